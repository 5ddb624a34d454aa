package language

import (
	"slices"
	"strings"
)

// ClaimWords holds words that change how far or in which tone something is stated
// (data/TAG/claimwords.toml). Entries are phrases of one or more words, each form listed.
type ClaimWords struct {
	Classes []ClaimClass  `toml:"class"`
	Groups  []LoadedGroup `toml:"group"`
	// Endings are endings of words that are claim words by themselves: "n't".
	Endings []string `toml:"negated_endings"`
	// Charges are words of courts, folded: beside one, a loaded word is the name of a crime.
	Charges Set `toml:"charges"`
	// Inquiries are words for looking into a deed or suspecting somebody of it, folded: beside one, a deed is not said to have been done.
	Inquiries Set `toml:"inquiries"`

	phrases map[string][]ClaimPhrase // by first word, longest first
}

// ClaimClass is one class of claim words, as in parallax.WordClass without loaded.
type ClaimClass struct {
	Name  string   `toml:"name"`
	Words []string `toml:"words"`
}

// LoadedGroup is one thing and the words of different weight for it.
type LoadedGroup struct {
	Name string `toml:"name"`
	// Neutral are the words without weight of their own; they are found so that both sides of a contrast are.
	Neutral []string `toml:"neutral"`
	Words   []string `toml:"words"`
}

// ClaimPhrase is one phrase with its class, and its group when it is loaded.
type ClaimPhrase struct {
	Words   []string // folded
	Class   string
	Group   string
	Neutral bool
}

var claimWords = newArea[ClaimWords]("claimwords")

// ClaimWords gives the claim words of the language; an empty value, never nil, when there are none.
func (l *Language) ClaimWords() *ClaimWords { return claimWords.of(l) }

func (c *ClaimWords) prepare() {
	c.phrases = map[string][]ClaimPhrase{}
	add := func(phrases []string, class, group string, neutral bool) {
		for _, phrase := range phrases {
			words := strings.Fields(Fold(phrase))
			c.phrases[words[0]] = append(c.phrases[words[0]], ClaimPhrase{words, class, group, neutral})
		}
	}
	for _, k := range c.Classes {
		add(k.Words, k.Name, "", false)
	}
	for _, g := range c.Groups {
		add(g.Neutral, "loaded", g.Name, true)
		add(g.Words, "loaded", g.Name, false)
	}
	for first := range c.phrases {
		slices.SortStableFunc(c.phrases[first], func(a, b ClaimPhrase) int { return len(b.Words) - len(a.Words) })
	}
}

// Match gives the longest phrases that word(0), word(1), ... begin with; several when one
// phrase is of several classes. word gives "" past the end.
func (c *ClaimWords) Match(word func(i int) string) []ClaimPhrase {
	var out []ClaimPhrase
	first := word(0)
	for _, p := range c.phrases[first] {
		if len(out) > 0 && len(p.Words) < len(out[0].Words) {
			break
		}
		n := 1
		for n < len(p.Words) && word(n) == p.Words[n] {
			n++
		}
		if n == len(p.Words) {
			out = append(out, p)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, end := range c.Endings {
		if len(first) > len(end) && strings.HasSuffix(first, end) {
			return []ClaimPhrase{{Words: []string{first}, Class: "negation"}}
		}
	}
	return nil
}

// chargeReach is how many words beside a loaded one are looked at for a word of courts.
const chargeReach = 4

// NamesCrime reports whether the words text[start:end] stand beside a word of courts, so that they are what the law calls a
// deed: "charged with murder".
func (c *ClaimWords) NamesCrime(text string, start, end int) bool {
	return slices.ContainsFunc(beside(text, start, end), func(w string) bool { return c.Charges[w] })
}

// LookedInto reports whether the words text[start:end] stand beside a word of courts or inquiries: "an inquiry into negligent homicide".
func (c *ClaimWords) LookedInto(text string, start, end int) bool {
	return slices.ContainsFunc(beside(text, start, end), func(w string) bool { return c.Charges[w] || c.Inquiries[w] })
}

// beside gives the folded words within chargeReach of text[start:end].
func beside(text string, start, end int) []string {
	near, after := []string{}, 0
	for t := range EachToken(text) {
		w := Fold(text[t.Start:t.End])
		switch {
		case t.Kind == Punct:
		case t.End <= start:
			if near = append(near, w); len(near) > chargeReach {
				near = near[1:]
			}
		case t.Start >= end && after < chargeReach:
			near = append(near, w)
			after++
		}
	}
	return near
}
