package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestJoinOpposed wants a card of a number to have what a conflict that is shown sets against it, and no value of another thing.
func TestJoinOpposed(t *testing.T) {
	const younger, older = "Beside 60 boats police found a woman of 60 in the harbour.", "Police took a woman of 61 to Torvik on Friday."
	for _, c := range []struct {
		name    string
		card    int  // where the number of the card stands in the first text
		shown   bool // the conflict has a card
		opposed int  // values
	}{
		{"a conflict that is shown", strings.LastIndex(younger, "60"), true, 2},
		{"one that is not", strings.LastIndex(younger, "60"), false, 1},
		{"of another thing", strings.Index(younger, "60"), true, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			cov := parallax.Coverage{Story: parallax.Story{ID: "s_woman"}, Articles: []parallax.Covered{
				source("a_1", "Fell Courier", "en", at(9, 8), "Harbour", younger), counting("a_2", "Torvik Weekly", older, "61", 61, "woman"),
			}}
			for place, thing := range map[int]string{strings.Index(younger, "60"): "boat", strings.LastIndex(younger, "60"): "woman"} {
				cov.Articles[0].Notes = append(cov.Articles[0].Notes, parallax.Annotation{
					Kind: parallax.KindQuantity, Span: parallax.TextSpan(place, place+2), Quantity: &parallax.Quantity{Type: parallax.Number, Value: 60, Thing: thing},
				})
			}
			side := func(i, place int, number string) parallax.Side {
				a := &cov.Articles[i].Article
				e, err := parallax.Cite(a, parallax.TextSpan(0, len(a.Text)))
				if err != nil {
					t.Fatal(err)
				}
				return parallax.Side{Evidence: e, Value: number, Normal: number, Span: parallax.TextSpan(place, place+2), Group: i}
			}
			cmp := parallax.Comparison{Story: "s_woman", Differences: []parallax.Difference{{ID: "d_1", Kind: parallax.Conflict, Sides: []parallax.Side{
				side(0, strings.LastIndex(younger, "60"), "60"), side(1, strings.Index(older, "61"), "61"),
			}}}}
			k := newComposer(cov.Indexed(), &cmp, Options{})
			k.carded["d_1"] = c.shown
			own := side(0, c.card, "60")
			row, ok := k.sideRow(&own)
			if !ok {
				t.Fatal("no row")
			}
			card := parallax.ValueCard{Values: []parallax.ValueRow{row}}
			k.joinOpposed(&card)
			if len(card.Values) != c.opposed {
				t.Errorf("%d values", len(card.Values))
			}
		})
	}
}

// TestWholeName wants a heading to end with a name that it begins.
func TestWholeName(t *testing.T) {
	const text = "Police arrested the 60-year-old Olga Maria Brask Vell on Friday."
	c := source("a_1", "Vell News", "en", at(9, 8), "Arrest", text)
	note(&c, "Olga Maria Brask Vell", parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: "Olga Maria Brask Vell"}})
	cov := (&parallax.Coverage{Articles: []parallax.Covered{c}}).Indexed()
	for words, want := range map[string]string{"Police arrested the 60-year-old Olga Maria Brask": "Vell", "Police arrested": "arrested", "Olga Maria Brask Vell on": "on"} {
		end := strings.Index(text, words) + len(words)
		if got := text[:wholeName(&cov.Articles[0], parallax.TextSpan(0, len(text)), end)]; !strings.HasSuffix(got, want) {
			t.Errorf("%q ends as %q", words, got)
		}
	}
}
