package dossier

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"parallax"
)

// A mark of the matrix leads to a card: what no card shows marks nobody, and a conflict of one slot does not mark those who
// tell another thing of the same claim.
func TestMarksLeadToCards(t *testing.T) {
	c, cmp := fixture()
	k := newComposer(c.Indexed(), &cmp, Options{Now: at(11, 6)})
	at := func(i int, words string) ranked {
		return ranked{at: &k.cov.Articles[i], span: k.cov.Articles[i].Whole(find(&k.cov.Articles[i], words))}
	}
	marked := func(r ranked) []parallax.ArticleID { return slices.Sorted(maps.Keys(k.otherSides(r))) }
	if got := marked(at(4, "Sixteen")); len(got) != 0 {
		t.Errorf("marked without a card: %v", got)
	}
	k.differences()
	if got, want := marked(at(4, "Sixteen")), []parallax.ArticleID{c.Articles[0].Article.ID, c.Articles[2].Article.ID, c.Articles[3].Article.ID}; !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		t.Errorf("beside sixteen: %v, want %v", got, want)
	}
	if got := marked(at(1, "At least 12")); len(got) != 0 {
		t.Errorf("who is no side is set against: %v", got)
	}
}

// Behind a mark stands the sentence that a card shows against the row, and not what its article says beside it.
func TestMarksLeadToTheOtherValue(t *testing.T) {
	c, cmp := fixture()
	k := newComposer(c.Indexed(), &cmp, Options{Now: at(11, 6)})
	at := func(i int, words string) ranked {
		return ranked{at: &k.cov.Articles[i], span: k.cov.Articles[i].Whole(find(&k.cov.Articles[i], words))}
	}
	k.differences()
	row := at(4, "Sixteen people")
	for _, tc := range []struct {
		claim []ranked // besides the row
		want  []string // how what stands behind the marks begins
	}{
		{[]ranked{at(0, "Fourteen people"), at(0, "The pier was closed"), at(2, "Nine people")}, []string{"Fourteen", "Nine"}},
		{[]ranked{at(0, "The pier was closed"), at(2, "Nine people")}, []string{"Nine", "Fourteen"}}, // across from the row in its card
		{[]ranked{at(2, "Repairs")}, nil},
	} {
		var got []string
		for _, r := range k.sidesAcross(row, append(tc.claim, row), k.otherSides(row)) {
			words, _ := r.at.Article.Words(r.span)
			got = append(got, strings.Fields(words)[0])
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("behind the marks: %q, want %q", got, tc.want)
		}
	}
}

// That nobody is missing any more is not borne out by who says that two are.
func TestDeniedFateStandsBehindNothing(t *testing.T) {
	for _, tc := range []struct {
		name, other string
		negated     bool
		want        bool
	}{
		{"the same", "Nobody of the ferry Elsa is missing any more, the coast guard said.", true, false},
		{"two are", "Two passengers of the ferry Elsa are still missing any more, the coast guard said.", false, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			shown := source("a_one", "One", "en", at(9, 8), "", "Nobody of the ferry Elsa is missing any more, the coast guard said.")
			other := source("a_two", "Two", "en", at(9, 9), "", tc.other)
			cov := parallax.Coverage{Articles: []parallax.Covered{shown, other}}
			for i, no := range []bool{true, tc.negated} {
				if a := &cov.Articles[i]; no {
					a.Notes = append(a.Notes, parallax.Annotation{Kind: parallax.KindWord, Span: find(a, "Nobody"), Word: &parallax.Word{Class: parallax.Negation}})
				}
			}
			k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{})
			whole := func(i int) ranked {
				a := &k.cov.Articles[i]
				return ranked{at: a, span: parallax.TextSpan(0, len(a.Article.Text)), score: 1}
			}
			if got := k.otherwise(whole(0), whole(1)); got != tc.want {
				t.Errorf("apart is %v, want %v", got, tc.want)
			}
		})
	}
}
