package parallax

import "testing"

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
	}
}
