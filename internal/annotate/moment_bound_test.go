package annotate

import (
	"testing"

	"parallax"
)

// TestShortlyBeforeAndAfter: a time that is shortly before or after the printed one is about that time.
func TestShortlyBeforeAndAfter(t *testing.T) {
	for _, c := range []struct{ tag, text, words string }{
		{"en", "The blaze broke out shortly after 3 a.m. on Wednesday.", "3 a.m."},
		{"en", "It was over just before 7 p.m. on Tuesday.", "7 p.m."},
		{"de", "Das Feuer brach kurz nach 3 Uhr aus.", "3 Uhr"},
		{"fr", "Le feu a pris peu avant 3 heures du matin.", "3 heures du matin"},
		{"es", "El fuego empezó poco después de las 3.00 horas.", "3.00 horas"},
		{"it", "Il rogo è scoppiato poco dopo le 3.10.", "3.10"},
		{"nl", "De brand brak kort na 3.10 uur uit.", "3.10 uur"},
		{"pl", "Pożar wybuchł krótko po godzinie 3.10.", "3.10"},
		{"pt", "O fogo começou pouco depois das 3h10.", "3h10"},
		{"sv", "Branden bröt ut strax efter klockan 3.10.", "3.10"},
		{"cs", "Požár vypukl krátce po 3.10.", "3.10"},
		{"ru", "Пожар начался вскоре после 3:10.", "3:10"},
		{"uk", "Пожежа почалася невдовзі після 3:10.", "3:10"},
	} {
		got := "no such time"
		for _, n := range checkAll(t, parallax.Article{Text: c.text, Language: c.tag, Published: published}) {
			if n.Moment != nil && c.text[n.Span.Start:n.Span.End] == c.words {
				got = string(n.Moment.Bound)
			}
		}
		if got != string(parallax.About) {
			t.Errorf("%s %q: %q is bound by %q", c.tag, c.text, c.words, got)
		}
	}
}
