package store

import (
	"database/sql"
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

// TestDigestsReadOnce wants a digest to be read when a dossier is published, and not when all its storyline is told to be another.
func TestDigestsReadOnce(t *testing.T) {
	s := open(t, Memory)
	for i := range 4 {
		x := taken(fmt.Sprint("n", i), i, parallax.StoryID(fmt.Sprint("s_", i)))
		x.Place.Storyline = "l_1"
		add(t, s, x)
		c, d := dossierOf(x.Place.Story)
		d.Line, d.Sections = "Ferry", []parallax.Section{{Kind: parallax.SectionSources, Blocks: []parallax.Block{{Sources: []parallax.Source{{Outlet: "The ayr", State: parallax.SourceUsed}}}}}}
		if err := s.Publish(t.Context(), c, d); err != nil {
			t.Fatal(err)
		}
	}
	before, err := s.Digests(t.Context())
	if err != nil || len(before) != 4 {
		t.Fatal(before, err)
	}
	for _, name := range []string{"those that changed", "all"} {
		if _, err := s.db.ExecContext(t.Context(), `UPDATE story SET storyline = ? WHERE id != 's_3'`, name); err != nil {
			t.Fatal(err)
		}
		if name == "all" {
			s.digests.seen = 1 << 40 // as if the store were an older one
		}
		now, err := s.Digests(t.Context())
		if err != nil || len(now) != 4 {
			t.Fatal(name, now, err)
		}
		for i, g := range now {
			want := parallax.StorylineID(name)
			if g.Story == "s_3" {
				want = "l_1"
			}
			if g.Storyline != want || g.Line != "Ferry" || g.Story != before[i].Story || len(g.Outlets) != 1 || &g.Outlets[0] != &before[i].Outlets[0] {
				t.Errorf("%s: %s of %s called %q, of %q; read anew", name, g.Story, g.Storyline, g.Line, g.Outlets)
			}
		}
	}
	c, d := dossierOf("s_2")
	d.Line, d.Made = "Ferry: inquiry", hour(9)
	if err := s.Publish(t.Context(), c, d); err != nil {
		t.Fatal(err)
	}
	if now, err := s.Digests(t.Context()); err != nil || now[2].Story != "s_2" || now[2].Version != 2 || now[2].Line != "Ferry: inquiry" || len(now[2].Outlets) != 0 {
		t.Error(now[2], err)
	}
}

// TestDigestsByIndex wants what is asked of many dossiers to be read from an index: in their rows it stands behind all they say.
func TestDigestsByIndex(t *testing.T) {
	s := open(t, Memory)
	for query, want := range map[string]string{
		newestDossiers + ` GROUP BY d.story`: "SCAN d USING COVERING INDEX dossier_digest",
		digestQuery:                          "SEARCH d USING INDEX dossier_digest (story=?)",
	} {
		steps, err := all(t.Context(), s.read, func(r *sql.Rows) (step string, err error) {
			var id, parent, unused int
			return step, r.Scan(&id, &parent, &unused, &step)
		}, `EXPLAIN QUERY PLAN `+query, "s_1")
		if err != nil || len(steps) == 0 || steps[0] != want {
			t.Errorf("%s\n%q, %v; want %s first", query, steps, err, want)
		}
	}
}
