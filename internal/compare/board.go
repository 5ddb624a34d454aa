package compare

import "math"

// board holds what one statement answers to each stem of the story: the statement is set on
// it once and then asked by many others. Each stem costs one look into an array.
type board struct {
	lexicon *lexicon
	on      *statement
	spelled []float64 // what the best partner in the statement is worth to the stem, by spelling
	meant   []float64 // and by meaning too
	content []float64 // what the best partner in its content is worth, 0 to 1
	holds   []bool    // the stem stands in the statement
	lone    []bool    // and in no other of its telling
	touched []int32   // stems with anything in the above
	leads   []int32   // stems that lead to statements worth looking at, each once
	leading []bool

	places [][]int32 // where the stem stands among the words
	runs   []run     // by place, of the statement asked last
}

// run is how many words up to a place are equal to those up to a place of the statement asked.
type run struct{ at, length int }

// half is what the words of one statement of a pair find in the other.
type half struct {
	met
	content float64 // weight of its content that finds partners
}

func newBoard(l *lexicon) *board {
	n := len(l.stems)
	return &board{lexicon: l, spelled: make([]float64, n), meant: make([]float64, n), content: make([]float64, n),
		holds: make([]bool, n), lone: make([]bool, n), leading: make([]bool, n), places: make([][]int32, n)}
}

// set puts the statement on the board.
func (b *board) set(st *statement) {
	b.clear()
	b.on = st
	l := b.lexicon
	for i := range st.seen {
		w := &st.seen[i]
		if w.is&again == 0 {
			b.holds[w.id], b.lone[w.id] = true, w.is&lone != 0
			b.spelled[w.id], b.meant[w.id] = w.weight, w.weight
			b.touched = append(b.touched, w.id)
			b.lead(w.id)
		}
		b.places[w.id] = append(b.places[w.id], int32(i))
	}
	for i := range st.seen {
		if w := &st.seen[i]; w.is&again == 0 {
			b.spread(w.id)
		}
	}
	for _, w := range st.told {
		b.content[w] = 1
		for _, n := range l.near[w] {
			b.answer(n.stem, n.like*n.like)
		}
		for _, n := range l.kin[w] {
			b.answer(n.stem, kinWorth*n.like)
		}
	}
	b.runs = append(b.runs[:0], make([]run, len(st.seen)+1)...)
	for i := range b.runs {
		b.runs[i].at = -2
	}
}

// spread tells the stems that are like one of the statement's of it.
func (b *board) spread(w int32) {
	l := b.lexicon
	for _, n := range l.near[w] {
		if !b.holds[n.stem] {
			worth := n.like * n.like * math.Sqrt(l.weights[n.stem]*l.weights[w])
			b.spelled[n.stem], b.meant[n.stem] = max(b.spelled[n.stem], worth), max(b.meant[n.stem], worth)
			b.touched = append(b.touched, n.stem)
		}
		if n.like >= leadingLike {
			b.lead(n.stem)
		}
	}
	b.translate(w)
	for _, v := range l.means[w] {
		if !b.holds[v] {
			b.meant[v] = max(b.meant[v], sameMeaning*math.Sqrt(l.weights[v]*l.weights[w]))
			b.touched = append(b.touched, v)
		}
		b.lead(v)
	}
}

const (
	// translation is the cosine from which on a word of another language leads to its statements.
	translation = 0.5
	// translates is what the cosine of a word of another language counts for: of words for one thing it
	// is seldom more than 0.7.
	translates = 1.4
)

// translate tells the stems of other languages that one of the statement's may be a word for
// the same: to them it is worth almost what an equal stem is worth.
func (b *board) translate(w int32) {
	l := b.lexicon
	for _, n := range l.abroad[w] {
		if !b.holds[n.stem] {
			worth := min(1, translates*n.like) * math.Sqrt(l.weights[n.stem]*l.weights[w])
			b.spelled[n.stem], b.meant[n.stem] = max(b.spelled[n.stem], worth), max(b.meant[n.stem], worth)
			b.touched = append(b.touched, n.stem)
		}
		if n.like >= translation {
			b.lead(n.stem)
		}
	}
}

