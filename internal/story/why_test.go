package story

import (
	"slices"
	"strings"
	"testing"

	"parallax"
)

func TestTellerPrintsWhatIsPrinted(t *testing.T) {
	a := article("a", "2031-05-02", "Brandt’s ferries", "On Friday Elsa Brandt and Osk Line spoke of the ferries to Varnow. "+
		"They carried 4,200 tonnes and 12 crew members, she said, and cost 2.5 million crowns. Elsa went home.")
	w := &teller{article: &a, sketch: &parallax.Sketch{Terms: parallax.NewTerms(map[string]int{"n:elsa": 1})}}
	terms := func(prefix string, keys ...string) (out []term) {
		for i, key := range keys {
			out = append(out, term{key: prefix + key, weight: float64(100 - i)})
		}
		return out
	}
	tests := []struct{ name, got, want string }{
		{"names side by side are one name", w.names(terms(prefixName, "osk", "line", "varnow"), 6), "Osk Line, Varnow"},
		{"a name is given once, at its longest", w.names(terms(prefixName, "brandt", "elsa"), 6), "Elsa Brandt"},
		{"a day of the week is no name", w.names(terms(prefixName, "friday", "varnow"), 6), "Varnow"},
		{"a name that is not printed stays as it is kept", w.names(terms(prefixName, "tarsund"), 6), "tarsund"},
		{"no names", w.names(nil, 6), ""},
		{"stems become words, those of names are left out", strings.Join(w.words([]string{"ferri", "elsa", "carri"}, 6), ", "), "ferries, carried"},
		{"numbers with their thing", w.numbers([]string{"4200 t", "12 member", "2.5e+06 crown", "38 people"}), "4,200 tonnes, 12 crew members, 2.5 million crown, 38 people"},
		{"a number without a thing", w.numbers([]string{"17 "}), "17"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}

func TestTellerSaysHowAlikeAcrossLanguages(t *testing.T) {
	w := &teller{sketch: &parallax.Sketch{Language: "en"}}
	alike := func(other string) (out []string) {
		w.alike(&telling{sketch: &parallax.Sketch{Language: other}}, func(what, _ string) { out = append(out, what) })
		return out
	}
	if got := alike("en"); !slices.Equal(got, []string{"words alike", "title and lead alike"}) {
		t.Errorf("within a language: %q", got)
	}
	if got := alike("uk"); !slices.Contains(got, "names sound alike") || slices.Contains(got, "words alike") {
		t.Errorf("across languages: %q", got)
	}
}
