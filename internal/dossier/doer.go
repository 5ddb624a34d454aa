package dossier

import (
	"strings"

	"parallax"
	"parallax/internal/language"
)

// deed is who does what by a sentence, as far as its names tell. Folded words, and stems of verbs.
type deed struct {
	doers map[string]bool // of the people and bodies named before the first verb who are not quoted
	short map[string]bool // their initials
	acts  map[string]bool // stems of what can be verbs
	names map[string]bool // all words, and those of the full names of whom it names
}

// otherDoer reports whether two sentences in one language tell an act in one word, each of people or bodies whom the
// other does not name: that one operator stopped its ferry does not stand behind it that another did.
func (k *composer) otherDoer(a, b ranked) bool {
	x, y := k.deedBy(&a), k.deedBy(&b)
	return len(x.doers) > 0 && len(y.doers) > 0 && inBoth(x.acts, y.acts) > 0 &&
		inBoth(x.doers, y.names) == 0 && inBoth(y.doers, x.names) == 0 && inBoth(x.short, y.names) == 0 && inBoth(y.short, x.names) == 0
}

// deedBy gives who does what by a statement: most sentences that may stand behind a line do not for their stance, and are not asked.
func (k *composer) deedBy(r *ranked) *deed {
	s := k.senseBy(r)
	if s.deed == nil {
		s.deed = s.words.deed(r.at, r.span)
	}
	return s.deed
}

// deed reads off the words of a sentence who does what in it.
func (list sentenceWords) deed(at *parallax.Covered, s parallax.Span) *deed {
	out := &deed{doers: map[string]bool{}, short: map[string]bool{}, acts: map[string]bool{}, names: map[string]bool{}}
	l, first := language.For(at.Article.Language), s.End
	for _, w := range list {
		out.names[w.fold] = true
		if l.Finite(w.fold) {
			first = min(first, w.start)
			if w.stem != "" {
				out.acts[w.stem] = true
			}
		}
	}
	if first == s.End {
		return out
	}
	for _, n := range at.Over(s) {
		if n.Name == nil || !s.Contains(n.Span) {
			continue
		}
		full, telling := nameParts(n.Name.Canonical, l)
		for _, w := range telling {
			out.names[w] = true
		}
		if n.Span.End > first || n.Name.Type == parallax.Place || n.Name.Type == parallax.OtherName && n.Span.Start > s.Start || speaks(at, s, n.Span) {
			continue
		}
		for _, w := range telling {
			out.doers[w] = true
		}
		for _, words := range [][]string{full, telling} {
			if len(words) > 2 {
				out.short[initials(words)] = true
			}
		}
	}
	return out
}

// nameParts gives the folded words of a name without its marks, and those that tell it from others: not the "of" of "Port of Ayr",
// which stands in any sentence, as the full stop of "St. Ayr" does.
func nameParts(name string, l *language.Language) (full, telling []string) {
	for _, w := range strings.Fields(spaced(name)) {
		if bare(w) == "" {
			continue
		}
		if full = append(full, w); !l.IsStop(w) {
			telling = append(telling, w)
		}
	}
	return full, telling
}

// initials gives the first letters of words: a name may be printed by those of all its words or of those that tell it, without its "of".
func initials(words []string) (out string) {
	for _, w := range words {
		out += string([]rune(w)[:1])
	}
	return out
}

// speaks reports whether a name stands in who is said to say something in the sentence.
func speaks(at *parallax.Covered, s, name parallax.Span) bool {
	for _, n := range at.Over(s) {
		if n.Quote != nil && n.Quote.Source != nil && n.Quote.Source.Overlaps(name) || n.Attribution != nil && n.Attribution.Source.Overlaps(name) {
			return true
		}
	}
	return false
}
