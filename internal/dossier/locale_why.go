package dossier

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/number"

	"parallax"
)

// reasonView is a reason of a difference as a page tells it: what was looked at, and what was seen there.
type reasonView struct{ What, Seen string }

// String gives both as one line.
func (r reasonView) String() string {
	if r.Seen == "" {
		return r.What
	}
	return r.What + ": " + r.Seen
}

// because gives a reason, which is recorded in English, in this language; words of sources in it stay as they are.
func (l *Locale) because(r parallax.Reason) reasonView {
	place := l.texts["where."+r.What]
	out := reasonView{What: cmp.Or(l.texts["why."+r.What], place, r.What), Seen: r.Value}
	switch {
	case place != "":
		out.Seen = l.value(r.Value)
	case l.Tag == "en":
	case ourDates[r.What] && onlyDates.MatchString(r.Value):
		out.Seen = l.Reading(r.Value)
	case ourNumbers[r.What]:
		out.Seen = l.decimal(r.Value)
	case seenAs[r.What] != "":
		out.Seen = l.filled(seenAs[r.What], r.Value)
	}
	return out
}

// What was seen for these reasons is ours: dates, numbers, fixed words (of the text "seen.*") around numbers and names. For the others it is
// words of sources, in which nothing may be touched.
var (
	ourDates   = map[string]bool{"reported later": true, "known since": true, "reported": true, "to come": true, "done": true, "by one source, of two times": true}
	ourNumbers = map[string]bool{"one claim": true, "same value": true, "full texts without it": true}
	seenAs     = map[string]string{
		"words around both": "common", "one event": "words", "a piece of the other": "piece", "words in common": "both", "leads": "place", "far down": "place",
		"ascribed": "to", "printed by": "outlets", "carried by": "origins", "a count that grows": "hours", "words that differ": "nothing",
	}
	shortDate  = `\d{1,2} (?:` + strings.Join(monthNames, "|") + `)(?: \d{4})?(?: \d\d:\d\d UTC)?`
	onlyDates  = regexp.MustCompile(`^` + shortDate + `(?:, ` + shortDate + `)*$`)
	onlyNumber = regexp.MustCompile(`^\d+(?:\.(\d+))?$`)
)

// filled gives what was seen, which fills the English text of a key, filled into that of this language; as it is when it does not fill it.
func (l *Locale) filled(key, value string) string {
	key = "seen." + key
	m := seenPatterns()[key].FindStringSubmatch(value)
	if m == nil {
		return value
	}
	text := l.Text(key)
	for i, name := range seenPatterns()[key].SubexpNames()[1:] {
		part := m[i+1]
		if onlyNumber.MatchString(part) {
			part = l.decimal(part)
		} else if onlyDates.MatchString(part) {
			part = l.Reading(part)
		}
		text = strings.ReplaceAll(text, "{"+name+"}", part)
	}
	return text
}

// decimal gives a number as it was written, with the signs of this language.
func (l *Locale) decimal(s string) string {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !onlyNumber.MatchString(s) {
		return s
	}
	digits := len(onlyNumber.FindStringSubmatch(s)[1])
	return l.print.Sprint(number.Decimal(v, number.MinFractionDigits(digits), number.MaxFractionDigits(digits)))
}

var placeholder = regexp.MustCompile(`\\\{(\w+)\\\}`)

// seenPatterns recognise the English texts "seen.*", with groups for what is filled in.
var seenPatterns = sync.OnceValue(func() map[string]*regexp.Regexp {
	out := map[string]*regexp.Regexp{}
	for key, text := range parallax.Texts() {
		if strings.HasPrefix(key, "seen.") {
			words := placeholder.ReplaceAllStringFunc(regexp.QuoteMeta(text), func(s string) string {
				name := placeholder.FindStringSubmatch(s)[1]
				if slices.Contains([]string{"name", "outlet", "days", "before", "after"}, name) {
					return "(?P<" + name + ">.*)"
				}
				return "(?P<" + name + `>[\d.]+)`
			})
			out[key] = regexp.MustCompile("^" + words + "$")
		}
	}
	return out
})

// origin gives the name of an origin, of which "statement by" and "post by" are ours, in this language.
func (l *Locale) origin(name string) string {
	for _, made := range []string{"statement", "post"} {
		if by, ok := strings.CutPrefix(name, made+" by "); ok {
			return strings.ReplaceAll(l.Text("origin."+made), "{name}", by)
		}
	}
	return name
}

// how gives the way in which one source draws on another in this language.
func (l *Locale) how(words string) string { return cmp.Or(l.texts["how."+words], words) }
