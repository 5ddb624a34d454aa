package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// stillThen reports whether a sentence says that something is still so in a report of a day before the last ones of the story: "is
// still at large" is no fact of a story that may have gone on to tell of the arrest.
func (k *composer) stillThen(at *parallax.Covered, s parallax.Span) bool {
	reported := at.Article.Reported()
	return !k.last().IsZero() && parallax.DayLabel(reported) != parallax.DayLabel(k.last()) && hasPhrase(at, s, changesIn(at).Lasting) // one without a time may be of any day
}

// changesIn gives the words of change of the language of an article.
func changesIn(at *parallax.Covered) *language.Changes {
	return language.For(at.Article.Language).Changes()
}

// hasPhrase reports whether a sentence has one of some phrases.
func hasPhrase(at *parallax.Covered, s parallax.Span, phrases []string) bool {
	words, _ := at.Article.Words(s)
	said := spaced(words)
	return slices.ContainsFunc(phrases, func(phrase string) bool { return holdsWords(said, language.Fold(phrase)) })
}

// holdsWords reports whether a text that spaced gave has folded words in a row.
func holdsWords(said, words string) bool {
	for from := 1; ; from++ {
		i := strings.Index(said[from:], words)
		from += i
		switch end := from + len(words); {
		case i < 0 || end == len(said):
			return false
		case said[from-1] == ' ' && said[end] == ' ':
			return true
		}
	}
}

// saysNothing reports whether a line of one outlet says that something goes on and names nobody, nothing and no time: "Tensions persist over
// the dues and the pier".
func (k *composer) saysNothing(l *parallax.Line) bool {
	e := &l.Evidence[0]
	at := k.cov.Find(e.Article)
	return k.ofOneOutlet(l) && !slices.ContainsFunc(at.Over(e.Span), func(n *parallax.Annotation) bool {
		return n.Name != nil || n.Quantity != nil || n.Moment != nil || n.Quote != nil
	}) && (hasPhrase(at, e.Span, changesIn(at).Lasting) || hasPhrase(at, e.Span, changesIn(at).GoingOn))
}

// lapsed reports whether a line says what was still so in a report that was not the last, and nobody who came later bears it out.
func (k *composer) lapsed(l *parallax.Line) bool {
	e := &l.Evidence[0]
	at := k.cov.Find(e.Article)
	return k.stillThen(at, e.Span) && !slices.ContainsFunc(l.Evidence, func(p parallax.Citation) bool {
		later, reported := k.cov.Find(p.Article).Article.Reported(), at.Article.Reported()
		if reported.IsZero() {
			return parallax.DayLabel(later) == parallax.DayLabel(k.last())
		}
		return later.After(reported) && parallax.DayLabel(later) != parallax.DayLabel(reported)
	})
}
