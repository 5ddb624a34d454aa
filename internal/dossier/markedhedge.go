package dossier

import (
	"slices"
	"strings"

	"parallax"
)

// markedHedge is a word between quotation marks that holds what stands behind it for no more than possible: "potentially suspicious".
type markedHedge struct {
	hedge, held numbers // the words of it, and of what stands behind it up to the mark
}

// lacksMarkedHedge reports whether a line has such a word outside of what somebody says, and an article in its language has none like it: who
// calls a fire suspicious does not tell that the police call it "potentially suspicious".
func (k *composer) lacksMarkedHedge(shown ranked, other *parallax.Covered) bool {
	return sameTongue(shown.at, other) && slices.ContainsFunc(k.markedHedges(shown), func(m markedHedge) bool { return k.bodyOf(other).has(m.hedge) == 0 })
}

// dropsMarkedHedge reports whether a statement has such a word, and a line in its language tells what it holds without it.
func (k *composer) dropsMarkedHedge(shown, other ranked) bool {
	words := k.wordsBy(&shown)
	return sameTongue(shown.at, other.at) && slices.ContainsFunc(k.markedHedges(other), func(m markedHedge) bool {
		return parallax.InCommon(m.held, words) > 0 && parallax.InCommon(m.hedge, words) == 0
	})
}

// markedHedges finds those of a statement, asked once.
func (k *composer) markedHedges(r ranked) []markedHedge {
	return once(k.known.hedged, sentence{r.at.Article.ID, r.span}, func() (out []markedHedge) {
		notes := r.at.Over(r.span)
		for _, n := range notes {
			if n.Word == nil || n.Word.Class != parallax.Hedge || !r.span.Contains(n.Span) || spoken(notes, n.Span) || !inMarks(r.at, r.span, n.Span) {
				continue
			}
			held := r.span
			held.Start = n.Span.End
			behind, _ := r.at.Article.Words(held)
			held.End = held.Start + strings.IndexAny(behind, closesMarks)
			if hedge := k.numbered(k.stemsAt(r.at, n.Span)); len(hedge) > 0 {
				out = append(out, markedHedge{hedge, k.numbered(k.stemsAt(r.at, held))})
			}
		}
		return out
	})
}
