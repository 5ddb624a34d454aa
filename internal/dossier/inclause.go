package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// tellsClause is the share of the words of a clause that a place behind its sentence has where it tells the clause as well.
const tellsClause = 0.5

// tieReach is how many words may stand before the clause that tells an event: "The long silence comes".
const tieReach = 5

// toldInClause reports whether an event stands in a clause of its own behind a few words that it is tied to: "The silence comes
// after fishermen met Doe at the pier on Monday". A reader who does not know which silence is meant still knows what happened.
func (k *composer) toldInClause(e *parallax.Event) bool {
	place := e.Line.Evidence[0]
	at, s := k.cov.Find(place.Article), place.Span
	if s.Field != parallax.FieldText || !k.presumes(at, s) && !k.tiesOn(at, s) || k.leansBack(at, s) || announces(at, s) || k.pointsAside(at, s) || k.announced(at, s) ||
		k.alone(at, s) <= standsAlone || k.misremembers(at, s) || k.passesJudgement(at, s) {
		return false
	}
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Moment != nil && n.Moment.Start.Equal(e.Start) && clauseOf(at, s, n.Span)
	})
}

// clauseOf reports whether a time stands in a clause that tells by itself who did what, behind a word such as "after".
func clauseOf(at *parallax.Covered, s, when parallax.Span) bool {
	from, _ := clauseAt(at, s, when)
	return from > 0
}

// clauseAt gives where in a text such a clause begins, and whether "comes" ties the rest to it, so that nothing is lost without; 0 for none.
func clauseAt(at *parallax.Covered, s, when parallax.Span) (int, bool) {
	if !s.Contains(when) {
		return 0, false // a time may begin in the sentence before
	}
	l := language.For(at.Article.Language)
	words := at.Article.Text[s.Start:when.Start]
	p := inWords(at, s, words)
	for _, phrase := range l.Cues().Following {
		row := strings.Fields(phrase)
		i := p.find(row)
		if i < 1 || i > tieReach || i+len(row) >= len(p.tokens) {
			continue
		}
		from := p.tokens[i+len(row)].Start
		clause := parallax.Span{Field: s.Field, Index: s.Index, Start: s.Start + from, End: when.Start}
		if l.PointsBack(words[from:]) || !l.ListsFinite() || l.Verbless(words[from:]) || !slices.ContainsFunc(at.Over(clause), func(n *parallax.Annotation) bool {
			return n.Name != nil
		}) {
			return 0, false
		}
		return clause.Start, l.Cues().Coming[p.word(i-1)] && beginsClause(l, words[from:])
	}
	return 0, false
}

// beginsClause reports whether words begin with somebody or something and its verb: not "a shock to Doe, who met", "a year in which".
func beginsClause(l *language.Language, words string) bool {
	for t := range language.EachToken(words) {
		w := language.Fold(words[t.Start:t.End])
		if t.Kind == language.Punct || l.Cues().Relatives[w] {
			return false
		}
		if l.Finite(w) {
			return true
		}
	}
	return false
}

// tiesOn reports whether a sentence only ties a thing it speaks of as known to what came before, "The decision comes after", and the
// headline does not name it: whatever others have on top, it goes on from the sentence before.
func (k *composer) tiesOn(at *parallax.Covered, s parallax.Span) bool {
	tied, ok := ties(at, s)
	return ok && inBoth(stems(tied, at.Article.Language), k.heading) == 0
}

// ties gives the words for the thing that a sentence ties to what happened before or meanwhile; false where it does not.
func ties(at *parallax.Covered, s parallax.Span) (string, bool) {
	words, err := at.Article.Words(s)
	if err != nil || s.Field != parallax.FieldText || !opensDefinite(at, words) {
		return "", false
	}
	p := inWords(at, s, words)
	if len(p.l.Cues().Coming) == 0 {
		return "", false
	}
	for _, phrase := range p.l.Cues().Following {
		if i := p.find(strings.Fields(phrase)); i > 1 && i <= tieReach && p.l.Cues().Coming[p.word(i-1)] {
			return words[:p.tokens[i-1].Start], true
		}
	}
	return "", false
}

// untied leaves of a line that ties an event to what was told before, "The decision comes after fishermen met Doe", the clause that tells the event.
func (k *composer) untied(e *parallax.Event) {
	place := &e.Line.Evidence[0]
	at, s := k.cov.Find(place.Article), place.Span
	if s.Field != parallax.FieldText {
		return
	}
	for _, n := range at.Over(s) {
		if n.Moment == nil || !n.Moment.Start.Equal(e.Start) {
			continue
		}
		from, ties := clauseAt(at, s, n.Span)
		if !ties {
			continue
		}
		clause := s
		clause.Start = from
		if line, err := k.quote(at, clause); err == nil && at.EndsWith(clause) {
			words := k.plainStems(at, clause)
			for _, other := range e.Line.Evidence[1:] { // who tells of the decision need not tell what it comes after
				if shareIn(words, k.stemsAt(k.cov.Find(other.Article), other.Span)) >= tellsClause {
					line.Evidence = append(line.Evidence, other)
				}
			}
			line.Clause = true
			e.Line, e.Counts = line, k.counts(&line)
		}
		return
	}
}
