package compare

import (
	"slices"
	"strings"

	"parallax"
)

const (
	// misdatedScore is the least probability of one claim for years in it to be of one event.
	misdatedScore = 0.5
	// yearsOff is how far years may lie apart that are taken for each other.
	yearsOff = 2
)

// misdated finds statements that give the same event neighbouring years: as many years, in the
// same order, each off by one or two, and none that the other article knows too.
func (s *story) misdated() []parallax.Difference {
	var out []parallax.Difference
	at := map[*statement]int{}
	for _, p := range s.joined() {
		if p.score < misdatedScore || sameTelling(p.a.telling, p.b.telling) {
			continue
		}
		as, bs := p.a.dated(), p.b.dated()
		if !yearsApart(as, bs) || as[0].yearIn(p.b.telling) || bs[0].yearIn(p.a.telling) {
			continue
		}
		if as[0].ofStretch() != bs[0].ofStretch() {
			continue // "came into 2010 as the winner of 2009"
		}
		if v, w := as[0].heads(), bs[0].heads(); v != "" && w != "" && v != w {
			continue // "the 1974 book", "the 1976 film"
		}
		if overlap(s.surroundings(p.a, as[0].note.Span), s.surroundings(p.b, bs[0].note.Span)) < momentContext {
			continue
		}
		sides := []parallax.Side{as[0].side(), bs[0].side()}
		i, ok := at[p.a]
		if !ok {
			i, ok = at[p.b]
		}
		if ok {
			out[i].Sides = addSides(out[i].Sides, sides)
		} else {
			i = len(out)
			out = append(out, parallax.Difference{Kind: parallax.Conflict, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotTime, About: clip(p.a.Exact), Score: p.score * 0.9, Sides: sides,
				Why: []parallax.Reason{parallax.Because("years of one event", "%s, %s", as[0].words, bs[0].words), parallax.Because("one claim", "%.2f", p.score)}})
		}
		at[p.a], at[p.b] = i, i
	}
	for i := range out {
		groupByNormal(out[i].Sides)
	}
	return out
}

// heads gives the stem of the word right behind a bare year, as far as it is no function word:
// the year is of that. "" when there is none.
func (t *timed) heads() string {
	if t.m.Granularity != "year" {
		return ""
	}
	for _, w := range t.at.words {
		if w.start >= t.note.Span.End {
			if w.start == t.note.Span.End+1 && t.at.Exact[t.note.Span.End-t.at.Start] == ' ' && !w.name {
				return w.stem
			}
			return ""
		}
	}
	return ""
}

// dated gives the times of a statement that are printed with their year, in order.
func (s *statement) dated() []*timed {
	var out []*timed
	for _, n := range s.moments {
		words, err := s.article().Words(n.Span)
		if err == nil && !n.Moment.Start.IsZero() && strings.Contains(words, n.Moment.Start.Format("2006")) {
			out = append(out, &timed{at: s, note: n, m: n.Moment, words: words})
		}
	}
	return out
}

// yearsApart reports whether the times differ one by one in their years only, by one or two.
func yearsApart(as, bs []*timed) bool {
	if len(as) == 0 || len(as) != len(bs) {
		return false
	}
	for i := range as {
		m, n := as[i].m, bs[i].m
		gap := m.Start.Year() - n.Start.Year()
		if gap == 0 || gap > yearsOff || -gap > yearsOff || m.Granularity != n.Granularity || m.Start.Format("01-02") != n.Start.Format("01-02") {
			return false
		}
	}
	return true
}

// yearIn reports whether the telling names the year of the time anywhere.
func (t *timed) yearIn(other *telling) bool {
	return slices.ContainsFunc(other.statements, func(st *statement) bool {
		return slices.ContainsFunc(st.dated(), func(u *timed) bool { return u.m.Start.Year() == t.m.Start.Year() })
	})
}
