package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// longestTie is how many words may stand before the clause that tells an event: "The long silence comes".
const longestTie = 5

// toldInClause reports whether an event stands in a clause of its own behind a few words that it is tied to: "The silence comes
// after fishermen met Doe at the pier on Monday". A reader who does not know which silence is meant still knows what happened.
func (k *composer) toldInClause(e *parallax.Event) bool {
	place := e.Line.Evidence[0]
	at, s := k.cov.Find(place.Article), place.Span
	if s.Field != parallax.FieldText || !k.presumes(at, s) || k.leansBack(at, s) || announces(at, s) || k.pointsAside(at, s) || k.announced(at, s) ||
		k.alone(at, s) <= standsAlone || k.misremembers(at, s) || passesJudgement(at, s) {
		return false
	}
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Moment != nil && n.Moment.Start.Equal(e.Start) && clauseOf(at, s, n.Span)
	})
}

// clauseOf reports whether a time stands in a clause that tells by itself who did what, behind a word such as "after".
func clauseOf(at *parallax.Covered, s, when parallax.Span) bool {
	if !s.Contains(when) {
		return false // a time may begin in the sentence before
	}
	l := language.For(at.Article.Language)
	words := at.Article.Text[s.Start:when.Start]
	p := inWords(at, s, words)
	for _, phrase := range l.Cues().Following {
		row := strings.Fields(phrase)
		i := p.find(row)
		if i < 1 || i > longestTie || i+len(row) >= len(p.tokens) {
			continue
		}
		from := p.tokens[i+len(row)].Start
		clause := parallax.Span{Field: s.Field, Index: s.Index, Start: s.Start + from, End: when.Start}
		return !l.PointsBack(words[from:]) && l.ListsFinite() && !l.Verbless(words[from:]) && slices.ContainsFunc(at.Over(clause), func(n *parallax.Annotation) bool {
			return n.Name != nil
		})
	}
	return false
}
