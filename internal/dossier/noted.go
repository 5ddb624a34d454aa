package dossier

import (
	"slices"

	"parallax"
)

// noted is what is asked of a sentence again and again, for each line that it may stand behind and each sentence that may stand behind it as a line.
// What is nil was not asked for yet.
type noted struct {
	tokens  []token
	stems   map[string]bool
	words   numbers // of the stems
	facts   *facts
	sense   *sense
	persons *personed
	near    *near
	clauses []clause
}

// noted gives what is known of a sentence.
func (k *composer) noted(at *parallax.Covered, s parallax.Span) *noted {
	return once(k.known.noted, sentence{at.Article.ID, s}, func() *noted { return &noted{} })
}

// of gives what is known of a statement, which is looked up once.
func (k *composer) of(r *ranked) *noted {
	if r.noted == nil {
		r.noted = k.noted(r.at, r.span)
	}
	return r.noted
}

// numbers are words of the story by their numbers, each once and in order: two lists of them are held against each other without a look at a letter.
type numbers []int32

// numbered gives words their numbers.
func (k *composer) numbered(words map[string]bool) numbers {
	out := make(numbers, 0, len(words))
	for w := range words {
		n, known := k.known.numbers[w]
		if !known {
			n = int32(len(k.known.numbers)) //nolint:gosec // a story has no 2³¹ words
			k.known.numbers[w] = n
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// overlap is the share of the shorter list that stands in the longer; 0 where one is empty.
func (a numbers) overlap(b numbers) float64 {
	return ratio(float64(parallax.InCommon(a, b)), float64(min(len(a), len(b))))
}

// body is the words of an article as one bit for each word of the story, up to the last that it has.
type body []uint64

// bodyOf gives the words of headline and text of an article.
func (k *composer) bodyOf(at *parallax.Covered) body {
	return once(k.known.bits, at.Article.ID, func() body {
		words := k.numbered(k.bodyStems(at))
		if len(words) == 0 {
			return nil
		}
		out := make(body, words[len(words)-1]/64+1)
		for _, n := range words {
			out[n/64] |= 1 << (n % 64)
		}
		return out
	})
}

// has counts those of the words that the article has.
func (b body) has(words numbers) int {
	n := 0
	for _, w := range words {
		if i := int(w / 64); i < len(b) && b[i]>>(w%64)&1 == 1 {
			n++
		}
	}
	return n
}

// share gives the share of the words that the article has; 1 of none.
func (b body) share(words numbers) float64 {
	if len(words) == 0 {
		return 1
	}
	return float64(b.has(words)) / float64(len(words))
}

// stemsBy is stemsAt of a statement.
func (k *composer) stemsBy(r *ranked) map[string]bool {
	a := k.of(r)
	if a.stems == nil {
		tokens := k.tokensOf(r)
		a.stems = make(map[string]bool, len(tokens)/2)
		for _, t := range tokens {
			if t.stem != "" {
				a.stems[t.stem] = true
			}
		}
	}
	return a.stems
}

// stemsAt gives the stems of the words at a span; the caller must not change them.
func (k *composer) stemsAt(at *parallax.Covered, s parallax.Span) map[string]bool {
	return k.stemsBy(&ranked{at: at, span: s})
}

// wordsBy gives the numbers of the stems of a statement.
func (k *composer) wordsBy(r *ranked) numbers {
	a := k.of(r)
	if a.words == nil {
		a.words = k.numbered(k.stemsBy(r))
	}
	return a.words
}
