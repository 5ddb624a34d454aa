package parallax

import (
	"fmt"
	"strings"
	"testing"
)

// TestGistOfAnUpdateThatGoesOn: the more often a number changed, the more it is to be told; what is printed alike counts once.
func TestGistOfAnUpdateThatGoesOn(t *testing.T) {
	card := func(kind DifferenceKind, values ...string) DifferenceCard {
		c := DifferenceCard{Kind: kind}
		for _, v := range values {
			value, normal, _ := strings.Cut(v, "=")
			c.Groups = append(c.Groups, SideGroup{Sides: []SideCard{{Article: "a", Value: value, Normal: normal}}})
		}
		return c
	}
	for _, c := range []struct {
		card DifferenceCard
		want string
	}{
		{card(Update, "Three", "five", "Five", "six", "seven"), "Three five six seven"},
		{card(Update, "three", "five", "six", "seven", "nine", "twelve"), "three seven nine twelve"},
		{card(Conflict, "1", "2", "3", "4", "5"), ""},
		{card(Update, "Twelve", "31", "dertig=more than 30"), "Twelve 31"},
		{card(Update, "Twelve", "neun=9", "dertig=more than 30"), "Twelve neun"},
		{card(Update, "Twelve", "dertig=more than 30"), "Twelve dertig"},
		{card(Conflict, "31", "forty=about 40"), "31 forty"},
	} {
		var got []string
		if g, ok := c.card.gist(nil, "en"); ok {
			for _, v := range g.Values {
				got = append(got, v.Text)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestGists tells the differences of a dossier in a few words: conflicts first, each side in the language of the
// headline where it can be, and nothing that takes more words.
func TestGists(t *testing.T) {
	side := func(article, value string) SideCard { return SideCard{Article: ArticleID(article), Value: value} }
	card := func(kind DifferenceKind, about string, groups ...[]SideCard) DifferenceCard {
		c := DifferenceCard{Kind: kind}
		if about != "" {
			c.About = &Line{Text: about, Evidence: []Citation{{Evidence: Evidence{Article: "a_en"}}}}
		}
		for _, g := range groups {
			c.Groups = append(c.Groups, SideGroup{Sides: g})
		}
		return c
	}
	d := Dossier{Sections: []Section{
		{Kind: SectionSources, Blocks: []Block{{Sources: []Source{{Article: "a_en", Language: "en"}, {Article: "a_de", Language: "de"}}}}},
		{Blocks: []Block{{Differences: []DifferenceCard{
			card(Wording, "", []SideCard{side("a_en", "probe")}, []SideCard{side("a_de", "Ermittlung")}),
			card(Update, "dead", []SideCard{side("a_de", "Sechs"), side("a_en", "six")}, []SideCard{side("a_en", "Six")}, []SideCard{side("a_de", "neun")}),
			card(Update, "same", []SideCard{side("a_en", "six")}, []SideCard{side("a_en", "Six")}),
			card(Conflict, "hurt", []SideCard{side("a_en", "52")}, []SideCard{side("a_en", "54")}),
			card(Conflict, "long", []SideCard{side("a_en", strings.Repeat("x", 90))}, []SideCard{side("a_en", "54")}),
			card(Conflict, "silent", []SideCard{side("a_en", "")}, []SideCard{side("a_en", "54")}),
			card(Exclusive, "", []SideCard{side("a_en", "1")}),
			card(Wording, "", []SideCard{side("a_en", "fourth")}, []SideCard{side("a_de", "vierte")}),
		}}}},
	}}
	var got []string
	for _, g := range d.gists("en") {
		got = append(got, fmt.Sprint(g.Kind, " ", g.About, " ", g.Values))
	}
	if want := "conflict {hurt en} [{52 en} {54 en}]; update {dead en} [{six en} {neun de}]; wording { } [{probe en} {Ermittlung de}]"; strings.Join(got, "; ") != want {
		t.Errorf("at a glance:\n%s, want\n%s", strings.Join(got, "; "), want)
	}
}
