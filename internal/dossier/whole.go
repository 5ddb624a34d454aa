package dossier

import (
	"maps"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	partStems = 3 // stems from which a part of a sentence tells something of its own
	// Stems that no other part has, of which an article has at least one that tells the part. With that .807 of the articles behind
	// lines told the whole line when it was set, .801 without (TestBacking); as many of those that do were found.
	partOwn = 2
	// The share of the stems of a part up to which an article does not tell it. What else is told in part the fitted
	// score weighs. When it was set, with three tenths .793 of the articles behind lines told the whole line and .516 of those that do
	// were found, with two .779 and .519 (TestBacking): who reads is better served by one too few.
	untold = 0.3
	// From so many stems on a part is told by a sentence with two of them at least.
	longPart = 5
)

// lacksPart reports whether an article tells only a part of what a line says: it gives a number, a
// place or a length of time of the line nowhere, or has hardly a word of one of its clauses. "Two are dead and 14 ill" is not
// told by who knows of the ill alone.
func (k *composer) lacksPart(shown ranked, other *parallax.Covered) bool {
	return slices.ContainsFunc(k.countedIn(shown), func(q *parallax.Quantity) bool {
		return !k.givesFigure(q, other, sameTongue(shown.at, other))
	}) || sameTongue(shown.at, other) && k.untoldPart(shown, other) || k.lacksPlace(shown, other) || k.lacksTime(shown, other)
}

// countedIn gives the numbers of a line that count something, asked once: each article is held against them.
func (k *composer) countedIn(shown ranked) []*parallax.Quantity {
	return once(k.known.counted, sentence{shown.at.Article.ID, shown.span}, func() []*parallax.Quantity {
		var out []*parallax.Quantity
		for _, n := range k.factsAt(&shown).figures {
			if n.Quantity != nil && countsSome(shown.at, shown.span, n.Span) {
				out = append(out, n.Quantity)
			}
		}
		return out
	})
}

// sameTongue reports whether two articles are in one language, so that their words meet.
func sameTongue(a, b *parallax.Covered) bool {
	return language.Base(a.Article.Language) == language.Base(b.Article.Language)
}

// countsSome reports whether a number counts something: it is no label, no "one of the biggest" and
// no "the two".
func countsSome(at *parallax.Covered, s, value parallax.Span) bool {
	return !isLabel(at, s, value) && !oneOf(at, s, value) && !knownSet(at, s, value)
}

// givesFigure reports whether an article gives the number somewhere, as near as its rounding says; a
// small one must be of the same thing where words can be compared.
func (k *composer) givesFigure(q *parallax.Quantity, at *parallax.Covered, comparable bool) bool {
	return slices.ContainsFunc(k.quantities(at), func(p *parallax.Quantity) bool {
		if q.SIUnit != "" && q.SIUnit == p.SIUnit && q.Unit != p.Unit {
			return bearsOut(q, p)
		}
		return q.Unit == p.Unit && meet(q, p) && (comparable || !rounds(p, q)) && (!comparable || q.Value > byChance || q.Thing == p.Thing || q.Act != "" && q.Act == p.Act)
	})
}

// rounds reports whether a number is given within a bound that another, exact one only lies in: who tells of "about 200" or of "at
// least 20" does not tell of 213.
func rounds(p, q *parallax.Quantity) bool {
	return p.Bound != parallax.Exact && q.Bound == parallax.Exact && p.Value != q.Value
}

// quantities gives all that an article counts or measures; the caller must not change it.
func (k *composer) quantities(at *parallax.Covered) []*parallax.Quantity {
	return once(k.known.quantities, at.Article.ID, func() []*parallax.Quantity {
		var out []*parallax.Quantity
		for i := range at.Notes {
			if q := at.Notes[i].Quantity; q != nil {
				out = append(out, q)
			}
		}
		return out
	})
}

// untoldPart reports whether an article has hardly a word of a clause of the line, or none of those that no other clause of it has, of the
// clauses that do not only say who says it.
func (k *composer) untoldPart(shown ranked, other *parallax.Covered) bool {
	body := k.bodyOf(other)
	return slices.ContainsFunc(k.clausesOf(shown), func(c clause) bool {
		if len(c.words) < partStems {
			return c.lived && len(c.words) > 1 && body.has(c.words) == 0
		}
		return body.share(c.words) <= untold || len(c.own) >= partOwn && body.has(c.own) == 0 || k.scattered(c, other)
	})
}

// scattered reports whether an article has the words of a long clause, if any, one here and one there and no two in a sentence: a
// champion of swimming who was popular "helped to make a sport popular" for nobody.
func (k *composer) scattered(c clause, other *parallax.Covered) bool {
	return len(c.words) >= longPart && !slices.ContainsFunc(k.sentencesIn(other), func(words numbers) bool { return parallax.InCommon(c.words, words) > 1 })
}

// sentencesIn gives the words of each sentence of an article, asked once: each line is held against all of them.
func (k *composer) sentencesIn(at *parallax.Covered) []numbers {
	return once(k.known.byLine, at.Article.ID, func() []numbers {
		var out []numbers
		for i := range at.Notes {
			if n := &at.Notes[i]; n.Sentence != nil {
				out = append(out, k.wordsBy(&ranked{at: at, span: n.Span}))
			}
		}
		return out
	})
}

// clause is a part of a sentence.
type clause struct {
	words, own numbers // own has those of no other part
	lived      bool    // see livedIn
}

