package dossier

import (
	"strconv"
	"strings"
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

// TestHeadlineIsNoSaying wants no headline that plain text prints to be a person's words.
func TestHeadlineIsNoSaying(t *testing.T) {
	const title = "Jorn Karsk: Quiet youth held over boats"
	a := source("a_1", "Vell News", "en", at(9, 8), title, title+"\nJorn Karsk: I took no boat.")
	for words, want := range map[string]bool{title: true, "Jorn Karsk: I took no boat.": false} {
		start := strings.Index(a.Article.Text, words)
		if s := (saying{at: &a, span: parallax.TextSpan(start, start+len(words))}); s.heads() != want {
			t.Errorf("%q is a headline: %v", words, !want)
		}
	}
}

// TestPrintSame counts under what somebody says who prints the same words, not who quotes other ones.
func TestPrintSame(t *testing.T) {
	const words = "We reported it twice and were told the part was on its way"
	cov := &parallax.Coverage{}
	for i, said := range []string{words, words, "They promised new filters every spring, and the part never reached the quay"} {
		a := source(parallax.ArticleID("a_"+strconv.Itoa(i)), "Paper "+strconv.Itoa(i), "en", at(9, 8+i), "", "“"+said+",” Dario Holm said.")
		note(&a, said, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: parallax.Direct, Content: []parallax.Span{find(&a, said)}, Speaker: "Dario Holm"}})
		cov.Articles = append(cov.Articles, a)
	}
	k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{})
	var list []ranked
	for i := range cov.Articles {
		list = append(list, ranked{at: &cov.Articles[i], span: parallax.TextSpan(0, len(cov.Articles[i].Article.Text))})
	}
	k.known.behind[sentence{list[0].at.Article.ID, list[0].span}] = list[1:]
	if got := k.printSame(list[0]); len(got) != 1 || got[0].at.Article.ID != "a_1" {
		t.Errorf("got %v", got)
	}
}

func TestIsAge(t *testing.T) {
	const text = "Jorn Karsk, 23, and Elin Toft (61) led 40 sailors and a 17-year-old, 35 in all."
	a := source("a_1", "Vell News", "en", at(9, 8), "", text)
	for _, person := range []string{"Jorn Karsk", "Elin Toft"} {
		note(&a, person, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: person}})
	}
	for number, want := range map[string]bool{"23": true, "61": true, "40": false, "17": true, "35": false} {
		start := strings.Index(text, number)
		if got := isAge(&a, parallax.TextSpan(start, start+len(number))); got != want {
			t.Errorf("%s is an age: %v, want %v", number, got, want)
		}
	}
}
