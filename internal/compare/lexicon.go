package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// lexicon knows how much each stem of a story tells and which stems are like each other.
// Stems have numbers, in alphabetical order.
type lexicon struct {
	ids map[string]int32 // the number of a stem

	// By the number of the stem:
	stems   []string
	weights []float64 // in this story
	tells   []float64 // in its language
	in      []int     // how many statements have it
	means   [][]int32 // other stems for one of its meanings
	near    [][]link  // stems that are spelled much like it, with their likeness above nearEnough
	kin     [][]link  // stems of a cosine above kin
	abroad  [][]link  // those of them that no language of the stem has: its translations
	tongues []uint64  // a bit for each language of the story that has it
	heard   [][]int32 // stems of names of other languages that sound like it, in order

	languages int // of the story
}

// link is a stem and how much another is like it, 0 to 1.
type link struct {
	stem int32
	like float64
}

const (
	// nearEnough is the least share of trigrams two words must have in common to count as
	// forms or spellings of one word; below it chance likeness prevails ("station", "nation").
	nearEnough = 0.5
	// sameMeaning is the likeness of two words for one thing ("raid", "attack"): F1 of pairs in gold .596, with
	// 0.3 .591 and with 0.7 .584.
	sameMeaning = 0.5
	// crowded is how many words may share a trigram before it tells nothing any more.
	crowded = 150
	// unheard is how many statements without the word every story is thought to have beside its
	// own, so that in a story of two short articles words that both have still tell something. F1 .596, with 2
	// and with 10 .594.
	unheard = 5
	// steep makes what many statements of the story say tell less than its rarity alone would: F1 .596, with 1.2
	// .575 and with 2 .571.
	steep = 1.5
	// commonest is the share of the statements from which on a word counts as known to all of the story.
	commonest = 0.3
)

// newLexicon weighs the stems of the statements: rare in the language and rare in the story
// tells most. What every statement says ("quake" in the story of a quake) tells little.
func newLexicon(statements []*statement, meanings Meanings, r *relations) *lexicon {
	l := &lexicon{ids: map[string]int32{}}
	folds, means := l.gather(statements)
	n := float64(len(statements))
	for id := range l.stems {
		own := math.Log((n+unheard)/(float64(l.in[id])+0.5)) / math.Log(n+unheard+1) // 0 to 1
		l.weights[id] = math.Max(0.05, math.Pow(own, steep)) * (0.2 + 0.8*l.tells[id])
	}
	l.near = nearWords(folds)
	l.hear(statements)
	l.means = make([][]int32, len(l.stems))
	for _, stems := range means {
		for _, a := range stems {
			for _, b := range stems {
				if a != b && !slices.Contains(l.means[a], b) {
					l.means[a] = append(l.means[a], b)
				}
			}
		}
	}
	for _, s := range statements {
		s.weigh(l)
	}
	l.relate(statements, meanings, r)
	return l
}

// gather numbers the stems of the statements and counts in how many each stands. It gives the
// plain letters of each, and which stems share a meaning.
func (l *lexicon) gather(statements []*statement) (folds []string, means map[string][]int32) {
	folds = l.number(statements)
	n := len(l.stems)
	l.in, l.weights, l.tells, l.tongues = make([]int, n), make([]float64, n), make([]float64, n), make([]uint64, n)
	tongues, means := map[string]uint64{}, map[string][]int32{}
	for _, s := range statements {
		lang := language.For(s.article().Language)
		tag := language.Base(s.article().Language)
		if tongues[tag] == 0 {
			tongues[tag] = 1 << (len(tongues) % 64)
		}
		for i := range s.words {
			w := &s.words[i]
			l.tongues[w.id] |= tongues[tag]
			w.again = slices.Contains(s.own, w.id)
			if w.again {
				continue
			}
			s.own = append(s.own, w.id)
			l.in[w.id]++
			l.tells[w.id] = max(l.tells[w.id], w.tells)
			for _, m := range lang.Meanings(w.stem) {
				if !slices.Contains(means[m], w.id) {
					means[m] = append(means[m], w.id)
				}
			}
		}
	}
	l.languages = len(tongues)
	return folds, means
}

