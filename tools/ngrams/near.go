package main

import (
	_ "embed"
	"slices"
	"strings"
)

// nearFile is written by hand: groups of near languages with the words that tell them apart.
//
//go:embed near.txt
var nearFile string

const (
	// uses is the cost at most of such a word where it is used, in nats, and avoids the cost of
	// it where it is not: that it stands there is a quotation, a name or a slip.
	uses   = 7 * perNat
	avoids = 10 * perNat
)

// readNear gives the groups: by tag its words.
func readNear() (out []map[string][]string) {
	for group := range strings.SplitSeq(nearFile, "\n\n") {
		words := map[string][]string{}
		for line := range strings.Lines(group) {
			if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
				words[f[0]] = append(words[f[0]], f[1:]...)
			}
		}
		out = append(out, words)
	}
	return out
}

// withNear gives the words of a source after the groups that its tag is in. A word that was
// counted for it alone keeps its cost; counts it shares with another language of the group give way.
func withNear(s source, words map[string]uint8, groups []map[string][]string) map[string]uint8 {
	out := map[string]uint8{}
	for w, c := range words {
		out[w] = c
	}
	for _, group := range groups {
		own, ok := group[s.tag]
		if !ok {
			continue
		}
		for _, list := range group {
			for _, w := range list {
				w = written(s, w)
				_, counted := words[w]
				if !slices.Contains(own, w) && !slices.Contains(own, latinOf(w)) && (!counted || shared(s)) {
					out[w] = avoids
				}
			}
		}
		for _, w := range own {
			w = written(s, w)
			if c, counted := words[w]; !counted || c > uses {
				out[w] = uses
			}
		}
	}
	return out
}

// shared reports whether the words of a source were counted together with those of another.
func shared(s source) bool { return s.words == "sh" || s.tag == "sr" }

// written gives a word in the letters of the source: Serbian stands in Latin letters in the list.
func written(s source, w string) string {
	if s.model == "sr" {
		return cyrillic.Replace(w)
	}
	return w
}

func latinOf(w string) string { return serbian.Replace(w) }
