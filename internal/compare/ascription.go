package compare

import (
	"slices"

	"parallax"
)

const (
	// sharedInside is the part of what two statements share that must lie in the ascribed words:
	// else it is something else in the sentence that is ascribed.
	sharedInside = 0.7
	// insideShared is the part of the ascribed words that the fact must state.
	insideShared = 0.45
	// ascribedScore is the least probability of one claim for who says it to be compared: a
	// neighbouring claim is often the article's own where this one is ascribed.
	ascribedScore = 0.6
	// ascribedWords is the least likeness of the words.
	ascribedWords = 0.4
)

// ascriptions finds claims that one article states as a fact and another ascribes to somebody.
func (s *story) ascriptions() []parallax.Difference {
	var out []parallax.Difference
	done := map[*statement]bool{}
	for _, p := range s.joined() {
		if p.score < ascribedScore || p.looks[lookCosine] < ascribedWords || done[p.a] || done[p.b] {
			continue
		}
		fact, told := p.a, p.b
		if fact.Speaker != "" {
			fact, told = told, fact
		}
		if told.Speaker == "" || !fact.plainFact() || !s.saysSame(told, fact) {
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

// saysSame reports whether it is the ascribed words of told that fact states.
func (s *story) saysSame(told, fact *statement) bool {
	var content []parallax.Span
	for _, n := range told.quotes {
		content = append(content, n.Quote.Content...)
	}
	for _, n := range told.ascribed {
		content = append(content, n.Attribution.Content)
	}
	inside, all, shared := 0.0, 0.0, 0.0
	seen := map[string]bool{}
	for _, w := range told.words {
		if seen[w.stem] {
			continue
		}
		seen[w.stem] = true
		weight := s.lexicon.weight[w.stem]
		in := slices.ContainsFunc(content, func(c parallax.Span) bool { return c.Field == told.Field && c.Start <= w.start && w.end <= c.End })
		_, both := fact.stems[w.stem]
		if in {
			all += weight
		}
		if both {
			shared += weight
		}
		if in && both {
			inside += weight
		}
	}
	return shared > 0 && inside >= sharedInside*shared && inside >= insideShared*all
}
