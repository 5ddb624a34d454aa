package dossier

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// stance is how a sentence stands to what it tells: what it says is not so, and whether it is about what somebody wants.
type stance struct {
	denies bool // it holds a "not", or denies, refuses or calls off something
	// heads are the words that a "not" bears on; refused are all words of what somebody denies or refuses. As stems, without
	// names and times.
	heads   map[string]bool
	refused []map[string]bool
	refuses bool // it is about one of those
	wishes  bool // it is about what somebody wants or asks for
	thinks  bool // it is about what somebody thinks
	weighs  bool // a word of it says more than that something was said or reported: "to call for", "his hope"
	hedges  bool // a word of it holds something for no more than likely: "had probably set off"
}

const (
	// mainPart is the share of the words of a sentence that somebody must deny or want in it for the sentence to be about
	// that. With it, of the articles behind lines of gold .786 told the whole line (.777 where nobody asks who wants what),
	// with a third .784, with a half .776.
	mainPart = 0.4
	// headWords is how many words behind a "not" it bears on: "did not give them his blessing".
	headWords = 2
)

// otherStance reports whether two statements in one language stand to what they tell in ways of which one does not bear
// out the other: one says of something that it is not so, and the other tells it; the line is about a denial, and the
// statement holds none; one is about what somebody wants or thinks, and the other only tells. Who says that something is
// probably so thinks it.
func (k *composer) otherStance(shown, other ranked) bool {
	a, b := k.senseBy(&shown).stance, k.senseBy(&other).stance
	return k.gainsays(shown, other) || a.refuses && !b.denies || b.refuses && !a.denies || a.leansAlone(b) || b.leansAlone(a)
}

// leansAlone reports whether a sentence is about what somebody wants or thinks, and the other only tells.
func (a *stance) leansAlone(b *stance) bool {
	return !b.weighs && (a.wishes || a.thinks && !b.hedges)
}

// gainsays reports whether one of two statements says of something that it is not so, and the other, which says that of
// nothing, tells it: "was not on the bridge" does not stand behind "was on the bridge", nor "denied that it had closed
// the mine" behind "closed the mine", in whichever of them the line is.
func (k *composer) gainsays(a, b ranked) bool {
	x, y := k.senseBy(&a).stance, k.senseBy(&b).stance
	switch {
	case x.denies == y.denies:
		return false
	case y.denies:
		x, b = y, a
	}
	told := k.stemsBy(&b)
	return inBoth(x.heads, told) > 0 || slices.ContainsFunc(x.refused, func(words map[string]bool) bool {
		n := inBoth(words, told)
		return n > 0 && 2*n >= len(words)
	})
}

func (k *composer) stanceAt(at *parallax.Covered, s parallax.Span) *stance {
	return k.senseOf(at, s).stance
}

// stance reads off the words of a sentence how it stands to what it tells; told is how many stems it has without those of names.
func (list sentenceWords) stance(at *parallax.Covered, s parallax.Span, told int) *stance {
	out := &stance{heads: map[string]bool{}}
	l, main := language.For(at.Article.Language), mainPart*float64(told)
	var cues []parallax.Span // of what is quoted as denied
	for _, n := range at.Over(s) {
		switch {
		case n.Word != nil && n.Word.Class == parallax.Negation:
			out.denies = true
			if words, _ := at.Article.Words(n.Span); !l.Cues().Prepositions[language.Fold(words)] { // "without" bears on a thing beside what is told
				list.head(out.heads, n.Span.Start, n.Span.End, l)
			}
		case n.Word != nil && n.Word.Class == parallax.Hedge:
			out.hedges = true
		case n.Quote != nil && n.Quote.Cue != nil && s.Contains(*n.Quote.Cue):
			words := list.stems(n.Quote.Content...)
			mostly := len(words) > 0 && float64(len(words)) >= main
			switch n.Quote.Strength {
			case "urged", "asked":
				out.wishes = out.wishes || mostly
			case "thought":
				out.thinks = out.thinks || mostly
			case "denied":
				cues = append(cues, *n.Quote.Cue)
				out.refused = append(out.refused, words)
			}
		}
	}
	list.refused(out, s, l, cues)
	for i := range list {
		out.weighs = out.weighs || weighs(l.Cues(), list.from(i))
	}
	out.denies = out.denies || len(out.refused) > 0
	out.refuses = slices.ContainsFunc(out.refused, func(words map[string]bool) bool { return len(words) > 0 && float64(len(words)) >= main })
	return out
}

// weighs reports whether words begin with a verb or noun by which somebody does more than say or report something.
func weighs(c *language.Cues, word func(i int) string) bool {
	more := func(strength string) bool { return strength != "said" && strength != "reported" }
	noun := c.Noun(word(0))
	return noun != nil && more(noun.Strength) || slices.ContainsFunc(c.VerbsAt(word(0)), func(v language.Cue) bool {
		for i, w := range v.Words {
			if word(i) != w {
				return false
			}
		}
		return more(v.Strength)
	})
}

// refused adds what a sentence calls off, and what it denies or refuses in words at none of the cues.
func (list sentenceWords) refused(out *stance, s parallax.Span, l *language.Language, cues []parallax.Span) {
	for i, w := range list {
		word := s
		word.Start, word.End = w.start, w.end
		switch n := l.Opposites().Undone.Match(list.from(i)); {
		case n > 0:
			out.denies = true
			list.head(out.heads, w.start, list[i+n-1].end, l)
		case refusesBy(l, w.fold) && !slices.ContainsFunc(cues, word.Overlaps):
			out.refused = append(out.refused, list.beside(i, s))
		}
	}
}

// refusesBy reports whether a folded word says that somebody denies or refuses something.
func refusesBy(l *language.Language, word string) bool {
	return slices.ContainsFunc(l.Cues().VerbsAt(word), func(c language.Cue) bool { return c.Strength == "denied" && len(c.Words) == 1 }) ||
		slices.ContainsFunc(l.ClaimWords().Match(func(i int) string { return [2]string{word}[min(i, 1)] }), func(p language.ClaimPhrase) bool { return p.Class == string(parallax.Denial) })
}

// head adds the stems that a "not" at these offsets bears on: of the first words behind it that tell something in its
// clause, or, where none does or a passive goes on with who did it, of the last before. "Not only" denies nothing, and
// before a number it bounds it.
func (list sentenceWords) head(heads map[string]bool, start, end int, l *language.Language) {
	c, before, found := l.Cues(), "", 0
	for i, w := range list {
		switch {
		case w.end <= start && w.mark:
			before = ""
		case w.end <= start && w.stem != "":
			before = w.stem
		case w.start < end:
		case i > 0 && list[i-1].end == end && l.Opposites().Only[w.fold], w.number:
			return
		case w.stem != "":
			heads[w.stem] = true
			if found++; found == headWords {
				return
			}
		case w.mark || c.Coordinators[w.fold] || c.Subordinators[w.fold] || c.PassiveBy[w.fold]:
			end = list[len(list)-1].end
		}
	}
	if before != "" && found == 0 {
		heads[before] = true
	}
}

// beside gives the stems of what stands behind a word, or, where nothing is told there, before it.
func (list sentenceWords) beside(i int, s parallax.Span) map[string]bool {
	behind, before := s, s
	behind.Start, before.End = list[i].end, list[i].start
	if out := list.stems(behind); len(out) > 0 {
		return out
	}
	return list.stems(before)
}
