package compare

import (
	"cmp"
	"math"
	"slices"
)

const (
	// faint is the likeness below which a pair is not worth looking at: in the gold stories one
	// true pair in fifteen lies below it, most of them with no word in common.
	faint = 0.03
	// leadingLike is the likeness of spelling from which on a word leads to statements with the other; F1 of pairs in
	// gold is the same from 0.5 to 0.75.
	leadingLike = 0.6
	// farthest is how many places in statements the words of one lead to, the rarest words first, so
	// that the time of a story grows with its statements and not with their square.
	farthest = 4000
)

// waiting is a statement whose words were found in another's already, with their weight.
type waiting struct {
	a     int32
	meant float32
}

// candidate is two statements by their numbers, with the likeness of their words.
type candidate struct {
	a, b  int32
	first float64
}

// candidates gives the pairs of statements that share something that tells: never all pairs
// of a large story, since words known to the whole story lead nowhere.
func (s *story) candidates() []*pair {
	own, weights := s.ownStems()
	found := s.meetings(own)
	board := newBoard(s.lexicon)
	met := 0
	for _, list := range found {
		met += len(list)
	}
	choice := newChoice(len(s.statements), met)
	for _, b := range s.statements {
		if len(found[b.id]) == 0 {
			continue
		}
		board.set(b)
		for _, w := range found[b.id] {
			first := (board.likeness(own[w.a]) + float64(w.meant)) / 2 / math.Sqrt(weights[w.a]*b.weight)
			if first >= faint {
				choice.add(candidate{w.a, int32(b.id), first})
			}
		}
		found[b.id] = nil
	}
	all := choice.made()
	for id := range s.statements {
		s.statements[id].full = choice.full(id)
	}
	at := begins(len(s.statements), len(all), func(i int) int { return int(all[i].a) })
	pairs, out := make([]pair, len(all)), make([]*pair, len(all))
	for _, c := range all { // in order of b, so that those of one a come in this order
		i := at[c.a]
		at[c.a]++
		pairs[i] = pair{a: s.statements[c.a], b: s.statements[c.b], first: c.first}
		out[i] = &pairs[i]
	}
	return out
}

// begins gives, for things put in order of the number that each has, where those of each number begin.
func begins(numbers, things int, number func(int) int) []int {
	out := make([]int, numbers+1)
	for i := range things {
		out[number(i)+1]++
	}
	for n := range numbers {
		out[n+1] += out[n]
	}
	return out
}

// ownStems gives what is asked of each statement for every other one that its words may lead to: its stems, those of all in a row, and
// their weight. A large story has millions of such meetings, and most of what one costs is getting at a statement.
func (s *story) ownStems() (own [][]int32, weights []float64) {
	all := 0
	for _, st := range s.statements {
		all += len(st.own)
	}
	room := make([]int32, 0, all)
	own, weights = make([][]int32, len(s.statements)), make([]float64, len(s.statements))
	for id, st := range s.statements {
		from := len(room)
		room = append(room, st.own...)
		own[id], weights[id] = room[from:], st.weight
	}
	return own, weights
}

// meetings gives, for each statement, the earlier ones whose words lead to it. own are the stems of each.
func (s *story) meetings(own [][]int32) [][]waiting {
	index := s.postings()
	limit := max(40, int(commonest*float64(len(s.statements))))
	found := make([][]waiting, len(s.statements))
	mark := make([]int32, len(s.statements)) // 1 + number of the statement that last met this one
	board := newBoard(s.lexicon)
	for _, a := range s.statements {
		board.set(a)
		beside := a.telling.statements
		last := int32(beside[len(beside)-1].id) // of the telling: what is of another one stands behind it
		slices.SortFunc(board.leads, func(v, w int32) int { return cmp.Or(len(index[v])-len(index[w]), cmp.Compare(v, w)) })
		gone := 0
		for _, w := range board.leads {
			if len(index[w]) > limit || gone > farthest {
				break
			}
			gone += len(index[w])
			for i := len(index[w]) - 1; i >= 0 && index[w][i] > last; i-- {
				if id := index[w][i]; mark[id] != int32(a.id)+1 {
					mark[id] = int32(a.id) + 1
					found[id] = append(found[id], waiting{int32(a.id), float32(board.likeness(own[id]))})
				}
			}
		}
	}
	return found
}

// postings gives the numbers of the statements that have each stem.
func (s *story) postings() [][]int32 {
	index := make([][]int32, len(s.lexicon.stems))
	for _, st := range s.statements {
		for _, w := range st.own {
			index[w] = append(index[w], int32(st.id))
		}
	}
	return index
}
