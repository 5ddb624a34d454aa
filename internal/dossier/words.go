package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// sentenceWord is a word or a mark of a sentence, by its offsets in its field.
type sentenceWord struct {
	start, end int
	fold       string
	stem       string // "" of what tells nothing by itself: a mark, a stop word, a name, a time
	mark       bool   // that may divide clauses
	number     bool
}

type sentenceWords []sentenceWord

// clauseMarks divide the clauses of a sentence.
const clauseMarks = ",;:–—()，；：、،؛"

// wordsOf gives the words of a sentence.
func wordsOf(at *parallax.Covered, s parallax.Span) sentenceWords {
	text, err := at.Article.Words(s)
	if err != nil {
		return nil
	}
	l, notes := language.For(at.Article.Language), at.Over(s)
	tokens := language.Tokens(text)
	out := make(sentenceWords, 0, len(tokens))
	for _, t := range tokens {
		printed := text[t.Start:t.End]
		w := sentenceWord{start: s.Start + t.Start, end: s.Start + t.End, fold: language.Fold(printed)}
		in := func(n *parallax.Annotation) bool { return n.Span.Start <= w.start && w.end <= n.Span.End }
		switch {
		case t.Kind == language.Punct:
			w.mark = strings.Contains(clauseMarks, printed)
		case !l.IsStop(printed) && !slices.ContainsFunc(notes, func(n *parallax.Annotation) bool { return (n.Name != nil || n.Moment != nil) && in(n) }):
			w.stem = l.Stem(printed)
			w.number = slices.ContainsFunc(notes, func(n *parallax.Annotation) bool { return n.Quantity != nil && in(n) })
		}
		out = append(out, w)
	}
	return out
}

// sense is what is asked of the words of a sentence, read off them at once.
type sense struct {
	plain  map[string]bool // see plainStems
	stance *stance
	deed   *deed
}

func (k *composer) senseOf(at *parallax.Covered, s parallax.Span) *sense {
	return k.senseBy(&ranked{at: at, span: s})
}

// senseBy is senseOf of a statement.
func (k *composer) senseBy(r *ranked) *sense {
	a := k.of(r)
	if a.sense == nil {
		list := wordsOf(r.at, r.span)
		plain := list.stems(r.span)
		a.sense = &sense{plain, list.stance(r.at, r.span, len(plain)), list.deed(r.at, r.span)}
	}
	return a.sense
}

// from gives the folded words from one on, "" past the end.
func (list sentenceWords) from(i int) func(k int) string {
	return func(k int) string {
		if i+k >= len(list) {
			return ""
		}
		return list[i+k].fold
	}
}

// stems gives those of the words in the spans.
func (list sentenceWords) stems(spans ...parallax.Span) map[string]bool {
	out := map[string]bool{}
	for _, w := range list {
		if w.stem != "" && slices.ContainsFunc(spans, func(s parallax.Span) bool { return s.Start <= w.start && w.end <= s.End }) {
			out[w.stem] = true
		}
	}
	return out
}
