package dossier

import (
	"slices"
	"testing"

	"parallax"
)

// claimOf gives a comparison of one claim that spans make, each with its probability.
func claimOf(t *testing.T, c *parallax.Coverage, scores []float64, spans ...parallax.Span) *parallax.Comparison {
	t.Helper()
	claim := parallax.Claim{ID: "c_1"}
	for i, s := range spans {
		e, err := parallax.Cite(&c.Articles[min(i, len(c.Articles)-1)].Article, s)
		if err != nil {
			t.Fatal(err)
		}
		claim.Members = append(claim.Members, parallax.Member{Statement: parallax.Statement{Evidence: e}, Score: scores[i]})
	}
	return &parallax.Comparison{Story: c.Story.ID, Claims: []parallax.Claim{claim}}
}

// TestPlaceThatTells wants a source to stand behind a line with the sentence that tells it, also where the comparison
// holds one beside it for likelier, and not at all with that one alone.
func TestPlaceThatTells(t *testing.T) {
	const line = "Divers are searching the harbour of Karvik for the second anchor."
	const beside = "The anchor lay in the harbour for a year before anybody missed it."
	const tells = "Divers search the harbour of Karvik for a second anchor."
	shown := source("a_1", "Vell News", "en", at(9, 8), "Anchor", line)
	for text, want := range map[string]string{beside + " " + tells: tells, beside: ""} {
		other := source("a_2", "The Beck", "en", at(9, 9), "Lost", text)
		c := parallax.Coverage{Story: parallax.Story{ID: "s_anchor"}, Articles: []parallax.Covered{shown, other}}
		spans := []parallax.Span{parallax.TextSpan(0, len(line)), parallax.TextSpan(0, len(beside)), parallax.TextSpan(len(beside)+1, len(text))}
		if want == "" {
			spans = spans[:2]
		}
		comparison := claimOf(t, &c, []float64{0.9, 0.6, 0.5}, spans...)
		k := newComposer(c.Indexed(), comparison, Options{})
		got := k.standingBehind(ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))})
		if want == "" {
			if len(got) != 0 {
				t.Errorf("%d places, want none", len(got))
			}
			continue
		}
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
	const line, title, text = "The blast killed six people and left eleven missing.", "Sechs Tote bei Explosion in Getreidespeicher", "Die Explosion hat sechs Menschen getötet, elf werden vermisst."
	english := source("a_1", "Vell News", "en", at(9, 8), "Blast", line)
	german := source("a_2", "Der Bote", "de", at(9, 9), title, text)
	for _, n := range []struct {
		c     *parallax.Covered
		words string
		value float64
		act   string
	}{{&english, "six", 6, "kill"}, {&english, "eleven", 11, "miss"}, {&german, "Sechs", 6, "kill"}, {&german, "sechs", 6, "kill"}, {&german, "elf", 11, "miss"}} {
		quantityNote(n.c, n.words, parallax.Quantity{Type: parallax.Number, Value: n.value, Step: 1, Thing: "people", Act: n.act})
	}
	c := parallax.Coverage{Story: parallax.Story{ID: "s_blast"}, Articles: []parallax.Covered{english, german}}
	comparison := claimOf(t, &c, []float64{0.9, 0.8, 0.7}, parallax.TextSpan(0, len(line)), parallax.Span{Field: parallax.FieldTitle, End: len(title)}, parallax.TextSpan(0, len(text)))
	k := newComposer(c.Indexed(), comparison, Options{})
	got := k.standingBehind(ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))})
	if len(got) != 1 || got[0].span.Field != parallax.FieldText {
		t.Errorf("%+v stands behind the line, want the sentence", got)
	}
}

// TestOnceAnOutlet: a further article of an outlet stands behind a line only where that is sure; the first of another outlet as it is.
func TestOnceAnOutlet(t *testing.T) {
	of := func(id parallax.ArticleID, outlet string) parallax.Covered {
		return source(id, outlet, "en", at(9, 8), "", "It fell.")
	}
	shown, again, sure, other, more := of("a", "Courier"), of("b", "Courier"), of("c", "Courier"), of("d", "Weekly"), of("e", "Weekly")
	var got []parallax.ArticleID
	for _, r := range onceAnOutlet(&shown, []ranked{{at: &again}, {at: &sure}, {at: &other}, {at: &more}}, func(r ranked) bool { return r.at == &sure }) {
		got = append(got, r.at.Article.ID)
	}
	if !slices.Equal(got, []parallax.ArticleID{"c", "d"}) {
		t.Errorf("behind the line stand %v", got)
	}
}
