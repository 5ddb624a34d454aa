package annotate

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

const (
	// wrapMin and wrapMax bound the usual length in bytes of hard-wrapped lines.
	wrapMin, wrapMax = 45, 100
	// wrapLines is how many such lines there must be before a text counts as hard-wrapped.
	wrapLines = 4
	// maxFurniture is the length in bytes above which a line is taken for part of the account whatever it begins with.
	maxFurniture = 220
	// maxHeading is the length in bytes above which a line is no heading.
	maxHeading = 90
)

// paragraphs gives the lines of a text that hold something, without the space around them;
// in a hard-wrapped text, the blocks between blank lines.
func paragraphs(text string) []extent {
	var lines []extent
	blank := []bool{} // whether a blank line, or nothing, stands before the line
	start, gap := 0, true
	for start <= len(text) {
		end := len(text)
		if i := strings.IndexAny(text[start:], "\n\u2028\u2029"); i >= 0 {
			end = start + i
		}
		e := trim(text, extent{start, end})
		if e.start < e.end {
			lines, blank, gap = append(lines, e), append(blank, gap), false
		} else {
			gap = true
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		start = end + max(size, 1)
	}
	if !hardWrapped(text, lines, blank) {
		return lines
	}
	var blocks []extent
	for i, e := range lines {
		if blank[i] {
			blocks = append(blocks, e)
		} else {
			blocks[len(blocks)-1].end = e.end
		}
	}
	return blocks
}

// trim cuts white space from both ends.
func trim(text string, e extent) extent {
	s := text[e.start:e.end]
	left := strings.TrimLeftFunc(s, unicode.IsSpace)
	e.start += len(s) - len(left)
	e.end = e.start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return e
}

// hardWrapped reports whether the lines of a text were broken by width and not by sense: most
// lines that another one follows at once are of nearly one length and stop in mid-sentence.
func hardWrapped(text string, lines []extent, blank []bool) bool {
	followed, broken := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if blank[i+1] {
			continue
		}
		followed++
		n := lines[i].end - lines[i].start
		last, _ := utf8.DecodeLastRuneInString(text[:lines[i].end])
		if n > wrapMax {
			return false
		}
		if n >= wrapMin && !terminator(last) && !closer(last) {
			broken++
		}
	}
	return broken >= wrapLines && broken*10 >= followed*6
}

var (
	// These are compiled when first used: classes of letters with counts take long, and most commands need none.

	// dateline is a line of a place and a date or agency, or of a date and time alone.
	dateline = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\(?\p{Lu}[\p{L} .'’/-]{1,40}[,:]?\s+\(?(\d{4}-\d{2}-\d{2}|\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,10}\.?,? \d{4})\)?\.?$`)
	})
	bareDate = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(\p{L}{3,12},? )?(\d{4}-\d{2}-\d{2}|\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,10}\.?,? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4})([,|–-]? ?\d{1,2}[:.h]\d{2}( ?[ap]\.?m\.?)?( Uhr)?( [A-Z]{2,4})?)?\.?$`)
	})
	// agencySign is what agencies put below a report: "(dpa)", "dpa/ab", "rts/abc", "-- AFP".
	agencySign = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(\(\p{L}[\p{L}/, .-]{1,40}\)|\p{Ll}{2,5}(/\p{L}{2,5}){1,3}|[-–—]{1,2} ?\p{Lu}\p{L}{1,20})$`)
	})
	bullet = regexp.MustCompile(`^([•‣▪◦·*–—-]|\d{1,2}[.)])\s`)
)

// isDateline reports whether a line is a dateline or the sign of an agency. All lines are asked: most are told from one by a look at
// their characters.
func isDateline(line string) bool {
	if strings.ContainsAny(line, "0123456789") && (dateline().MatchString(line) || bareDate().MatchString(line)) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(line)
	return (strings.ContainsRune("(-–—", first) || strings.Contains(line, "/")) && agencySign().MatchString(line)
}

// furniture reports whether a line is no part of the account. number counts the lines from 0:
// datelines and bylines are looked for near the top only.
func (d *document) furniture(p *passage, e extent, number int) bool {
	line := p.text[e.start:e.end]
	folded := language.Fold(line)
	rules := d.language.Sentences()
	switch {
	case len(line) > maxFurniture:
		return false
	case isDateline(line):
		return true
	case strings.IndexFunc(line, unicode.IsLetter) < 0:
		return true // rules, stars, page numbers
	case caption(line, folded, d.language), countsFurniture(folded, rules.Furniture):
		return true
	}
	for _, f := range rules.Furniture {
		if rest, ok := strings.CutPrefix(folded, f); ok && !language.GoesOn(f, rest) && (len(line) < 80 || !strings.HasSuffix(line, ".") || strings.HasSuffix(f, ":")) {
			return true
		}
	}
	if number > 4 && len(p.text)-e.end > 200 {
		return false
	}
	for _, b := range rules.Byline {
		if rest, ok := strings.CutPrefix(folded, b); ok && !language.GoesOn(b, rest) && names(line[min(len(line), len(b)):]) {
			return true
		}
	}
	return false
}

// furnitureCountWords is how many words a line has at most that counts what the page prints below.
const furnitureCountWords = 5

// countsFurniture reports whether a short line ends in a number and a word that begins furniture: "Read all 12 comments".
func countsFurniture(folded string, furniture []string) bool {
	words := strings.Fields(folded)
	n := len(words)
	if n < 2 || n > furnitureCountWords || !slices.Contains(furniture, words[n-1]) {
		return false
	}
	return digits(strings.Trim(words[n-2], "()"))
}

// names reports whether a line holds hardly anything but capitalised words, as a byline does, and does not end a sentence.
func names(rest string) bool {
	words := strings.Fields(strings.Trim(rest, " :"))
	if len(words) == 0 || len(words) > 14 {
		return false
	}
	capital := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) || !unicode.IsLower(r) {
			capital++
		}
	}
	return capital*3 >= len(words)*2 && !strings.HasSuffix(rest, ".")
}

// heading reports whether a line heads others: short, and without the mark that ends a sentence.
// The items of a list end so too; they are told by their bullets.
func heading(text string, e extent) bool {
	line := text[e.start:e.end]
	last, _ := utf8.DecodeLastRuneInString(line)
	if len(line) > maxHeading || bullet.MatchString(line) || terminator(last) || closer(last) && last != ')' || last == ';' || last == ',' {
		return false
	}
	// A heading has text below it, and is not the only line.
	return skipSpace(text, e.end, len(text)) < len(text) && (e.start > 0 || len(line) < maxHeading)
}
