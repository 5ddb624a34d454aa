package compare

import "slices"

// actorWords is how many telling words at the beginning of a statement are taken for who acts in it, or on what: as many
// as name somebody with an office ("Republican party chairman Brandt").
const actorWords = 4

// oneActor reports whether each statement has a word of the beginning of the other, or one much like it: what one did on
// Thursday and another on Friday was on both days. With "by" the beginning of one may stand at the end of the other.
func (s *story) oneActor(p *pair) bool {
	return s.lexicon.begins(p.a, p.b) && s.lexicon.begins(p.b, p.a)
}

// begins reports whether one of the first words of a stands in b.
func (l *lexicon) begins(a, b *statement) bool {
	return slices.ContainsFunc(a.words[:min(actorWords, len(a.words))], func(v word) bool {
		return slices.ContainsFunc(b.own, func(w int32) bool { return l.alike(v.id, w) })
	})
}

// alike reports whether two stems are one, are spelled much alike, have a meaning in common or are kin.
func (l *lexicon) alike(a, b int32) bool {
	is := func(x link) bool { return x.stem == b }
	return a == b || slices.ContainsFunc(l.near[a], is) || slices.Contains(l.means[a], b) || slices.ContainsFunc(l.kin[a], is)
}
