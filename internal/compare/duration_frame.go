package compare

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

const (
	// termScore is the least probability of one claim for two lengths of time in it to be one.
	termScore = 0.8
	// frameWords is how many words right before two lengths of time, and right behind them, must be equal: any two of
	// one claim are of two things else ("a day after", "for twenty years").
	frameWords = 2
)

// terms finds a length of time that two articles give differently within the same words: "served four months in
// prison", "served five months in prison".
func (s *story) terms() []parallax.Difference {
	var out []parallax.Difference
	for _, p := range s.joined() {
		if p.score < termScore || sameTelling(p.a.telling, p.b.telling) {
			continue
		}
		for _, m := range p.a.moments {
			for _, n := range p.b.moments {
				if !apartLengths(m.Moment, n.Moment) || !oneFrame(p.a, p.b, m.Span, n.Span, frameWords, frameWords) || p.a.telling.lasts(n.Moment.Value) || p.b.telling.lasts(m.Moment.Value) {
					continue
				}
				out = append(out, parallax.Difference{Kind: parallax.Conflict, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotTime, About: clip(p.a.Exact), Score: p.score * 0.9,
					Sides: []parallax.Side{p.a.side(m.Span, m.Moment.Value, 0), p.b.side(n.Span, n.Moment.Value, 1)},
					Why:   []parallax.Reason{parallax.Because("lengths of time within the same words", "%s, %s", m.Moment.Value, n.Moment.Value), parallax.Because("one claim", "%.2f", p.score)}})
			}
		}
	}
	return out
}

// apartLengths reports whether two durations of days and more, both said without a bound, are not one. Within the same
// words they are printed as exactly as each other, so that less than periodSteps tells them apart; a month is four weeks.
func apartLengths(m, n *parallax.Moment) bool {
	if m.Type != "DURATION" || n.Type != "DURATION" || m.Bound != "" || n.Bound != "" {
		return false
	}
	i, ok := days(m)
	j, also := days(n)
	x, y := i.low+i.high, j.low+j.high
	return ok && also && max(x, y)-min(x, y) > roundPeriod*max(x, y)
}

// lasts reports whether the telling gives the length of time somewhere.
func (t *telling) lasts(value string) bool {
	return slices.ContainsFunc(t.statements, func(st *statement) bool {
		return slices.ContainsFunc(st.moments, func(n *parallax.Annotation) bool { return n.Moment.Value == value })
	})
}

// oneFrame reports whether that many words right before and right behind both spans are equal.
func oneFrame(a, b *statement, at, there parallax.Span, before, behind int) bool {
	left, right := a.frame(at, before, behind)
	l, r := b.frame(there, before, behind)
	return len(left) == before && len(right) == behind && slices.Equal(left, l) && slices.Equal(right, r)
}

// frame gives the stems of the words right before the span, from the left, and right behind it, as many at most.
func (s *statement) frame(at parallax.Span, most, behind int) (left, right []string) {
	l := language.For(s.article().Language)
	for t := range language.EachToken(s.Exact) {
		switch {
		case t.Kind == language.Punct:
		case s.Start+t.End <= at.Start:
			if left = append(left, l.Stem(s.Exact[t.Start:t.End])); len(left) > most {
				left = left[1:]
			}
		case s.Start+t.Start >= at.End && len(right) < behind:
			right = append(right, l.Stem(s.Exact[t.Start:t.End]))
		}
	}
	return left, right
}
