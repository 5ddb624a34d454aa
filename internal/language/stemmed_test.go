package language

import (
	"fmt"
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
	if len(m.known) > mostStemmed {
		t.Errorf("%d words are remembered", len(m.known))
	}
}
