package compare

import "math"

// What is looked at in the second round, when every pair has its own score: how the pair
// stands among others. In the order of the weights file.
const (
	roundOwn    = iota // the logit of the first round
	roundMutual        // each is the other's best by it
	roundRow           // distance of its probability to the best of the row
	roundColumn
	roundTriad  // the best third statement that is like both
	roundTriads // and how many there are
	roundAround // best probability of the statements around both
	roundHub    // how many better pairs the two have
	rounds
)

var roundKeys = [rounds]string{"own", "mutual", "row", "column", "triad", "triads", "around", "hub"}

// meet finds the candidate pairs and looks at each.
func (s *story) meet() {
	s.pairs = s.candidates()
	s.of = make([][]*pair, len(s.statements))
	for _, p := range s.pairs {
		s.between[[2]int{p.a.id, p.b.id}] = p
		s.of[p.a.id] = append(s.of[p.a.id], p)
		s.of[p.b.id] = append(s.of[p.b.id], p)
	}
	s.rankFirst()
	s.settle()
	for _, p := range s.pairs {
		s.look(p)
		s.kinLooks(p)
	}
}

// align scores all candidate pairs: first each by itself, then again knowing how its
// statements stand with others. A pair that is each other's best, or that a third article
// joins, is more likely one claim than its own words show.
func (s *story) align(w Weights) {
	for _, p := range s.pairs {
		p.logit = w.first(p.looks)
		p.alone = sigmoid(p.logit)
	}
	best := s.bests()
	for _, p := range s.pairs {
		p.rounds = s.again(p, best)
		p.score = sigmoid(w.second(p.rounds))
	}
}

// get gives the pair of two statements, or nil when they have nothing in common.
func (s *story) get(a, b *statement) *pair {
	if a.id > b.id {
		a, b = b, a
	}
	return s.between[[2]int{a.id, b.id}]
}

// rowKey names a statement against another article.
type rowKey struct{ statement, article int }

// rankFirst sets the looks that need the other pairs of both statements.
func (s *story) rankFirst() {
	best := map[rowKey]float64{}
	for _, p := range s.pairs {
		k, l := rowKey{p.a.id, p.b.telling.at}, rowKey{p.b.id, p.a.telling.at}
		best[k] = max(best[k], p.first)
		best[l] = max(best[l], p.first)
	}
	for _, p := range s.pairs {
		row, column := best[rowKey{p.a.id, p.b.telling.at}], best[rowKey{p.b.id, p.a.telling.at}]
		p.looks[lookRow], p.looks[lookColumn] = min(p.first/row, p.first/column), max(p.first/row, p.first/column)
		if p.first == row && p.first == column {
			p.looks[lookBest] = 1
		}
		p.looks[lookAround] = s.around(p, func(q *pair) float64 { return q.first })
	}
}

// around is the best value among the pairs of neighbouring statements in the same order.
func (s *story) around(p *pair, value func(*pair) float64) float64 {
	best := 0.0
	for _, d := range [][2]int{{-1, -1}, {1, 1}, {0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
		i, j := p.a.order+d[0], p.b.order+d[1]
		if i < 0 || j < 0 || i >= len(p.a.telling.statements) || j >= len(p.b.telling.statements) {
			continue
		}
		if q := s.get(p.a.telling.statements[i], p.b.telling.statements[j]); q != nil {
			best = max(best, value(q))
		}
	}
	return best
}

// partners holds the scored pairs of each statement and the best score against each article.
type partners struct {
	of   [][]*pair
	best map[rowKey]float64
}

func (s *story) bests() partners {
	out := partners{of: make([][]*pair, len(s.statements)), best: map[rowKey]float64{}}
	for _, p := range s.pairs {
		k, l := rowKey{p.a.id, p.b.telling.at}, rowKey{p.b.id, p.a.telling.at}
		out.best[k] = max(out.best[k], p.alone)
		out.best[l] = max(out.best[l], p.alone)
		if p.alone >= 0.1 {
			out.of[p.a.id] = append(out.of[p.a.id], p)
			out.of[p.b.id] = append(out.of[p.b.id], p)
		}
	}
	return out
}

// again looks at the pair in its neighbourhood.
func (s *story) again(p *pair, all partners) [rounds]float64 {
	var x [rounds]float64
	row, column := all.best[rowKey{p.a.id, p.b.telling.at}], all.best[rowKey{p.b.id, p.a.telling.at}]
	x[roundOwn] = p.logit
	if p.alone == row && p.alone == column {
		x[roundMutual] = 1
	}
	x[roundRow], x[roundColumn] = max(row, column)-p.alone, min(row, column)-p.alone
	for _, q := range all.of[p.a.id] {
		third := q.other(p.a)
		if third.telling == p.b.telling {
			if q.alone > p.alone {
				x[roundHub]++
			}
			continue
		}
		if r := s.get(third, p.b); r != nil {
			joint := math.Sqrt(q.alone * r.alone)
			x[roundTriad] = max(x[roundTriad], joint)
			x[roundTriads] += joint
		}
	}
	for _, q := range all.of[p.b.id] {
		if q.other(p.b).telling == p.a.telling && q.alone > p.alone {
			x[roundHub]++
		}
	}
	x[roundHub] = min(x[roundHub], 5) / 5
	x[roundTriads] = min(x[roundTriads], 3) / 3
	x[roundAround] = s.around(p, func(q *pair) float64 { return q.alone })
	return x
}

func (p *pair) other(s *statement) *statement {
	if p.a == s {
		return p.b
	}
	return p.a
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
