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
		words, value, refused string
		dated                 bool
		want                  bool
	}{
		{"this morning", "", refused, false, true},
		{"late last night", "", refused, false, true},
		{"yesterday", "", refused, false, true},
		{"yesterday", "2027-09-12", "", true, false},
		{"last year", "", refused, false, false},
		{"on Saturday", "XXXX-WXX-6", refused, false, false},
		{"this morning, at eight", "T08:00", refused, false, true},
	} {
		text := "They left the quay " + c.words + "."
		at := source("a_1", "The Beck", "en", time.Time{}, "Quay", text)
		if c.dated {
			at.Article.Published = parallax.Date{Time: time.Date(2027, 9, 13, 0, 0, 0, 0, time.UTC), Precision: "day"}
		}
		start := len("They left the quay ")
		at.Notes = append(at.Notes, parallax.Annotation{Kind: parallax.KindMoment, Span: parallax.TextSpan(start, start+len(c.words)), Moment: &parallax.Moment{Type: "DATE", Value: c.value, Refused: c.refused}})
		if got := countsFromNoDay(&at, parallax.TextSpan(0, len(text))); got != c.want {
			t.Errorf("%q counts from no day: %v, want %v", c.words, got, c.want)
		}
	}
}
