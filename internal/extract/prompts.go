package extract

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

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
func (p *prompts) invites(s string) bool { return findPhrases(s).count(invites) > 0 }

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

// introduces reports whether an opening names the author behind words for the work of
// journalists: "Correspondent Ann Lee", "The author Ann Lee".
func (p *prompts) introduces(opening, author string) bool {
	before, _, ok := strings.Cut(opening, " "+author+" ")
	if !ok {
		return false
	}
	words := strings.Fields(before)
	for _, w := range words {
		if slices.Contains(p.walls.Roles, w) {
			return len(words) <= 4
		}
	}
	return false
}

// phraseList names one list of language.Walls.
type phraseList int

const (
	invites phraseList = iota
	continues
	paywall
	logins
	consents
	challenge
	absent
	broken
	scripts
	notices
	phraseLists
)

// hits are the phrases of each list that stand in a text, each once, in the order of the text.
type hits [phraseLists][]string

func (h *hits) count(l phraseList) int { return len(h[l]) }

// first gives an example, "" when there is none.
func (h *hits) first(l phraseList) string {
	if len(h[l]) == 0 {
		return ""
	}
	return h[l][0]
}

type phrase struct {
	words string
	list  phraseList
}

// phraseIndex holds all phrases by their first word, so that a text is gone through once,
// and those of scripts that do not separate words by their first character.
type phraseIndex struct {
	words  map[string][]phrase
	joined map[rune][]phrase
}

var allPhrases = sync.OnceValue(func() *phraseIndex {
	w := language.AllWalls()
	index := &phraseIndex{words: map[string][]phrase{}, joined: map[rune][]phrase{}}
	for list, phrases := range map[phraseList][]string{invites: w.Invites, continues: w.Continues, paywall: w.Paywall, logins: w.Login,
		consents: w.Consent, challenge: w.Challenge, absent: w.Missing, broken: w.Broken, scripts: w.Scripts, notices: w.Notices} {
		for _, p := range phrases {
			if caseless(p) {
				first, _ := utf8.DecodeRuneInString(p)
				index.joined[first] = append(index.joined[first], phrase{p, list})
				continue
			}
			first, _, _ := strings.Cut(p, " ")
			index.words[first] = append(index.words[first], phrase{p, list})
		}
	}
	return index
})

// findPhrases finds the phrases that stand in s as whole words, or anywhere in scripts that
// do not separate words.
func findPhrases(s string) *hits {
	s = language.FoldWords(s)
	h := noHits
	add := func(p phrase) {
		if h == noHits {
			h = &hits{}
		}
		h.add(p)
	}
	index := allPhrases()
	for at := 0; at < len(s); {
		word, _, _ := strings.Cut(s[at:], " ")
		for _, p := range index.words[word] {
			if rest, ok := strings.CutPrefix(s[at:], p.words); ok && (rest == "" || rest[0] == ' ') {
				add(p)
			}
		}
		at += len(word) + 1
	}
	if !caseless(s) {
		return h
	}
	for at, r := range s {
		for _, p := range index.joined[r] {
			if strings.HasPrefix(s[at:], p.words) {
				add(p)
			}
		}
	}
	return h
}

// noHits is what most texts have. Nobody adds to it.
var noHits = &hits{}

func (h *hits) add(p phrase) {
	if !slices.Contains(h[p.list], p.words) {
		h[p.list] = append(h[p.list], p.words)
	}
}

// join adds what other has.
func (h *hits) join(other *hits) {
	for list, phrases := range other {
		for _, words := range phrases {
			h.add(phrase{words, phraseList(list)})
		}
	}
}
