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
