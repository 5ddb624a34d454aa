package story

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"parallax"
)

const (
	// regionFloor is the log-odds that the likest article of a story must reach for the story
	// to be looked at again when an article arrives.
	regionFloor = -2.5

	// No further story is opened once regionSize articles are looked at again. A story of more
	// than blockSize stays whole, with that many of its likest articles speaking for it.
	regionSize, blockSize = 90, 40

	// hold is what counts more, in log-odds, for articles that stand in one story now: what was
	// shown to readers changes on new evidence, and not back and forth.
	hold = 0.3

	// ownWeight, companyWeight and companyBias make the log-odds of a pair among others of its
	// own log-odds and of how alike its company is: short accounts of one event may share no
	// word, and are like the same third. Fitted once on the pairs of the grouping sets, by a logistic
	// regression outside the repository, when acquainted was 0.1; not fitted again since.
	ownWeight, companyWeight, companyBias = 0.58, 4.1, -2.24

	// acquainted is the probability from which another article counts as company. Lower, an
	// article that is a little like everything of a large story is drawn into it: at 0.1 a court
	// report from the same town, one of the traps of examples/silo, was.
	acquainted = 0.5
)

// region is the article at hand and the stories it may belong to, opened for regrouping.
type region struct {
	members []member // the article at hand first
	z       [][]float64
	// decisions of people: what they say about two members stands above log-odds.
	decisions []parallax.Decision
}

// member is an article of a region.
type member struct {
	sketch *parallax.Sketch
	from   *candidate // its story; nil for the article at hand
	age    int        // position among the sketches, the article at hand last
	block  bool       // its story is too large to be opened
}

// open gives the region of an article.
func open(q *query, found []*candidate, decisions []parallax.Decision) *region {
	r := &region{decisions: decisions, members: []member{{sketch: &q.sketch, age: math.MaxInt}}}
	logits := []float64{0}
	for _, c := range found {
		best := c.best()
		if (best < regionFloor || len(r.members) >= regionSize) && !r.ruled(c) {
			continue
		}
		tellings := c.tellings
		block := len(tellings) > blockSize
		if block {
			tellings = likest(tellings, blockSize)
		}
		for _, t := range tellings {
			r.members = append(r.members, member{sketch: t.sketch, from: c, age: t.age, block: block})
			logits = append(logits, bounded(t.logit))
		}
	}
	n := len(r.members)
	r.z = square(n)
	for i := range n {
		for j := range i {
			z := logits[i]
			if j > 0 {
				z = known(r.members[i].sketch, r.members[j].sketch)
			}
			r.z[i][j], r.z[j][i] = z, z
		}
	}
	r.keepCompany()
	return r
}

// ruled reports whether a person decided that the article at hand belongs with one of the story.
func (r *region) ruled(c *candidate) bool {
	return len(r.decisions) > 0 && slices.ContainsFunc(c.tellings, func(t *telling) bool {
		return parallax.Rule(r.decisions, r.members[0].sketch.Article, t.sketch.Article) == parallax.OneStory
	})
}

// rule tells what people decided about two members.
func (r *region) rule(i, j int) parallax.Ruling {
	if len(r.decisions) == 0 {
		return parallax.Undecided
	}
	return parallax.Rule(r.decisions, r.members[i].sketch.Article, r.members[j].sketch.Article)
}

// known gives the log-odds found when the later of two articles arrived.
func known(a, b *parallax.Sketch) float64 {
	if z, ok := a.Like[b.Article]; ok {
		return bounded(float64(z))
	}
	if z, ok := b.Like[a.Article]; ok {
		return bounded(float64(z))
	}
	return floorLogit
}

// keepCompany replaces the log-odds of each pair by those of the pair among others.
func (r *region) keepCompany() {
	n := len(r.members)
	p, length := square(n), make([]float64, n)
	for i := range n {
		for j := range n {
			switch x := probability(r.z[i][j]); {
			case i == j:
				p[i][j] = 1
			case x > acquainted:
				p[i][j] = x
			}
			length[i] += p[i][j] * p[i][j]
		}
	}
	for i := range n {
		for j := range i {
			dot := 0.0
			for k, x := range p[i] {
				if x > 0 {
					dot += x * p[j][k]
				}
			}
			z := bounded(ownWeight*r.z[i][j] + companyWeight*dot/math.Sqrt(length[i]*length[j]) + companyBias)
			r.z[i][j], r.z[j][i] = z, z
		}
	}
}

