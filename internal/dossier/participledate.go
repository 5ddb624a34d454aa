package dossier

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// functionReach is how many function words may stand between a participle and its time: "passed on the Tuesday".
const functionReach = 2

// ofParticiple reports whether a time stands with a participle that belongs to a noun and is not what the sentence tells: "a
// resolution passed on Tuesday demands", "rechazó la resolución aprobada el jueves", "die am Dienstag verabschiedete Resolution".
func ofParticiple(at *parallax.Covered, s parallax.Span, n *parallax.Annotation) bool {
	text, err := at.Article.Source(n.Span)
	if err != nil {
		return false
	}
	l := language.For(at.Article.Language)
	before, after := strings.Fields(text[s.Start:n.Span.Start]), strings.Fields(text[n.Span.End:s.End])
	if attributive(l, before, after) {
		return true
	}
	i := beforeTime(l, before)
	if i < 1 || endsClause(before[i]) || !hasEnding(bare(before[i]), l.Openings().PastParticiple) || inVerb(l, before[:i]) {
		return false
	}
	if !l.Finite(bare(before[i])) || endsClause(before[i-1]) {
		return true
	}
	return verbBefore(l, before[:i]) || len(after) > 0 && l.Finite(bare(after[0]))
}

// beforeTime gives the last of the words before a time that is no function word; -1 without one nearby.
func beforeTime(l *language.Language, before []string) int {
	for i := len(before) - 1; i >= max(0, len(before)-1-functionReach); i-- {
		if w := bare(before[i]); !l.IsStop(w) || l.Finite(w) {
			return i
		}
	}
	return -1
}

// attributive reports whether a time stands between an article and the participle of its noun: "die am Dienstag
// beschlossene Reform".
func attributive(l *language.Language, before, after []string) bool {
	if len(after) < 2 || !hasEnding(bare(after[0]), l.Openings().Attributive) || endsClause(after[0]) || !startsUpper(after[1]) || startsUpper(after[0]) {
		return false
	}
	i := len(before) - 1
	if i >= 0 && l.Cues().Prepositions[bare(before[i])] {
		i--
	}
	return i >= 0 && !endsClause(before[i]) && (l.Openings().Definite[bare(before[i])] || l.Cues().Determiners[bare(before[i])])
}

// inVerb reports whether the words end in an auxiliary or another verb, with adverbs and participles behind it: "has been", "was later".
func inVerb(l *language.Language, words []string) bool {
	c := l.Cues()
	for i := len(words) - 1; i >= 0 && !endsClause(words[i]); i-- {
		w := bare(words[i])
		if c.Auxiliaries[w] || l.Finite(w) && !hasEnding(w, l.Openings().PastParticiple) || c.Passive[w] {
			return true
		}
		if !c.Adverbs[w] && !hasEnding(w, c.AdverbEndings) && !hasEnding(w, l.Openings().PastParticiple) {
			return false
		}
	}
	return false
}

// verbBefore reports whether a clause has its verb in these words, with a noun behind it: then the form behind that noun is a
// participle. Behind a verb of saying another clause may begin without a word for it.
func verbBefore(l *language.Language, words []string) bool {
	c := l.Cues()
	for i := len(words) - 1; i >= 0 && !endsClause(words[i]); i-- {
		w := bare(words[i])
		if c.Subordinators[w] || c.Complementizers[w] || c.Relatives[w] || c.Coordinators[w] {
			return false
		}
		if l.Finite(w) {
			return !slices.ContainsFunc(c.VerbsAt(w), func(v language.Cue) bool { return v.Takes["clause"] && !v.Takes["object"] })
		}
	}
	return false
}

// bare is a word folded, without the punctuation around it.
func bare(word string) string {
	return language.Fold(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// endsClause reports whether a mark behind the word ends a clause.
func endsClause(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune(clauseMarks, last)
}

func hasEnding(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return len(word) > len(e)+1 && strings.HasSuffix(word, e) })
}

func startsUpper(word string) bool {
	for _, r := range word {
		return unicode.IsUpper(r)
	}
	return false
}
