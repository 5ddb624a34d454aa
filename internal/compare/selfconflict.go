package compare

import (
	"regexp"
	"strings"
	"unicode"

	"parallax"
)

// selfConflicts tells where an article contradicts itself: its findings, and two values it
// gives for one slot.
func (s *story) selfConflicts() []parallax.Difference {
	var out []parallax.Difference
	for _, t := range s.tellings {
		for i := range t.covered.Article.Findings {
			if d, ok := t.finding(&t.covered.Article.Findings[i]); ok {
				out = append(out, d)
			}
		}
		out = append(out, t.weekdays()...)
	}
	return out
}

// weekdays tells of dates without a year that do not fall on the weekday printed with them, in
// the year of the report nor in the one before or after. A line that is mostly a date is one of the page.
func (t *telling) weekdays() []parallax.Difference {
	var out []parallax.Difference
	for _, st := range t.statements {
		if st.onlyTells() {
			continue
		}
		for _, n := range st.moments {
			words, err := st.article().Words(n.Span)
			day := strings.IndexFunc(words, unicode.IsSpace)
			if err != nil || n.Moment.Refused != refusedWeekday || day < 0 || fullYear.MatchString(words) {
				continue
			}
			date := day + strings.IndexFunc(words[day:], func(r rune) bool { return !unicode.IsSpace(r) })
			sides := []parallax.Side{st.side(parallax.Span{Field: n.Span.Field, Index: n.Span.Index, Start: n.Span.Start, End: n.Span.Start + day}, "", 0),
				st.side(parallax.Span{Field: n.Span.Field, Index: n.Span.Index, Start: n.Span.Start + date, End: n.Span.End}, "", 1)}
			out = append(out, parallax.Difference{Kind: parallax.SelfConflict, Slot: parallax.SlotTime, About: words, Score: 0.8, Sides: sides, Why: []parallax.Reason{parallax.Because(weekdayFinding, "%s", words)}})
		}
	}
	return out
}

// refusedWeekday is why annotate refuses such a date; with a year it is among the findings.
const refusedWeekday = "weekday does not fit the date"

// weekdayFinding is what such a date is called among findings (parallax.Finding.What).
const weekdayFinding = "weekday does not fit date"

var fullYear = regexp.MustCompile(`\d{4}`)

// finding makes a difference of what was found in the page itself.
func (t *telling) finding(f *parallax.Finding) (parallax.Difference, bool) {
	d := parallax.Difference{Kind: parallax.SelfConflict, Slot: parallax.SlotTime, About: f.What, Score: 0.9, Why: []parallax.Reason{{What: f.What}}}
	for i, x := range f.Sides {
		side := parallax.Side{Value: x.Exact, Where: x.Where, Normal: x.Value, Outlet: t.covered.OutletKey(), Origins: t.covered.OriginKeys(), Group: i}
		d.Why = append(d.Why, parallax.Because(x.Where, "%s", x.Exact))
		if x.Span != (parallax.Span{}) {
			e, err := parallax.Cite(&t.covered.Article, x.Span)
			if err != nil {
				return d, false
			}
			side.Evidence, side.Span = e, x.Span
			for _, st := range t.statements {
				if st.Contains(x.Span) {
					side.Evidence = st.Evidence
				}
			}
		} else {
			side.Evidence = parallax.Evidence{Article: t.covered.Article.ID, Revision: t.covered.Article.Revision}
			if side.Where == "" {
				return d, false
			}
		}
		d.Sides = append(d.Sides, side)
	}
	return d, len(d.Sides) >= 2
}