// clausesOf gives the parts of a line with their words, asked once: each article is held against them.
func (k *composer) clausesOf(shown ranked) []clause {
	a := k.of(&shown)
	if a.clauses != nil {
		return a.clauses
	}
	list := k.partsAt(shown.at, shown.span)
	a.clauses = make([]clause, len(list))
	for i, part := range list {
		words := k.stemsAt(shown.at, part)
		own := maps.Clone(words)
		for j, o := range list {
			if j != i {
				others := k.stemsAt(shown.at, o)
				maps.DeleteFunc(own, func(w string, _ bool) bool { return others[w] })
			}
		}
		a.clauses[i] = clause{words: k.numbered(words), own: k.numbered(own), lived: livedIn(shown.at, part)}
	}
	return a.clauses
}

// fewestRest is how many words beyond the topic of the story make a line tell something of its own.
const fewestRest = 2

// sharedTitles gives the stems that the headlines of two articles have; the caller must not change them.
func (k *composer) sharedTitles() map[string]bool {
	if k.known.titles != nil {
		return k.known.titles
	}
	seen, twice := map[string]bool{}, map[string]bool{}
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() || ofFrame(at) {
			continue
		}
		for w := range k.known.stemsIn(at.Article.Title, at.Article.Language) {
			twice[w] = seen[w]
			seen[w] = true
		}
	}
	maps.DeleteFunc(twice, func(_ string, shared bool) bool { return !shared })
	k.known.titles = twice
	return twice
}

// lacksRest reports whether an article in the language of a line has no word of it beyond names, ages and the headline of the story, or
// what headlines share: it is about the same fire, and may say of it that a man was charged where the line says that it destroyed a shop.
func (k *composer) lacksRest(shown ranked, other *parallax.Covered) bool {
	if !sameTongue(shown.at, other) {
		return false
	}
	body := k.bodyOf(other)
	return slices.ContainsFunc(k.restsOf(shown), func(rest numbers) bool { return body.has(rest) == 0 })
}

// restsOf gives the words of a line beyond names, ages and the headline of the story, and those of them that headlines do not share, where they are
// enough to tell something; asked once before there is a headline and once behind, since each article is held against them.
func (k *composer) restsOf(shown ranked) []numbers {
	return once(k.known.rests, asked{sentence{shown.at.Article.ID, shown.span}, len(k.heading) > 0}, func() []numbers {
		rest, shared := k.ownStems(shown), k.sharedTitles()
		maps.DeleteFunc(rest, func(w string, _ bool) bool { return k.heading[w] })
		unshared := maps.Clone(rest)
		maps.DeleteFunc(unshared, func(w string, _ bool) bool { return shared[w] })
		return slices.DeleteFunc([]numbers{k.numbered(rest), k.numbered(unshared)}, func(words numbers) bool { return len(words) < fewestRest })
	})
}

// livedIn reports whether a part of a sentence says that somebody came to no harm: that is told in few words, and who tells what else
// became of the crew does not say that it was "taken off unhurt".
func livedIn(at *parallax.Covered, part parallax.Span) bool {
	words, _ := at.Article.Words(part)
	lived := language.For(at.Article.Language).Opposites().Lived
	return slices.ContainsFunc(language.Tokens(words), func(t language.Token) bool { return lived[language.Fold(words[t.Start:t.End])] })
}

// bodyStems gives the stems of headline and text of an article; the caller must not change them.
func (k *composer) bodyStems(at *parallax.Covered) map[string]bool {
	out, known := k.known.bodies[at.Article.ID]
	if !known {
		out = stems(at.Article.Title+"\n"+at.Article.Text, at.Article.Language)
		k.known.bodies[at.Article.ID] = out
	}
	return out
}

// partsAt gives the parts of a sentence, asked once: each article is held against them.
func (k *composer) partsAt(at *parallax.Covered, s parallax.Span) []parallax.Span {
	return once(k.known.parts, sentence{at.Article.ID, s}, func() []parallax.Span { return parts(at, s, k.tokensOf(&ranked{at: at, span: s})) })
}

// parts cuts a sentence where a clause may begin: at marks and at words that join clauses. Parts that
// name who says something are left out.
func parts(at *parallax.Covered, s parallax.Span, tokens []token) []parallax.Span {
	if _, err := at.Article.Words(s); err != nil {
		return nil
	}
	var out []parallax.Span
	part := s
	part.End = s.Start
	end := func(next int) {
		if part.Len() > 0 {
			if rest := withoutSayer(at, s, part); rest.Len() > 0 {
				out = append(out, rest)
			}
		}
		part.Start, part.End = next, next
	}
	c := language.For(at.Article.Language).Cues()
	for _, t := range tokens {
		switch w := t.fold; {
		case t.Kind == language.Punct && strings.ContainsAny(w, clauseMarks), t.Kind != language.Punct && (c.Subordinators[w] || c.Coordinators[w] || c.Relatives[w]):
			end(s.Start + t.End)
		default:
			part.End = s.Start + t.End
		}
	}
	end(s.End)
	return out
}

// withoutSayer gives a part of a sentence without who says it: all of it where nobody does; what is said where it follows in a part behind the first, "but officials
// say the ship is safe"; nothing of one that else names who says something.
func withoutSayer(at *parallax.Covered, s, part parallax.Span) parallax.Span {
	named, said := false, parallax.Span{Field: part.Field, Start: part.End, End: part.End}
	add := func(source *parallax.Span, content parallax.Span) {
		if source == nil || !part.Contains(*source) {
			return
		}
		named = true
		if content.Field == part.Field && source.End <= content.Start && content.Start < said.Start {
			said.Start = content.Start
		}
	}
	for _, n := range at.Over(part) {
		if n.Quote != nil {
			for _, c := range n.Quote.Content {
				add(n.Quote.Source, c)
			}
		}
		if n.Attribution != nil {
			add(&n.Attribution.Source, n.Attribution.Content)
		}
	}
	switch {
	case !named:
		return part
	case part.Start > s.Start:
		return said
	}
	return parallax.Span{}
}
