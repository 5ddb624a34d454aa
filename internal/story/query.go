package story

import (
	"cmp"
	"iter"
	"math"
	"math/bits"
	"slices"
	"strings"

	"parallax"
)

// query is an article prepared for comparison with many others, one after the other.
type query struct {
	sketch    parallax.Sketch
	vector    parallax.Coarse // of text and title
	opening   parallax.Coarse
	terms     []term    // weightiest first
	title     []float64 // damped weights of title and lead, whole
	table     table     // of terms and title
	means     byKind    // mean damping by kind, 1 where there is none
	norms     byKind    // squared lengths
	titleNorm float64   // squared length of the title's words and names
	lead      byKind    // sums of title
	years     int       // named
	last      int       // year of report, or else the latest named; 1 when unknown
	weekdays  bool      // whether it names any
	passages  passages
	edges     map[parallax.ArticleID]float64
	both      meeting // with the article compared last
}

// term is a term of the article at hand.
type term struct {
	key    string // as it is written
	number parallax.Term
	weight float64 // damped
	damp   float64
}

// ask prepares an article for comparison.
func ask(s parallax.Sketch, edges []parallax.Edge, near *parallax.Near) *query {
	q := &query{sketch: s, last: s.At.Year(), edges: map[parallax.ArticleID]float64{}}
	q.vector, q.opening = s.Coarse()
	q.passages = newPassages(&s, near.Sketches)
	numbers, weights := s.Terms.Numbers()
	q.terms = make([]term, 0, len(numbers))
	var count byKind
	for i, n := range numbers {
		d := near.Damp(n)
		q.terms = append(q.terms, term{key: s.Terms.Written(i), number: n, weight: float64(weights[i]) * d, damp: d})
		switch n.Kind() {
		case parallax.TermYear:
			q.years++
			if s.At.IsZero() {
				q.last = max(q.last, n.Value())
			}
		case parallax.TermWeekday:
			q.weekdays = true
		}
	}
	slices.SortFunc(q.terms, func(a, b term) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.key, b.key))
	})
	for _, t := range q.terms { // in this order, so that sums are the same in every run
		kind := t.number.Kind()
		q.norms[kind] += t.weight * t.weight
		q.means[kind] += t.damp
		count[kind]++
	}
	for kind := range q.means {
		if count[kind] > 0 {
			q.means[kind] /= count[kind]
		} else {
			q.means[kind] = 1
		}
	}
	q.both = meeting{weights: make([]uint16, len(q.terms)), shared: make([]uint64, (len(q.terms)+63)/64)}
	q.index()
	q.draw(edges)
	return q
}

// index makes the table of terms and title, and what is known of the title.
func (q *query) index() {
	numbers, weights := q.sketch.Title.Numbers()
	q.table = newTable(len(q.terms) + len(numbers))
	for i, t := range q.terms {
		q.table.put(t.number).term = int16(i)
	}
	for i, n := range numbers {
		at := q.table.put(n)
		at.title = int16(i)
		kind := n.Kind()
		x := float64(weights[i]) * q.damped(kind, *at)
		q.title = append(q.title, math.Round(x))
		q.lead[kind] += math.Round(x)
		if kind == parallax.TermWord || kind == parallax.TermName {
			q.titleNorm += math.Round(x * x)
		}
	}
}

// draw notes what the article draws on.
func (q *query) draw(edges []parallax.Edge) {
	for _, e := range edges {
		if e.To == "" {
			continue
		}
		share := 0.3
		if e.Kind == parallax.Copies {
			share = max(share, e.Share)
		}
		q.edges[e.To] = max(q.edges[e.To], share)
	}
}

// copied gives how much of the article is drawn from another.
func (q *query) copied(a parallax.ArticleID) float64 {
	if len(q.edges) == 0 {
		return 0
	}
	return q.edges[a]
}

