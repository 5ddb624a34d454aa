package main

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// wordsFile is written by words.py: tag, word, cost.
//
//go:embed words.tsv
var wordsFile string

// ownFile is written by hand: a tag and its words, commonest first.
//
//go:embed own.txt
var ownFile string

// readWords gives the commonest words with their cost, by tag.
func readWords() (map[string]map[string]uint8, error) {
	out := map[string]map[string]uint8{}
	add := func(tag, word string, cost uint8) {
		if out[tag] == nil {
			out[tag] = map[string]uint8{}
		}
		if _, ok := out[tag][word]; !ok {
			out[tag][word] = cost
		}
	}
	for line := range strings.Lines(wordsFile) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("words.tsv: %q", line)
		}
		n, err := strconv.ParseUint(f[2], 10, 8)
		if err != nil {
			return nil, fmt.Errorf("words.tsv: %w", err)
		}
		add(f[0], f[1], uint8(n))
	}
	for line := range strings.Lines(ownFile) {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
			for rank, w := range f[1:] {
				add(f[0], w, cost(byRank(rank)))
			}
		}
	}
	for w, c := range out["sh"] {
		add("sr", cyrillic.Replace(w), c)
	}
	return out, nil
}

// byRank is about how often the word of a rank, counted from 0, stands in a text of a language
// whose words nobody counted for us: as in those that were counted.
func byRank(rank int) float64 { return 0.05 / math.Pow(float64(rank)+1.5, 0.85) }

// prior is the cost of a text being in the language of a list: that of own.txt is rarely met,
// but for the second form of Norwegian and the second large language of its script.
func prior(tag string) uint8 {
	if tag != "nn" && tag != "mr" && strings.Contains(ownFile, "\n"+tag+" ") {
		return rarelyMet * perNat
	}
	return 0
}
