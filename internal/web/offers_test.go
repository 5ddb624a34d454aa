package web

import (
	"fmt"
	"testing"
	"time"

	"parallax"
)

// TestOffers holds that what the list can be narrowed by is counted anew for each page while stories are few, and again
// after a while where they are many.
func TestOffers(t *testing.T) {
	s := New(filled(t), discard(), Options{})
	n := &narrowing{now: noon, countries: map[string]string{"The Gull": "SE"}, tagged: map[parallax.StoryID][]string{"s_1": {"sea"}}, polyglot: true}
	list := make([]*parallax.Digest, offersCounted)
	for i := range list {
		list[i] = &parallax.Digest{Story: parallax.StoryID(fmt.Sprint("s_", i)), Outlets: []string{"The Gull"}, Languages: []string{"sv"}, Counts: parallax.Counts{Outlets: 2, Origins: 1}, Kinds: map[parallax.DifferenceKind]int{parallax.DifferenceKinds[0]: 2}}
	}
	for _, count := range []int{2, offersCounted} {
		o := s.offered(n, list[:count])
		if o.languages["sv"] != count || o.lands["SE"] != count || o.outlets["The Gull"] != count || o.kinds[parallax.DifferenceKinds[0]] != count || o.few["origin"] != count || o.few["language"] != count || o.tags["sea"] != 1 {
			t.Errorf("of %d: %+v", count, o)
		}
	}
	many := append(list, list[0])
	if got := s.offered(n, many).languages["sv"]; got != offersCounted+1 {
		t.Errorf("%d of many", got)
	}
	many = append(many, list[0])
	if got := s.offered(n, many).languages["sv"]; got != offersCounted+1 {
		t.Errorf("%d of many, counted again at once", got)
	}
	n.now = n.now.Add(offersKept + time.Second)
	if got := s.offered(n, many).languages["sv"]; got != offersCounted+2 {
		t.Errorf("%d of many, later", got)
	}
}

// TestAround wants the stories next to one in its storyline, and the count of the others.
func TestAround(t *testing.T) {
	var line []*parallax.Digest
	for i := range 100 {
		line = append(line, &parallax.Digest{Story: parallax.StoryID(fmt.Sprint("s_", i)), First: noon.Add(time.Duration(i) * time.Hour)})
	}
	for _, c := range []struct {
		story, first, last string
		next, further      int
	}{
		{"s_0", "s_1", "s_20", 20, 79},
		{"s_5", "s_0", "s_25", 25, 74},
		{"s_50", "s_30", "s_70", 40, 59},
		{"s_99", "s_79", "s_98", 20, 79},
		{"s_none", "s_80", "s_99", 20, 80},
	} {
		next, further := around(line, parallax.StoryID(c.story))
		if len(next) != c.next || further != c.further || string(next[0].Story) != c.first || string(next[len(next)-1].Story) != c.last {
			t.Errorf("around %s: %d from %s to %s, %d further", c.story, len(next), next[0].Story, next[len(next)-1].Story, further)
		}
	}
	if next, further := around(line[:1], "s_0"); len(next) != 0 || further != 0 {
		t.Errorf("alone: %d, %d", len(next), further)
	}
	if next, further := around(nil, "s_0"); len(next) != 0 || further != 0 {
		t.Errorf("in none: %d, %d", len(next), further)
	}
}
