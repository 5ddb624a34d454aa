package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestOtherEventBeside wants two sentences side by side on one person, with no word besides the name in common, to tell of two events.
func TestOtherEventBeside(t *testing.T) {
	const first = "Jo Marn resigned as mayor of Torvik."
	for second, want := range map[string]bool{"Police later arrested Jo Marn at the airport.": false, "Jo Marn told the council that she resigned.": true} {
		a := source("a_1", "Vell News", "en", at(9, 8), "Torvik", first+" "+second)
		for _, s := range []string{first, second} {
			i := strings.Index(a.Article.Text, s) + strings.Index(s, "Jo Marn")
			a.Notes = append(a.Notes, parallax.Annotation{Kind: parallax.KindName, Span: parallax.TextSpan(i, i+len("Jo Marn")), Name: &parallax.Name{Type: parallax.Person, Canonical: "Jo Marn"}})
		}
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_1"}, Articles: []parallax.Covered{a}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_1"}, Options{})
		entry := func(sentence string, outlets int) parallax.Event {
			l, err := k.quote(k.cov.Find("a_1"), find(&a, sentence))
			if err != nil {
				t.Fatal(err)
			}
			return parallax.Event{Label: "9 March", Line: l, Counts: parallax.Counts{Outlets: outlets}}
		}
		one, other := entry(first, 2), entry(second, 1)
		if got := k.toldThatDay([]parallax.Event{one}, &other) == 0; got != want {
			t.Errorf("%q: the same event is %v", second, got)
		}
	}
}

// TestByDoing wants the time of what somebody came to something by, done to a person whom the sentence before names, to be that of what that one
// tells, but not the time of another deed, nor that of what followed.
func TestByDoing(t *testing.T) {
	const first = "Olav Marn beat Per Hald to the last buoy."
	for second, want := range map[string]bool{
		"The sailor ended a lean decade by outrunning old Hald on Sunday.":                true,
		"The sailor ended a lean decade by outrunning Hald in Torvik, Norway, on Sunday.": true,
		"The sailor ended a lean decade by outrunning Hald, and she rested on Sunday.":    false,
		"The sailor ended a lean decade on Sunday by outrunning Hald.":                    false,
		"The sailor was fined for a late start after outrunning Hald on Sunday.":          false,
		"The jury fined a man cursing Hald on Sunday.":                                    false,
		"The sailor ended a lean decade by outrunning the storm on Sunday.":               false,
	} {
		a := source("a_1", "Vell News", "en", at(9, 8), "Rowing", first+" "+second)
		person(&a, "Per Hald", "Per Hald")
		if i := strings.LastIndex(a.Article.Text, "Hald"); i > len(first) {
			a.Notes = append(a.Notes, parallax.Annotation{Kind: parallax.KindName, Span: parallax.TextSpan(i, i+len("Hald")), Name: &parallax.Name{Type: parallax.Person, Canonical: "Per Hald"}})
		}
		note(&a, "on Sunday", parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Start: at(9, 0)}})
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_race"}, Articles: []parallax.Covered{a}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_race"}, Options{})
		if got := byDoing(k.cov.Find("a_1"), find(&a, first), find(&a, second)); got != want {
			t.Errorf("%q: %v", second, got)
		}
	}
}

// TestToldThatDay wants what several outlets tell of a day to be no entry again where one of them goes on about it in its next sentence, but not what
// it tells of somebody else, further down, or of another hour; nor where each is told by one outlet.
func TestToldThatDay(t *testing.T) {
	const first, next = "Olav Marn beat Per Hald to the last buoy.", "In beating Hald the sailor keeps the cup for a tenth summer."
	a := source("a_1", "Vell News", "en", at(9, 8), "Rowing", first+" "+next+" It rained. The doors closed. Hald took a ship to Torvik.")
	person(&a, "Per Hald", "Per Hald")
	for _, words := range []string{"Hald the", "Hald took"} {
		note(&a, words, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: "Per Hald"}})
	}
	b := source("a_2", "The Beck", "en", at(9, 9), "Marn wins", first)
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_race"}, Articles: []parallax.Covered{a, b}}
	k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_race"}, Options{})
	entry := func(sentence, outlets int, label string) *parallax.Event {
		l, err := k.quote(k.cov.Find("a_1"), a.Notes[sentence].Span)
		if err != nil {
			t.Fatal(err)
		}
		return &parallax.Event{Start: at(9, 0), Label: label, Line: l, Counts: parallax.Counts{Outlets: outlets, Origins: 1}}
	}
	for _, c := range []struct {
		sentence, several int
		label             string
		want              int
	}{
		{1, 3, "9 March", 0},
		{4, 3, "9 March", -1},        // further down
		{2, 3, "9 March", -1},        // of nobody
		{1, 3, "9 March, 10:00", -1}, // at another hour
		{1, 1, "9 March", -1},        // each told by one
	} {
		if got := k.toldThatDay([]parallax.Event{*entry(0, c.several, "9 March")}, entry(c.sentence, 1, c.label)); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}
