package annotate

import (
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

const (
	// spanGap is how many words stand between a day and the duration beside it at most.
	spanGap = 6
	// spanSlack is how many days a duration may differ from its dates: first and last day may be counted or not.
	spanSlack = 1
)

// spans looks for a duration that stands between the two days it runs from and to and does not fit
// them: "arrested on Monday, held for five days and released on Wednesday". The three stand in one
// sentence, close together, with nothing between them that counts from another time.
func (f *finder) spans() {
	for k := 0; k+2 < len(f.moments); k++ {
		a, d, b := f.moments[k], f.moments[k+1], f.moments[k+2]
		days, ok := wholeDays(d.Moment.Value)
		if !ok || d.Moment.Type != "DURATION" || d.Moment.Bound != parallax.Exact || a.Moment.Granularity != "day" || b.Moment.Granularity != "day" {
			continue
		}
		s, ok := f.sentenceOf(d.Span)
		if !ok || !s.Span.Contains(a.Span) || !s.Span.Contains(b.Span) || !f.beside(a.Span, d.Span, true) || !f.beside(d.Span, b.Span, false) {
			continue
		}
		passed := int(b.Moment.Start.Sub(a.Moment.Start) / (24 * time.Hour))
		if weekly := a.Moment.How == howWeekday && b.Moment.How == howWeekday; weekly && days >= 7 {
			continue // the weekdays may lie weeks apart
		} else if weekly {
			passed = (passed%7 + 7) % 7
		}
		if passed >= 0 && (days > passed+spanSlack || days < passed-spanSlack) {
			f.report(durationWrong, f.side(d.Span, d.Moment.Value), f.side(a.Span, a.Moment.Value), f.side(b.Span, b.Moment.Value))
		}
	}
}

// wholeDays reads "P3D" and "P2W".
func wholeDays(value string) (int, bool) {
	for unit, days := range map[string]int{"D": 1, "W": 7} {
		if s, ok := strings.CutSuffix(strings.TrimPrefix(value, "P"), unit); ok && s != "" && digits(s) {
			return days * num(s), true
		}
	}
	return 0, false
}

// beside reports whether a few words stand between two moments and none from which time is counted
// ("after", "since"); with lasting, the last of them must be one behind which a duration lasts ("for").
func (f *finder) beside(a, b parallax.Span, lasting bool) bool {
	text, err := f.a.Words(parallax.Span{Field: a.Field, Index: a.Index, Start: a.End, End: b.Start})
	if err != nil {
		return false
	}
	words, last := 0, false
	for _, x := range lexemes(text, pieces(nil, text, 0, len(text), f.l.Lexicon()), f.l) {
		switch {
		case x.word("after_date"), x.word("before_date"), x.word("since"), x.key == ".", x.key == ";":
			return false
		case x.kind == language.Word:
			words, last = words+1, x.word("for")
		}
	}
	return words <= spanGap && (last || !lasting)
}
