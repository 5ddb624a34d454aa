package parallax

import (
	"fmt"
	"testing"
)

// TestCountPassages wants places that share a passage to be one account, that of a credit where one of them has it, and neither
// what somebody is quoted with nor a few words to make them one.
func TestCountPassages(t *testing.T) {
	const told = "Six rifles, 12 magazines and some 300 rounds of ammunition were found on the boat by the customs of Varn."
	const again = "On Monday six rifles, 12 magazines and some 300 rounds of ammunition were found on the boat, the port said."
	const others = "Customs officers of Varn found six rifles, 12 magazines and some 300 rounds of ammunition."
	article := func(id ArticleID, origins ...Origin) Covered {
		return Covered{Article: Article{ID: id, Input: string(id), Outlet: Outlet{Name: string(id)}, State: PageFull}, State: SourceUsed, Origins: origins}
	}
	wire, cable := Origin{Kind: OriginAgency, Name: "Coastwire"}, Origin{Kind: OriginAgency, Name: "Cable"}
	c := &Coverage{Articles: []Covered{article("a"), article("b"), article("c", wire), article("d", cable)}}
	for name, tc := range map[string]struct {
		words map[ArticleID]string
		want  int
	}{
		"one sentence in two":            {map[ArticleID]string{"a": told, "b": told}, 1},
		"a passage in two":               {map[ArticleID]string{"a": told, "b": again}, 1},
		"fewer words":                    {map[ArticleID]string{"a": told, "b": others}, 2},
		"a quotation":                    {map[ArticleID]string{"a": "“" + told + "”", "b": "“" + told + "”"}, 2},
		"the sentence of an agency":      {map[ArticleID]string{"a": told, "b": told, "c": again}, 1},
		"two agencies credit themselves": {map[ArticleID]string{"c": told, "d": told}, 2},
	} {
		var places []Citation
		for _, id := range []ArticleID{"a", "b", "c", "d"} {
			if words := tc.words[id]; words != "" {
				places = append(places, Citation{Evidence: Evidence{Article: id, Span: TextSpan(0, len(words)), Exact: words}})
			}
		}
		if got := c.CountPlaces(places); got.Origins != tc.want || got.Outlets != len(places) {
			t.Errorf("%s: %+v, want %d origins", name, got, tc.want)
		}
		sides := []SideCard{{Article: "d"}} // a date of its page
		for i := range places {
			sides = append(sides, SideCard{Article: places[i].Article, Line: &Line{Evidence: places[i : i+1]}})
		}
		if got := c.CountSides(sides[1:]); got.Origins != tc.want || got.Outlets != len(places) {
			t.Errorf("%s as sides: %+v, want %d origins", name, got, tc.want)
		}
		if got := c.CountSides(sides[:1]); got != (Counts{Outlets: 1, Origins: 1}) {
			t.Errorf("the side of a page: %+v", got)
		}
	}
}

// TestCountPlacesFewest wants what is surely an origin of a line to be counted first: here one outlet's report and one agency account for all.
func TestCountPlacesFewest(t *testing.T) {
	c := &Coverage{}
	add := func(id ArticleID, origins ...Origin) {
		c.Articles = append(c.Articles, Covered{Article: Article{ID: id, Input: string(id), Outlet: Outlet{Name: string(id)}, State: PageFull}, State: SourceUsed, Origins: origins})
	}
	agency := func(name string) Origin { return Origin{Kind: OriginAgency, Name: name} }
	outlet := Origin{Kind: OriginOutlet, Name: "z"}
	add("z", Origin{Kind: OriginOwn, Name: "z"})
	add("a", outlet, agency("B"))
	add("b", outlet, agency("B"))
	add("c", agency("B"), agency("C"))
	add("d", agency("C"), agency("D"))
	add("e", agency("C"), agency("E"))
	var places []Citation
	for i := range c.Articles {
		words := "Told by " + string(c.Articles[i].Article.ID)
		places = append(places, Citation{Evidence: Evidence{Article: c.Articles[i].Article.ID, Span: TextSpan(0, len(words)), Exact: words}})
	}
	if got := c.CountPlaces(places); got.Origins != 2 {
		t.Errorf("%+v, want 2 origins", got)
	}
}

// BenchmarkCountPlaces counts the origins of a line that four hundred copies bear out.
func BenchmarkCountPlaces(b *testing.B) {
	const told = "Six rifles, 12 magazines and some 300 rounds of ammunition were found on the boat by the customs of Varn on Monday night."
	c := &Coverage{}
	var places []Citation
	for i := range 400 {
		id := ArticleID(fmt.Sprint("a_", i))
		c.Articles = append(c.Articles, Covered{Article: Article{ID: id, Outlet: Outlet{Name: string(id)}, State: PageFull}, State: SourceUsed})
		places = append(places, Citation{Evidence: Evidence{Article: id, Span: TextSpan(0, len(told)), Exact: told}})
	}
	for b.Loop() {
		if c.CountPlaces(places).Origins != 1 {
			b.Fatal("copies are more than one")
		}
	}
}
