package dossier

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	workMarks = "\"“”„«»"
	workWords = 2 // words with capitals that the title of a work has at least: one alone may be a word of somebody's
)

// lacksWork reports whether a line names a work, in quotation marks and with capitals, that an article in its language does not
// name: who tells of the star of one film does not tell of that of another.
func (k *composer) lacksWork(shown ranked, other *parallax.Covered) bool {
	if !sameTongue(shown.at, other) {
		return false
	}
	works := k.worksNamed(shown)
	return len(works) > 0 && slices.ContainsFunc(works, func(title string) bool { return !strings.Contains(k.spacedText(other), title) })
}

// worksNamed gives the titles of works in a line, folded and with a space around each, asked once.
func (k *composer) worksNamed(shown ranked) []string {
	return once(k.known.works, sentence{shown.at.Article.ID, shown.span}, func() (out []string) {
		words, _ := shown.at.Article.Words(shown.span)
		l := language.For(shown.at.Article.Language)
		pieces := strings.FieldsFunc(" "+words, func(r rune) bool { return strings.ContainsRune(workMarks, r) })
		for i, piece := range pieces {
			if i%2 == 1 && capitalised(l, piece) { // each second piece stands in marks
				out = append(out, spaced(piece))
			}
		}
		return out
	})
}

// capitalised reports whether all words of a phrase but small ones begin with a capital, and several do, as in a title.
func capitalised(l *language.Language, phrase string) bool {
	capitals := 0
	for _, w := range strings.Fields(phrase) {
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(first):
			capitals++
		case !l.IsStop(bare(w)) && !unicode.IsDigit(first):
			return false
		}
	}
	return capitals >= workWords
}