// damped gives the damping of a term, the mean of its kind when its frequency is not at hand.
func (q *query) damped(kind parallax.TermKind, at spot) float64 {
	if at.term >= 0 {
		return q.terms[at.term].damp
	}
	return q.means[kind]
}

// meeting is what is read of another article in one walk over its terms. It is made anew for each, in place.
type meeting struct {
	weights               []uint16 // of the other, by place among the terms of the query; read where shared says so
	shared                []uint64 // a bit for each term of the query
	square                [parallax.TermKinds]uint64
	lead                  byKind // of the query's title, what stands in the other
	sameYears, otherYears int    // named by both, and by the other alone
	lastYear              int    // the latest the other names
}

// meet reads another article. What it gives is good until the next is read.
func (q *query) meet(b *parallax.Sketch) *meeting {
	m := &q.both
	clear(m.shared)
	*m = meeting{weights: m.weights, shared: m.shared}
	numbers, weights := b.Terms.Numbers()
	for i, n := range numbers {
		w := weights[i]
		kind := n.Kind() % parallax.TermKinds
		m.square[kind] += uint64(w) * uint64(w)
		if kind != parallax.TermYear && q.table.lacks(n) { // most of them
			continue
		}
		at := q.table.find(n)
		if kind == parallax.TermYear {
			m.year(n, at.term >= 0)
		}
		if at.term >= 0 {
			m.weights[at.term] = w
			m.shared[at.term/64] |= 1 << (at.term % 64)
		}
		if at.title >= 0 {
			m.lead[kind] += q.title[at.title]
		}
	}
	return m
}

func (m *meeting) year(n parallax.Term, same bool) {
	m.lastYear = max(m.lastYear, n.Value())
	if same {
		m.sameYears++
	} else {
		m.otherYears++
	}
}

// glance gives the weight shared of the weightiest terms of the query.
func (m *meeting) glance(q *query) (seen float64) {
	for word, set := range m.shared {
		for ; set != 0; set &= set - 1 {
			at := word*64 + bits.TrailingZeros64(set)
			if at > glance {
				return seen
			}
			t := &q.terms[at]
			seen += min(t.weight, float64(m.weights[at])*t.damp)
		}
	}
	return seen
}

// shared is what two articles have in common, by kind.
type shared struct {
	dot   byKind
	norms byKind // squared lengths of the other's damped weights; those of terms that are not shared are damped by the mean of their kind
	less  byKind // the lesser weight of each shared term, in nats
}

// sum adds up what is shared, weightiest first.
func (m *meeting) sum(q *query) (sh shared) {
	var square, damped byKind
	for word, set := range m.shared {
		for ; set != 0; set &= set - 1 {
			at := word*64 + bits.TrailingZeros64(set)
			t, w := &q.terms[at], float64(m.weights[at])
			kind := t.number.Kind() % parallax.TermKinds
			y := w * t.damp
			sh.dot[kind] += t.weight * y
			sh.less[kind] += min(t.weight, y) / scale
			square[kind] += w * w
			damped[kind] += math.Round(y * y) // whole numbers add up the same in any order
		}
	}
	for kind, all := range m.square {
		if all > 0 {
			mean := q.means[kind]
			sh.norms[kind] = mean*mean*(float64(all)-square[kind]) + damped[kind]
		}
	}
	return sh
}

// common gives the terms that the query shares with another, weightiest first by the query, with the lesser weight.
func (q *query) common(b *parallax.Sketch) (out []term) {
	return slices.Collect(q.meet(b).terms(q))
}

// terms gives the terms that the query shares with the article read, weightiest first by the query, with the lesser weight.
func (m *meeting) terms(q *query) iter.Seq[term] {
	return func(yield func(term) bool) {
		for word, set := range m.shared {
			for ; set != 0; set &= set - 1 {
				at := word*64 + bits.TrailingZeros64(set)
				t := q.terms[at]
				t.weight = min(t.weight, float64(m.weights[at])*t.damp)
				if !yield(t) {
					return
				}
			}
		}
	}
}
