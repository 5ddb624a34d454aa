package compare

import (
	"parallax"
	"parallax/internal/language"
)

// toll is a count of those something happened to.
type toll struct {
	act, thing string
	value      float64
}

// lowered gives the counts of which a statement says that they were put right, each with the word that says so: "lowered
// the death toll to ten", "ten people died, one fewer than was thought".
func (s *story) lowered() map[toll]string {
	out := map[toll]string{}
	for _, st := range s.statements {
		word := st.loweringWord()
		if word == "" {
			continue
		}
		for _, n := range st.quantities {
			if q := n.Quantity; q.Act != "" && q.Bound == parallax.Exact {
				out[toll{q.Act, q.Thing, q.Value}] = word
			}
		}
	}
	return out
}

// loweringWord gives the word of the statement that says a count is less than it was thought to be; "" without one.
func (s *statement) loweringWord() string {
	lowered := language.For(s.article().Language).Changes().Lowered
	for i := range s.words {
		if w := &s.words[i]; lowered[w.printed] {
			return w.printed
		}
	}
	return ""
}

// shrunk tells of two counts that only grow of which the later one is lower: whether they are, and the reason where the
// later report says that its own has changed or some report that it was put right. A later report that says neither repeats an old count or
// contradicts.
func (f *facing) shrunk() (parallax.Reason, bool) {
	older, newer := f.a, f.b
	x, y := older.at.telling.when(), newer.at.telling.when()
	if y.Before(x) {
		older, newer = newer, older
	}
	if x.IsZero() || y.IsZero() || x.Equal(y) || !newer.grows() || newer.q.Value >= older.q.Value {
		return parallax.Reason{}, false
	}
	if w := newer.changeWord(); w != "" && f.fit >= changedFit {
		return parallax.Because("said to have changed", "%s", w), true
	}
	if w := f.lowered[toll{newer.q.Act, newer.q.Thing, newer.q.Value}]; w != "" {
		return parallax.Because("put right to a lower count", "%s", w), true
	}
	return parallax.Reason{}, true
}
