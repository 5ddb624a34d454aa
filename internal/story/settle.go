package story

import (
	"cmp"
	"math"
	"slices"

	"parallax"
)

// name gives every cluster the story it goes on as: of the stories most of whose articles it
// holds, the oldest. A cluster that goes on as none is a new story, named for its oldest article
// and for the one at hand, or the last of those looked at again, or for that alone where it is the only one. merged maps stories to
// those they become part of.
func (r *region) name(clusters []cluster) (merged map[parallax.StoryID]parallax.StoryID) {
	merged = map[parallax.StoryID]parallax.StoryID{}
	stories, heir := r.heirs(clusters)
	decided := r.decided(clusters)
	for _, c := range stories {
		k := &clusters[heir[c]]
		switch {
		case k.story == "" && !decided[c.story]:
			k.story = c.story
		case k.story == "" || k.story == c.story || decided[c.story]:
		default:
			merged[c.story] = k.story
		}
	}
	for at := range clusters {
		if k := &clusters[at]; k.story == "" {
			k.story = r.newName(k)
		}
	}
	return merged
}

// newName gives the ID of a story that goes on as none.
func (r *region) newName(k *cluster) parallax.StoryID {
	first := slices.MinFunc(k.members, func(a, b int) int { return cmp.Compare(r.members[a].age, r.members[b].age) })
	parts := []string{string(r.members[first].sketch.Article)}
	if r.again != "" {
		parts = append(parts, string(r.again), "again") // so that it is not one that stands
	} else if first != 0 {
		parts = append(parts, string(r.members[0].sketch.Article))
	}
	return parallax.StoryID(parallax.MakeID("s_", parts...))
}

// heirs gives the stories of the region, oldest first, and for each the cluster that holds
// most of its articles, of several the one that holds its oldest.
func (r *region) heirs(clusters []cluster) (stories []*candidate, heir map[*candidate]int) {
	heir = map[*candidate]int{}
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
	return stories, heir
}

// decided gives clusters the IDs their stories have by decision of people, and gives those
// IDs. Where two clusters would have one, as of a story that was split since, the later decision counts.
func (r *region) decided(clusters []cluster) map[parallax.StoryID]bool {
	out := map[parallax.StoryID]bool{}
	if !r.rulings.Any() {
		return out
	}
	type claim struct {
		cluster *cluster
		story   parallax.StoryID
		order   int
	}
	var claims []claim
	for at := range clusters {
		k := &clusters[at]
		var articles []parallax.ArticleID
		for _, i := range k.members {
			articles = append(append(articles, r.members[i].sketch.Article), r.members[i].silent...)
		}
		if id, order := r.rulings.Story(articles); id != "" {
			claims = append(claims, claim{k, id, order})
		}
	}
	slices.SortFunc(claims, func(a, b claim) int { return cmp.Compare(a.order, b.order) })
	for _, c := range claims {
		if !out[c.story] {
			c.cluster.story = c.story
			out[c.story] = true
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
		place.Moves = append(place.Moves, r.moves(&k, merged)...)
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
