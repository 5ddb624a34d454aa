package web

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/store"
)

const secret = "correct horse battery"

// guardedServer serves a store to others; now is its clock.
func guardedServer(t *testing.T, o Options) (*httptest.Server, *store.Store) {
	t.Helper()
	s := filled(t)
	hash, err := HashPassword(secret)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetPassword(t.Context(), hash); err != nil {
		t.Fatal(err)
	}
	o.Reachable = true
	server := httptest.NewServer(New(s, slog.New(slog.NewTextHandler(io.Discard, nil)), o).Handler())
	t.Cleanup(server.Close)
	return server, s
}

// session gives the cookie of the answer as a header.
func session(t *testing.T, a answer) string {
	t.Helper()
	c := a.header.Get("Set-Cookie")
	for _, want := range []string{"session=", "HttpOnly", "SameSite=Lax", "Path=/"} {
		if !strings.Contains(c, want) {
			t.Errorf("cookie %q lacks %s", c, want)
		}
	}
	return strings.SplitN(c, ";", 2)[0]
}

func TestLogin(t *testing.T) {
	now := noon
	server, s := guardedServer(t, Options{Now: func() time.Time { return now }})
	for path, want := range map[string]int{"/": 303, "/story/s_ferry": 303, "/-/health": 200, "/login": 200, styleName: 200, "/search.json": 303} {
		a, body := get(t, server.URL+path, "Accept", "text/html")
		if a.status != want || strings.Contains(body, "Karvik") {
			t.Errorf("%s: status %d, want %d", path, a.status, want)
		}
	}
	if a, _ := get(t, server.URL+"/search.json?q=x"); a.status != http.StatusUnauthorized {
		t.Errorf("a program without login: status %d", a.status)
	}
	if a, _ := post(t, server.URL+"/story/s_ferry/decide", "do=lock"); a.status != http.StatusUnauthorized {
		t.Errorf("deciding without login: status %d", a.status)
	}
	if a, _ := get(t, server.URL+"/story/s_ferry?lang=de", "Accept", "text/html"); a.header.Get("Location") != "/login?to=%2Fstory%2Fs_ferry%3Flang%3Dde" {
		t.Errorf("sent to %q", a.header.Get("Location"))
	}
	if a, body := post(t, server.URL+"/login", "password=wrong+password"); a.status != http.StatusForbidden || !strings.Contains(body, "not the password") || a.header.Get("Set-Cookie") != "" {
		t.Errorf("wrong password: status %d", a.status)
	}
	a, _ := post(t, server.URL+"/login", "password=correct+horse+battery&to=%2Fsearch")
	if a.status != http.StatusSeeOther || a.header.Get("Location") != "/search" {
		t.Fatalf("login: status %d to %q", a.status, a.header.Get("Location"))
	}
	cookie := session(t, a)
	if a, body := get(t, server.URL+"/", "Cookie", cookie); a.status != 200 || !strings.Contains(body, "Karvik") {
		t.Errorf("logged in: status %d", a.status)
	}
	now = now.Add(sessionLasts + time.Second)
	if a, _ := get(t, server.URL+"/", "Cookie", cookie, "Accept", "text/html"); a.status != 303 {
		t.Errorf("after its time: status %d", a.status)
	}
	a, _ = post(t, server.URL+"/login", "password=correct+horse+battery&to=https://evil.example/")
	if a.header.Get("Location") != "/" {
		t.Errorf("login leads to %q", a.header.Get("Location"))
	}
	cookie = session(t, a)
	post(t, server.URL+"/logout", "", "Cookie", cookie)
	if a, _ := get(t, server.URL+"/", "Cookie", cookie, "Accept", "text/html"); a.status != 303 {
		t.Errorf("after logging out: status %d", a.status)
	}
	a, _ = post(t, server.URL+"/login", "password=correct+horse+battery")
	cookie = session(t, a)
	hash, _ := HashPassword("another password")
	if err := s.SetPassword(t.Context(), hash); err != nil {
		t.Fatal(err)
	}
	if a, _ := get(t, server.URL+"/", "Cookie", cookie, "Accept", "text/html"); a.status != 303 {
		t.Errorf("after a new password: status %d", a.status)
	}
}

// TestGuessing holds that who guesses is slowed down, and let in again later.
func TestGuessing(t *testing.T) {
	now := noon
	server, _ := guardedServer(t, Options{Now: func() time.Time { return now }})
	for i := range triesOfOne {
		if a, _ := post(t, server.URL+"/login", "password=guess"); a.status != http.StatusForbidden {
			t.Fatalf("try %d: status %d", i, a.status)
		}
	}
	a, body := post(t, server.URL+"/login", "password=correct+horse+battery")
	if a.status != http.StatusTooManyRequests || a.header.Get("Retry-After") == "" || !strings.Contains(body, "Too many tries") {
		t.Errorf("one try too many: status %d", a.status)
	}
	now = now.Add(intervalOfOne)
	if a, _ := post(t, server.URL+"/login", "password=correct+horse+battery"); a.status != http.StatusSeeOther {
		t.Errorf("later: status %d", a.status)
	}
}