// number gives the stems of the statements their numbers, and the letters of each as last met.
func (l *lexicon) number(statements []*statement) []string {
	var stems, folds []string // as they come
	for _, s := range statements {
		for i := range s.words {
			w := &s.words[i]
			id, known := l.ids[w.stem]
			if !known {
				id = int32(len(stems))
				l.ids[w.stem] = id
				stems, folds = append(stems, w.stem), append(folds, "")
			}
			w.id, folds[id] = id, w.fold
		}
	}
	order, place := make([]int32, len(stems)), make([]int32, len(stems))
	for id := range order {
		order[id] = int32(id)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(stems[a], stems[b]) })
	l.stems = make([]string, len(stems))
	letters := make([]string, len(stems))
	for at, id := range order {
		place[id], l.stems[at], letters[at] = int32(at), stems[id], folds[id]
		l.ids[stems[id]] = int32(at)
	}
	for _, s := range statements {
		for i := range s.words {
			s.words[i].id = place[s.words[i].id]
		}
	}
	return letters
}

// weigh sets what the statement knows of its stems.
func (s *statement) weigh(l *lexicon) {
	s.stems = make(map[string]float64, len(s.own))
	for i := range s.words {
		w := &s.words[i]
		w.named = slices.ContainsFunc(s.words, func(v word) bool { return v.id == w.id && (v.name || v.digit) })
		if w.again { // in their order, so that sums are the same in every run
			continue
		}
		v := l.weights[w.id]
		s.stems[w.stem] = v
		s.weight += v
		if !w.named {
			s.plain += v
		}
	}
	s.call(l)
}

// call finds the stems of names.
func (s *statement) call(l *lexicon) {
	for i := range s.words {
		w := &s.words[i]
		inName := func(n *parallax.Annotation) bool { return n.Span.Start <= w.start && w.end <= n.Span.End }
		if (!w.name || w.digit) && len(l.heard[w.id]) == 0 && !slices.ContainsFunc(s.names, inName) {
			continue
		}
		if !slices.ContainsFunc(s.called, func(c link) bool { return c.stem == w.id }) {
			s.called = append(s.called, link{w.id, l.weights[w.id]})
		}
	}
	slices.SortFunc(s.called, func(a, b link) int { return cmp.Compare(a.stem, b.stem) })
	for _, c := range s.called {
		s.calledWeight += c.like
	}
}

// nearWords finds words that share most of their letters, by an index of their trigrams.
func nearWords(folds []string) [][]link {
	grams, words := spelled(folds)
	near := make([][]link, len(folds))
	shared := make([]int, len(folds))
	var met []int32
	for i := range folds {
		if len(grams[i]) < 4 { // words of three letters and less are alike by chance
			continue
		}
		met = met[:0]
		for _, g := range grams[i] {
			if len(words[g]) > crowded {
				continue
			}
			for _, j := range words[g] {
				if int(j) > i {
					if shared[j] == 0 {
						met = append(met, j)
					}
					shared[j]++
				}
			}
		}
		for _, j := range met {
			like := 2 * float64(shared[j]) / float64(len(grams[i])+len(grams[j]))
			shared[j] = 0
			if like >= nearEnough && len(grams[j]) >= 4 {
				near[i], near[j] = append(near[i], link{j, like}), append(near[j], link{int32(i), like})
			}
		}
	}
	return near
}

// spelled numbers the trigrams of words: it gives those of each word, and the words of each by its number, in order.
func spelled(folds []string) (grams, words [][]int32) {
	numbers := make(map[trigram]int32, trigramsPerWord*len(folds))
	grams = make([][]int32, len(folds))
	var counts []int
	all := 0
	for i, fold := range folds {
		list := trigrams(fold)
		all += len(list)
		grams[i] = make([]int32, len(list))
		for k, g := range list {
			n, known := numbers[g]
			if !known {
				n = int32(len(counts))
				numbers[g], counts = n, append(counts, 0)
			}
			grams[i][k] = n
			counts[n]++
		}
	}
	words, room := make([][]int32, len(counts)), make([]int32, all)
	for n, count := range counts {
		words[n], room = room[:0:count], room[count:]
	}
	for i, list := range grams {
		for _, g := range list {
			words[g] = append(words[g], int32(i))
		}
	}
	return grams, words
}

// trigramsPerWord is how many trigrams of its own a word brings into a story, about: room is made for so many.
const trigramsPerWord = 2

// trigram is three characters that stand in a row.
type trigram [3]rune

// trigrams of a word with its edges marked; nil for words with digits, whose likeness misleads.
func trigrams(w string) []trigram {
	r := []rune("^" + w + "$")
	out := make([]trigram, 0, len(r))
	for i := 0; i+3 <= len(r); i++ {
		for _, c := range r[i : i+3] {
			if c >= '0' && c <= '9' {
				return nil
			}
		}
		out = append(out, trigram(r[i:i+3]))
	}
	return out
}
