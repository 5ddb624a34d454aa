package compare

import "testing"

func TestEveryLookIsWeighed(t *testing.T) {
	w := Fitted()
	if err := w.check(); err != nil {
		t.Fatal(err)
	}
	first, second := Looks()
	for _, list := range []struct {
		have map[string]float64
		keys []string
	}{{w.First, first}, {w.Second, second}} {
		for _, k := range append(list.keys, "bias") {
			if _, ok := list.have[k]; !ok {
				t.Errorf("weights.toml has no %q: it is older than what is looked at", k)
			}
		}
	}
}

func TestSecondRound(t *testing.T) {
	// One fact in three articles, and one that the third does not tell.
	c := invented("Two ferries collided off Varnow.\nA bakery won the prize of Harn.", "Ferries collided off Varnow.\nThe prize of Harn went to a bakery.", "Off Varnow two ferries collided.\nWinter timetables begin.")
	s := prepare(*c, nil, nil)
	ferry, bakery := s.get(s.statements[0], s.statements[2]), s.get(s.statements[1], s.statements[3])
	align := func(first, second map[string]float64) { s.align(Weights{First: first, Second: second}) }

	align(nil, map[string]float64{"triad": 1})
	if ferry.score <= bakery.score {
		t.Errorf("a third article joins the one (%.2f) and not the other (%.2f)", ferry.score, bakery.score)
	}
	align(nil, map[string]float64{"bias": -1, "long": 1})
	if want := sigmoid(ferry.a.long - 1); ferry.score != want && ferry.score != sigmoid(ferry.b.long-1) {
		t.Errorf("score %.3f, want %.3f: the second round weighs the looks of the first", ferry.score, want)
	}
	align(map[string]float64{"bias": -8}, map[string]float64{"bias": 9})
	if ferry.score != ferry.alone {
		t.Errorf("hopeless by itself (%.4f) and %.2f in the second round", ferry.alone, ferry.score)
	}
}
