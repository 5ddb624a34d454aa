package measure

import (
	"html"
	"strings"
	"testing"
	"time"
)

// TestNewsroom wants the same articles from the same seed, of many languages, with copies and updates.
func TestNewsroom(t *testing.T) {
	at := time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)
	one, two := NewNewsroom(3), NewNewsroom(3)
	languages, addresses, words := map[string]int{}, map[string]int{}, 0
	for range 400 {
		a := one.Next(at)
		if b := two.Next(at); a != b {
			t.Fatalf("%s, and %s from the same seed", a.Address, b.Address)
		}
		languages[a.Language]++
		addresses[a.Address]++
		words += len(strings.Fields(a.HTML))
		if a.Title == "" || !strings.Contains(a.HTML, "<h1>"+html.EscapeString(a.Title)) || string(a.Page().Body) != a.HTML {
			t.Fatalf("title %q of\n%s", a.Title, a.HTML)
		}
	}
	if len(languages) < 5 || len(addresses) > 398 || len(addresses) < 300 {
		t.Errorf("languages %v, %d addresses", languages, len(addresses))
	}
	if words /= 400; words < 300 || words > 800 {
		t.Errorf("%d words an article", words)
	}
}

func TestLatencyOf(t *testing.T) {
	var took []time.Duration
	for i := range 200 {
		took = append(took, time.Duration(200-i)*time.Millisecond)
	}
	if l := LatencyOf("x", took); l.Count != 200 || l.P50 != 101 || l.P99 != 199 || l.Most != 200 {
		t.Errorf("%+v", l)
	}
	if l := LatencyOf("x", nil); l != (Latency{Name: "x"}) {
		t.Errorf("%+v", l)
	}
}
