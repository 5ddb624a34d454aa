package story

import (
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
	hold = 0.2

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
	foreign [][]bool       // which pairs are of two languages
	alone   [][]float64    // z before company was heard
	near    *parallax.Near // how common the terms of short articles are; nil when that does not matter
	rulings *parallax.Rulings
	ruled   map[parallax.StoryID][]parallax.ArticleID // Near.Ruled
	again   parallax.ArticleID                        // the last that came, when all is looked at again and none is at hand; "" otherwise
}

// member is an article of a region.
type member struct {
	sketch *parallax.Sketch
	from   *candidate // its story; nil for the article at hand
	age    int        // position among the sketches, the article at hand last
	block  bool       // its story is too large to be opened
	copied bool       // it stands with a member before it that is the same text of the same outlet, and is not weighed
	// silent are articles that people decided about and that go where this one goes: those of
	// its story that are not members themselves.
	silent []parallax.ArticleID
}

// open gives the region of an article.
func open(q *query, found []*candidate, near *parallax.Near) *region {
	r := &region{near: near, rulings: near.Rulings, ruled: near.Ruled, members: []member{{sketch: &q.sketch, age: math.MaxInt}}}
	logits := []float64{0}
	for _, c := range found {
		if (c.best() < regionFloor || len(r.members) >= regionSize) && !r.bound(c) {
			continue
		}
		tellings := c.tellings
		block := len(tellings) > blockSize
		if block {
			tellings = likest(tellings, blockSize)
		}
		first := len(r.members)
		for _, t := range tellings {
			r.members = append(r.members, member{sketch: t.sketch, from: c, age: t.age, block: block})
			logits = append(logits, bounded(t.logit))
		}
		r.members[first].silent = r.silent(c, r.members[first:])
	}
	r.weigh(logits)
	r.tellApart()
	r.hearOwn()
	r.keepCompany()
	return r
}

// weigh sets the log-odds of all pairs: those given of the article at hand with each member,
// those kept of the others.
func (r *region) weigh(logits []float64) {
	r.z = square(len(r.members))
	for i := range r.members {
		for j := range i {
			z := logits[i]
			if j > 0 {
				z = known(r.members[i].sketch, r.members[j].sketch)
			}
			r.z[i][j], r.z[j][i] = z, z
		}
	}
}

// silent gives the articles of the story that people decided about and that are not among the members.
func (r *region) silent(c *candidate, members []member) (out []parallax.ArticleID) {
	for _, a := range r.ruled[c.story] {
		if !slices.ContainsFunc(members, func(m member) bool { return m.sketch.Article == a }) {
			out = append(out, a)
		}
	}
	return out
}

// bound reports whether a person decided that the article at hand belongs with one of the story.
func (r *region) bound(c *candidate) bool {
	return slices.ContainsFunc(r.ruled[c.story], r.decidedWith)
}

