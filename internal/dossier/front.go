package dossier

import (
	"maps"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// restOf gives a sentence without the circumstance in front of it that only ties it to what was told before, "As these talks go on,
// mayor Doe asserted": the rest, which tells by itself who does what, is as true without. A sentence that has none, or whose
// rest leans as well, stays whole.
func restOf(at *parallax.Covered, s parallax.Span) parallax.Span {
	words, err := at.Article.Words(s)
	l := language.For(at.Article.Language)
	first, behind, _ := strings.Cut(words, " ")
	next, _, _ := strings.Cut(behind, " ")
	if err != nil || s.Field != parallax.FieldText || !l.Openings().Circumstances[language.Fold(first)] || !l.Openings().Pointing[language.Fold(next)] && !leansBack(at, s) {
		return s
	}
	front, clause, found := strings.Cut(words, ", ")
	if !found || !goesOn(l, front) || strings.ContainsAny(front, "\"“”„«»:;()") || l.Verbless(clause) || !l.ListsFinite() {
		return s
	}
	rest := s
	rest.Start = s.End - len(clause)
	if leansBack(at, rest) || !opensOnName(at, rest) || !at.EndsWith(rest) {
		return s
	}
	return rest
}

// restOf is the function of that name where no headline has a word of the front: whose readers know which talks go on.
func (k *composer) restOf(at *parallax.Covered, s parallax.Span) parallax.Span {
	rest := restOf(at, s)
	front := s
	front.End = rest.Start
	if front.Len() > 0 && inBoth(k.stemsAt(at, front), k.titleStems()) > 0 {
		return s
	}
	return rest
}

// titleStems gives the stems of all headlines; the caller must not change them.
func (k *composer) titleStems() map[string]bool {
	if k.known.allTitles == nil {
		k.known.allTitles = map[string]bool{}
		for i := range k.cov.Articles {
			a := &k.cov.Articles[i].Article
			maps.Copy(k.known.allTitles, k.known.stemsIn(a.Title, a.Language))
		}
	}
	return k.known.allTitles
}

// goesOn reports whether words end by saying that something goes on, and tell nothing else of it.
func goesOn(l *language.Language, front string) bool {
	said := strings.TrimSuffix(spaced(front), " ")
	return slices.ContainsFunc(l.Openings().GoingOn, func(phrase string) bool { return strings.HasSuffix(said, " "+language.Fold(phrase)) })
}

// isRest reports whether a span is what restOf leaves of its sentence.
func isRest(at *parallax.Covered, s parallax.Span) bool {
	w := at.Whole(s)
	return w != s && restOf(at, w) == s
}

// opensOnName reports whether somebody or something is named among the first words of a span.
func opensOnName(at *parallax.Covered, s parallax.Span) bool {
	opening := s
	opening.End = min(s.End, s.Start+openingBytes)
	for _, n := range at.Over(opening) {
		if n.Name != nil && s.Contains(n.Span) {
			return true
		}
	}
	return false
}