// TestFeedLogin holds that a reader of feeds gets in with the password as HTTP Basic
// authentication, however often it looks, and nobody with another.
func TestFeedLogin(t *testing.T) {
	server, _ := guardedServer(t, Options{Now: func() time.Time { return noon }})
	header := func(password string) string {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.SetBasicAuth("any", password)
		return r.Header.Get("Authorization")
	}
	for range triesOfOne + 1 {
		if a, body := get(t, server.URL+"/feed.atom", "Authorization", header(secret)); a.status != 200 || !strings.Contains(body, "Karvik") {
			t.Fatalf("status %d", a.status)
		}
	}
	for i := range triesOfOne + 1 {
		want := http.StatusUnauthorized
		if i == triesOfOne {
			want = http.StatusTooManyRequests
		}
		if a, _ := get(t, server.URL+"/feed.atom", "Authorization", header("guess")); a.status != want {
			t.Errorf("try %d: status %d, want %d", i, a.status, want)
		}
	}
}

// TestExcerpts holds that who comes from elsewhere sees the beginning of articles only.
func TestExcerpts(t *testing.T) {
	for _, whole := range []bool{false, true} {
		server, s := guardedServer(t, Options{Whole: whole})
		take(t, s, "long", "A long report", "It began at dawn. "+strings.Repeat("More was said of it. ", 200)+"It ended at dusk.", "s_long", 3, func(x *store.Taken) {
			end := len(x.Article.Text)
			x.Notes = append(x.Notes, parallax.Annotation{Kind: parallax.KindQuote, Span: parallax.TextSpan(end-len("ended at dusk."), end), Quote: &parallax.Quote{Form: parallax.Indirect}})
		})
		a, _ := post(t, server.URL+"/login", "password=correct+horse+battery")
		_, body := get(t, server.URL+"/article/a_long", "Cookie", session(t, a))
		if got := strings.Contains(body, "ended at dusk."); got != whole || !strings.Contains(body, "egan at dawn.") {
			t.Errorf("whole articles %v: the end is shown: %v", whole, got)
		}
		if strings.Contains(body, "This is the beginning") == whole {
			t.Errorf("whole articles %v: the notice is wrong", whole)
		}
	}
}

func TestIsPassword(t *testing.T) {
	hash, err := HashPassword(secret)
	if err != nil || !isPassword(hash, secret) || isPassword(hash, secret+" ") {
		t.Errorf("%s: %v", hash, err)
	}
	for _, bad := range []string{"", "x", "$argon2id$v=19$m=1,t=0,p=1$AAAA$AAAA", "$argon2id$v=19$m=1,t=1,p=1$AAAA$", "$argon2i$v=19$m=64,t=1,p=1$AAAA$AAAA", strings.Replace(hash, "v=19", "v=16", 1)} {
		if isPassword(bad, secret) || isPassword(bad, "") {
			t.Errorf("%q lets in", bad)
		}
	}
	if _, err := HashPassword("short"); err == nil {
		t.Error("a short password is taken")
	}
}

func TestOwnPath(t *testing.T) {
	for to, want := range map[string]string{
		"/story/s?x=1": "/story/s?x=1", "": "/", "story": "/", "//evil.example": "/", "https://evil.example/": "/", `/\evil.example`: "/", "/\tx": "/", "javascript:x": "/",
	} {
		if got := ownPath(to); got != want {
			t.Errorf("%q leads to %q, want %q", to, got, want)
		}
	}
}

// counted counts what is read of it.
type counted struct {
	io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

// TestLongLogin holds that of a login without an end only so much is read.
func TestLongLogin(t *testing.T) {
	head := "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
	body := &counted{Reader: io.MultiReader(strings.NewReader(head), io.LimitReader(zeros{}, 64<<20))}
	r := httptest.NewRequest(http.MethodPost, "/login", body)
	r.Header.Set("Content-Type", "multipart/form-data; boundary=b")
	w := httptest.NewRecorder()
	New(filled(t), discard(), Options{Reachable: true}).Handler().ServeHTTP(w, r)
	if body.n > mostBody+1 || w.Code != http.StatusForbidden {
		t.Errorf("read %d bytes, status %d", body.n, w.Code)
	}
}

// zeros never ends.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
