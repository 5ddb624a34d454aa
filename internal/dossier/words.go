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

// token is a word or a mark of a text with what its language says of it.
type token struct {
	language.Token
	fold string
	stem string // "" of a mark or a stop word
}

// tokensIn cuts a text into tokens.
func tokensIn(text, tag string) []token {
	l := language.For(tag)
	out := make([]token, 0, len(text)/bytesPerToken+1)
	for t := range language.EachToken(text) {
		x := token{Token: t, fold: language.Fold(text[t.Start:t.End])}
		if t.Kind != language.Punct && !l.IsStop(x.fold) {
			x.stem = l.Stem(x.fold)
		}
		out = append(out, x)
	}
	return out
}

// bytesPerToken is how many bytes of a text have a token of their own, about: room is made for so many.
const bytesPerToken = 5

// tokensOf gives the tokens of a statement: it is cut once for all that is asked of its words.
func (k *composer) tokensOf(r *ranked) []token {
	a := k.of(r)
	if a.tokens == nil {
		text, _ := r.at.Article.Words(r.span)
		a.tokens = tokensIn(text, r.at.Article.Language)
	}
	return a.tokens
}

// wordsOf gives the words of a sentence.
func wordsOf(at *parallax.Covered, s parallax.Span) sentenceWords {
	text, _ := at.Article.Words(s)
	return wordsIn(at, s, tokensIn(text, at.Article.Language))
}

// wordsIn is wordsOf of the tokens of the sentence.
func wordsIn(at *parallax.Covered, s parallax.Span, tokens []token) sentenceWords {
	text, err := at.Article.Words(s)
	if err != nil {
		return nil
	}
	notes := at.Over(s)
	out := make(sentenceWords, 0, len(tokens))
	for _, t := range tokens {
		w := sentenceWord{start: s.Start + t.Start, end: s.Start + t.End, fold: t.fold}
		in := func(n *parallax.Annotation) bool { return n.Span.Start <= w.start && w.end <= n.Span.End }
		switch {
		case t.Kind == language.Punct:
			w.mark = strings.Contains(clauseMarks, text[t.Start:t.End])
		case t.stem != "" && !slices.ContainsFunc(notes, func(n *parallax.Annotation) bool { return (n.Name != nil || n.Moment != nil) && in(n) }):
			w.stem = t.stem
			w.number = slices.ContainsFunc(notes, func(n *parallax.Annotation) bool { return n.Quantity != nil && in(n) })
		}
		out = append(out, w)
	}
	return out
}

// sense is what is asked of the words of a sentence, read off them at once.
type sense struct {
	words  sentenceWords
	plain  map[string]bool // see plainStems
	stance *stance
	deed   *deed // nil until it is asked for, see deedBy
}

func (k *composer) senseOf(at *parallax.Covered, s parallax.Span) *sense {
	return k.senseBy(&ranked{at: at, span: s})
}

// senseBy is senseOf of a statement.
func (k *composer) senseBy(r *ranked) *sense {
	a := k.of(r)
	if a.sense == nil {
		list := wordsIn(r.at, r.span, k.tokensOf(r))
		plain := list.stems(r.span)
		a.sense = &sense{words: list, plain: plain, stance: list.stance(r.at, r.span, len(plain))}
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
