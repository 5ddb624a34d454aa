package measure

import (
	"context"
	"strings"
	"testing"

	"parallax"
)

// covered gives an article with its origins.
func covered(key, text string, origins ...parallax.Origin) parallax.Covered {
	return parallax.Covered{Article: parallax.Article{ID: parallax.ArticleID("a_" + key), Input: key, Text: text}, Origins: origins}
}

// cite gives the evidence for words of an article.
func cite(a parallax.Covered, words string) parallax.Evidence {
	at := strings.Index(a.Article.Text, words)
	return parallax.Evidence{
		Article: a.Article.ID, Exact: words,
		Span: parallax.Span{Field: parallax.FieldText, Start: at, End: at + len(words)},
	}
}

func claim(evidence ...parallax.Evidence) parallax.Claim {
	var c parallax.Claim
	for _, e := range evidence {
		c.Members = append(c.Members, parallax.Member{Statement: parallax.Statement{Evidence: e}})
	}
	return c
}

func TestClaims(t *testing.T) {
	dune, own := parallax.Origin{Name: "Dune", Kind: parallax.OriginAgency}, parallax.Origin{Name: "Ash", Kind: parallax.OriginOwn}
	a := covered("A", "Six died. Rain fell. Mora left.", own)
	b := covered("B", "Seven died. It rained.", dune)
	c := covered("C", "About ten died, police said.", dune)
	six, seven, ten := cite(a, "Six died."), cite(b, "Seven died."), cite(c, "About ten died")
	sides := func(x, y parallax.Evidence) []parallax.Side {
		return []parallax.Side{{Evidence: x, Value: strings.Fields(x.Exact)[0]}, {Evidence: y, Value: strings.Fields(y.Exact)[0]}}
	}
	p := Program{Compare: func(_ context.Context, docs []Document) (parallax.Coverage, parallax.Comparison, error) {
		if docs[2].Text != c.Article.Text || docs[2].Outlet != "Cedar" {
			t.Errorf("document %+v", docs[2])
		}
		return parallax.Coverage{Articles: []parallax.Covered{a, b, c}}, parallax.Comparison{
			Claims: []parallax.Claim{claim(six, seven, cite(b, "It rained."))},
			Single: []parallax.Claim{claim(ten)},
			Differences: []parallax.Difference{
				{Kind: parallax.Conflict, Sides: sides(six, seven)},
				{Kind: parallax.Conflict, Sides: sides(seven, six)}, // the same again
				{Kind: parallax.Conflict, Sides: sides(seven, ten)}, // a rounding
				{Kind: parallax.Wording, Sides: sides(cite(a, "Rain fell."), cite(b, "It rained."))},
				{Kind: parallax.Omission, Sides: sides(six, seven)[:1]},
			},
		}, nil
	}}
	// Pairs found: A1-B1, A1-B2. Labelled: A1-B1, A1-C1, B1-C1, A2-B2. Cells: A, B of A, B, C.
	same(t, figures(t, "claims", "claims", Options{Texts: []string{"testdata/claims"}}, p), `
1 stories
claims (pairs of sentences): 1 of 2 found, 1 of 4 labelled
cells of core claims: 2 of 2 found, 2 of 3 labelled
conflict: 1 of 2 found, 1 of 1 labelled
update: 0 of 0 found, 0 of 0 labelled
rounding: 0 of 0 found, 0 of 1 labelled
attribution: 0 of 0 found, 0 of 0 labelled
quotation: 0 of 0 found, 0 of 0 labelled
wording: 0 of 0 found, 0 of 0 labelled
self-conflict: 0 of 0 found, 0 of 0 labelled
conflicts that are updates or roundings: 1 of 2 found, 1 of 2 labelled
articles sharing an origin: 1 of 1 found, 1 of 1 labelled`)
	reports, err := Folder(t.Context(), "testdata/claims", Options{Texts: []string{"testdata/claims"}, List: true}, p)
	if err != nil {
		t.Fatal(err)
	}
	same(t, strings.Join(reports[0].Notes, "\n"), `
false conflict dam B1 C1
missed rounding #1 dam B1 C1 apart`)
}
