package language

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestTerms(t *testing.T) {
	for _, test := range []struct{ tag, text, want string }{
		{"en", "The ferries’ well-known captain, 1,000 tonnes; 3.5 km", "the ferri well known captain 1000 tonn 3_5 km"},
		{"en", "U.S. officials don't", "us offici don"},
		{"fr", "L’incendie à Saint-Cassel", "incend a saint cassel"},
		{"de", "Straße, Fährunglück", "strass fahrungluck"},
		{"ru", "пожары в порту", "пожар в порт"},
		{"ja", "東京都で火災", "東京 京都 都で で火 火災"},
		{"und", "Sao Tomé", "sao tome"},
		{"en", "¡¿… — ''", ""},
	} {
		var got []string
		for _, x := range For(test.tag).Terms(test.text) {
			got = append(got, x.Text)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s %q: %q, want %q", test.tag, test.text, s, test.want)
		}
	}
}

// FuzzTerms holds that terms of any text are plain words whose ranges lie in it, in order.
func FuzzTerms(f *testing.F) {
	for _, s := range []string{"well-known", "l’incendie", "東京都", "1.000,5", "U.S.", "a\u00ADb", "\"NEAR(*\" OR", "\xff\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range []string{"en", "ar", "zh", Floor} {
			start := 0
			for _, x := range For(tag).Terms(text) {
				if x.Start < start || x.End <= x.Start || x.End > len(text) || x.Text == "" {
					t.Fatalf("%s: term %q at [%d, %d) of %q", tag, x.Text, x.Start, x.End, text)
				}
				start = x.Start
				for _, r := range x.Text {
					if r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' || unicode.IsSpace(r) {
						t.Fatalf("%s: term %q of %q", tag, x.Text, text)
					}
				}
			}
		}
	})
}
