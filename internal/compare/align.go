package compare

import (
	"math"
	"slices"
)

// What is looked at in the second round, when every pair has its own score, beside all that was looked
// at in the first: how the pair stands among others. In the order of the weights file.
const (
	roundOwn    = iota // the logit of the first round
	roundAlone         // and its probability
	roundMutual        // each is the other's best by it
	roundRow           // distance of its probability to the best of the row
	roundColumn
	roundTriad     // the best third statement that is like both
	roundNextTriad // and the next
	roundTriads    // and how many there are
	roundAround    // best probability of the statements around both
	roundHub       // how many better pairs the two have
	roundMost      // how many likely partners the one has that has more, up to fittedPartners
	roundLeast     // and the other
	roundClause    // how like the clauses of both are that are most alike
	roundNear      // words in common that stand near each other in both
	roundFresh     // words in common that both tellings have for the first time
	rounds
)

var roundKeys = [rounds]string{"own", "alone", "mutual", "alone_row", "alone_column", "triad", "next_triad", "triads", "alone_around", "hub", "most", "least", "clause", "near", "fresh"}

// meet finds the candidate pairs.
func (s *story) meet() {
	s.settle()
	s.pairs = s.candidates()
	counts := make([]int, len(s.statements))
	for _, p := range s.pairs {
		counts[p.a.id]++
		counts[p.b.id]++
	}
	s.of = make([][]*pair, len(s.statements))
	room := make([]*pair, 2*len(s.pairs))
	for id, n := range counts {
		s.of[id], room = room[:0:n], room[n:]
	}
	for _, p := range s.pairs {
		s.of[p.a.id] = append(s.of[p.a.id], p)
		s.of[p.b.id] = append(s.of[p.b.id], p)
	}
}

// align scores all candidate pairs: first each by itself, then again knowing how its
// statements stand with others. A pair that is each other's best, or that a third article
// joins, is more likely one claim than its own words show.
func (s *story) align(w Weights) {
	first, second, beside := w.inOrder()
	s.each(func(_ int, p *pair, x *[looks]float64) {
		p.cosine = x[lookCosine]
		p.logit = first.logit(x[:])
		p.alone = sigmoid(p.logit)
		p.score = p.alone
		if p.alone >= likely {
			p.second = second.logit(x[:])
		}
	})
	s.again(func(_ int, p *pair, x *[rounds]float64) { p.score = sigmoid(p.second + beside.logit(x[:])) })
}

// mostAtOnce is how many pairs are looked at at once: what the words of one statement find is kept for them until it
// is the turn of the other, in 80 bytes each. Most stories have fewer; one of hundreds of articles sets its later
// statements on the board once for each part, which costs more than looking at a pair.
const mostAtOnce = 65_536

// each gives what is looked at in each pair, with its index.
func (s *story) each(visit func(int, *pair, *[looks]float64)) {
	s.rank(func(p *pair) float64 { return p.first })
	board := newBoard(s.lexicon)
	back := make([]half, min(mostAtOnce, len(s.pairs)))
	var x [looks]float64
	for from := 0; from < len(s.pairs); from += mostAtOnce {
		part := s.pairs[from:min(from+mostAtOnce, len(s.pairs))]
		for i, p := range part { // of one a each in a row
			if board.on != p.a {
				board.set(p.a)
			}
			back[i] = half{met: board.meet(p.b), content: board.found(p.b)}
		}
		for _, i := range s.byLater(part) {
			p := part[i]
			if board.on != p.b {
				board.set(p.b)
			}
			s.look(p, back[i], board, &x)
			visit(from+i, p, &x)
		}
	}
}

// byLater gives the indexes of pairs in order of their later statement.
func (s *story) byLater(pairs []*pair) []int {
	starts := begins(len(s.statements), len(pairs), func(i int) int { return pairs[i].b.id })
	out := make([]int, len(pairs))
	for i, p := range pairs {
		out[starts[p.b.id]] = i
		starts[p.b.id]++
	}
	return out
}

// get gives the pair of two statements, or nil when they have nothing in common.
func (s *story) get(a, b *statement) *pair {
	if len(s.of[a.id]) > len(s.of[b.id]) {
		a, b = b, a
	}
	list := s.of[a.id]
	at, ok := slices.BinarySearchFunc(list, b.id, func(p *pair, id int) int { return p.other(a).id - id })
	if !ok {
		return nil
	}
	return list[at]
}

// rank sets for each pair the best value of its statements against the telling of the other,
// and the best around it.
func (s *story) rank(value func(*pair) float64) {
	for _, st := range s.statements {
		list := s.of[st.id]
		for from := 0; from < len(list); { // those with one telling stand in a row
			best, to := 0.0, from
			for t := list[from].other(st).telling; to < len(list) && list[to].other(st).telling == t; to++ {
				best = max(best, value(list[to]))
			}
			for _, p := range list[from:to] {
				if p.a == st {
					p.row = best
				} else {
					p.column = best
				}
			}
			from = to
		}
	}
	s.rankAround(value)
}

