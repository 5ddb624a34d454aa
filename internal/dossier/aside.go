package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	asideStems = 2 // stems from which a clause with a participle tells something of its own
	asideOpens = 2 // words of such a clause among which the participle stands, adverbs before it: ", openly claiming"
)

// lacksAside reports whether a statement in the language of a line has no word of what the line adds behind a mark and a participle: that
// an army will fight on does not stand behind it that it will, "claiming territorial gains".
func (k *composer) lacksAside(shown, other ranked) bool {
	return sameTongue(shown.at, other.at) && slices.ContainsFunc(k.partsAt(shown.at, shown.span), func(part parallax.Span) bool {
		words := k.stemsAt(shown.at, part)
		return part.Start > shown.span.Start && opensAside(shown.at, part) && len(words) >= asideStems && inBoth(words, k.stemsAt(other.at, other.span)) == 0
	})
}

// opensAside reports whether a part of a sentence begins behind a mark and with a participle: ", claiming gains".
func opensAside(at *parallax.Covered, part parallax.Span) bool {
	text, err := at.Article.Source(part)
	if err != nil || !endsClause(strings.TrimRight(text[:part.Start], " ")) {
		return false
	}
	l := language.For(at.Article.Language)
	c := l.Cues()
	words := strings.Fields(text[part.Start:part.End])
	if len(words) > 1 && hasEnding(bare(words[0]), l.Openings().PastParticiple) && c.Prepositions[bare(words[1])] {
		return true // ", attended by neighbours,"
	}
	for _, word := range words[:min(asideOpens, len(words))] {
		w := bare(word)
		if c.IsParticiple(w) {
			return true
		}
		if !c.Adverbs[w] && !hasEnding(w, c.AdverbEndings) {
			return false
		}
	}
	return false
}
