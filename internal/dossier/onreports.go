package dossier

import (
	"slices"
	"strings"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

// fewestAccounts is how many different words for what journalists make a sentence has that
// speaks of reports: "the snippet holds no coverage". One stands in many sentences on events.
const fewestAccounts = 2

// onReports reports whether a sentence tells of other reports, what they hold or lack, and not
// of what happened. In a story on journalists it does not.
func (k *composer) onReports(at *parallax.Covered, s parallax.Span) bool {
	words, _ := at.Article.Words(s)
	tag := at.Article.Language
	made := language.For(tag).Cues().Accounts
	found := map[string]bool{}
	for t := range language.EachToken(words) {
		if w := language.Fold(words[t.Start:t.End]); made[w] {
			found[language.For(tag).Stem(w)] = true
		}
	}
	return (len(found) >= fewestAccounts || k.presents(at, s) || reportsSay(at, s, words)) && inBoth(found, k.heading) == 0 && !k.onTop(found, tag, sentence{at.Article.ID, s})
}

// reportsSay reports whether a sentence begins with what a report says: "Reporting notes gaps", "The coverage shows".
func reportsSay(at *parallax.Covered, s parallax.Span, words string) bool {
	l := language.For(at.Article.Language)
	if first := language.Fold(language.FirstWord(words)); !l.Openings().Definite[first] && !l.Cues().Accounts[first] {
		return false
	}
	p := inWords(at, s, words)
	i := 0
	if p.l.Openings().Definite[p.word(0)] {
		i = 1
	}
	return p.l.Cues().Accounts[p.word(i)] && len(p.l.Cues().VerbsAt(p.word(i+1))) > 0 && !p.quotes(i)
}

// presents reports whether a sentence says what an outlet or agency of the story does with what it tells: "the Herald
// emphasizes the cost", "the Herald (daily) frames it as a feud", but not "the Herald stresses that it will cost more".
func (k *composer) presents(at *parallax.Covered, s parallax.Span) bool {
	l := language.For(at.Article.Language)
	presenting := l.Cues().Presenting
	words, err := at.Article.Words(s)
	if err != nil || len(presenting) == 0 {
		return false
	}
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		if n.Name == nil || !s.Contains(n.Span) {
			return false
		}
		behind := strings.TrimSpace(words[n.Span.End-s.Start:])
		if strings.HasPrefix(behind, "(") {
			_, behind, _ = strings.Cut(behind, ")")
		}
		if !presenting[language.Fold(firstField(behind))] {
			return false
		}
		next := strings.Fields(behind)
		return len(next) > 1 && !l.Cues().Complementizers[language.Fold(next[1])] &&
			k.reports(words[n.Span.Start-s.Start:n.Span.End-s.Start]) // asked last: it goes through all articles and edges
	})
}

// reports reports whether a name as printed begins with that of an outlet or agency of the story.
func (k *composer) reports(name string) bool {
	printed := nameWords(name)
	begins := func(known string) bool {
		parts := nameWords(known)
		return len(parts) > 0 && len(printed) >= len(parts) && slices.Equal(parts, printed[:len(parts)])
	}
	return slices.ContainsFunc(k.cov.Articles, func(a parallax.Covered) bool { return begins(a.Article.Outlet.Name) }) ||
		slices.ContainsFunc(k.cov.Edges, func(e parallax.Edge) bool {
			return (e.Sort == parallax.OriginAgency || e.Sort == parallax.OriginOutlet || e.Sort == parallax.OriginBroadcast) && begins(e.Name)
		})
}

// nameWords gives the words of a name in lower case, whatever joins them.
func nameWords(name string) []string {
	return strings.FieldsFunc(language.Fold(name), func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '‑' })
}
