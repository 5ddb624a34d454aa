package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// notKnown is the normal form of a side that says that a value is not known.
const notKnown = "not known"

// disclosed finds counts that one report calls unknown and another, not of an earlier time, gives:
// "it was not known how many passengers were aboard", "150 passengers".
func (s *story) disclosed() []parallax.Difference {
	var out []parallax.Difference
	at := map[*statement]int{}
	for _, p := range s.joined() {
		for _, x := range [][2]*statement{{p.a, p.b}, {p.b, p.a}} {
			unknown, told := x[0], x[1]
			phrase := unknown.open
			if phrase == (parallax.Span{}) || told.open != (parallax.Span{}) || unknown.telling.when().After(told.telling.when()) {
				continue
			}
			v := s.answer(unknown, told, phrase)
			if v == nil || v.alsoIn(unknown.telling) {
				continue
			}
			sides := []parallax.Side{unknown.side(phrase, notKnown, 0), told.side(v.note.Span, v.normal(), 1)}
			i, ok := at[unknown]
			if !ok {
				i, ok = at[told]
			}
			if ok {
				out[i].Sides = addSides(out[i].Sides, sides)
			} else {
				i = len(out)
				out = append(out, parallax.Difference{Kind: parallax.Update, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotCount, About: v.q.Thing, Score: p.score * 0.8, Sides: sides,
					Why: []parallax.Reason{parallax.Because("said to be unknown", "%s", clip(unknown.Exact)), parallax.Because("told", "%s", v.words()), parallax.Because("one claim", "%.2f", p.score)}})
			}
			at[unknown], at[told] = i, i
		}
	}
	for i := range out {
		groupByNormal(out[i].Sides)
	}
	return out
}

// unknown gives where the statement says that something is not known; zero when it does not.
func (s *statement) unknown() parallax.Span {
	text := lowerAtPlace(s.Exact)
	for _, phrase := range language.For(s.article().Language).Changes().Unknown {
		if at := strings.Index(text, phrase); at >= 0 {
			return parallax.Span{Field: s.Field, Index: s.Index, Start: s.Start + at, End: s.Start + at + len(phrase)}
		}
	}
	return parallax.Span{}
}

// lowerAtPlace gives a text in lower case with each letter at its byte: those of another length in lower
// case ("İ") stay.
func lowerAtPlace(text string) string {
	return strings.Map(func(r rune) rune {
		if low := unicode.ToLower(r); utf8.RuneLen(low) == utf8.RuneLen(r) {
			return low
		}
		return r
	}, text)
}

// answer gives the first count in a statement of a thing that the other names and does not count; nil
// when there is none.
func (s *story) answer(unknown, told *statement, phrase parallax.Span) *value {
	for _, v := range s.valuesOf(told) {
		if v.q.Type == parallax.Number && v.q.Thing != "" && !v.ages() && !vague(v.q) && unknown.leavesOpen(v, phrase) {
			return v
		}
	}
	return nil
}

// openReach is how many bytes from "not known" what is not known may stand.
const openReach = 60

// leavesOpen reports whether the statement names the thing of the value near the phrase, without a
// number of its own.
func (s *statement) leavesOpen(v *value, phrase parallax.Span) bool {
	if slices.ContainsFunc(s.quantities, func(n *parallax.Annotation) bool { return n.Quantity.Thing == v.q.Thing }) {
		return false
	}
	return slices.ContainsFunc(v.at.words, func(w word) bool {
		if w.start < v.q.ThingSpan.Start || w.end > v.q.ThingSpan.End {
			return false
		}
		return slices.ContainsFunc(s.words, func(own word) bool {
			return own.stem == w.stem && own.start-phrase.End <= openReach && phrase.Start-own.end <= openReach
		})
	})
}
