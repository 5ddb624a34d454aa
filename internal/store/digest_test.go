package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"parallax"

	"github.com/google/go-cmp/cmp"
)

// TestNameLines gives the stories of a storyline the name that the last of them was told by, and those of none no name.
func TestNameLines(t *testing.T) {
	at := func(n int) time.Time { return nine.Add(time.Duration(n) * time.Hour) }
	list := []parallax.Digest{
		{Story: "s_1", Storyline: "l_1", Line: "Ferry", Made: at(1)}, {Story: "s_2", Storyline: "l_2", Line: "Bridge", Made: at(9)}, {Story: "s_3", Storyline: "l_1", Line: "Ferry: inquiry", Made: at(3)},
		{Story: "s_4", Storyline: "l_1", Made: at(4)}, {Story: "s_5", Line: "what it was part of", Made: at(2)}, {Story: "s_6", Storyline: "l_3", Made: at(2)},
	}
	var c digestList
	c.nameLines(c.merge(nil, list))
	var got []string
	for _, g := range c.list {
		got = append(got, g.Line)
	}
	if want := "Ferry: inquiry|Bridge|Ferry: inquiry|Ferry: inquiry||"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestNameLinesAsReadAnew has the story that gave a storyline its name leave it, and wants the others to have the name they
// would have if all digests were read anew: that of the dossier made last of those left.
func TestNameLinesAsReadAnew(t *testing.T) {
	old := parallax.Digest{Story: "s_old", Storyline: "l_1", Line: "Ferry", Made: hour(1)}
	late := parallax.Digest{Story: "s_late", Storyline: "l_1", Line: "Ferry: inquiry", Made: hour(3)}
	var c digestList
	c.nameLines(c.merge(nil, []parallax.Digest{old, late}))
	given, was := c.list, *c.list[1]
	if c.list[0].Line != "Ferry: inquiry" || c.list[1].Line != "Ferry: inquiry" {
		t.Fatalf("%+v", c.list)
	}
	late.Storyline = ""
	c.nameLines(c.merge([]parallax.StoryID{"s_late"}, []parallax.Digest{late}))
	for _, g := range c.list {
		if want := map[parallax.StoryID]string{"s_old": "Ferry"}[g.Story]; g.Line != want {
			t.Errorf("%s: %q, want %q", g.Story, g.Line, want)
		}
	}
	if d := cmp.Diff(was, *given[1]); d != "" {
		t.Errorf("a list that was given out changed (-was +is):\n%s", d)
	}
}

// TestDigestsAreShared wants what did not change to be where it was, not a copy of it.
func TestDigestsAreShared(t *testing.T) {
	var c digestList
	c.nameLines(c.merge(nil, []parallax.Digest{{Story: "s_1", Storyline: "l_1", Line: "Ferry", Last: hour(1)}, {Story: "s_2", Last: hour(2)}, {Story: "s_3", Last: hour(3)}}))
	before := c.list
	c.nameLines(c.merge([]parallax.StoryID{"s_3"}, []parallax.Digest{{Story: "s_3", Last: hour(0)}}))
	if len(before) != 3 || len(c.list) != 3 || before[0].Story != "s_3" || c.list[0] != before[1] || c.list[1] != before[2] || c.list[2].Story != "s_3" {
		t.Errorf("%+v, then %+v", before, c.list)
	}
}

// BenchmarkDigestChanged has one of 20,000 stories change, of a storyline of 100.
func BenchmarkDigestChanged(b *testing.B) {
	list := make([]parallax.Digest, 20_000)
	for i := range list {
		list[i] = parallax.Digest{Story: parallax.StoryID(fmt.Sprint("s_", i)), Storyline: parallax.StorylineID(fmt.Sprint("l_", i%200)), Line: "Ferry", Last: hour(-i)}
	}
	var c digestList
	c.nameLines(c.merge(nil, list))
	b.ReportAllocs()
	for b.Loop() {
		c.nameLines(c.merge([]parallax.StoryID{"s_7000"}, list[7000:7001]))
	}
}
