package compare

import (
	"cmp"
	"slices"
	"strings"

	"parallax"
)

// differences looks at the claims once for each kind, in the order of DifferenceKinds.
func (s *story) differences(shared, single []parallax.Claim) []parallax.Difference {
	var out []parallax.Difference
	out = append(out, s.numbers()...)
	for _, d := range s.tracks() {
		if !slices.ContainsFunc(out, func(x parallax.Difference) bool { return x.Kind == d.Kind && sharedSides(x, d) >= 2 }) {
			out = append(out, d)
		}
	}
	out = append(out, s.times()...)
	out = append(out, s.planned()...)
	out = append(out, s.putOff()...)
	out = append(out, s.disclosed()...)
	out = append(out, s.roles()...)
	out = append(out, s.apposedFigures()...)
	out = append(out, s.misplaced()...)
	out = append(out, s.misdated()...)
	out = append(out, s.miscopied()...)
	out = append(out, s.mislabelled()...)
	out = append(out, s.denials()...)
	for _, d := range s.nones() {
		if !slices.ContainsFunc(out, func(x parallax.Difference) bool {
			return x.Kind == d.Kind && x.Slot == parallax.SlotYesNo && x.Claim == d.Claim
		}) {
			out = append(out, d)
		}
	}
	out = append(out, s.opposites()...)
	out = append(out, s.fates()...)
	out = append(out, s.mouths()...)
	out = append(out, s.terms()...)
	out = append(out, s.ascriptions()...)
	out = append(out, s.quotations()...)
	out = append(out, s.wordings()...)
	out = append(out, s.qualified()...)
	out = append(out, s.selfConflicts()...)
	out = append(out, s.omissions()...)
	out = append(out, s.exclusives(shared, single)...)
	out = append(out, s.emphases()...)
	return ordered(out)
}

// sharedSides counts the values that stand in both differences.
func sharedSides(a, b parallax.Difference) int {
	n := 0
	for _, x := range a.Sides {
		for _, y := range b.Sides {
			if x.Evidence.Article == y.Evidence.Article && x.Span == y.Span {
				n++
			}
		}
	}
	return n
}

// ordered sorts differences by kind and score, gives them their IDs and drops repetitions.
func ordered(list []parallax.Difference) []parallax.Difference {
	slices.SortStableFunc(list, func(a, b parallax.Difference) int {
		return cmp.Or(cmp.Compare(slices.Index(parallax.DifferenceKinds, a.Kind), slices.Index(parallax.DifferenceKinds, b.Kind)), cmp.Compare(b.Score, a.Score))
	})
	seen := map[parallax.DifferenceID]bool{}
	out := list[:0]
	for _, d := range list {
		parts := []string{string(d.Kind), string(d.Claim)}
		for _, x := range d.Sides {
			parts = append(parts, string(x.Evidence.Article), x.Evidence.Span.String(), x.Span.String(), x.Value)
		}
		d.ID = parallax.DifferenceID(parallax.MakeID("d_", parts...))
		if !seen[d.ID] {
			seen[d.ID] = true
			out = append(out, d)
		}
	}
	return out
}

// side makes the telling of a statement: its sentence, and the words at span that fill the
// slot. A zero span means the whole sentence.
func (s *statement) side(span parallax.Span, normal string, group int) parallax.Side {
	value, err := s.article().Words(span)
	if span == (parallax.Span{}) || err != nil {
		span, value = s.Span, s.Exact
	}
	return parallax.Side{Evidence: s.Evidence, Value: value, Span: span, Normal: normal, Outlet: s.telling.covered.OutletKey(), Origins: s.telling.covered.OriginKeys(), AsOf: s.AsOf, Group: group}
}

// claimOf gives the claim in which both statements stand, the heaviest first; "" when none does.
func (s *story) claimOf(a, b *statement) parallax.ClaimID {
	for i, j := s.held[a], s.held[b]; len(i) > 0 && len(j) > 0; {
		switch {
		case i[0] == j[0]:
			return s.claims[i[0]].id
		case i[0] < j[0]:
			i = i[1:]
		default:
			j = j[1:]
		}
	}
	return ""
}

// joined gives the pairs of statements of two tellings that make one claim, strongest first.
func (s *story) joined() []*pair { return s.joins }

// sameTelling reports whether both tellings are of one outlet. Its own reports may update each
// other, but its silence in one is none, and its words in two are no contrast.
func sameTelling(a, b *telling) bool { return a == b || a.covered.OutletKey() == b.covered.OutletKey() }

// clip shortens words for a reason shown to people.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}
