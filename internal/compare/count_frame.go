package compare

import "parallax"

const (
	// sizeScore is the least probability of one claim for two large counts within the same words to be one, sizeLeast
	// what counts as large, and sizeBefore and sizeBehind how many words beside both must be equal.
	sizeScore  = 0.6
	sizeLeast  = 1000
	sizeBefore = 3
	sizeBehind = 1
)

// sizes finds how many of a thing there are, large and told without any act, which two articles give differently within
// the same words: "Varnow, home to 120,000 people", "Varnow, home to 200,000 people".
func (s *story) sizes() []parallax.Difference {
	var out []parallax.Difference
	for _, p := range s.joined() {
		if p.score < sizeScore || sameTelling(p.a.telling, p.b.telling) {
			continue
		}
		for _, m := range p.a.quantities {
			for _, n := range p.b.quantities {
				v, w := value{at: p.a, note: m, q: m.Quantity}, value{at: p.b, note: n, q: n.Quantity}
				if !otherSize(&v, &w) || !oneFrame(p.a, p.b, m.Span, n.Span, sizeBefore, sizeBehind) || v.alsoIn(p.b.telling) || w.alsoIn(p.a.telling) || otherYears(p.a, p.b) {
					continue
				}
				out = append(out, parallax.Difference{Kind: parallax.Conflict, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotCount, About: m.Quantity.Thing, Score: p.score * 0.9,
					Sides: []parallax.Side{p.a.side(m.Span, v.normal(), 0), p.b.side(n.Span, w.normal(), 1)},
					Why:   []parallax.Reason{parallax.Because("counts within the same words", "%s, %s", v.words(), w.words()), parallax.Because("one claim", "%.2f", p.score)}})
			}
		}
	}
	return out
}

// otherSize reports whether both are large exact counts of one thing, of which it is not said what happened, that
// cannot be one and lie near enough to be meant as one.
func otherSize(v, w *value) bool {
	q, r := v.q, w.q
	return q.Type == parallax.Number && r.Type == parallax.Number && q.Thing != "" && q.Thing == r.Thing && q.Act == "" && r.Act == "" && q.Bound == "" && r.Bound == "" &&
		min(q.Value, r.Value) >= sizeLeast && max(q.Value, r.Value) <= soleTimes*min(q.Value, r.Value) && !intervalOf(q).meets(intervalOf(r)) && !v.moves() && !w.moves()
}