// rankAround sets the best value among the pairs of neighbouring statements in the same order.
func (s *story) rankAround(value func(*pair) float64) {
	var lists [3]walk // of the statement before a, of a, and of the one behind it
	starts := begins(len(s.statements), len(s.pairs), func(i int) int { return s.pairs[i].a.id })
	for from := 0; from < len(s.pairs); {
		a, to := s.pairs[from].a, starts[s.pairs[from].a.id+1]
		for k := range lists {
			lists[k] = nil
			if i := a.order + k - 1; i >= 0 && i < len(a.telling.statements) {
				id := a.id + k - 1
				lists[k] = s.pairs[starts[id]:starts[id+1]]
			}
		}
		for _, p := range s.pairs[from:to] {
			p.around = 0
			before, behind := p.b.order > 0, p.b.order+1 < len(p.b.telling.statements)
			for k := range lists {
				lists[k].to(p.b.id - 1)
				for _, q := range lists[k][:min(3, len(lists[k]))] {
					d := q.b.id - p.b.id
					if d > 1 {
						break
					}
					if d == 0 && k != 1 || d == -1 && k != 2 && before || d == 1 && k != 0 && behind {
						p.around = max(p.around, value(q))
					}
				}
			}
		}
		from = to
	}
}

// walk is pairs of one statement, in order of the later one, that are gone through once.
type walk []*pair

// to leaves out the pairs whose later statement is before the one of this number.
func (w *walk) to(id int) {
	for len(*w) > 0 && (*w)[0].b.id < id {
		*w = (*w)[1:]
	}
}

// partner is the other statement of a pair, with the probability of the pair by itself.
type partner struct {
	id    int32
	at    int32 // its telling
	alone float64
}

// likely is the least probability of a pair by itself for it to count among the others of its statements, and to be
// looked at again: in the gold stories and in invented ones of 10 to 250 articles no pair below 0.06 becomes
// likely enough by its neighbourhood for anything that is asked of it (faintly).
const likely = 0.05

// partners are those of one statement.
type partners struct {
	list []partner
	sum  float64 // of their probabilities
}

func (p *partners) add(other *statement, alone float64) {
	p.list = append(p.list, partner{int32(other.id), int32(other.telling.at), alone})
	p.sum += alone
}

// partners gives the likely partners of each statement.
func (s *story) partners() []partners {
	out := make([]partners, len(s.statements))
	for _, p := range s.pairs {
		if p.alone >= likely {
			out[p.a.id].add(p.b, p.alone)
			out[p.b.id].add(p.a, p.alone)
		}
	}
	return out
}

// again gives what is looked at in the second round in each likely pair, with its index.
func (s *story) again(visit func(int, *pair, *[rounds]float64)) {
	s.rank(func(p *pair) float64 { return p.alone })
	of := s.partners()
	beside := make([]float64, len(s.statements)) // probability with b, by the other statement
	clauses := newClauses(s.lexicon)
	var b *statement
	var x [rounds]float64
	for _, i := range s.byLater(s.pairs) {
		p := s.pairs[i]
		if p.alone < likely {
			continue
		}
		if b != p.b {
			b = p.b
			clauses.set(b)
			clear(beside)
			for _, q := range s.of[b.id] {
				beside[q.other(b).id] = q.alone
			}
		}
		p.neighbourhood(&of[p.a.id], &of[b.id], beside, &x)
		x[roundClause], x[roundNear], x[roundFresh] = clauses.meet(p.a)
		visit(i, p, &x)
	}
}

// fittedPartners is how many likely partners, by the sum of their probabilities, a statement has at most in the
// stories that the weights were fitted on (26). In a story of hundreds every fact has more.
const fittedPartners = 30

// neighbourhood looks at the pair among the partners of its statements a and b. beside is the probability
// of each statement with the later one.
func (p *pair) neighbourhood(a, b *partners, beside []float64, x *[rounds]float64) {
	*x = [rounds]float64{roundOwn: p.logit, roundAlone: p.alone, roundAround: p.around}
	if p.alone == p.row && p.alone == p.column {
		x[roundMutual] = 1
	}
	x[roundRow], x[roundColumn] = max(p.row, p.column)-p.alone, min(p.row, p.column)-p.alone
	// In variables of their own, which a processor keeps at hand: x may be anywhere.
	alone, there, here, hub, triad, next, triads := p.alone, int32(p.b.telling.at), int32(p.a.telling.at), 0, 0.0, 0.0, 0.0
	for i := range a.list {
		q := &a.list[i]
		if r := beside[q.id]; r > 0 { // so q is not of b's telling
			joint := math.Sqrt(q.alone * r)
			triads += joint
			if joint > triad {
				triad, next = joint, triad
			} else if joint > next {
				next = joint
			}
		} else if q.at == there && q.alone > alone {
			hub++
		}
	}
	for i := range b.list {
		if b.list[i].at == here && b.list[i].alone > alone {
			hub++
		}
	}
	x[roundTriad], x[roundNextTriad] = triad, next
	x[roundHub] = float64(min(hub, 5)) / 5
	x[roundTriads] = min(triads, 3) / 3
	x[roundMost], x[roundLeast] = min(fittedPartners, max(a.sum, b.sum)), min(fittedPartners, a.sum, b.sum)
}

func (p *pair) other(s *statement) *statement {
	if p.a == s {
		return p.b
	}
	return p.a
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
