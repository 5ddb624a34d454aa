package dossier

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"parallax"
)

// A count that differs is named by the words that say in which respect, as among the numbers:
// "people" alone heads the injured and the dead alike.
func TestCountIsNamedByItsRespect(t *testing.T) {
	cov, cmp := fixture()
	at := slices.IndexFunc(cmp.Differences, func(d parallax.Difference) bool { return d.Kind == parallax.Update })
	cmp.Differences[at].Slot, cmp.Differences[at].About = parallax.SlotCount, "people"
	for i := range cov.Articles {
		a := &cov.Articles[i]
		for j := range a.Notes {
			n := &a.Notes[j]
			if start := strings.Index(a.Article.Text[n.Span.Start:], "people were injured"); n.Quantity != nil && n.Quantity.Act == "injure" && start >= 0 && n.Span.Field == parallax.FieldText {
				n.Quantity.ThingSpan = parallax.Span{Field: parallax.FieldText, Start: n.Span.Start + start, End: n.Span.Start + start + len("people")}
			}
		}
	}
	d, err := Compose(cov, cmp, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Section(parallax.SectionDifferences).Blocks {
		for i := range b.Differences {
			if c := &b.Differences[i]; c.Kind == parallax.Update {
				if c.About == nil || c.About.Text != "people were injured" {
					t.Errorf("the heading is %v", c.About)
				}
				return
			}
		}
	}
	t.Error("the update is not shown")
}

// The verb that says in which respect is any word of the act, not only one that begins like it.
func TestRespect(t *testing.T) {
	for _, c := range []struct{ language, text, thing, act, want string }{
		{"en", "Nine people died in the blast.", "people", "kill", "people died"},
		{"en", "Nine people were hurt.", "people", "injure", "people were hurt"},
		{"de", "Neun Menschen starben am Montag.", "Menschen", "kill", "Menschen starben"},
		{"en", "Nine people, who fled, died.", "people", "kill", ""},
		{"en", "Nine people watched.", "people", "", ""},
	} {
		at := &parallax.Covered{Article: parallax.Article{Language: c.language, Text: c.text}}
		i := strings.Index(c.text, c.thing)
		q := &parallax.Quantity{Thing: c.thing, Act: c.act, ThingSpan: parallax.Span{Field: parallax.FieldText, Start: i, End: i + len(c.thing)}}
		if got := respect(at, q, len(c.text)); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// A word that says what happened to those counted heads their number rather than one for people, in any language.
func TestTellsAct(t *testing.T) {
	for _, c := range []struct {
		language, word, act string
		want                bool
	}{{"de", "Tote", "kill", true}, {"de", "Menschen", "kill", false}, {"en", "dead", "kill", true}, {"en", "dead", "injure", false}, {"es", "muertos", "kill", true}} {
		at := &parallax.Covered{Article: parallax.Article{Language: c.language}}
		if got := tellsAct(at, &parallax.Quantity{Act: c.act}, c.word); got != c.want {
			t.Errorf("%s %s of %q: got %v", c.language, c.word, c.act, got)
		}
	}
}

// What a source names as its sources is told in one line, by the way it does.
func TestBySource(t *testing.T) {
	edges := []edgeView{
		{From: "Courier", Kind: "names", How: "in text", To: "Coastwire"}, {From: "Weekly", Kind: "names", How: "in text", To: "Coastwire"},
		{From: "Courier", Kind: "names", How: "in text", To: "Fellnet"}, {From: "Courier", Kind: "names", How: "byline", To: "Seawire"},
	}
	var got []string
	for _, e := range bySource(edges) {
		got = append(got, e.From+" "+e.To)
	}
	if want := []string{"Courier Coastwire, Fellnet", "Weekly Coastwire", "Courier Seawire"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Updates of one count that share a value are one development, in order of its moments; those of
// another fate stay apart.
func TestChainedUpdates(t *testing.T) {
	cov := parallax.Coverage{}
	for i, s := range []struct{ text, words, act string }{
		{"At least 20 people were injured.", "20", "injure"}, {"A count gave 38 people injured.", "38", "injure"},
		{"Now 41 people are injured.", "41", "injure"}, {"Now 38 people are missing.", "38", "miss"},
	} {
		c := source(parallax.ArticleID("a_"+s.words+s.act), "Courier "+s.words, "en", at(9, 8+i), "Fire", s.text)
		value, _ := strconv.ParseFloat(s.words, 64)
		quantityNote(&c, s.words, parallax.Quantity{Type: parallax.Number, Value: value, Thing: "people", Act: s.act})
		cov.Articles = append(cov.Articles, c)
	}
	k := &composer{cov: cov.Indexed(), known: newKnown()}
	card := func(places ...int) parallax.DifferenceCard {
		d := parallax.DifferenceCard{Kind: parallax.Update, Slot: parallax.SlotCount}
		for _, i := range places {
			a := &k.cov.Articles[i]
			line, err := k.quote(a, parallax.TextSpan(0, len(a.Article.Text)))
			if err != nil {
				t.Fatal(err)
			}
			value := a.Notes[len(a.Notes)-1].Span
			words, _ := a.Article.Words(value)
			d.Groups = append(d.Groups, parallax.SideGroup{Sides: []parallax.SideCard{{Article: a.Article.ID, Line: &line, Value: words,
				Marks: []parallax.Mark{{Start: value.Start, End: value.End}}, AsOf: a.Article.Reported()}}})
		}
		return d
	}
	later, earlier, other := card(1, 2), card(0, 1), card(3, 1)
	if !k.oneCount(&later, &earlier) || k.oneCount(&later, &other) {
		t.Fatal("one count is taken for two, or two for one")
	}
	k.chain(&later, &earlier)
	var got []string
	for _, g := range later.Groups {
		got = append(got, g.Sides[0].Value)
	}
	if want := []string{"20", "38", "41"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	later = card(1, 2)
	k = newComposer(k.cov, &parallax.Comparison{}, Options{})
	blocks := k.cards(nil, []parallax.Difference{*difference(&earlier, "d_earlier"), *difference(&later, "d_later")}, parallax.Update)
	if len(blocks) != 1 || len(blocks[0].Differences) != 1 || !k.carded["d_earlier"] || !k.carded["d_later"] {
		t.Errorf("%d blocks, with a card: %v; want both updates to be of one card", len(blocks), k.carded)
	}
}

// difference gives the difference of which a card would be made.
func difference(c *parallax.DifferenceCard, id parallax.DifferenceID) *parallax.Difference {
	d := &parallax.Difference{ID: id, Kind: c.Kind, Slot: c.Slot, Why: []parallax.Reason{{What: "counted"}}}
	for i, g := range c.Groups {
		s := g.Sides[0]
		d.Sides = append(d.Sides, parallax.Side{Evidence: s.Line.Evidence[0].Evidence, Span: parallax.TextSpan(s.Marks[0].Start, s.Marks[0].End), Value: s.Value, AsOf: s.AsOf, Group: i})
	}
	return d
}

// Numbers that describe one thing are headed by what each of them stands before, a single one by itself.
func TestDescribedHeading(t *testing.T) {
	cov := parallax.Coverage{}
	for i, text := range []string{"A 28-point harbour plan leaked in May.", "The council read out a 20-point harbour plan."} {
		c := source(parallax.ArticleID("a_"+strconv.Itoa(i)), "Courier "+strconv.Itoa(i), "en", at(9, 8+i), "Plan", text)
		quantityNote(&c, []string{"28", "20"}[i], parallax.Quantity{Type: parallax.Number, Value: 20, Thing: "point", ThingSpan: find(&c, "point")})
		cov.Articles = append(cov.Articles, c)
	}
	k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{Language: "en"})
	var rows []parallax.ValueRow
	for i := range k.cov.Articles {
		a := &k.cov.Articles[i]
		line, err := k.quote(a, parallax.TextSpan(0, len(a.Article.Text)))
		if err != nil {
			t.Fatal(err)
		}
		n := a.Notes[len(a.Notes)-1].Span
		rows = append(rows, parallax.ValueRow{Line: line, Mark: parallax.Mark{Start: n.Start, End: n.End}})
	}
	if l := k.described(rows); l == nil || l.Text != "…-point harbour plan" {
		t.Errorf("of both: %v", l)
	}
	if l := k.described(rows[:1]); l == nil || l.Text != "28-point harbour plan" {
		t.Errorf("of one: %v", l)
	}
}
