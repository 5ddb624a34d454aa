package dossier

import (
	"cmp"
	"slices"

	"parallax"
)

const (
	maxNumbers = 10
	maxValues  = 6 // of one slot
)

// numbers shows counts and amounts, all values of one slot together: as printed, as read,
// as of when, who prints it and who is said to say so. It is there when a claim of several
// articles has such a slot.
func (k *composer) numbers() []parallax.Block {
	var out []parallax.ValueCard
	for _, c := range k.byImportance(k.cmp.Claims) {
		for i := range c.Slots {
			s := &c.Slots[i]
			if len(out) == maxNumbers || s.Kind != parallax.SlotCount && s.Kind != parallax.SlotAmount {
				continue
			}
			if card, ok := k.values(c, s); ok {
				out = append(out, card)
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return []parallax.Block{{Values: out}}
}

func (k *composer) values(c *parallax.Claim, s *parallax.Slot) (parallax.ValueCard, bool) {
	card := parallax.ValueCard{Claim: c.ID, Slot: s.Kind}
	at := map[string]int{} // index in card.Values by what the value comes to
	for _, f := range s.Fillers {
		row, key, ok := k.valueRow(&c.Members[f.Member], &f)
		if !ok {
			continue
		}
		if i, again := at[key]; again {
			k.joinValue(&card.Values[i], &row)
			continue
		}
		at[key] = len(card.Values)
		card.Values = append(card.Values, row)
	}
	slices.SortStableFunc(card.Values, func(a, b parallax.ValueRow) int {
		if !a.AsOf.IsZero() && !b.AsOf.IsZero() && !a.AsOf.Equal(b.AsOf) {
			return a.AsOf.Compare(b.AsOf)
		}
		return cmp.Compare(b.Counts.Origins*100+b.Counts.Outlets, a.Counts.Origins*100+a.Counts.Outlets)
	})
	card.Values = card.Values[:min(maxValues, len(card.Values))]
	var lines []*parallax.Line
	for i := range card.Values {
		lines = append(lines, &card.Values[i].Line)
	}
	card.About = about(s.About, lines)
	return card, len(card.Values) > 0
}

// valueRow makes the row of one filler, and the key under which equal values meet.
func (k *composer) valueRow(m *parallax.Member, f *parallax.Filler) (parallax.ValueRow, string, bool) {
	at := k.counted(m.Statement.Article)
	if at == nil {
		return parallax.ValueRow{}, "", false
	}
	span := at.Whole(m.Statement.Span)
	line, err := k.quote(at, span)
	if err != nil || !span.Contains(f.Span) || !at.Article.WholeWords(span) {
		return parallax.ValueRow{}, "", false
	}
	row := parallax.ValueRow{
		Line: line, Value: f.Value, Mark: parallax.Mark{Start: f.Span.Start - span.Start, End: f.Span.End - span.Start},
		Normal: at.Normal(f.Span), Outlets: []string{at.Name()}, Counts: k.counts(&line),
	}
	if s := m.Statement.Speaker; s != "" && at.Speaks(s, span) {
		row.Speaker = s
	}
	if k.cov.Speaks(f.AsOf) {
		row.AsOf = f.AsOf
	}
	return row, cmp.Or(f.Normal, row.Normal, f.Value), true
}

// joinValue adds the source of another row with the same value.
func (k *composer) joinValue(row, other *parallax.ValueRow) {
	e := other.Line.Evidence[0]
	if slices.ContainsFunc(row.Line.Evidence, func(x parallax.Citation) bool { return x.Article == e.Article }) {
		return
	}
	row.Line.Evidence = append(row.Line.Evidence, e)
	if !slices.Contains(row.Outlets, other.Outlets[0]) {
		row.Outlets = append(row.Outlets, other.Outlets[0])
	}
	row.Counts = k.counts(&row.Line)
}
