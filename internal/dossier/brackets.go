package dossier

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// brackets gives the resolutions to show in a line, of moments that were resolved: a day
// ("on Sunday") unless the words say it themselves, a time of day unless the line has its
// day already; and the full names of persons named by their surname alone. Nothing that was
// refused, no durations.
func (k *composer) brackets(at *parallax.Covered, line parallax.Span) []parallax.Note {
	var out []parallax.Note
	days := map[string]bool{}
	notes := at.Over(line)
	for _, kind := range []string{"DATE", "TIME"} {
		for _, n := range notes {
			m := n.Moment
			if m == nil || m.Refused != "" || m.Type != kind || guessed(at, n) || k.doubtful(at, m) || !line.Contains(n.Span) || m.Label() == "" || spoken(notes, n.Span) {
				continue
			}
			day := parallax.DayLabel(m.Start)
			if kind == "TIME" && days[day] {
				continue
			}
			days[day] = true
			if m.How != "printed" && !saysDay(at, n) && !slices.ContainsFunc(notes, func(o *parallax.Annotation) bool {
				return o.Moment != nil && line.Contains(o.Span) && printsTime(o.Moment, m) // says itself when that is
			}) {
				out = append(out, parallax.Note{At: n.Span.End - line.Start, Text: m.Label(), Sort: parallax.NoteDate})
			}
		}
	}
	out = append(out, k.fullNames(at, line)...)
	slices.SortStableFunc(out, func(a, b parallax.Note) int { return cmp.Compare(a.At, b.At) })
	return slices.CompactFunc(out, func(a, b parallax.Note) bool { return a.At == b.At })
}

// spoken reports whether a place stands in what somebody is quoted with: their "this week"
// counts from when they spoke, which is not when it was printed.
func spoken(notes []*parallax.Annotation, s parallax.Span) bool {
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Quote != nil && n.Quote.Form == parallax.Direct && slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool { return c.Contains(s) })
	})
}

// fullNames gives the full name behind the first mention of each person whom the line names
// by one word alone, when its article prints the full name and nobody else in any source of
// the story bears that word. Who Brandt is must be certain, or it stays open.
func (k *composer) fullNames(at *parallax.Covered, line parallax.Span) []parallax.Note {
	var out []parallax.Note
	seen := map[string]bool{}
	for _, n := range at.Over(line) {
		if n.Name == nil || n.Name.Type != parallax.Person || !line.Contains(n.Span) || seen[n.Name.Canonical] {
			continue
		}
		seen[n.Name.Canonical] = true
		words, err := at.Article.Words(n.Span)
		field, err2 := at.Article.Source(n.Span)
		full := n.Name.Canonical
		if spoken(at.Over(line), n.Span) || inMarks(at, line, n.Span) || printsIn(at, line, full) {
			continue // what somebody is quoted with stays as it is
		}
		if err != nil || err2 != nil || !bearsSurname(full, words, at.Article.Language) || !at.Article.Prints(full) || inWord(field[n.Span.End:]) || possessed(field[n.Span.End:]) || besideKin(at, field, n.Span) {
			continue
		}
		if bearers := k.bearers[language.Fold(words)]; len(bearers) == 1 && !k.isPlace(words) {
			out = append(out, parallax.Note{At: n.Span.End - line.Start, Text: full, Sort: parallax.NoteName})
		}
	}
	return out
}

// besideKin reports whether a word right beside a surname tells one of the family from another: "the elder Brandt" need not be the
// Brandt whose full name the article prints.
func besideKin(at *parallax.Covered, field string, name parallax.Span) bool {
	kin := language.For(at.Article.Language).Names().Kin
	before, after := strings.Fields(field[max(0, name.Start-longestKin):name.Start]), strings.Fields(field[name.End:min(len(field), name.End+longestKin)])
	return len(before) > 0 && kin[language.Fold(bare(before[len(before)-1]))] || len(after) > 0 && kin[language.Fold(bare(after[0]))]
}

// longestKin is how many bytes before and behind a name such a word is looked for.
const longestKin = 24

// printsIn reports whether a line prints a name in full.
func printsIn(at *parallax.Covered, line parallax.Span, full string) bool {
	words, err := at.Article.Words(line)
	return err == nil && strings.Contains(words, full)
}

// isPlace reports whether any source of the story takes the words for a place: "Haiti" is no
// surname, whatever stands before it somewhere.
func (k *composer) isPlace(words string) bool {
	if k.known.places == nil {
		k.known.places = map[string]bool{}
		for _, byWords := range k.mentions {
			for words, notes := range byWords {
				if slices.ContainsFunc(notes, func(n *parallax.Annotation) bool { return n.Name.Type == parallax.Place }) {
					k.known.places[words] = true
				}
			}
		}
	}
	return k.known.places[words]
}

// bearsSurname reports whether a word is the last of a full name, and its surname: in "Abe of
// Japan" it is where he is from.
func bearsSurname(full, word, tag string) bool {
	parts := strings.Fields(full)
	return len(parts) > 1 && parts[len(parts)-1] == word && !language.For(tag).IsStop(parts[len(parts)-2])
}

// bearers gives for each last word of a person's name, folded, the persons of that name in
// the counted sources, those of the other stories of the storyline among them: the timeline prints their lines.
func bearers(c *parallax.Coverage) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	all := slices.Clone(c.Articles)
	for i := range c.Storyline {
		all = append(all, c.Storyline[i].Articles...)
	}
	for i := range all {
		at := &all[i]
		if !at.Counted() {
			continue
		}
		for j := range at.Notes {
			n := at.Notes[j].Name
			if n == nil || n.Type != parallax.Person {
				continue
			}
			words := strings.Fields(language.Fold(n.Canonical))
			if len(words) < 2 {
				continue
			}
			last := words[len(words)-1]
			if out[last] == nil {
				out[last] = map[string]bool{}
			}
			out[last][strings.Join(words[:2], " ")] = true
		}
	}
	return out
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

// possessed reports whether text goes on with the apostrophe of an owner and what he owns, "’ barge", which a bracket
// would tear apart.
func possessed(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	if first != '’' && first != '\'' {
		return false
	}
	space, after := utf8.DecodeRuneInString(text[size:])
	next, _ := utf8.DecodeRuneInString(text[size+after:])
	return unicode.IsSpace(space) && unicode.IsLetter(next)
}

// inWord reports whether text goes on with the rest of a word, such as "’s".
func inWord(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	if first == '’' || first == '\'' {
		first, _ = utf8.DecodeRuneInString(text[size:])
	}
	return unicode.IsLetter(first)
}
