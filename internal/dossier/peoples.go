package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// lacksPeople reports whether a line says of which people somebody or something is, "the Danish skipper", and an article in its language has no
// word for that people nor for its country: who tells of a skipper does not tell whose countryman he is.
func (k *composer) lacksPeople(shown ranked, other *parallax.Covered) bool {
	if !sameTongue(shown.at, other) {
		return false
	}
	list := k.peoplesOf(shown)
	if len(list) == 0 {
		return false
	}
	said, n := k.spacedText(other), language.For(other.Article.Language).Names()
	return slices.ContainsFunc(list, func(country string) bool {
		forms := n.OfCountry(country)
		return !slices.ContainsFunc(forms, func(form string) bool { return strings.Contains(said, " "+root(form)) }) && !printsInitials(other, forms)
	})
}

// peoplesOf gives the countries of the peoples that a line says somebody or something is of, outside of names, of what is quoted and of who says so,
// asked once: each article is held against them.
func (k *composer) peoplesOf(shown ranked) []string {
	return once(k.known.peoples, sentence{shown.at.Article.ID, shown.span}, func() (out []string) {
		n, notes := language.For(shown.at.Article.Language).Names(), shown.at.Over(shown.span)
		text, _ := shown.at.Article.Source(shown.span)
		for _, w := range wordsOf(shown.at, shown.span) {
			place := shown.span
			place.Start, place.End = w.start, w.end
			if country := n.People(text[w.start:w.end]); country != "" && !speaks(shown.at, shown.span, place) && !ofNameOrQuoted(notes, place) {
				out = append(out, country)
			}
		}
		return out
	})
}

// ofNameOrQuoted reports whether a word at a place is of a name or of what somebody says.
func ofNameOrQuoted(notes []*parallax.Annotation, at parallax.Span) bool {
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Span.Overlaps(at) && (n.Name != nil || n.Quote != nil && n.Quote.Form != parallax.Indirect)
	})
}

// printsInitials reports whether an article has a word in capitals, with points or without, that is made of the first letters of a country's
// name of several words: "the U.S."
func printsInitials(at *parallax.Covered, names []string) bool {
	var short []string
	for _, name := range names {
		if words := strings.Fields(name); len(words) > 1 {
			short = append(short, strings.ToUpper(initials(words)))
		}
	}
	text := at.Article.Title + "\n" + at.Article.Text
	for t := range language.EachToken(text) {
		if slices.Contains(short, strings.ReplaceAll(language.Owner(text[t.Start:t.End]), ".", "")) {
			return true
		}
	}
	return false
}
