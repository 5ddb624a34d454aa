package story

import (
	"cmp"
	"maps"
	"slices"

	"parallax"
)

// lineHold is the probability down to which two stories of one storyline stay in it: below lineJoin, so that
// what is shown does not change back and forth. Tied from 0.5, ml-crisis has 0.716 and not 0.708, but the court report
// of examples/silo, another event of the town, goes into the storyline of the explosion.
const lineHold = 0.4

// tie puts the stories as they are after a second look into storylines anew, and adds what changed. What ties two
// is what every article of both says, and no longer only the one that came when they were tied: a storyline comes apart where
// that does not hold. members are the articles of each story. A storyline that reaches further back than what is at hand stays whole: what
// ties its stories may be one that is not looked at.
func (l *look) tie(members map[parallax.StoryID][]int, out *parallax.Regrouping) {
	ids := slices.SortedFunc(maps.Keys(members), func(a, b parallax.StoryID) int { // oldest first
		return cmp.Compare(slices.Min(members[a]), slices.Min(members[b]))
	})
	was := map[parallax.StoryID]parallax.StorylineID{}
	for _, id := range ids {
		was[id] = l.lineOf(members[id])
	}
	lines := connected(ids, func(a, b parallax.StoryID) bool {
		return l.older[was[a]] && was[a] == was[b] || probability(l.lineal(members[a], members[b])) >= needed(was[a], was[b])
	})
	names, merged := nameLines(lines, was, l.older, func(id parallax.StoryID) int { return len(members[id]) }, string(l.articles[len(l.articles)-1].Article), l.part)
	for at, list := range lines {
		for _, id := range list {
			if c := l.stories[id]; c == nil || c.line != names[at] {
				if out.Lines == nil {
					out.Lines = map[parallax.StoryID]parallax.StorylineID{}
				}
				out.Lines[id] = names[at]
			}
		}
	}
	out.MergeLines = merged
}

// lineOf gives the storyline that most of some articles stood in, of several the one of the oldest; "" for none.
func (l *look) lineOf(articles []int) (line parallax.StorylineID) {
	count := map[parallax.StorylineID]int{}
	for _, i := range slices.Sorted(slices.Values(articles)) {
		k := l.articles[i].Storyline
		if count[k]++; count[k] > count[line] {
			line = k
		}
	}
	return line
}

// needed is the probability from which two stories are of one storyline, by those they were in.
func needed(a, b parallax.StorylineID) float64 {
	if a != "" && a == b {
		return lineHold
	}
	return lineJoin
}

// lineal gives the log-odds that two stories are of one storyline: of their likest articles and the mean over all,
// of those in one language where there are any.
func (l *look) lineal(a, b []int) float64 {
	var same, cross []float64
	for _, i := range a {
		for _, j := range b {
			z := float64(floorLogit)
			if l.told[i][j] > 0 {
				z = l.line[i][j] / l.told[i][j]
			}
			if crosses(&l.articles[i], &l.articles[j]) {
				cross = append(cross, z)
			} else {
				same = append(same, z)
			}
		}
	}
	if len(same) == 0 {
		same = cross
	}
	sum := 0.0
	for _, z := range same {
		sum += z
	}
	return bestShare*slices.Max(same) + (1-bestShare)*sum/float64(len(same))
}

// connected gives the stories in lists of those that are tied to each other, through others too, each in the order given.
func connected(ids []parallax.StoryID, tied func(a, b parallax.StoryID) bool) (out [][]parallax.StoryID) {
	left := slices.Clone(ids)
	for len(left) > 0 {
		list := []parallax.StoryID{left[0]}
		left = left[1:]
		for at := 0; at < len(list); at++ {
			left = slices.DeleteFunc(left, func(id parallax.StoryID) bool {
				if !tied(list[at], id) {
					return false
				}
				list = append(list, id)
				return true
			})
		}
		slices.SortFunc(list, func(a, b parallax.StoryID) int { return cmp.Compare(slices.Index(ids, a), slices.Index(ids, b)) })
		out = append(out, list)
	}
	return out
}

// nameLines gives the storyline that each list of stories goes on as, "" for a story alone, unless its storyline has older ones: of those whose articles
// it has most of, the one with the oldest story. The others become part of it. A list that goes on as none is named for its
// oldest story, and for last where that name is taken, or may be since these are not all.
func nameLines(lists [][]parallax.StoryID, was map[parallax.StoryID]parallax.StorylineID, older map[parallax.StorylineID]bool, size func(parallax.StoryID) int, last string, part bool) (names []parallax.StorylineID, merged [][2]parallax.StorylineID) {
	most, heir := map[parallax.StorylineID]int{}, map[parallax.StorylineID]int{}
	for at, list := range lists {
		if len(list) < 2 && !older[was[list[0]]] {
			continue
		}
		here := map[parallax.StorylineID]int{}
		for _, id := range list {
			if line := was[id]; line != "" {
				here[line] += size(id)
				if here[line] > most[line] {
					most[line], heir[line] = here[line], at
				}
			}
		}
	}
	taken := map[parallax.StorylineID]bool{}
	for _, line := range was {
		taken[line] = true
	}
	for at, list := range lists {
		name := parallax.StorylineID("")
		for _, id := range list {
			line := was[id]
			switch by, known := heir[line]; {
			case !known || by != at || line == name:
			case name == "":
				name = line
			case !slices.Contains(merged, [2]parallax.StorylineID{line, name}):
				merged = append(merged, [2]parallax.StorylineID{line, name})
			}
		}
		if name == "" && len(list) > 1 {
			name = newLine(list[0], last, func(id parallax.StorylineID) bool { return part || taken[id] })
		}
		names = append(names, name)
	}
	return names, merged
}
