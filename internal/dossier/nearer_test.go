package dossier

import (
	"testing"

	"parallax"
)

// TestWhoIsCharged wants a source behind a line with the sentence that names who does it, also where another of its sentences is likelier, and
// not with that one alone.
func TestWhoIsCharged(t *testing.T) {
	const line = "Rud and Haug have both been charged in the inquiry of investigator Ida Moe into the ferry sale of Karvik."
	const inquiry = "The port contends with the inquiry of investigator Ida Moe into the ferry sale of Karvik."
	const charged = "Two are Rud and Haug, who have been charged in the inquiry of Ida Moe."
	for text, want := range map[string]string{inquiry + " " + charged: charged, inquiry: ""} {
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "Ferry", line), source("a_2", "The Beck", "en", at(9, 9), "Sold", text)}
		for i := range list {
			for _, name := range []string{"Rud", "Haug"} {
				if i == 0 || text != inquiry {
					note(&list[i], name, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: name}})
				}
			}
		}
		c := parallax.Coverage{Story: parallax.Story{ID: "s_ferry"}, Articles: list}
		spans := []parallax.Span{parallax.TextSpan(0, len(line)), parallax.TextSpan(0, len(inquiry)), parallax.TextSpan(len(inquiry)+1, len(text))}
		if text == inquiry {
			spans = spans[:2]
		}
		k := newComposer(c.Indexed(), claimOf(t, &c, []float64{1, 0.9, 0.8}, spans...), Options{})
		behind := k.standingBehind(ranked{at: k.cov.Find("a_1"), span: spans[0]})
		if (len(behind) == 1) != (want != "") {
			t.Errorf("%q: %d places", text, len(behind))
		}
		if len(behind) != 1 {
			continue
		}
		if got, _ := behind[0].at.Article.Words(behind[0].span); got != want {
			t.Errorf("%q stands behind the line, want %q", got, want)
		}
	}
}
