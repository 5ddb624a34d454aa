package dossier

import (
	"slices"
	"strings"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

// ofNoun reports whether a time belongs to a noun of a sentence and not to what the sentence
// tells: "after the storm of 17 March", "Friday's speech". Of the noun with which it opens it tells
// what happened then, "Monday's storm killed nine", unless it speaks of what is to come.
func ofNoun(at *parallax.Covered, s parallax.Span, n *parallax.Annotation) bool {
	text, err := at.Article.Source(n.Span)
	if err != nil || !inWord(text[n.Span.End:]) && !behindNoun(at, n.Span, strings.Fields(text[s.Start:n.Span.Start])) {
		return false
	}
	l := language.For(at.Article.Language)
	opens := n.Span.Start-s.Start <= openingBytes && !slices.ContainsFunc(strings.Fields(text[s.Start:n.Span.Start]), func(w string) bool { return !l.IsStop(bare(w)) })
	return !opens || slices.ContainsFunc(at.Over(s), func(o *parallax.Annotation) bool { return o.Word != nil && o.Word.Class == parallax.Future })
}

// sequelReach is how many words and marks before a time are looked at.
const sequelReach = 16

// ofSequel reports whether a time stands with what had happened before that of which a sentence tells, as far as can be seen: "denied arson
// following a fire on Sunday" may be of Monday.
func ofSequel(at *parallax.Covered, s parallax.Span, n *parallax.Annotation) bool {
	text, err := at.Article.Source(n.Span)
	if err != nil {
		return false
	}
	l, said := language.For(at.Article.Language), text[s.Start:n.Span.Start]
	before := language.Tokens(said)
	first := max(0, len(before)-sequelReach)
	words := make([]string, 0, sequelReach)
	for _, t := range before[first:] {
		words = append(words, language.Fold(said[t.Start:t.End]))
	}
	for i := len(words) - 1; i >= 0; i-- {
		if before[first+i].Kind == language.Punct && strings.ContainsAny(words[i], clauseMarks) || l.Finite(words[i]) {
			return false
		}
		for _, phrase := range l.Cues().AfterNoun {
			if row := strings.Fields(phrase); len(row) <= len(words)-i && slices.Equal(words[i:i+len(row)], row) {
				return first+i > 0 && namesWhat(l, words[i+len(row):])
			}
		}
	}
	return false
}

// namesWhat reports whether folded words have one that is no function word, number or word of time.
func namesWhat(l *language.Language, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.IndexFunc(w, unicode.IsLetter) >= 0 && !l.IsStop(w) && !isTimeWord(l, w) && !strings.ContainsAny(w, "0123456789")
	})
}

// behindNoun reports whether the words before a time are a small word, a noun and "of". A noun that
// is itself a time, "the evening of", dates the sentence.
func behindNoun(at *parallax.Covered, time parallax.Span, before []string) bool {
	l := language.For(at.Article.Language)
	definite, n := l.Openings().Definite, len(before)
	if n < 2 || !joinsNoun(l, language.Fold(before[n-1])) {
		return false
	}
	noun := language.Fold(before[n-2])
	if definite[noun] {
		return true // "la del sábado"
	}
	if l.IsStop(noun) || isTimeWord(l, noun) || slices.ContainsFunc(at.Over(parallax.Span{Field: time.Field, Index: time.Index, Start: max(0, time.Start-len(before[n-1])-len(" x ")), End: time.Start}), func(o *parallax.Annotation) bool {
		return o.Moment != nil && o.Span.End <= time.Start
	}) {
		return false
	}
	elided, _, found := strings.Cut(strings.ReplaceAll(noun, "’", "'"), "'")
	return found && len(elided) <= len("ll") || n > 2 && l.IsStop(before[n-3]) // "the storm of", "del ataque del"
}

// joinsNoun reports whether a word ties a time to the noun before it: "of", not "in".
func joinsNoun(l *language.Language, word string) bool {
	return slices.Contains(l.Dates().Word["of"], word) && !l.Names().PlaceBefore[word]
}

// isTimeWord reports whether a word is one for a part or a point of the day or a length of time.
func isTimeWord(l *language.Language, word string) bool {
	for _, key := range []string{"noon", "midnight", "am", "pm", "oclock"} {
		if slices.Contains(l.Dates().Word[key], word) {
			return true
		}
	}
	for _, lists := range []map[string][]string{l.Dates().Part, l.Dates().Unit} {
		for _, list := range lists {
			if slices.Contains(list, word) {
				return true
			}
		}
	}
	return false
}
