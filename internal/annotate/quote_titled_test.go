package annotate

import (
	"testing"

	"parallax"
)

// TestNameInMarksBehindAColon wants a headline that opens with a name in marks to be nobody's words, and words in marks to stay those of who stands before the colon.
func TestNameInMarksBehindAColon(t *testing.T) {
	for text, want := range map[string]bool{
		`Anna Rudberg: "Queen Of Ferries" Captain And Singer Dies Aged 91.`: false,
		`Anna Rudberg: "The ferry leaks and will not sail again."`:          true,
	} {
		got := false
		for _, n := range Article(parallax.Article{ID: "a", Text: text, Language: "en", State: parallax.PageFull}) {
			got = got || n.Quote != nil
		}
		if got != want {
			t.Errorf("%s: quoted %v", text, got)
		}
	}
}
