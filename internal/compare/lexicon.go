package compare

import (
	"math"
	"slices"
	"sort"

	"parallax"
	"parallax/internal/language"
)

// lexicon knows how much each stem of a story tells and which stems are like each other.
type lexicon struct {
	weight map[string]float64            // by stem, in this story
	tells  map[string]float64            // by stem, in its language
	means  map[string][]string           // other stems for one of the meanings of a stem
	near   map[string]map[string]float64 // likeness of different stems, 0 to 1; only those above nearEnough

	vectors map[string]parallax.Vector    // by stem
	kin     map[string]map[string]float64 // cosine of the vectors of different stems; only those above kin
}

const (
	// nearEnough is the least share of trigrams two words must have in common to count as
	// forms or spellings of one word; below it chance likeness prevails ("station", "nation").
	nearEnough = 0.5
	// sameMeaning is the likeness of two words for one thing ("raid", "attack").
	sameMeaning = 0.5
	// crowded is how many words may share a trigram before it tells nothing any more.
	crowded = 150
	// unheard is how many statements without the word every story is thought to have beside its
	// own, so that in a story of two short articles words that both have still tell something.
	unheard = 5
	// steep makes what many statements of the story say tell less than its rarity alone would.
	steep = 1.5
	// commonest is the share of the statements from which on a word counts as known to all of the story.
	commonest = 0.3
)

// newLexicon weighs the stems of the statements: rare in the language and rare in the story
// tells most. What every statement says ("quake" in the story of a quake) tells little.
func newLexicon(statements []*statement, meanings Meanings) *lexicon {
	in := map[string]int{}
	tells := map[string]float64{}
	folds := map[string]string{}
	means := map[string][]string{}
	for _, s := range statements {
		seen := map[string]bool{}
		for _, w := range s.words {
			if !seen[w.stem] {
				seen[w.stem] = true
				in[w.stem]++
				tells[w.stem] = max(tells[w.stem], w.tells)
				folds[w.stem] = w.fold
				for _, m := range language.For(s.article().Language).Meanings(w.stem) {
					if !slices.Contains(means[m], w.stem) {
						means[m] = append(means[m], w.stem)
					}
				}
			}
		}
	}
	l := &lexicon{weight: map[string]float64{}, tells: tells}
	n := float64(len(statements))
	for stem, df := range in {
		own := math.Log((n+unheard)/(float64(df)+0.5)) / math.Log(n+unheard+1) // 0 to 1
		l.weight[stem] = math.Max(0.05, math.Pow(own, steep)) * (0.2 + 0.8*tells[stem])
	}
	l.near = nearWords(folds)
	l.means = map[string][]string{}
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
		s.stems, s.named = map[string]float64{}, map[string]bool{}
		for _, w := range s.words {
			if w.name || w.digit {
				s.named[w.stem] = true
			}
		}
		for _, w := range s.words { // in their order, so that sums are the same in every run
			if _, seen := s.stems[w.stem]; seen {
				continue
			}
			v := l.weight[w.stem]
			s.stems[w.stem] = v
			s.weight += v
			if !s.named[w.stem] {
				s.plain += v
			}
		}
	}
	l.relate(statements, meanings)
	return l
}

// nearWords finds words that share most of their letters, by an index of their trigrams.
func nearWords(folds map[string]string) map[string]map[string]float64 {
	stems := make([]string, 0, len(folds))
	for s := range folds {
		stems = append(stems, s)
	}
	sort.Strings(stems)
	grams := make([][]string, len(stems))
	index := map[string][]int{}
	for i, s := range stems {
		grams[i] = trigrams(folds[s])
		for _, g := range grams[i] {
			index[g] = append(index[g], i)
		}
	}
	near := map[string]map[string]float64{}
	for i, s := range stems {
		if len(grams[i]) < 4 { // words of three letters and less are alike by chance
			continue
		}
		shared := map[int]int{}
		for _, g := range grams[i] {
			if len(index[g]) <= crowded {
				for _, j := range index[g] {
					if j > i {
						shared[j]++
					}
				}
			}
		}
		for j, n := range shared {
			like := 2 * float64(n) / float64(len(grams[i])+len(grams[j]))
			if like < nearEnough || len(grams[j]) < 4 {
				continue
			}
			put(near, s, stems[j], like)
			put(near, stems[j], s, like)
		}
	}
	return near
}

func put(m map[string]map[string]float64, a, b string, v float64) {
	if m[a] == nil {
		m[a] = map[string]float64{}
	}
	m[a][b] = v
}

// trigrams of a word with its edges marked; nil for words with digits, whose likeness misleads.
func trigrams(w string) []string {
	r := []rune("^" + w + "$")
	var out []string
	for i := 0; i+3 <= len(r); i++ {
		for _, c := range r[i : i+3] {
			if c >= '0' && c <= '9' {
				return nil
			}
		}
		out = append(out, string(r[i:i+3]))
	}
	return out
}
