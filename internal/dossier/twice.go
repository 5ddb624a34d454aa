package dossier

import (
	"slices"

	"parallax"
)

// twiceWords is the share of the stems of the shorter of two sentences of one article that both have when they tell one fact
// with a figure or a refusal in common. Without one of these, half of what two sentences of an article have in common are its names.
const twiceWords = 0.4

// mostTwice is that share from which the first tells the fact once more if it has no figure of its own.
const mostTwice = 0.5

// fewestTwice is how many stems each of them has then.
const fewestTwice = 9

// toldTwice reports whether the article of a line told the same fact in another line: a page with a summary above its
// text says everything twice, the second time with a little more.
func (k *composer) toldTwice(l *parallax.Line) bool {
	e := &l.Evidence[0]
	for place := range k.isLine {
		if k.oneFact(sentence{e.Article, e.Span}, place) {
			return true
		}
	}
	return false
}

// oneOf reports whether one of the cards shows what one source alone tells by another sentence on the same fact.
func (k *composer) oneOf(cards []parallax.DifferenceCard, d *parallax.DifferenceCard) bool {
	place := func(d *parallax.DifferenceCard) sentence {
		e := &d.Groups[0].Sides[0].Line.Evidence[0]
		return sentence{e.Article, e.Span}
	}
	return slices.ContainsFunc(cards, func(other parallax.DifferenceCard) bool {
		return other.Kind == d.Kind && k.oneFact(place(d), place(&other))
	})
}

// oneFact reports whether two sentences of one article tell one fact: many of their words are the same, and either all
// figures of the first, none so small that it may count anything, or most of what somebody refuses in both; or both say much, most words are
// the same, and the first has no figure and names nobody that the other has not.
func (k *composer) oneFact(one, other sentence) bool {
	if one.article != other.article || one == other || other.span.Field != parallax.FieldText {
		return false // a headline says less than the sentence under it
	}
	at := k.cov.Find(one.article)
	share := overlap(k.stemsAt(at, one.span), k.stemsAt(at, other.span))
	return share >= twiceWords && (sameFigures(at, one.span, other.span) || k.refusesSame(at, one.span, other.span)) ||
		share >= mostTwice && k.saysMuch(at, one.span) && k.saysMuch(at, other.span) && !newFigure(at, one.span, other.span) && !newName(at, one.span, other.span)
}

// newName reports whether a sentence names a person or a body that the other one does not: a court that convicted one and acquitted another in
// the same words told two things.
func newName(at *parallax.Covered, one, other parallax.Span) bool {
	return slices.ContainsFunc(at.Over(one), func(n *parallax.Annotation) bool {
		return n.Name != nil && (n.Name.Type == parallax.Person || n.Name.Type == parallax.Organisation) && one.Contains(n.Span) && !names(at, other, n.Name.Canonical)
	})
}

// saysMuch reports whether a sentence has so many words, hardly any of them in quotation marks, that those it has in common with another one
// are not its names alone.
func (k *composer) saysMuch(at *parallax.Covered, s parallax.Span) bool {
	return len(k.stemsAt(at, s)) >= fewestTwice && inQuotation(at, s) <= someWords
}

// newFigure reports whether a sentence has a figure that the other one has not.
func newFigure(at *parallax.Covered, one, other parallax.Span) bool {
	own, others := figuresAt(at, one), figuresAt(at, other)
	for i := range own {
		if !shareFigure(own[i:i+1], others) {
			return true
		}
	}
	return false
}

// sameFigures reports whether a sentence has large numbers, and the other one has them all.
func sameFigures(at *parallax.Covered, one, other parallax.Span) bool {
	own, others := figuresAt(at, one), figuresAt(at, other)
	for i, n := range own {
		if n.Quantity == nil || n.Quantity.Value <= byChance || !shareFigure(own[i:i+1], others) {
			return false
		}
	}
	return len(own) > 0
}

// refusesSame reports whether two sentences tell of something refused or denied, most of which is the same.
func (k *composer) refusesSame(at *parallax.Covered, one, other parallax.Span) bool {
	for _, a := range k.stanceAt(at, one).refused {
		for _, b := range k.stanceAt(at, other).refused {
			if n := inBoth(a, b); n > 0 && 2*n >= min(len(a), len(b)) {
				return true
			}
		}
	}
	return false
}

// fewestTolls is how many tolls make a line that counts nothing else one on them: one is told beside much else.
const fewestTolls = 2

// countsAgain reports whether all that a line counts are tolls, two at least, that one line told already gives, in whatever words or language.
func (k *composer) countsAgain(l *parallax.Line) bool {
	e := &l.Evidence[0]
	own, all := tollsAt(k.cov.Find(e.Article), e.Span)
	if len(own) < fewestTolls || !all {
		return false
	}
	for place := range k.isLine {
		other := k.cov.Find(place.article)
		told, _ := tollsAt(other, place.span)
		if !slices.ContainsFunc(own, func(t toll) bool { return !slices.Contains(told, t) }) && !k.tellsMore(e, other, place.span) {
			return true
		}
	}
	return false
}

// muchMore is how many words of its own make a line on tolls tell something else too.
const muchMore = 7

// tellsMore reports whether a line has many words besides names that are neither in the headline nor in a sentence in its language: a valve known to
// be broken "left nine dead" tells more than that nine died.
func (k *composer) tellsMore(e *parallax.Citation, other *parallax.Covered, told parallax.Span) bool {
	at := k.cov.Find(e.Article)
	if !sameTongue(at, other) {
		return false
	}
	words, more := k.stemsAt(other, told), 0
	for w := range k.plainStems(at, e.Span) {
		if !k.heading[w] && !words[w] {
			more++
		}
	}
	return more >= muchMore
}

// tollsAt gives how many people of a sentence what befell, and whether it counts nothing else.
func tollsAt(at *parallax.Covered, s parallax.Span) (out []toll, all bool) {
	all = true
	for _, n := range figuresAt(at, s) {
		switch q := n.Quantity; {
		case q == nil: // a time, such as that of the count
		case q.Bound == parallax.Exact && slices.Contains(graveActs, q.Act):
			out = append(out, toll{q.Act, q.Value})
		default:
			all = false
		}
	}
	return out, all
}
