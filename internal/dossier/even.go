package dossier

import (
	"cmp"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// even makes the card of a difference, the card of numbers that give the same values of one thing and the table count the same
// sources. A claim joins those who tell it in like words, the numbers join all who count the thing: a reader to whom
// one page says "41, 1 outlet" and "41, 4 outlets" believes neither. Both are changed where they stand.
func (k *composer) even(sections []parallax.Section) {
	var differences, numbers, coverage []parallax.Block
	for i := range sections {
		switch sections[i].Kind {
		case parallax.SectionDifferences:
			differences = sections[i].Blocks
		case parallax.SectionNumbers:
			numbers = sections[i].Blocks
		case parallax.SectionCoverage:
			coverage = sections[i].Blocks
		}
	}
	for i := range differences {
		for j := range differences[i].Differences {
			d := &differences[i].Differences[j]
			if d.Kind == parallax.Ascription {
				k.joinPrints(d)
			}
			if d.Kind != parallax.Update && d.Kind != parallax.Conflict && d.Kind != parallax.Rounding {
				continue
			}
			k.joinBackers(d)
			for _, b := range numbers {
				for v := range b.Values {
					if countsThe(d, &b.Values[v]) {
						k.joinSources(d, &b.Values[v])
					}
				}
			}
			for _, b := range coverage {
				if b.Matrix != nil && d.Kind != parallax.Rounding && !ofOffice(d.Slot, d.Claim) {
					k.markSides(b.Matrix, d)
				}
			}
		}
	}
}

// markSides marks in the table, in each row that is told by a side of a difference, the outlets that stand on the other sides.
func (k *composer) markSides(m *parallax.Matrix, d *parallax.DifferenceCard) {
	for i := range m.Rows {
		row := &m.Rows[i]
		own := slices.IndexFunc(d.Groups, func(g parallax.SideGroup) bool {
			return slices.ContainsFunc(g.Sides, func(s parallax.SideCard) bool {
				return s.Line != nil && s.Article == row.Line.Evidence[0].Article && s.Line.Evidence[0].Span == row.Line.Evidence[0].Span
			})
		})
		for j := range d.Groups {
			if own < 0 || j == own {
				continue
			}
			for _, s := range d.Groups[j].Sides {
				col := slices.IndexFunc(m.Columns, func(c parallax.MatrixColumn) bool { return slices.Contains(c.Articles, s.Article) })
				if s.Line == nil || col < 0 || len(row.Cells[col].Evidence) > 0 {
					continue
				}
				row.Cells[col] = parallax.Cell{State: parallax.CellDiffers, Evidence: []int{len(row.Line.Evidence)}}
				row.Line.Evidence = append(row.Line.Evidence, s.Line.Evidence[0])
			}
		}
		row.Counts = k.counts(&row.Line)
	}
}

// askedSides is how many sentences of a side are asked who stands behind them: they speak for the rest.
const askedSides = 4

// joinBackers adds to each side of a difference the sources that stand behind its sentences and print its value.
func (k *composer) joinBackers(d *parallax.DifferenceCard) {
	onSide := sidesOf(d)
	for i := range d.Groups {
		g := &d.Groups[i]
		for _, s := range g.Sides[:min(askedSides, len(g.Sides))] {
			if s.Line == nil || len(s.Marks) == 0 {
				continue
			}
			at, e := k.cov.Find(s.Article), &s.Line.Evidence[0]
			value, ok := read(at, marked(e.Span, s.Marks[0]))
			if !ok {
				continue
			}
			for _, r := range k.standingBehind(ranked{at: at, span: e.Span}) {
				if onSide[r.at.Article.ID] {
					continue
				}
				if side, ok := k.sideAt(d.Kind, r.at, r.span, at, value); ok {
					g.Sides, onSide[r.at.Article.ID] = append(g.Sides, side), true
				}
			}
		}
		k.countSides(g)
	}
}

// joinPrints adds to each side of a difference in who says it the sources that print its sentence word for word.
func (k *composer) joinPrints(d *parallax.DifferenceCard) {
	onSide := sidesOf(d)
	for i := range d.Groups {
		g := &d.Groups[i]
		for _, s := range slices.Clone(g.Sides) {
			if s.Line == nil {
				continue
			}
			shown := ranked{at: k.cov.Find(s.Article), span: s.Line.Evidence[0].Span}
			for _, r := range k.nearOf(shown).list {
				if onSide[r.at.Article.ID] || !k.wordForWord(shown, r) {
					continue
				}
				if side, ok := k.printedAlike(d.Kind, &s, r); ok {
					g.Sides, onSide[r.at.Article.ID] = append(g.Sides, side), true
				}
			}
		}
		k.countSides(g)
	}
}

// printedAlike makes the side of a sentence that prints that of another side word for word; false where it has other marks in the value.
func (k *composer) printedAlike(kind parallax.DifferenceKind, s *parallax.SideCard, r ranked) (parallax.SideCard, bool) {
	e, err := parallax.Cite(&r.at.Article, r.span)
	if err != nil {
		return parallax.SideCard{}, false
	}
	like := parallax.Side{Evidence: e, AsOf: r.at.Article.ReportedAt(r.span)}
	if len(s.Marks) > 0 {
		at := strings.Index(e.Exact, s.Value)
		if at < 0 {
			return parallax.SideCard{}, false
		}
		like.Value, like.Span = s.Value, r.span
		like.Span.Start, like.Span.End = r.span.Start+at, r.span.Start+at+len(s.Value)
	}
	return k.side(kind, &like)
}

// sidesOf gives the articles of all sides of a difference.
func sidesOf(d *parallax.DifferenceCard) map[parallax.ArticleID]bool {
	out := map[parallax.ArticleID]bool{}
	for _, g := range d.Groups {
		for _, s := range g.Sides {
			out[s.Article] = true
		}
	}
	return out
}

// countSides counts a group of sides anew, and puts the reader's language first.
func (k *composer) countSides(g *parallax.SideGroup) {
	k.readersFirst(g.Sides)
	g.Counts = k.cov.CountSides(g.Sides)
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
	onSide := sidesOf(d)
	for i := range d.Groups {
		g := &d.Groups[i]
		if rowOf(card, g) == nil {
			continue
		}
		for _, s := range g.Sides {
			if s.Line != nil && len(s.Marks) > 0 {
				k.addValue(card, &parallax.ValueRow{Line: *s.Line, Value: s.Value, Normal: s.Normal, Mark: s.Marks[0], AsOf: s.AsOf, Outlets: []string{s.Outlet}})
			}
		}
		row := rowOf(card, g)
		row.Counts = k.counts(&row.Line)
		of, q := k.cov.Find(row.Line.Evidence[0].Article), k.quantityOf(row)
		for j := range row.Line.Evidence {
			e := &row.Line.Evidence[j]
			at := k.counted(e.Article)
			if at == nil || q == nil || onSide[e.Article] {
				continue
			}
			if side, ok := k.sideAt(d.Kind, at, e.Span, of, reading{quantity: q}); ok {
				g.Sides, onSide[e.Article] = append(g.Sides, side), true
			}
		}
		k.countSides(g)
	}
}

// sideAt makes the side of a difference of the place at which a source prints the value that another one gives; false where it
// does not.
func (k *composer) sideAt(kind parallax.DifferenceKind, at *parallax.Covered, s parallax.Span, of *parallax.Covered, value reading) (parallax.SideCard, bool) {
	foreign := language.Base(at.Article.Language) != language.Base(of.Article.Language)
	for _, n := range at.Over(s) {
		r := reading{quantity: n.Quantity, moment: n.Moment}
		if !s.Contains(n.Span) || !givesToo(r, value, foreign) {
			continue
		}
		words, err := at.Article.Words(n.Span)
		e, err2 := parallax.Cite(&at.Article, s)
		if err != nil || err2 != nil {
			continue
		}
		return k.side(kind, &parallax.Side{Evidence: e, Value: words, Span: n.Span, AsOf: at.Article.ReportedAt(n.Span)})
	}
	return parallax.SideCard{}, false
}

// givesToo reports whether what was read gives a value of another source. A number of what has another name is another
// number, but in a foreign language; and of a clock time a page may leave out the zone.
func givesToo(r, value reading, foreign bool) bool {
	if r.moment != nil && value.moment != nil && r.moment.Refused == "" {
		return r.moment.Value == value.moment.Value || r.same(value)
	}
	return r.same(value) || foreign && r.quantity != nil && value.quantity != nil && sameNumber(r.quantity, value.quantity)
}
