package language

import "strings"

// Openings holds how a sentence shows in its first words that it leans on those before it
// (data/TAG/openings.toml).
type Openings struct {
	// Back are first words or phrases that point back: pronouns, connectives, "the move".
	Back []string `toml:"back"`
	// Definite are the articles that speak of a thing as known: "the". None in a language without.
	Definite Set `toml:"definite"`

	back    map[string]bool
	longest int // words of the longest phrase
}

var openings = newArea[Openings]("openings")

func (o *Openings) prepare() {
	o.back = map[string]bool{}
	for _, phrase := range o.Back {
		words := opening(phrase, 8)
		o.back[strings.Join(words, " ")] = true
		o.longest = max(o.longest, len(words))
	}
}

// PointsBack reports whether a sentence begins with words that need the sentences before
// it: "However", "He", "The move". Quotation marks before the first word do not matter.
func (l *Language) PointsBack(sentence string) bool {
	o := openings.of(l)
	words := opening(firstBytes(sentence, 120), o.longest)
	for n := 1; n <= len(words); n++ {
		if o.back[strings.Join(words[:n], " ")] {
			return true
		}
	}
	// Scripts without spaces have no words to compare; there the sentence begins with the phrase.
	for _, phrase := range o.Back {
		if unspacedAt(phrase, Token{}) && strings.HasPrefix(sentence, phrase) {
			return true
		}
	}
	return false
}

// Presumes gives the word behind the definite article a sentence begins with, in lower case:
// "closure" of "The closure follows". "" when it begins otherwise.
func (l *Language) Presumes(sentence string) string {
	words := opening(firstBytes(sentence, 120), 2)
	if len(words) < 2 || !openings.of(l).Definite[words[0]] {
		return ""
	}
	return words[1]
}

// opening gives the first n words of s, folded, without punctuation.
func opening(s string, n int) []string {
	var out []string
	for _, t := range Tokens(s) {
		if t.Kind != Punct && len(out) < n {
			out = append(out, Fold(s[t.Start:t.End]))
		}
	}
	return out
}

// firstBytes cuts s to at most n bytes at the edge of a character.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
