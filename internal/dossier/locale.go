package dossier

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"parallax"
)

// Locale is how a dossier is shown to readers of one language: fixed texts, plural forms,
// dates and numbers. Words of sources stay as they were printed. A dossier itself is made
// and checked with the English texts; a locale fills the same words, counts and dates into
// the text of the same key, so that nothing is said in one language that is not in another.
type Locale struct {
	Tag   string // BCP 47 base, one of parallax.TextLanguages
	texts map[string]string
	tag   language.Tag
	print *message.Printer
}

// In gives the locale of a language (any BCP 47 tag, of which the base counts). The error
// wraps parallax.ErrInvalid when the interface does not speak it.
func In(tag string) (*Locale, error) {
	base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	if l := locales()[base]; l != nil {
		return l, nil
	}
	return nil, fmt.Errorf("%w: the pages are not there in %q; there are %s", parallax.ErrInvalid, tag, strings.Join(parallax.TextLanguages(), ", "))
}

// English is the locale in which dossiers are made.
func English() *Locale { return locales()["en"] }

var locales = sync.OnceValue(func() map[string]*Locale {
	out := map[string]*Locale{}
	for _, tag := range parallax.TextLanguages() {
		t := language.MustParse(tag + "-u-nu-latn") // digits as sources in that language print them for the web
		out[tag] = &Locale{Tag: tag, texts: parallax.TextsIn(tag), tag: t, print: message.NewPrinter(t)}
	}
	return out
})

// Direction is "rtl" for languages written from right to left, else "ltr".
func (l *Locale) Direction() string { return cmp.Or(l.texts["direction"], "ltr") }

// Text gives the text of the interface with the key; the key itself when there is none, which the tests look for.
func (l *Locale) Text(key string) string { return cmp.Or(l.texts[key], key) }

// plural gives the text of the key in the form that goes with n, filled with n.
func (l *Locale) plural(key, name string, n int) string {
	return strings.ReplaceAll(l.form(key, n), "{"+name+"}", l.number(float64(n)))
}

// form gives the text of the key in the plural form of n (CLDR cardinal rules).
func (l *Locale) form(key string, n int) string {
	f := plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)
	names := map[plural.Form]string{plural.Zero: ".zero", plural.One: ".one", plural.Two: ".two", plural.Few: ".few", plural.Many: ".many"}
	return cmp.Or(l.texts[key+names[f]], l.Text(key+".other"))
}

func (l *Locale) number(v float64) string {
	return l.print.Sprint(number.Decimal(v, number.MaxFractionDigits(9)))
}

// line gives the text of a line made from a template in this language; a line that cannot
// be filled, which the tests look for, stays as it is.
func (l *Locale) line(from *parallax.Line) string {
	if from.Made != parallax.Template || l.Tag == "en" {
		return from.Text
	}
	fills := make([]parallax.Fill, len(from.Fills))
	for i, f := range from.Fills {
		fills[i] = f
		if f.From < 0 && f.Name != "version" {
			fills[i].Text = l.Reading(f.Text)
		}
	}
	out, err := parallax.FillText(map[string]string{from.Template: l.template(from)}, from.Template, fills)
	if err != nil {
		return from.Text
	}
	return out
}

// template gives the text of a line's template. A key that ends in an English plural form
// is put into the form of this language, by the fill that is named like the part before it.
func (l *Locale) template(from *parallax.Line) string {
	base, _, counted := cutForm(from.Template)
	name := base[strings.LastIndexByte(base, '.')+1:]
	for _, f := range from.Fills {
		if n, err := strconv.Atoi(f.Text); counted && err == nil && f.Name == name {
			return l.form(base, n)
		}
	}
	return l.Text(from.Template)
}

// cutForm takes the plural form off a key.
func cutForm(key string) (base, form string, ok bool) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return key, "", false
	}
	switch key[i:] {
	case ".zero", ".one", ".two", ".few", ".many", ".other":
		return key[:i], key[i:], true
	}
	return key, "", false
}

// counts gives the two counts, always together. An outlet that prints an agency's report
// and its own has more origins than one, which is said so that it does not look like a slip.
func (l *Locale) counts(c parallax.Counts) string {
	if c.Origins > c.Outlets {
		return l.plural("count.outlets", "outlets", c.Outlets) + " " + l.plural("count.accounts", "origins", c.Origins)
	}
	return l.plural("count.outlets", "outlets", c.Outlets) + l.Text("comma") + l.plural("count.origins", "origins", c.Origins)
}

// Language gives the name of a BCP 47 tag in this language, or the tag.
func (l *Locale) Language(tag string) string {
	t, err := language.Parse(tag)
	if err != nil || tag == "" {
		return tag
	}
	base, _ := t.Base()
	if name := l.texts["language."+base.String()]; name != "" { // which x/text has no name for
		return name
	}
	return cmp.Or(display.Languages(l.tag).Name(base), tag)
}

// where names a place in the data of a page: "json-ld dateModified" as it stands, the bare
// element as what it is.
func (l *Locale) where(place string) string { return cmp.Or(l.texts["where."+place], place) }

// reason gives the reason of a source's state in this language, when it is one of our
// texts; what names details of the page stays as it was recorded.
func (l *Locale) reason(words string) string {
	if key, ok := reasonKeys()[words]; ok {
		return l.Text(key)
	}
	for _, f := range filledReasons() {
		if m := f.english.FindStringSubmatch(words); m != nil {
			return strings.ReplaceAll(l.Text(f.key), "{"+f.name+"}", l.reason(m[1]))
		}
	}
	page, why, two := strings.Cut(words, ": ")
	switch {
	case two && reasonKeys()[page] != "":
		return l.Text(reasonKeys()[page]) + ": " + l.reason(why) // an error in the words of who made it, or ours
	case two && (strings.HasPrefix(page, "https://") || strings.HasPrefix(page, "http://")):
		return page + ": " + l.reason(why)
	}
	return words
}

// Reason gives a reason recorded in English in this language, and the language it is in now: "en" for one we have no text for.
func (l *Locale) Reason(words string) (text, tag string) {
	text = l.reason(words)
	if text == words {
		return text, "en"
	}
	return text, l.Tag
}

// filledReason is the English text of a reason with something filled into it.
type filledReason struct {
	key, name string
	english   *regexp.Regexp
}

var filledReasons = sync.OnceValue(func() []filledReason {
	var out []filledReason
	for key, text := range parallax.Texts() {
		before, rest, ok := strings.Cut(text, "{")
		name, after, ok2 := strings.Cut(rest, "}")
		if ok && ok2 && strings.HasPrefix(key, "reason.") {
			out = append(out, filledReason{key, name, regexp.MustCompile("^" + regexp.QuoteMeta(before) + "(.*)" + regexp.QuoteMeta(after) + "$")})
		}
	}
	return out
})

// reasonKeys gives the keys of the English texts that stand as reasons of sources.
var reasonKeys = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for key, text := range parallax.Texts() {
		if strings.HasPrefix(key, "reason.") || strings.HasPrefix(key, "page.") {
			out[text] = key
		}
	}
	return out
})
