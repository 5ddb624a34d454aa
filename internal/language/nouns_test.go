package language

import "testing"

// TestSingular: the ending of a plural is told from one that only looks like it, in languages whose data lists them.
func TestSingular(t *testing.T) {
	for _, test := range []struct {
		tag, word, want string
		plural          bool
	}{
		{"en", "families", "family", true},
		{"en", "watches", "watch", true},
		{"en", "boxes", "box", true},
		{"en", "dies", "die", true}, // four letters: the "s" alone is taken
		{"en", "officers", "officer", true},
		{"en", "bus", "bus", false},
		{"en", "campus", "campus", false},
		{"en", "crisis", "crisis", false},
		{"en", "process", "process", false},
		{"en", "officer", "officer", false},
		{"es", "policías", "policía", true},
		{"es", "camiones", "camión", true},
		{"es", "hombres", "hombre", true},
		{"es", "hospitales", "hospital", true},
		{"fr", "bateaux", "bateau", true},
		{"fr", "hôpitaux", "hôpital", true},
		{"pt", "caminhões", "caminhão", true},
		{"de", "haus", "haus", false},
		{"", "officers", "officers", false},
	} {
		l := For(test.tag)
		if got := l.Singular(test.word); got != test.want || l.Plural(test.word) != test.plural {
			t.Errorf("%q in %q: singular %q, plural %v; want %q, %v", test.word, test.tag, got, l.Plural(test.word), test.want, test.plural)
		}
	}
}
