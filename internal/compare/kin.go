package compare

import (
	"cmp"
	"math/bits"
	"slices"

	"parallax"
)

// printedWord is a word as a language prints it.
type printedWord struct{ tag, word string }

// relations is the words of a story, in the order in which they were met, with those that are kin. The zero value has none.
type relations struct {
	at     map[printedWord]int32
	words  []printedWord
	marks  []signature
	mute   []bool   // has no vector
	links  [][]link // those met before that are kin, by their numbers here
	absent int      // how many are not in the story any more
	turn   int      // when it was given to a Memo
}

// relate finds which stems are kin, beside what is known of the story already; nil when that is nothing.
func (l *lexicon) relate(statements []*statement, meanings Meanings, r *relations) {
	l.kin, l.abroad = make([][]link, len(l.stems)), make([][]link, len(l.stems))
	if meanings == nil {
		return
	}
	if r == nil {
		r = &relations{}
	}
	words := l.printed(statements)
	r.meet(words, meanings)
	stems := make([]int32, len(r.words)) // by the number of the word; -1 where the story has it no more
	for i := range stems {
		stems[i] = -1
	}
	r.absent = len(r.words)
	for stem, word := range words {
		if word.word != "" {
			stems[r.at[word]] = int32(stem)
			r.absent--
		}
	}
	for i, links := range r.links {
		for _, n := range links {
			if a, b := stems[i], stems[n.stem]; a >= 0 && b >= 0 {
				l.tie(a, b, n.like)
			}
		}
	}
	for _, lists := range [][][]link{l.kin, l.abroad} {
		for _, list := range lists {
			slices.SortFunc(list, func(a, b link) int { return cmp.Compare(a.stem, b.stem) })
		}
	}
}

// tie makes two stems kin.
func (l *lexicon) tie(a, b int32, like float64) {
	l.kin[a], l.kin[b] = append(l.kin[a], link{b, like}), append(l.kin[b], link{a, like})
	if l.tongues[a]&l.tongues[b] == 0 {
		l.abroad[a], l.abroad[b] = append(l.abroad[a], link{b, like}), append(l.abroad[b], link{a, like})
	}
}

// printed gives each stem as it is first printed; nothing for numbers.
func (l *lexicon) printed(statements []*statement) []printedWord {
	out := make([]printedWord, len(l.stems))
	for _, st := range statements {
		for i := range st.words {
			if w := &st.words[i]; out[w.id].word == "" && !w.digit {
				out[w.id] = printedWord{st.article().Language, w.printed}
			}
		}
	}
	return out
}

// meet takes in the words that are new and finds which are kin to them.
func (r *relations) meet(words []printedWord, meanings Meanings) {
	from := len(r.words)
	if r.at == nil {
		r.at = map[printedWord]int32{}
	}
	for _, word := range words {
		if _, known := r.at[word]; !known && word.word != "" {
			r.at[word] = int32(len(r.words))
			r.words = append(r.words, word)
		}
	}
	vectors := r.vectors(from, meanings)
	r.sign(from, vectors)
	vector := func(i int) parallax.Vector { // of one that was known, only where it is asked for
		if vectors[i] == nil {
			vectors[i] = meanings(r.words[i].tag, []string{r.words[i].word})[0]
		}
		return vectors[i]
	}
	var near []int32
	for i := from; i < len(r.words); i++ {
		var links []link
		near = near[:0]
		if !r.mute[i] {
			near = r.marks[i].near(r.marks[:i], near)
		}
		for _, n := range near {
			j := int(n)
			if r.mute[j] {
				continue
			}
			v, w := vectors[i], vector(j)
			if roughly(v, w) < kin-rough {
				continue
			}
			if like := float64(v.Dot(w)); like >= kin {
				links = append(links, link{int32(j), like})
			}
		}
		r.links = append(r.links, links)
	}
}

// vectors gives the vectors of the words from a number on, in the places of their numbers.
func (r *relations) vectors(from int, meanings Meanings) []parallax.Vector {
	words, numbers := map[string][]string{}, map[string][]int{}
	for i, w := range r.words[from:] {
		words[w.tag], numbers[w.tag] = append(words[w.tag], w.word), append(numbers[w.tag], from+i)
	}
	out := make([]parallax.Vector, len(r.words))
	for tag := range words {
		for i, v := range meanings(tag, words[tag]) {
			out[numbers[tag][i]] = v
		}
	}
	return out
}

// sign sets the signatures of the words from a number on.
func (r *relations) sign(from int, vectors []parallax.Vector) {
	dimensions := 0
	for _, v := range vectors[from:] {
		dimensions = max(dimensions, len(v))
	}
	room := make([]float32, 1<<bits.Len(uint(max(planes, dimensions)-1)))
	turned := flips(len(room))
	for _, v := range vectors[from:] {
		mute := !slices.ContainsFunc(v, func(x float32) bool { return x != 0 })
		r.mute = append(r.mute, mute)
		if mute {
			r.marks = append(r.marks, signature{})
		} else {
			r.marks = append(r.marks, sign(v, turned, room))
		}
	}
}
