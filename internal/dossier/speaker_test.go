package dossier

import (
	"testing"

	"parallax"
)

func TestSameSpeaker(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Ture Lindqvist", "lindqvist", true},
		{"Ture Lindqvist", "Туре Линдквист", true},
		{"Elsa Brandovskaya", "Elsa Brandowskaja", true},
		{"Ture Lindqvist", "Karl Lindqvist", false},
		{"Ture Lindqvist", "Ture Lindberg", false},
		{"Osk Line", "Varnow Line", false},
	} {
		if sameSpeaker(c.a, c.b) != c.same || sameSpeaker(c.b, c.a) != c.same {
			t.Errorf("%s and %s: want %v", c.a, c.b, c.same)
		}
	}
}

// TestMainLanguage wants the papers of two countries with one language to count together.
func TestMainLanguage(t *testing.T) {
	var c parallax.Coverage
	for _, tag := range []string{"de", "de", "en-GB", "en-US", "en"} {
		a := parallax.Covered{Article: parallax.Article{ID: parallax.ArticleID(tag), Language: tag, State: parallax.PageFull}, State: parallax.SourceUsed}
		c.Articles = append(c.Articles, a)
	}
	if got := mainLanguage(&c); got != "en" {
		t.Errorf("got %q, want en", got)
	}
	for asked, want := range map[string]string{"": "en", "de-AT": "de-AT", "pl": "en"} {
		if got := readersLanguage(&c, asked); got != want {
			t.Errorf("asked for %q: got %q, want %q", asked, got, want)
		}
	}
}
