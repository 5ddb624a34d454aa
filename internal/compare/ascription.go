package compare

import (
	"slices"

	"parallax"
)

const (
	// ascribedScore is the least probability of one claim for who says it to be compared: a
	// neighbouring claim is often the article's own where this one is ascribed.
	ascribedScore = 0.5
	// ascribedWords is the least likeness of the words.
	ascribedWords = 0.3
)

// ascriptions finds claims that one article states as a fact and another ascribes to somebody.
func (s *story) ascriptions() []parallax.Difference {
	var out []parallax.Difference
	done := map[*statement]bool{}
	for _, p := range s.joined() {
		if p.score < ascribedScore || p.looks[lookCosine] < ascribedWords || sameTelling(p.a.telling, p.b.telling) || done[p.a] || done[p.b] {
			continue
		}
		fact, told := p.a, p.b
		if fact.Speaker != "" {
			fact, told = told, fact
		}
		if told.Speaker == "" || !fact.plainFact() {
			continue
		}
		done[fact], done[told] = true, true
		out = append(out, parallax.Difference{
			Kind: parallax.Ascription, Claim: s.claimOf(fact, told), Slot: parallax.SlotSource, About: clip(fact.Exact), Score: p.score,
			Sides: []parallax.Side{fact.side(parallax.Span{}, "stated as fact", 0), told.side(told.sourceIn(), told.Speaker, 1)},
			Why:   []parallax.Reason{parallax.Because("no source in the sentence", "%s", clip(fact.Exact)), parallax.Because("ascribed", "to %s", told.Speaker), parallax.Because("one claim", "%.2f", p.score)},
		})
	}
	return out
}

// plainFact reports whether the article says the statement itself: nothing in it is quoted,
// ascribed, hedged or only planned.
func (s *statement) plainFact() bool {
	if s.Speaker != "" || s.Hedged || s.Future || len(s.ascribed) > 0 || len(s.quotes) > 0 {
		return false
	}
	return s.Field == parallax.FieldText && !s.heading && s.order > 0
}

// sourceIn is where the speaker is named within the statement; zero when it is named elsewhere.
func (s *statement) sourceIn() parallax.Span {
	if s.Contains(s.SpeakerSpan) {
		return s.SpeakerSpan
	}
	return parallax.Span{}
}

// mentions reports whether a note of the list lies in the span.
func mentions(list []*parallax.Annotation, at parallax.Span) bool {
	return slices.ContainsFunc(list, func(n *parallax.Annotation) bool { return at.Contains(n.Span) })
}