func (b *board) lead(w int32) {
	if !b.leading[w] {
		b.leading[w] = true
		b.leads = append(b.leads, w)
	}
}

func (b *board) answer(w int32, worth float64) {
	b.content[w] = max(b.content[w], worth)
	b.touched = append(b.touched, w)
}

func (b *board) clear() {
	for _, w := range b.touched {
		b.spelled[w], b.meant[w], b.content[w], b.holds[w], b.lone[w] = 0, 0, 0, false, false
		b.places[w] = b.places[w][:0]
	}
	for _, w := range b.leads {
		b.leading[w] = false
	}
	b.touched, b.leads = b.touched[:0], b.leads[:0]
}

// met is how the words of one statement find partners in another.
type met struct {
	spelled float64 // weight of the words with the same stem or a like spelling there
	meant   float64 // and of those with a word of the same meaning there
	plain   float64 // of meant, what is no name and no number
	best    [3]float64
	dense   float64 // of the passage in which most words find partners, with what does not taken off
}

// loss is the part of its weight that a word without a partner takes off a dense passage: F1 of pairs in gold .596, with 0.3
// .591 and with 0.5 .593 (weights as fitted with 0.4).
const loss = 0.4

// meet gives what the words of a find on the board.
func (b *board) meet(a *statement) met {
	var m met
	passage := 0.0
	for i := range a.seen {
		w := &a.seen[i]
		spelled, meant := b.spelled[w.id], b.meant[w.id]
		passage = max(0, passage+meant-loss*w.weight)
		m.dense = max(m.dense, passage)
		if w.is&again != 0 {
			continue
		}
		m.spelled += spelled
		m.meant += meant
		if w.is&named == 0 {
			m.plain += meant
		}
		for i := range m.best {
			if spelled > m.best[i] {
				copy(m.best[i+1:], m.best[i:len(m.best)-1])
				m.best[i] = spelled
				break
			}
		}
	}
	return m
}

// likeness gives the weight of the stems of a statement that find partners on the board, meant of meet alone.
func (b *board) likeness(own []int32) float64 {
	sum := 0.0
	for _, w := range own {
		sum += b.meant[w]
	}
	return sum
}

// found is the weight of the content of a that finds partners on the board.
func (b *board) found(a *statement) float64 {
	sum := 0.0
	for _, w := range a.told {
		sum += b.lexicon.weights[w] * b.content[w]
	}
	return sum
}

// sequences gives the length of the longest run of equal stems and the number of bigrams of
// stems that stand in a and on the board.
func (b *board) sequences(a *statement) (longest, bigrams int) {
	for i := range a.seen {
		places := b.places[a.seen[i].id]
		for k := len(places) - 1; k >= 0; k-- { // from the end, so that the place before still holds the word before
			at := places[k]
			length := 1
			if before := b.runs[at]; before.at == i-1 {
				length = before.length + 1
			}
			b.runs[at+1] = run{i, length}
			longest = max(longest, length)
			if length >= 2 {
				bigrams++
			}
		}
	}
	for i := range b.runs {
		b.runs[i].at = -2
	}
	return longest, bigrams
}

// loneLooks sets what both share that neither telling says anywhere else: of all words these
// tell most that both speak of one thing.
func (b *board) loneLooks(a *statement, x *[looks]float64) {
	sum, only, most := 0.0, 0.0, 0.0
	for i := range a.seen {
		w := &a.seen[i]
		if w.is&(again|lone) != lone || !b.lone[w.id] {
			continue
		}
		sum += w.weight
		most = max(most, w.weight)
		if b.lexicon.in[w.id] == 2 {
			only += w.weight
		}
	}
	if sum > 0 { // of most pairs it is not
		x[lookLone], x[lookLonest], x[lookOnly] = 1-math.Exp(-sum), most, 1-math.Exp(-only)
	}
}
