package dossier

import (
	"cmp"
	"slices"
	"strings"

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
		out = append(out, parallax.Note{At: n.Span.End - line.Start, Text: label, Sort: parallax.NoteDate})
	}
	slices.SortStableFunc(out, func(a, b parallax.Note) int { return cmp.Compare(a.At, b.At) })
	return slices.CompactFunc(out, func(a, b parallax.Note) bool { return a.At == b.At })
}
