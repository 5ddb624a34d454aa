package compare

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// oppositeScore is the least probability of one claim for words that exclude each other to be said of one thing in it.
const oppositeScore = 0.8

// quality is a word before (or behind) a thing that excludes others: "younger" of "the younger sister".
type quality struct {
	set, side int
	span      parallax.Span
	thing     int32 // the stem of what it is said of
}

// opposites finds one thing of which two articles say qualities that exclude each other ("the younger sister",
// "her older sister"), when none of both says the other's anywhere: who knows both qualities tells of two things.
func (s *story) opposites() []parallax.Difference {
	var out []parallax.Difference
	at := map[[2]int]int{} // by set and thing
	of := map[*statement][]quality{}
	for _, st := range s.statements {
		of[st] = st.qualities()
	}
	knows := func(t *telling, q quality) bool {
		return slices.ContainsFunc(t.statements, func(st *statement) bool {
			return slices.ContainsFunc(of[st], func(x quality) bool { return x.set == q.set && x.side == q.side })
		})
	}
	for _, p := range s.joined() {
		if p.score < oppositeScore || sameTelling(p.a.telling, p.b.telling) || !sameLanguage(p.a.article().Language, p.b.article().Language) || p.a.inQuote() && p.b.inQuote() {
			continue
		}
		for _, x := range of[p.a] {
			for _, y := range of[p.b] {
				if x.set != y.set || x.side == y.side || x.thing != y.thing || x.thing < 0 || knows(p.a.telling, y) || knows(p.b.telling, x) {
					continue
				}
				key := [2]int{x.set, int(x.thing)}
				sides := []parallax.Side{p.a.side(x.span, p.a.stemAt(x.span), x.side), p.b.side(y.span, p.b.stemAt(y.span), y.side)}
				if i, ok := at[key]; ok { // the same thing elsewhere: more sides of one difference
					out[i].Sides = addSides(out[i].Sides, sides)
					continue
				}
				at[key] = len(out)
				out = append(out, parallax.Difference{Kind: parallax.Conflict, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotWords, About: s.lexicon.stems[x.thing], Score: p.score * 0.8, Sides: sides,
					Why: []parallax.Reason{parallax.Because("words that exclude each other", "%s, %s", sides[0].Value, sides[1].Value), parallax.Because("said of one thing", "%s", s.lexicon.stems[x.thing]), parallax.Because("one claim", "%.2f", p.score)}})
			}
		}
	}
	return out
}

// qualities lists the words of the statement that exclude others, with the thing each is said of: the word
// that tells something right behind it, or before it in languages whose adjectives follow; -1 when there is none.
// A capital makes it a part of a name ("South" of a country).
func (s *statement) qualities() []quality {
	o := language.For(s.article().Language).Opposites()
	if len(o.Quality) == 0 {
		return nil
	}
	var out []quality
	for t := range language.EachToken(s.Exact) {
		printed := s.Exact[t.Start:t.End]
		if r, _ := utf8.DecodeRuneInString(printed); t.Kind == language.Punct || unicode.IsUpper(r) {
			continue
		}
		set, side := o.Of(language.Fold(printed))
		if set < 0 {
			continue
		}
		at := parallax.Span{Field: s.Field, Index: s.Index, Start: s.Start + t.Start, End: s.Start + t.End}
		out = append(out, quality{set, side, at, s.qualified(at, o.Follows)})
	}
	return out
}

// qualified gives the stem of the word right behind the span, or right before it; -1 when there is none, or it is counted.
func (s *statement) qualified(at parallax.Span, before bool) int32 {
	for i := range s.words {
		w := &s.words[i]
		if (!before && w.start == at.End+1 || before && w.end+1 == at.Start) && !s.counts(w) {
			return w.id
		}
	}
	return -1
}

// counts reports whether the word is of a thing that the statement counts: of those there are several kinds.
func (s *statement) counts(w *word) bool {
	return slices.ContainsFunc(s.quantities, func(n *parallax.Annotation) bool {
		return n.Quantity.Type == parallax.Number && n.Quantity.ThingSpan.Contains(wordSpan(s, w))
	})
}
