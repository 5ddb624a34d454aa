package annotate

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

var (
	// placed is two or more capitalised words, a comma or bracket, and what may say where in a
	// picture somebody stands: "Ole Fjeld, right," or "Ole Fjeld (second from left)".
	placed = regexp.MustCompile(`\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)+(?:, | \()(\p{L}[\p{L}. -]{0,24}?)[,)]`)
	// initials are the last word of a line in capitals: "… the harbour at dawn AP."
	initials = regexp.MustCompile(`(\p{Ll}+),? \(?(\p{Lu}{2,6})\)?\.?$`)
	// barred is a name behind a bar behind the end of a sentence: "The harbour at dawn. | A. Fjeld".
	barred = regexp.MustCompile(`[.!?…»”")] ?\| ?\p{Lu}[\p{L}.'’/-]*(?: \p{Lu}[\p{L}.'’/-]*){0,3}$`)
)

// caption reports whether a line tells what a picture beside it shows: it says where in the
// picture somebody stands, or ends in who the picture is from, behind a bar or as the initials
// of an agency.
func caption(line, folded string, l *language.Language) bool {
	if strings.Contains(line, "|") && barred.MatchString(line) {
		return true
	}
	if setsOffPosition(line, l) && saysWhere(line, l) {
		return true
	}
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, ".)"))
	if !unicode.IsUpper(end) {
		return false
	}
	m := initials.FindStringSubmatch(line)
	if m == nil || l.IsStop(m[1]) || strings.ContainsAny(strings.TrimRight(line, ".)"), "“”\"?!") || severalSentences(line) {
		return false
	}
	agency := language.Fold(m[2])
	outlet := l.Cues().OutletNames[agency] || language.For(language.Floor).Cues().OutletNames[agency]
	return outlet && !endsInCredit(folded, agency, l)
}

// setsOffPosition reports whether a line has between marks what says where in a picture somebody stands, whoever it is. Few lines have,
// and all are asked.
func setsOffPosition(line string, l *language.Language) bool {
	for i, r := range line {
		if r != ' ' && r != '(' || i == 0 || line[i-1] != ',' && line[i-1] != ' ' {
			continue
		}
		inside := line[i+1:]
		if end := strings.IndexAny(inside, ",)"); end > 0 && l.Sentences().IsPosition(language.Fold(inside[:end])) {
			return true
		}
	}
	return false
}

// saysWhere reports whether a line says where in a picture somebody whom it names stands.
func saysWhere(line string, l *language.Language) bool {
	for _, m := range placed.FindAllStringSubmatchIndex(line, -1) {
		if l.Sentences().IsPosition(language.Fold(line[m[2]:m[3]])) {
			return true
		}
	}
	return false
}

// severalSentences reports whether a line holds more than one sentence.
func severalSentences(line string) bool {
	for i, r := range line {
		if r != '.' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(line[i+1:], unicode.IsSpace))
		before := strings.LastIndexByte(line[:i], ' ')
		if unicode.IsUpper(next) && i-before > 4 {
			return true
		}
	}
	return false
}

// endsInCredit reports whether the agency at the end of a line is who somebody spoke to or
// who reported: "told AP".
func endsInCredit(folded, agency string, l *language.Language) bool {
	before := strings.TrimRight(folded[:strings.LastIndex(folded, agency)], " (,")
	for _, list := range [][]string{l.Credits().Told, l.Credits().Before, l.Credits().Say} {
		for _, w := range list {
			if before == w || strings.HasSuffix(before, " "+w) {
				return true
			}
		}
	}
	return false
}
