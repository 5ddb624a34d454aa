package annotate

import (
	"strings"
	"testing"

	"parallax"
)

func TestAttributions(t *testing.T) {
	for text, want := range map[string]string{
		"Axios reported on Sunday that the talks would resume, citing two harbour officials.":   "Axios|outlet|via two harbour officials",
		"The dam has no cracks, according to a report by the ministry.":                         "a report by the ministry|document|",
		"Elsa Brandt told the Harbour Gazette that she would stay.":                             "Elsa Brandt|person| + Harbour Gazette|outlet|via Elsa Brandt",
		"Two officials said the dam was safe.":                                                  "Two officials|anonymous|",
		"The lake is said to be full.":                                                          "|anonymous|",
		"The Ministry of Roads denied that the bridge was closed.":                              "Ministry of Roads|organisation|",
		"“It will hold,” Elsa Brandt said.":                                                     "Elsa Brandt|person|",
		"Elsa Brandt praised the crew.":                                                         "",
		"The Harbour Gazette reported that the lock would close, according to a city engineer.": "Harbour Gazette|outlet|via a city engineer + a city engineer|anonymous|",
	} {
		var got []string
		a := parallax.Article{Text: text, Language: "en"}
		for _, n := range checkAll(t, a) {
			if x := n.Attribution; x != nil {
				s := x.Name + "|" + x.Sort + "|"
				if len(x.Via) > 0 {
					s += "via " + strings.Join(x.Via, ", ")
				}
				got = append(got, s)
			}
		}
		if g := strings.Join(got, " + "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
}