// cluster is members that are taken for one story.
type cluster struct {
	members []int
	story   parallax.StoryID
}

// regroup joins the likest members again and again, by the mean log-odds between those joined
// so far (average linkage), until no two are likely enough to be one story. Pairs in one
// language decide where there are any.
func (r *region) regroup() []cluster {
	var clusters []cluster
	blocks := map[*candidate]int{}
	for i, m := range r.members {
		if m.block {
			if at, ok := blocks[m.from]; ok {
				clusters[at].members = append(clusters[at].members, i)
				continue
			}
		}
		at := slices.IndexFunc(clusters, func(k cluster) bool {
			return slices.ContainsFunc(k.members, func(j int) bool { return r.rule(i, j) == parallax.OneStory })
		})
		if at < 0 {
			at = len(clusters)
			clusters = append(clusters, cluster{})
		}
		clusters[at].members = append(clusters[at].members, i)
		if m.block {
			blocks[m.from] = at
		}
	}
	n := len(clusters)
	links := make([][]link, n)
	for i := range links {
		links[i] = make([]link, n)
		for j := range links {
			if i != j {
				links[i][j] = r.link(clusters[i].members, clusters[j].members)
			}
		}
	}
	gone := make([]bool, n)
	for {
		a, b, best := -1, -1, float64(0)
		for i := range n {
			for j := 0; j < i && !gone[i]; j++ {
				if gone[j] {
					continue
				}
				if z := links[i][j].mean(); z >= joinLogit && !links[i][j].apart && (a < 0 || z > best) {
					a, b, best = j, i, z
				}
			}
		}
		if a < 0 {
			break
		}
		clusters[a].members = append(clusters[a].members, clusters[b].members...)
		gone[b] = true
		for k := range n {
			if k != a && !gone[k] {
				links[a][k].add(links[b][k])
				links[k][a] = links[a][k]
			}
		}
	}
	out := clusters[:0]
	for i, c := range clusters {
		if !gone[i] {
			out = append(out, c)
		}
	}
	return out
}

// link sums the log-odds of pairs in one language and of pairs across languages.
type link struct {
	same, sameCount, cross, crossCount float64
	apart                              bool // by decision of a person
}

func (l *link) add(m link) {
	l.same += m.same
	l.sameCount += m.sameCount
	l.cross += m.cross
	l.crossCount += m.crossCount
	l.apart = l.apart || m.apart
}

func (l link) mean() float64 {
	if l.sameCount > 0 {
		return l.same / l.sameCount
	}
	return l.cross / l.crossCount
}

func (r *region) link(a, b []int) (l link) {
	for _, i := range a {
		for _, j := range b {
			z := r.z[i][j]
			l.apart = l.apart || r.rule(i, j) == parallax.TwoStories
			if from := r.members[i].from; from != nil && from == r.members[j].from {
				z += hold
			}
			if crosses(r.members[i].sketch, r.members[j].sketch) {
				l.cross += z
				l.crossCount++
			} else {
				l.same += z
				l.sameCount++
			}
		}
	}
	return l
}

