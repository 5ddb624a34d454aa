package story

import (
	"cmp"
	"fmt"
	"slices"

	"parallax"
)

const (
	// joinLogit is the mean log-odds from which an article, or a story, is one with a story;
	// heardLogit the same of two that have several articles each, less what contrast says
	// against it: with that heard, less likeness is needed. From -0.75 to -0.5 grouping is as good; at -0.9 twins join.
	joinLogit, heardLogit = -0.3, -0.6

	// surerFrom is how many articles a story has of which the mean is so sure that one article alone needs no more
	// than several: ecbplus 0.912 and 0.914, the other sets the same. Where of one of two similar events a single
	// article was left, it has 0.957 and 0.963, and 0.947 and 0.955; at -0.9 more of those join the other event.
	surerFrom = 4

	// bestShare is the part of the best article in how near a story is, by which stories are
	// ordered and tied; the mean of all has the rest.
	bestShare = 0.5

	// floorLogit and topLogit bound the log-odds of one article in the mean.
	floorLogit, topLogit = -6, 6

	// toldLogit is the log-odds from which they are kept in the sketch.
	toldLogit = -5
)

// telling is an article of the past compared with the one at hand.
type telling struct {
	sketch   *parallax.Sketch
	features Features
	with     *query  // the article at hand; nil when they share too little to be compared
	logit    float64 // of telling the same event
	line     float64 // of belonging to one storyline
	age      int     // position among the sketches
}

// candidate is a story that the article may belong to.
type candidate struct {
	story    parallax.StoryID
	line     parallax.StorylineID
	order    int        // of its first article among the sketches: the older story has the lower one
	tellings []*telling // in order of arrival
	logit    float64
	lineal   float64
	nearest  *telling // the likest of those heard
}

// Place decides where the article of the sketch belongs. Copies, citations and links among
// edges count for the articles they lead to.
func Place(a parallax.Article, s parallax.Sketch, edges []parallax.Edge, near parallax.Near) parallax.Placement {
	if s.Terms.IsZero() || a.State != "" && !a.State.HasText() {
		return parallax.Placement{Held: true, Why: []parallax.Reason{parallax.Because("held", "page is %s, no text to place", cmp.Or(a.State, parallax.PageEmpty))}}
	}
	q := ask(s, edges, &near)
	found := candidates(q, near.Sketches)
	place := start(s)
	r := open(q, found, &near)
	k := r.settle(&place)
	var own []*candidate // the story joined, and those merged into it
	for _, c := range found {
		if c.story == k.story || slices.Contains(place.Merge, c.story) {
			own = append(own, c)
		}
	}
	told := &teller{article: &a, sketch: &q.sketch}
	r.join(&place, k, own, told)
	if i := slices.IndexFunc(found, func(c *candidate) bool { return !slices.Contains(own, c) }); i >= 0 {
		place.Why = append(place.Why, told.whyNot(found[i])...)
	}
	changes(&place)
	place.Like = like(found)
	tie(&place, own, found, told)
	return place
}

// join writes the story of the cluster into the placement, with why.
func (r *region) join(place *parallax.Placement, k cluster, own []*candidate, told *teller) {
	place.Story = k.story
	z := r.mean(0, k, nil)
	switch far := r.far(); {
	case len(own) > 0:
		place.Started, place.Score, place.Why = false, probability(z), told.why(own[0], z)
	case len(k.members) > 1:
		// It draws articles out of other stories: a story of its own with them.
		place.Started, place.Score = false, probability(z)
		place.Why = []parallax.Reason{{What: "starts a story with others", Value: fmt.Sprintf("%d articles", len(k.members)-1), Weight: z}}
	case far != "":
		place.Story, place.Started, place.Why = far, false, nil
	}
	if r.decides(k, place.Story) {
		place.Why = append([]parallax.Reason{{What: "decided", Value: "a person put it together with others of the story"}}, place.Why...)
	}
}

// changes adds to the reasons what the placement changes for other stories.
func changes(place *parallax.Placement) {
	for _, m := range place.Merge {
		place.Why = append(place.Why, parallax.Reason{What: "merges stories", Value: string(m) + " is the same event"})
	}
	for _, m := range place.Moves {
		place.Why = append(place.Why, parallax.Reason{What: "moves an article", Value: fmt.Sprintf("%s from %s to %s", m.Article, m.From, m.To), Weight: m.Why[0].Weight})
	}
}

