package compare

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// wordingScore is the least probability of one claim for words of one group to name one thing in it.
const wordingScore = 0.4

// wordings finds things that aligned statements name with words of different weight.
func (s *story) wordings() []parallax.Difference {
	type contrast struct{ group, a, b string }
	at := map[contrast]int{}
	var out []parallax.Difference
	for _, p := range s.joined() {
		if p.score < wordingScore || sameTelling(p.a.telling, p.b.telling) {
			continue
		}
		for _, m := range p.a.claimWords {
			n := otherWord(m, p.a, p.b)
			if n == nil {
				continue
			}
			a, b := p.a.stemAt(m.Span), p.b.stemAt(n.Span)
			if a > b {
				a, b = b, a
			}
			c := contrast{m.Word.Group, a, b}
			sides := []parallax.Side{p.a.side(m.Span, p.a.stemAt(m.Span), 0), p.b.side(n.Span, p.b.stemAt(n.Span), 1)}
			if i, ok := at[c]; ok { // the same contrast elsewhere: more sides of one difference
				out[i].Sides = addSides(out[i].Sides, sides)
				continue
			}
			at[c] = len(out)
			out = append(out, parallax.Difference{Kind: parallax.Wording, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotWords, About: m.Word.Group, Score: p.score, Sides: sides,
				Why: []parallax.Reason{parallax.Because("words for one thing", "%s", m.Word.Group), parallax.Because("one claim", "%.2f", p.score)}})
		}
	}
	return out
}

// otherWord gives the loaded word of b in the group of m, when neither statement has a word of
// the group in common: who prints both words does not choose between them.
func otherWord(m *parallax.Annotation, a, b *statement) *parallax.Annotation {
	if m.Word.Class != parallax.Loaded || m.Word.Group == "" {
		return nil
	}
	mine := a.groupStems(m.Word.Group)
	theirs := b.groupStems(m.Word.Group)
	if len(theirs) == 0 || slices.ContainsFunc(mine, func(w string) bool { return slices.Contains(theirs, w) }) {
		return nil
	}
	for _, n := range b.claimWords {
		if n.Word.Class == parallax.Loaded && n.Word.Group == m.Word.Group {
			return n
		}
	}
	return nil
}

func (s *statement) groupStems(group string) []string {
	var out []string
	for _, n := range s.claimWords {
		if n.Word.Class == parallax.Loaded && n.Word.Group == group {
			out = append(out, s.stemAt(n.Span))
		}
	}
	return out
}

// stemAt gives the stem of the words at the span.
func (s *statement) stemAt(at parallax.Span) string {
	w, _ := s.article().Words(at)
	return language.For(s.article().Language).Stem(w)
}

// addSides adds sides of statements that are not there yet, keeping the groups by word.
func addSides(sides, more []parallax.Side) []parallax.Side {
	for _, m := range more {
		if slices.ContainsFunc(sides, func(x parallax.Side) bool { return x.Evidence == m.Evidence }) {
			continue
		}
		for _, x := range sides {
			if x.Normal == m.Normal {
				m.Group = x.Group
			}
		}
		sides = append(sides, m)
	}
	return sides
}
