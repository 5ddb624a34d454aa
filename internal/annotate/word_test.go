package annotate

import (
	"strings"
	"testing"

	"parallax"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "The regime may end.", "regime loaded government, may hedge"},
		{"en", "The government hasn't reportedly denied it.", "government loaded government neutral, hasn't negation, reportedly evidential, denied denial"},
		{"en", "A hearing is set for June.", "is set for future"},
		{"en", "Sadly, the witch hunt is due to end.", "Sadly opinion, witch hunt loaded investigation, is due to future"},
		{"en", "On 14 May the council may vote.", "may hedge"},
		{"en", "Secretary of State Maria Velden waited.", ""},
		{"en", "The fire on the pier spread, leaving nine dead; the mayor fired its warden.", "fired loaded dismiss person"},
		{"de", "Die Terroristen sollen angeblich nicht gesehen worden sein.", "Terroristen loaded militant, sollen hedge, angeblich evidential, nicht negation"},
		{"fr", "Les insurgés auraient peut-être fui.", "insurgés loaded militant, auraient hedge, peut-être hedge"},
		{"es", "El régimen no respondió.", "régimen loaded government, no negation"},
		{"it", "Forse il regime non risponde.", "Forse hedge, regime loaded government, non negation"},
	} {
		var got []string
		a := parallax.Article{Text: c.text, Language: c.lang}
		for _, n := range checkAll(t, a) {
			if n.Word == nil {
				continue
			}
			w, _ := a.Words(n.Span)
			s := strings.TrimSpace(w + " " + string(n.Word.Class) + " " + n.Word.Group)
			if n.Word.Neutral {
				s += " neutral"
			}
			got = append(got, s)
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func TestWordScope(t *testing.T) {
	a := parallax.Article{Language: "en", Text: "The gate is shut, but it may open at noon; nobody waits."}
	want := map[string]string{"may": "but it may open at noon", "nobody": "nobody waits"}
	for _, n := range checkAll(t, a) {
		if n.Word == nil {
			continue
		}
		w, _ := a.Words(n.Span)
		if scope, _ := a.Words(n.Word.Scope); scope != want[w] {
			t.Errorf("%s: scope %q, want %q", w, scope, want[w])
		}
	}
}
