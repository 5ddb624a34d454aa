package dossier

import (
	"testing"

	"parallax"
)

// TestTranslationBehindItsOriginal wants of one person's words in two languages, neither the reader's, those that a report of its own prints, and
// not their translation.
func TestTranslationBehindItsOriginal(t *testing.T) {
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_mill"}, Articles: []parallax.Covered{
		source("a_1", "Fjordwire", "en", at(9, 8), "", "“We carry it off by hand,” said Elin Toft."),
		source("a_2", "Hafenblatt", "de", at(9, 9), "", "„Wir tragen es von Hand ab“, sagte Elin Toft."),
		source("a_3", "Correo", "es", at(9, 10), "", "Elin Toft trabaja en la fábrica."),
	}}
	own(&cov.Articles[0])
	cov.Articles[1].Origins = []parallax.Origin{{Kind: parallax.OriginAgency, Name: "Fjordwire"}}
	quote(&cov.Articles[0], parallax.Direct, "“We carry it off by hand,” said Elin Toft", "We carry it off by hand", "Elin Toft", "Elin Toft")
	quote(&cov.Articles[1], parallax.Direct, "„Wir tragen es von Hand ab“, sagte Elin Toft", "Wir tragen es von Hand ab", "Elin Toft", "Elin Toft")
	both := claim("c_1", 1, true, member(&cov, 0, "carry"), member(&cov, 1, "tragen"))
	k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_mill", Claims: []parallax.Claim{both}}, Options{Language: "es"})
	v := voice{name: "Elin Toft"}
	for i, n := range []int{0, 1} {
		at := &k.cov.Articles[n]
		for j := range at.Notes {
			if q := at.Notes[j].Quote; q != nil {
				v.sayings = append(v.sayings, saying{at: at, quote: q, span: at.Whole(at.Notes[j].Span)})
			}
		}
		if len(v.sayings) != i+1 {
			t.Fatalf("%d sayings", len(v.sayings))
		}
	}
	if k.translated(&v, &v.sayings[0]) {
		t.Error("the agency's words are a translation")
	}
	if !k.translated(&v, &v.sayings[1]) {
		t.Error("the paper's translation is none")
	}
}
