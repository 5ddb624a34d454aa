package story

import (
	"testing"

	"parallax"
	"parallax/internal/language"
)

// TestNameWordsKeepSigns: names in Devanagari are not cut at the signs on their letters.
func TestNameWordsKeepSigns(t *testing.T) {
	a := &parallax.Article{Text: "सुनीता वेरमल ने कहा।", Language: "hi"}
	notes := []parallax.Annotation{{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: "सुनीता वेरमल"}}}
	if got := nameWords(a, notes, language.For("hi")); !got["सुनीता"] || !got["वेरमल"] || len(got) != 2 {
		t.Errorf("got %v", got)
	}
}
