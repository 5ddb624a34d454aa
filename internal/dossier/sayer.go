package dossier

import (
	"maps"

	"parallax"
	"parallax/internal/language"
)

// sameUtterance is the share of the quoted words of a line that another quotation has of somebody else for both to be one utterance: a
// complaint and its author print "an act of treachery" each in their own words.
const sameUtterance = 0.9

// sayers gives the stems of those who say something by a sentence: as it names them, and their full names.
func (k *composer) sayers(r ranked) map[string]bool {
	return once(k.known.sayers, sentence{r.at.Article.ID, r.span}, func() map[string]bool {
		out := map[string]bool{}
		for _, n := range r.at.Over(r.span) {
			switch {
			case n.Quote != nil && n.Quote.Source != nil && r.span.Contains(*n.Quote.Source):
				maps.Copy(out, k.stemsAt(r.at, *n.Quote.Source))
				maps.Copy(out, k.known.stemsIn(n.Quote.Speaker, r.at.Article.Language))
			case n.Attribution != nil && r.span.Contains(n.Attribution.Source):
				maps.Copy(out, k.stemsAt(r.at, n.Attribution.Source))
			}
		}
		return out
	})
}

// lacksSayer reports whether an article in the language of a line has no word for who says what the line tells: it may hold the law for
// so, and does not say that the Herald noted it. What officers said the police did.
func (k *composer) lacksSayer(shown ranked, other *parallax.Covered) bool {
	if !sameTongue(shown.at, other) {
		return false
	}
	says, body := k.sayers(shown), k.bodyStems(other)
	if len(says) == 0 || inBoth(says, body) > 0 {
		return false
	}
	bodies := authorities(other.Article.Language)
	return inBoth(says, bodies) < len(says) || inBoth(body, bodies) == 0
}

// authorities gives the stems of the words for unnamed people who speak for the state.
func authorities(tag string) map[string]bool {
	l, out := language.For(tag), map[string]bool{}
	for word := range l.Cues().Authorities {
		out[l.Stem(word)] = true
	}
	return out
}

// ofOtherSayer reports whether two sentences in one language quote others, and in other words, or one that quotes somebody by name tells in
// those words what another says by the line.
func (k *composer) ofOtherSayer(shown, other ranked) bool {
	if !sameTongue(shown.at, other.at) || k.factsAt(&other).quoted <= someWords {
		return false
	}
	a, b := k.sayers(shown), k.sayers(other)
	if k.factsAt(&shown).quoted <= someWords {
		return len(a) > 0 && len(k.factsAt(&other).speakers) > 0 && inBoth(a, b) == 0
	}
	quoted, others := k.quotedStems(shown), k.quotedStems(other)
	return len(a) > 0 && len(b) > 0 && inBoth(a, b) == 0 && len(others) > 0 && shareIn(quoted, others) < sameUtterance
}
