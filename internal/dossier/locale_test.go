package dossier

import (
	"errors"
	"strings"
	"testing"

	"parallax"
)

func locale(t *testing.T, tag string) *Locale {
	t.Helper()
	l, err := In(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestIn(t *testing.T) {
	for tag, want := range map[string]string{"de": "de", "de-AT": "de", "PT_br": "pt", "ar": "ar"} {
		if got := locale(t, tag).Tag; got != want {
			t.Errorf("In(%q) is %s, want %s", tag, got, want)
		}
	}
	if _, err := In("xx"); !errors.Is(err, parallax.ErrInvalid) || !strings.Contains(err.Error(), "uk") {
		t.Errorf("In(xx) gives %v, want an error that lists the languages", err)
	}
}

func TestReading(t *testing.T) {
	for _, test := range []struct{ tag, label, want string }{
		{"en", "24–30 November 2025", "24–30 November 2025"},
		{"de", "30 November 2025", "30. November 2025"},
		{"de", "24–30 March 2025", "24.–30. März 2025"},
		{"de", "30 January – 2 February 2025", "30. Januar – 2. Februar 2025"},
		{"de", "October–December 2025", "Oktober–Dezember 2025"},
		{"de", "13 October 2026, 14:20", "13. Oktober 2026, 14:20"},
		{"de", "at least 1,200.5 km", "mindestens 1.200,5 km"},
		{"de", "2025", "2025"},
		{"de", "Marchetti, Mayor", "Marchetti, Mayor"},
		{"de", "EUR 2,500,000", "EUR 2.500.000"},
		{"fr", "1 May 2025", "1er mai 2025"},
		{"fr", "1,200 km", "1\u00a0200 km"},
		{"es", "3 August 2025", "3 de agosto de 2025"},
		{"pt", "August 2025", "agosto de 2025"},
		{"it", "about 14", "circa 14"},
		{"pl", "3 May 2025", "3 maja 2025"},
		{"pl", "May 2025", "maj 2025"},
		{"uk", "24–30 November 2025", "24–30 листопада 2025"},
		{"ar", "30 November 2025", "30 نوفمبر 2025"},
	} {
		if got := locale(t, test.tag).Reading(test.label); got != test.want {
			t.Errorf("%s: %q reads %q, want %q", test.tag, test.label, got, test.want)
		}
	}
}

func TestPluralForms(t *testing.T) {
	for _, test := range []struct {
		tag  string
		n    int
		want string
	}{
		{"en", 1, "1 outlet"}, {"en", 2, "2 outlets"}, {"de", 1234, "1.234 Medien"}, {"fr", 0, "0 média"},
		{"pl", 1, "1 redakcja"}, {"pl", 3, "3 redakcje"}, {"pl", 12, "12 redakcji"}, {"pl", 22, "22 redakcje"},
		{"uk", 21, "21 видання"}, {"uk", 5, "5 видань"}, {"ar", 2, "وسيلتا إعلام"}, {"ar", 11, "11 وسيلة إعلام"},
	} {
		if got := locale(t, test.tag).plural("count.outlets", "outlets", test.n); got != test.want {
			t.Errorf("%s: %d is %q, want %q", test.tag, test.n, got, test.want)
		}
	}
}

// TestSeenOfOne holds that one outlet is told in no plural where a language would have to say which.
func TestSeenOfOne(t *testing.T) {
	for tag, want := range map[string]string{"pt": "veículos: 1", "es": "medios: 1", "fr": "médias : 1", "it": "testate: 1", "de": "Medien: 1", "pl": "redakcji: 1"} {
		if got := locale(t, tag).because(parallax.Because("printed by", "1 outlets")).Seen; got != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
	}
}

// TestLinesInAllLanguages makes sure that every fixed line of a dossier can be said in every
// language, and that words of sources and counts come through it unchanged.
func TestLinesInAllLanguages(t *testing.T) {
	c, comparison := fixture()
	d, err := Compose(c, comparison, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range parallax.TextLanguages() {
		l, seen := locale(t, tag), 0
		for _, line := range d.Lines() {
			got := l.line(line)
			if line.Made != parallax.Template {
				if got != line.Text {
					t.Errorf("%s: words of a source became %q", tag, got)
				}
				continue
			}
			seen++
			if plain := l.template(line); tag != "en" && got == line.Text && plain != parallax.Texts()[line.Template] {
				t.Errorf("%s: %s could not be filled: %q", tag, line.Template, plain)
			}
			for _, f := range line.Fills {
				if f.From >= 0 && !strings.Contains(got, f.Text) {
					t.Errorf("%s: %q lost the words %q", tag, got, f.Text)
				}
			}
		}
		if seen < 10 {
			t.Errorf("%s: looked at %d lines only", tag, seen)
		}
	}
}

// TestNothingOfTheInterfaceIsEnglish looks for English texts in a page for other readers.
func TestNothingOfTheInterfaceIsEnglish(t *testing.T) {
	c, comparison := fixture()
	d, err := Compose(c, comparison, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	if err := HTML(&page, locale(t, "uk"), d); err != nil {
		t.Fatal(err)
	}
	for key, english := range parallax.Texts() {
		plain := strings.SplitN(english, "{", 2)[0]
		if len(plain) > 12 && !strings.HasPrefix(key, "kind.") && // a kind names its style too
			strings.Contains(page.String(), plain) {
			t.Errorf("the page for Ukrainian readers says %q (%s)", plain, key)
		}
	}
	if !strings.Contains(page.String(), `<html lang="uk" dir="ltr">`) {
		t.Error("the page does not name its language")
	}
}

// Why a page was not used is told in the reader's language, with what was filled into it.
func TestReasonsInEveryLanguage(t *testing.T) {
	english := parallax.Texts()
	for _, words := range []string{
		strings.ReplaceAll(english["reason.same"], "{input}", "a.html"), strings.ReplaceAll(english["reason.unstated"], "{characters}", "120"),
		english["reason.off-topic"], english["page.error"] + ": 404", "given up: connection refused", "https://x.example/a: connection refused",
		"private address refused (--allow-private, or allow_private in parallax.toml, permits it)", "the server does not encrypt there", "https://x.example/: not a feed or sitemap, and it names none",
		"refused: the server gives no robots.txt (status 404)", "it cannot be read: timed out", "neither text nor a web page (120)",
	} {
		if English().reason(words) != words {
			t.Errorf("in English %q is %q", words, English().reason(words))
		}
		for _, tag := range parallax.TextLanguages() {
			got := locale(t, tag).reason(words)
			if tag != "en" && (got == words || strings.Contains(got, "{")) {
				t.Errorf("%s: %q stays %q", tag, words, got)
			}
			for _, kept := range []string{"a.html", "120", "404"} {
				if strings.Contains(words, kept) && !strings.Contains(got, kept) {
					t.Errorf("%s: %q lost %s", tag, got, kept)
				}
			}
		}
	}
}
