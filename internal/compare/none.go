package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// noneReach is how many words behind a negation may tell what was done to nobody: "no arrests", "nobody had been arrested".
const noneReach = 4

// noneWords is how alike the words of both statements must be: less than for denials, since both tell of one act.
const noneWords = 0.4

// none is what a statement says was done to nobody.
type none struct {
	at   *statement
	act  string // as annotate names it
	span parallax.Span
	who  []int32 // words between, when it was done to nobody of some kind only
}

// nones finds counts of what another article says was done to nobody: nine arrested, no arrests.
func (s *story) nones() []parallax.Difference {
	var out []parallax.Difference
	of := map[*statement]*none{}
	for _, st := range s.statements {
		if n := st.none(); n != nil {
			of[st] = n
		}
	}
	for _, p := range s.joined() {
		for _, q := range [][2]*statement{{p.a, p.b}, {p.b, p.a}} {
			n, st := of[q[0]], q[1]
			if n == nil || st.Negated || p.score < denialScore || p.cosine < noneWords || sameTelling(p.a.telling, p.b.telling) {
				continue
			}
			for _, c := range st.quantities {
				if kind := s.holdsAgainst(n, st, c); kind != "" {
					out = append(out, parallax.Difference{Kind: kind, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotCount, About: clip(st.Exact), Score: p.score * 0.8,
						Sides: []parallax.Side{st.side(c.Span, "", 0), q[0].side(n.span, "0", 1)},
						Why:   []parallax.Reason{parallax.Because("counted by one, of nobody by the other", "%s", n.act), parallax.Because("one claim", "%.2f", p.score)}})
				}
			}
		}
	}
	return out
}

// holdsAgainst gives the kind of the difference between a count and what is said of nobody; "" when both may be true.
func (s *story) holdsAgainst(n *none, st *statement, c *parallax.Annotation) parallax.DifferenceKind {
	q := c.Quantity
	if q.Act != n.act || q.Type != parallax.Number || q.Value < 1 || q.Thing != classPeople || st.doubted() || st.Future || st.inQuote() || n.at.doubted() || n.at.Future || n.at.inQuote() {
		return ""
	}
	if len(n.who) > 0 && !slices.ContainsFunc(n.who, func(w int32) bool { return s.lexicon.stands(s.lexicon.stems[w], st) }) {
		return "" // no officers were hurt, nine protesters were
	}
	none, count := n.at.article().Reported(), st.article().Reported()
	if none.IsZero() || count.IsZero() || !none.Before(count) || oneTime(n.at, st) {
		return parallax.Conflict
	}
	return parallax.Update // what had been done to nobody was done to some
}

// none finds the act that the statement says was done to nobody; nil when it says so of none.
func (s *statement) none() *none {
	word := s.negation()
	if word == nil || strings.ContainsAny(s.Exact[:word.Span.Start-s.Start], openingMarks) {
		return nil
	}
	l := language.For(s.article().Language)
	n := &none{at: s, span: word.Span}
	negation, _ := s.article().Words(word.Span)
	verbal := !l.Cues().Determiners[language.Fold(negation)] // a verb follows: "no hubo heridos"
	steps := 0
	for t := range language.EachToken(s.Exact) {
		if s.Start+t.Start < word.Span.End {
			continue
		}
		if t.Kind == language.Punct || steps == noneReach {
			return nil
		}
		steps++
		folded := language.Fold(s.Exact[t.Start:t.End])
		if c := l.Cues(); c.Determiners[folded] || c.Prepositions[folded] || c.Subordinators[folded] {
			return nil // "not expecting the toll to rise", "never seen before has killed"
		}
		for act, words := range l.Numbers().Act {
			if slices.Contains(words, folded) {
				n.act = act
				return n
			}
		}
		if steps == 1 && verbal || l.Openings().Finite[folded] || l.Cues().Auxiliaries[folded] || s.negatedAt(s.Start+t.Start) {
			continue
		}
		for i := range s.words {
			if w := &s.words[i]; w.start == s.Start+t.Start {
				n.who = append(n.who, w.id)
			}
		}
	}
	return nil
}

// doubted reports whether the statement hedges by more than naming who says it.
func (s *statement) doubted() bool {
	return slices.ContainsFunc(s.claimWords, func(n *parallax.Annotation) bool { return n.Word.Class == parallax.Hedge })
}

// negatedAt reports whether a negation stands at the offset.
func (s *statement) negatedAt(at int) bool {
	return slices.ContainsFunc(s.claimWords, func(n *parallax.Annotation) bool {
		return n.Word.Class == parallax.Negation && n.Span.Start <= at && at < n.Span.End
	})
}
