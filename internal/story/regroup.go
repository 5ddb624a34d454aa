package story

import (
	"slices"
	"sync/atomic"

	"parallax"
)

// cluster is members that are taken for one story.
type cluster struct {
	members []int
	// tellings is how many of the members are no copy of another one, for what is told throughout.
	tellings int
	story    parallax.StoryID
	// groups are those its articles are in by decision of people, of all of them and not only
	// of members; each stands for itself where nothing was decided. ruled are those decided about.
	groups, ruled []parallax.ArticleID
	pool          *pool // nil until it is asked for
}

// regroup joins the likest members again and again, by the mean log-odds between those joined
// so far (average linkage) less what their contrast says, until no two are likely enough to be one story. Pairs in one
// language decide where there are any.
func (r *region) regroup() []cluster {
	clusters := r.given()
	room := linkRoom.Swap(nil)
	if room == nil {
		room = new([]link)
	}
	defer keepRoom(room)
	links := r.links(clusters, room)
	gone := make([]bool, len(clusters))
	likest := newPartners(clusters, links, gone)
	for {
		a, b := likest.pair()
		if a < 0 {
			break
		}
		if l := &links[a][b]; !l.weighed {
			l.against, l.weighed = r.contrast(&clusters[a], &clusters[b]), true
			links[b][a] = *l
			likest.find(b)
			continue // they may not be the likest any more
		}
		clusters[a].members = append(clusters[a].members, clusters[b].members...)
		clusters[a].tellings += clusters[b].tellings
		clusters[a].pool = nil
		gone[b] = true
		for k := range clusters {
			if k != a && !gone[k] {
				links[a][k].add(links[b][k])
				links[a][k].pooled = r.pooled(&clusters[a], &clusters[k])
				links[k][a] = links[a][k]
			}
		}
		likest.joined(a, b)
	}
	out := clusters[:0]
	for i, c := range clusters {
		if !gone[i] {
			out = append(out, c)
		}
	}
	return out
}

// linkRoom is what links are laid out in, a megabyte or less for a region of up to keptRoom, one of which is asked for with each article.
// A sync.Pool would let go of it at every second collection of garbage, of which a busy server has five in a second.
var linkRoom atomic.Pointer[[]link]

// keptRoom is of how many clusters the room is kept that was made for their links; larger regions are rare and would hold it for the
// life of the program.
const keptRoom = 128

// keepRoom gives room back for the next region, unless it is of a large one.
func keepRoom(room *[]link) {
	if cap(*room) <= keptRoom*keptRoom {
		linkRoom.Store(room)
	}
}

// links weighs each cluster with each other, in room that is made larger where it is too small.
func (r *region) links(clusters []cluster, all *[]link) [][]link {
	n := len(clusters)
	*all = slices.Grow((*all)[:0], n*n)[:n*n]
	originals := make([][]int, n)
	for i := range clusters {
		originals[i] = r.originals(&clusters[i])
	}
	out, room := make([][]link, n), *all
	for i := range out {
		out[i], room = room[:n:n], room[n:]
		for j := range out[i] {
			out[i][j] = link{}
			if i != j {
				out[i][j] = r.link(originals[i], originals[j])
				out[i][j].pooled = r.pooled(&clusters[i], &clusters[j])
				out[i][j].apart = r.apart(&clusters[i], &clusters[j])
			}
		}
	}
	return out
}

// originals gives the members of a cluster that are no copies, which alone are weighed.
func (r *region) originals(k *cluster) []int {
	if k.tellings == len(k.members) {
		return k.members
	}
	return slices.DeleteFunc(slices.Clone(k.members), func(i int) bool { return r.members[i].copied })
}

// threshold is the mean log-odds from which two clusters are one story.
func threshold(a, b *cluster) float64 {
	if min(a.tellings, b.tellings) < contrastFrom && max(a.tellings, b.tellings) < surerFrom {
		return joinLogit
	}
	return heardLogit
}

