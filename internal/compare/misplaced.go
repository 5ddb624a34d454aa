package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	// leastPlace is the least number of letters of two place names that may be taken for each other.
	leastPlace = 6
	// misplacedShared is how many telling words, other than names, two statements must share to
	// be of one event.
	misplacedShared = 2
)

// placed is one mention of a place.
type placed struct {
	at   *statement
	note *parallax.Annotation
	name string // folded
}

// misplaced finds one event put in two places whose names are easily taken for each other
// ("Varnow" for "Varlew"): between two articles a conflict, within one a self-conflict. Other pairs
// of places may lie in each other, which no list here tells.
func (s *story) misplaced() []parallax.Difference {
	mentions := map[string][]placed{}
	persons := s.familyNames()
	var names []string
	for _, st := range s.statements {
		for _, n := range st.names {
			w, err := st.article().Words(n.Span)
			if err != nil || n.Name.Type != parallax.Place && n.Name.Type != parallax.OtherName {
				continue
			}
			w = language.Fold(w)
			if persons[w] {
				continue
			}
			if mentions[w] == nil {
				names = append(names, w)
			}
			mentions[w] = append(mentions[w], placed{st, n, w})
		}
	}
	var out []parallax.Difference
	for i, x := range names {
		for _, y := range names[:i] {
			if confusable(x, y) {
				out = append(out, s.misplacing(mentions[y], mentions[x])...)
			}
		}
	}
	return out
}

// familyNames gives the last words of the names of persons in the story, folded: standing alone they look like places.
func (s *story) familyNames() map[string]bool {
	out := map[string]bool{}
	for _, st := range s.statements {
		for _, n := range st.names {
			if f := strings.Fields(language.Fold(n.Name.Canonical)); n.Name.Type == parallax.Person && len(f) > 1 {
				out[f[len(f)-1]] = true
			}
		}
	}
	return out
}

// misplacing gives the conflict of two names, and the self-conflict of each article that has both.
func (s *story) misplacing(one, other []placed) []parallax.Difference {
	var out []parallax.Difference
	at := map[*telling]int{} // by the telling of a self-conflict; nil for the conflict
	for _, a := range one {
		for _, b := range other {
			shared := s.otherWords(a.at, b.at)
			if a.at == b.at || shared < misplacedShared || a.at.telling != b.at.telling && sameTelling(a.at.telling, b.at.telling) {
				continue
			}
			kind, key := parallax.Conflict, (*telling)(nil)
			if a.at.telling == b.at.telling {
				kind, key = parallax.SelfConflict, a.at.telling
			}
			if _, ok := at[key]; !ok {
				at[key] = len(out)
				out = append(out, parallax.Difference{Kind: kind, Claim: s.claimOf(a.at, b.at), Slot: parallax.SlotPlace, About: clip(a.at.Exact), Score: 0.7,
					Why: []parallax.Reason{parallax.Because("names easily taken for each other", "%s, %s", a.name, b.name), parallax.Because("one event", "%d words in common", shared)}})
			}
			d := &out[at[key]]
			d.Sides = addSides(d.Sides, []parallax.Side{a.at.side(a.note.Span, a.name, 0), b.at.side(b.note.Span, b.name, 1)})
		}
	}
	return out
}

// otherWords counts the telling words, other than names, that stand in both statements.
func (s *story) otherWords(a, b *statement) int {
	n := 0
	seen := map[string]bool{}
	for _, w := range a.words {
		if !w.name && !seen[w.stem] && s.lexicon.stands(w.stem, b) {
			n++
		}
		seen[w.stem] = true
	}
	return n
}

// confusable reports whether two names differ in two or three letters at the same places, of
// which one at least is a consonant: other vowels alone are another spelling, and so are
// letters more or less.
func confusable(a, b string) bool {
	a, b = breathless(plain(a)), breathless(plain(b))
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) || len(x) < leastPlace || x[0] != y[0] || x[len(x)-1] != y[len(y)-1] || strings.ContainsFunc(a+b, notLetter) {
		return false
	}
	differ, consonants := 0, 0
	for i := range x {
		if x[i] != y[i] {
			differ++
			if !isVowel(x[i]) && !isVowel(y[i]) {
				consonants++
			}
		}
	}
	return differ >= 2 && differ <= 3 && differ < len(x)/2 && consonants > 0
}

// breathless takes the h off behind a consonant, by which alphabets are written in another ("dh", "kh").
func breathless(w string) string {
	var out []rune
	for _, r := range w {
		if r == 'h' && len(out) > 0 && !isVowel(out[len(out)-1]) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// isVowel is true for letters that spellings of one foreign name exchange.
func isVowel(r rune) bool {
	return slices.Contains([]rune{'a', 'e', 'i', 'o', 'u', 'y'}, r) || r > utf8.RuneSelf
}
