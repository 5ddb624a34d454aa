package story

import (
	"math"
	"slices"

	"parallax"
)

const (
	// contrastWeight turns contrast into log-odds against one story. Of 0.2, 0.25, 0.3 and 0.4 the
	// second gave the best mean over allsides, ecbplus, meantime and cross-script.
	contrastWeight = 0.25

	// contrastFrom is how many articles each side must have: what one article says
	// throughout, it alone may say. A page given twice is one.
	contrastFrom = 2

	// contrastTerms is how many terms of each side count, those that stand out most: two
	// accounts of one matter differ in some.
	contrastTerms = 3

	// numberContrast is how much a number does against a name: tolls and scores grow.
	numberContrast = 0.5

	// contrastSize is the number of terms from which an article counts fully: a shorter one
	// leaves out more.
	contrastSize = 100

	// mostShare is the highest share that is believed.
	mostShare = 0.95
)

// contrast gives the log-odds against two clusters telling one event that lie in what each
// tells throughout, in title and lead, and the other does not: its names and numbers. Two arrests of players of one
// club share nearly all words; that one account after the other names a man whom none of the
// others names does not show in any pair. Articles in languages that the other side lacks are left aside.
// It is 0 when one side has too few articles to say anything.
func (r *region) contrast(a, b *cluster) float64 {
	x, y := r.tally(a, b), r.tally(b, a)
	if x.articles < contrastFrom || y.articles < contrastFrom {
		return 0
	}
	return contrastWeight * min(x.missed(y), y.missed(x))
}

// tally counts in how many leads of a cluster each name and number stands.
type tally struct {
	articles int
	size     float64 // articles, short ones less
	counts   map[parallax.Term]float64
}

func (r *region) tally(k, other *cluster) *tally {
	t := &tally{counts: map[parallax.Term]float64{}}
	for _, i := range k.members {
		s := r.members[i].sketch
		if r.members[i].copied || !slices.ContainsFunc(other.members, func(j int) bool { return !crosses(s, r.members[j].sketch) }) {
			continue
		}
		t.articles++
		t.size += min(1, float64(s.Terms.Len())/contrastSize)
		numbers, _ := s.Title.Numbers()
		for _, key := range numbers {
			if kind := key.Kind(); kind == parallax.TermName || kind == parallax.TermNumber {
				t.counts[key]++
			}
		}
	}
	return t
}

// share is in what part of the articles a term stands, by Laplace's rule for the absent ones.
func (t *tally) share(key parallax.Term) float64 { return min(mostShare, t.counts[key]/(t.size+1)) }

// missed gives how much likelier the other side's articles are to be told of another event than
// with the shares of this side: for each term the Kullback-Leibler divergence of the shares times
// the number of articles, summed over the terms that stand out most.
func (t *tally) missed(other *tally) float64 {
	var gains []float64
	for key := range t.counts {
		p, q := t.share(key), other.share(key)
		if q >= p {
			continue
		}
		gain := (1 - q) * math.Log((1-q)/(1-p))
		if q > 0 {
			gain += q * math.Log(q/p)
		}
		if key.Kind() == parallax.TermNumber {
			gain *= numberContrast
		}
		gains = append(gains, gain*other.size)
	}
	slices.Sort(gains)
	sum := 0.0
	for _, gain := range gains[max(0, len(gains)-contrastTerms):] {
		sum += gain
	}
	return sum
}
