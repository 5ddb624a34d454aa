package pipeline

import (
	"testing"

	"parallax"
)

func TestJoinFindings(t *testing.T) {
	side := func(start, end int, exact string) parallax.FindingSide {
		return parallax.FindingSide{Span: parallax.TextSpan(start, end), Exact: exact}
	}
	meta := parallax.FindingSide{Where: "json-ld dateModified", Exact: "2026-10-01"}
	early := parallax.Finding{What: "updated before published", Sides: []parallax.FindingSide{side(10, 30, "Updated 1 October 2026"), side(0, 9, "2026-10-04")}}
	for name, tt := range map[string]struct {
		read, noticed []parallax.Finding
		want          int
	}{
		"the same places in another order": {[]parallax.Finding{early}, []parallax.Finding{{What: early.What, Sides: []parallax.FindingSide{side(0, 9, "2026-10-04"), side(18, 30, "1 October 2026")}}}, 1},
		"the same places, another finding": {[]parallax.Finding{early}, []parallax.Finding{{What: "two publication dates", Sides: early.Sides}}, 2},
		"other places":                     {[]parallax.Finding{early}, []parallax.Finding{{What: early.What, Sides: []parallax.FindingSide{side(0, 9, "2026-10-04"), side(50, 60, "yesterday")}}}, 2},
		"the same metadata":                {[]parallax.Finding{{What: "x", Sides: []parallax.FindingSide{meta}}}, []parallax.Finding{{What: "x", Sides: []parallax.FindingSide{meta}}}, 1},
		"nothing read":                     {nil, []parallax.Finding{early}, 1},
	} {
		if got := joinFindings(tt.read, tt.noticed); len(got) != tt.want {
			t.Errorf("%s: %d findings, want %d", name, len(got), tt.want)
		}
	}
}
