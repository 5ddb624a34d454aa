package parallax

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestDecisionCheck(t *testing.T) {
	good := Decision{Kind: Apart, Articles: []ArticleID{"a"}, Others: []ArticleID{"b"}, Story: "s", Who: "ann", At: time.Unix(1, 0)}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*Decision){
		"no kind":              func(d *Decision) { d.Kind = "" },
		"no articles":          func(d *Decision) { d.Articles = nil },
		"no story":             func(d *Decision) { d.Story = "" },
		"apart from nothing":   func(d *Decision) { d.Others = nil },
		"apart from itself":    func(d *Decision) { d.Others = d.Articles },
		"named without a name": func(d *Decision) { d.Kind = Named },
		"nobody":               func(d *Decision) { d.Who = "" },
		"no time":              func(d *Decision) { d.At = time.Time{} },
	} {
		d := good
		change(&d)
		if d.Check() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestRule wants decisions to hold for all that they chain together, and the later of two that
// contradict each other to count.
func TestRule(t *testing.T) {
	together := Decision{Kind: Together, Articles: []ArticleID{"a", "b"}}
	further := Decision{Kind: Together, Articles: []ArticleID{"b", "c"}}
	apart := Decision{Kind: Apart, Articles: []ArticleID{"a"}, Others: []ArticleID{"b"}}
	apartFrom := Decision{Kind: Apart, Articles: []ArticleID{"x", "y"}, Others: []ArticleID{"c"}}
	locked := Decision{Kind: Locked, Articles: []ArticleID{"a", "c"}}
	named := Decision{Kind: Named, Articles: []ArticleID{"a"}}
	for _, test := range []struct {
		decisions []Decision
		a, b      ArticleID
		want      Ruling
	}{
		{nil, "a", "b", Undecided},
		{nil, "a", "a", Undecided},
		{[]Decision{together, named}, "b", "a", OneStory},
		{[]Decision{together, apart}, "b", "a", TwoStories},
		{[]Decision{apart, together}, "a", "b", OneStory},
		{[]Decision{together, further}, "a", "c", OneStory},
		{[]Decision{together, further, apartFrom}, "a", "y", TwoStories},
		{[]Decision{apartFrom, together, further}, "a", "y", TwoStories},
		{[]Decision{apartFrom}, "x", "y", OneStory},
		{[]Decision{together}, "a", "x", Undecided},
		{[]Decision{apartFrom}, "a", "x", Undecided},
		{[]Decision{locked}, "a", "c", OneStory},
		{[]Decision{locked}, "x", "c", TwoStories},
		{[]Decision{locked}, "x", "y", Undecided},
		{[]Decision{named}, "a", "x", Undecided},
	} {
		if got := Rule(test.decisions).Of(test.a, test.b); got != test.want {
			t.Errorf("%v: %s and %s: %v, want %v", test.decisions, test.a, test.b, got, test.want)
		}
	}
	if got := (*Rulings)(nil).Of("a", "b"); got != Undecided {
		t.Errorf("no rulings rule %v", got)
	}
}

// TestConflict wants a contradiction to be told with all decisions that make it.
func TestConflict(t *testing.T) {
	when := time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC)
	stand := Rule([]Decision{
		{ID: 1, Kind: Together, Articles: []ArticleID{"a", "b"}, Who: "ann", At: when},
		{ID: 2, Kind: Together, Articles: []ArticleID{"b", "c"}, Who: "ben", At: when},
		{ID: 3, Kind: Apart, Articles: []ArticleID{"x"}, Others: []ArticleID{"c"}, Who: "ann", At: when},
		{ID: 4, Kind: Locked, Articles: []ArticleID{"k", "l"}, Who: "ann", At: when},
	})
	for name, test := range map[string]struct {
		d    Decision
		want []string // what the conflict says; none for no conflict
	}{
		"what is chained cannot be split":     {Decision{Kind: Apart, Articles: []ArticleID{"a"}, Others: []ArticleID{"c"}}, []string{"decision 1", "decision 2", "by ben on 2031-05-02"}},
		"what was split cannot be merged":     {Decision{Kind: Together, Articles: []ArticleID{"a", "x"}}, []string{"decision 3", "apart"}},
		"nobody joins a locked story":         {Decision{Kind: Together, Articles: []ArticleID{"k", "x"}}, []string{"decision 4", "locked"}},
		"a lock does not lock out":            {Decision{Kind: Locked, Articles: []ArticleID{"a", "b"}}, []string{"decision 1", "decision 2", "locked out"}},
		"what is locked cannot be split":      {Decision{Kind: Apart, Articles: []ArticleID{"k"}, Others: []ArticleID{"l"}}, []string{"decision 4"}},
		"the same again":                      {Decision{Kind: Together, Articles: []ArticleID{"a", "c"}}, nil},
		"a lock of the whole":                 {Decision{Kind: Locked, Articles: []ArticleID{"a", "b", "c"}}, nil},
		"a name":                              {Decision{Kind: Named, Articles: []ArticleID{"k"}}, nil},
		"another split from the same article": {Decision{Kind: Apart, Articles: []ArticleID{"y", "z"}, Others: []ArticleID{"c", "k"}}, nil},
	} {
		c := stand.Conflict(&test.d)
		if (c != nil) != (test.want != nil) {
			t.Errorf("%s: conflict %v", name, c)
			continue
		}
		for _, part := range test.want {
			if !strings.Contains(c.Error(), part) {
				t.Errorf("%s: %q does not tell %q", name, c.Error(), part)
			}
		}
		if c != nil && !errors.Is(c, ErrConflict) {
			t.Errorf("%s: not ErrConflict", name)
		}
	}
}
