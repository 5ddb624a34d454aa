package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// lacksPlace reports whether a line names a place of which an article in its language has no word: who tells of an escape
// does not bear out from where to where the prisoner was taken.
func (k *composer) lacksPlace(shown ranked, other *parallax.Covered) bool {
	if !sameTongue(shown.at, other) {
		return false
	}
	places := k.placesNamed(shown)
	if len(places) == 0 {
		return false
	}
	said := k.spacedText(other)
	return slices.ContainsFunc(places, func(forms []string) bool {
		return !slices.ContainsFunc(forms, func(form string) bool { return strings.Contains(said, form) })
	})
}

// placesNamed gives for each place that a line names the beginnings of words one of which an article has that tells of it, asked once:
// each article is held against them. A place with an abbreviation for a name has none, since others spell it out.
func (k *composer) placesNamed(shown ranked) [][]string {
	return once(k.known.named, sentence{shown.at.Article.ID, shown.span}, func() [][]string {
		var out [][]string
		l := language.For(shown.at.Article.Language)
		for _, n := range shown.at.Over(shown.span) {
			if n.Name == nil || n.Name.Type != parallax.Place && !standsIn(shown.at, n) || !shown.span.Contains(n.Span) || speaks(shown.at, shown.span, n.Span) {
				continue
			}
			words, _ := shown.at.Article.Words(n.Span)
			full, telling := nameParts(words, l)
			telling = rarest(telling, l)
			if len(telling) == 0 || slices.ContainsFunc(telling, func(w string) bool { return len(w) <= shortName }) {
				continue
			}
			var forms []string
			for _, w := range telling {
				forms = append(forms, " "+root(w))
			}
			if len(full) > 1 {
				forms = append(forms, " "+initials(full)+" ")
			}
			out = append(out, forms)
		}
		return out
	})
}

// standsIn reports whether a name that was taken for a person's is where something was done, by the preposition before it and since it begins with
// no given name: nobody runs "at Stade de Torn" if that is a man, but eggs are thrown "at Lena Brandt".
func standsIn(at *parallax.Covered, n *parallax.Annotation) bool {
	text, err := at.Article.Source(n.Span)
	if err != nil || n.Name.Type != parallax.Person {
		return false
	}
	l, name := language.For(at.Article.Language), strings.Fields(text[n.Span.Start:n.Span.End])
	return len(name) > 1 && !l.IsGiven(language.Fold(name[0])) && l.Names().PlaceBefore[lastWord(text[max(0, n.Span.Start-longestKin):n.Span.Start])]
}

// rarest gives the parts of the words of a name without those that are much more common than another: who prints "county"
// or "counts" does not name Ost County.
func rarest(words []string, l *language.Language) []string {
	parts := strings.Fields(strings.ReplaceAll(strings.Join(words, " "), "-", " "))
	most := 0.0
	for _, w := range parts {
		most = max(most, l.Rarity(w))
	}
	return slices.DeleteFunc(parts, func(w string) bool { return l.Rarity(w) < most-kindOf })
}

const (
	kindOf     = 1 // how much more common than the name, on the scale of Rarity, the word for what bears it is at least
	shortName  = 3 // bytes up to which a name is an abbreviation that others spell out: "US"
	rootLength = 4 // bytes of a name that its other forms have at least
)

// root gives the part of a name that its forms and adjectives share most often: "libya" and "libyan".
func root(w string) string {
	return strings.ToValidUTF8(w[:max(min(len(w), rootLength), len(w)-2)], "")
}

// spacedText gives the folded words of headline and text of an article with a space around each.
func (k *composer) spacedText(at *parallax.Covered) string {
	return once(k.known.spaced, at.Article.ID, func() string { return spaced(at.Article.Title + "\n" + at.Article.Text) })
}

// lacksTime reports whether a line gives a length of time that an article gives nowhere: who tells of a tour does not tell
// that it was one of four days.
func (k *composer) lacksTime(shown ranked, other *parallax.Covered) bool {
	return slices.ContainsFunc(k.factsAt(&shown).figures, func(n *parallax.Annotation) bool {
		m := n.Moment
		return m != nil && m.Type == "DURATION" && countsUp(m.Value) && !slices.ContainsFunc(other.Notes, func(o parallax.Annotation) bool {
			return o.Moment != nil && o.Moment.Type == m.Type && o.Moment.Value == m.Value
		})
	})
}

// countsUp reports whether a length of time is of two units or more: "a day after" is told in many words.
func countsUp(value string) bool {
	number := strings.TrimFunc(value, func(r rune) bool { return r < '0' || r > '9' })
	return number != "" && number != "1"
}

