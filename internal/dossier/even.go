package dossier

import (
	"cmp"
	"slices"

	"parallax"
	"parallax/internal/language"
)

// even makes the card of a difference and the card of numbers that give the same values of one thing count the same
// sources. A claim joins those who tell it in like words, the numbers join all who count the thing: a reader to whom
// one page says "41, 1 outlet" and "41, 4 outlets" believes neither. Both are changed where they stand.
func (k *composer) even(sections []parallax.Section) {
	var differences, numbers []parallax.Block
	for i := range sections {
		switch sections[i].Kind {
		case parallax.SectionDifferences:
			differences = sections[i].Blocks
		case parallax.SectionNumbers:
			numbers = sections[i].Blocks
		}
	}
	for i := range differences {
		for j := range differences[i].Differences {
			d := &differences[i].Differences[j]
			if d.Kind != parallax.Update && d.Kind != parallax.Conflict && d.Kind != parallax.Rounding {
				continue
			}
			for _, b := range numbers {
				for v := range b.Values {
					if countsThe(d, &b.Values[v]) {
						k.joinSources(d, &b.Values[v])
					}
				}
			}
		}
	}
}

// countsThe reports whether a card of numbers gives at least two of the values of a difference, from a place of each.
func countsThe(d *parallax.DifferenceCard, card *parallax.ValueCard) bool {
	shared := 0
	for i := range d.Groups {
		if row := rowOf(card, &d.Groups[i]); row != nil && slices.ContainsFunc(d.Groups[i].Sides, func(s parallax.SideCard) bool {
			return s.Line != nil && slices.ContainsFunc(row.Line.Evidence, func(e parallax.Citation) bool {
				return e.Article == s.Article && e.Span.Overlaps(s.Line.Evidence[0].Span)
			})
		}) {
			shared++
		}
	}
	return shared > 1
}

// rowOf gives the row of a card with the value of a group; nil when there is none.
func rowOf(card *parallax.ValueCard, g *parallax.SideGroup) *parallax.ValueRow {
	value := language.Fold(cmp.Or(g.Sides[0].Normal, g.Sides[0].Value))
	at := slices.IndexFunc(card.Values, func(r parallax.ValueRow) bool { return value != "" && language.Fold(valueKey(&r)) == value })
	if at < 0 {
		return nil
	}
	return &card.Values[at]
}

// joinSources adds to each value of the one card the sources that only the other has. Who stands on another side of the
// difference already stays there alone.
func (k *composer) joinSources(d *parallax.DifferenceCard, card *parallax.ValueCard) {
	onSide := map[parallax.ArticleID]bool{}
	for _, g := range d.Groups {
		for _, s := range g.Sides {
			onSide[s.Article] = true
		}
	}
	for i := range d.Groups {
		g := &d.Groups[i]
		row := rowOf(card, g)
		if row == nil {
			continue
		}
		for _, s := range g.Sides {
			if s.Line != nil && len(s.Marks) > 0 {
				k.addValue(card, &parallax.ValueRow{Line: *s.Line, Value: s.Value, Normal: s.Normal, Mark: s.Marks[0], AsOf: s.AsOf, Outlets: []string{s.Outlet}})
			}
		}
		row = rowOf(card, g)
		row.Counts = k.counts(&row.Line)
		var ids []parallax.ArticleID
		for j := range row.Line.Evidence {
			e := &row.Line.Evidence[j]
			if side, ok := k.sideAt(d.Kind, e, row); ok && !onSide[e.Article] {
				g.Sides, onSide[e.Article] = append(g.Sides, side), true
			}
		}
		k.readersFirst(g.Sides)
		for _, s := range g.Sides {
			ids = append(ids, s.Article)
		}
		g.Counts = k.cov.Count(ids)
	}
}

// sideAt makes the side of a difference of the place at which a source gives the number of a row; false where it does not.
func (k *composer) sideAt(kind parallax.DifferenceKind, e *parallax.Citation, row *parallax.ValueRow) (parallax.SideCard, bool) {
	at, of, q := k.counted(e.Article), k.counted(row.Line.Evidence[0].Article), k.quantityOf(row)
	if at == nil || of == nil || q == nil {
		return parallax.SideCard{}, false
	}
	foreign := language.Base(at.Article.Language) != language.Base(of.Article.Language) // has another word for the thing
	for _, n := range at.Over(e.Span) {
		words, err := at.Article.Words(n.Span)
		if n.Quantity == nil || err != nil || !e.Span.Contains(n.Span) || !(reading{quantity: n.Quantity}).same(reading{quantity: q}) && !(foreign && sameNumber(n.Quantity, q)) {
			continue
		}
		return k.side(kind, &parallax.Side{Evidence: e.Evidence, Value: words, Span: n.Span, AsOf: at.Article.ReportedAt(n.Span)})
	}
	return parallax.SideCard{}, false
}
