package extract

import (
	"testing"

	"parallax"
)

func TestOurs(t *testing.T) {
	for _, c := range []struct {
		media, body string
		want        bool
	}{
		{"text/plain", "SOURCES\n\n• Made by parallax 0.1.0-dev. No language model wrote any of it.\n", true},
		{"text/markdown", "- Gemacht von parallax 1.0.0. Kein Sprachmodell schrieb etwas davon.\n", true},
		{"text/html", "<!doctype html>\n<html lang=\"en\"><head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" content=\"parallax\">", true},
		{"text/plain", "The measurement was made by parallax of stars. The harbour is shut.", false},
		{"text/plain", "Made by parallax methods, the map is old.", false},
		{"text/html", "<html><head><meta name=\"generator\" content=\"ferry\"></head><p>Made by parallax 0.1.0</p>", false},
	} {
		page := parallax.Page{Input: "x", MediaType: c.media, Body: []byte(c.body)}
		a, err := Article(page, nil)
		if got := err != nil && a.State == parallax.PageError; got != c.want {
			t.Errorf("%s %q: refused %v, want %v (%v)", c.media, c.body, got, c.want, err)
		}
	}
}
