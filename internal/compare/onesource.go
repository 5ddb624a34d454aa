package compare

import (
	"parallax"
)

// oneSource reports whether both are counts of one thing that the same source is said to give, a body or people of one
// role: two outlets heard it differently, and neither the words around the counts nor a hedge need say more. People
// are counted in many groups, and a person is quoted about many things.
func (f *facing) oneSource() bool {
	q, r := f.a.q, f.b.q
	if q.Type != parallax.Number || q.Thing == "" || q.Thing != r.Thing || q.Thing == classPeople || f.a.ages() || q.Act != r.Act || max(q.Value, r.Value) > unlike*min(q.Value, r.Value) {
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
