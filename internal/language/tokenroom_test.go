package language

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestFirstTokens asks that the first words of a text are the same when no more than they are cut.
func TestFirstTokens(t *testing.T) {
	pieces := []string{"well", "-", "known", " ", "U", ".", "S", ".", " ", "28", "-", "point", ",", "“", "l'", "été", "Covid", "-", "19", "東", "京", "タ", " ", "a", ".", "d-e", "’s"}
	r := rand.New(rand.NewPCG(3, 1))
	shorter := false
	for range 3000 {
		var b strings.Builder
		for range r.IntN(30) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		all := Tokens(text)
		for words := range 10 {
			some, seen := appendTokens(nil, text, words), 0
			shorter = shorter || len(some) < len(all)
			for i, want := range all {
				if seen == words {
					break
				}
				if i >= len(some) || some[i] != want {
					t.Fatalf("%d words of %q: %v, of all %v", words, text, some, all)
				}
				if want.Kind != Punct {
					seen++
				}
			}
		}
	}
	if !shorter {
		t.Error("all is cut whatever is asked for")
	}
}
