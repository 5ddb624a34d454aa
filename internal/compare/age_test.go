package compare

import (
	"testing"

	"parallax/internal/language"
)

// TestAgeEnding takes an age before a name for one, and no length of time.
func TestAgeEnding(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "the 46-year-old ", "46"},
		{"en", "the 46-year-old ferry driver ", "46"},
		{"en", "for 20 years ", ""},
		{"en", "He sold a 12-year-old ", ""},
		{"de", "er fuhr einen 12-jährigen ", ""},
		{"de", "die 46-jährige ", "46"},
		{"de", "nach 20 Jahren ", ""},
		{"es", "la portavoz de 46 años ", "46"},
		{"es", "durante 20 años ", ""},
		{"es", "tras una condena de 20 años ", ""},
		{"fr", "pendant 20 ans ", ""},
		{"fr", "le témoin de 46 ans ", "46"},
		{"it", "dopo 20 anni ", ""},
		{"pl", "46-letni ", "46"},
		{"pl", "przez 20 lat ", ""},
		{"uk", "протягом 20 років ", ""},
	} {
		from, to := ageEnding(c.text, language.For(c.lang))
		if got := c.text[from:to]; got != c.want {
			t.Errorf("%s %q: age %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}

// TestAgeOpening takes an age behind a name for one, and no length of time.
func TestAgeOpening(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", ", aged 46, left", "46"},
		{"en", ", for 20 years, ", ""},
		{"es", ", de 46 años, se fue", "46"},
		{"es", ", maquinista de 46 años, se fue", "46"},
		{"es", ", condenada a prisión de 20 años, se fue", ""},
		{"es", ", con contrato de 3 años, se fue", ""},
		{"es", ", tras 20 años, se fue", ""},
		{"fr", ", 46 ans, est partie", "46"},
		{"fr", ", sous contrat de 3 ans, est partie", ""},
		{"it", ", di 46 anni, è partita", "46"},
	} {
		from, to := ageOpening(c.text, language.For(c.lang))
		if got := c.text[from:to]; got != c.want {
			t.Errorf("%s %q: age %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}
