package dossier

import (
	"slices"
	"time"

	"parallax"
)

const (
	openingWord = 4 // bytes of a preposition before the year that opens a sentence
	// How many sentences an article goes on with what is long past before it is back at the story.
	furtherOn = 2
)

// onlyBackground reports whether a claim is about a time well before the day, or goes on with what is, and no news either: what most articles tell near the top is,
// "bolts were loose in January".
func (k *composer) onlyBackground(c *parallax.Claim, first time.Time) bool {
	return k.mostlyIn(c, k.bygones(first.Add(-backgroundAge)))
}

// onTopOfMost reports whether more than half of the sentences of a claim stand near the top of their articles.
func (k *composer) onTopOfMost(c *parallax.Claim) bool {
	all, n := k.sentencesOf(c), 0
	for _, s := range all {
		at := k.cov.Find(s.article)
		if s.span.Field == parallax.FieldTitle || slices.ContainsFunc(k.lead(at), s.span.Overlaps) {
			n++
		}
	}
	return 2*n > len(all)
}

// bygones gives the sentences of the claims about a time before the moment, and those that go on with them.
func (k *composer) bygones(limit time.Time) map[sentence]bool {
	if k.known.past != nil {
		return k.known.past
	}
	past := map[sentence]bool{}
	for i := range k.cmp.Claims {
		if c := &k.cmp.Claims[i]; k.datedBefore(c, limit) && !k.onTopOfMost(c) {
			for _, s := range k.sentencesOf(c) {
				past[s] = true
			}
		}
	}
	k.known.past = past
	for i := range k.cov.Articles {
		if at := &k.cov.Articles[i]; at.Counted() && len(past) > 0 {
			k.goOn(at, past)
		}
	}
	return past
}

// goOn adds to sentences on a time long past those behind them in an article that name no time and nothing
// of the headline.
func (k *composer) goOn(at *parallax.Covered, past map[sentence]bool) {
	after, longest := false, 0
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Sentence == nil || n.Span.Field != parallax.FieldText || n.Sentence.Furniture || n.Sentence.Heading {
			continue
		}
		place := sentence{at.Article.ID, at.Whole(n.Span)}
		switch {
		case past[place]:
			after, longest = true, 0
		case after && longest < furtherOn && inBoth(k.stemsAt(at, place.span), k.heading) == 0 && !namesTime(at, place.span):
			past[place] = true
			longest++
		default:
			after = false
		}
	}
}

// namesTime reports whether a time, and no length of time, is named in a span.
func namesTime(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Moment != nil && s.Contains(n.Span) && n.Moment.Type != "DURATION"
	})
}

// datedBefore reports whether a claim is about a time before the moment: all that is known of its time lies
// there, or half of its sentences date it there and none later.
func (k *composer) datedBefore(c *parallax.Claim, limit time.Time) bool {
	dated, list := 0, k.tellings(c)
	for _, r := range list {
		m := k.dateAt(r.at, r.span)
		if m == nil {
			m = openingYear(r.at, r.span)
		}
		if m != nil && m.End.After(limit) {
			return false
		}
		if m != nil {
			dated++
		}
	}
	return dated > 0 && 2*dated >= len(list) || knownBefore(c, limit)
}

// openingYear gives the year with which a sentence begins, "In 2009 the police", nil without one: one inside
// of it may be since when somebody is mayor.
func openingYear(at *parallax.Covered, s parallax.Span) *parallax.Moment {
	s.End = min(s.End, s.Start+openingWord+1)
	for _, n := range at.Over(s) {
		if m := n.Moment; m != nil && m.Granularity == "year" && m.Type == "DATE" && m.Refused == "" && !m.End.IsZero() {
			return m
		}
	}
	return nil
}

// knownBefore reports whether all that is known of a claim's time lies before the moment.
func knownBefore(c *parallax.Claim, limit time.Time) bool {
	known := false
	for _, m := range c.Members {
		if m.Statement.AsOf.After(limit) {
			return false
		}
		known = known || !m.Statement.AsOf.IsZero()
	}
	return known
}
