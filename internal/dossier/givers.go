package dossier

import (
	"slices"

	"parallax"
)

// sameSentence is the cosine of the stems of two sentences from which one is the other but for a word or two.
const sameSentence = 0.8

// joinGivers adds to each value of a card the articles that give it, no small one, for the same thing in a sentence like one of those behind it, or in
// such a sentence itself whatever the thing is read as: claims join who tells the same, and of copies of one report one may be cut otherwise.
func (k *composer) joinGivers(card *parallax.ValueCard) {
	for i := range card.Values {
		row := &card.Values[i]
		q := k.quantityOf(row)
		if q == nil || q.Value <= fewOf {
			continue
		}
		for j := range k.cov.Articles {
			at := &k.cov.Articles[j]
			if k.counted(at.Article.ID) == nil || slices.ContainsFunc(row.Line.Evidence, func(e parallax.Citation) bool { return e.Article == at.Article.ID }) {
				continue
			}
			if other, ok := k.givenIn(at, row, q); ok {
				k.joinValue(row, &other)
			}
		}
	}
	k.sortValues(card)
}

// givenIn makes the row of an article that gives a value of a card; false where it does not.
func (k *composer) givenIn(at *parallax.Covered, row *parallax.ValueRow, q *parallax.Quantity) (parallax.ValueRow, bool) {
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Quantity == nil || n.Span.Field != parallax.FieldText || n.Quantity.Value != q.Value || k.otherEra(at, k.whole(at, n.Span)) != "" {
			continue
		}
		out, ok := k.givenAt(at, n.Span, q)
		if ok && k.givesAlike(at, out.Line.Evidence[0].Span, n.Quantity.Thing, row) {
			return out, true
		}
	}
	return parallax.ValueRow{}, false
}

// givesAlike reports whether a sentence with the number of a row is like one of those behind it and counts the thing that one of them does, or has the word
// for it: "12 of them at sea"; or is that sentence itself.
func (k *composer) givesAlike(at *parallax.Covered, s parallax.Span, thing string, row *parallax.ValueRow) bool {
	words, value := k.stemsAt(at, s), k.quantityOf(row).Value
	most, same := 0.0, false
	for i := range row.Line.Evidence {
		e := &row.Line.Evidence[i]
		other := k.cov.Find(e.Article)
		most = max(most, cosine(words, k.stemsAt(other, e.Span)))
		if p := onlySo(other, e.Span, value); p != nil && p.Thing != "" && sameTongue(at, other) {
			named := k.stemsAt(other, p.ThingSpan)
			same = same || p.Thing == thing || len(named) > 0 && inBoth(named, words) == len(named)
		}
	}
	return most >= sameSentence || most >= alikeWords && same
}

// onlySo gives the one number of a sentence that is so much; nil where it has two, of which one may count what the other does not.
func onlySo(at *parallax.Covered, s parallax.Span, value float64) (out *parallax.Quantity) {
	for _, n := range at.Over(s) {
		if n.Quantity == nil || n.Quantity.Value != value {
			continue
		}
		if out != nil {
			return nil
		}
		out = n.Quantity
	}
	return out
}

// plainly shows a value by the sentence that most of the places behind it print, in whatever cut: what is told so is no outlet's own way of putting it.
func (k *composer) plainly(row *parallax.ValueRow) {
	list, q := row.Line.Evidence, k.quantityOf(row)
	prints := func(e parallax.Citation) bool {
		n := 0
		for _, other := range list {
			if cosine(k.stemsAt(k.cov.Find(e.Article), e.Span), k.stemsAt(k.cov.Find(other.Article), other.Span)) >= sameSentence {
				n++ // itself too
			}
		}
		return n > 1 && 2*n > len(list)
	}
	i := slices.IndexFunc(list, prints)
	if i <= 0 || q == nil {
		return
	}
	shown, ok := k.givenAt(k.cov.Find(list[i].Article), list[i].Span, q)
	if ok && valueKey(&shown) == valueKey(row) && k.reads(&shown.Line) >= k.reads(&row.Line) {
		k.joinValue(&shown, row)
		shown.Counts = row.Counts
		*row = shown
	}
}

// givenAt makes the row of the number in a span that is the same as another.
func (k *composer) givenAt(at *parallax.Covered, s parallax.Span, q *parallax.Quantity) (parallax.ValueRow, bool) {
	for _, n := range at.Over(s) {
		if p := n.Quantity; p != nil && s.Contains(n.Span) && p.Type == q.Type && p.Value == q.Value && p.Bound == q.Bound && p.Unit == q.Unit && p.Act == q.Act {
			words, _ := at.Article.Words(n.Span)
			place := parallax.Statement{Evidence: parallax.Evidence{Article: at.Article.ID, Span: n.Span}}
			row, _, ok := k.valueRow(&parallax.Member{Statement: place}, &parallax.Filler{Span: n.Span, Value: words})
			return row, ok
		}
	}
	return parallax.ValueRow{}, false
}
