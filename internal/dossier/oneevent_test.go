package dossier

import (
	"testing"

	"parallax"
)

// dayOf makes an entry of the ninth from the text of a source, which so many outlets bear out.
func dayOf(t *testing.T, k *composer, id string, outlets int) parallax.Event {
	t.Helper()
	one := k.cov.Find(parallax.ArticleID(id))
	l, err := k.quote(one, parallax.TextSpan(0, len(one.Article.Text)))
	if err != nil {
		t.Fatal(err)
	}
	return parallax.Event{Start: at(9, 0), Line: l, Counts: parallax.Counts{Outlets: outlets, Origins: outlets}}
}

// TestOfTwoLinesOnOneEvent wants of two lines on one event of a day the one that more outlets bear out, and leaves alone what earlier stories tell.
func TestOfTwoLinesOnOneEvent(t *testing.T) {
	const few, many, other = "A barge sank off the quay of Karvik with its load of coal.", "The barge sank off the quay of Karvik.", "The mayor of Karvik resigned."
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_barge"}, Articles: []parallax.Covered{
		source("a_1", "Vell News", "en", at(9, 8), "Barge", few), source("a_2", "The Beck", "en", at(9, 9), "Sunk", many), source("a_3", "Courier", "en", at(9, 9), "Mayor", other)}}
	k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_barge"}, Options{})
	for _, c := range []struct {
		first, then    string
		outlets        [2]int
		earlier, count int
		stays          string
	}{
		{"a_1", "a_2", [2]int{1, 4}, 0, 1, many},
		{"a_1", "a_2", [2]int{2, 2}, 0, 1, few},
		{"a_1", "a_2", [2]int{1, 4}, 1, 1, few},
		{"a_1", "a_3", [2]int{1, 4}, 0, 2, few},
	} {
		e := dayOf(t, k, c.then, c.outlets[1])
		got, _ := k.entered([]parallax.Event{dayOf(t, k, c.first, c.outlets[0])}, c.earlier, &e)
		if len(got) != c.count || got[0].Line.Text != c.stays {
			t.Errorf("%+v: %d entries, %q", c, len(got), got[0].Line.Text)
		}
	}
}

// TestCountedAlready wants an entry of one outlet that counts what one of several counts to be that event again, but not where the number is a
// toll, which every later turn of a story repeats.
func TestCountedAlready(t *testing.T) {
	const shown, again = "The smuggler drew a knife on two guards in a van.", "Somebody tied up two guards and left with a van."
	for _, c := range []struct {
		things  [2]string
		act     string
		outlets [2]int
		want    bool
	}{
		{[2]string{"guard", "guard"}, "", [2]int{3, 1}, true},
		{[2]string{"guard", "ferry"}, "", [2]int{3, 1}, false},
		{[2]string{"guard", "guard"}, "", [2]int{3, 2}, false},
		{[2]string{"guard", "guard"}, "", [2]int{1, 1}, false},
		{[2]string{"people", "people"}, "kill", [2]int{3, 1}, false},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_van"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(9, 8), "Knife", shown), source("a_2", "The Beck", "en", at(9, 9), "Van", again)}}
		for i := range cov.Articles {
			note(&cov.Articles[i], "two", parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Number, Value: 2, Step: 1, Thing: c.things[i], Act: c.act}})
		}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_van"}, Options{})
		e := dayOf(t, k, "a_2", c.outlets[1])
		if got := k.countedAlready([]parallax.Event{dayOf(t, k, "a_1", c.outlets[0])}, &e); got != c.want {
			t.Errorf("%+v: counted already %v", c, got)
		}
	}
}