// given gives the clusters that stand before anything is weighed: each member alone, but copies with what they copy,
// stories too large to be opened and what people put together.
func (r *region) given() (clusters []cluster) {
	blocks := map[*candidate]int{}
	for i := range r.members {
		m := &r.members[i]
		groups, ruled := r.groups(m)
		alone := cluster{members: []int{i}, tellings: 1, groups: groups, ruled: ruled}
		if first := r.copyOf(i); first >= 0 && len(ruled) == 0 && !m.block {
			at := slices.IndexFunc(clusters, func(k cluster) bool { return slices.Contains(k.members, first) })
			if len(clusters[at].ruled) == 0 {
				m.copied, alone.tellings = true, 0
				clusters[at].add(alone)
				continue
			}
		}
		if at, ok := blocks[m.from]; ok && m.block {
			clusters[at].add(alone)
			continue
		}
		if m.block {
			blocks[m.from] = len(clusters)
		}
		clusters = append(clusters, alone)
	}
	for i := 0; i < len(clusters); i++ {
		for j := len(clusters) - 1; j > i; j-- {
			if clusters[i].bound(&clusters[j]) {
				clusters[i].add(clusters[j])
				clusters = slices.Delete(clusters, j, j+1)
				j = len(clusters) // what was added may bind others
			}
		}
	}
	return clusters
}

// copyOf gives the member before member i that is the same text of the same outlet, by all that is known of it: a page given
// twice; -1 when there is none.
func (r *region) copyOf(i int) int {
	a := r.members[i].sketch
	return slices.IndexFunc(r.members[:i], func(m member) bool {
		b := m.sketch
		return !m.copied && a.Outlet == b.Outlet && a.Language == b.Language && slices.Equal(a.Hashes, b.Hashes) && a.Terms.Equal(b.Terms) && a.Title.Equal(b.Title)
	})
}

// add takes the other cluster into this one.
func (k *cluster) add(other cluster) {
	k.members = append(k.members, other.members...)
	k.tellings += other.tellings
	k.groups, k.ruled = append(k.groups, other.groups...), append(k.ruled, other.ruled...)
}

// bound reports whether people put something of both into one story.
func (k *cluster) bound(other *cluster) bool {
	return slices.ContainsFunc(k.ruled, func(g parallax.ArticleID) bool { return slices.Contains(other.ruled, g) })
}

// groups gives the groups by decision of a member and of those that go with it, and which of
// them anything was decided about.
func (r *region) groups(m *member) (all, ruled []parallax.ArticleID) {
	if !r.rulings.Any() {
		return nil, nil
	}
	own := append([]parallax.ArticleID{m.sketch.Article}, m.silent...)
	ruled = r.rulings.Groups(own)
	if len(ruled) == 0 {
		return own[:1], nil
	}
	return ruled, ruled
}

// apart reports whether a person decided that something of one cluster is in no story with something of the other.
func (r *region) apart(a, b *cluster) bool {
	two := func(all, ruled []parallax.ArticleID) bool {
		return slices.ContainsFunc(ruled, func(g parallax.ArticleID) bool {
			return slices.ContainsFunc(all, func(h parallax.ArticleID) bool { return r.rulings.Of(g, h) == parallax.TwoStories })
		})
	}
	return two(a.groups, b.ruled) || two(b.groups, a.ruled)
}

// link sums the log-odds of pairs in one language and of pairs across languages.
type link struct {
	same, sameCount, cross, crossCount float64
	against                            float64 // contrast, once it is weighed and until one of the two grows
	weighed                            bool
	pooled                             float64 // of both taken as one text, until one of the two grows
	apart                              bool    // by decision of a person
}

func (l *link) add(m link) {
	l.same += m.same
	l.sameCount += m.sameCount
	l.cross += m.cross
	l.crossCount += m.crossCount
	l.apart = l.apart || m.apart
	l.against, l.weighed, l.pooled = 0, false, 0
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
			if from := r.members[i].from; from != nil && from == r.members[j].from && r.again == "" {
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
