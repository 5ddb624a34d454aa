package compare

import (
	"slices"

	"parallax"
)

const (
	// exclusivePlace is the part of an article in which a claim of weight stands.
	exclusivePlace = 0.5
	// exclusiveFacts is how many names, numbers, days and quotes a statement must have to be
	// worth telling that only one outlet has it.
	exclusiveFacts = 2
	// exclusivesEach is how many exclusives are told per article, the highest standing ones.
	exclusivesEach = 3
)

// exclusives finds claims of weight that one outlet alone carries, or one origin alone.
func (s *story) exclusives(shared, single []parallax.Claim) []parallax.Difference {
	if s.counts(s.tellings).Outlets < 3 {
		return nil // with two outlets everything is exclusive or common
	}
	var out []parallax.Difference
	for _, c := range s.claims {
		tellings := c.tellings()
		if n := s.counts(tellings); n.Origins == 1 && n.Outlets > 1 && c.centre.place <= exclusivePlace {
			d := parallax.Difference{Kind: parallax.Exclusive, Claim: c.id, About: clip(c.centre.Exact), Score: c.weight}
			for _, t := range tellings {
				d.Sides = append(d.Sides, c.first(t).side(parallax.Span{}, "", 0))
			}
			d.Why = []parallax.Reason{parallax.Because("one origin", "%s", s.accounts(tellings)[0]), parallax.Because("printed by", "%d outlets", n.Outlets)}
			out = append(out, d)
		}
	}
	told := map[*statement]bool{}
	for _, c := range s.claims {
		for _, m := range c.members {
			told[m] = true
		}
	}
	for _, t := range s.tellings {
		n := 0
		for _, st := range t.statements {
			if n == exclusivesEach || told[st] || !st.weighty() || s.nearAny(st) {
				continue
			}
			n++
			out = append(out, parallax.Difference{Kind: parallax.Exclusive, Claim: st.claimID(0), About: clip(st.Exact), Score: 0.5 * (1 - st.place),
				Sides: []parallax.Side{st.side(parallax.Span{}, "", 0)},
				Why:   append([]parallax.Reason{parallax.Because("only in", "%s", t.covered.OutletKey()), parallax.Because("names, numbers, days and quotes", "%d", st.facts())}, s.origin(st)...)})
		}
	}
	return out
}

// origin says where the account comes from that a statement gives: what its sentence credits, else the only origin of its article. An
// article that credits several in other sentences does not say from which of them it has this one.
func (s *story) origin(st *statement) []parallax.Reason {
	keys := st.telling.covered.CreditsAt(st.Span)
	if len(keys) == 0 {
		itself := slices.ContainsFunc(st.telling.covered.Origins, func(o parallax.Origin) bool {
			return o.Kind == parallax.OriginOwn || o.Kind == parallax.OriginUnknown
		})
		if !itself && len(st.telling.covered.Origins) > 1 {
			return nil
		}
		keys = s.accounts([]*telling{st.telling})
	}
	return []parallax.Reason{parallax.Because("origin", "%s", keys[0])}
}

// weighty reports whether a statement says something specific, high up.
func (s *statement) weighty() bool {
	return s.Field == parallax.FieldText && !s.heading && s.place <= exclusivePlace && len(s.words) >= 6 && s.facts() >= exclusiveFacts
}

func (s *statement) facts() int {
	return len(s.names) + len(s.quantities) + len(s.moments) + len(s.quotes)
}

// nearAny reports whether a statement of another outlet comes near it.
func (s *story) nearAny(st *statement) bool {
	for _, p := range s.of[st.id] {
		if p.score >= faintly*s.threshold && !sameTelling(p.a.telling, p.b.telling) {
			return true
		}
	}
	return false
}
