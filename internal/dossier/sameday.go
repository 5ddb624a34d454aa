package dossier

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

const (
	// sameReport is the share of stems from which two sentences of one article on one day tell one event, besideEach how many sentences may lie
	// between two about one person that do.
	sameReport = 0.25
	besideEach = 1
)

// toldThatDay gives the entry of the day of an entry, one of both told by one outlet alone and the other by several, that tells the same event in other words: an article
// stands behind both with sentences that share many words, or one besides names where they stand side by side and name one person, or the second
// says that this person was overcome then. An hour
// that only one gives, or another, tells them apart. -1 without one.
func (k *composer) toldThatDay(events []parallax.Event, e *parallax.Event) int {
	return slices.IndexFunc(events, func(other parallax.Event) bool {
		return other.Label == e.Label && other.Story == e.Story && min(other.Counts.Outlets, e.Counts.Outlets) == 1 && max(other.Counts.Outlets, e.Counts.Outlets) > 1 && k.inOneReport(&other, e)
	})
}

// inOneReport reports whether an article stands behind two entries and tells one event in both places.
func (k *composer) inOneReport(a, b *parallax.Event) bool {
	return slices.ContainsFunc(a.Line.Evidence, func(p parallax.Citation) bool {
		return slices.ContainsFunc(b.Line.Evidence, func(q parallax.Citation) bool {
			if p.Article != q.Article || p.Field != q.Field {
				return false
			}
			return k.oneEvent(k.cov.Find(p.Article), p.Span, q.Span)
		})
	})
}

// oneEvent reports whether two sentences of an article on one day tell one event: in many words that both have, or side by side of one person
// with a word in common, or with how that person was overcome.
func (k *composer) oneEvent(at *parallax.Covered, p, q parallax.Span) bool {
	if overlap(k.plainStems(at, p), k.plainStems(at, q)) >= sameReport {
		return true
	}
	return k.sideBySide(at, p, q) && samePerson(at, p, q) && (k.shareWord(at, p, q) || byDoing(at, p, q) || byDoing(at, q, p))
}

// sideBySide reports whether at most besideEach sentences lie between two of an article.
func (k *composer) sideBySide(at *parallax.Covered, a, b parallax.Span) bool {
	from, to := min(a.End, b.End), max(a.Start, b.Start)
	between := 0
	for i := range at.Notes {
		if n := &at.Notes[i]; n.Sentence != nil && n.Span.Field == a.Field && n.Span.Start >= from && n.Span.End <= to {
			between++
		}
	}
	return between <= besideEach
}

// byDoing reports whether a sentence has its time with what somebody came to something by, and that was done to a person whom another names before it:
// "Marn beat Hald." and "The sailor ended a lean decade by outrunning Hald on Sunday." tell one event, whatever the verbs.
func byDoing(at *parallax.Covered, told, s parallax.Span) bool {
	if told.Start > s.Start {
		return false
	}
	l, notes := language.For(at.Article.Language), at.Over(s)
	means, done, before := false, false, ""
	for _, w := range wordsOf(at, s) {
		timed := slices.ContainsFunc(notes, func(n *parallax.Annotation) bool { return n.Moment != nil && n.Span.Start == w.start })
		person := slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
			return n.Name != nil && n.Name.Type == parallax.Person && n.Span.Start == w.start && names(at, told, n.Name.Canonical)
		})
		switch {
		case done && timed:
			return true
		case doing(l, w.fold) && l.Cues().Prepositions[before] && !slices.Contains(l.Cues().Following, before):
			means = true
		case w.mark && !done, l.Finite(w.fold): // a comma may stand in the place: "in Torvik, Norway"
			means, done = false, false
		case means && person:
			done = true
		}
		before = w.fold
	}
	return false
}

// shareWord reports whether two sentences of an article have a word in common besides names.
func (k *composer) shareWord(at *parallax.Covered, a, b parallax.Span) bool {
	return inBoth(k.plainStems(at, a), k.plainStems(at, b)) > 0
}

// samePerson reports whether two sentences of an article name one person.
func samePerson(at *parallax.Covered, a, b parallax.Span) bool {
	return slices.ContainsFunc(at.Over(a), func(n *parallax.Annotation) bool {
		return n.Name != nil && n.Name.Type == parallax.Person && names(at, b, n.Name.Canonical)
	})
}
