package dossier

import (
	"maps"

	"parallax"
	"parallax/internal/language"
)

// A full name, which one sentence prints and another does not, is several words and tells no more than a surname.

// toldIn gives the share of the words of a line that another sentence has, as stems: each person whom it names counts as one; 1 of none.
func (k *composer) toldIn(shown, other ranked) float64 {
	p, has := k.personsApart(shown), k.wordsBy(&other)
	if len(p.plain)+len(p.persons) == 0 {
		return 1
	}
	named := 0
	for _, name := range p.persons {
		named += min(1, parallax.InCommon(name, has))
	}
	return float64(parallax.InCommon(p.plain, has)+named) / float64(len(p.plain)+len(p.persons))
}

// personed is the stems of a sentence without those of the names of persons, and those of each person.
type personed struct {
	plain   numbers
	persons []numbers
}

// personsApart parts the names of a sentence from its other words, asked once: each sentence is held against them.
func (k *composer) personsApart(r ranked) *personed {
	a := k.of(&r)
	if a.persons != nil {
		return a.persons
	}
	plain, persons := maps.Clone(k.stemsBy(&r)), map[string]map[string]bool{}
	for _, n := range r.at.Over(r.span) {
		if n.Name == nil || n.Name.Type != parallax.Person {
			continue
		}
		if persons[n.Name.Canonical] == nil {
			persons[n.Name.Canonical] = map[string]bool{}
		}
		for w := range k.stemsAt(r.at, n.Span) {
			persons[n.Name.Canonical][w] = true
			delete(plain, w)
		}
	}
	a.persons = &personed{plain: k.numbered(plain)}
	for _, name := range persons {
		if len(name) > 0 {
			a.persons.persons = append(a.persons.persons, k.numbered(name))
		}
	}
	return a.persons
}

// surnamedWords gives the numbers of the stems that surnamed gives.
func (k *composer) surnamedWords(l *parallax.Line) numbers {
	e := &l.Evidence[0]
	return once(k.known.lineWords, line{sentence{e.Article, e.Span}, l.Text}, func() numbers { return k.numbered(k.surnamed(l)) })
}

// surnamed gives the stems of a line with the surname alone of each person whom it names; the caller must not change them.
func (k *composer) surnamed(l *parallax.Line) map[string]bool {
	e := &l.Evidence[0]
	return once(k.known.surnamed, line{sentence{e.Article, e.Span}, l.Text}, func() map[string]bool {
		at := k.cov.Find(e.Article)
		out, tag := maps.Clone(k.stemsOf(l)), at.Article.Language
		for _, n := range at.Over(e.Span) {
			if n.Name == nil || n.Name.Type != parallax.Person || !e.Span.Contains(n.Span) {
				continue
			}
			words, _ := at.Article.Words(n.Span)
			maps.DeleteFunc(out, func(w string, _ bool) bool { return stems(words, tag)[w] })
			maps.Copy(out, stems(language.Surname(n.Name.Canonical), tag)) // one for all that is printed of the name
		}
		return out
	})
}
