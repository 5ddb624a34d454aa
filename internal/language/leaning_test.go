package language

import "testing"

func TestLeansInside(t *testing.T) {
	for _, c := range []struct{ tag, sentence, leans string }{
		{"en", "The mayor, however, stayed in the hall.", "however"},
		{"en", "The mayor stayed in the hall, on the other hand.", "on the other hand"},
		{"en", "Mayor Nils Rud, of Torvik, stayed in the hall.", ""},
		{"en", "However hard it rained, the mayor stayed.", ""},
		{"en", "The mayor also stayed in the hall.", "also"},
		{"en", "Nils Rud, the mayor, also told the council to stay.", "also"},
		{"en", "Jared Rud, the mayor, also stayed in the hall.", "also"},
		{"en", "The mayor, who also leads the port, stayed.", ""},
		{"en", "The mayor stayed and also slept in the hall.", ""},
		{"en", "Also present was the mayor.", ""},
		{"es", "El alcalde, sin embargo, murió en Torvik.", "sin embargo"},
		{"es", "El alcalde también murió en Torvik.", "también"},
		{"fr", "Le maire, en revanche, est resté.", "en revanche"},
		{"de", "Der Bürgermeister, heißt es, blieb.", ""},
	} {
		got := ""
		for _, in := range For(c.tag).LeansInside(c.sentence) {
			got += c.sentence[in[0]:in[1]]
		}
		if got != c.leans {
			t.Errorf("%s %q: %q", c.tag, c.sentence, got)
		}
	}
}
