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
	out := reasonView{What: cmp.Or(l.texts["why."+r.What], l.texts["where."+r.What], r.What), Seen: l.seen(r.Value)}
	return out
}

// seen gives what was seen for a reason in this language: dates and numbers that stand alone, and the fixed words around them.
func (l *Locale) seen(value string) string {
	if at := l.value(value); at != value {
		return at
	}
	switch {
	case l.Tag == "en":
		return value
	case onlyDates.MatchString(value):
		return l.Reading(value)
	case onlyNumber.MatchString(value):
		return l.decimal(value)
	}
	for _, p := range seenPatterns() {
		m := p.english.FindStringSubmatch(value)
		if m == nil {
			continue
		}
		text := l.Text(p.key)
		for i, name := range p.english.SubexpNames()[1:] {
			text = strings.ReplaceAll(text, "{"+name+"}", l.seen(m[i+1]))
		}
		return text
	}
	return value
}

// Reasons hold words of sources too, in which no date and no number may be touched.
var (
	shortDate  = `\d{1,2} (?:` + strings.Join(monthNames, "|") + `)(?: \d{4})?(?: \d\d:\d\d UTC)?`
	onlyDates  = regexp.MustCompile(`^` + shortDate + `(?:, ` + shortDate + `)*$`)
	onlyNumber = regexp.MustCompile(`^\d+(?:\.(\d+))?$`)
)

// decimal gives a number as it was written, with the signs of this language.
func (l *Locale) decimal(s string) string {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	digits := len(onlyNumber.FindStringSubmatch(s)[1])
	return l.print.Sprint(number.Decimal(v, number.MinFractionDigits(digits), number.MaxFractionDigits(digits)))
}

// seenPattern recognises the English text of what was seen, with groups for what is filled in.
type seenPattern struct {
	key     string
	english *regexp.Regexp
}

var placeholder = regexp.MustCompile(`\\\{(\w+)\\\}`)

// seenPatterns are those of the texts "seen.*", the longer before the shorter, which may be a part of them.
var seenPatterns = sync.OnceValue(func() []seenPattern {
	var out []seenPattern
	for key, text := range parallax.Texts() {
		if strings.HasPrefix(key, "seen.") {
			words := placeholder.ReplaceAllStringFunc(regexp.QuoteMeta(text), func(s string) string {
				name := placeholder.FindStringSubmatch(s)[1]
				if name == "name" || name == "outlet" || name == "days" {
					return "(?P<" + name + ">.+)"
				}
				return "(?P<" + name + `>[\d.]+)`
			})
			out = append(out, seenPattern{key, regexp.MustCompile("^" + words + "$")})
		}
	}
	slices.SortFunc(out, func(a, b seenPattern) int {
		return cmp.Or(len(b.english.String())-len(a.english.String()), strings.Compare(a.key, b.key))
	})
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
