package compare

import "math"

// clauseMarks are the marks that may divide clauses; the words that may are those of the language (form.opens).
const clauseMarks = ",;:()[]—–-\"“”„«»،؛、，；：（）「」"

// clauses holds the words of one statement one by one, so that others can be held against each of its clauses:
// two sentences that share one clause say one thing, whatever else each of them says.
type clauses struct {
	lexicon  *lexicon
	on       *statement
	foreign  bool            // the other is of another language
	partners [][]partnerWord // by stem, the words of the statement it may stand for
	touched  []int32
	row      []float64 // what a word of the other is worth to each clause
	back     []float64 // what a word of the statement is worth to each clause of the other
	found    []float64 // weight of what two clauses find in each other, by both
	returned []float64 // the same for the words of the statement
	heavy    [2][]float64
	met      []meeting
}

// mostPartners is how many words of a statement one word may stand for: a text that repeats one word would take hours
// otherwise. No statement of gold has more than 7.
const mostPartners = 16

// partnerWord is a word of the statement by its place, and how much it is like the one asked for, 0 to 1.
type partnerWord struct {
	at   int
	like float64
}

// meeting is a word of the other statement that finds one of the statement on the board, by their places.
type meeting struct {
	here, there int
	worth       float64
}

func newClauses(l *lexicon) *clauses {
	return &clauses{lexicon: l, partners: make([][]partnerWord, len(l.stems))}
}

// set puts the statement on the board.
func (c *clauses) set(b *statement) {
	for _, w := range c.touched {
		c.partners[w] = c.partners[w][:0]
	}
	c.on, c.touched = b, c.touched[:0]
	l := c.lexicon
	for at := range b.seen {
		w := b.seen[at].id
		c.add(w, at, 1)
		for _, n := range l.near[w] {
			c.add(n.stem, at, n.like*n.like)
		}
		for _, n := range l.kin[w] {
			c.add(n.stem, at, kinWorth*n.like)
		}
		for _, n := range l.abroad[w] {
			c.add(n.stem, at, min(1, translates*n.like))
		}
		for _, v := range l.means[w] {
			c.add(v, at, sameMeaning)
		}
	}
}

func (c *clauses) add(stem int32, at int, like float64) {
	list := c.partners[stem]
	if n := len(list); n > 0 && list[n-1].at == at {
		list[n-1].like = max(list[n-1].like, like)
		return
	}
	if len(list) == 0 {
		c.touched = append(c.touched, stem)
	}
	if len(list) == mostPartners {
		return
	}
	c.partners[stem] = append(list, partnerWord{at, like})
}

const (
	// slight is what a clause weighs at least, so that two of a word each are no match; from 0.1 to 1 the F1 of pairs alone is the same.
	slight = 0.3
	// nearly is how like two words must be, and stride how far apart at most, to stand side by side in both. Held out by story the F1
	// of pairs is .583 and that of cells .880, with a stride of 2 .584 and .877, with 8 .581 and .881; nearly is a guess.
	nearly, stride = 0.45, 4
)

// meet holds a statement against the one on the board: the likeness of the clauses that are most alike, how much
// stands side by side in both (in one order, within a language), and how much of what both share each telling says here first.
func (c *clauses) meet(a *statement) (clause, near, first float64) {
	if len(a.seen) == 0 || len(c.on.seen) == 0 {
		return 0, 0, 0
	}
	c.clear(a)
	c.foreign = a.foreign(c.on)
	here, there := len(c.heavy[0]), len(c.heavy[1])
	for i := range a.seen {
		w := &a.seen[i]
		clear(c.row)
		for _, p := range c.partners[w.id] {
			v := &c.on.seen[p.at]
			worth := p.like * math.Sqrt(w.weight*v.weight)
			back := &c.back[p.at*here+int(w.clause)]
			c.row[v.clause], *back = max(c.row[v.clause], worth), max(*back, worth)
			if p.like > nearly {
				near += c.beside(a, meeting{i, p.at, worth})
			}
			if v.id == w.id && w.is&(fresh|again) == fresh && v.is&(fresh|again) == fresh {
				first += w.weight
			}
		}
		for k, worth := range c.row {
			c.found[int(w.clause)*there+k] += worth
		}
	}
	for at := range c.on.seen {
		for k, worth := range c.back[at*here:][:here] {
			c.returned[k*there+int(c.on.seen[at].clause)] += worth
		}
	}
	for i, found := range c.found {
		clause = max(clause, math.Sqrt(found*c.returned[i])/(math.Sqrt(c.heavy[0][i/there]*c.heavy[1][i%there])+slight))
	}
	return clause, 1 - math.Exp(-near), 1 - math.Exp(-first)
}

// beside gives what a meeting is worth together with those just before it in both statements.
func (c *clauses) beside(a *statement, m meeting) float64 {
	sum := 0.0
	for k := len(c.met) - 1; k >= 0 && c.met[k].here >= m.here-stride; k-- {
		before := &c.met[k]
		d := m.there - before.there
		if c.foreign {
			d = max(d, -d) // another language has another order
		}
		if d > 0 && d <= stride && a.seen[before.here].id != a.seen[m.here].id {
			sum += math.Sqrt(m.worth * before.worth)
		}
	}
	c.met = append(c.met, m)
	return sum
}

// clear makes room for what is found between a and the statement on the board.
func (c *clauses) clear(a *statement) {
	for side, st := range [2]*statement{a, c.on} {
		heavy := zeros(c.heavy[side], int(st.seen[len(st.seen)-1].clause)+1)
		for i := range st.seen {
			heavy[st.seen[i].clause] += st.seen[i].weight
		}
		c.heavy[side] = heavy
	}
	here, there := len(c.heavy[0]), len(c.heavy[1])
	c.row = zeros(c.row, there)
	c.back = zeros(c.back, here*len(c.on.seen))
	c.found, c.returned = zeros(c.found, here*there), zeros(c.returned, here*there)
	c.met = c.met[:0]
}

// zeros gives n zeros in the room of a slice where it has it.
func zeros(room []float64, n int) []float64 {
	if cap(room) < n {
		return make([]float64, n, 2*n)
	}
	room = room[:n]
	clear(room)
	return room
}
