package story

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"

	"parallax"
)

func TestTie(t *testing.T) {
	cand := func(story, line string, order int, lineal float64) *candidate {
		return &candidate{story: parallax.StoryID(story), line: parallax.StorylineID(line), order: order, lineal: lineal, nearest: &telling{}}
	}
	own, ownTied := cand("s_own", "", 5, 9), cand("s_own", "l_own", 5, 9)
	made := func(story string) parallax.StorylineID { return parallax.StorylineID(parallax.MakeID("l_", story)) }
	tests := []struct {
		name  string
		own   []*candidate
		found []*candidate
		line  parallax.StorylineID
		link  []parallax.StoryID
		merge []parallax.StorylineID
		score float64 // 0 is 1
	}{
		{"nothing near", nil, []*candidate{cand("s_a", "", 0, -1)}, "", nil, nil, 0},
		{"joined alone", []*candidate{own}, []*candidate{own}, "", nil, nil, 0},
		{"started beside a story", nil, []*candidate{cand("s_a", "", 0, 1)}, made("s_a"), []parallax.StoryID{"s_a"}, nil, 0},
		{"named for the oldest", []*candidate{own}, []*candidate{own, cand("s_b", "", 7, 2), cand("s_a", "", 1, 1)}, made("s_a"), []parallax.StoryID{"s_a", "s_b"}, nil, 0},
		{"takes the line that is there", nil, []*candidate{cand("s_a", "", 0, 1), cand("s_b", "l_b", 1, 1)}, "l_b", []parallax.StoryID{"s_a"}, nil, 0},
		{"the older line stays", []*candidate{ownTied}, []*candidate{ownTied, cand("s_a", "l_a", 1, 1), cand("s_b", "l_b", 9, 1)}, "l_a", nil, []parallax.StorylineID{"l_own", "l_b"}, 0},
		{"who is hardly of its story does not speak for it", []*candidate{ownTied}, []*candidate{ownTied, cand("s_a", "l_a", 1, 9)}, "l_own", nil, nil, 0.6},
		{"a line goes on without the story it is named for", nil, []*candidate{cand("s_a", "", 0, 1), cand("s_b", string(made("s_a")), 1, -1)}, parallax.StorylineID(parallax.MakeID("l_", "s_a", "a_new")), []parallax.StoryID{"s_a"}, nil, 0},
		{"lines of merged stories become one", []*candidate{cand("s_a", "l_a", 0, 9), ownTied}, nil, "l_a", nil, []parallax.StorylineID{"l_own"}, 0},
	}
	for _, test := range tests {
		place := parallax.Placement{Started: len(test.own) == 0, Score: cmp.Or(test.score, 1)}
		tie(&place, test.own, test.found, &teller{article: &parallax.Article{}, sketch: &parallax.Sketch{Article: "a_new"}})
		if place.Storyline != test.line || !slices.Equal(place.Link, test.link) || !slices.Equal(place.MergeLines, test.merge) {
			t.Errorf("%s: line %q, links %v, merges %v; want %q, %v, %v", test.name, place.Storyline, place.Link, place.MergeLines, test.line, test.link, test.merge)
		}
	}
}

