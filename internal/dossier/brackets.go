package dossier

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
)

// brackets gives the resolutions to show in a line: of dates that do not say their day and
// year themselves ("on Sunday"), from moments that were resolved, not of times, durations
// or anything that was refused.
func brackets(at *parallax.Covered, line parallax.Span) []parallax.Note {
	var out []parallax.Note
	for i := range at.Notes {
		n := &at.Notes[i]
		m := n.Moment
		if m == nil || m.Refused != "" || !line.Contains(n.Span) || m.Type != "DATE" && m.Type != "TIME" {
			continue
		}
		label := m.Label()
		words, err := at.Article.Words(n.Span)
		if err != nil || label == "" || m.How == "printed" || strings.Contains(words, m.Start.Format("2006")) {
			continue
		}
		if field, err := at.Article.Source(n.Span); err != nil || inWord(field[n.Span.End:]) {
			continue // "Monday's": a bracket would tear the word apart
		}
		out = append(out, parallax.Note{At: n.Span.End - line.Start, Text: label, Sort: parallax.NoteDate})
	}
	slices.SortStableFunc(out, func(a, b parallax.Note) int { return cmp.Compare(a.At, b.At) })
	return slices.CompactFunc(out, func(a, b parallax.Note) bool { return a.At == b.At })
}

// inWord reports whether text goes on with the rest of a word, such as "’s".
func inWord(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	if first == '’' || first == '\'' {
		first, _ = utf8.DecodeRuneInString(text[size:])
	}
	return unicode.IsLetter(first)
}
