package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// lacksSecond reports whether a line says in a clause behind its first who else does something, and an article in its language names that
// one nowhere: who tells that the mayor denied it does not bear out "and Nordline denied it too".
func (k *composer) lacksSecond(shown ranked, other *parallax.Covered) bool {
	if !sameTongue(shown.at, other) {
		return false
	}
	seconds := k.secondDoers(shown)
	if len(seconds) == 0 {
		return false
	}
	said := k.spacedText(other)
	return slices.ContainsFunc(seconds, func(roots []string) bool {
		return !slices.ContainsFunc(roots, func(root string) bool { return strings.Contains(said, " "+root) })
	})
}

// secondDoers gives for each name between a mark or a word that joins clauses and a verb the beginnings of its words, asked once: each
// article is held against them.
func (k *composer) secondDoers(shown ranked) [][]string {
	return once(k.known.seconds, sentence{shown.at.Article.ID, shown.span}, func() [][]string {
		var out [][]string
		l, list := language.For(shown.at.Article.Language), wordsIn(shown.at, shown.span, k.tokensOf(&shown))
		for _, n := range shown.at.Over(shown.span) {
			i := slices.IndexFunc(list, func(w sentenceWord) bool { return w.start == n.Span.Start })
			j := slices.IndexFunc(list, func(w sentenceWord) bool { return w.start >= n.Span.End })
			if n.Name == nil || i < 1 || j < 0 || !l.Finite(list[j].fold) || !joinsClauses(l, list[i-1]) {
				continue
			}
			printed, _ := shown.at.Article.Words(n.Span)
			_, telling := nameParts(printed+" "+n.Name.Canonical, l)
			for i, w := range telling {
				telling[i] = root(w)
			}
			if len(telling) > 0 {
				out = append(out, telling)
			}
		}
		return out
	})
}

// joinsClauses reports whether a word or mark may stand between two clauses.
func joinsClauses(l *language.Language, w sentenceWord) bool {
	return w.mark || l.Cues().Coordinators[w.fold] || l.Cues().Subordinators[w.fold]
}
