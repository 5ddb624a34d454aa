package compare

import (
	"parallax"
)

// selfConflicts tells where an article contradicts itself: its findings, and two values it
// gives for one slot.
func (s *story) selfConflicts() []parallax.Difference {
	var out []parallax.Difference
	for _, t := range s.tellings {
		for i := range t.covered.Article.Findings {
			if d, ok := t.finding(&t.covered.Article.Findings[i]); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// finding makes a difference of what was found in the page itself.
func (t *telling) finding(f *parallax.Finding) (parallax.Difference, bool) {
	d := parallax.Difference{Kind: parallax.SelfConflict, Slot: parallax.SlotTime, About: f.What, Score: 0.9, Why: []parallax.Reason{{What: f.What}}}
	for i, x := range f.Sides {
		side := parallax.Side{Value: x.Exact, Where: x.Where, Normal: x.Value, Outlet: t.covered.OutletKey(), Origins: t.covered.OriginKeys(), Group: i}
		d.Why = append(d.Why, parallax.Because(x.Where, "%s", x.Exact))
		if x.Span != (parallax.Span{}) {
			e, err := parallax.Cite(&t.covered.Article, x.Span)
			if err != nil {
				return d, false
			}
			side.Evidence, side.Span = e, x.Span
			for _, st := range t.statements {
				if st.Contains(x.Span) {
					side.Evidence = st.Evidence
				}
			}
		} else {
			side.Evidence = parallax.Evidence{Article: t.covered.Article.ID, Revision: t.covered.Article.Revision}
			if side.Where == "" {
				return d, false
			}
		}
		d.Sides = append(d.Sides, side)
	}
	return d, len(d.Sides) >= 2
}
