package dossier

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// leastProper is how many letters a word with a capital has that is asked for.
const leastProper = 5

// lacksProper reports whether a line has a word with a capital that names nobody, no people, no body, no office and no place and does not open it,
// "Bakelite", and an article in its language has none like it, nor the word before it: who tells of the ferry tells of the ferry Maren.
func (k *composer) lacksProper(shown ranked, other *parallax.Covered) bool {
	if !sameTongue(shown.at, other) {
		return false
	}
	list := k.properWords(shown)
	if len(list) == 0 {
		return false
	}
	said, body := k.spacedText(other), k.bodyStems(other)
	return slices.ContainsFunc(list, func(w properWord) bool { return !body[w.kind] && !strings.Contains(said, " "+root(w.word)) })
}

// properWord is a word with a capital, folded, and the stem of the word before it, empty where that is a small one.
type properWord struct{ word, kind string }

// properWords gives the words of a line with a capital that no annotation takes for more than a name of something, outside of what is quoted
// and of who says so, folded; none in a language that writes all nouns so. They are asked for once: each article is held against them.
func (k *composer) properWords(shown ranked) []properWord {
	return once(k.known.proper, sentence{shown.at.Article.ID, shown.span}, func() (out []properWord) {
		l := language.For(shown.at.Article.Language)
		words, err := shown.at.Article.Words(shown.span)
		if err != nil || shown.span.Field != parallax.FieldText || l.Names().NounsCapitalised {
			return nil
		}
		notes, last := shown.at.Over(shown.span), ""
		for t := range language.EachToken(words) {
			if t.Kind != language.Word {
				continue
			}
			printed, before := words[t.Start:t.End], last
			last = printed
			place := shown.span
			place.Start, place.End = shown.span.Start+t.Start, shown.span.Start+t.End
			if before == "" || !isProper(printed) || ofPeople(l, language.Fold(printed)) || speaks(shown.at, shown.span, place) || namedOrQuoted(notes, place) {
				continue
			}
			w := properWord{word: language.Fold(printed)}
			if !l.IsStop(before) {
				w.kind = l.Stem(before)
			}
			out = append(out, w)
		}
		return out
	})
}

// ofPeople reports whether a folded word is an adjective of a people or a faith or an office, which others tell in words that begin otherwise:
// "Dutch" and "from the Netherlands", "the President" and her name.
func ofPeople(l *language.Language, word string) bool {
	n := l.Names()
	return n.Demonym(word) != "" || n.Adjectives[word] || n.IsRole(word)
}

// namedOrQuoted reports whether a word at a place is or is of a name of somebody, a body or a place, of a longer name, a time, a number or a quotation.
func namedOrQuoted(notes []*parallax.Annotation, at parallax.Span) bool {
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Span.Overlaps(at) && (n.Name != nil && (n.Name.Type != parallax.OtherName || n.Span != at) || n.Moment != nil || n.Quantity != nil || n.Quote != nil && n.Quote.Form != parallax.Indirect)
	})
}

// isProper reports whether a word begins with a capital and goes on in small letters.
func isProper(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && utf8.RuneCountInString(word) >= leastProper && !strings.ContainsFunc(word[size:], func(r rune) bool { return !unicode.IsLower(r) })
}
