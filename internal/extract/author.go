package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"parallax/internal/language"
)

const (
	// maxAuthors bounds what one page may list.
	maxAuthors = 12
	// nameWords is the most words a person's name has here; longer strings are sentences.
	nameWords = 6
)

// readAuthors gives the people who wrote the article and the byline as it is printed.
// Structured data is asked before markup: it separates the names.
func readAuthors(m *metadata, site []string, walls *language.Walls) (authors []string, printed string) {
	for _, b := range m.bylines {
		if t := b.text; t != "" && (printed == "" || b.rel) {
			printed = t
			if b.rel {
				break
			}
		}
	}
	sources := [][]string{m.linked.Authors, m.authors}
	for _, rel := range []bool{true, false} {
		for _, b := range m.bylines {
			if b.rel == rel {
				sources = append(sources, b.names, []string{b.text})
			}
		}
	}
	for _, list := range sources {
		for _, s := range list {
			for _, name := range splitNames(s, walls) {
				if len(authors) < maxAuthors && isPerson(name, site, walls) && !slices.ContainsFunc(authors, func(a string) bool { return fold(a) == fold(name) }) {
					authors = append(authors, name)
				}
			}
		}
		if len(authors) > 0 {
			break
		}
	}
	if printed == "" {
		printed = strings.Join(m.authors[:min(1, len(m.authors))], "")
	}
	if printed == "" { // the only credit may be that of an agency: it is no person, but must not be lost
		printed = strings.Join(append(slices.Clone(m.linked.Authors), m.linked.Houses...), ", ")
	}
	return authors, printed
}

var (
	handle     = regexp.MustCompile(`@\S+|\S+@\S+|https?://\S+|\([^)]*\)`)
	nameBreaks = regexp.MustCompile(`[,;|/•·&\n]| – | — | - `)
)

// splitNames takes "By Ann Lee and Bo Ek, staff writers" apart.
func splitNames(s string, walls *language.Walls) []string {
	s = clean(handle.ReplaceAllString(plainText(s), " "))
	if strings.HasPrefix(s, "The ") { // a house: people have no article
		return nil
	}
	var out []string
	for _, part := range nameBreaks.Split(s, -1) {
		out = append(out, splitAnd(strings.Fields(part), walls)...)
	}
	return out
}

// splitAnd splits words at "and" of any language and drops "by" before them.
func splitAnd(words []string, walls *language.Walls) []string {
	var out []string
	start := 0
	flush := func(end int) {
		if name := dropPlace(dropBy(words[start:end], walls), walls); name != "" {
			out = append(out, name)
		}
	}
	for i, w := range words {
		if i > start && i+1 < len(words) && w == strings.ToLower(w) && slices.Contains(walls.And, w) && !spanishSurname(w, words, start, i) {
			flush(i)
			start = i + 1
		}
	}
	flush(len(words))
	return out
}

// spanishSurname keeps "Ortega y Gasset" whole: one capitalised word behind "y" and at
// least one before it is a surname, two behind it are another person.
func spanishSurname(w string, words []string, start, i int) bool {
	return (w == "y" || w == "e" || w == "i") && len(words)-i-1 < 2
}

func dropBy(words []string, walls *language.Walls) string {
	for range 3 {
		for n := min(4, len(words)); n > 0; n-- {
			if slices.Contains(walls.By, language.FoldWords(strings.Join(words[:n], " "))) {
				words = words[n:]
				break
			}
		}
	}
	return strings.Trim(strings.Join(words, " "), " .:-–—*")
}

// dropPlace cuts "Ann Lee in Varnow" behind the name: at the first lower-case word that is
// no part of names.
func dropPlace(name string, walls *language.Walls) string {
	words := strings.Fields(name)
	for i, w := range words {
		if i > 0 && w == strings.ToLower(w) && w != strings.ToUpper(w) && !slices.Contains(walls.Particles, w) {
			return strings.Join(words[:i], " ")
		}
	}
	return name
}

// printedByline reads "By Ann Lee and Bo Ek" at the top of the text of pages without any
// markup for it. It gives the names and the index of the paragraph, -1 when there is none.
func printedByline(blocks []paragraph, site []string, walls *language.Walls) (authors []string, at int) {
	for i, p := range blocks[:min(3, len(blocks))] {
		words := strings.Fields(p.text)
		if len(p.text) > 100 || len(words) < 3 || !slices.Contains(walls.By, language.FoldWords(words[0])) {
			continue
		}
		for _, name := range splitNames(p.text, walls) {
			if strings.Contains(name, " ") && isPerson(name, site, walls) {
				authors = append(authors, name)
			}
		}
		if len(authors) > 0 {
			return authors, i
		}
	}
	return nil, -1
}

// isPerson reports whether s may be the name of a person: few words, no digits, no role,
// not the name of the site.
func isPerson(s string, site []string, walls *language.Walls) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > nameWords || strings.ContainsFunc(s, unicode.IsDigit) || len(s) < 2 {
		return false
	}
	f := fold(s)
	if len(words) == 1 && len(s) > 1 && s == strings.ToUpper(s) && s != strings.ToLower(s) {
		return false // the abbreviation of an agency
	}
	if isSite(f, site) || slices.Contains(walls.Roles, f) || slices.Contains(walls.By, f) || slices.Contains(walls.Sources, f) || slices.Contains(walls.Credit, f) {
		return false
	}
	for _, w := range strings.Fields(f) {
		if slices.Contains(walls.Roles, w) {
			return false
		}
	}
	r := []rune(words[0])[0]
	return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) || len(words) > 1
}
