package parallax

import (
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

// TestRule wants the latest decision that says anything about two articles to count.
func TestRule(t *testing.T) {
	together := Decision{Kind: Together, Articles: []ArticleID{"a", "b"}}
	apart := Decision{Kind: Apart, Articles: []ArticleID{"a"}, Others: []ArticleID{"b"}}
	locked := Decision{Kind: Locked, Articles: []ArticleID{"a", "c"}}
	named := Decision{Kind: Named, Articles: []ArticleID{"a"}}
	for _, test := range []struct {
		decisions []Decision
		a, b      ArticleID
		want      Ruling
	}{
		{nil, "a", "b", Undecided},
		{[]Decision{together, named}, "b", "a", OneStory},
		{[]Decision{together, apart}, "b", "a", TwoStories},
		{[]Decision{apart, together}, "a", "b", OneStory},
		{[]Decision{together}, "a", "x", Undecided},
		{[]Decision{locked}, "a", "c", OneStory},
		{[]Decision{locked}, "x", "c", TwoStories},
		{[]Decision{locked}, "x", "y", Undecided},
		{[]Decision{named}, "a", "x", Undecided},
	} {
		if got := Rule(test.decisions, test.a, test.b); got != test.want {
			t.Errorf("%v: %s and %s: %v, want %v", test.decisions, test.a, test.b, got, test.want)
		}
	}
}
