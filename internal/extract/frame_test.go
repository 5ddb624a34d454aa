package extract

import (
	"slices"
	"strings"
	"testing"

	"parallax"
)

// TestFrames wants the rows of short lines that two texts have around their own words, and the title
// taken from them, to be frames, and what two papers print of one report to be none.
func TestFrames(t *testing.T) {
	const head = "Why owls hate lamps\nTen warm soups\nLearn the flute\nThe diver came back\nServices\n"
	const tail = "\nToday's edition\nOne device at a time.\nLetters\nFollow us\nMore of this"
	const one = "The stage of Torvik gave way.\nRowers came.\nNobody drowned."
	const other = "A baker won the lottery in Quell.\nShe buys an oven.\nHer dog barked."
	paragraph := strings.Repeat("The ministry sent forty divers to the river of Torvik, ", 4) + "it said."
	for name, c := range map[string]struct {
		a, b string
		want []string // of the first
	}{
		"head and tail":     {head + one + tail, head + other + tail, strings.Split(strings.TrimSpace(head)+tail, "\n")},
		"two lines":         {"Services\nLetters\n" + one, "Services\nLetters\n" + other, nil},
		"one report":        {head + paragraph + "\n" + one, head + paragraph + "\n" + other, nil},
		"sentences":         {strings.ReplaceAll(head, "\n", ".\n") + one, strings.ReplaceAll(head, "\n", ".\n") + other, nil},
		"Hindi sentences":   {strings.ReplaceAll(head, "\n", "।\n") + one, strings.ReplaceAll(head, "\n", "।\n") + other, nil},
		"nothing in common": {one, other, nil},
		"the same text":     {head + one, head + one, nil},
	} {
		a := &parallax.Article{ID: "a", Title: "Why owls hate lamps", Text: c.a}
		b := &parallax.Article{ID: "b", Title: "Lottery", Text: c.b}
		var got []string
		title := false
		for _, s := range Frames([]*parallax.Article{a, b})["a"] {
			words, err := a.Words(s)
			if err != nil {
				t.Fatal(name, err)
			}
			if s.Field == parallax.FieldTitle {
				title = true
				continue
			}
			got = append(got, words)
		}
		if !slices.Equal(got, c.want) || title != (len(c.want) > 0) {
			t.Errorf("%s: %q, title %v", name, got, title)
		}
	}
}
