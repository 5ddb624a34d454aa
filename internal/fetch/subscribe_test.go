package fetch

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"parallax"
)

// TestSubscribeKeepsSecrets sends a hub that is asked without encryption no secret, and one with a secret nothing at all.
func TestSubscribeKeepsSecrets(t *testing.T) {
	var got []url.Values
	hub := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		got = append(got, r.PostForm)
		w.WriteHeader(http.StatusAccepted)
	}))
	t.Cleanup(hub.Close)
	p := NewPoller(Options{AllowPrivate: true})
	s := Subscription{Hub: hub.URL, Topic: "https://one.example/feed", Callback: "https://me.example/push/T", Lease: time.Hour}
	if err := p.Subscribe(t.Context(), s); err != nil || len(got) != 1 || got[0].Has("hub.secret") || got[0].Get("hub.lease_seconds") != "3600" {
		t.Errorf("%v, %v", got, err)
	}
	s.Secret = "s3cret"
	if err := p.Subscribe(t.Context(), s); !errors.Is(err, parallax.ErrRefused) || len(got) != 1 {
		t.Errorf("%v, %v", got, err)
	}
}