// TestTopicIsNoStoryline wants two elections, and two takings of hostages, apart though most of
// their words are the same, and the later turns of each of them together.
func TestTopicIsNoStoryline(t *testing.T) {
	vote := func(id, day, country, capital, head, party string) parallax.Article {
		return article(id, day, "Voters in "+country+" choose a new parliament",
			"Polling stations in "+country+" opened on Sunday for an early parliamentary election, with turnout at noon higher than four years ago. "+
				"Prime Minister "+head+" voted in "+capital+" and called on all citizens to cast their ballots. "+
				"Opinion polls put the "+party+" ahead, short of a majority in parliament. First results of the election are expected after midnight, when the commission has counted the ballots.")
	}
	count := func(id, day, country, capital, head, party string) parallax.Article {
		return article(id, day, head+" concedes as "+party+" wins in "+country,
			"Prime Minister "+head+" conceded defeat in the parliamentary election in "+country+" on Sunday, ten days after the vote, when the commission had counted the last ballots. "+
				"The "+party+" won 61 seats in the parliament in "+capital+" and will look for a partner. Turnout was higher than four years ago.")
	}
	siege := func(id, day, country, capital, head, group string) parallax.Article {
		return article(id, day, "Rebels in "+country+" refuse to release hostages",
			"Rebels who hold dozens of hostages in "+country+" refused on Sunday to release them before the government frees their imprisoned comrades. "+
				"President "+head+" said in "+capital+" that there would be no deal with the gunmen. A negotiator met the leader of the "+group+" for three hours. "+
				"The hostages are in good health, doctors who were let in said.")
	}
	tests := []struct {
		name     string
		articles []parallax.Article
		lines    []int // articles with one number are in one storyline; 0 for none
	}{
		{"two elections", []parallax.Article{
			vote("a", "2031-05-04", "Sorvia", "Kelm", "Jana Ditrov", "Harbour Union"),
			vote("b", "2031-05-18", "Ostrava Isles", "Port Renn", "Amos Quill", "Reform List")}, []int{0, 0}},
		{"an election and its count, and another", []parallax.Article{
			vote("a", "2031-05-04", "Sorvia", "Kelm", "Jana Ditrov", "Harbour Union"),
			vote("b", "2031-05-18", "Ostrava Isles", "Port Renn", "Amos Quill", "Reform List"),
			count("c", "2031-05-14", "Sorvia", "Kelm", "Jana Ditrov", "Harbour Union")}, []int{1, 0, 1}},
		{"two sieges", []parallax.Article{
			siege("a", "2031-02-02", "Sorvia", "Kelm", "Jana Ditrov", "Free Valley Front"),
			siege("b", "2031-02-16", "Marisma", "Tarsal", "Lucio Abreu", "October Column")}, []int{0, 0}},
	}
	for _, test := range tests {
		p := newPast()
		for _, a := range test.articles {
			p.take(a, nil)
		}
		for i, a := range test.articles {
			for j, b := range test.articles[:i] {
				if got, want := p.line(a.ID) != "" && p.line(a.ID) == p.line(b.ID), test.lines[i] != 0 && test.lines[i] == test.lines[j]; got != want {
					t.Errorf("%s: %s and %s in one storyline: %v, want %v\n%s", test.name, a.ID, b.ID, got, want, fmt.Sprint(p.placements[i].Why))
				}
			}
		}
	}
}

