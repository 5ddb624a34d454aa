package language

import (
	"fmt"
	"strings"
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
	if m.of("en", long, cut) != long || m.known[stemKey{"en", long}] != "" {
		t.Error("a word as long as a page is cut, or remembered")
	}
	if len(m.known) > mostStemmed {
		t.Errorf("%d words are remembered", len(m.known))
	}
}
