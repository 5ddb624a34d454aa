package extract

import (
	"strings"

	"parallax/internal/language"
)

// prompts finds the phrases of language.Walls in texts.
type prompts struct{ walls *language.Walls }

// points reports whether s begins as a pointer to another article does.
func (p *prompts) points(s string) bool {
	s = language.FoldWords(s) + " "
	for _, phrase := range p.walls.Points {
		if strings.HasPrefix(s, phrase+" ") {
			return true
		}
	}
	return false
}

// invites reports whether s invites to subscribe, follow, share or comment.
func (p *prompts) invites(s string) bool { return has(p.walls.Invites, s) != "" }

// label reports whether s is nothing but a label.
func (p *prompts) label(s string) bool {
	s = language.FoldWords(s)
	for _, phrase := range p.walls.Labels {
		if s == phrase {
			return true
		}
	}
	return false
}

// has gives the first phrase of the list that stands in s as whole words, "" when none does.
func has(phrases []string, s string) string {
	s = " " + language.FoldWords(s) + " "
	return hasFolded(phrases, s)
}

// hasFolded is has for text that was folded and put between blanks before.
func hasFolded(phrases []string, folded string) string {
	for _, phrase := range phrases {
		if i := strings.Index(folded, phrase); i > 0 && folded[i-1] == ' ' && folded[i+len(phrase)] == ' ' {
			return phrase
		}
	}
	return ""
}

// countFolded gives how many different phrases of the list stand in folded, and the first of them.
func countFolded(phrases []string, folded string) (n int, example string) {
	for _, phrase := range phrases {
		if strings.Contains(folded, " "+phrase+" ") {
			n++
			if example == "" {
				example = phrase
			}
		}
	}
	return n, example
}
