package language

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// unseen is the rarity of a word that is not in the list of its language: the lists end
// near 10^-6, and a word they miss is rarer than that by an unknown amount.
const unseen = 8.0

// frequencies holds, per language, the rarity of its commonest words.
var frequencies = perLanguage[rarities]{build: func(l *Language) *rarities { return raritiesOf(readFrequencies(l.Tag)) }}

// rarities are the rarities of words by a hash of each, a fifth of the memory of the words themselves: a server that reads
// twenty languages has 400,000. One word in 200,000 that is none of them is taken for one.
type rarities struct {
	slots []rarity // a power of two, with at least a third of them empty; a word stands in the first free one from its own on
}

// rarity is the hash of a word with its rarity in hundredths.
type rarity struct {
	hash, hundredths uint32 // hundredths is one more than there are; 0 in an empty slot
}

func raritiesOf(list map[string]float32) *rarities {
	size := 1
	for 2*size < 3*len(list) {
		size *= 2
	}
	t := &rarities{slots: make([]rarity, size)}
	for w, r := range list {
		h, n := hashOf(w), uint32(r*100+0.5)+1
		if s := t.slot(h); s.hundredths == 0 || n < s.hundredths { // of two words of one hash the commoner is met more often
			*s = rarity{h, n}
		}
	}
	return t
}

// slot gives where a hash stands, or would.
func (t *rarities) slot(hash uint32) *rarity {
	for i := hash; ; i++ {
		if s := &t.slots[int(i)&(len(t.slots)-1)]; s.hundredths == 0 || s.hash == hash {
			return s
		}
	}
}

// of gives the rarity of a word; ok is false when it is not listed.
func (t *rarities) of(word string) (r float32, ok bool) {
	s := t.slot(hashOf(word))
	return float32(s.hundredths-1) / 100, s.hundredths > 0
}

// hashOf is FNV-1a with 64 bits, mixed once more, of which it gives the upper half.
func hashOf(s string) uint32 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 33
	return uint32(h * 0xff51afd7ed558ccd >> 32)
}

// Rarity is -log10 of the relative frequency of a word: about 1.3 for "the", 4 for "bridge",
// 8 for a word that is not among the 20,000 commonest, with or without its particles. The lists are made by
// tools/frequency from the PyPI package wordfreq. In Chinese and Japanese the unit is the bigram, as in Tokens.
func (l *Language) Rarity(word string) float64 {
	list, folded := frequencies.of(l), Fold(word)
	if r, ok := list.of(folded); ok {
		return float64(r)
	}
	if bare := l.Bare(folded); bare != folded {
		if r, ok := list.of(bare); ok {
			return float64(r)
		}
	}
	return unseen
}

// Common reports whether a word is among the commonest of the language.
func (l *Language) Common(word string) bool { return l.Rarity(word) < unseen }

// readFrequencies reads data/TAG/frequency.gz: lines of a rarity
// times 100 and the words that have it, commonest first. An empty map when there is no file.
func readFrequencies(tag string) map[string]float32 {
	out := map[string]float32{}
	packed, err := data.ReadFile("data/" + tag + "/frequency.gz")
	if err != nil {
		return out
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("language: " + tag + " frequencies: " + err.Error())
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		head, list, _ := strings.Cut(lines.Text(), " ")
		n, err := strconv.Atoi(head)
		if err != nil {
			panic("language: " + tag + " frequencies: " + err.Error())
		}
		for w := range strings.FieldsSeq(list) {
			out[w] = float32(n) / 100
		}
	}
	if err := lines.Err(); err != nil {
		panic("language: " + tag + " frequencies: " + err.Error())
	}
	return out
}

// Commonest gives the n commonest words of the language, or all that are listed, commonest
// first; equally common ones in the order of their letters.
func (l *Language) Commonest(n int) []string {
	list := readFrequencies(l.Tag)
	words := slices.Collect(maps.Keys(list))
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(list[a], list[b]), strings.Compare(a, b)) })
	return words[:min(n, len(words))]
}
