package extract

import (
	"regexp"
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
	const half, digits = `[ap]\.?m\.?|[AP]\.?M\.?`, `(?:[01]?\d|2[0-3])[:.h][0-5]\d`
	return clocks{
		behind: regexp.MustCompile(`^(?:[\s,،|•·–—-]|(?i:` + at + `)\s|T)*(\d{1,2})[:.h](\d{2})(?::(\d{2}))?(?:\s*(?:(?i:` + oclock + `)|(` + half + `)))?` +
			`(?:\s*\(?(UTC|GMT|EST|EDT|PST|PDT|CET|CEST|MEZ|MESZ|EET|EEST|MSK|Z|[+-]\d{2}:?\d{2})\b\)?)?`),
		leading: regexp.MustCompile(`^` + digits + `(?:\s?[ap]\.?m\.?|\s?(?i:` + oclock + `)|\s?[A-Z]{3,4})?(?:$|[\s|:–—-])`),
		only:    regexp.MustCompile(`^` + digits + `(?::[0-5]\d)?(?:\s?[ap]\.?m\.?|\s?(?i:` + oclock + `)|\s?[A-Z]{2,4})?$`),
	}
})

// alternatives gives a pattern for any of the phrases.
func alternatives(phrases []string) string {
	var out []string
	for _, p := range phrases {
		out = append(out, regexp.QuoteMeta(p))
	}
	return strings.Join(out, "|")
}