func TestLineName(t *testing.T) {
	de := talks
	de.Language, de.Title = "de", "Hafengebühren in Varnow"
	tests := []struct {
		name    string
		stories [][]parallax.Article
		want    string
	}{
		{"names and words of most stories, as printed", [][]parallax.Article{{talks, talksToo}, {talksLater}}, "Elsa Brandt, Osk Line, Ture Lindqvist: harbour, fees, meet"},
		{"one story tells everything, a name needs two", [][]parallax.Article{{talks}, {chess}}, ""},
		{"other languages are not heard", [][]parallax.Article{{talks}, {de}}, ""},
		{"nothing", nil, ""},
		{"no articles", [][]parallax.Article{nil, {}}, ""},
	}
	for _, test := range tests {
		stories := make([][]parallax.Covered, len(test.stories))
		for i, articles := range test.stories {
			for _, a := range articles {
				stories[i] = append(stories[i], parallax.Covered{Article: a})
			}
		}
		if got := LineName(stories); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestStorylineComesApart has three storylines stand as a mistake made them: one of talks and of a chess match, which has
// nothing to do with them, and a second one of the same talks. Looking again, the chess stands alone, the talks are in one
// storyline, of the oldest story, and the other leads to it.
func TestStorylineComesApart(t *testing.T) {
	again := talksLater
	again.ID, again.Published.Time = "talks again", talksLater.Published.Time.AddDate(0, 0, 9)
	p := newPast()
	for _, a := range []parallax.Article{talks, chess, talksToo, talksLater, again} {
		p.take(a, nil)
	}
	for i := range p.sketches {
		k := &p.sketches[i]
		k.Storyline = "l_talks"
		if k.Article == "talks again" {
			k.Storyline = "l_other"
		}
	}
	g := p.look()
	want := map[parallax.StoryID]parallax.StorylineID{p.story("chess"): "", p.story("talks again"): "l_talks"}
	if !maps.Equal(g.Lines, want) || !slices.Equal(g.MergeLines, [][2]parallax.StorylineID{{"l_other", "l_talks"}}) {
		t.Errorf("lines %v, merged %v; want %v", g.Lines, g.MergeLines, want)
	}
	for i := range p.sketches {
		if line, changed := g.Lines[p.sketches[i].Story]; changed {
			p.sketches[i].Storyline = line
		}
	}
	if g := p.look(); len(g.Lines)+len(g.MergeLines) > 0 {
		t.Errorf("looking once more changes %v and %v", g.Lines, g.MergeLines)
	}
}

// TestOneStorylineComesApart has talks and two chess matches in one storyline, and wants it looked at alone: the chess leaves it under
// a name that no storyline of other stories can have, and the stories stay.
func TestOneStorylineComesApart(t *testing.T) {
	chessLater := chess
	chessLater.ID, chessLater.Published.Time = "chess later", chess.Published.Time.AddDate(0, 0, 9)
	p := newPast()
	for _, a := range []parallax.Article{talks, chess, talksToo, talksLater, chessLater} {
		p.take(a, nil)
	}
	for i := range p.sketches {
		p.sketches[i].Storyline = "l_talks"
	}
	g := LookAtLine(p.sketches, nil, p.near)
	made := parallax.StorylineID(parallax.MakeID("l_", string(p.story("chess")), "chess later"))
	if want := map[parallax.StoryID]parallax.StorylineID{p.story("chess"): made, p.story("chess later"): made}; !maps.Equal(g.Lines, want) || len(g.Moves)+len(g.Merge)+len(g.MergeLines) > 0 {
		t.Errorf("%+v; want lines %v", g, want)
	}
	if g := LookAtLine(p.sketches, map[parallax.StorylineID]bool{"l_talks": true}, p.near); len(g.Lines) > 0 {
		t.Errorf("a storyline with older stories became %v", g.Lines)
	}
}

// TestStorylinesHold wants two stories of one storyline to stay in it where they would not be put into one.
func TestStorylinesHold(t *testing.T) {
	if lineHold >= lineJoin || needed("l_a", "l_a") != lineHold {
		t.Error("a storyline is left as easily as it is joined")
	}
	for _, pair := range [][2]parallax.StorylineID{{"l_a", "l_b"}, {"", "l_a"}, {"", ""}} {
		if needed(pair[0], pair[1]) != lineJoin {
			t.Errorf("stories of %q and %q are held together", pair[0], pair[1])
		}
	}
}

func TestNameLines(t *testing.T) {
	type ids = []parallax.StoryID
	type lines = map[parallax.StoryID]parallax.StorylineID
	made := func(parts ...string) parallax.StorylineID {
		return parallax.StorylineID(parallax.MakeID("l_", parts...))
	}
	size := func(id parallax.StoryID) int { return map[parallax.StoryID]int{"s_large": 9}[id] + 1 }
	for name, c := range map[string]struct {
		lists  []ids
		was    lines
		want   []parallax.StorylineID
		merged [][2]parallax.StorylineID
	}{
		"alone is in none":                  {[]ids{{"s_a"}, {"s_b"}}, lines{"s_a": "l_1", "s_b": "l_1"}, []parallax.StorylineID{"", ""}, nil},
		"alone with older ones":             {[]ids{{"s_a"}, {"s_b"}}, lines{"s_a": "l_old", "s_b": "l_1"}, []parallax.StorylineID{"l_old", ""}, nil},
		"named for the oldest":              {[]ids{{"s_a", "s_b"}}, lines{}, []parallax.StorylineID{made("s_a")}, nil},
		"stays":                             {[]ids{{"s_a", "s_b"}}, lines{"s_b": "l_1"}, []parallax.StorylineID{"l_1"}, nil},
		"goes on where most of it is":       {[]ids{{"s_a", "s_b"}, {"s_c", "s_large"}}, lines{"s_a": "l_1", "s_b": "l_1", "s_c": "l_1", "s_large": "l_1"}, []parallax.StorylineID{made("s_a"), "l_1"}, nil},
		"of equal parts with the oldest":    {[]ids{{"s_a", "s_b"}, {"s_c", "s_d"}}, lines{"s_a": "l_1", "s_b": "l_1", "s_c": "l_1", "s_d": "l_1"}, []parallax.StorylineID{"l_1", made("s_c")}, nil},
		"a taken name is not given again":   {[]ids{{"s_a", "s_b"}, {"s_c", "s_large"}}, lines{"s_a": made("s_a"), "s_b": made("s_a"), "s_c": made("s_a"), "s_large": made("s_a")}, []parallax.StorylineID{made("s_a", "a_last"), made("s_a")}, nil},
		"two become the one of the oldest":  {[]ids{{"s_a", "s_b", "s_c"}}, lines{"s_a": "l_1", "s_b": "l_2", "s_c": "l_2"}, []parallax.StorylineID{"l_1"}, [][2]parallax.StorylineID{{"l_2", "l_1"}}},
		"what goes on elsewhere is no part": {[]ids{{"s_a", "s_b"}, {"s_c", "s_large"}}, lines{"s_a": "l_1", "s_b": "l_2", "s_c": "l_2", "s_large": "l_2"}, []parallax.StorylineID{"l_1", "l_2"}, nil},
	} {
		names, merged := nameLines(c.lists, c.was, map[parallax.StorylineID]bool{"l_old": true}, size, "a_last", false)
		if !slices.Equal(names, c.want) || !slices.Equal(merged, c.merged) {
			t.Errorf("%s: %v, merged %v; want %v, %v", name, names, merged, c.want, c.merged)
		}
	}
}
