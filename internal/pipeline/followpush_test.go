package pipeline

import (
	"testing"
	"time"

	"parallax/internal/store"
)

// TestWantsPush asks a hub when there is no promise, when three quarters of one are over, and when feed or hub are others.
func TestWantsPush(t *testing.T) {
	now := clock()
	days := func(n float64) time.Time { return now.Add(time.Duration(n * 24 * float64(time.Hour))) }
	const self, hub = "https://a.example/feed", "https://hub.example/"
	agreed := store.Push{Token: "t", Topic: self, Hub: hub}
	for name, c := range map[string]struct {
		change func(*store.Push)
		self   string
		want   bool
	}{
		"a feed that does not state its address": {func(p *store.Push) { *p = store.Push{} }, "", false},
		"nothing agreed":                         {func(p *store.Push) { *p = store.Push{} }, self, true},
		"asked an hour ago":                      {func(p *store.Push) { p.Asked = days(-1. / 24) }, self, false},
		"asked two days ago, nothing promised":   {func(p *store.Push) { p.Asked = days(-2) }, self, true},
		"promised":                               {func(p *store.Push) { p.Asked, p.Until = days(-5), days(5) }, self, false},
		"promised, unchanged answer":             {func(p *store.Push) { p.Asked, p.Until = days(-5), days(5) }, "", false},
		"promised, and three quarters are over":  {func(p *store.Push) { p.Asked, p.Until = days(-8), days(2) }, self, true},
		"the promise is over, asked an hour ago": {func(p *store.Push) { p.Asked, p.Until = days(-1./24), days(-1./48) }, self, false},
		"the promise is over":                    {func(p *store.Push) { p.Asked, p.Until = days(-11), days(-1) }, self, true},
		"promised for another address":           {func(p *store.Push) { p.Asked, p.Until, p.Topic = days(-1), days(9), "https://b.example/" }, self, true},
		"promised by a hub it no longer names":   {func(p *store.Push) { p.Asked, p.Until, p.Hub = days(-1), days(9), "https://old.example/" }, self, true},
	} {
		p := agreed
		c.change(&p)
		if got := wantsPush(&p, c.self, []string{hub}, now); got != c.want {
			t.Errorf("%s: asked %v", name, got)
		}
	}
}

// TestBettered asks anew when a feed names a hub that can be asked with encryption, where one without was asked.
func TestBettered(t *testing.T) {
	now := clock()
	const self, bare, safe = "https://a.example/feed", "http://hub.example/", "https://hub.example/"
	for _, c := range []struct {
		hub  string
		hubs []string
		want bool
	}{{bare, []string{bare}, false}, {bare, []string{bare, safe}, true}, {safe, []string{bare, safe}, false}, {safe, []string{"https://other.example/", safe}, false}} {
		p := store.Push{Token: "t", Topic: self, Hub: c.hub, Asked: now.Add(-time.Hour), Until: now.Add(240 * time.Hour)}
		if got := wantsPush(&p, self, c.hubs, now); got != c.want {
			t.Errorf("%s of %v: asked %v", c.hub, c.hubs, got)
		}
	}
}

// TestHubOf chooses a hub that can be asked with encryption where there is one.
func TestHubOf(t *testing.T) {
	if got := hubOf([]string{"http://a.example/", "HTTPS://b.example/", "https://c.example/"}); got != "HTTPS://b.example/" {
		t.Error(got)
	}
	if got := hubOf([]string{"http://a.example/", "http://b.example/"}); got != "http://a.example/" {
		t.Error(got)
	}
}
