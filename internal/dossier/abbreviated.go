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
		printed := slices.ContainsFunc([]string{" ", "s ", "-"}, func(end string) bool { return strings.Contains(said, " "+short+end) })
		return !printed && !strings.Contains(k.spelt(other, len(short) > fewestLetters), short)
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
			place.Start, place.End = shown.span.Start+t.Start, shown.span.Start+t.Start+len(printed)
			glossed := t.Start > 0 && words[t.Start-1] == '(' // behind the name it stands for
			switch {
			case !isAbbreviation(printed) || glossed || l.Names().Roles[language.Fold(printed)]:
			case behindPerson(notes, words, t.Start, shown.span) || speaks(shown.at, shown.span, place) || namedElse(notes, place):
			default:
				out = append(out, language.Fold(printed))
			}
		}
		return out
	})
}

// namedElse reports whether an abbreviation at a place is or is of what others spell otherwise: a place, a time, a number, a longer name.
func namedElse(notes []*parallax.Annotation, at parallax.Span) bool {
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Span.Overlaps(at) && (n.Moment != nil || n.Quantity != nil || n.Name != nil && (n.Name.Type == parallax.Place || at.Len() == fewestLetters && n.Span.Len() > fewestLetters))
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
