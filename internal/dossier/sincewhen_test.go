package dossier

import (
	"testing"
	"time"

	"parallax"
)

// TestCountsFromNoDay wants a day that is named by that of its page to be nobody's where the page has none, and of those times only.
func TestCountsFromNoDay(t *testing.T) {
	const refused = "no publication time"
	for _, c := range []struct {
		lang, words, value string
		dated              bool
		want               bool
	}{
		{"en", "this morning", "", false, true},
		{"en", "late last night", "", false, true},
		{"en", "yesterday", "", false, true},
		{"en", "yesterday", "2027-09-12", true, false},
		{"en", "last year", "", false, false},
		{"en", "on Saturday", "XXXX-WXX-6", false, false},
		{"en", "at 5.40 in the morning", "T05:40", false, false},
		{"en", "at noon", "T12:00", false, false},
		{"de", "heute früh", "", false, true},
		{"de", "um 5.40 Uhr morgens", "T05:40", false, false},
		{"fr", "ce matin", "", false, true},
		{"fr", "dans la nuit", "TNI", false, false},
		{"es", "esta mañana", "", false, true},
		{"es", "a las cinco de la mañana", "T05:00", false, false},
	} {
		at := leaving(c.lang, c.words, c.dated, &parallax.Moment{Type: "DATE", Value: c.value, Refused: refused})
		if got := countsFromNoDay(&at, parallax.TextSpan(0, len(at.Article.Text))); got != c.want {
			t.Errorf("%q counts from no day: %v, want %v", c.words, got, c.want)
		}
	}
	for _, c := range [][3]string{
		{"en", "today", "Quay Street is today a row of sheds."},
		{"de", "heute", "Die Mole ist heute ein Parkplatz."},
		{"fr", "aujourd'hui", "Le quai est aujourd'hui une rue."},
		{"it", "oggi", "Il molo è oggi un mercato."},
	} {
		at := source("a_1", "The Beck", c[0], time.Time{}, "", c[2])
		at.Notes = append(at.Notes, parallax.Annotation{Kind: parallax.KindMoment, Span: find(&at, c[1]), Moment: &parallax.Moment{Type: "DATE", Refused: refused}})
		if countsFromNoDay(&at, find(&at, c[2])) {
			t.Errorf("%q counts from no day", c[2])
		}
	}
	at := leaving("en", "today, Saturday", false, &parallax.Moment{Type: "DATE", Refused: refused})
	at.Notes[len(at.Notes)-1].Span.End -= len(", Saturday")
	day := find(&at, "Saturday")
	at.Notes = append(at.Notes, parallax.Annotation{Kind: parallax.KindMoment, Span: day, Moment: &parallax.Moment{Type: "DATE", Value: "XXXX-WXX-6", Refused: refused}})
	if countsFromNoDay(&at, parallax.TextSpan(0, len(at.Article.Text))) {
		t.Error(`"today, Saturday" counts from no day`)
	}
}

// leaving gives a page of one sentence that ends in words for a moment.
func leaving(lang, words string, dated bool, m *parallax.Moment) parallax.Covered {
	const before = "They left the quay "
	at := source("a_1", "The Beck", lang, time.Time{}, "Quay", before+words+".")
	if dated {
		at.Article.Published = parallax.Date{Time: time.Date(2027, 9, 13, 0, 0, 0, 0, time.UTC), Precision: "day"}
	}
	at.Notes = append(at.Notes, parallax.Annotation{Kind: parallax.KindMoment, Span: parallax.TextSpan(len(before), len(before)+len(words)), Moment: m})
	return at
}
