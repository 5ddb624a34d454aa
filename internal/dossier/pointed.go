package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// pointsAside reports whether a sentence speaks, behind its beginning, of things as told before it that
// neither it nor what a reader of the story knows names: "amid these efforts", "like the recent strikes".
func (k *composer) pointsAside(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	l := language.For(at.Article.Language)
	o := l.Openings()
	if err != nil || s.Field != parallax.FieldText || len(o.Pointing)+len(o.Recalling) == 0 {
		return false
	}
	tokens := slices.DeleteFunc(language.Tokens(words), func(t language.Token) bool { return t.Kind == language.Punct })
	word := func(i int) string { return language.Fold(words[tokens[i].Start:tokens[i].End]) }
	for i := 1; i+1 < len(tokens); i++ {
		if !o.Pointing[word(i)] && !(i > 1 && o.Recalling[word(i)] && o.Definite[word(i-1)]) {
			if i == 1 || !o.RecallingOne[word(i)] || !o.PointingOne[word(i-1)] { // "that earlier filing"
				continue
			}
		}
		from, last := i+1, min(i+2, len(tokens)-1) // "these long talks"
		pointed := s
		pointed.Start, pointed.End = s.Start+tokens[i].Start, s.Start+tokens[i+1].End
		counted := counts(at, s, s.Start+tokens[i+1].Start) && i+2 < len(tokens)
		if counted {
			from = i + 2 // "those two points"
		}
		thing := s
		thing.Start, thing.End = s.Start+tokens[from].Start, s.Start+tokens[last].End
		if l.IsStop(word(from)) || l.Finite(word(from)) || doing(l, word(from)) || saysWhich(l, words[tokens[from].Start:]) || k.excused(at, s, pointed, counted) {
			continue
		}
		stem := k.stemsAt(at, thing)
		if inBoth(stem, stems(words[:tokens[i].Start], at.Article.Language)) == 0 && inBoth(stem, k.heading) == 0 &&
			(i == 1 || counted || !k.onTop(stem, at.Article.Language, sentence{at.Article.ID, s})) {
			return true // with its second word, "amid these efforts", or a count it goes on from a sentence before, whatever others have on top
		}
	}
	return false
}

// frontReach is how many words a phrase at the front of a sentence may have for its comma to end it: "In that case, ...".
const frontReach = 6

// frontPoints reports whether a sentence begins with a phrase that points to what was told before it, and names no time: "In that case, two
// donors sued", "More than two months later, Doe called". "At this hour, ..." points to that of the report.
func frontPoints(at *parallax.Covered, s parallax.Span, words string) bool {
	front, _, cut := strings.Cut(words, ",")
	if !cut {
		return false
	}
	fields := strings.Fields(front)
	if len(fields) < 2 || len(fields) > frontReach || s.Field != parallax.FieldText {
		return false
	}
	l, phrase := language.For(at.Article.Language), s
	if l.Openings().FrontNow[bare(strings.Join(fields, " "))] {
		return false
	}
	phrase.End = s.Start + len(front)
	points := l.Cues().Prepositions[bare(fields[0])] && (l.Openings().PointingOne[bare(fields[1])] || l.Openings().Pointing[bare(fields[1])])
	for _, n := range at.Over(phrase) {
		switch {
		case n.Moment == nil:
		case !n.Moment.Start.IsZero():
			return false
		case n.Moment.Type == "DURATION" && n.Span.End == phrase.End && slices.Contains(l.Dates().Shift["later"], bare(fields[len(fields)-1])):
			points = true
		}
	}
	return points
}

// doing reports whether a word is a participle: "those leaving" says who they are.
func doing(l *language.Language, word string) bool {
	return slices.ContainsFunc(l.Cues().Participles, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

// saysWhich reports whether text that begins with a thing goes on by saying which one it is, after one word or two:
// "efforts of the council", "boats that sank".
func saysWhich(l *language.Language, text string) bool {
	n, c := l.Names(), l.Cues()
	words := language.Tokens(text)
	for i := 1; i < min(3, len(words)); i++ {
		w := language.Fold(text[words[i].Start:words[i].End])
		if words[i].Kind == language.Punct {
			return false
		}
		if n.Particles[w] && !l.Openings().Definite[w] || joinsNoun(l, w) || c.Relatives[w] {
			return true
		}
	}
	return false
}

// counts reports whether a number stands at a place of a sentence.
func counts(at *parallax.Covered, s parallax.Span, start int) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool { return n.Quantity != nil && n.Span.Start == start })
}

// excused reports whether words that point need nothing to be named: somebody is quoted with them, and does not count
// what was told before ("if those two points are settled"), or they are a time.
func (k *composer) excused(at *parallax.Covered, s, words parallax.Span, counted bool) bool {
	notes := at.Over(s)
	return !counted && (spoken(notes, words) || inMarks(at, s, words)) || slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Moment != nil && !n.Moment.Start.IsZero() && n.Span.Overlaps(words)
	})
}
