package story

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parallax"
)

// near is what a store gives of all articles of the past but one.
func (p *past) near(k *parallax.Sketch) (parallax.Near, []parallax.Edge) {
	n := parallax.Near{Documents: len(p.sketches), Frequency: map[parallax.Term]int{}, Rulings: p.rulings, Ruled: map[parallax.StoryID][]parallax.ArticleID{}}
	for _, old := range p.sketches {
		if old.Article != k.Article {
			n.Sketches = append(n.Sketches, old)
		}
		if _, ruled := p.rulings.Group(old.Article); ruled {
			n.Ruled[old.Story] = append(n.Ruled[old.Story], old.Article)
		}
	}
	terms, _ := k.Terms.Numbers()
	for _, t := range terms {
		n.Frequency[t] = p.terms[t]
	}
	return n, nil
}

// look looks again and does what is found.
func (p *past) look() parallax.Regrouping {
	g := Look(slices.Clone(p.sketches), nil, p.near)
	for i := range p.sketches {
		k := &p.sketches[i]
		for _, m := range g.Moves {
			if m.Article == k.Article {
				k.Story = m.To
			}
		}
		for _, m := range g.Merge {
			if m[0] == k.Story {
				k.Story = m[1]
			}
		}
	}
	return g
}

// groups says who stands with whom.
func (p *past) groups() string {
	with := map[parallax.StoryID][]string{}
	for _, k := range p.sketches {
		with[k.Story] = append(with[k.Story], string(k.Article))
	}
	var out []string
	for _, list := range with {
		slices.Sort(list)
		out = append(out, strings.Join(list, ", "))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// placed gives a past in which the articles stand in the stories named, whatever they tell.
func placed(stories string, articles ...parallax.Article) *past {
	p := newPast()
	for i, a := range articles {
		s := Sketch(a, nil, nil)
		s.Story = parallax.StoryID("s_" + stories[i:i+1])
		p.sketches = append(p.sketches, s)
		terms, _ := s.Terms.Numbers()
		for _, t := range terms {
			p.terms[t]++
		}
	}
	return p
}

// Second accounts of the later talks and of the chess open.
var (
	talksLaterToo = article("talks later too", "2031-05-14", "No agreement on harbour fees in second round in Varnow",
		"New talks between Varnow mayor Elsa Brandt and Osk Line chief Ture Lindqvist about harbour fees ended on Monday without a result after five hours in the town hall. "+
			"Brandt called them productive all the same. Lindqvist said the fees of 40 crowns a passenger must still fall before ferries return to the north quay.")
	chessToo = article("chess too", "2031-05-04", "Ime Adeka, 17, takes Quellmark chess title",
		"Ime Adeka, who is seventeen, has won the chess open in Quellmark ahead of former champion Jorun Falk. "+
			"With a rook sacrificed in the final round Adeka reached nine points from eleven games and takes home 12,000 crowns.")
)

var town = []parallax.Article{fire, fireToo, fireThree, talksLater, talksLaterToo, chess, chessToo}

const townRight = "chess, chess too; fire, fire three, fire too; talks later, talks later too"

// TestLookAgain puts articles into wrong stories and wants the right ones, with IDs that go on
// and a reason for each move, and then nothing more.
func TestLookAgain(t *testing.T) {
	for _, stories := range []string{"aaabbcc", "aaaaaaa", "abcdefg", "abababa", "aabbccd", "bbbaaac", "abbacca"} {
		p := placed(stories, town...)
		before := p.groups()
		g := p.look()
		if got := p.groups(); got != townRight {
			t.Errorf("%s: %s became %s, want %s", stories, before, got, townRight)
		}
		if before == townRight && len(g.Moves)+len(g.Merge) > 0 {
			t.Errorf("%s: what stood right was changed: %+v", stories, g)
		}
		for _, m := range g.Moves {
			if m.From == m.To || len(m.Why) == 0 || m.Why[0].What != "looked at again" || m.Score < 0 || m.Score > 1 {
				t.Errorf("%s: move %+v", stories, m)
			}
		}
		if p.story("fire") != p.sketches[0].Story || stories[0] != 'b' && p.story("fire") != "s_a" {
			t.Errorf("%s: the story of most of its articles, or the oldest, goes on as %s", stories, p.story("fire"))
		}
		if g := p.look(); len(g.Moves)+len(g.Merge) > 0 {
			t.Errorf("%s: looked at twice: %+v", stories, g)
		}
	}
}

// TestLookAgainObeys draws stories and decisions of people at random and wants none undone.
func TestLookAgainObeys(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	changed := 0
	for round := range 300 {
		stories := make([]byte, len(town))
		for i := range stories {
			stories[i] = "abcd"[r.IntN(4)]
		}
		p := placed(string(stories), town...)
		var decided []parallax.Decision
		for range 1 + r.IntN(3) {
			d := parallax.Decision{Kind: parallax.Together, Story: parallax.StoryID(fmt.Sprint("s_decided", len(decided)))}
			list := r.Perm(len(town))
			for _, i := range list[:1+r.IntN(2)] {
				d.Articles = append(d.Articles, town[i].ID)
			}
			switch r.IntN(3) {
			case 0:
				d.Kind = parallax.Apart
				d.Others = []parallax.ArticleID{town[list[3]].ID}
			case 1:
				d.Kind = parallax.Locked
			}
			if parallax.Rule(decided).Conflict(&d) == nil {
				decided = append(decided, d)
			}
		}
		p.rulings = decide(decided...)
		for _, d := range decided { // as the store obeys at once
			for _, a := range d.Articles {
				p.sketches[slices.IndexFunc(p.sketches, func(k parallax.Sketch) bool { return k.Article == a })].Story = d.Story
			}
		}
		if g := p.look(); len(g.Moves)+len(g.Merge) > 0 {
			changed++
		}
		for _, a := range town {
			for _, b := range town {
				if a.ID == b.ID {
					continue
				}
				switch one := p.story(a.ID) == p.story(b.ID); p.rulings.Of(a.ID, b.ID) {
				case parallax.OneStory:
					if !one {
						t.Fatalf("round %d: %s and %s were put together by %+v and stand apart: %s", round, a.ID, b.ID, decided, p.groups())
					}
				case parallax.TwoStories:
					if one {
						t.Fatalf("round %d: %s and %s were put apart by %+v and stand together: %s", round, a.ID, b.ID, decided, p.groups())
					}
				}
			}
		}
	}
	if changed < 100 {
		t.Errorf("only %d of 300 rounds changed anything, which shows little", changed)
	}
}

// TestLookAgainBounds wants nothing to be done about nothing, one, or too many.
func TestLookAgainBounds(t *testing.T) {
	for _, n := range []int{0, 1, LookMost + 1} {
		articles := make([]parallax.Sketch, n)
		for i := range articles {
			articles[i] = parallax.Sketch{Article: parallax.ArticleID(fmt.Sprint(i)), Story: "s_all"}
		}
		g := Look(articles, nil, func(*parallax.Sketch) (n parallax.Near, edges []parallax.Edge) {
			if len(articles) > LookMost {
				t.Fatal("too many are compared")
			}
			return n, nil
		})
		if len(g.Moves)+len(g.Merge) > 0 {
			t.Errorf("%d articles: %+v", n, g)
		}
	}
}

// TestLookAgainIsOfOneMoment wants what is found to name the decisions it began with, though people decide more meanwhile.
func TestLookAgainIsOfOneMoment(t *testing.T) {
	p := placed("abababa", town...)
	p.rulings = decide()
	first := p.rulings
	g := Look(p.sketches, nil, func(k *parallax.Sketch) (parallax.Near, []parallax.Edge) {
		n, edges := p.near(k)
		p.rulings = decide(parallax.Decision{Kind: parallax.Locked, Story: "s_a", Articles: []parallax.ArticleID{town[0].ID}})
		return n, edges
	})
	if len(g.Moves) == 0 || g.Rulings != first {
		t.Errorf("%d moves, of the decisions at the begin: %v", len(g.Moves), g.Rulings == first)
	}
}
