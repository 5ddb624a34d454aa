package compare

import (
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

const (
	// denialScore and denialWords are how alike two statements must be for the "not" in one of
	// them to be what tells them apart.
	denialScore = 0.75
	denialWords = 0.55
	// sameMoment is how far apart two reports may be to speak of one state of things.
	sameMoment = 48 * time.Hour
)

// denials finds propositions that one article states and another negates.
func (s *story) denials() []parallax.Difference {
	var out []parallax.Difference
	for _, p := range s.joined() {
		if p.score < denialScore || p.a.Negated == p.b.Negated {
			continue
		}
		yes, no := p.a, p.b
		if yes.Negated {
			yes, no = no, yes
		}
		if yes.Hedged || no.Hedged || yes.Future || no.Future || yes.inQuote() || no.inQuote() || yes.open != (parallax.Span{}) {
			continue
		}
		word := no.negation()
		if word == nil || no.printsAsSaid(word.Span) || no.deniesMore(word.Span.End) || !s.negates(no, word, yes) {
			continue
		}
		kind := parallax.Conflict
		switch x, y := no.telling.when(), yes.telling.when(); {
		case !x.IsZero() && x.Before(y) && s.allIn(no, yes):
			kind = parallax.Update // what had not happened has
		case !x.IsZero() && !y.IsZero() && x.Sub(y).Abs() > sameMoment && !oneTime(no, yes):
			continue // "nearly done" in April, "not yet" in May
		case p.cosine < denialWords:
			continue
		}
		out = append(out, parallax.Difference{Kind: kind, Claim: s.claimOf(yes, no), Slot: parallax.SlotYesNo, About: clip(yes.Exact), Score: p.score * 0.8,
			Sides: []parallax.Side{yes.side(parallax.Span{}, "yes", 0), no.side(parallax.Span{}, "no", 1)},
			Why:   []parallax.Reason{parallax.Because("one claim", "%.2f", p.score), parallax.Because("negated in one", "%s", clip(no.Exact))}})
	}
	return out
}

// oneTime reports whether the statements both name one time that has passed: what happened
// on a day stays so, whenever it is reported.
func oneTime(a, b *statement) bool {
	return slices.ContainsFunc(a.moments, func(m *parallax.Annotation) bool {
		return !m.Moment.Start.IsZero() && m.Moment.Value != "PRESENT_REF" && slices.ContainsFunc(b.moments, func(o *parallax.Annotation) bool {
			return o.Moment.Start.Before(m.Moment.End) && m.Moment.Start.Before(o.Moment.End)
		})
	})
}

// allIn reports whether the other statement tells every content word of the first, but for those
// of time and speech.
func (s *story) allIn(st, other *statement) bool {
	for _, w := range st.told {
		if !s.lexicon.stands(s.lexicon.stems[w], other) {
			return false
		}
	}
	return len(st.told) > 2
}

func (s *statement) negation() *parallax.Annotation {
	for _, n := range s.claimWords {
		if n.Word.Class == parallax.Negation {
			return n
		}
	}
	return nil
}

// deniesMore reports whether what is denied behind the offset is only that it was more or less than a number:
// who never paid more than ten may have paid.
func (s *statement) deniesMore(from int) bool {
	bounded := func(at parallax.Span, b parallax.Bound) bool {
		return at.Start >= from && (b == parallax.MoreThan || b == parallax.LessThan || b == parallax.AtLeast)
	}
	return slices.ContainsFunc(s.quantities, func(n *parallax.Annotation) bool { return bounded(n.Span, n.Quantity.Bound) }) ||
		slices.ContainsFunc(s.moments, func(n *parallax.Annotation) bool {
			return n.Moment.Type == "DURATION" && bounded(n.Span, n.Moment.Bound)
		})
}

// negates reports whether the words that follow the negation stand in the other statement
// too, so that it is them it denies. Who would not say a thing denies nothing.
func (s *story) negates(no *statement, word *parallax.Annotation, yes *statement) bool {
	if no.refusesToSay(word.Span.End) {
		return false
	}
	n, both, from := 0, 0, yes.Start
	for _, w := range no.words {
		if w.start < word.Span.End || n == 2 {
			continue
		}
		n++
		if _, ok := yes.stems[w.stem]; ok {
			both++
			from = max(from, yes.placeOf(w.stem))
		}
	}
	return n > 0 && both == n && !twoPersons(no.personBefore(word.Span.Start), yes.personBefore(from))
}

// placeOf gives where the last word of the stem begins; 0 when there is none.
func (s *statement) placeOf(stem string) int {
	for i := len(s.words) - 1; i >= 0; i-- {
		if s.words[i].stem == stem {
			return s.words[i].start
		}
	}
	return 0
}

// personBefore gives the last person named before the offset: who does what stands there; "" when there is none.
func (s *statement) personBefore(at int) string {
	name := ""
	for _, n := range s.names {
		if n.Span.End <= at && n.Name.Type == parallax.Person {
			name = n.Name.Canonical
		}
	}
	return name
}

func twoPersons(a, b string) bool { return a != "" && b != "" && !sameName(a, b) }

// refusesToSay reports whether the first word behind the offset is a verb of saying.
func (s *statement) refusesToSay(from int) bool {
	c := language.For(s.article().Language).Cues()
	for t := range language.EachToken(s.Exact) {
		if s.Start+t.Start >= from && t.Kind != language.Punct {
			return len(c.VerbsAt(language.Fold(s.Exact[t.Start:t.End]))) > 0
		}
	}
	return false
}

// inQuote reports whether the statement is printed as somebody's words: people contradict
// each other, which is no contradiction of the reports.
func (s *statement) inQuote() bool {
	for _, n := range s.quotes {
		if n.Quote.Form == parallax.Direct {
			return true
		}
	}
	return s.heading
}

// printsAsSaid reports whether the span stands in the words of a quote of any form.
func (s *statement) printsAsSaid(at parallax.Span) bool {
	for _, n := range s.quotes {
		if slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool { return c.Contains(at) }) {
			return true
		}
	}
	return strings.ContainsAny(s.Exact[:at.Start-s.Start], openingMarks)
}
