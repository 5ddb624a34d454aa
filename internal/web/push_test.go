package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/store"
)

// TestPush answers a hub only for what was asked of it, and has the feed read only for what it signed.
func TestPush(t *testing.T) {
	server, s, e := following(t)
	ids, err := s.AddFeeds(t.Context(), noon, store.Feed{Address: "https://one.example/feed"})
	if err != nil {
		t.Fatal(err)
	}
	p := store.Push{Feed: ids[0], Token: "TOKEN", Secret: "s3cret", Hub: "https://hub.example/", Topic: "https://one.example/feed?a=1", Asked: noon}
	if err := s.KeepPush(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	at := server.URL + "/push/TOKEN"
	ask := func(values url.Values) string { return at + "?" + values.Encode() }
	intent := url.Values{"hub.mode": {"subscribe"}, "hub.topic": {p.Topic}, "hub.challenge": {"<b>7"}, "hub.lease_seconds": {"3600"}}
	with := func(key, value string) url.Values {
		out := url.Values{}
		for k, v := range intent {
			out[k] = v
		}
		out.Set(key, value)
		return out
	}
	for name, wrong := range map[string]string{
		"another topic": ask(with("hub.topic", "https://other.example/")), "unsubscribe": ask(with("hub.mode", "unsubscribe")),
		"no lease": ask(with("hub.lease_seconds", "soon")), "another token": server.URL + "/push/GUESS?" + intent.Encode(),
	} {
		if a, body := get(t, wrong); a.status < 400 || strings.Contains(body, "<b>7") {
			t.Errorf("%s: status %d, %q", name, a.status, body)
		}
	}
	if now, _ := s.Push(t.Context(), ids[0]); !now.Until.IsZero() {
		t.Fatalf("something wrong was taken for a promise: %+v", now)
	}
	a, body := get(t, ask(intent))
	if a.status != 200 || body != "<b>7" || !strings.HasPrefix(a.header.Get("Content-Type"), "text/plain") {
		t.Errorf("status %d, %q", a.status, body)
	}
	if now, _ := s.Push(t.Context(), ids[0]); !now.Until.Equal(noon.Add(time.Hour)) {
		t.Errorf("promised until %v", now.Until)
	}
	if _, page := get(t, server.URL+"/feeds"); !strings.Contains(page, "pushed by its hub until 9 March 2027, 13:00") {
		t.Error("the page of feeds does not tell the promise")
	}
	if err := s.Polled(t.Context(), noon, store.Poll{Feed: ids[0], State: parallax.FeedState{URL: "https://one.example/feed", Next: noon.Add(time.Hour)}}); err != nil {
		t.Fatal(err)
	}
	due := func() bool {
		f, err := s.Feed(t.Context(), ids[0])
		if err != nil {
			t.Fatal(err)
		}
		return f.Next.IsZero()
	}
	send := func(body, signature string) int {
		a, _ := send(t, at, "application/rss+xml", strings.NewReader(body), "X-Hub-Signature", signature)
		return a.status
	}
	mac := hmac.New(sha256.New, []byte(p.Secret))
	mac.Write([]byte("<rss>"))
	signature := "sha256=" + hex.EncodeToString(mac.Sum(nil))
	woken := e.woken
	for name, c := range map[string][2]string{"unsigned": {"<rss>", ""}, "forged": {"<rss/>", signature}, "unknown": {"<rss>", "md5=00"}, "broken": {"<rss>", "sha256=zz"}} {
		if status := send(c[0], c[1]); status != http.StatusAccepted || due() || e.woken != woken {
			t.Errorf("%s: status %d, due %v", name, status, due())
		}
	}
	if status := send("<rss>", signature); status != http.StatusAccepted || !due() || e.woken != woken+1 {
		t.Errorf("signed: status %d, due %v", status, due())
	}
	if send("<rss>", signature); e.woken != woken+1 {
		t.Error("a hub that sends again at once has the feed read again")
	}
	if status := send(strings.Repeat("x", mostPushed+1), signature); status != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: status %d", status)
	}
	if a, _ := get(t, ask(url.Values{"hub.mode": {"denied"}, "hub.topic": {p.Topic}, "hub.reason": {"not <i>yours"}})); a.status != 200 {
		t.Errorf("denied: status %d", a.status)
	}
	if _, page := get(t, server.URL+"/feeds"); !strings.Contains(page, "the hub refuses: not &lt;i&gt;yours") {
		t.Error("the page of feeds does not tell the refusal")
	}
	if err := s.RemoveFeed(t.Context(), ids[0]); err != nil {
		t.Fatal(err)
	}
	if status := send("<rss>", signature); status != http.StatusGone {
		t.Errorf("of a feed that was removed: status %d", status)
	}
}

// TestPushWithoutASecret takes what a hub sends that is asked without encryption, and so has no secret, for a reason to read the feed.
func TestPushWithoutASecret(t *testing.T) {
	server, s, e := following(t)
	ids, err := s.AddFeeds(t.Context(), noon, store.Feed{Address: "https://one.example/feed"})
	if err == nil {
		err = s.KeepPush(t.Context(), store.Push{Feed: ids[0], Token: "TOKEN", Hub: "http://hub.example/", Topic: "https://one.example/feed", Asked: noon})
	}
	if err != nil {
		t.Fatal(err)
	}
	woken := e.woken
	if a, _ := send(t, server.URL+"/push/TOKEN", "application/rss+xml", strings.NewReader("<rss>")); a.status != http.StatusAccepted || e.woken != woken+1 {
		t.Errorf("status %d, woken %d times", a.status, e.woken-woken)
	}
}
