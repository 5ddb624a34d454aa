package dossier

import (
	"regexp"
	"strconv"
	"testing"

	"parallax"
)

// TestOneFact holds two sentences of one article for one fact where they share words and a large figure or a refusal.
func TestOneFact(t *testing.T) {
	const plan = "Envoys of Karvik and Halvik held talks in Torvik, focusing on a 24-point harbour plan."
	const refusal = "In spite of all praise, Karvik flatly refused to accept changes to the pier contract."
	for _, c := range []struct {
		first, second string
		want          bool
	}{
		{plan, "The talks centred on a 24-point plan for the harbour of Karvik and a fund for its recovery from the storm.", true},
		{plan, "The talks centred on a 25-point plan for the harbour of Karvik and a fund for its recovery from the storm.", false},
		{plan, "The talks centred on a plan for the harbour of Karvik and a fund for its recovery from the storm.", false},
		{plan, "Copies of a 24-point list lay in the church for everybody to read.", false},
		{"Four envoys held talks in Torvik on the harbour.", "The four envoys left the talks on the harbour by coach.", false},
		{refusal, "Karvik made light of the praise and rejected proposed changes.", true},
		{refusal, "Karvik made light of the praise and rejected a new tax.", false},
		{refusal, "Karvik took the praise for the contract and made changes.", false},
	} {
		at := source("a_1", "Vell News", "en", at(9, 8), "One", c.first+" "+c.second)
		for _, figure := range regexp.MustCompile(`\d+|[Ff]our`).FindAllStringIndex(at.Article.Text, -1) {
			value, err := strconv.Atoi(at.Article.Text[figure[0]:figure[1]])
			if err != nil {
				value = 4
			}
			at.Notes = append(at.Notes, parallax.Annotation{Kind: parallax.KindQuantity, Span: parallax.TextSpan(figure[0], figure[1]), Quantity: &parallax.Quantity{Type: parallax.Number, Value: float64(value), Thing: "point"}})
		}
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: []parallax.Covered{at}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		one, other := sentence{"a_1", find(&at, c.first)}, sentence{"a_1", find(&at, c.second)}
		if got := k.oneFact(other, one); got != c.want {
			t.Errorf("%q after %q: one fact is %v", c.second, c.first, got)
		}
		if k.oneFact(one, one) {
			t.Errorf("%q is told twice by itself", c.first)
		}
	}
}

// A word that ends in another is that one made narrower, in one way or the other.
func TestOverlapJoined(t *testing.T) {
	set := func(words ...string) map[string]bool {
		out := map[string]bool{}
		for _, w := range words {
			out[w] = true
		}
		return out
	}
	for _, c := range []struct {
		a, b map[string]bool
		want float64
	}{
		{set("silo", "kai", "explodiert"), set("hafen", "torvik", "getreidesilo", "explodiert"), 2. / 3},
		{set("hafen", "getreidesilo"), set("silo", "kai", "explodiert"), 0.5},
		{set("silo", "kai"), set("hafen", "markai"), 0},
		{set("вор", "кай"), set("договор", "порт"), 0}, // three letters in six bytes
		{set(), set("silo"), 0},
	} {
		if got := overlapJoined(c.a, c.b); got != c.want {
			t.Errorf("%v and %v: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// TestNewName wants a sentence in the words of another one to be another fact where it names somebody else.
func TestNewName(t *testing.T) {
	const first = "The district court of Karvik convicted Lena Brandt on Monday of taking bribes from a dredging company."
	const second = "The district court of Karvik acquitted Karl Osten on Monday of taking bribes from a dredging company."
	for _, c := range []struct {
		name string
		want bool
	}{{"Karl Osten", false}, {"", true}} {
		at := source("a_1", "Vell News", "en", at(9, 8), "One", first+" "+second)
		if c.name != "" {
			person(&at, c.name, c.name)
		}
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: []parallax.Covered{at}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		if got := k.oneFact(sentence{"a_1", find(&at, second)}, sentence{"a_1", find(&at, first)}); got != c.want {
			t.Errorf("naming %q: one fact is %v", c.name, got)
		}
	}
}
