package dossier

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
)

// brackets gives the resolutions to show in a line, of moments that were resolved: a day
// ("on Sunday") unless the words say it themselves, a time of day unless the line has its
// day already. Nothing that was refused, no durations.
func brackets(at *parallax.Covered, line parallax.Span) []parallax.Note {
	var out []parallax.Note
	days := map[string]bool{}
	notes := at.Over(line)
	for _, kind := range []string{"DATE", "TIME"} {
		for _, n := range notes {
			m := n.Moment
			if m == nil || m.Refused != "" || m.Type != kind || guessed(at, n) || !line.Contains(n.Span) || m.Label() == "" {
				continue
			}
			day := parallax.DayLabel(m.Start)
			if kind == "TIME" && days[day] {
				continue
			}
			days[day] = true
			if m.How != "printed" && !saysDay(at, n) {
				out = append(out, parallax.Note{At: n.Span.End - line.Start, Text: m.Label(), Sort: parallax.NoteDate})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b parallax.Note) int { return cmp.Compare(a.At, b.At) })
	return slices.CompactFunc(out, func(a, b parallax.Note) bool { return a.At == b.At })
}

// saysDay reports whether the words of a moment need no bracket: they print its year, or
// a day of the month in the year the article was reported in; or they stand inside a word
// ("Monday's"), which a bracket would tear apart.
func saysDay(at *parallax.Covered, n *parallax.Annotation) bool {
	field, err := at.Article.Source(n.Span)
	words, err2 := at.Article.Words(n.Span)
	if err != nil || err2 != nil || inWord(field[n.Span.End:]) {
		return true
	}
	m := n.Moment
	thisYear := m.Start.Year() == at.Article.Reported().Year()
	return strings.Contains(words, m.Start.Format("2006")) ||
		thisYear && m.Granularity == "day" && strings.ContainsFunc(words, unicode.IsDigit) && strings.Contains(words, m.Start.Format("2"))
}

// inWord reports whether text goes on with the rest of a word, such as "’s".
func inWord(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	if first == '’' || first == '\'' {
		first, _ = utf8.DecodeRuneInString(text[size:])
	}
	return unicode.IsLetter(first)
}
