package main

import (
	"crypto/hmac"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// hub is a hub of WebSub on loopback: it asks back, keeps who subscribed, and sends what is published, signed.
type hub struct {
	*httptest.Server
	mu         sync.Mutex
	subscribed url.Values
}

func newHub(t *testing.T) *hub {
	h := &hub{}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil || r.PostForm.Get("hub.mode") != "subscribe" {
			http.Error(w, "what?", http.StatusBadRequest)
			return
		}
		w.WriteHeader(http.StatusAccepted)
		form := r.PostForm
		go h.verify(t, form)
	}))
	t.Cleanup(h.Close)
	return h
}

func (h *hub) verify(t *testing.T, form url.Values) {
	q := url.Values{"hub.mode": {"subscribe"}, "hub.topic": form["hub.topic"], "hub.challenge": {"challenge-7"}, "hub.lease_seconds": {"864000"}}
	response, err := http.Get(form.Get("hub.callback") + "?" + q.Encode())
	if err != nil {
		t.Error(err)
		return
	}
	defer response.Body.Close()
	if body, _ := io.ReadAll(response.Body); string(body) != "challenge-7" || response.StatusCode != http.StatusOK {
		t.Errorf("the subscriber answers %d %q", response.StatusCode, body)
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.subscribed = form
}

func (h *hub) subscriber() url.Values {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.subscribed
}

func (h *hub) publish(t *testing.T, body string) {
	form := h.subscriber()
	mac := hmac.New(sha512.New, []byte(form.Get("hub.secret")))
	mac.Write([]byte(body))
	r, err := http.NewRequest(http.MethodPost, form.Get("hub.callback"), strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Hub-Signature", "sha512="+hex.EncodeToString(mac.Sum(nil)))
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode/100 != 2 {
		t.Errorf("the subscriber answers what was published with %d", response.StatusCode)
	}
}

// TestServePushed follows a feed with a hub behind a proxy that is known by another name: the hub is asked, asks back,
// and what it sends has the feed read at once, which by the clock would be read half an hour later.
func TestServePushed(t *testing.T) {
	h := newHub(t)
	var items atomic.Int64
	items.Store(1)
	var outlet *httptest.Server
	outlet = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/feed":
			fmt.Fprintf(w, `<feed xmlns="http://www.w3.org/2005/Atom"><title>Ayr Post</title><link rel="self" href="%s/feed"/><link rel="hub" href="%s"/>`, outlet.URL, h.URL)
			for i := range items.Load() {
				fmt.Fprintf(w, `<entry><id>%d</id><title>Ferry</title><link href="%s/page/%d"/></entry>`, i, outlet.URL, i)
			}
			fmt.Fprint(w, `</feed>`)
		case strings.HasPrefix(r.URL.Path, "/page/"):
			fmt.Fprintf(w, `<html lang="en"><head><title>Ferry hits pier in Karvik</title></head><body><article><h1>Ferry hits pier in Karvik</h1><p>A ferry struck the pier of Karvik in thick fog on Tuesday and nine passengers were injured, page %s says.</p></article></body></html>`, r.URL.Path)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(outlet.Close)
	var inside atomic.Pointer[url.URL]
	proxy := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(inside.Load())
		r.Out.Host = "news.example"
	}})
	t.Cleanup(proxy.Close)
	t.Setenv("PARALLAX_BASE", proxy.URL+"/")
	t.Setenv("PARALLAX_PER_SECOND", "50")
	address, stop := startServe(t, filepath.Join(t.TempDir(), "news"))
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	inside.Store(at)
	response, err := http.PostForm(address+"/feeds/add", url.Values{"address": {outlet.URL + "/feed"}})
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	until := func(what string, is func() bool) {
		t.Helper()
		for range 400 {
			if is() {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("%s: %s", what, fetched(t, address+"/feeds"))
	}
	until("the hub is not asked", func() bool { return h.subscriber() != nil })
	if got := h.subscriber(); got.Get("hub.topic") != outlet.URL+"/feed" || !strings.HasPrefix(got.Get("hub.callback"), proxy.URL+"/push/") || got.Has("hub.secret") { // which is for hubs asked with encryption
		t.Errorf("the hub was asked %v", got)
	}
	taken := func(n int) func() bool {
		return func() bool { return strings.Contains(fetched(t, address+"/feeds"), fmt.Sprintf("looked at %d ", n)) }
	}
	until("the first item is not taken", taken(1))
	items.Store(2)
	time.Sleep(200 * time.Millisecond)
	if !taken(1)() {
		t.Error("the feed was read without a push")
	}
	h.publish(t, "<feed/>")
	until("what was pushed is not taken", taken(2))
	if page := fetched(t, address+"/feeds"); !strings.Contains(page, "pushed by its hub until") || strings.Contains(page, strings.TrimPrefix(h.subscriber().Get("hub.callback"), proxy.URL+"/push/")) {
		t.Errorf("the page of feeds:\n%s", page)
	}
	if status := stop(); status != statusDone {
		t.Errorf("serve ends with %d", status)
	}
}
