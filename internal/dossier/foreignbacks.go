package dossier

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// otherAbroad reports whether a statement in another language than the line cannot stand behind it, by what can be told where
// no words meet: one says that something is not so and the other does not, the statement lacks a figure of the line, or only one
// of them quotes with a condition.
func (k *composer) otherAbroad(shown, other ranked) bool {
	return k.saysNot(shown) != k.saysNot(other) || k.lacksFigure(shown, other) || limits(shown) != limits(other)
}

// saysNot reports whether a statement says of something that it is not so, in a "not" or a denial. What is called off or
// withdrawn has other words in each language ("retiró a las fuerzas", "the troops left").
func (k *composer) saysNot(r ranked) bool {
	return k.factsAt(&r).negated || k.stanceAt(r.at, r.span).refuses
}

// lacksFigure reports whether a line gives a number that a statement in another language gives neither in its sentence nor in
// those beside it, nor its article of the same act: nine towns are not the nine dead.
func (k *composer) lacksFigure(shown, other ranked) bool {
	around := beside(other.at, other.span)
	return slices.ContainsFunc(shown.at.Over(shown.span), func(n *parallax.Annotation) bool {
		q := n.Quantity
		return q != nil && q.Type != parallax.Ordinal && shown.span.Contains(n.Span) && !isLabel(shown.at, shown.span, n.Span) &&
			q.Value <= byChance && !inMoment(shown.at, n.Span) && !slices.ContainsFunc(other.at.Notes, func(o parallax.Annotation) bool {
			p := o.Quantity
			return p != nil && (around.Contains(o.Span) || q.Act != "" && q.Act == p.Act) && (q.SIUnit != "" && q.SIUnit == p.SIUnit && bearsOut(q, p) || q.Unit == p.Unit && meet(q, p))
		})
	})
}

// inMoment reports whether a number is part of a time: "4 a.m.".
func inMoment(at *parallax.Covered, number parallax.Span) bool {
	return slices.ContainsFunc(at.Over(number), func(n *parallax.Annotation) bool { return n.Moment != nil })
}

// beside gives a sentence with the one before it and the one behind.
func beside(at *parallax.Covered, s parallax.Span) parallax.Span {
	out := s
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Sentence == nil || n.Span.Field != s.Field {
			continue
		}
		if n.Span.End <= s.Start {
			out.Start = n.Span.Start // notes stand in order: the last before it remains
		} else if n.Span.Start >= s.End {
			out.End = n.Span.End
			break
		}
	}
	return out
}

// limits reports whether a statement quotes somebody with a word that limits what the rest says ("if", "until"), besides
// a "not".
func limits(r ranked) bool {
	qualifying := language.For(r.at.Article.Language).Changes().Qualifying
	notes := r.at.Over(r.span)
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		if n.Quote == nil || n.Quote.Form != parallax.Direct {
			return false
		}
		return slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool {
			words, _ := r.at.Article.Words(c)
			return slices.ContainsFunc(language.Tokens(words), func(t language.Token) bool {
				at := c
				at.Start, at.End = c.Start+t.Start, c.Start+t.End
				return qualifying[language.Fold(words[t.Start:t.End])] && !slices.ContainsFunc(notes, func(o *parallax.Annotation) bool {
					return o.Word != nil && o.Word.Class == parallax.Negation && o.Span.Overlaps(at)
				})
			})
		})
	})
}
