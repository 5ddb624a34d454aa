package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"parallax"
)

const (
	// visitCookie remembers two times, in seconds: since when what is new is told, and when
	// the reader was last here.
	visitCookie = "visit"

	// visitEnds is after how long without a look at the list a visit is over.
	visitEnds = 30 * time.Minute
)

// visit gives when the visit before this one ended, and remembers this one; zero on the first.
func (s *Server) visit(w http.ResponseWriter, r *http.Request, now time.Time) time.Time {
	var since, last int64
	if c, err := r.Cookie(visitCookie); err == nil {
		a, b, _ := strings.Cut(c.Value, ".")
		since, _ = strconv.ParseInt(a, 10, 64)
		last, _ = strconv.ParseInt(b, 10, 64)
	}
	if last > now.Unix() || since > last {
		since, last = 0, 0 // no clock of ours wrote that
	}
	if last > 0 && now.Sub(time.Unix(last, 0)) > visitEnds {
		since = last
	}
	if r.Header.Get("HX-Request") == "" { // a page that asks for itself anew is no look at it
		remember(w, since, now)
	}
	if since <= 0 {
		return time.Time{}
	}
	return time.Unix(since, 0)
}

// remember keeps what visit reads.
func remember(w http.ResponseWriter, since int64, now time.Time) {
	http.SetCookie(w, &http.Cookie{
		Name: visitCookie, Value: strconv.FormatInt(since, 10) + "." + strconv.FormatInt(now.Unix(), 10), Path: "/", MaxAge: yearSecs,
		HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

// news gives the key of the text that says what is new of a story since the visit: that it is
// there, or that it was compared anew; "" when nothing is, or there was no visit.
func news(g *parallax.Digest, visit time.Time) string {
	switch {
	case visit.IsZero() || !g.Made.After(visit):
		return ""
	case g.Version == 1:
		return "web.new"
	}
	return "web.changed"
}
