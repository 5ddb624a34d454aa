package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// Who dies does so once: of two lines that tell one person's death the second must tell something else for the most part.

// death is whose death a sentence tells by a verb. Names has the words of his name; none where nobody is named.
type death struct{ names map[string]bool }

// deathAt gives the death that a sentence tells, asked once; nil where it tells none, denies it, counts the dead, or names several
// people, of whom one may have killed the other.
func (k *composer) deathAt(at *parallax.Covered, s parallax.Span) *death {
	return once(k.known.deaths, sentence{at.Article.ID, s}, func() *death { return findDeath(at, s) })
}

func findDeath(at *parallax.Covered, s parallax.Span) *death {
	notes, l := at.Over(s), language.For(at.Article.Language)
	if slices.ContainsFunc(notes, func(n *parallax.Annotation) bool { return n.Quantity != nil && n.Quantity.Act == fateActs[0] }) {
		return nil
	}
	words, _ := at.Article.Words(s)
	said := spaced(words)
	if !slices.ContainsFunc(l.Numbers().Act[fateActs[0]], func(w string) bool {
		first, _, _ := strings.Cut(language.Fold(w), " ")
		return l.Finite(first) && strings.Contains(said, " "+language.Fold(w)+" ")
	}) {
		return nil
	}
	if negated(&ranked{at: at, span: s}) {
		return nil
	}
	out, who := &death{names: map[string]bool{}}, ""
	for _, n := range notes {
		if n.Name != nil && n.Name.Type == parallax.Person && s.Contains(n.Span) && !speaks(at, s, n.Span) && !inMarks(at, s, n.Span) {
			if who != "" && who != n.Name.Canonical {
				return nil
			}
			who = n.Name.Canonical
			_, telling := nameParts(who, l)
			for _, w := range telling {
				out.names[w] = true
			}
		}
	}
	return out
}

// oneDeath reports whether two sentences tell the death of one person: they name him, or name nobody in a story whose headline
// tells it of him.
func (k *composer) oneDeath(a, b sentence) bool {
	x, y := k.deathAt(k.cov.Find(a.article), a.span), k.deathAt(k.cov.Find(b.article), b.span)
	if x == nil || y == nil {
		return false
	}
	if len(x.names) > 0 && len(y.names) > 0 {
		return inBoth(x.names, y.names) > 0
	}
	at := k.cov.Find(k.headed)
	if at == nil {
		return false
	}
	top := k.deathAt(at, parallax.Span{Field: parallax.FieldTitle, End: len(at.Article.Title)})
	of := func(d *death) bool { return len(d.names) == 0 || inBoth(d.names, top.names) > 0 }
	return top != nil && len(top.names) > 0 && of(x) && of(y)
}

// diesAgain reports whether a line tells a death that lines above tell, and half of its other words are theirs.
func (k *composer) diesAgain(l *parallax.Line) bool {
	e := &l.Evidence[0]
	place, at := sentence{e.Article, e.Span}, k.cov.Find(e.Article)
	if k.deathAt(at, e.Span) == nil {
		return false
	}
	told := map[string]bool{}
	for other := range k.isLine {
		if other != place && k.oneDeath(place, other) {
			for w := range k.stemsAt(k.cov.Find(other.article), other.span) {
				told[w] = true
			}
		}
	}
	own := map[string]bool{}
	for w := range k.plainStems(at, e.Span) {
		own[w] = true
	}
	for _, n := range at.Over(e.Span) {
		var drop parallax.Span
		switch {
		case n.Moment != nil:
			drop = n.Span
		case n.Quote != nil && n.Quote.Source != nil:
			drop = *n.Quote.Source
		case n.Attribution != nil:
			drop = n.Attribution.Source
		default:
			continue
		}
		for w := range k.stemsAt(at, drop) {
			delete(own, w)
		}
	}
	return len(told) > 0 && 2*inBoth(own, told) >= len(own)
}

// diedThen gives the entry of the day that tells the death that an entry tells; -1 without one.
func (k *composer) diedThen(events []parallax.Event, e *parallax.Event) int {
	first := &e.Line.Evidence[0]
	return slices.IndexFunc(events, func(other parallax.Event) bool {
		o := &other.Line.Evidence[0]
		return parallax.DayLabel(other.Start) == parallax.DayLabel(e.Start) && k.oneDeath(sentence{first.Article, first.Span}, sentence{o.Article, o.Span})
	})
}