// far gives the story a person put the article at hand into when nothing of it is among the
// members, as when its other articles were reported months ago; "" otherwise.
func (r *region) far() parallax.StoryID {
	if !r.rulings.Any() {
		return ""
	}
	var out []parallax.StoryID
	for story, articles := range r.ruled {
		if slices.ContainsFunc(articles, func(a parallax.ArticleID) bool { return r.decidedWith(a) }) {
			out = append(out, story)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return slices.Min(out)
}

// decides reports whether a person put the article at hand together with one of the cluster, or of the story.
func (r *region) decides(k cluster, story parallax.StoryID) bool {
	return slices.ContainsFunc(k.members, func(i int) bool { return i != 0 && r.decidedWith(r.members[i].sketch.Article) }) ||
		slices.ContainsFunc(r.ruled[story], r.decidedWith)
}

// decidedWith reports whether a person put the article at hand together with this one.
func (r *region) decidedWith(a parallax.ArticleID) bool {
	own := r.members[0].sketch.Article
	return a != own && r.rulings.Of(own, a) == parallax.OneStory
}

// known gives the log-odds found when the later of two articles arrived.
func known(a, b *parallax.Sketch) float64 {
	if z, ok := a.LikeWith(b); ok {
		return bounded(float64(z))
	}
	if z, ok := b.LikeWith(a); ok {
		return bounded(float64(z))
	}
	return floorLogit
}

// hearOwn lowers the log-odds of pairs across languages to what the own language says. Where one of the two is
// like accounts in the other's language, these are asked how like the other is to them: across languages only
// names, numbers and meaning are compared, and what else happens in a town shares those with its great event.
func (r *region) hearOwn() {
	n := len(r.members)
	heard, foreign := square(n), r.foreign
	alike := make([][]acquainting, n) // the acquaintances of each, where they are asked for
	for i := range n {
		copy(heard[i], r.z[i])
	}
	for i := range n {
		for j := range n {
			if i == j || !foreign[i][j] || r.z[i][j] <= floorLogit {
				continue
			}
			if alike[j] == nil {
				alike[j] = acquaintances(r.z[j])
			}
			sum, weight := r.z[i][j], 1.0 // its own word counts as one
			for _, a := range alike[j] {
				if a.with != i && !foreign[i][a.with] {
					sum += a.p * r.z[i][a.with]
					weight += a.p
				}
			}
			heard[i][j] = min(heard[i][j], sum/weight)
			heard[j][i] = min(heard[j][i], sum/weight)
		}
	}
	r.z = heard
}

// acquaintance is the probability of a pair with these log-odds where one is company to the other; 0 where it is not.
func acquaintance(logit float64) float64 {
	if logit <= 0 { // acquainted is a half, and most pairs are far below it
		return 0
	}
	if p := probability(logit); p > acquainted {
		return p
	}
	return 0
}

// acquainting is a member that is company, with its acquaintance.
type acquainting struct {
	with int
	p    float64
}

// acquaintances gives those that are company by their log-odds, in order: few of a region are.
func acquaintances(logits []float64) []acquainting {
	out := make([]acquainting, 0, 8)
	for i, z := range logits {
		if p := acquaintance(z); p > 0 {
			out = append(out, acquainting{i, p})
		}
	}
	return out
}

// tellApart sets which pairs of members are of two languages.
func (r *region) tellApart() {
	n := len(r.members)
	all := make([]bool, n*n)
	r.foreign = make([][]bool, n)
	for i := range n {
		r.foreign[i] = all[i*n : (i+1)*n]
		for j := range i {
			crossing := crosses(r.members[i].sketch, r.members[j].sketch)
			r.foreign[i][j], r.foreign[j][i] = crossing, crossing
		}
	}
}

// keepCompany replaces the log-odds of each pair by those of the pair among others. Two in one
// language are heard on the company they keep in it.
func (r *region) keepCompany() {
	r.heed()
	n := len(r.members)
	p, all, own := square(n), make([]float64, n), make([]float64, n) // own: in one language
	foreign, company := r.foreign, make([][]int, n)
	for i := range n {
		for j := range n {
			if p[i][j] = acquaintance(r.z[i][j]); i == j {
				p[i][j] = 1
			}
			if p[i][j] > 0 {
				company[i] = append(company[i], j)
			}
			all[i] += p[i][j] * p[i][j]
			if !foreign[i][j] {
				own[i] += p[i][j] * p[i][j]
			}
		}
	}
	for i := range n {
		for j := range i {
			dot, lengths := 0.0, own[i]*own[j]
			if foreign[i][j] {
				lengths = all[i] * all[j]
			}
			for _, k := range company[i] {
				if foreign[i][j] || !foreign[i][k] {
					dot += p[i][k] * p[j][k]
				}
			}
			z := bounded(ownWeight*r.z[i][j] + companyWeight*dot/math.Sqrt(lengths) + companyBias)
			r.z[i][j], r.z[j][i] = z, z
		}
	}
}

// heed keeps the log-odds of pairs as they are for when short articles are taken together, where there are two.
func (r *region) heed() {
	short := 0
	for _, m := range r.members {
		if m.sketch.Terms.Len() < parallax.Short {
			short++
		}
	}
	if short < 2 {
		r.near = nil
		return
	}
	r.alone = square(len(r.members))
	for i := range r.alone {
		copy(r.alone[i], r.z[i])
	}
}

func square(n int) [][]float64 {
	all := make([]float64, n*n)
	out := make([][]float64, n)
	for i := range out {
		out[i] = all[i*n : (i+1)*n]
	}
	return out
}
