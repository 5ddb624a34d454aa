package dossier

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// longestThing is how many words of what a number describes are looked at: "peace plan of".
const longestThing = 3

// described makes the heading of numbers that describe a thing and do not count one: "20-point
// peace plan", or of several numbers "…-point plan" where another line says "28-point plan". Nil when no line writes its number so, or the things have no word in common.
func (k *composer) described(rows []parallax.ValueRow) *parallax.Line {
	if l := k.agedWho(rows); l != nil {
		return l
	}
	type thing struct {
		row   *parallax.ValueRow
		start int   // of the word joined to the number
		ends  []int // of the words behind it
		stems []string
	}
	var things []thing
	joined := false
	for i := range rows {
		e := &rows[i].Line.Evidence[0]
		at := k.cov.Find(e.Article)
		q := markedQuantity(at, e.Span, rows[i].Mark)
		text, err := at.Article.Source(e.Span)
		if q == nil || err != nil || q.ThingSpan == (parallax.Span{}) || !k.readers(at) {
			return nil
		}
		before, _ := utf8.DecodeLastRuneInString(text[:q.ThingSpan.Start])
		joined = joined || strings.ContainsRune("-‐‑", before)
		t := thing{row: &rows[i], start: q.ThingSpan.Start}
		if len(rows) == 1 {
			t.start = e.Start + rows[i].Mark.Start
		}
		t.ends, t.stems = following(text[:e.End], compound(at, q.ThingSpan).End, at.Article.Language)
		things = append(things, t)
	}
	if !joined {
		return nil
	}
	slices.SortStableFunc(things, func(a, b thing) int { return len(a.stems) - len(b.stems) })
	first := &things[0]
	for n := len(first.stems) - 1; n >= 0; n-- {
		if slices.ContainsFunc(things, func(t thing) bool { return !slices.Contains(t.stems, first.stems[n]) }) {
			continue
		}
		shown := &first.row.Line.Evidence[0]
		at := k.cov.Find(shown.Article)
		text, _ := at.Article.Source(shown.Span)
		heading := about(text[first.start:wholeName(at, shown.Span, first.ends[n])], []*parallax.Line{&first.row.Line})
		if heading != nil && len(rows) > 1 {
			*heading = parallax.TemplateLine("about.joined", heading.Evidence, heading.Fills...) // each of the numbers stands before it
		}
		return heading
	}
	return nil
}

// wholeName gives where the name ends in which a place in a sentence is, the place itself in none: of a long name no half is a heading.
func wholeName(at *parallax.Covered, s parallax.Span, end int) int {
	for _, n := range at.Over(s) {
		if n.Name != nil && n.Span.Start < end {
			end = max(end, n.Span.End)
		}
	}
	return end
}

// agedWho makes the heading of one age from a place behind it that prints it right before whose it is, "40-year-old Marn": "the 40-year-old rower" of
// another place may be anybody to who reads the heading, and not all who give the age call him so. Nil where none does, or two name two.
func (k *composer) agedWho(rows []parallax.ValueRow) *parallax.Line {
	if len(rows) != 1 {
		return nil
	}
	var out *parallax.Line
	who, row := "", &rows[0]
	first := &row.Line.Evidence[0]
	at, number := k.cov.Find(first.Article), marked(first.Span, row.Mark)
	if !isAge(at, number) || namesSoon(at, first.Span, number) {
		return nil // others may count something else with that number, or the shown line names the person already
	}
	for _, e := range row.Line.Evidence {
		at := k.cov.Find(e.Article)
		text, err := at.Article.Source(e.Span)
		if err != nil || !k.readers(at) {
			continue
		}
		for _, n := range at.Over(e.Span) {
			if n.Quantity == nil || !isAge(at, n.Span) || valueKey(row) != at.Normal(n.Span) && valueKey(row) != text[n.Span.Start:n.Span.End] {
				continue
			}
			name := nameBehind(at, n.Span, n.Quantity.ThingSpan)
			switch {
			case name == nil:
			case who != "" && !sameSpeaker(who, name.Name.Canonical):
				return nil
			case out == nil:
				who = name.Name.Canonical
				out = about(text[n.Span.Start:name.Span.End], []*parallax.Line{{Text: e.Exact, Evidence: []parallax.Citation{e}}})
			}
		}
	}
	return out
}

// namesSoon reports whether a person is named within the words behind an age that a heading may have: "32-year-old climber Nils Haug".
func namesSoon(at *parallax.Covered, s, number parallax.Span) bool {
	n, ends := namedSoon(at, s, number)
	return n != nil && slices.Contains(ends, n.Span.End)
}

// namedSoon gives the person whose name begins among the words behind an age, and where those words end; nil without one.
func namedSoon(at *parallax.Covered, s, number parallax.Span) (*parallax.Annotation, []int) {
	text, err := at.Article.Source(s)
	q := quantityAt(at, number)
	if err != nil || q == nil || q.ThingSpan == (parallax.Span{}) {
		return nil, nil
	}
	ends, _ := following(text[:s.End], compound(at, q.ThingSpan).End, at.Article.Language)
	for _, n := range at.Over(s) {
		if n.Name != nil && n.Name.Type == parallax.Person && n.Span.Start > number.End && slices.ContainsFunc(ends, func(end int) bool { return n.Span.Start < end }) {
			return n, ends
		}
	}
	return nil, nil
}

// agedName gives whose age a number is by the name right before it, set off, or soon behind it; "" for what is no age or nobody's by name.
func agedName(at *parallax.Covered, number parallax.Span) string {
	if !isAge(at, number) {
		return ""
	}
	if n, _ := namedSoon(at, at.Whole(number), number); n != nil {
		return n.Name.Canonical
	}
	if n := nameBefore(at, number); n != nil {
		return n.Name.Canonical
	}
	return ""
}

// nameBehind gives the person whose name stands right behind an age that is joined to its unit, with a space between; nil without.
func nameBehind(at *parallax.Covered, number, thing parallax.Span) *parallax.Annotation {
	text, err := at.Article.Source(number)
	if err != nil || thing == (parallax.Span{}) {
		return nil
	}
	end := compound(at, thing).End
	for _, n := range at.Over(at.Whole(number)) {
		if n.Name != nil && n.Name.Type == parallax.Person && n.Span.Start == end+1 && text[end] == ' ' {
			return n
		}
	}
	return nil
}

// following gives the words behind a place up to the first mark, verb or word without content:
// where each ends, and its stem.
func following(text string, from int, tag string) (ends []int, stems []string) {
	l := language.For(tag)
	for t := range language.EachToken(text[from:]) {
		word := text[from+t.Start : from+t.End]
		if len(ends) == longestThing || t.Kind == language.Punct || l.IsStop(word) || l.Finite(word) {
			break
		}
		ends, stems = append(ends, from+t.End), append(stems, l.Stem(word))
	}
	return ends, stems
}
