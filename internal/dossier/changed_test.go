package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// onPlanks makes an article of paragraphs of one sentence.
func onPlanks(id parallax.ArticleID, day int, text string) parallax.Covered {
	a := source(id, string(id), "en", at(day, 9), "Planks of the pier", text)
	own(&a)
	a.Notes = nil
	for i, p := range strings.Split(text, "\n\n") {
		note(&a, p, parallax.Annotation{Kind: parallax.KindSentence, Sentence: &parallax.Sentence{Paragraph: i}})
	}
	return a
}

// planks makes a story of one article and its storyline of two, with an update of their numbers of planks.
func planks(text string) (parallax.Coverage, parallax.Comparison) {
	numbers := []string{"28 planks", "27 planks", "20 planks"}
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: []parallax.Covered{onPlanks("a_one", 1, text)}}
	cov.Storyline = []parallax.Coverage{{Story: parallax.Story{ID: "s_two"}, Articles: []parallax.Covered{
		onPlanks("a_two", 5, "The pier of Karvik has 27 planks now."), onPlanks("a_three", 9, "The pier of Karvik is down to 20 planks."),
	}}}
	d := parallax.Difference{ID: "d_planks", Kind: parallax.Update, About: "planks"}
	for i, a := range []*parallax.Covered{&cov.Articles[0], &cov.Storyline[0].Articles[0], &cov.Storyline[0].Articles[1]} {
		here := parallax.Coverage{Articles: []parallax.Covered{*a}}
		d.Sides = append(d.Sides, side(&here, 0, numbers[i], i))
		d.Why = append(d.Why, parallax.Because("reported", "%s", numbers[i]))
	}
	return cov, parallax.Comparison{Story: "s_one", Updates: []parallax.Difference{d}}
}

// TestChangedIsOfTheStory shows a change across a storyline where the story has a side of it, and none that is of paragraphs which
// its article announces as somebody else's: its reason goes with it.
func TestChangedIsOfTheStory(t *testing.T) {
	for text, want := range map[string]int{
		"The pier of Karvik has 28 planks.":                                          3,
		"The harbour blog writes on.\n\nThe folly of the 28 planks is plain to all.": 3,
		"The harbour blog writes:\n\nThe folly of the 28 planks is plain.":           0,
	} {
		cov, comparison := planks(text)
		k := newComposer(cov.Indexed(), &comparison, Options{})
		got := 0
		for _, b := range k.changed() {
			got += len(b.Differences[0].Groups)
		}
		if got != want {
			t.Errorf("%q: %d values", text, got)
		}
	}
}

// TestSideOfSomebodyElse leaves out of a change what another story's article announces as somebody's words, with its reason.
func TestSideOfSomebodyElse(t *testing.T) {
	cov, comparison := planks("The pier of Karvik has 28 planks.")
	blog := onPlanks("a_two", 5, "The harbour blog writes:\n\nThe folly of the 27 planks is plain.")
	cov.Storyline[0].Articles[0] = blog
	here := parallax.Coverage{Articles: []parallax.Covered{blog}}
	comparison.Updates[0].Sides[1] = side(&here, 0, "27 planks", 1)
	blocks := newComposer(cov.Indexed(), &comparison, Options{}).changed()
	if len(blocks) != 1 || len(blocks[0].Differences[0].Groups) != 2 || len(blocks[0].Differences[0].Why) != 2 {
		t.Fatalf("%+v", blocks)
	}
}

// TestValueOfSomebodyElse takes no value from what an article announces as somebody's words: neither that a later one leaves it behind, nor
// that its article says otherwise than others.
func TestValueOfSomebodyElse(t *testing.T) {
	for text, want := range map[string]int{
		"The pier of Karvik has 28 planks.":                                         3,
		"The harbour blog writes:\n\nThe folly of the 28 planks is plain.":          2,
		"The harbour board is of one mind.\n\nThe folly of the 28 planks is plain.": 3,
	} {
		cov, comparison := planks(text)
		cov.Articles = append(cov.Articles, cov.Storyline[0].Articles...)
		for i, number := range []float64{28, 27, 20} {
			quantityNote(&cov.Articles[i], []string{"28 planks", "27 planks", "20 planks"}[i], parallax.Quantity{Type: parallax.Number, Value: number, Thing: "plank"})
		}
		cov.Storyline, comparison.Differences = nil, comparison.Updates
		k := newComposer(cov.Indexed(), &comparison, Options{})
		if len(k.opposing) != 1 || len(k.opposing[0]) != want {
			t.Errorf("%q: %+v", text, k.opposing)
		}
	}
}
