package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"parallax"
	"parallax/internal/language"
)

// nameWords gives the folded words that are part of names in the article: those of the
// annotated names and, since annotation knows some languages better than others, words
// that stand with a capital letter where no sentence starts and never without one.
func nameWords(a *parallax.Article, notes []parallax.Annotation, lang *language.Language) map[string]bool {
	out := map[string]bool{}
	for i := range notes {
		if notes[i].Kind != parallax.KindName {
			continue
		}
		for _, w := range strings.FieldsFunc(notes[i].Name.Canonical, apart) {
			if w = bare(w); w != "" && !lang.IsStop(w) {
				out[w] = true
			}
		}
	}
	if lang.Tag != "de" { // where every noun has a capital letter, capitals tell nothing
		capitals(a.Text[:cut(a.Text, textBytes)], lang, out)
	}
	return out
}

// apart separates the words of a name.
func apart(r rune) bool {
	return !language.OfWord(r) && r != '\'' && r != '’'
}

// capitals adds the words of the text that are written with a capital letter inside
// sentences and nowhere in lower case.
func capitals(text string, lang *language.Language, out map[string]bool) {
	upper, lower := map[string]bool{}, map[string]bool{}
	start := true
	for t := range language.EachToken(text) {
		w := text[t.Start:t.End]
		if t.Kind == language.Punct {
			start = start || strings.ContainsAny(w, ".!?:\"“”«»„-–—•*") || strings.Contains(w, "\n")
			continue
		}
		if t.Kind == language.Word {
			first, _ := utf8.DecodeRuneInString(w)
			b := bare(w)
			switch {
			case unicode.IsLower(first):
				lower[b] = true
			case unicode.IsUpper(first) && !start && utf8.RuneCountInString(b) > 1 && !lang.IsStop(b):
				upper[b] = true
			}
		}
		start = t.End < len(text) && text[t.End] == '\n'
	}
	for w := range upper {
		if !lower[w] {
			out[w] = true
		}
	}
}

// bare gives a word folded, without a possessive ending and outer apostrophes.
func bare(word string) string {
	w := language.Fold(word)
	w = strings.TrimSuffix(language.Owner(w), "'")
	return strings.TrimPrefix(w, "'")
}

// plain gives a folded word without diacritics: names lose them in other outlets.
func plain(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < 0x80
	}
	if ascii {
		return word
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(word) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
