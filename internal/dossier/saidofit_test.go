package dossier

import (
	"strings"
	"testing"
	"time"

	"parallax"
)

// TestSaidOfItInHeadline wants what a headline says of a time to be read in the headline, however short the text under it is.
func TestSaidOfItInHeadline(t *testing.T) {
	const title = "Both met on Monday, which the mayor called useful"
	at := &parallax.Covered{Article: parallax.Article{ID: "a_1", Language: "en", Title: title, Text: "More later."}}
	span := func(words string) parallax.Span {
		start := strings.Index(title, words)
		return parallax.Span{Field: parallax.FieldTitle, Start: start, End: start + len(words)}
	}
	at.Notes = []parallax.Annotation{
		{Span: span("Monday"), Moment: &parallax.Moment{Type: "DATE", Start: time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)}},
		{Span: span("which the mayor called useful"), Quote: &parallax.Quote{Form: parallax.Indirect, Content: []parallax.Span{span("useful")}}},
	}
	if datesWords(at, span(title)) {
		t.Error("a clause on what happened is taken for what was said that day")
	}
}

// TestClauseOfTimeBefore wants a time that begins in the sentence before to be none of a clause of this one.
func TestClauseOfTimeBefore(t *testing.T) {
	const text = "It was 4 Jan. 2026 after fishermen met Jo Karr."
	at := &parallax.Covered{Article: parallax.Article{ID: "a_1", Language: "en", Text: text}}
	second := strings.Index(text, "2026")
	if clauseOf(at, parallax.TextSpan(second, len(text)), parallax.TextSpan(7, second+4)) {
		t.Error("a time of two sentences is one of a clause")
	}
}
