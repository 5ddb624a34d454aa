package dossier

import (
	"testing"

	"parallax"
)

// TestFigureAlone wants an article to bury nothing with a sentence that has a figure in common with
// another one's first, and hardly a word: claims are found by likeness.
func TestFigureAlone(t *testing.T) {
	const high = "Thieves took jewels worth $2.5 million in Karvik."
	for low, want := range map[string]bool{
		"Days later a $2.5 million boat was lifted by a crook on the coast.":  true,
		"The jewels that the thieves took in Karvik were worth $2.5 million.": false,
	} {
		worth := parallax.Quantity{Type: parallax.Money, Value: 2.5e6, Unit: "USD"}
		a := source("a_1", "Vell News", "en", at(9, 8), "Jewels", high)
		quantityNote(&a, "$2.5 million", worth)
		b := source("a_2", "The Beck", "en", at(9, 9), "Coast", low)
		quantityNote(&b, "$2.5 million", worth)
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_jewels"}, Articles: []parallax.Covered{a, b}}
		cmp := parallax.Comparison{Story: cov.Story.ID, Claims: []parallax.Claim{{ID: "c_1"}}}
		d := parallax.Difference{ID: "d_1", Kind: parallax.Emphasised, Claim: "c_1"}
		for i, c := range []*parallax.Covered{&a, &b} {
			e, err := parallax.Cite(&c.Article, c.Notes[0].Span)
			if err != nil {
				t.Fatal(err)
			}
			cmp.Claims[0].Members = append(cmp.Claims[0].Members, parallax.Member{Statement: parallax.Statement{Evidence: e}, Score: 0.9})
			d.Sides = append(d.Sides, parallax.Side{Evidence: e, Group: i})
		}
		k := newComposer(cov.Indexed(), &cmp, Options{})
		if got := k.tellsElse(&d)["a_2"]; got != want {
			t.Errorf("%q tells something else: %v, want %v", low, got, want)
		}
	}
}

// TestOnTopOf wants an article to bury nothing that its headline says.
func TestOnTopOf(t *testing.T) {
	a := source("a_1", "Vell News", "en", at(9, 8), "Climber dies in fall at Karvik", "Climber dies in fall at Karvik")
	b := source("a_2", "The Beck", "en", at(9, 9), "Two climbers fall to their deaths at Karvik", "Two fell.")
	c := source("a_3", "The Fen", "en", at(9, 9), "Ferry strike goes on", "It goes on.")
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_fall"}, Articles: []parallax.Covered{a, b, c}}
	k := newComposer(cov.Indexed(), &parallax.Comparison{Story: cov.Story.ID}, Options{})
	line := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(a.Article.Text))}
	for id, want := range map[parallax.ArticleID]bool{"a_1": false, "a_2": true, "a_3": false} {
		if got := k.onTopOf(line, id); got != want {
			t.Errorf("%s has it on top: %v, want %v", id, got, want)
		}
	}
}

// TestOneToll wants the injured of two sentences to be one thing however many there are, and the dead or the lorries another.
func TestOneToll(t *testing.T) {
	hurt := &parallax.Quantity{Value: 9, Thing: "people", Act: "injure"}
	for _, c := range []struct {
		other parallax.Quantity
		want  bool
	}{
		{parallax.Quantity{Value: 12, Thing: "people", Act: "injure"}, true},
		{parallax.Quantity{Value: 9, Thing: "people", Act: "kill"}, false},
		{parallax.Quantity{Value: 9, Thing: "people"}, false},
	} {
		if got := oneToll([]*parallax.Quantity{hurt}, []*parallax.Quantity{&c.other}); got != c.want {
			t.Errorf("%+v: %v, want %v", c.other, got, c.want)
		}
	}
	if oneToll([]*parallax.Quantity{{Value: 9, Thing: "lorry"}}, []*parallax.Quantity{{Value: 9, Thing: "lorry"}}) {
		t.Error("a count without an act is one toll")
	}
}

// TestToldAbove wants an article that tells a line near its top to tell it no further down, where it has a detail of it.
func TestToldAbove(t *testing.T) {
	const high = "The champion Marn, 31 cups, outran Hald on the last bend of the wet track, and the rest came far behind."
	const top = "Marn outran Hald on the last bend of the wet track and the rest were far behind."
	for _, c := range []struct {
		first, low string
		want       bool
	}{
		{top, "The champion Marn has 31 cups now.", true},
		{"The hall was full by noon.", "The champion Marn has 31 cups now.", false},
		{top, top, false}, // it is there too
	} {
		a := source("a_1", "Vell News", "en", at(9, 8), "Marn wins", high)
		b := source("a_2", "The Beck", "en", at(9, 9), "Running", c.first+" It rained. "+c.low)
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_run"}, Articles: []parallax.Covered{a, b}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: cov.Story.ID}, Options{})
		text := b.Article.Text
		e, err := parallax.Cite(&b.Article, parallax.TextSpan(len(text)-len(c.low), len(text)))
		if err != nil {
			t.Fatal(err)
		}
		if got := k.toldAbove(ranked{at: k.cov.Find("a_1"), span: a.Notes[0].Span}, e); got != c.want {
			t.Errorf("%q above %q: %v, want %v", c.first, c.low, got, c.want)
		}
	}
}

// TestBackedAbove wants an article to tell nothing far down that stands behind the line in a sentence higher up.
func TestBackedAbove(t *testing.T) {
	const high, low = "Flames left nothing of the hall.", "The hall was burned down."
	a := source("a_1", "Vell News", "en", at(9, 8), "Hall", "The hall was burned down in Karvik.")
	b := source("a_2", "The Beck", "en", at(9, 9), "Fire", high+" It rained. Nobody was there. The wind was high. "+low)
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_hall"}, Articles: []parallax.Covered{a, b}}
	k := newComposer(cov.Indexed(), &parallax.Comparison{Story: cov.Story.ID}, Options{})
	line, other := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(a.Article.Text))}, k.cov.Find("a_2")
	text := b.Article.Text
	below, err := parallax.Cite(&b.Article, parallax.TextSpan(len(text)-len(low), len(text)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		behind []parallax.Span
		want   bool
	}{
		{nil, false},
		{[]parallax.Span{parallax.TextSpan(0, len(high))}, true},
		{[]parallax.Span{below.Span}, false},
	} {
		var behind []ranked
		for _, s := range c.behind {
			behind = append(behind, ranked{at: other, span: s})
		}
		k.known.behind[sentence{"a_1", line.span}] = behind
		if got := k.backedAbove(line, below); got != c.want {
			t.Errorf("with %v behind the line it is told above: %v, want %v", c.behind, got, c.want)
		}
	}
}
