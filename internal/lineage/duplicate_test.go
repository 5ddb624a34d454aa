package lineage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"parallax"

	"pgregory.net/rapid"
)

// Invented news of the harbour town of Varnow, by agencies and outlets that do not exist.
const (
	ferryText = `The ferry Kestrel ran aground off Varnow early on Monday with ninety people on board, the harbour office said. ` +
		`Two lifeboats took all passengers to the old pier, where the town had opened the market hall for them. ` +
		`A leak near the engine room was sealed before noon. The owner of the ship had asked twice for the channel to be dredged.`
	mayorQuote = `"We were told that the channel was deep enough for a ship of this size, and it was not"`
)

func article(id, outlet, text string) parallax.Covered {
	a := parallax.Article{ID: parallax.ArticleID(id), Revision: 1, Input: id, Text: text, Language: "en", State: parallax.PageFull}
	a.Outlet.Name = outlet
	return parallax.Covered{Article: a, State: parallax.SourceUsed}
}

func on(c parallax.Covered, day int) parallax.Covered {
	c.Article.Published = parallax.Date{Time: time.Date(2031, 5, day, 0, 0, 0, 0, time.UTC), Precision: "day", From: "given"}
	return c
}

// prose gives n words that no other seed shares.
func prose(seed string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s%d ", seed, i)
	}
	return b.String()
}

func TestHowMuchIsShared(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"the same", ferryText, ferryText, parallax.SameText},
		{"a new headline", ferryText, "Ferry aground\n\n" + ferryText, parallax.SameText},
		{"punctuation and case", ferryText, strings.ToUpper(strings.ReplaceAll(ferryText, ",", " –")), parallax.SameText},
		{"all of it in a longer one", ferryText, prose("alpha", 120) + ferryText, parallax.LargelySame},
		{"a sentence in two long ones", prose("alpha", 200) + ferryText[:110] + prose("beta", 200), prose("gamma", 200) + ferryText[:110] + prose("delta", 200), parallax.Passages},
		{"one utterance quoted by both", prose("alpha", 30) + mayorQuote + prose("beta", 30), prose("gamma", 30) + mayorQuote + prose("delta", 30), ""},
		{"a set phrase", prose("alpha", 30) + "the minister for fisheries and inland waters said" + prose("beta", 30), prose("gamma", 30) + "the minister for fisheries and inland waters said" + prose("delta", 30), ""},
		{"nothing", prose("alpha", 40), prose("beta", 40), ""},
		{"empty", "", ferryText, ""},
	} {
		if got := compareWords(wordsOf(c.a), wordsOf(c.b)).howShared(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCopyEdgeDirection(t *testing.T) {
	credit := "VARNOW (NCA) - "
	agency := article("a", "NCA", credit+ferryText)
	for _, c := range []struct {
		name     string
		a, b     parallax.Covered
		from     parallax.ArticleID
		directed bool
	}{
		{"the later took", on(article("a", "Gazette", ferryText), 4), on(article("b", "Courier", ferryText), 3), "a", true},
		{"the earlier gave", on(article("a", "Gazette", ferryText), 3), on(article("b", "Courier", ferryText), 4), "b", true},
		{"a credit decides before time", on(article("b", "Gazette", credit+ferryText), 2), on(agency, 3), "b", true},
		{"one day", on(article("a", "Gazette", ferryText), 3), on(article("b", "Courier", ferryText), 3), "a", false},
		{"no dates", article("a", "Gazette", ferryText), article("b", "Courier", ferryText), "a", false},
		{"two clients of one agency", on(article("a", "Gazette", credit+ferryText), 3), on(article("b", "Courier", credit+ferryText), 4), "a", false},
	} {
		edges := Find(c.a, []parallax.Covered{c.b}, nil)
		if len(edges) == 0 || edges[0].Kind != parallax.Copies {
			t.Errorf("%s: no copy among %v", c.name, edges)
			continue
		}
		if e := edges[0]; e.From != c.from || e.Directed != c.directed {
			t.Errorf("%s: from %s directed %v (%v), want %s, %v", c.name, e.From, e.Directed, e.Why, c.from, c.directed)
		}
	}
}

func TestOneHouseIsNoted(t *testing.T) {
	a, b := article("a", "Gazette", ferryText), article("b", "Courier", ferryText)
	a.Article.Outlet.Owner, b.Article.Outlet.Owner = "Varnow Press", "Varnow Press"
	edges := Find(a, []parallax.Covered{b}, nil)
	if len(edges) != 1 || !strings.Contains(fmt.Sprint(edges[0].Why), "one house: Gazette and Courier") {
		t.Errorf("edges %v", edges)
	}
}

func TestFurnitureIsNotShared(t *testing.T) {
	line := "This page is paid for by its readers, and you can be one of them from two crowns a week."
	a, b := article("a", "Gazette", prose("alpha", 40)+"\n\n"+line), article("b", "Courier", prose("beta", 40)+"\n\n"+line)
	at := strings.Index(a.Article.Text, line)
	a.Notes = []parallax.Annotation{{Kind: parallax.KindSentence, Span: parallax.TextSpan(at, at+len(line)), Sentence: &parallax.Sentence{Furniture: true}}}
	if edges := Find(a, []parallax.Covered{b}, nil); len(edges) != 0 {
		t.Errorf("furniture made edges %v", edges)
	}
	a.Notes = nil
	if edges := Find(a, []parallax.Covered{b}, nil); len(edges) != 1 {
		t.Errorf("without notes the line is shared text: %v", edges)
	}
}

// Whatever two texts share, the spans hold the same words on both sides, and the edge keeps the rules of the domain.
func TestPassagesHoldTheSameWords(t *testing.T) {
	word := rapid.SampledFrom([]string{"harbour", "Über", "l'eau", "“quote”", "海港", "港", ".", "\n\n", "3.5", "ferry", "channel", "\"", "don't", "—", "Übel"})
	text := rapid.Map(rapid.SliceOfN(word, 0, 120), func(w []string) string { return strings.Join(w, " ") })
	rapid.Check(t, func(t *rapid.T) {
		common := text.Draw(t, "common")
		a := article("a", "Gazette", text.Draw(t, "a1")+" "+common+" "+text.Draw(t, "a2"))
		b := article("b", "Courier", text.Draw(t, "b1")+" "+common+" "+text.Draw(t, "b2"))
		for _, e := range Find(a, []parallax.Covered{b}, nil) {
			from, to := &a.Article, &b.Article
			if e.From == "b" {
				from, to = to, from
			}
			if err := e.Check(from, to); err != nil {
				t.Fatal(err)
			}
			for _, p := range e.Passages {
				here, _ := from.Words(p.Here)
				there, _ := to.Words(p.There)
				if e.Kind == parallax.Copies && !sameWords(here, there) {
					t.Fatalf("%q and %q are not the same words", here, there)
				}
			}
		}
	})
}

func sameWords(a, b string) bool {
	x, y := wordsOf(a), wordsOf(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i].hash != y[i].hash {
			return false
		}
	}
	return true
}
