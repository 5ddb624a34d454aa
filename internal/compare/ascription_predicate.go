package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// pauses are the marks that part clauses and no words.
const pauses = ",;:،؛、，；：—–"

// otherPredicate reports whether what is ascribed tells of somebody on whom it only brings up something, "a driver fined for speeding", and a
// fact has neither that verb nor a word of what is said behind the auxiliary: that the wardens stopped her is not that she "was let off".
func (s *story) otherPredicate(fact, told *statement, content []parallax.Span) bool {
	inside := func(start, end int) bool {
		return slices.ContainsFunc(content, func(x parallax.Span) bool { return x.Field == told.Field && x.Start <= start && end <= x.End })
	}
	verb := told.auxiliary(inside)
	if verb < 0 {
		return false
	}
	l, before, behind := language.For(told.article().Language), 0, 0
	for i := range told.words {
		w := &told.words[i]
		if !inside(w.start, w.end) || w.start < verb && !l.Finite(w.printed) {
			continue
		}
		if s.lexicon.standsIn(w.id, fact) {
			return false
		}
		if w.start > verb {
			behind++
		} else {
			before++
		}
	}
	return before > 0 && behind > 0
}

// auxiliary gives where the first auxiliary verb of a statement in a place begins, where no second clause does before; -1 when there is none.
func (s *statement) auxiliary(inside func(start, end int) bool) int {
	l := language.For(s.article().Language)
	c := l.Cues()
	for t := range language.EachToken(s.Exact) {
		word := language.Fold(s.Exact[t.Start:t.End])
		switch {
		case !inside(s.Start+t.Start, s.Start+t.End):
		case c.Relatives[word] || c.Subordinators[word] || c.Coordinators[word] || t.Kind == language.Punct && strings.ContainsAny(word, pauses):
			return -1
		case c.Auxiliaries[word] && l.Finite(word):
			return s.Start + t.Start
		}
	}
	return -1
}
