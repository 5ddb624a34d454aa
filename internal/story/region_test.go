package story

import (
	"fmt"
	"slices"
	"testing"

	"parallax"
)

// decide makes rulings of one decision of each kind's name and articles.
func decide(all ...parallax.Decision) *parallax.Rulings {
	for i := range all {
		all[i].ID = int64(i + 1)
	}
	return parallax.Rule(all)
}

// TestRegroupLargeAndDecided holds that members of a story too large to be opened stay
// together also when a person put the article at hand to one of them, whichever it is.
func TestRegroupLargeAndDecided(t *testing.T) {
	for _, with := range []parallax.ArticleID{"a_1", "a_2", "a_silent"} {
		large := &candidate{story: "s_large"}
		r := &region{
			members: []member{
				{sketch: &parallax.Sketch{Article: "a_new"}},
				{sketch: &parallax.Sketch{Article: "a_1"}, from: large, block: true, silent: []parallax.ArticleID{"a_silent"}},
				{sketch: &parallax.Sketch{Article: "a_2"}, from: large, block: true},
			},
			z:       [][]float64{{0, -9, -9}, {-9, 0, -9}, {-9, -9, 0}},
			rulings: decide(parallax.Decision{Kind: parallax.Together, Articles: []parallax.ArticleID{"a_new", with}, Story: "s_large"}),
		}
		if clusters := r.regroup(); len(clusters) != 1 || len(clusters[0].members) != 3 {
			t.Errorf("put together with %s: clusters %v, want all three in one", with, clusters)
		}
	}
}

// crowdOf gives a past in which a story has n articles on one event.
func crowdOf(n int) *past {
	p := newPast()
	for i := range n {
		a := fireToo
		a.ID = parallax.ArticleID(fmt.Sprint("crowd ", i))
		p.take(a, nil)
	}
	return p
}

// TestApartFromALargeStory wants a person's split to hold against every article of a story,
// also against those that do not speak for it because it is large.
func TestApartFromALargeStory(t *testing.T) {
	const n = blockSize + 10
	for _, other := range []int{0, n / 2, n - 1} {
		p := crowdOf(n)
		id := parallax.ArticleID(fmt.Sprint("crowd ", other))
		story := p.story(id)
		p.rulings = decide(parallax.Decision{Kind: parallax.Apart, Articles: []parallax.ArticleID{"fire"}, Others: []parallax.ArticleID{id}, Story: "s_split"})
		p.take(fire, nil)
		if p.story("fire") != "s_split" || p.story(id) != story {
			t.Errorf("split from article %d of %d: stands in %s, the other in %s, which was %s", other, n, p.story("fire"), p.story(id), story)
		}
	}
}

// TestDecidedLongAgo wants an article to go where a person put it though nothing of that story is at hand.
func TestDecidedLongAgo(t *testing.T) {
	near := parallax.Near{
		Rulings: decide(parallax.Decision{Kind: parallax.Together, Articles: []parallax.ArticleID{"old", "fire"}, Story: "s_old"}),
		Ruled:   map[parallax.StoryID][]parallax.ArticleID{"s_old": {"old"}},
	}
	place := Place(fire, Sketch(fire, nil, nil), nil, near)
	if place.Story != "s_old" || place.Started || !slices.ContainsFunc(place.Why, func(r parallax.Reason) bool { return r.What == "decided" }) || place.Check() != nil {
		t.Errorf("%+v", place)
	}
}

// TestDecisionsChain wants a merge with one article of a merged pair to be a merge with both,
// and a split from one of them a split from both.
func TestDecisionsChain(t *testing.T) {
	p := newPast()
	p.take(chess, nil)
	p.rulings = decide(
		parallax.Decision{Kind: parallax.Together, Articles: []parallax.ArticleID{"chess", "fire"}, Story: "s_both"},
		parallax.Decision{Kind: parallax.Apart, Articles: []parallax.ArticleID{"fire too"}, Others: []parallax.ArticleID{"chess"}, Story: "s_third"},
	)
	p.take(fire, nil)
	p.take(fireToo, nil)
	if p.story("fire too") == p.story("fire") {
		t.Error("an article stands with one that a person put to another it is apart from")
	}
	p.take(fireThree, nil)
	if p.story("chess") != p.story("fire") {
		t.Error("what a person merged stands apart")
	}
}

// TestCopiesAreOneTelling wants a page that was given twice to weigh as one: what it says throughout, it alone says.
func TestCopiesAreOneTelling(t *testing.T) {
	sketch := func(id, outlet string, names ...string) member {
		terms := map[string]int{}
		for _, n := range names {
			terms["n:"+n] = 900
		}
		s := &parallax.Sketch{Article: parallax.ArticleID(id), Outlet: outlet, Language: "en"}
		s.Title = parallax.NewTerms(terms)
		for i := range contrastSize { // so that each counts fully
			terms[fmt.Sprint("w:", i)] = 100
		}
		s.Terms = parallax.NewTerms(terms)
		return member{sketch: s}
	}
	kettle, pier := []string{"harbour", "anna", "bertil", "carla", "dunn"}, []string{"harbour", "elm", "ford", "gale", "hill"}
	clusters := func(outlets ...string) int {
		r := &region{members: []member{sketch("a_1", "one", kettle...), sketch("a_2", outlets[0], kettle...), sketch("a_3", "two", pier...), sketch("a_4", outlets[1], pier...)}, z: square(4)}
		for i := range r.z {
			for j := range r.z {
				r.z[i][j] = -0.2
				if i/2 == j/2 {
					r.z[i][j] = 8
				}
			}
		}
		return len(r.regroup())
	}
	if n := clusters("one", "two"); n != 1 {
		t.Errorf("two pages given twice are %d stories, want one, as each alone", n)
	}
	if n := clusters("three", "four"); n != 2 {
		t.Errorf("two outlets against two others are %d stories, want two", n)
	}
}

// TestOneAloneJoinsManySooner wants an article that is a little less likely than one needs to be to join a story of
// which so many articles speak that the mean is sure, and no other.
func TestOneAloneJoinsManySooner(t *testing.T) {
	for _, many := range []int{1, surerFrom - 1, surerFrom, surerFrom + 1} {
		n := many + 1
		r := &region{z: square(n)}
		for i := range n {
			r.members = append(r.members, member{sketch: &parallax.Sketch{Article: parallax.ArticleID(fmt.Sprint("a_", i)), Outlet: fmt.Sprint(i)}})
			for j := range n {
				r.z[i][j] = topLogit
				if i == 0 || j == 0 {
					r.z[i][j] = (joinLogit + heardLogit) / 2
				}
			}
		}
		if got, want := len(r.regroup()) == 1, many >= surerFrom; got != want {
			t.Errorf("one beside %d: joined %v, want %v", many, got, want)
		}
	}
}

func TestKeepRoom(t *testing.T) {
	defer linkRoom.Store(linkRoom.Swap(nil))
	large, small := make([]link, keptRoom*keptRoom+1), make([]link, 1)
	if keepRoom(&large); linkRoom.Load() != nil {
		t.Error("the room of a large region is kept")
	}
	if keepRoom(&small); linkRoom.Load() != &small {
		t.Error("the room of a small region is not kept")
	}
}
