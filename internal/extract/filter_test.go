package extract

import (
	"testing"

	"golang.org/x/net/html/atom"

	"parallax/internal/language"
)

func TestHeadline(t *testing.T) {
	const title = "Harbour dispute: Council of Lindmar closes the old fish hall"
	f := &filter{names: []string{fold(title)}}
	for text, want := range map[string]bool{
		title: true,
		"Council of Lindmar closes the old fish hall":         true,
		"News from the coast " + title:                        true,
		"closes the old fish hall":                            false, // too short to tell
		title + ", and nobody is happy about it":              false, // a lead that says more
		"The council of Lindmar has voted to close its hall.": false,
	} {
		if got := f.headline(paragraph{text: text, kind: atom.P}, fold(text)); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestDateline(t *testing.T) {
	f := &filter{walls: &prompts{language.AllWalls()}}
	for text, want := range map[string]bool{
		"Giriş: 12.03.2026 21:04 Güncelleme: 13.03.2026 08:10":           true,
		"12 March 2026, 9:05 p.m.":                                       true,
		"The hall was built on 12 March 1926 and has stood empty since.": false,
	} {
		if got := f.dateline(paragraph{text: text, kind: atom.P}); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestBiography(t *testing.T) {
	f := &filter{authors: []string{"ilka sorn"}, site: []string{"lindmar gazette"}, walls: &prompts{language.AllWalls()}}
	for text, want := range map[string]bool{
		"Ilka Sorn covers the harbour.":                                       true,
		"Ilka has written about the harbour for the Lindmar Gazette.":         true,
		"Our correspondent Ilka Sorn lives on the old side.":                  true,
		"Ilka Varn, who chairs the council, said the roof is not safe.":       false,
		"The hall closes in June, Ilka Sorn was told by the Lindmar Gazette.": false,
	} {
		if got := f.biography(paragraph{text: text, kind: atom.P}); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
