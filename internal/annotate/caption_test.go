package annotate

import (
	"testing"

	"parallax/internal/language"
)

func TestCaption(t *testing.T) {
	for _, x := range []struct {
		tag, line string
		want      bool
	}{
		{"en", "Anna B. Rud, right, the former harbour master, with Ole Fjeld in January 2027.", true},
		{"en", "Ole Fjeld (second from left) on the pier.", true},
		{"en", "Halvik's new pier opens to visitors AP.", true},
		{"en", "Halvik's new pier opens to visitors AP", true},
		{"de", "Anna Rud, links, und Ole Fjeld am Hafen", true},
		{"fr", "Anna Rud (à gauche) sur la jetée.", true},
		{"pl", "Anna Rud, z lewej, na molo.", true},
		{"es", "La alcaldesa inaugura el muelle de Halvik. | A. Fjeld", true},
		{"en", "The mayor opens the pier of Halvik. | Coastwire/Ole Fjeld", true},
		{"en", "The pier is closed. | read more", false},
		{"en", "The pier | The mayor", false},
		{"en", "Anna Rud left, then Ole Fjeld, right after the vote, left the hall.", false},
		{"en", "Anna Rud, the mayor, said the pier would open.", false},
		{"en", "Senator Ole Fjeld (R) opposed the pier.", false},
		{"en", "The mayor said so in an interview with AP.", false},
		{"en", "The mayor said so to the AP.", false},
		{"en", "The pier is closed, the mayor told AFP.", false},
		{"en", "The council joined the EU.", false},
		{"de", "Das sagte Anna Rud der Nachrichtenagentur AFP.", false},
		{"en", "The pier is closed. The mayor spoke of a decision worthy of AP.", false},
	} {
		if got := caption(x.line, language.Fold(x.line), language.For(x.tag)); got != x.want {
			t.Errorf("%s: %q is a caption: %v, want %v", x.tag, x.line, got, x.want)
		}
	}
}
