package pipeline

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/store"
)

// TestLookAgainLeavesOldLines has a storyline of which the first story is older than what articles are held against, and wants
// the second one, which is not, to stay in it when all at hand are looked at again: nothing was seen that speaks against it.
func TestLookAgainLeavesOldLines(t *testing.T) {
	const hours = 24
	rows := []row{
		{ID: "talks", Title: "Brandt and Osk Line meet in Varnow over harbour fees", Text: "Mayor Elsa Brandt met the head of Osk Line, Ture Lindqvist, in Varnow for talks about harbour fees. " +
			"The talks in the town hall lasted five hours. Brandt called them productive. Lindqvist said the fees of 40 crowns a passenger must fall before ferries return to the north quay.", Published: at(0), Outlet: "Ayr"},
		{ID: "talks later", Title: "Brandt and Osk Line meet again in Varnow over harbour fees", Text: "Mayor Elsa Brandt met the head of Osk Line, Ture Lindqvist, in Varnow for new talks about harbour fees. " +
			"The talks in the town hall lasted five hours. Brandt called them productive. Lindqvist said the fees of 40 crowns a passenger must still fall before ferries return to the north quay.", Published: at(9 * hours), Outlet: "Ayr"},
		{ID: "bridge", Title: "Orlow bridge closed", Text: bridge, Published: at(64 * hours), Outlet: "Ayr"},
		{ID: "museum", Title: "Clock museum opens in Lissau", Text: "The clock museum of Lissau opened its doors to the first visitors. Curator Hedda Rook showed 300 watches.", Published: at(64 * hours), Outlet: "Ayr"},
		{ID: "chess", Title: "Teenager wins the Quellmark chess open", Text: "Ime Adeka won the chess open in Quellmark with nine points from eleven games. The former champion Jorun Falk finished second.", Published: at(64 * hours), Outlet: "Ayr"},
	}
	path := filepath.Join(t.TempDir(), "store.db")
	s := opened(t, path)
	d, err := directory()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return noon.AddDate(0, 0, 65) }
	p := New(s, embed.Table(), d, Options{Now: now})
	var ids []parallax.ArticleID
	for _, r := range rows {
		a, err := p.Take(t.Context(), r.page())
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = opened(t, path) // so that what is old is not at hand
	p = New(s, embed.Table(), d, Options{Now: now})
	line := func(i int) parallax.StorylineID {
		where, err := s.Where(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return where[ids[i]].Storyline
	}
	if n, err := s.AtHand(t.Context()); err != nil || n != len(rows)-1 || line(0) == "" || line(0) != line(1) {
		t.Fatalf("%d at hand, storylines %q and %q, %v", n, line(0), line(1), err)
	}
	if err := p.look(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if line(0) == "" || line(0) != line(1) || line(2) != "" {
		t.Errorf("storylines after looking again: %q, %q, and of the bridge %q", line(0), line(1), line(2))
	}
}

const osk = "Mayor Elsa Brandt met the head of Osk Line, Ture Lindqvist, in Varnow for talks about harbour fees. Brandt called the talks productive. "

// tiedWrongly takes reports of talks, a bridge and other things, more than are looked at again, with talks and bridge tied to one storyline
// as an article that named both may have tied them. It gives how to take one more report of the talks, and the storylines of both.
func tiedWrongly(t *testing.T, s *store.Store, p *Pipeline) (more func(n int), both func() (talks, bridge parallax.StorylineID)) {
	take := func(id, text string, hours int) parallax.ArticleID {
		a, err := p.Take(t.Context(), row{ID: id, Title: id, Text: text, Published: at(hours), Outlet: id}.page())
		if err != nil {
			t.Fatal(err)
		}
		return a.ID
	}
	talks, other := take("talks", osk+"They lasted five hours.", 0), take("bridge", bridge, 0)
	for i, text := range []string{"Curator Hedda Rook showed 300 watches in Lissau.", "Ime Adeka won the chess open in Quellmark.", "A storm felled 40 trees on the island of Tarn.",
		"The vintners of Eskel pressed their first grapes.", "Nurses in Port Hollis began a strike over pay.", "The comet Dreyer was seen above Mount Sool."} {
		take(fmt.Sprint("other ", i), text, 1)
	}
	where := func(a parallax.ArticleID) parallax.Story {
		all, err := s.Where(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return all[a]
	}
	tied := &parallax.Regrouping{Lines: map[parallax.StoryID]parallax.StorylineID{where(talks).ID: "l_tied", where(other).ID: "l_tied"}}
	if err := s.Regroup(t.Context(), tied, nil); err != nil {
		t.Fatal(err)
	}
	more = func(n int) { take(fmt.Sprint("talks ", n), osk+fmt.Sprintf("It was round %d of them.", n), 200*(n-2)) }
	return more, func() (parallax.StorylineID, parallax.StorylineID) {
		return where(talks).Storyline, where(other).Storyline
	}
}

// TestLookAtLine wants such a storyline to come apart when it has eight articles, twice as many as when it was looked at, and not before.
func TestLookAtLine(t *testing.T) {
	s, p := looker(t)
	p.lookMost = 8
	more, both := tiedWrongly(t, s, p)
	p.lines["l_tied"] = 3 // looked at when it had four to seven
	for n := 3; n <= 8; n++ {
		more(n)
		if a, b := both(); a != "l_tied" || (b == a) != (n < 8) {
			t.Errorf("of %d articles: the talks are in %q, the bridge in %q", n, a, b)
		}
	}
}

// TestLookAtLineAfterStart wants a program that starts over a store to take its storylines as looked at with what they have, and to look at one
// when it has twice as many.
func TestLookAtLineAfterStart(t *testing.T) {
	s, p := looker(t)
	p.lookMost = 8
	more, both := tiedWrongly(t, s, p)
	p.lines["l_tied"] = 3
	for n := 3; n <= 5; n++ {
		more(n)
	}
	p.lines, p.resumed = lineLooks{}, false // as a program that starts has it
	for n := 6; n <= 8; n++ {
		more(n)
		if a, b := both(); a != "l_tied" || (b == a) != (n < 8) {
			t.Errorf("of %d articles: the talks are in %q, the bridge in %q", n, a, b)
		}
	}
}

// TestLookAtLinesTogether wants it to come apart when so many came together that not all are looked at, and to stay while it is larger
// than what is looked at.
func TestLookAtLinesTogether(t *testing.T) {
	s, p := looker(t)
	p.lookMost, p.lookAllMost = 4, 8
	more, both := tiedWrongly(t, s, p)
	p.lines["l_tied"] = 3
	for n := 3; n <= 5; n++ {
		more(n)
	}
	p.lines = lineLooks{}
	for most := 4; most <= 5; most++ {
		p.lookMost = most
		if err := p.look(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if a, b := both(); a != "l_tied" || (b == a) != (most < 5) {
			t.Errorf("looking at %d of five at most: the talks are in %q, the bridge in %q", most, a, b)
		}
	}
}

func opened(t *testing.T, path string) *store.Store {
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
