package dossier

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// fewestJoined is how many words a phrase behind an "and" has at least to be asked for: one is often told by another.
const fewestJoined = 2

// lacksJoined reports whether a line adds with an "and" a phrase of which an article in its language has no word: who tells that residents were
// thanked does not tell that "residents and local businesses" were.
func (k *composer) lacksJoined(shown ranked, other *parallax.Covered) bool {
	return sameTongue(shown.at, other) && slices.ContainsFunc(k.joinedIn(shown), func(words numbers) bool { return k.bodyOf(other).has(words) == 0 })
}

// joinedIn gives the words of each phrase that stands behind an "and" in a line up to the next verb, small word or mark, asked once. Names and
// numbers are asked for elsewhere.
func (k *composer) joinedIn(shown ranked) []numbers {
	return once(k.known.joined, sentence{shown.at.Article.ID, shown.span}, func() (out []numbers) {
		l := language.For(shown.at.Article.Language)
		start, end := -1, 0
		add := func() {
			phrase := shown.span
			phrase.Start, phrase.End = shown.span.Start+start, shown.span.Start+end
			if start >= 0 && end > start && withoutSayer(shown.at, shown.span, phrase) == phrase && !namesOrCounts(shown.at, phrase) {
				if words := k.numbered(k.stemsAt(shown.at, phrase)); len(words) >= fewestJoined {
					out = append(out, words)
				}
			}
			start = -1
		}
		for _, t := range k.tokensOf(&shown) {
			switch {
			case l.Cues().Coordinators[t.fold]:
				add()
				start, end = t.End, t.End
			case start >= 0 && (t.Kind == language.Punct || l.IsStop(t.fold) || l.Finite(t.fold)):
				add()
			case start >= 0:
				end = t.End
			}
		}
		add()
		return out
	})
}

// namesOrCounts reports whether a name, a number or a time stands in a span.
func namesOrCounts(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return (n.Name != nil || n.Quantity != nil || n.Moment != nil) && s.Overlaps(n.Span)
	})
}