// like lists the log-odds with the articles that are not too unlike.
func like(found []*candidate) map[parallax.ArticleID]float32 {
	out := map[parallax.ArticleID]float32{}
	for _, c := range found {
		for _, t := range c.tellings {
			if t.logit > toldLogit {
				out[t.sketch.Article] = float32(t.logit)
			}
		}
	}
	return out
}

// start is the placement that starts a story. Its ID is made of the article's.
func start(s parallax.Sketch) parallax.Placement {
	return parallax.Placement{
		Story: parallax.StoryID(parallax.MakeID("s_", string(s.Article))), Started: true, Score: 1,
		Why: []parallax.Reason{{What: "starts a story", Value: "no story is near enough"}},
	}
}

// candidates gives the stories that share anything with the article, likeliest first.
func candidates(q *query, sketches []parallax.Sketch) []*candidate {
	byStory := map[parallax.StoryID]*candidate{}
	var list []*candidate
	meanings := meanings(&q.sketch, sketches)
	for i := range sketches {
		b := &sketches[i]
		if b.Story == "" || b.Article == q.sketch.Article {
			continue
		}
		c := byStory[b.Story]
		if c == nil {
			c = &candidate{story: b.Story, line: b.Storyline, order: i}
			byStory[b.Story] = c
			list = append(list, c)
		}
		t := q.telling(b, meanings)
		t.age = i
		c.tellings = append(c.tellings, t)
	}
	for _, c := range list {
		heard := c.heard(&q.sketch)
		c.nearest = slices.MaxFunc(heard, func(a, b *telling) int { return cmp.Compare(a.logit, b.logit) })
		c.logit = mixed(heard, func(t *telling) float64 { return t.logit })
		c.lineal = mixed(heard, func(t *telling) float64 { return t.line })
	}
	slices.SortStableFunc(list, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.logit, a.logit), cmp.Compare(a.order, b.order))
	})
	return list
}

// telling holds the article at hand against another.
func (q *query) telling(b *parallax.Sketch, meanings map[parallax.StoryID]Meaning) *telling {
	foreign := crosses(&q.sketch, b)
	var meaning *Meaning
	if m, ok := meanings[b.Story]; ok && foreign {
		meaning = &m
	}
	t := &telling{sketch: b, logit: floorLogit, line: floorLogit}
	if f, ok := q.compare(b, meaning); ok {
		t.features, t.with = f, q
		t.logit = fitted.logit(&f, foreign)
		if foreign || q.named(b, &f) {
			t.line = lineLogit(&f, foreign)
		}
	}
	return t
}

// heard gives the articles of the story that decide whether an article belongs to it: those
// in its own language when there are any. Across languages only names and numbers are
// compared, which a second event in the same town shares.
func (c *candidate) heard(s *parallax.Sketch) []*telling {
	var own []*telling
	for _, t := range c.tellings {
		if !crosses(s, t.sketch) {
			own = append(own, t)
		}
	}
	if len(own) == 0 {
		return c.tellings
	}
	return own
}

// mixed gives the log-odds of a story: its best article and the mean of all.
func mixed(tellings []*telling, of func(*telling) float64) float64 {
	best, sum := float64(floorLogit), 0.0
	for _, t := range tellings {
		x := bounded(of(t))
		best = max(best, x)
		sum += x
	}
	return bestShare*best + (1-bestShare)*sum/float64(len(tellings))
}

// older orders stories by age.
func older(a, b *candidate) int { return cmp.Compare(a.order, b.order) }

// best gives the log-odds of the likest article.
func (c *candidate) best() float64 {
	return slices.MaxFunc(c.tellings, func(a, b *telling) int { return cmp.Compare(a.logit, b.logit) }).logit
}

// likest gives the n articles of a story that are likest to the one at hand, in order of arrival.
func likest(tellings []*telling, n int) []*telling {
	sorted := slices.Clone(tellings)
	slices.SortStableFunc(sorted, func(a, b *telling) int { return cmp.Compare(b.logit, a.logit) })
	sorted = sorted[:n]
	slices.SortFunc(sorted, func(a, b *telling) int { return cmp.Compare(a.age, b.age) })
	return sorted
}

// bounded keeps log-odds within floorLogit and topLogit.
func bounded(z float64) float64 { return min(topLogit, max(floorLogit, z)) }
