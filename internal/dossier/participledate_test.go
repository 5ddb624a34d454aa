package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestDayOfAParticiple: a day that stands with the participle of a noun is not that of the sentence; one that stands with its verb is.
func TestDayOfAParticiple(t *testing.T) {
	days := map[string]string{"en": "Tuesday", "es": "martes", "fr": "mardi", "it": "martedì", "de": "Dienstag"}
	for _, c := range []struct {
		tag, text string
		want      bool
	}{
		{"en", "Shipowners rejected the rule passed on Tuesday.", true},
		{"en", "A rule passed on Tuesday was rejected by shipowners.", true},
		{"en", "The skipper, arrested on Tuesday, is ill.", true},
		{"en", "The council passed on Tuesday a rule that bans sailing at night.", false},
		{"en", "The skipper was later arrested on Tuesday.", false},
		{"en", "Police said the bridge collapsed on Tuesday.", false},
		{"en", "He signed the rule and departed on Tuesday.", false},
		{"en", "The skipper – arrested on Tuesday – is ill.", true},
		{"es", "Los armadores rechazan la norma aprobada el martes.", true},
		{"es", "La norma fue aprobada el martes.", false},
		{"fr", "Les armateurs rejettent la règle adoptée mardi.", true},
		{"fr", "La règle a été adoptée mardi.", false},
		{"it", "Gli armatori respingono la norma approvata martedì.", true},
		{"it", "La norma è stata approvata martedì.", false},
		{"de", "Die Reeder lehnen die am Dienstag beschlossene Regel ab.", true},
		{"de", "Die am Dienstag verletzten Fischer sind zu Hause.", true},
		{"de", "Die Fischer wurden am Dienstag verletzt.", false},
	} {
		day := days[c.tag]
		i := strings.Index(c.text, day)
		at := &parallax.Covered{Article: parallax.Article{ID: "a", Text: c.text, Language: c.tag, State: parallax.PageFull}, State: parallax.SourceUsed}
		at.Notes = []parallax.Annotation{{Kind: parallax.KindMoment, Span: parallax.TextSpan(i, i+len(day)), Moment: &parallax.Moment{Type: "DATE"}}}
		if got := ofParticiple(at, parallax.TextSpan(0, len(c.text)), &at.Notes[0]); got != c.want {
			t.Errorf("%s %q: %v, want %v", c.tag, c.text, got, c.want)
		}
	}
}
