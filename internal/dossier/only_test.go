package dossier

import (
	"testing"

	"parallax"
)

// TestToldByOneOnly leaves out of what one source alone tells what lines above tell with it or in other words.
func TestToldByOneOnly(t *testing.T) {
	cov, cmp := fixture()
	tidende := &cov.Articles[0]
	for _, c := range []struct {
		words string
		above []string // lines told before
		stood string   // a place behind one of them
		want  bool     // told already
	}{
		{"Repairs will cost about 2.4 million crowns.", nil, "", false},
		{"Repairs will cost about 2.4 million crowns.", nil, "Repairs will cost about 2.4 million crowns.", true},
		{"The north pier will reopen on 20 March.", []string{"The north pier was closed for repairs.", "Ferries return when the pier may reopen in March."}, "", false},
		{"The ferry Maren Dahl struck the north pier of Karvik on Monday evening.", []string{"A ferry, the Maren Dahl, hit a pier on Monday.", "In the evening the north of Karvik was closed."}, "", true},
		{"The ferry Maren Dahl struck the north pier of Karvik on Monday evening.", []string{"A ferry, the Maren Dahl, hit a pier on Monday.", "The north was closed."}, "", true},
		{"The ferry Maren Dahl struck the north pier of Karvik on Monday evening.", []string{"A ferry, the Maren Dahl, hit a pier on Monday.", "The south was closed."}, "", false},
		{"The ferry Maren Dahl struck the north pier of Karvik on Monday evening.", []string{"A ferry hit a pier.", "The Maren Dahl was closed.", "In the north of Karvik it rained."}, "", false},
	} {
		k := newComposer(&cov, &cmp, Options{})
		for _, line := range c.above {
			k.shown = append(k.shown, stems(line, "en"))
		}
		if c.stood != "" {
			k.stood[sentence{tidende.Article.ID, find(tidende, c.stood)}] = true
		}
		line, err := k.quote(tidende, find(tidende, c.words))
		if err != nil {
			t.Fatal(err)
		}
		card := parallax.DifferenceCard{Kind: parallax.Exclusive, Groups: []parallax.SideGroup{{Sides: []parallax.SideCard{{Article: tidende.Article.ID, Line: &line}}}}}
		if got := k.toldAlready(&card); got != c.want {
			t.Errorf("%q beside %q: told already is %v", c.words, c.above, got)
		}
	}
}

// What an outlet of another account stands behind is not told by one source only.
func TestToldByOthers(t *testing.T) {
	cov := &parallax.Coverage{Articles: []parallax.Covered{
		source("a", "Tidende", "en", at(12, 9), "", "A spark from welding set off the grain dust."),
		source("b", "Bote", "de", at(12, 10), "", "Ein Funke hat den Getreidestaub entzündet."),
	}}
	for _, want := range []bool{true, false} {
		k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{})
		var list []ranked
		for i := range k.cov.Articles {
			list = append(list, ranked{at: &k.cov.Articles[i], span: parallax.TextSpan(0, len(k.cov.Articles[i].Article.Text))})
		}
		line, err := k.quote(list[0].at, list[0].span)
		if err != nil {
			t.Fatal(err)
		}
		behind := list[1:]
		if !want {
			behind = nil
		}
		k.known.behind[sentence{"a", list[0].span}] = behind
		card := parallax.DifferenceCard{Groups: []parallax.SideGroup{{Sides: []parallax.SideCard{{Article: "a", Line: &line}}}}}
		if got := k.toldByOthers(&card); got != want {
			t.Errorf("with %d others behind it: %v", len(behind), got)
		}
	}
}
