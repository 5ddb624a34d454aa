package parallax

import (
	"slices"
	"strings"
)

// longestTie is how many words of a sentence an event may do without before the clause that tells it.
const longestTie = 9

// EndsWith reports whether a span is the rest of its sentence behind a few words none of which changes how far the rest is so: the
// line of an event may do without them.
func (c *Covered) EndsWith(s Span) bool {
	whole := c.Whole(s)
	tie := Span{Field: s.Field, Index: s.Index, Start: whole.Start, End: s.Start}
	words, err := c.Article.Words(tie)
	return err == nil && whole.End == s.End && tie.Start < tie.End && c.Article.WholeWords(s) && len(strings.Fields(words)) <= longestTie && !c.turns(tie)
}

// turns reports whether words of a span change how far what follows is so: they deny, doubt or plan it, or say who says it.
func (c *Covered) turns(s Span) bool {
	return slices.ContainsFunc(c.Over(s), func(n *Annotation) bool {
		return n.Word != nil && slices.Contains([]WordClass{Negation, Hedge, Denial, Evidential, Future}, n.Word.Class) ||
			n.Attribution != nil && n.Attribution.Cue.Overlaps(s) || n.Quote != nil && n.Quote.Cue != nil && n.Quote.Cue.Overlaps(s)
	})
}
