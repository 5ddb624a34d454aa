package language

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/blevesearch/snowballstem"
)

// TestStemsAreRemembered wants of a word asked again, in another language too, what the stemmer gives,
// and that no more is remembered than it should.
func TestStemsAreRemembered(t *testing.T) {
	for range 2 {
		for tag, want := range map[string]string{"en": "run", "de": "running", "und": "running"} {
			if got := For(tag).Stem("Running"); got != want {
				t.Errorf("%s: %q, want %q", tag, got, want)
			}
		}
	}
	var m stemMemory
	asked := 0
	cut := func(env *snowballstem.Env) bool {
		asked++
		return true
	}
	for range 2 {
		m.of("en", "ferries", cut)
		m.of("de", "ferries", cut)
	}
	if asked != 2 {
		t.Errorf("asked %d times for one word in two languages", asked)
	}
	for i := range mostStemmed + 10 {
		m.of("en", fmt.Sprint(i), cut)
	}
	long := strings.Repeat("x", maxStemmedBytes+1)
	asked = 0
	for range 2 {
		if m.of("en", long, cut) != long {
			t.Error("a word as long as a page is cut")
		}
	}
	if asked != 2 {
		t.Error("a word as long as a page is remembered")
	}
	full := 0
	for i := range m.known {
		if m.known[i].Load() != nil {
			full++
		}
	}
	if full < mostStemmed/2 {
		t.Errorf("%d words are remembered of more than %d", full, mostStemmed)
	}
}

// TestStemsOfAll has many ask at once for more words than are remembered, and wants the stem of each.
func TestStemsOfAll(t *testing.T) {
	var m stemMemory
	first := func(env *snowballstem.Env) bool {
		env.SetCurrent("s" + env.Current())
		return true
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 2 * mostStemmed {
				word := fmt.Sprint(i * 7919 % (3 * mostStemmed))
				if got := m.of("en", word, first); got != "s"+word {
					t.Errorf("%s: %s", word, got)
				}
			}
		})
	}
	all.Wait()
}
