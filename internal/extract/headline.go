package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// minHeadline is the length in letters below which a text is a label rather than a headline.
const minHeadline = 20

// withoutKicker gives the headline behind the words printed above it when another place that
// names the article has it behind words of its own: of "Storm on the coast: Ferry turns back"
// and "Summer weather - Ferry turns back" both mean "Ferry turns back". Words that all places
// put there belong to the title.
func withoutKicker(title string, others []titleCandidate) string {
	for _, own := range kickers(title) {
		for _, o := range others {
			for _, other := range kickers(o.text) {
				if fold(own.headline) == fold(other.headline) && !shareWord(own.kicker, other.kicker) {
					return own.headline
				}
			}
		}
	}
	return title
}

// kickered is a title taken apart at a separator.
type kickered struct{ kicker, headline string }

// kickers gives the ways to read a title as a short kicker and a longer headline.
func kickers(s string) []kickered {
	var out []kickered
	for i := range s {
		for _, sep := range []string{": ", " - ", " – ", " — ", " | "} {
			if !strings.HasPrefix(s[i:], sep) {
				continue
			}
			k := kickered{s[:i], strings.TrimSpace(s[i+len(sep):])}
			if n := utf8.RuneCountInString(k.headline); n >= minHeadline && n > utf8.RuneCountInString(k.kicker) {
				out = append(out, k)
			}
		}
	}
	return out
}

func shareWord(a, b string) bool {
	words := strings.Fields(fold(a))
	return slices.ContainsFunc(strings.Fields(fold(b)), func(w string) bool { return slices.Contains(words, w) })
}
