package extract

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"parallax/internal/language"
)

// clocks are the patterns of times of day, with the words that all languages put beside them.
type clocks struct {
	// behind matches the time behind a date: its groups are hour, minute, second, half of the
	// day, zone.
	behind *regexp.Regexp
	// leading matches the time that opens an entry: "14:05", "9.05 am", "14h05 -".
	leading *regexp.Regexp
	// only matches a time of day that is all a line says.
	only *regexp.Regexp
}

var clockPatterns = sync.OnceValue(func() clocks {
	walls := language.AllWalls()
	at, oclock := alternatives(walls.At), alternatives(walls.OClock)
	half, zones := `(?:`+wordsFor("am")+`|`+wordsFor("pm")+`)`, alternatives(slices.Sorted(maps.Keys(zoneNames)))
	const digits = `(?:[01]?\d|2[0-3])[:.h][0-5]\d`
	return clocks{
		behind: regexp.MustCompile(`^(?:[\s,،|•·–—-]|(?i:` + at + `)\s|T)*(\d{1,2})[:.h](\d{2})(?::(\d{2}))?(?:\s*(?:(?i:` + oclock + `)|(` + half + `)))?` +
			`(?:\s*\(?(` + zones + `|Z|[+-]\d{2}:?\d{2})\b\)?)?`),
		leading: regexp.MustCompile(`^` + digits + `(?:\s?` + half + `|\s?(?i:` + oclock + `)|\s?[A-Z]{3,4})?(?:$|[\s|:–—-])`),
		only:    regexp.MustCompile(`^` + digits + `(?::[0-5]\d)?(?:\s?` + half + `|\s?(?i:` + oclock + `)|\s?[A-Z]{2,4})?$`),
	}
})

// pmWords matches a word for the half of the day after noon.
var pmWords = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^` + wordsFor("pm") + `$`) })

// wordsFor gives a pattern for the words that any language uses for one purpose of Dates.Word.
func wordsFor(purpose string) string {
	return inAll(func(l *language.Language) []string { return l.Dates().Word[purpose] })
}

// inAll gives a pattern for the words of all languages, in either case: each before those it begins with, and words of one
// beginning side by side, which makes the pattern smaller.
func inAll(words func(l *language.Language) []string) string {
	var all []string
	for _, tag := range language.Tags() {
		for _, w := range words(language.For(tag)) {
			if !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
	}
	slices.SortFunc(all, func(a, b string) int { return strings.Compare(b, a) })
	return `(?i:` + alternatives(all) + `)`
}

// alternatives gives a pattern for any of the phrases.
func alternatives(phrases []string) string {
	var out []string
	for _, p := range phrases {
		out = append(out, regexp.QuoteMeta(p))
	}
	return strings.Join(out, "|")
}
