package story

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"parallax"
)

// LookMost is how many articles Look takes at most; with more it changes nothing, for by then how
// common words are and what is meant in a language on average was known when most of them came.
const LookMost = 1024

// Look looks again at articles that stand in stories, all together, and gives what is to change. What
// was placed while little was known, of how common a word is or what else is told, is weighed with
// all that is known now: every two are compared anew, both ways, and grouped from the beginning, so that
// the order in which they came hardly counts. What people decided stands.
//
// The articles come in order of arrival, each with its story; near gives what one is held against, and
// what it draws on; older are the storylines that have stories too of which no article is among them.
func Look(articles []parallax.Sketch, older map[parallax.StorylineID]bool, near func(*parallax.Sketch) (parallax.Near, []parallax.Edge)) (out parallax.Regrouping) {
	if len(articles) == 0 || len(articles) > LookMost {
		return out
	}
	l := newLook(articles)
	l.older = older
	l.compare(near)
	if l.foreign() { // stories in other languages are compared as a whole: as those that were found
		l.label()
		l.hearAbroad()
	}
	stories := map[parallax.StoryID][]int{}
	for _, part := range l.parts() {
		for _, k := range l.change(part, &out) {
			for _, i := range k.members {
				stories[k.story] = append(stories[k.story], part[i])
			}
		}
	}
	l.tie(stories, &out)
	out.Rulings = l.rulings
	slices.SortFunc(out.Moves, func(a, b parallax.Move) int { return cmp.Compare(a.Article, b.Article) })
	slices.SortFunc(out.Merge, func(a, b [2]parallax.StoryID) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// LookAtLine ties the stories of one storyline anew, as Look does all: what they hold on to each other by is what all of their
// articles say. The articles are all of it that are at hand, in order of arrival; stories stay as they are. For when more
// are at hand than Look takes. Of more than LookMost it changes nothing.
func LookAtLine(articles []parallax.Sketch, older map[parallax.StorylineID]bool, near func(*parallax.Sketch) (parallax.Near, []parallax.Edge)) (out parallax.Regrouping) {
	if len(articles) == 0 || len(articles) > LookMost {
		return out
	}
	l := newLook(articles)
	l.older, l.part = older, true
	l.compare(near)
	stories := map[parallax.StoryID][]int{}
	for i := range articles {
		stories[articles[i].Story] = append(stories[articles[i].Story], i)
	}
	l.tie(stories, &out)
	out.Rulings = l.rulings
	return out
}

// look is the articles looked at with the log-odds of their pairs.
type look struct {
	articles []parallax.Sketch
	at       map[parallax.ArticleID]int
	stories  map[parallax.StoryID]*candidate
	sizes    map[parallax.StoryID]int
	labels   []parallax.StoryID // what each is taken to tell
	z, told  [][]float64        // sums of log-odds, and of how many
	line     [][]float64        // sums of log-odds of being of one storyline
	abroad   [][]stranger       // by article, those near it in other languages, in the order they were given in
	older    map[parallax.StorylineID]bool
	part     bool          // there are other stories at hand, and storylines whose names are not known here
	near     parallax.Near // how common the terms of short articles are
	rulings  *parallax.Rulings
	ruled    map[parallax.StoryID][]parallax.ArticleID
}

func newLook(articles []parallax.Sketch) *look {
	l := &look{articles: articles, at: map[parallax.ArticleID]int{}, stories: map[parallax.StoryID]*candidate{}, sizes: map[parallax.StoryID]int{}, near: parallax.Near{Frequency: map[parallax.Term]int{}}}
	for i := range articles {
		k := &articles[i]
		l.at[k.Article] = i
		if l.stories[k.Story] == nil {
			l.stories[k.Story] = &candidate{story: k.Story, line: k.Storyline, order: i}
		}
		l.sizes[k.Story]++
		l.labels = append(l.labels, k.Story)
	}
	return l
}

// foreign reports whether the articles are in several languages.
func (l *look) foreign() bool {
	return slices.ContainsFunc(l.articles, func(k parallax.Sketch) bool { return crosses(&k, &l.articles[0]) })
}

// compare holds every article against those near it.
func (l *look) compare(near func(*parallax.Sketch) (parallax.Near, []parallax.Edge)) {
	l.z, l.told, l.line = square(len(l.articles)), square(len(l.articles)), square(len(l.articles))
	l.abroad = make([][]stranger, len(l.articles))
	for i := range l.articles {
		k := &l.articles[i]
		n, edges := near(k)
		if k.Terms.Len() < parallax.Short {
			l.near.Documents = n.Documents
			maps.Copy(l.near.Frequency, n.Frequency)
		}
		if l.rulings == nil { // the first: what is decided from here on makes all of it stale
			l.rulings, l.ruled = n.Rulings, n.Ruled
		}
		for at := range n.Sketches {
			if j, known := l.at[n.Sketches[at].Article]; known {
				n.Sketches[at].Story = l.labels[j]
			}
		}
		q := ask(*k, edges, &n)
		meanings := meanings(k, n.Sketches)
		for at := range n.Sketches {
			b := &n.Sketches[at]
			j, known := l.at[b.Article]
			if !known || i == j {
				continue
			}
			t := q.telling(b, meanings)
			l.add(i, j, t.logit, t.line)
			l.told[i][j]++
			l.told[j][i]++
			if crosses(k, b) {
				l.abroad[i] = append(l.abroad[i], stranger{j, t.features})
			}
		}
	}
}

// add adds the log-odds of a pair, one way, to those of the other.
func (l *look) add(i, j int, z, line float64) {
	z, line = bounded(z), bounded(line)
	l.z[i][j], l.z[j][i] = l.z[i][j]+z, l.z[j][i]+z
	l.line[i][j], l.line[j][i] = l.line[i][j]+line, l.line[j][i]+line
}

// logit gives the log-odds of a pair: the mean of both ways, the floor when neither was near the other.
func (l *look) logit(i, j int) float64 {
	if l.told[i][j] == 0 {
		return floorLogit
	}
	return l.z[i][j] / l.told[i][j]
}

// parts gives the articles in parts that have nothing to do with each other: no article of one is
// company of one of another, without which no two are one story, and none is in its story.
func (l *look) parts() (out [][]int) {
	part := make([]int, len(l.articles)) // by article, from 1
	for i := range l.articles {
		if part[i] > 0 {
			continue
		}
		part[i] = len(out) + 1
		list := []int{i}
		for at := 0; at < len(list); at++ {
			for j := range l.articles {
				if part[j] == 0 && (l.articles[j].Story == l.articles[list[at]].Story || l.logit(list[at], j) > 0 ||
					l.rulings.Of(l.articles[j].Article, l.articles[list[at]].Article) == parallax.OneStory) {
					part[j] = part[i]
					list = append(list, j)
				}
			}
		}
		slices.SortFunc(list, func(i, j int) int { return cmp.Compare(l.articles[i].Article, l.articles[j].Article) }) // whatever came first
		out = append(out, list)
	}
	return out
}

// label takes each article to tell what it is grouped with by what is known so far.
func (l *look) label() {
	labels := slices.Clone(l.labels)
	for at, part := range l.parts() {
		for story, k := range l.open(part).regroup() {
			for _, i := range k.members {
				labels[part[i]] = parallax.StoryID(fmt.Sprint(at, " ", story))
			}
		}
	}
	l.labels = labels
}

// open gives the region of a part.
func (l *look) open(part []int) *region {
	r := &region{near: &l.near, rulings: l.rulings, ruled: l.ruled, z: square(len(part)), again: l.articles[len(l.articles)-1].Article}
	first := map[*candidate]int{}
	for at, i := range part {
		k := &l.articles[i]
		c := l.stories[k.Story]
		r.members = append(r.members, member{sketch: k, from: c, age: i, block: l.sizes[k.Story] > blockSize})
		if _, known := first[c]; !known {
			first[c] = at
		}
		for other, j := range part {
			r.z[at][other] = l.logit(i, j)
		}
	}
	for c, at := range first {
		r.members[at].silent = r.silent(c, r.members)
	}
	r.tellApart()
	r.hearOwn()
	r.keepCompany()
	return r
}

// change groups the articles of a part anew, adds what changed, and gives the stories as they are now.
func (l *look) change(part []int, out *parallax.Regrouping) []cluster {
	r := l.open(part)
	clusters := r.regroup()
	merged := r.name(clusters)
	for _, k := range clusters {
		out.Moves = append(out.Moves, r.moves(&k, merged)...)
	}
	for from, into := range merged {
		out.Merge = append(out.Merge, [2]parallax.StoryID{from, into})
	}
	return clusters
}

// moves gives those members of a cluster that stand elsewhere now.
func (r *region) moves(k *cluster, merged map[parallax.StoryID]parallax.StoryID) (out []parallax.Move) {
	for _, i := range k.members {
		m := r.members[i]
		if m.from == nil || m.from.story == k.story || merged[m.from.story] == k.story || m.block {
			continue
		}
		here, there := r.mean(i, *k, nil), r.mean(i, *k, m.from)
		what := "regrouped"
		if r.again != "" {
			what = "looked at again"
		}
		out = append(out, parallax.Move{
			Article: m.sketch.Article, From: m.from.story, To: k.story, Score: probability(here),
			Why: []parallax.Reason{{What: what, Value: fmt.Sprintf("likelier here (%.2f) than among the others of %s (%.2f)", probability(here), m.from.story, probability(there)), Weight: here}},
		})
	}
	return out
}
