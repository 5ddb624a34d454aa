package compare

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

const (
	// wordingScore is the least probability of one claim for words of one group to name one thing in it.
	wordingScore = 0.75
	// wordingContext is the least overlap of the words around both: else "talks" here and
	// "meeting" there may be two meetings of one claim.
	wordingContext = 0.2
	// loadedContext is the same when both words carry weight.
	loadedContext = 0.5
	never         = 2 // more than any overlap
)

// wordings finds things that aligned statements name with words of different weight.
func (s *story) wordings() []parallax.Difference {
	at := map[string]int{} // by group
	var out []parallax.Difference
	for _, p := range s.joined() {
		if p.score < wordingScore || sameTelling(p.a.telling, p.b.telling) {
			continue
		}
		for _, m := range p.a.claimWords {
			n := otherWord(m, p.a, p.b)
			if n == nil || p.a.namesCrime(m.Span) || p.b.namesCrime(n.Span) || s.everywhere(p.a.stemAt(m.Span)) || s.everywhere(p.b.stemAt(n.Span)) || overlap(s.surroundings(p.a, m.Span), s.surroundings(p.b, n.Span)) < contrast(m, n) {
				continue
			}
			sides := []parallax.Side{p.a.side(m.Span, p.a.stemAt(m.Span), 0), p.b.side(n.Span, p.b.stemAt(n.Span), 1)}
			if i, ok := at[m.Word.Group]; ok { // the same thing elsewhere: more sides of one difference
				out[i].Sides = addSides(out[i].Sides, sides)
				continue
			}
			at[m.Word.Group] = len(out)
			out = append(out, parallax.Difference{Kind: parallax.Wording, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotWords, About: m.Word.Group, Score: p.score, Sides: sides,
				Why: []parallax.Reason{parallax.Because("words for one thing", "%s", m.Word.Group), parallax.Because("one claim", "%.2f", p.score)}})
		}
	}
	for i := range out {
		groupByNormal(out[i].Sides)
	}
	return out
}

// topical is the least number of statements with a word that is what the story is about, beside
// the share commonest of them: in a story of a fire, "fire" is no dismissal.
const topical = 10

// everywhere reports whether the stem stands in so many statements that it is the story's topic.
func (s *story) everywhere(stem string) bool {
	id, ok := s.lexicon.ids[stem]
	return ok && s.lexicon.in[id] >= topical && float64(s.lexicon.in[id]) >= commonest*float64(len(s.statements))
}

// namesCrime reports whether the words at the span are what the law calls a deed.
func (s *statement) namesCrime(at parallax.Span) bool {
	return language.For(s.article().Language).ClaimWords().NamesCrime(s.Exact, at.Start-s.Start, at.End-s.Start)
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

// contrast gives the overlap of the words around two words of a group from which on they name
// one thing with different weight. Plain words never do; two that both carry weight hardly.
func contrast(m, n *parallax.Annotation) float64 {
	switch {
	case m.Word.Neutral && n.Word.Neutral:
		return never
	case m.Word.Neutral || n.Word.Neutral:
		return wordingContext
	}
	return loadedContext
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

// addSides adds sides of statements that are not there yet.
func addSides(sides, more []parallax.Side) []parallax.Side {
	for _, m := range more {

		if slices.ContainsFunc(sides, func(x parallax.Side) bool { return x.Evidence == m.Evidence }) {
			continue
		}
		sides = append(sides, m)
	}
	return sides
}
