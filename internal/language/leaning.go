package language

import (
	"unicode"
	"unicode/utf8"
)

// LeansInside gives where behind the beginning of a sentence words stand with which it goes on from those before it, as
// first byte and the one behind the last: a connective between commas ("the mayor, however, stayed") and one between the
// subject and its verb ("the mayor also stayed").
func (l *Language) LeansInside(sentence string) [][2]int {
	o := openings.of(l)
	if len(o.BackBetween)+len(o.Adding) == 0 {
		return nil
	}
	var room [64]Token
	tokens := appendTokens(room[:0], sentence, len(sentence))
	word := func(i int) string { return Fold(sentence[tokens[i].Start:tokens[i].End]) }
	var out [][2]int
	verb := false
	for i := range tokens {
		switch {
		case tokens[i].Kind == Punct:
			if n := o.between(sentence, tokens, i); n > 0 {
				out = append(out, [2]int{tokens[i+1].Start, tokens[i+n].End})
			}
		case i > 0 && i+1 < len(tokens) && o.Adding[word(i)] && !verb && !l.Cues().Relatives[word(i-1)] && (l.canBeVerb(word(i+1)) || len(l.Cues().VerbsAt(word(i+1))) > 0):
			out = append(out, [2]int{tokens[i].Start, tokens[i].End})
		}
		first, _ := utf8.DecodeRuneInString(sentence[tokens[i].Start:])
		verb = verb || tokens[i].Kind != Punct && !unicode.IsUpper(first) && l.canBeVerb(word(i)) // Jared is no verb
	}
	return out
}

// longestBetween is how many words a connective has at most: "on the other hand".
const longestBetween = 4

// between gives how many tokens behind a comma make a connective that a comma or the end follows; 0 for none.
func (o *Openings) between(sentence string, tokens []Token, comma int) int {
	word := func(i int) string { return sentence[tokens[i].Start:tokens[i].End] }
	if word(comma) != "," {
		return 0
	}
	for n := 1; n <= longestBetween && comma+n+1 < len(tokens); n++ {
		if tokens[comma+n].Kind == Punct {
			return 0
		}
		if next := word(comma + n + 1); next != "," && next != "." {
			continue
		}
		if o.BackBetween[sentence[tokens[comma+1].Start:tokens[comma+n].End]] {
			return n
		}
	}
	return 0
}

// canBeVerb reports whether a folded word can be the verb of a sentence, or is one of saying.
func (l *Language) canBeVerb(word string) bool {
	return openings.of(l).finite(word) || len(l.Cues().VerbsAt(word)) > 0 && !l.Cues().AlsoNouns[word]
}
