package dossier

import (
	"testing"
	"time"

	"parallax"
)

// A date that is only likely is shown in no bracket and dates no event.
func TestGuessedDates(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	friday := day(2027, 3, 12).Add(18 * time.Hour)
	for _, c := range []struct {
		name, text, words, how string
		to                     time.Time
		printed                map[string]time.Time // other dates of the text
		want                   bool
	}{
		{"yesterday's weekday", "The pier broke on Thursday.", "Thursday", nearWeekday, day(2027, 3, 11), nil, false},
		{"the weekday of publication", "The pier broke on Friday.", "Friday", nearWeekday, day(2027, 3, 12), nil, false},
		{"the weekday of the day after", "The pier broke on Saturday.", "Saturday", nearWeekday, day(2027, 3, 6), nil, true},
		{"a year nobody contradicts", "It broke on March 2.", "March 2", yearNear, day(2027, 3, 2), nil, false},
		{"a year in a paragraph about another", "In May 2025 it was mended. It broke on March 2.", "March 2", yearNear, day(2027, 3, 2), map[string]time.Time{"May 2025": day(2025, 5, 1)}, true},
		{"the year spoken of is this one", "In May 2025 it was mended, and in January 2027 too. It broke on March 2.", "March 2", yearNear, day(2027, 3, 2),
			map[string]time.Time{"May 2025": day(2025, 5, 1), "January 2027": day(2027, 1, 1)}, false},
		{"a day printed with another year below", "It broke on March 2. A memo of 2 March 2026 says so.", "March 2", yearNear, day(2027, 3, 2), map[string]time.Time{"2 March 2026": day(2026, 3, 2)}, true},
	} {
		at := source("a", "Tidende", "en", friday, "", c.text)
		moment(&at, c.words, c.to, c.how)
		for words, to := range c.printed {
			moment(&at, words, to, "printed")
		}
		n := noteOf(&at, find(&at, c.words))
		if got := guessed(&at, n); got != c.want {
			t.Errorf("%s: guessed is %v", c.name, got)
		}
		if c.want != (onlyDate(&at, at.Notes[0].Span) == nil) && len(c.printed) == 0 {
			t.Errorf("%s: dates an event: %v", c.name, !c.want)
		}
	}
}

// The year of a date that another article of the story prints with another is not certain.
func TestYearPrintedElsewhere(t *testing.T) {
	a := source("a", "Tidende", "en", at(12, 9), "", "It broke on March 2.")
	b := source("b", "Gazette", "en", at(12, 9), "", "The memo is of March 2, 2026.")
	moment(&a, "March 2", time.Date(2027, 3, 2, 0, 0, 0, 0, time.UTC), yearNear)
	k := &composer{cov: &parallax.Coverage{Articles: []parallax.Covered{a, b}}}
	m := a.Notes[len(a.Notes)-1].Moment
	k.printed = printedYears(k.cov)
	if k.otherYear(&a, m) {
		t.Error("doubted before anybody printed another year")
	}
	moment(&k.cov.Articles[1], "March 2, 2026", time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), "printed")
	k.printed = printedYears(k.cov)
	if !k.otherYear(&a, m) {
		t.Error("the year of the other article is passed over")
	}
}

// A day of last week is no day of the year before because the story tells of its autumn, and may be one where it tells of that winter.
func TestYearOfTheSameSeason(t *testing.T) {
	for _, c := range []struct {
		days [2]time.Time
		want bool
	}{
		{[2]time.Time{time.Date(2026, 11, 12, 0, 0, 0, 0, time.UTC), time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC)}, false},
		{[2]time.Time{time.Date(2026, 1, 12, 0, 0, 0, 0, time.UTC), time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC)}, true},
	} {
		a := source("a", "Tidende", "en", time.Date(2027, 1, 15, 9, 0, 0, 0, time.UTC), "", "It broke on 5 January. It was bought on the one day and closed on the other.")
		moment(&a, "5 January", time.Date(2027, 1, 5, 0, 0, 0, 0, time.UTC), yearNear)
		m := a.Notes[len(a.Notes)-1].Moment
		moment(&a, "the one day", c.days[0], "printed")
		moment(&a, "the other", c.days[1], "printed")
		k := &composer{cov: &parallax.Coverage{Articles: []parallax.Covered{a}}}
		k.printed = printedYears(k.cov)
		if got := k.otherYear(&a, m); got != c.want {
			t.Errorf("beside %v: doubted %v", c.days, got)
		}
	}
}

// noteOf gives the moment at a span.
func noteOf(c *parallax.Covered, s parallax.Span) *parallax.Annotation {
	for i := range c.Notes {
		if c.Notes[i].Moment != nil && c.Notes[i].Span == s {
			return &c.Notes[i]
		}
	}
	return nil
}

