package annotate

import (
	"testing"

	"parallax"
)

// checkAll annotates an article and checks that every annotation of an article holds to the rules of the domain.
func checkAll(t *testing.T, a parallax.Article) []parallax.Annotation {
	t.Helper()
	notes := Article(a)
	for _, n := range notes {
		if err := n.Check(&a); err != nil {
			t.Errorf("%v", err)
		}
	}
	return notes
}

func TestArticleOfNothing(t *testing.T) {
	if notes := checkAll(t, parallax.Article{}); len(notes) != 0 {
		t.Errorf("an empty article has notes: %v", notes)
	}
}
