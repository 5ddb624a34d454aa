package dossier

import (
	"testing"
	"time"

	"parallax"
)

// TestNumberOfConfusedPage wants no value from a sentence with a day long past of a page whose printed days contradict each other.
func TestNumberOfConfusedPage(t *testing.T) {
	const text = "In October 2025 divers counted 340 piles. Divers count 340 piles."
	for _, confused := range []bool{false, true} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_pier"}, Articles: []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "Pier", text)}}
		a := &cov.Articles[0]
		note(a, "October 2025", parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Value: "2025-10", How: "printed", Granularity: "month",
			Start: time.Date(2025, 10, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2025, 11, 1, 0, 0, 0, 0, time.UTC)}})
		if confused {
			a.Article.Findings = []parallax.Finding{{What: daysFindings[0], Sides: []parallax.FindingSide{{Span: find(a, "October 2025")}}}}
		}
		for words, old := range map[string]bool{"In October 2025 divers counted 340 piles.": true, "Divers count 340 piles.": false} {
			s := find(a, words)
			span := parallax.TextSpan(s.Start+len(words)-len("340 piles."), s.End-len(" piles."))
			a.Notes = append(a.Notes, parallax.Annotation{Kind: parallax.KindQuantity, Span: span, Quantity: &parallax.Quantity{Type: parallax.Number, Value: 340, Step: 1, Thing: "piles"}})
			k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_pier"}, Options{})
			m := member(&cov, 0, words)
			if _, _, ok := k.valueRow(&m, &parallax.Filler{Span: span, Value: "340"}); ok != !(confused && old) {
				t.Errorf("confused %v, %s: a value is %v", confused, words, ok)
			}
		}
	}
}
