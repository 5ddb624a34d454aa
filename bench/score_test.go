package main

import "testing"

func TestTally(t *testing.T) {
	p := page{Title: "Fish hall closes", Text: "one two three four five", Day: "2026-03-14"}
	var exact, half tally
	exact.add(p, article{"Fish hall – closes", "One two three, four five.", "2026-03-14"}, 0)
	if _, _, f := exact.body(); f != 1 || exact.titles != 1 || exact.days != 1 {
		t.Errorf("an equal article scores F1 %v, titles %d, days %d", f, exact.titles, exact.days)
	}
	half.add(p, article{"Fish", "one two three four", ""}, 0)
	if p, r, _ := half.body(); p != 1 || r != 0.5 || half.titles != 0 || half.days != 0 {
		t.Errorf("half an article scores precision %v, recall %v, titles %d, days %d", p, r, half.titles, half.days)
	}
}
