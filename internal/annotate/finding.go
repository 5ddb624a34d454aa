package annotate

import (
	"math"
	"regexp"
	"sort"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

// The kinds of findings, as parallax.Finding.What.
const (
	updatedFirst  = "updated before published"
	weekdayWrong  = "weekday does not fit date"
	eventLater    = "event after report"
	durationWrong = "duration does not fit dates"
	toldTwice     = "one statement on two days"
)

// Findings gives what contradicts itself inside one article; notes are its annotations as
// Article gives them. Nil when nothing does. Each rule speaks only when the dates are printed.
func Findings(a parallax.Article, notes []parallax.Annotation) []parallax.Finding {
	f := finder{a: a, l: newLanguage(a)}
	for _, n := range notes {
		switch n.Kind {
		case parallax.KindSentence:
			f.sentences = append(f.sentences, n)
		case parallax.KindMoment:
			f.moments = append(f.moments, n)
		case parallax.KindQuote:
			f.quotes = append(f.quotes, n)
		}
	}
	f.updated()
	f.weekdays()
	f.later()
	f.durations()
	f.spans()
	f.twice()
	return f.out
}

func newLanguage(a parallax.Article) *language.Language {
	tag := a.Language
	if tag == "" {
		tag = language.Detect(a.Title+"\n"+a.Text, "")
	}
	return language.For(tag)
}

// finder looks for contradictions in one article.
type finder struct {
	a                          parallax.Article
	l                          *language.Language
	sentences, moments, quotes []parallax.Annotation
	out                        []parallax.Finding
}

// side gives a place of the article as a side of a finding.
func (f *finder) side(s parallax.Span, value string) parallax.FindingSide {
	words, err := f.a.Words(s)
	if err != nil {
		return parallax.FindingSide{Where: "text", Value: value}
	}
	return parallax.FindingSide{Where: string(s.Field), Span: s, Exact: words, Value: value}
}

func (f *finder) report(what string, sides ...parallax.FindingSide) {
	f.out = append(f.out, parallax.Finding{What: what, Sides: sides})
}

// published gives the publication as a side: the line of the text that prints it, else the metadata.
func (f *finder) published() (parallax.FindingSide, time.Time) {
	if n, ok := f.labelled("published"); ok {
		return f.side(n.Span, n.Moment.Value), n.Moment.Start
	}
	d := f.a.Published
	return parallax.FindingSide{Where: "publication date", Exact: d.String(), Value: d.String()}, d.Time
}

// labelled gives the first printed date of a line that begins with a label such as "updated".
func (f *finder) labelled(label string) (parallax.Annotation, bool) {
	for _, s := range f.sentences {
		words, err := f.a.Words(s.Span)
		if err != nil || s.Span.Field != parallax.FieldText || len(words) > 160 {
			continue
		}
		folded := language.Fold(words)
		for _, cue := range f.l.Dates().Word[label] {
			if !strings.HasPrefix(folded, cue) {
				continue
			}
			for _, m := range f.moments {
				if s.Span.Contains(m.Span) && m.Moment.How == howPrinted && !m.Moment.Start.IsZero() {
					return m, true
				}
			}
		}
	}
	return parallax.Annotation{}, false
}

// updated looks for an "updated" line that lies before the publication by a whole day.
func (f *finder) updated() {
	n, ok := f.labelled("updated")
	if !ok {
		return
	}
	side, at := f.published()
	// as printed: 6 May 9 a.m. in Sydney is 5 May in London
	if !at.IsZero() && n.Moment.Value[:min(len(n.Moment.Value), 10)] < at.Format(time.DateOnly) && n.Moment.End.Before(startOfDay(at)) {
		f.report(updatedFirst, f.side(n.Span, n.Moment.Value), side)
	}
}

func startOfDay(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

var yearForm = regexp.MustCompile(`\d{4}`)

// weekdays looks for dates printed in full with a weekday that they do not fall on.
func (f *finder) weekdays() {
	for _, n := range f.moments {
		if n.Moment.Refused != refusedWeekday {
			continue
		}
		words, err := f.a.Words(n.Span)
		if err != nil || !yearForm.MatchString(words) {
			continue
		}
		if day, ok := f.dateOf(words); ok {
			f.report(weekdayWrong, f.side(n.Span, day.Format(time.DateOnly)), parallax.FindingSide{Where: "calendar", Exact: day.Weekday().String(), Value: day.Weekday().String()})
		}
	}
}

// dateOf reads the date in words that begin with a weekday.
func (f *finder) dateOf(words string) (time.Time, bool) {
	p := newPassage(parallax.FieldText, words)
	d := &document{article: f.a, language: f.l}
	t := timing{d: d, p: p, list: d.lexemes(p, sentence{start: 0, end: len(words)}), now: f.a.Published.Time, toDay: f.a.Published.Precision == "day"}
	for i := 1; i < len(t.list); i++ {
		for _, rule := range []func(*timing, int) (found, bool){(*timing).fullDate, (*timing).numericDate} {
			if g, ok := rule(&t, i); ok && g.refused == "" && len(g.value) >= 10 {
				day, err := time.Parse(time.DateOnly, g.value[:10])
				return day, err == nil
			}
		}
	}
	return time.Time{}, false
}

// laterBy is how many days after the report an event must lie. Announcements without a word of
// the future ("the vote of 21 February 2032") are common for the coming months.
const laterBy = 300

// later looks for days printed with their year that lie long after the report although the sentence speaks of the past only.
func (f *finder) later() {
	at := f.a.Reported()
	if at.IsZero() {
		return
	}
	for _, n := range f.moments {
		m := n.Moment
		if m.How != howPrinted || m.Granularity != "day" || !m.Start.After(at.AddDate(0, 0, laterBy)) {
			continue
		}
		s, ok := f.sentenceOf(n.Span)
		if !ok || s.Sentence.Furniture || f.late(n.Span) || f.dating(s.Span) || !f.pastOnly(s.Span, n.Span) {
			continue
		}
		f.report(eventLater, f.side(n.Span, m.Value), parallax.FindingSide{Where: "publication date", Exact: f.a.Published.String(), Value: f.a.Published.String()})
	}
}

// bodyPart is the part of a text that is taken to be the account itself: notes about authors and
// readers' comments, which are often younger than the report, stand below it.
const bodyPart = 0.75

// late reports whether a span stands below the account in a text that is long enough to have something below it.
func (f *finder) late(s parallax.Span) bool {
	return s.Field == parallax.FieldText && len(f.a.Text) > 1500 && float64(s.Start) > bodyPart*float64(len(f.a.Text))
}

// dating reports whether a sentence dates a page or a comment: "Posted by a reader on 3 May".
func (f *finder) dating(s parallax.Span) bool {
	words, _ := f.a.Words(s)
	for _, x := range lexemes(words, pieces(nil, words, 0, len(words), f.l.Lexicon()), f.l) {
		if x.word("published") || x.word("updated") {
			return true
		}
	}
	return false
}

func (f *finder) sentenceOf(s parallax.Span) (parallax.Annotation, bool) {
	k := sort.Search(len(f.sentences), func(k int) bool {
		at := f.sentences[k].Span
		return at.Same(s) && at.End > s.Start || at.Field == parallax.FieldText && s.Field == parallax.FieldTitle
	})
	if k == len(f.sentences) || !f.sentences[k].Span.Contains(s) {
		return parallax.Annotation{}, false
	}
	return f.sentences[k], true
}

// pastOnly reports whether a sentence has a past marker and none of the future outside the
// date itself: "14 May" may not say that something may be.
func (f *finder) pastOnly(s, date parallax.Span) bool {
	words, _ := f.a.Words(s)
	past := false
	for _, x := range lexemes(words, pieces(nil, words, 0, len(words), f.l.Lexicon()), f.l) {
		if at := s.Start + x.start; date.Start <= at && at < date.End {
			continue
		}
		if x.word("future") {
			return false
		}
		past = past || x.word("past")
	}
	return past
}

// durations looks for "nearly four years" beside the printed date it is counted from, where
// publication is more than a year off: the two stand in one sentence, and the duration is rounded in words.
func (f *finder) durations() {
	side, at := f.published()
	if at.IsZero() {
		return
	}
	for _, n := range f.moments {
		years, ok := wholeYears(n.Moment.Value)
		if !ok || n.Moment.Type != "DURATION" || n.Moment.Bound == parallax.Exact || n.Moment.Bound == parallax.AtMost {
			continue
		}
		s, ok := f.sentenceOf(n.Span)
		if !ok {
			continue
		}
		for _, o := range f.moments {
			m := o.Moment
			if !s.Span.Contains(o.Span) || m.How != howPrinted || m.Type != "DATE" || m.Granularity != "month" && m.Granularity != "day" || !m.Start.Before(at) || !f.since(s.Span, o.Span) {
				continue
			}
			if passed := at.Sub(m.Start).Hours() / 24 / 365.25; math.Abs(passed-years) > 1.2 {
				f.report(durationWrong, f.side(n.Span, n.Moment.Value), f.side(o.Span, m.Value), side)
			}
		}
	}
}

// wholeYears reads "P4Y".
func wholeYears(value string) (float64, bool) {
	s, ok := strings.CutSuffix(strings.TrimPrefix(value, "P"), "Y")
	if !ok || !digits(s) {
		return 0, false
	}
	return float64(num(s)), true
}

// since reports whether a word from which time is counted stands in the sentence before the date, with no mark between.
func (f *finder) since(s, date parallax.Span) bool {
	text, err := f.a.Words(parallax.Span{Field: s.Field, Index: s.Index, Start: s.Start, End: date.Start})
	if err != nil {
		return false
	}
	near := false
	for _, x := range lexemes(text, pieces(nil, text, 0, len(text), f.l.Lexicon()), f.l) {
		near = x.word("since") || near && x.kind != language.Punct
	}
	return near
}

// datedQuote is a quote whose day is printed beside its cue.
type datedQuote struct {
	quote, moment parallax.Annotation
	words         map[string]bool // of its content
}

const (
	// twiceDays is how many days two datings of one statement lie apart at most; further apart people speak again.
	twiceDays = 7
	// twiceWords and twicePart are how many content words, and which part of those of the shorter
	// one, two utterances share before they are taken for one.
	twiceWords = 3
	twicePart  = 0.5
	// nextReach is how many bytes two utterances dated to neighbouring days lie apart when they are taken for one without sharing words.
	nextReach = 1200
)

// twice looks for one speaker whose words are dated to two days ("said on 7 March", "said on 6
// March"): the same words within a week, or words told close together on neighbouring days.
func (f *finder) twice() {
	list := f.datedQuotes()
	for i, x := range list {
		for k := i + 1; k < min(len(list), i+twiceReach); k++ {
			if y := list[k]; f.oneStatement(x, y) {
				f.report(toldTwice, f.side(x.moment.Span, x.moment.Moment.Value), f.side(y.moment.Span, y.moment.Moment.Value))
			}
		}
	}
}

// twiceReach is how many dated utterances before another one are compared with it, so that a list of thousands stays linear.
const twiceReach = 40

// datedQuotes gives the quotes of named speakers that are followed by their day: "she said on 7 March".
func (f *finder) datedQuotes() []datedQuote {
	var out []datedQuote
	for _, q := range f.quotes {
		if q.Quote.Cue == nil || q.Quote.Speaker == "" || q.Quote.Anonymous {
			continue
		}
		k := sort.Search(len(f.moments), func(k int) bool {
			s := f.moments[k].Span
			return s.Same(*q.Quote.Cue) && s.Start >= q.Quote.Cue.End || s.Field == parallax.FieldText && q.Quote.Cue.Field == parallax.FieldTitle
		})
		if k == len(f.moments) {
			continue
		}
		m := f.moments[k]
		gap := m.Span.Start - q.Quote.Cue.End
		if m.Span.Same(*q.Quote.Cue) && gap > 0 && gap <= len(" on the ") && m.Moment.Granularity == "day" && yearlessOrPrinted(m.Moment.How) {
			words := map[string]bool{}
			for _, c := range q.Quote.Content {
				for w := range f.content(c) {
					words[w] = true
				}
			}
			out = append(out, datedQuote{q, m, words})
		}
	}
	return out
}

// oneStatement reports whether two dated utterances are one that is dated to two days.
func (f *finder) oneStatement(x, y datedQuote) bool {
	days := y.moment.Moment.Start.Sub(x.moment.Moment.Start).Abs().Hours() / 24
	if x.quote.Quote.Speaker != y.quote.Quote.Speaker || days == 0 || days > twiceDays {
		return false
	}
	n := shared(x.words, y.words)
	if n >= twiceWords && float64(n) >= twicePart*float64(min(len(x.words), len(y.words))) {
		return true
	}
	return days == 1 && x.moment.Span.Same(y.moment.Span) && y.moment.Span.Start-x.moment.Span.End <= nextReach
}

func yearlessOrPrinted(how string) bool { return how == howPrinted || how == howYear }

// content gives the stems of the words of a span that carry meaning.
func (f *finder) content(s parallax.Span) map[string]bool {
	text, _ := f.a.Words(s)
	out := map[string]bool{}
	for t := range language.EachToken(text) {
		if w := text[t.Start:t.End]; t.Kind == language.Word && !f.l.IsStop(w) && f.l.Rarity(w) > 3.3 {
			out[f.l.Stem(w)] = true
		}
	}
	return out
}

func shared(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}