// Two sentences that each name one day, and not the same, do not stand behind each other.
func TestOtherDay(t *testing.T) {
	a := source("a", "Tidende", "en", at(12, 9), "", "The mayors met on 1 March 2027.")
	b := source("b", "Gazette", "en", at(12, 9), "", "The mayors met last week.")
	one, two := a.Notes[0].Span, b.Notes[0].Span
	moment(&a, "1 March 2027", time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), "printed")
	if otherDay(onlyTime(&a, one), onlyTime(&b, two)) {
		t.Error("a sentence without a day gives another")
	}
	moment(&b, "last week", time.Date(2027, 3, 8, 0, 0, 0, 0, time.UTC), fromPublication)
	for _, at := range []*parallax.Covered{&a, &b} {
		m := at.Notes[len(at.Notes)-1].Moment
		m.End = m.Start.AddDate(0, 0, 1)
	}
	if !otherDay(onlyTime(&a, one), onlyTime(&b, two)) {
		t.Error("another day is passed over")
	}
}

// A weekday of an uncertain week is no date of another weekday, and may be one of its own.
func TestOtherWeekday(t *testing.T) {
	for _, c := range []struct {
		day  int // of March 2027
		want bool
	}{{22, true}, {19, false}} { // a Monday and a Friday
		a := source("a", "Tidende", "en", at(12, 9), "", "The line will stay closed until that day, they said on Wednesday.")
		b := source("b", "Gazette", "en", at(12, 9), "", "The mayor said the line would reopen on Friday.")
		moment(&a, "that day", time.Date(2027, 3, c.day, 0, 0, 0, 0, time.UTC), "printed")
		moment(&a, "Wednesday", time.Date(2027, 3, 10, 0, 0, 0, 0, time.UTC), "printed")
		moment(&b, "Friday", b.Article.Published.Time.AddDate(0, 0, 1), nearWeekday)
		for b.Notes[len(b.Notes)-1].Moment.Start.Weekday() != time.Friday {
			b.Notes[len(b.Notes)-1].Moment.Start = b.Notes[len(b.Notes)-1].Moment.Start.AddDate(0, 0, 1)
		}
		for _, s := range []*parallax.Covered{&a, &b} {
			for i := range s.Notes {
				if m := s.Notes[i].Moment; m != nil {
					m.Granularity, m.End = "day", m.Start.AddDate(0, 0, 1)
				}
			}
		}
		said := find(&a, "The line will stay closed until that day")
		a.Notes = append(a.Notes, parallax.Annotation{Kind: parallax.KindQuote, Span: said, Quote: &parallax.Quote{Form: parallax.Indirect, Content: []parallax.Span{said}}})
		if got := otherWeekday(toldDay(&a, a.Notes[0].Span), &b, b.Notes[0].Span); got != c.want {
			t.Errorf("%d March: got %v", c.day, got)
		}
	}
}

// A place is no surname of the person who is from there.
func TestBearsSurname(t *testing.T) {
	for _, c := range []struct {
		full, word, tag string
		want            bool
	}{{"Greta Holm", "Holm", "en", true}, {"Samuel Otieno of Tarland", "Tarland", "en", false}, {"Greta Holm", "Greta", "en", false}, {"Holm", "Holm", "en", false}, {"Ole Fjeld aus Halvik", "Halvik", "de", false}} {
		if got := bearsSurname(c.full, c.word, c.tag); got != c.want {
			t.Errorf("%s is the surname of %s: %v", c.word, c.full, got)
		}
	}
}

// Two entries of one day tell one event when they share half of their words; those of the day
// itself make nothing alike.
func TestOneEventOfADay(t *testing.T) {
	a := source("a", "Tidende", "en", at(12, 9), "", "Greta Holm made a secret trip to Skerry on 1 March 2027, the Gazette reported.")
	b := source("b", "Gazette", "en", at(12, 9), "", "The Gazette first reported the trip of Greta Holm on 1 March 2027.")
	c := source("c", "Echo", "en", at(12, 9), "", "A storm sank the ferry to Skerry on 1 March 2027.")
	for _, x := range []*parallax.Covered{&a, &b, &c} {
		moment(x, "1 March 2027", time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), "printed")
	}
	cov := (&parallax.Coverage{Articles: []parallax.Covered{a, b, c}}).Indexed()
	k := newComposer(cov, &parallax.Comparison{}, Options{})
	event := func(i int, day int) parallax.Event {
		l, err := k.quote(&k.cov.Articles[i], k.cov.Articles[i].Notes[0].Span)
		if err != nil {
			t.Fatal(err)
		}
		return parallax.Event{Start: time.Date(2027, 3, day, 0, 0, 0, 0, time.UTC), Line: l}
	}
	again, other := event(1, 1), event(2, 1)
	if !k.happenedAlready([]parallax.Event{event(0, 1)}, &again) {
		t.Error("one event of a day stands twice")
	}
	if k.happenedAlready([]parallax.Event{event(0, 1)}, &other) {
		t.Error("another event of the day is left out")
	}
}
