package dossier

import (
	"parallax"
)

// bears gives the values that a statement fills slots of its claim with, where another
// statement fills them too: who does not give them does not stand behind the line.
func (k *composer) bears(c *parallax.Claim, shown ranked) []reading {
	var out []reading
	for i := range c.Slots {
		s := &c.Slots[i]
		if s.Kind != parallax.SlotCount && s.Kind != parallax.SlotAmount {
			continue
		}
		members := map[int]bool{}
		for _, f := range s.Fillers {
			members[f.Member] = true
		}
		if len(members) < 2 {
			continue
		}
		for _, f := range s.Fillers {
			m := &c.Members[f.Member].Statement
			if m.Article != shown.at.Article.ID || !shown.span.Contains(f.Span) {
				continue
			}
			if r, ok := read(shown.at, f.Span); ok && r.quantity != nil {
				out = append(out, r)
			}
		}
	}
	return out
}

// givesOne reports whether a span gives one of the values.
func givesOne(at *parallax.Covered, s parallax.Span, values []reading) bool {
	for _, n := range at.Over(s) {
		q := n.Quantity
		if q == nil || !s.Contains(n.Span) {
			continue
		}
		for _, v := range values {
			if bearsOut(q, v.quantity) {
				return true
			}
		}
	}
	return false
}

// bearsOut reports whether one number as printed backs another: the same, or as near as its
// rounding says. "At least four" does not back nine.
func bearsOut(q, p *parallax.Quantity) bool {
	if q.Type != p.Type && (q.Unit != "" || p.Unit != "") {
		return false
	}
	if q.SIUnit != "" && q.SIUnit == p.SIUnit && q.Unit != p.Unit {
		return q.SI > 0 && p.SI > 0 && q.SI < p.SI*(1+aboutShare) && p.SI < q.SI*(1+aboutShare)
	}
	if q.Unit != p.Unit || q.Thing != "" && p.Thing != "" && q.Thing != p.Thing && q.Act != p.Act {
		return false
	}
	open := func(x *parallax.Quantity) bool {
		return x.Bound == parallax.AtLeast || x.Bound == parallax.MoreThan || x.Bound == parallax.AtMost || x.Bound == parallax.LessThan
	}
	if open(q) || open(p) {
		return q.Value == p.Value
	}
	return meet(q, p)
}

// otherDay reports whether two sentences each name one time, and not the same; nil names none.
func otherDay(a, b *parallax.Moment) bool {
	return a != nil && b != nil && (!a.Start.Before(b.End) || !b.Start.Before(a.End))
}

// onlyTime gives the one date in a span that was resolved for certain; nil without one, and
// when there are several.
func onlyTime(at *parallax.Covered, s parallax.Span) *parallax.Moment {
	var out *parallax.Moment
	notes := at.Over(s)
	for _, n := range notes {
		m := n.Moment
		if m == nil || !s.Contains(n.Span) || m.Type == "DURATION" || m.Type == "SET" {
			continue
		}
		if m.Refused != "" || m.Start.IsZero() || m.End.IsZero() || guessed(at, n) || spoken(notes, n.Span) || out != nil && !out.Start.Equal(m.Start) {
			return nil
		}
		out = m
	}
	return out
}
