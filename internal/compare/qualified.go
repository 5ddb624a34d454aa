package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	// qualifiedScore is the least probability of one claim, and qualifiedContext the least overlap of the words around
	// both, for one word to name one thing in it.
	qualifiedScore   = 0.75
	qualifiedContext = 0.2
)

// qualified finds a thing that one article names with a word of its own weight before it and another without:
// "a potentially suspicious fire", "a suspicious fire"; "the brutal raid", "the raid".
func (s *story) qualified() []parallax.Difference {
	var out []parallax.Difference
	at := map[string]int{} // by the stem qualified
	for _, p := range s.joined() {
		if p.score < qualifiedScore || sameTelling(p.a.telling, p.b.telling) {
			continue
		}
		for _, way := range [][2]*statement{{p.a, p.b}, {p.b, p.a}} {
			for _, n := range way[0].claimWords {
				sides, stem := s.qualifies(n, way[0], way[1])
				if sides == nil {
					continue
				}
				if i, ok := at[stem]; ok { // the same thing elsewhere: more sides of one difference
					out[i].Sides = addSides(out[i].Sides, sides)
					continue
				}
				at[stem] = len(out)
				out = append(out, parallax.Difference{Kind: parallax.Wording, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotWords, About: sides[1].Value, Score: p.score * 0.8, Sides: sides,
					Why: []parallax.Reason{parallax.Because("qualified in one", "%s", sides[0].Value), parallax.Because("one claim", "%.2f", p.score)}})
			}
		}
	}
	for i := range out {
		groupByNormal(out[i].Sides)
	}
	return out
}

// qualifies gives both sides when the word stands right before one that the other statement has without it, and
// the stem of that; nil when not.
func (s *story) qualifies(n *parallax.Annotation, st, other *statement) ([]parallax.Side, string) {
	if n.Word.Class != parallax.Opinion && n.Word.Class != parallax.Hedge || !sameLanguage(st.article().Language, other.article().Language) {
		return nil, ""
	}
	head := wordAt(st, n.Span.End+1)
	printed, _ := st.article().Words(n.Span)
	if language.For(st.article().Language).IsStop(language.Fold(printed)) {
		return nil, "" // "must boil" and "have to boil" are one: an auxiliary gives a verb no weight
	}
	if head == nil || strings.Contains(printed, " ") || head.name || head.digit || other.telling.prints(st.stemAt(n.Span)) {
		return nil, ""
	}
	for i := range other.words {
		w := &other.words[i]
		if w.id != head.id || w.printed != head.printed || slices.ContainsFunc(other.claimWords, func(m *parallax.Annotation) bool {
			return m.Span.End <= w.start && w.start-m.Span.End <= 1 || m.Span.Overlaps(wordSpan(other, w))
		}) {
			continue
		}
		if n.Word.Class == parallax.Hedge && lookedInto(st, head) && lookedInto(other, w) {
			continue // what is looked into may be one, whoever says so
		}
		near, far := s.surroundings(st, wordSpan(st, head)), s.surroundings(other, wordSpan(other, w))
		if overlap(near, far) < qualifiedContext {
			continue
		}
		with := n.Span
		with.End = head.end
		words, _ := st.article().Words(with)
		return []parallax.Side{st.side(with, words, 0), other.side(wordSpan(other, w), w.stem, 1)}, head.stem
	}
	return nil, ""
}

// lookedInto reports whether a word of a statement names what somebody is charged with or what is looked into.
func lookedInto(st *statement, w *word) bool {
	return language.For(st.article().Language).ClaimWords().LookedInto(st.Exact, w.start-st.Start, w.end-st.Start)
}

// wordAt gives the word of the statement that starts at the byte; nil when none does.
func wordAt(st *statement, start int) *word {
	for i := range st.words {
		if st.words[i].start == start {
			return &st.words[i]
		}
	}
	return nil
}

func wordSpan(st *statement, w *word) parallax.Span {
	return parallax.Span{Field: st.Field, Index: st.Index, Start: w.start, End: w.end}
}

// prints reports whether a statement of the telling has the stem as one of its claim words.
func (t *telling) prints(stem string) bool {
	return slices.ContainsFunc(t.statements, func(st *statement) bool {
		return slices.ContainsFunc(st.claimWords, func(n *parallax.Annotation) bool { return st.stemAt(n.Span) == stem })
	})
}
