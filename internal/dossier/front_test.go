package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestRestOf cuts a front that leans, and none that a headline explains, that holds a condition, or whose rest names nobody.
func TestRestOf(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{"Pier", "As these talks go on, Elin Toft closed the pier.", "Elin Toft closed the pier."},
		{"Talks on the pier", "As these talks go on, Elin Toft closed the pier.", ""},
		{"Pier", "If these talks fail, Elin Toft closed the pier.", ""},
		{"Pier", "As these papers suggest, Elin Toft closed the pier.", ""},
		{"Pier", "As these critics claim, Elin Toft closed the pier.", ""},
		{"Pier", "As these rules cost jobs, Elin Toft closed the pier.", ""},
		{"Pier", "As these talks, which cost jobs, go on, Elin Toft closed the pier.", ""},
		{"Pier", "During those talks in spring, Elin Toft closed the pier.", ""},
		{"Pier", "As these talks go on, somebody closed the pier.", ""},
		{"Pier", "As the talks of Vell go on, Elin Toft closed the pier.", ""},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_pier"}, Articles: []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), c.title, c.text)}}
		if strings.Contains(c.text, "Elin Toft") {
			name(&cov.Articles[0], "Elin Toft", "Elin Toft", "")
		}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_pier"}, Options{})
		if c.want == "" {
			c.want = c.text
		}
		s := k.whole(k.cov.Find("a_1"), parallax.TextSpan(0, len(c.text)))
		if got := c.text[s.Start:s.End]; got != c.want {
			t.Errorf("%s, %s: %q", c.title, c.text, got)
		}
	}
}
