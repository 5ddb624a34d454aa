package dossier

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// The shortest and longest number of letters of an abbreviation that is asked for: a longer word in capitals is one that is shouted. One of two
// letters with other words in its name is a country's or the like, and others print "USCG" or nothing for "US Coast Guard".
const (
	fewestLetters = 2
	mostLetters   = 5
)

// lacksAbbreviated reports whether a line prints an abbreviation in capitals, not of a place or of who says so, that an article in its language
// neither prints nor spells out: who tells that a boxer won does not tell that he keeps the belt of the ABC.
func (k *composer) lacksAbbreviated(shown ranked, other *parallax.Covered) bool {
	if !sameTongue(shown.at, other) || language.For(other.Article.Language).Names().NounsCapitalised { // which spells them in one word
		return false
	}
	list := k.abbreviated(shown)
	if len(list) == 0 {
		return false
	}
	said := k.spacedText(other)
	return slices.ContainsFunc(list, func(short string) bool {
		return !strings.Contains(said, " "+short+" ") && !strings.Contains(said, " "+short+"s ") && !strings.Contains(said, " "+short+"-") && !strings.Contains(k.spelt(other, len(short) > fewestLetters), short)
	})
}

// abbreviated gives the abbreviations of a line, folded, asked once: each article is held against them.
func (k *composer) abbreviated(shown ranked) []string {
	return once(k.known.shortened, sentence{shown.at.Article.ID, shown.span}, func() (out []string) {
		words, err := shown.at.Article.Words(shown.span)
		if err != nil || !strings.ContainsFunc(words, unicode.IsLower) {
			return nil // a headline in capitals
		}
		notes, l := shown.at.Over(shown.span), language.For(shown.at.Article.Language)
		for t := range language.EachToken(words) {
			printed := words[t.Start:t.End]
			if end := language.Possessive(printed); end > 0 {
				printed = printed[:end]
			}
			place := shown.span
			place.Start, place.End = shown.span.Start+t.Start, shown.span.Start+t.End
			glossed := t.Start > 0 && words[t.Start-1] == '(' // behind the name it stands for
			if isAbbreviation(printed) && !l.Names().Roles[language.Fold(printed)] && !glossed && !behindPerson(notes, words, place.Start-shown.span.Start, shown.span) && !speaks(shown.at, shown.span, place) && !slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
				return n.Span.Overlaps(place) && (n.Name != nil && (n.Name.Type == parallax.Place || len(printed) == fewestLetters && n.Span.Len() > place.Len()) || n.Moment != nil || n.Quantity != nil)
			}) {
				out = append(out, language.Fold(printed))
			}
		}
		return out
	})
}

// isAbbreviation reports whether a word is of capitals alone, a few of them, and no Roman number.
func isAbbreviation(word string) bool {
	n := utf8.RuneCountInString(word)
	return n >= fewestLetters && n <= mostLetters && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsUpper(r) }) && strings.Trim(word, "IVXLCM") != ""
}

// behindPerson reports whether a word of a line stands behind a person's name and a comma, as a degree or a party does: "Jo Karr, MD".
func behindPerson(notes []*parallax.Annotation, words string, at int, line parallax.Span) bool {
	before := strings.TrimRight(words[:at], " ")
	name := strings.TrimRight(before, ",( ")
	return len(name) < len(before) && slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Name != nil && n.Name.Type == parallax.Person && n.Span.End == line.Start+len(name)
	})
}

// spelt gives the first letters of the words of an article, folded, without its small words: of all, or of those with a capital, with a
// space where another stands between. "Gross domestic product" spells GDP, but two letters are met by chance.
func (k *composer) spelt(at *parallax.Covered, all bool) string {
	return once(k.known.spelt, spelling{at.Article.ID, all}, func() string {
		l, text := language.For(at.Article.Language), at.Article.Title+"\n"+at.Article.Text
		var b strings.Builder
		for t := range language.EachToken(text) {
			w := text[t.Start:t.End]
			switch first, _ := utf8.DecodeRuneInString(w); {
			case unicode.IsUpper(first) || all && t.Kind == language.Word && !l.IsStop(w):
				b.WriteString(language.Fold(string(first)))
			case !l.IsStop(w):
				b.WriteByte(' ')
			}
		}
		return b.String()
	})
}

// spelling is what spelt is asked for.
type spelling struct {
	article parallax.ArticleID
	all     bool
}

// leastProper is how many letters a word with a capital has that is asked for.
const leastProper = 5

// lacksProper reports whether a line has a word with a capital that names nobody, no people, no body, no office and no place and does not open it, "Bakelite",
// "Persian", and an article in its language has none like it, nor the word before it: who tells of the ferry tells of the ferry Maren.
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
			if before == "" || !isProper(printed) || l.Names().Peoples[language.Fold(printed)] || l.Names().Adjectives[language.Fold(printed)] || l.Names().IsRole(language.Fold(printed)) || speaks(shown.at, shown.span, place) || slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
				return n.Span.Overlaps(place) && (n.Name != nil && (n.Name.Type != parallax.OtherName || n.Span != place) || n.Moment != nil || n.Quantity != nil || n.Quote != nil && n.Quote.Form != parallax.Indirect)
			}) {
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

// isProper reports whether a word begins with a capital and goes on in small letters.
func isProper(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && utf8.RuneCountInString(word) >= leastProper && !strings.ContainsFunc(word[size:], func(r rune) bool { return !unicode.IsLower(r) })
}
