package language

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers are the Snowball stemmers of the languages that have one.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "de": german.Stem, "en": english.Stem, "es": spanish.Stem, "fr": french.Stem, "it": italian.Stem,
	"nl": dutch.Stem, "pt": portuguese.Stem, "ru": russian.Stem, "sv": swedish.Stem, "tr": turkish.Stem,
}

// stemMin is the number of characters a light stemmer leaves at least: shorter rests no longer tell words apart.
const stemMin = 3

// Stem gives the stem of a word: its folded form with inflections cut off by the Snowball
// stemmer of the language, by the particles and endings of its data, or unchanged.
func (l *Language) Stem(word string) string {
	w := Fold(word)
	if stem, ok := stemmers[l.Tag]; ok {
		return stemmed.of(l.Tag, w, stem)
	}
	w = l.Bare(w)
	for _, s := range words.of(l).Endings {
		if rest, cut := strings.CutSuffix(w, s); cut && utf8.RuneCountInString(rest) >= stemMin {
			w = rest
			break
		}
	}
	if r, _ := firstRune(w); unicode.Is(unicode.Greek, r) {
		return withoutMarks(w) // the accent moves with the ending: κυβέρνηση, κυβερνήσεις
	}
	return w
}
