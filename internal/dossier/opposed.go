package dossier

import (
	"slices"

	"parallax"
)

// joinOpposed adds to a card the values that a conflict which is shown sets against one of its own: who looks for a number finds all that are given for
// it, also where the sentences that give them tell too much else to make one claim.
func (k *composer) joinOpposed(card *parallax.ValueCard) {
	for i := range k.cmp.Differences {
		d := &k.cmp.Differences[i]
		if d.Kind != parallax.Conflict || !k.carded[d.ID] || !slices.ContainsFunc(d.Sides, func(s parallax.Side) bool { return k.givesSide(card, &s) }) {
			continue
		}
		for j := range d.Sides {
			if row, ok := k.sideRow(&d.Sides[j]); ok {
				k.addValue(card, &row)
			}
		}
	}
	k.sortValues(card)
}

// givesSide reports whether a side of a difference is the value of a card, of the thing that its shown sentence counts, at one of its places.
func (k *composer) givesSide(card *parallax.ValueCard, s *parallax.Side) bool {
	at := k.counted(s.Evidence.Article)
	if at == nil {
		return false
	}
	q := quantityAt(at, s.Span)
	return q != nil && slices.ContainsFunc(card.Values, func(r parallax.ValueRow) bool {
		own := k.quantityOf(&r)
		return own != nil && own.Value == q.Value && own.Unit == q.Unit && own.Thing == q.Thing && slices.ContainsFunc(r.Line.Evidence, func(e parallax.Citation) bool {
			return e.Article == s.Evidence.Article && e.Span.Contains(s.Span)
		})
	})
}

// sideRow makes the row of a side that gives a number.
func (k *composer) sideRow(s *parallax.Side) (parallax.ValueRow, bool) {
	at := k.counted(s.Evidence.Article)
	if at == nil || quantityAt(at, s.Span) == nil {
		return parallax.ValueRow{}, false
	}
	place := parallax.Statement{Evidence: s.Evidence}
	row, _, ok := k.valueRow(&parallax.Member{Statement: place}, &parallax.Filler{Span: s.Span, Value: s.Value, Normal: s.Normal, AsOf: s.AsOf})
	return row, ok
}
