package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestQuotesMeetByTheirRareWords(t *testing.T) {
	var all []*utterance
	for i, text := range []string{
		"we will rebuild the old harbour wall before the winter storms",
		"we will rebuild the old harbour wall before any winter storms",
		"we will rebuild the old harbour wall before the winter storms", // word for word: nothing to tell
		"the ferry was late and nobody will answer for it",
		"we will rebuild the harbor wall before the winter",
	} {
		u := &utterance{at: &statement{telling: &telling{at: i}}}
		for _, w := range strings.Fields(text) {
			u.words = append(u.words, said{fold: w, plain: w})
		}
		all = append(all, u)
	}
	if got, want := alikeUtterances(all), [][]int{{1, 4}, {2, 4}, {4}, nil, nil}; !slices.EqualFunc(got, want, slices.Equal[[]int]) {
		t.Errorf("got %v, want %v", fmt.Sprint(got), want)
	}
}
