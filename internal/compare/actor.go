package compare

import (
	"slices"

	"parallax"
)

// actorWords is how many telling words at the beginning of a statement are taken for who acts in it, or on what: as many
// as name somebody with an office ("Republican party chairman Brandt").
const actorWords = 4

// oneActor reports whether each statement has a word of the beginning of the other, or one much like it: what one did on
// Thursday and another on Friday was on both days. With "by" the beginning of one may stand at the end of the other.
func (s *story) oneActor(p *pair) bool {
	return s.lexicon.begins(p.a, p.b) && s.lexicon.begins(p.b, p.a)
}

// oneDeed reports whether the statements have a word in common that is no part of a name, number, time or thing counted:
// else one tells something else of the same people. Within one language a word of like meaning is not enough: who is sick
// and who has the virus may be two.
func (s *story) oneDeed(p *pair) bool {
	foreign := p.a.foreign(p.b)
	same := func(a, b int32) bool { return a == b || foreign && s.lexicon.alike(a, b) || s.lexicon.isKin(a, b) }
	return slices.ContainsFunc(p.a.words, func(v word) bool {
		return !p.a.onlyNames(&v) && slices.ContainsFunc(p.b.words, func(w word) bool { return !p.b.onlyNames(&w) && same(v.id, w.id) })
	})
}

// onlyNames reports whether the word is part of a name, a number with what it counts, or a time.
func (s *statement) onlyNames(w *word) bool {
	if w.name || w.digit || w.named {
		return true
	}
	at := wordSpan(s, w)
	return slices.ContainsFunc(s.moments, func(n *parallax.Annotation) bool { return n.Span.Overlaps(at) }) ||
		slices.ContainsFunc(s.quantities, func(n *parallax.Annotation) bool {
			return n.Span.Overlaps(at) || n.Quantity.ThingSpan.Overlaps(at)
		})
}

// begins reports whether one of the first words of a stands in b.
func (l *lexicon) begins(a, b *statement) bool {
	return slices.ContainsFunc(a.words[:min(actorWords, len(a.words))], func(v word) bool {
		return slices.ContainsFunc(b.own, func(w int32) bool { return l.alike(v.id, w) })
	})
}

// isKin reports whether the stems are of one family of words.
func (l *lexicon) isKin(a, b int32) bool {
	return slices.ContainsFunc(l.kin[a], func(x link) bool { return x.stem == b })
}

// alike reports whether two stems are one, are spelled much alike, have a meaning in common or are kin.
func (l *lexicon) alike(a, b int32) bool {
	is := func(x link) bool { return x.stem == b }
	return a == b || slices.ContainsFunc(l.near[a], is) || slices.Contains(l.means[a], b) || l.isKin(a, b)
}
