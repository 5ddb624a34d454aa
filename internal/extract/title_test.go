package extract

import (
	"slices"
	"testing"

	"parallax/internal/language"
)

func TestChooseTitle(t *testing.T) {
	site := []string{"lindmar gazette", "gazette", "local"}
	const hall = "Council votes to close the fish hall"
	for name, c := range map[string]struct {
		m    metadata
		want string
	}{
		"site behind":            {metadata{title: hall + " | Lindmar Gazette"}, hall},
		"section and site":       {metadata{title: hall + " - Local - Lindmar Gazette"}, hall},
		"site in front":          {metadata{title: "Lindmar Gazette: x - " + hall, headings: []string{hall}}, hall},
		"logo is a heading":      {metadata{title: hall + " – Lindmar Gazette", headings: []string{"Lindmar Gazette", hall}}, hall},
		"teaser heading":         {metadata{title: hall, headings: []string{hall, "Two swans stop the night train"}}, hall},
		"og is longer":           {metadata{title: hall, headings: []string{hall}, meta: map[string]string{"og:title": hall + ", and nobody is happy"}}, hall},
		"escaped twice":          {metadata{linked: linkedData{Headline: "Fish &amp;amp; chips are gone for good"}}, "Fish & chips are gone for good"},
		"dash inside":            {metadata{title: "Fish hall - the end of an age", headings: []string{"Fish hall - the end of an age"}}, "Fish hall - the end of an age"},
		"label in front":         {metadata{headings: []string{"Opinion | " + hall}}, hall},
		"label behind":           {metadata{headings: []string{hall + " | Leitartikel"}}, hall},
		"label in brackets":      {metadata{headings: []string{hall + " [Video]"}}, hall},
		"bracket with news":      {metadata{headings: []string{hall + " (again)"}}, hall + " (again)"},
		"section of another":     {metadata{title: hall + " – Coast 2026", headings: []string{"Fish hall closes"}, linked: linkedData{Headline: "Fish hall closes"}, meta: map[string]string{"og:title": hall, "twitter:title": hall}}, hall},
		"two kickers":            {metadata{headings: []string{"Lindmar: " + hall}, meta: map[string]string{"og:title": "Coast in trouble – " + hall}}, hall},
		"one kicker":             {metadata{headings: []string{"Lindmar: " + hall}, meta: map[string]string{"og:title": "Lindmar: " + hall}}, "Lindmar: " + hall},
		"nothing but the site":   {metadata{title: "Lindmar Gazette"}, ""},
		"a hyphen is not a part": {metadata{title: "Gazette-owned hall closes | Lindmar Gazette"}, "Gazette-owned hall closes"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.m.meta == nil {
				c.m.meta = map[string]string{}
			}
			if got := chooseTitle(&c.m, site, language.AllWalls()); got != c.want {
				t.Errorf("title %q, want %q", got, c.want)
			}
		})
	}
}

func TestReadAuthors(t *testing.T) {
	site := []string{"lindmar gazette"}
	for name, c := range map[string]struct {
		m    metadata
		want []string
	}{
		"list":             {metadata{linked: linkedData{Authors: []string{"Ilka Sorn", "Bram Otter"}}}, []string{"Ilka Sorn", "Bram Otter"}},
		"one string":       {metadata{authors: []string{"By Ilka Sorn and Bram Otter"}}, []string{"Ilka Sorn", "Bram Otter"}},
		"roles and places": {metadata{authors: []string{"By Ilka Sorn in Lindmar, Staff Writer"}}, []string{"Ilka Sorn"}},
		"handle":           {metadata{authors: []string{"Ilka Sorn @ilkasorn (ilka@gazette.example)"}}, []string{"Ilka Sorn"}},
		"German":           {metadata{authors: []string{"Von Ilka Sorn und Bram von der Otter"}}, []string{"Ilka Sorn", "Bram von der Otter"}},
		"Spanish surname":  {metadata{authors: []string{"Por Jordi Mas y Prat"}}, []string{"Jordi Mas y Prat"}},
		"the site":         {metadata{linked: linkedData{Authors: []string{"Lindmar Gazette"}}, authors: []string{"Ilka Sorn"}}, []string{"Ilka Sorn"}},
		"an agency":        {metadata{linked: linkedData{Authors: []string{"Ilka Sorn", "LWS"}}}, []string{"Ilka Sorn"}},
		"a date":           {metadata{authors: []string{"Ilka Sorn, 12 March 2026"}}, []string{"Ilka Sorn"}},
		"twice":            {metadata{authors: []string{"Ilka Sorn", "ILKA SORN"}}, []string{"Ilka Sorn"}},
		"byline markup":    {metadata{bylines: []byline{{text: "By Ilka Sorn", names: []string{"Ilka Sorn"}}}}, []string{"Ilka Sorn"}},
		"nobody":           {metadata{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got, _ := readAuthors(&c.m, site, language.AllWalls()); !slices.Equal(got, c.want) {
				t.Errorf("authors %q, want %q", got, c.want)
			}
		})
	}
}

func TestBylineKeepsTheAgency(t *testing.T) {
	m := metadata{linked: linkedData{Authors: []string{"LWS"}}}
	if authors, printed := readAuthors(&m, nil, language.AllWalls()); len(authors) != 0 || printed != "LWS" {
		t.Errorf("authors %q, byline %q", authors, printed)
	}
}

func TestSplitCredit(t *testing.T) {
	for in, want := range map[string][2]string{
		"The hall on Wednesday. Photo: Enna Riis/Nordfoto": {"The hall on Wednesday.", "Photo: Enna Riis/Nordfoto"},
		"The hall (Photo: Enna Riis)":                      {"The hall", "Photo: Enna Riis"},
		"The hall – Foto: Enna Riis":                       {"The hall", "Foto: Enna Riis"},
		"The hall on Wednesday (Enna Riis/Nordfoto)":       {"The hall on Wednesday", "Enna Riis/Nordfoto"},
		"The vote: eleven to eight":                        {"The vote: eleven to eight", ""},
		"":                                                 {"", ""},
	} {
		if text, credit := splitCredit(in, language.AllWalls()); text != want[0] || credit != want[1] {
			t.Errorf("splitCredit(%q) = %q, %q; want %q", in, text, credit, want)
		}
	}
}
