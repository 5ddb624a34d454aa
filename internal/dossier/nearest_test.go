package dossier

import (
	"testing"

	"parallax"
)

// TestPlaceThatTells wants a source to stand behind a line with the sentence that tells it, where
// the claim has one of its that is on something beside it, and with that where it has no other.
func TestPlaceThatTells(t *testing.T) {
	const line = "Divers are searching the harbour of Karvik for the second anchor."
	const beside = "The anchor lay in the harbour for a year before anybody missed it."
	shown := source("a_1", "Vell News", "en", at(9, 8), "Anchor", line)
	for text, want := range map[string]string{
		beside + " Divers search the harbour of Karvik for a second anchor. Rain fell.": "Divers search the harbour of Karvik for a second anchor.",
		beside + " Divers are paid well in Karvik.":                                     beside,
	} {
		other := source("a_2", "The Beck", "en", at(9, 9), "Lost", text)
		c := parallax.Coverage{Story: parallax.Story{ID: "s_anchor"}, Articles: []parallax.Covered{shown, other}}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: c.Story.ID}, Options{})
		one := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}
		got := k.likest(one, []ranked{{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(beside))}})
		if len(got) != 1 {
			t.Fatalf("%d places", len(got))
		}
		if words, err := got[0].at.Article.Words(got[0].span); err != nil || words != want {
			t.Errorf("%q stands behind the line, want %q (%v)", words, want, err)
		}
	}
}

// TestForeignPlaceGivesTheFigures wants a source in another language to stand behind a line with the sentence
// that gives its figures, whichever statement is the likelier one of the claim.
func TestForeignPlaceGivesTheFigures(t *testing.T) {
	const line, title, text = "The blast killed six people.", "Explosion in Getreidespeicher", "Die Explosion hat sechs Menschen getötet."
	english := source("a_1", "Vell News", "en", at(9, 8), "Blast", line)
	german := source("a_2", "Der Bote", "de", at(9, 9), title, text)
	for c, words := range map[*parallax.Covered]string{&english: "six", &german: "sechs"} {
		quantityNote(c, words, parallax.Quantity{Type: parallax.Number, Value: 6, Step: 1, Thing: "people", Act: "kill"})
	}
	c := parallax.Coverage{Story: parallax.Story{ID: "s_blast"}, Articles: []parallax.Covered{english, german}}
	k := newComposer(c.Indexed(), &parallax.Comparison{Story: c.Story.ID}, Options{})
	other := k.cov.Find("a_2")
	got := k.likest(ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}, []ranked{
		{at: other, span: parallax.Span{Field: parallax.FieldTitle, End: len(title)}, score: 0.8}, {at: other, span: parallax.TextSpan(0, len(text)), score: 0.7}})
	if len(got) != 1 || got[0].span.Field != parallax.FieldText {
		t.Errorf("%+v stands behind the line, want the sentence", got)
	}
}
