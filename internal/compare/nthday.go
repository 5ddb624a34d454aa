package compare

import (
	"fmt"
	"slices"

	"parallax"
	"parallax/internal/language"
)

const (
	// lastDay is the highest ordinal that counts the days of an event: "the 40th day".
	lastDay = 99
	// dayReach is how many words behind an ordinal the word for a day may stand: "sixth straight day".
	dayReach = 2
)

// nthDays gives the ordinals of a statement that say how long something has lasted ("the sixth
// day of the strike") as durations, so that they are held against "eight days" and "a week".
func (s *story) nthDays(st *statement) []*timed {
	days := language.For(st.article().Language).Dates().Unit["D"]
	var out []*timed
	for _, n := range st.quantities {
		q := n.Quantity
		if q.Type != parallax.Ordinal || q.Value < 2 || q.Value > lastDay {
			continue
		}
		behind := 0
		for t := range language.EachToken(st.Exact) {
			if t.Kind == language.Punct || st.Start+t.Start < n.Span.End || behind == dayReach {
				continue
			}
			behind++
			if slices.Contains(days, language.Fold(st.Exact[t.Start:t.End])) {
				at := n.Span
				at.End = st.Start + t.End
				words, _ := st.article().Words(at)
				note := &parallax.Annotation{Kind: parallax.KindMoment, Span: at}
				m := &parallax.Moment{Type: "DURATION", Value: fmt.Sprintf("P%.0fD", q.Value)}
				out = append(out, &timed{at: st, note: note, m: m, words: words, near: s.surroundings(st, at), nth: true})
				break
			}
		}
	}
	return out
}

// laterDay reports whether both count the days of one event, one of them by "the sixth day",
// and the later report, where the order is known, counts more.
func (f *timeFacing) laterDay() bool {
	if !f.a.nth && !f.b.nth || f.m.Type != "DURATION" || f.n.Type != "DURATION" {
		return false
	}
	i, ok := days(f.m)
	j, also := days(f.n)
	if !ok || !also || i.meets(j) {
		return false
	}
	x, y := f.a.at.telling.when(), f.b.at.telling.when()
	return x.IsZero() || y.IsZero() || x.Equal(y) || x.Before(y) == (i.low < j.low)
}
