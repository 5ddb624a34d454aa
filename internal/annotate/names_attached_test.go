package annotate

import (
	"slices"
	"testing"

	"parallax"
)

// TestLongestTitle wants the longest title behind a name to be taken off it, each time: "스님", of which "님" is the end.
func TestLongestTitle(t *testing.T) {
	for range 30 {
		if got := namesOf(t, parallax.Article{Text: "어제 절에서 김스님이 웃었다.", Language: "ko"}); !slices.Equal(got, []string{"김|person|김|"}) {
			t.Fatalf("names %q", got)
		}
	}
}
