package dossier

import (
	"strings"
	"testing"
	"time"

	"parallax"
)

// TestDeedInHeadline wants the verb before the time of an entry that is a headline to be read in the headline.
func TestDeedInHeadline(t *testing.T) {
	const title = "The mayor of Karvik resigned on Monday"
	day := time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)
	at := strings.Index(title, "Monday")
	a := parallax.Covered{Article: parallax.Article{ID: "a_1", Language: "en", Title: title, Text: "More later."}, State: parallax.SourceUsed}
	a.Notes = []parallax.Annotation{{Span: parallax.Span{Field: parallax.FieldTitle, Start: at, End: len(title)}, Moment: &parallax.Moment{Type: "DATE", Start: day}}}
	k := newComposer((&parallax.Coverage{Articles: []parallax.Covered{a}}).Indexed(), &parallax.Comparison{}, Options{})
	k.reader = "en"
	place := parallax.Citation{Evidence: parallax.Evidence{Article: "a_1", Span: parallax.Span{Field: parallax.FieldTitle, End: len(title)}}}
	if got := k.deed(&parallax.Event{Start: day, Line: parallax.Line{Evidence: []parallax.Citation{place}}}); len(got) != 1 {
		t.Errorf("%v, want the stem of resigned", got)
	}
}