// coarserDay reports whether a statement gives for the day of a line a month or a year with that day in it, and its article
// gives the day nowhere: "will plead in September" does not bear out the sixth.
func coarserDay(shown *parallax.Moment, other ranked) bool {
	if shown == nil || !slices.Contains(withinDay, shown.Granularity) {
		return false
	}
	return slices.ContainsFunc(other.at.Over(other.span), func(n *parallax.Annotation) bool {
		m := n.Moment
		return m != nil && other.span.Contains(n.Span) && (m.Granularity == "month" || m.Granularity == "year") && within(shown, m)
	}) && !slices.ContainsFunc(other.at.Notes, func(n parallax.Annotation) bool {
		m := n.Moment
		return m != nil && slices.Contains(withinDay, m.Granularity) && parallax.DayLabel(m.Start) == parallax.DayLabel(shown.Start)
	})
}

// withoutAges gives the figures that are nobody's age: who is 23 years old may have done anything.
func withoutAges(at *parallax.Covered, figures []*parallax.Annotation) []*parallax.Annotation {
	return slices.DeleteFunc(slices.Clone(figures), func(n *parallax.Annotation) bool { return n.Quantity != nil && isAge(at, n.Span) })
}

// isAge reports whether a number says how old somebody is: "23-year-old", or right behind a person's name, set off by a mark ("Jo Karr, 23, ...").
func isAge(at *parallax.Covered, number parallax.Span) bool {
	text, err := at.Article.Source(number)
	if err != nil {
		return false
	}
	behind := strings.TrimLeft(text[number.End:], "-‑ ")
	old := language.For(at.Article.Language).Numbers().Old
	for phrase := range old {
		if strings.HasPrefix(language.Fold(strings.ReplaceAll(behind[:min(len(behind), 2*len(phrase))], "-", " ")), strings.ReplaceAll(phrase, "-", " ")) {
			return true
		}
	}
	return nameBefore(at, number) != nil
}

// nameBefore gives the name of a person right before a number that is set off from it, "Jo Karr, 23"; nil without one.
func nameBefore(at *parallax.Covered, number parallax.Span) *parallax.Annotation {
	text, err := at.Article.Source(number)
	if err != nil {
		return nil
	}
	before := strings.TrimRight(text[:number.Start], " ")
	name := strings.TrimRight(before, ",( ")
	if len(name) == len(before) {
		return nil
	}
	for _, n := range at.Over(at.Whole(number)) {
		if n.Name != nil && n.Name.Type == parallax.Person && n.Span.Field == number.Field && n.Span.End == len(name) {
			return n
		}
	}
	return nil
}

// lacksSpeaker reports whether a line names the person who says it and a statement in its language has it from somebody of whom it says no more
// than whose he is, "her publicist", in an article that does not name that person: it is not told by whom.
func (k *composer) lacksSpeaker(shown, other ranked) bool {
	names := k.factsAt(&shown).speakers
	if len(names) == 0 || !sameTongue(shown.at, other.at) || !slices.ContainsFunc(other.at.Over(other.span), func(n *parallax.Annotation) bool {
		return n.Quote != nil && n.Quote.Source != nil && other.span.Contains(*n.Quote.Source) && saysWhose(other.at, *n.Quote.Source)
	}) {
		return false
	}
	return !slices.ContainsFunc(names, func(name string) bool {
		return strings.Contains(k.spacedText(other.at), " "+bare(language.Surname(name))+" ")
	})
}

// offerReach is how many words behind a word for prolonging may say that something is offered: "extended her deepest condolences".
const offerReach = 4

// lacksProlonged reports whether a line says that something was made to last longer and a statement in its language does not: who tells of a ban does
// not tell that it was extended.
func (k *composer) lacksProlonged(shown, other ranked) bool {
	changes := language.For(shown.at.Article.Language).Changes()
	says := func(r *ranked) bool {
		words := k.senseBy(r).words
		for i, w := range words {
			behind := words[i+1 : min(len(words), i+1+offerReach)]
			if changes.Prolonging[w.fold] && !slices.ContainsFunc(behind, func(w sentenceWord) bool { return changes.Offered[w.fold] }) {
				return true
			}
		}
		return false
	}
	return sameTongue(shown.at, other.at) && says(&shown) && !says(&other)
}

// saysWhose reports whether a mention of people is a pronoun and a word for who speaks for them: "her publicist", not "she". Of lawyers and
// brothers who are named elsewhere labels count the words as told.
func saysWhose(at *parallax.Covered, s parallax.Span) bool {
	words, _ := at.Article.Words(s)
	first, role, _ := strings.Cut(language.Fold(words), " ")
	l := language.For(at.Article.Language)
	return isPronoun(l, first) && slices.Contains(l.Credits().Spokes, role)
}
