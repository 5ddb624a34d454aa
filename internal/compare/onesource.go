package compare

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// sourceScore is how likely two statements must make one claim for counts of one source to contradict each other: what an
// office gives the press of one kind of thing, flattened and damaged villages, is more than one count.
const sourceScore = 0.5

// oneSource reports whether both are counts of one thing that the same source is said to give, a body or people of one
// role: two outlets heard it differently, and neither the words around the counts nor a hedge need say more. People
// are counted in many groups, and a person is quoted about many things.
func (f *facing) oneSource() bool {
	q, r := f.a.q, f.b.q
	if f.pair.score < sourceScore || q.Type != parallax.Number || q.Thing == "" || q.Thing != r.Thing || q.Thing == classPeople || f.a.ages() || q.Act != r.Act || max(q.Value, r.Value) > unlike*min(q.Value, r.Value) {
		return false
	}
	for _, x := range f.a.ascribed() {
		for _, y := range f.b.ascribed() {
			if x.Name != "" && x.Sort == y.Sort && x.Sort != "person" && sameName(x.Name, y.Name) {
				return true
			}
		}
	}
	return false
}

// ascribed gives the attributions of the value itself.
func (v *value) ascribed() []*parallax.Attribution {
	var out []*parallax.Attribution
	for _, n := range v.at.ascribed {
		if n.Attribution.Content.Contains(v.note.Span) {
			out = append(out, n.Attribution)
		}
	}
	return out
}

// twoSources reports whether each of the statements names a source, and not the same.
func (f *facing) twoSources() bool {
	v, w := f.a.at.ascribed, f.b.at.ascribed
	return len(v) > 0 && len(w) > 0 && !slices.ContainsFunc(v, func(x *parallax.Annotation) bool {
		return slices.ContainsFunc(w, func(y *parallax.Annotation) bool { return sameSource(x.Attribution, y.Attribution) })
	})
}

// sameSource reports whether both name one source; two polls are two, however alike they are called.
func sameSource(x, y *parallax.Attribution) bool {
	if x.Sort == documents || y.Sort == documents {
		return language.Fold(x.Name) == language.Fold(y.Name)
	}
	return sameName(x.Name, y.Name)
}

// documents is the sort of sources that one can read (parallax.Attribution.Sort).
const documents = "document"
