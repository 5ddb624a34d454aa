package lineage

import (
	"slices"

	"parallax"
)

const (
	// minRun is the shortest run of words that counts as shared. Five in a row are often a set
	// phrase ("the president of the United States").
	minRun = 6
	// maxPlaces bounds how often a run's opening may stand in the other text and still be tried
	// everywhere: beyond it is a refrain.
	maxPlaces = 12
)

// run is n words that stand in both texts: from here in the one, from there in the other.
type run struct{ here, there, n int }

// sharedRuns gives the longest common runs of at least minRun words, in order of here; no
// word of either text is in two of them.
func sharedRuns(a, b []word) []run {
	if len(a) < minRun || len(b) < minRun {
		return nil
	}
	places := make(map[uint64][]int32, len(b))
	for j := 0; j+minRun <= len(b); j++ {
		if h := shingle(b[j : j+minRun]); len(places[h]) < maxPlaces {
			places[h] = append(places[h], int32(j))
		}
	}
	taken := make([]bool, len(b))
	var out []run
	for i := 0; i+minRun <= len(a); {
		best := run{}
		for _, j := range places[shingle(a[i:i+minRun])] {
			if n := match(a[i:], b[j:], taken[j:]); n > best.n {
				best = run{i, int(j), n}
			}
		}
		if best.n < minRun {
			i++
			continue
		}
		out = append(out, best)
		for j := best.there; j < best.there+best.n; j++ {
			taken[j] = true
		}
		i += best.n
	}
	return out
}

// match counts the words that a and b begin with in common, up to furniture or a word already taken.
func match(a, b []word, taken []bool) int {
	n := 0
	for n < len(a) && n < len(b) && a[n].hash == b[n].hash && !taken[n] && !a[n].skip && !b[n].skip {
		n++
	}
	return n
}

// overlap is what two articles have in common.
type overlap struct {
	runs []run
	// prose and quoted count the words of the runs outside and inside quotation marks;
	// longest is the longest stretch of prose.
	prose, quoted, longest int
	here, there            int // words of each text that can be compared
}

// compareWords measures what the two texts share.
func compareWords(a, b []word) overlap {
	o := overlap{runs: sharedRuns(a, b), here: comparable(a), there: comparable(b)}
	for _, r := range o.runs {
		stretch := 0
		for _, w := range a[r.here : r.here+r.n] {
			if w.quoted {
				o.quoted++
				stretch = 0
				continue
			}
			o.prose++
			stretch++
			o.longest = max(o.longest, stretch)
		}
	}
	return o
}

func comparable(words []word) int {
	n := 0
	for _, w := range words {
		if !w.skip {
			n++
		}
	}
	return n
}

// passages gives the runs as spans of both texts, the longest first.
func (o overlap) passages(a, b []word) []parallax.Passage {
	runs := slices.Clone(o.runs)
	slices.SortStableFunc(runs, func(x, y run) int { return y.n - x.n })
	out := make([]parallax.Passage, len(runs))
	for i, r := range runs {
		out[i] = parallax.Passage{
			Here:  parallax.TextSpan(a[r.here].start, a[r.here+r.n-1].end),
			There: parallax.TextSpan(b[r.there].start, b[r.there+r.n-1].end),
		}
	}
	return out
}
