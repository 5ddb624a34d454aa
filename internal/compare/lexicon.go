package compare

import (
	"cmp"
	"math"
	"slices"

	"parallax"
	"parallax/internal/language"
)

// lexicon knows how much each stem of a story tells and which stems are like each other.
// Stems have numbers, in alphabetical order.
type lexicon struct {
	weight map[string]float64 // by stem, in this story
	tells  map[string]float64 // by stem, in its language
	ids    map[string]int32   // the number of a stem

	// By the number of the stem:
	stems   []string
	weights []float64 // weight
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
	l := &lexicon{weight: map[string]float64{}, tells: map[string]float64{}, ids: map[string]int32{}}
	folds, means := l.gather(statements)
	n := float64(len(statements))
	for id, stem := range l.stems {
		own := math.Log((n+unheard)/(float64(l.in[id])+0.5)) / math.Log(n+unheard+1) // 0 to 1
		l.weights[id] = math.Max(0.05, math.Pow(own, steep)) * (0.2 + 0.8*l.tells[stem])
		l.weight[stem] = l.weights[id]
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
	plain := map[string]string{} // letters of each, as last met
	for _, s := range statements {
		for i := range s.words {
			w := &s.words[i]
			if _, seen := plain[w.stem]; !seen {
				l.stems = append(l.stems, w.stem)
			}
			plain[w.stem] = w.fold
		}
	}
	slices.Sort(l.stems)
	folds, means = make([]string, len(l.stems)), map[string][]int32{}
	l.in, l.weights, l.tongues = make([]int, len(l.stems)), make([]float64, len(l.stems)), make([]uint64, len(l.stems))
	tongues := map[string]uint64{}
	for id, stem := range l.stems {
		l.ids[stem] = int32(id)
		folds[id] = plain[stem]
	}
	for _, s := range statements {
		lang := language.For(s.article().Language)
		tag := language.Base(s.article().Language)
		if tongues[tag] == 0 {
			tongues[tag] = 1 << (len(tongues) % 64)
		}
		for i := range s.words {
			w := &s.words[i]
			w.id = l.ids[w.stem]
			l.tongues[w.id] |= tongues[tag]
			w.again = slices.Contains(s.own, w.id)
			if w.again {
				continue
			}
			s.own = append(s.own, w.id)
			l.in[w.id]++
			l.tells[w.stem] = max(l.tells[w.stem], w.tells)
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
	grams := make([][]trigram, len(folds))
	index := map[trigram][]int32{}
	for i, fold := range folds {
		grams[i] = trigrams(fold)
		for _, g := range grams[i] {
			index[g] = append(index[g], int32(i))
		}
	}
	near := make([][]link, len(folds))
	shared := make([]int, len(folds))
	var met []int32
	for i := range folds {
		if len(grams[i]) < 4 { // words of three letters and less are alike by chance
			continue
		}
		met = met[:0]
		for _, g := range grams[i] {
			if len(index[g]) > crowded {
				continue
			}
			for _, j := range index[g] {
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
