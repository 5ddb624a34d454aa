package store

import (
	"strings"
	"testing"
	"time"

	"parallax"
)

// TestNameLines gives the stories of a storyline the name that the last of them was told by, and those of none no name.
func TestNameLines(t *testing.T) {
	at := func(n int) time.Time { return nine.Add(time.Duration(n) * time.Hour) }
	list := []parallax.Digest{
		{Story: "s_1", Storyline: "l_1", Line: "Ferry", Made: at(1)}, {Story: "s_2", Storyline: "l_2", Line: "Bridge", Made: at(9)}, {Story: "s_3", Storyline: "l_1", Line: "Ferry: inquiry", Made: at(3)},
		{Story: "s_4", Storyline: "l_1", Made: at(4)}, {Story: "s_5", Line: "what it was part of", Made: at(2)}, {Story: "s_6", Storyline: "l_3", Made: at(2)},
	}
	var c digestList
	c.merge(nil, list)
	c.nameLines()
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
	c.merge(nil, []parallax.Digest{old, late})
	c.nameLines()
	if c.list[0].Line != "Ferry: inquiry" || c.list[1].Line != "Ferry: inquiry" {
		t.Fatalf("%+v", c.list)
	}
	late.Storyline = ""
	c.merge([]parallax.StoryID{"s_late"}, []parallax.Digest{late})
	c.nameLines()
	for _, g := range c.list {
		if want := map[parallax.StoryID]string{"s_old": "Ferry"}[g.Story]; g.Line != want {
			t.Errorf("%s: %q, want %q", g.Story, g.Line, want)
		}
	}
}
