package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"time"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

const (
	// liveEvery is how often a stream looks for what is new, liveQuiet after how many looks without
	// anything it says that it is still there.
	liveEvery, liveQuiet = 2 * time.Second, 10
	// mostLive is how many streams are open at once.
	mostLive = 500
)

// script is htmx and what uses it; a page is whole without it.
var script = func() []byte {
	var out []byte
	for _, name := range []string{"ui/htmx.min.js", "ui/site.js"} {
		part, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		out = append(append(out, part...), '\n')
	}
	return out
}()

// scriptName changes with the script, so that browsers may keep it for good.
var scriptName = func() string {
	sum := sha256.Sum256(script)
	return "/-/" + hex.EncodeToString(sum[:6]) + ".js"
}()

// Script is the address of the script.
func (head) Script() string { return scriptName }

func (s *Server) scripts(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	if _, err := w.Write(script); err != nil {
		s.log.Debug("script not written", "error", err)
	}
}

// stream tells a page, as server-sent events, when there is something new: "stories" when a story was
// published or decided on, "work" when the queue or the feeds changed. Pages then ask for themselves anew.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	defer s.streams.Add(-1)
	if s.streams.Add(1) > mostLive {
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	out := http.NewResponseController(w)
	_ = out.SetReadDeadline(time.Time{}) // a stream outlives the patience with requests
	say := func(words string) error {
		_ = out.SetWriteDeadline(time.Now().Add(time.Minute))
		if _, err := fmt.Fprint(w, words); err != nil {
			return err
		}
		return out.Flush()
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no") // of proxies
	was, err := s.pulse(r.Context())
	if err == nil {
		err = say("retry: 5000\n\n")
	}
	ticker := time.NewTicker(liveEvery)
	defer ticker.Stop()
	for quiet := 0; err == nil; {
		select {
		case <-r.Context().Done():
			return
		case <-s.options.Stopped:
			return
		case <-ticker.C:
		}
		var now store.Pulse
		if now, err = s.pulse(r.Context()); err != nil {
			break
		}
		words := ""
		if now.Stories != was.Stories {
			words += "event: stories\ndata: new\n\n"
		}
		if now.Work != was.Work {
			words += "event: work\ndata: new\n\n"
		}
		if quiet++; words == "" && quiet >= liveQuiet {
			words = ": nothing new\n\n"
		}
		if words != "" {
			quiet, err = 0, say(words)
		}
		was = now
	}
	if r.Context().Err() == nil {
		s.log.Debug("stream ended", "error", err)
	}
}

// pulse asks the store what is new, for all streams at once.
func (s *Server) pulse(ctx context.Context) (store.Pulse, error) {
	return s.pulses.get(time.Now(), func() (store.Pulse, error) { return s.store.Pulse(ctx) })
}

// newer says, for a page that shows a version of a story, that there is a newer one; else nothing.
func (s *Server) newer(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	id := parallax.StoryID(r.PathValue("id"))
	now, err := s.store.Redirect(r.Context(), id)
	if err != nil {
		return err
	}
	versions, err := s.store.Versions(r.Context(), now)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if now == id && (len(versions) == 0 || fmt.Sprint(versions[0].Version) == r.URL.Query().Get("than")) {
		return nil
	}
	part, err := s.fragment(l, "newer", now)
	if err == nil {
		_, err = w.Write([]byte(part))
	}
	return err
}