// name gives every cluster the story it goes on as: of the stories most of whose articles it
// holds, the oldest. A cluster that goes on as none is a new story, named for its oldest article
// and for the one at hand, or for that alone where it is the only one. merged maps stories to
// those they become part of.
func (r *region) name(clusters []cluster) (merged map[parallax.StoryID]parallax.StoryID) {
	merged = map[parallax.StoryID]parallax.StoryID{}
	heir := map[*candidate]int{}
	var stories []*candidate
	for i := range r.members {
		c := r.members[i].from
		if c == nil || slices.Contains(stories, c) {
			continue
		}
		stories = append(stories, c)
		most, oldest := 0, 0
		for at, k := range clusters {
			n, age := 0, math.MaxInt
			for _, m := range k.members {
				if r.members[m].from == c {
					n, age = n+1, min(age, r.members[m].age)
				}
			}
			if n > most || n == most && n > 0 && age < oldest {
				most, oldest, heir[c] = n, age, at
			}
		}
	}
	slices.SortFunc(stories, older)
	given := r.given(clusters)
	for _, c := range stories {
		k := &clusters[heir[c]]
		switch {
		case k.story == "" && !given[c.story]:
			k.story = c.story
		case k.story == "" || k.story == c.story || given[c.story]:
		default:
			merged[c.story] = k.story
		}
	}
	for at := range clusters {
		k := &clusters[at]
		if k.story != "" {
			continue
		}
		first := slices.MinFunc(k.members, func(a, b int) int { return cmp.Compare(r.members[a].age, r.members[b].age) })
		parts := []string{string(r.members[first].sketch.Article)}
		if first != 0 {
			parts = append(parts, string(r.members[0].sketch.Article))
		}
		k.story = parallax.StoryID(parallax.MakeID("s_", parts...))
	}
	return merged
}

// given gives clusters the IDs their stories have by decision of people, and gives those IDs.
func (r *region) given(clusters []cluster) map[parallax.StoryID]bool {
	out := map[parallax.StoryID]bool{}
	for _, d := range slices.Backward(r.decisions) {
		for at := range clusters {
			k := &clusters[at]
			if k.story == "" && !out[d.Story] && slices.ContainsFunc(k.members, func(i int) bool { return r.members[i].sketch.Article == d.Articles[0] }) {
				k.story = d.Story
				out[d.Story] = true
			}
		}
	}
	return out
}

// settle writes into the placement what regrouping changed for others, and gives the cluster
// the article at hand stands in.
func (r *region) settle(place *parallax.Placement) cluster {
	clusters := r.regroup()
	merged := r.name(clusters)
	var own cluster
	for _, k := range clusters {
		if slices.Contains(k.members, 0) {
			own = k
		}
		for _, i := range k.members {
			m := r.members[i]
			if m.from == nil || m.from.story == k.story || merged[m.from.story] == k.story || m.block {
				continue
			}
			here, there := r.mean(i, k, nil), r.mean(i, k, m.from)
			place.Moves = append(place.Moves, parallax.Move{
				Article: m.sketch.Article, From: m.from.story, To: k.story, Score: probability(here),
				Why: []parallax.Reason{{What: "regrouped", Value: fmt.Sprintf("likelier here (%.2f) than among the others of %s (%.2f)", probability(here), m.from.story, probability(there)), Weight: here}},
			})
		}
	}
	slices.SortFunc(place.Moves, func(a, b parallax.Move) int { return cmp.Compare(a.Article, b.Article) })
	for from, into := range merged {
		if into == own.story {
			place.Merge = append(place.Merge, from)
		} else {
			place.MergeOthers = append(place.MergeOthers, [2]parallax.StoryID{from, into})
		}
	}
	slices.Sort(place.Merge)
	slices.SortFunc(place.MergeOthers, func(a, b [2]parallax.StoryID) int { return cmp.Compare(a[0], b[0]) })
	return own
}

// mean gives the mean log-odds of a member and the others of a cluster, or of the rest of its
// story that does not stand in the cluster; the floor when there are none.
func (r *region) mean(i int, k cluster, rest *candidate) float64 {
	var l link
	for j := range r.members {
		in := slices.Contains(k.members, j)
		if j != i && (rest == nil && in || rest != nil && !in && r.members[j].from == rest) {
			l.add(r.link([]int{i}, []int{j}))
		}
	}
	if l.sameCount+l.crossCount == 0 {
		return floorLogit
	}
	return l.mean()
}

func square(n int) [][]float64 {
	all := make([]float64, n*n)
	out := make([][]float64, n)
	for i := range out {
		out[i] = all[i*n : (i+1)*n]
	}
	return out
}
