package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestAcrossScripts: who is quoted in two scripts has one voice, unless it could be two persons.
func TestAcrossScripts(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		{"Karim Sandoval|كريم ساندوفال|Roman Sandoval", "Karim Sandoval+كريم ساندوفال|Roman Sandoval"},
		{"카림 산도발|Karim Sandoval", "카림 산도발+Karim Sandoval"},
		{"Karim Sandoval|Karin Sandoval|Karim Sandowal|كريم ساندوفال", "Karim Sandoval|Karin Sandoval|Karim Sandowal|كريم ساندوفال"}, // which of two?
		{"Karima Sandoval|كريم ساندوفال", "Karima Sandoval|كريم ساندوفال"},
		{"Karim Sandoval|ساندوفال", "Karim Sandoval|ساندوفال"},
		{"Karim Sandoval|Karim Zandofal", "Karim Sandoval|Karim Zandofal"}, // one script has its own spelling
	} {
		var voices []voice
		for name := range strings.SplitSeq(c.names, "|") {
			voices = append(voices, voice{sayings: []saying{{quote: &parallax.Quote{Speaker: name}}}})
		}
		var got []string
		for _, v := range acrossScripts(voices) {
			var names []string
			for _, s := range v.sayings {
				names = append(names, s.quote.Speaker)
			}
			got = append(got, strings.Join(names, "+"))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: got %s, want %s", c.names, strings.Join(got, "|"), c.want)
		}
	}
}
