package web

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // hubs that know nothing newer sign with it
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"parallax"
	"parallax/internal/store"
)

const (
	// pushPath is the beginning of the addresses that hubs call (pipeline.PushPath); the rest is a token.
	pushPath = "/push/"
	// mostPushed bounds what a hub sends, in bytes.
	mostPushed = 4 << 20
	// pushRest is how long a feed rests between two polls that its hub causes.
	pushRest = 30 * time.Second
	// mostLease is the longest promise of a hub that is believed.
	mostLease = 90 * 24 * time.Hour
)

// pushed lets hubs through to their addresses, which ask for no login, since they hold a token that nobody else knows, and
// may come under the name that others know this server by.
func (s *Server) pushed(next http.Handler) http.Handler {
	if s.options.Engine == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, is := strings.CutPrefix(r.URL.Path, pushPath)
		if !is {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("X-Content-Type-Options", "nosniff")
		p, err := s.store.PushAt(r.Context(), token)
		switch {
		case errors.Is(err, parallax.ErrNotFound):
			http.Error(w, "nothing is asked of a hub here", http.StatusGone)
		case err != nil:
			s.log.Error("push", "error", err)
			http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		case r.Method == http.MethodGet:
			s.pushIntent(w, r, &p)
		case r.Method == http.MethodPost:
			s.pushContent(w, r, &p)
		default:
			w.WriteHeader(http.StatusMethodNotAllowed)
		}
	})
}

// pushIntent answers a hub that asks whether we meant it (WebSub, section 5.3), or that refuses (5.2).
func (s *Server) pushIntent(w http.ResponseWriter, r *http.Request, p *store.Push) {
	q, now := r.URL.Query(), s.options.Now()
	if q.Get("hub.topic") != p.Topic {
		http.Error(w, "another feed was asked for", http.StatusNotFound)
		return
	}
	var err error
	switch q.Get("hub.mode") {
	case "subscribe":
		seconds, wrong := strconv.ParseInt(q.Get("hub.lease_seconds"), 10, 32)
		if wrong != nil || seconds <= 0 || q.Get("hub.challenge") == "" {
			http.Error(w, "a challenge and how long it will be are needed", http.StatusBadRequest)
			return
		}
		err = s.store.ChangePush(r.Context(), p.Token, now.Add(min(time.Duration(seconds)*time.Second, mostLease)), "")
	case "denied":
		err = s.store.ChangePush(r.Context(), p.Token, time.Time{}, strings.TrimSpace("the hub refuses: "+short(q.Get("hub.reason"))))
	default: // nobody here asks to end it: a feed that is removed is gone here
		http.Error(w, "that was not asked for", http.StatusNotFound)
		return
	}
	if err != nil {
		s.log.Error("push", "error", err)
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if _, err := io.WriteString(w, q.Get("hub.challenge")); err != nil {
		s.log.Debug("challenge not written", "error", err)
	}
}

// pushContent has the feed read that a hub sent something of. What it sent is not taken: the feed itself says the same, and
// needs no trust in the hub. What is not signed with our secret is passed over, without telling the sender (section 8); a hub that is asked
// without encryption has none.
func (s *Server) pushContent(w http.ResponseWriter, r *http.Request, p *store.Push) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostPushed))
	if err != nil {
		http.Error(w, "that is too large", http.StatusRequestEntityTooLarge)
		return
	}
	if p.Secret != "" && !signed(r.Header.Get("X-Hub-Signature"), p.Secret, body) {
		s.log.Warn("push without our signature", "hub", p.Hub, "feed", p.Feed)
		w.WriteHeader(http.StatusAccepted)
		return
	}
	polled, err := s.store.Pushed(r.Context(), p.Token, s.options.Now(), pushRest)
	if err != nil {
		s.log.Error("push", "error", err)
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	if polled {
		s.options.Engine.Wake()
	}
	w.WriteHeader(http.StatusAccepted)
}

// signers are the hashes a hub may sign with.
var signers = map[string]func() hash.Hash{"sha1": sha1.New, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New}

// signed reports whether the signature ("sha256=...", in hexadecimal) is that of the body with the secret.
func signed(signature, secret string, body []byte) bool {
	method, given, _ := strings.Cut(signature, "=")
	signer, known := signers[strings.ToLower(method)]
	if !known {
		return false
	}
	sum, err := hex.DecodeString(given)
	if err != nil {
		return false
	}
	mac := hmac.New(signer, []byte(secret))
	mac.Write(body) // never fails
	return hmac.Equal(mac.Sum(nil), sum)
}
