package dossier

import (
	"regexp"
	"strings"
	"unicode"

	"parallax"
)

const maxTerms = 8

// expansion finds a short form in brackets after its long form: "Harbour Works Authority (HWA)".
var expansion = regexp.MustCompile(`\((\p{Lu}[\p{Lu}\d]{1,7})\)`)

// terms shows short forms with the long form a source prints before them, once each. The
// capitals must be the initials of the words before the bracket. It is there when there is one.
func (k *composer) terms() []parallax.Block {
	var points []parallax.Point
	seen := map[string]bool{}
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() {
			continue
		}
		text := at.Article.Text
		for _, m := range expansion.FindAllStringSubmatchIndex(text, -1) {
			short := text[m[2]:m[3]]
			start := longForm(text[:m[0]], short)
			if start < 0 || seen[short] || len(points) == maxTerms {
				continue
			}
			span := parallax.TextSpan(start, m[1])
			e, err := parallax.MakeCitation(&at.Article, span, parallax.ParagraphContext)
			if err != nil || !at.Article.WholeWords(span) {
				continue
			}
			seen[short] = true
			line := parallax.TemplateLine("term.short", []parallax.Citation{e},
				parallax.Cut("short", short, 0), parallax.Cut("long", strings.TrimSpace(text[start:m[0]]), 0))
			counts := k.counts(&line)
			points = append(points, parallax.Point{Line: line, Counts: &counts})
		}
	}
	if len(points) == 0 {
		return nil
	}
	return []parallax.Block{{Points: points}}
}

// longForm gives where the words begin whose initials are the short form; lower-case words
// between them ("of", "for") may be skipped. -1 when the words do not fit.
func longForm(before, short string) int {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	letters := []rune(short)
	end := len(before)
	for n := len(letters) - 1; n >= 0; {
		start := strings.LastIndexAny(before[:end], " \n\t(") + 1
		word := []rune(before[start:end])
		switch {
		case len(word) == 0 || start > 0 && before[start-1] != ' ' && n > 0:
			return -1
		case unicode.ToUpper(word[0]) == letters[n] && unicode.IsUpper(word[0]):
			n--
		case len(word) > 4 || unicode.IsUpper(word[0]):
			return -1
		}
		if n < 0 {
			return start
		}
		end = start - 1
	}
	return -1
}
