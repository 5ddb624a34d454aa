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
	// leadingLike is the likeness of spelling from which on a word leads to statements with the other.
	leadingLike = 0.6
	// farthest is how many places in statements the words of one lead to, the rarest words first, so
	// that the time of a story grows with its statements and not with their square.
	farthest = 4000
	// mostPairs is how many pairs a story may have before each statement chooses the likest ones.
	// Stories of forty articles seldom have more. fewest is the least number that it chooses then.
	mostPairs = 200_000
	fewest    = 100
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
	found := s.meetings()
	board := newBoard(s.lexicon)
	var all []candidate
	for _, b := range s.statements {
		if len(found[b.id]) == 0 {
			continue
		}
		board.set(b)
		for _, w := range found[b.id] {
			a := s.statements[w.a]
			first := (board.likeness(a) + float64(w.meant)) / 2 / math.Sqrt(a.weight*b.weight)
			if first >= faint {
				all = append(all, candidate{w.a, int32(b.id), first})
			}
		}
		found[b.id] = nil
	}
	all = s.choose(all)
	slices.SortFunc(all, func(p, q candidate) int { return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b)) })
	pairs, out := make([]pair, len(all)), make([]*pair, len(all))
	for i, c := range all {
		pairs[i] = pair{a: s.statements[c.a], b: s.statements[c.b], first: c.first}
		out[i] = &pairs[i]
	}
	return out
}

// meetings gives, for each statement, the earlier ones whose words lead to it.
func (s *story) meetings() [][]waiting {
	index := s.postings()
	limit := max(40, int(commonest*float64(len(s.statements))))
	found := make([][]waiting, len(s.statements))
	mark := make([]int32, len(s.statements)) // 1 + number of the statement that last met this one
	board := newBoard(s.lexicon)
	for _, a := range s.statements {
		board.set(a)
		own := a.telling.statements
		last := int32(own[len(own)-1].id) // of the telling: what is of another one stands behind it
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
					found[id] = append(found[id], waiting{int32(a.id), float32(board.likeness(s.statements[id]))})
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

// choose keeps the pairs that one of their statements has among its likest, where there are
// too many.
func (s *story) choose(all []candidate) []candidate {
	if len(all) <= mostPairs {
		return all
	}
	most := max(fewest, 2*mostPairs/len(s.statements))
	of := make([][]float64, len(s.statements))
	for _, c := range all {
		of[c.a], of[c.b] = append(of[c.a], c.first), append(of[c.b], c.first)
	}
	least := make([]float64, len(s.statements))
	for id, list := range of {
		if len(list) > most {
			s.statements[id].full, least[id] = true, ranked(list, len(list)-most)
		}
	}
	return slices.DeleteFunc(all, func(c candidate) bool { return c.first < least[c.a] && c.first < least[c.b] })
}

// ranked gives the value that would stand at a place if the list were in order; it changes the order.
func ranked(list []float64, at int) float64 {
	for from, to := 0, len(list); ; {
		if to-from < 16 {
			slices.Sort(list[from:to])
			return list[at]
		}
		x, y, z := list[from], list[(from+to)/2], list[to-1]
		pivot := max(min(x, y), min(max(x, y), z))
		below, above := from, to // what is less than the pivot stands before below, what is more from above on
		for i := from; i < above; {
			switch v := list[i]; {
			case v < pivot:
				list[i], list[below] = list[below], v
				below++
				i++
			case v > pivot:
				above--
				list[i], list[above] = list[above], v
			default:
				i++
			}
		}
		switch {
		case at < below:
			to = below
		case at >= above:
			from = above
		default:
			return pivot
		}
	}
}
