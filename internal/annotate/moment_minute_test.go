package annotate

import (
	"testing"
	"time"

	"parallax"
)

// "um" is about before a year and at before a clock time; "gegen" is about before both.
func TestOnTheMinute(t *testing.T) {
	want := map[string]parallax.Bound{"7.55 Uhr": parallax.Exact, "1950": parallax.About, "8 Uhr": parallax.About}
	a := parallax.Article{Text: "Um 7.55 Uhr brach das Feld der Brücke. Um 1950 stand sie noch. Gegen 8 Uhr kam die Polizei.", Language: "de"}
	a.Published = parallax.Date{Time: time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC), Precision: "minute", From: "given"}
	for _, n := range Article(a) {
		if n.Kind != parallax.KindMoment {
			continue
		}
		w := a.Text[n.Span.Start:n.Span.End]
		if bound, ok := want[w]; !ok || bound != n.Moment.Bound {
			t.Errorf("%q has the bound %q, want %q", w, n.Moment.Bound, bound)
		}
		delete(want, w)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}
