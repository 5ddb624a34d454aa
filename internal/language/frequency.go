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
var frequencies = perLanguage[map[string]float32]{build: func(l *Language) *map[string]float32 {
	list := readFrequencies(l.Tag)
	return &list
}}

// Rarity is -log10 of the relative frequency of a word: about 1.3 for "the", 4 for "bridge",
// 8 for a word that is not among the 20,000 commonest, with or without its particles. The lists are made by
// tools/frequency from the PyPI package wordfreq. In Chinese and Japanese the unit is the bigram, as in Tokens.
func (l *Language) Rarity(word string) float64 {
	list, folded := *frequencies.of(l), Fold(word)
	if r, ok := list[folded]; ok {
		return float64(r)
	}
	if bare := l.Bare(folded); bare != folded {
		if r, ok := list[bare]; ok {
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
	list := *frequencies.of(l)
	words := slices.Collect(maps.Keys(list))
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(list[a], list[b]), strings.Compare(a, b)) })
	return words[:min(n, len(words))]
}
