package dossier

import (
	"testing"

	"parallax"
)

// TestCountsAgain wants a line on nothing but tolls that a told line gives to be that fact again, in whatever words, and one with a toll or another
// number of its own not to.
func TestCountsAgain(t *testing.T) {
	for _, c := range []struct {
		second string
		counts map[string]parallax.Quantity
		want   bool
	}{
		{"A blast in the mill of Torvik has left nine dead and two missing.", map[string]parallax.Quantity{"nine": {Value: 9, Act: "kill"}, "two": {Value: 2, Act: "miss"}}, true},
		{"A blast in the mill of Torvik has left nine dead and three missing.", map[string]parallax.Quantity{"nine": {Value: 9, Act: "kill"}, "three": {Value: 3, Act: "miss"}}, false},
		{"The blast that left nine dead and two missing broke 40 windows.", map[string]parallax.Quantity{"nine": {Value: 9, Act: "kill"}, "two": {Value: 2, Act: "miss"}, "40": {Value: 40, Thing: "window"}}, false},
		{"A valve that the owner had known to be broken since autumn left nine dead and two missing, an inspector found.", map[string]parallax.Quantity{"nine": {Value: 9, Act: "kill"}, "two": {Value: 2, Act: "miss"}}, false},
		{"The blast left nine dead.", map[string]parallax.Quantity{"nine": {Value: 9, Act: "kill"}}, false},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_mill"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(9, 8), "", "Nine people have died and two cannot be found, the fire brigade says."), source("a_2", "The Beck", "en", at(9, 9), "", c.second)}}
		quantityNote(&cov.Articles[0], "Nine", parallax.Quantity{Type: parallax.Number, Value: 9, Act: "kill", Thing: "people"})
		quantityNote(&cov.Articles[0], "two", parallax.Quantity{Type: parallax.Number, Value: 2, Act: "miss"})
		for words, q := range c.counts {
			q.Type = parallax.Number
			quantityNote(&cov.Articles[1], words, q)
		}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_mill"}, Options{})
		line := func(i int) parallax.Line {
			l, err := parallax.QuoteLine(&k.cov.Articles[i].Article, parallax.TextSpan(0, len(k.cov.Articles[i].Article.Text)))
			if err != nil {
				t.Fatal(err)
			}
			return l
		}
		first, second := line(0), line(1)
		k.tell(&first, "c_1")
		if got := k.repeats(&second); got != c.want {
			t.Errorf("%s: told again is %v", c.second, got)
		}
	}
}
