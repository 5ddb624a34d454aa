package lineage

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// unnamedSpeaker makes the credit for somebody who speaks for a person, with nothing but the role p to q: "her publicist said". Who it is
// another article of the story may tell (namedByRole); until then the credit has no name.
func (r *reader) unnamedSpeaker(p, q int) (credit, bool) {
	if p == 0 || r.tokens[p].gap == hard || !r.pronoun(r.tokens[p-1].fold) {
		return credit{}, false
	}
	if role := r.span(p, q); !slices.ContainsFunc(r.sources, role.Overlaps) {
		return credit{}, false
	}
	of, _ := r.belongs(p, q)
	return credit{role: strings.ToLower(r.words(p, q)), of: of, sort: parallax.OriginRelease, how: howText, span: r.span(p-1, q)}, true
}

// sourcesIn gives the mentions of those who are said to say something in the text of an article, in whatever form.
func sourcesIn(c *parallax.Covered) []parallax.Span {
	var out []parallax.Span
	for i := range c.Notes {
		if q := c.Notes[i].Quote; q != nil && q.Source != nil && q.Source.Field == parallax.FieldText {
			out = append(out, *q.Source)
		}
	}
	return out
}

// roleReach is how many words before a role say whose it is: "her longtime publicist", "Lee's spokesman".
const roleReach = 2

// spokenFor is the person a role belongs to; empty where the text does not tell one.
type spokenFor struct {
	name string // the fullest form in the article
	sex  byte   // 'f' or 'm' by the pronoun that stands for it, else 0
}

// is reports whether both are one person.
func (s spokenFor) is(o spokenFor) bool {
	return s.name != "" && o.name != "" && fits(s.sex, o.name) && fits(o.sex, s.name) && language.SamePerson(s.name, o.name)
}

// fits reports whether a person may be of a sex, by the given name.
func fits(sex byte, name string) bool {
	words := strings.Fields(name)
	if sex == 0 || len(words) < 2 {
		return true
	}
	known := language.For(language.Floor).Sex(words[0])
	return known == 0 || known == sex
}

// belongs tells whether the role at tokens p to q is somebody's, and whose: who speaks for the police is nobody's spokesman.
func (r *reader) belongs(p, q int) (spokenFor, bool) {
	for i := p - 1; i >= 0 && p-i <= roleReach && r.tokens[i+1].gap == space; i-- {
		switch word := r.tokens[i].fold; {
		case r.tokens[i].possessive:
			at := parallax.TextSpan(r.tokens[i].start, r.tokens[i].end)
			k := slices.IndexFunc(r.people, func(n named) bool { return n.span.Overlaps(at) })
			if k < 0 {
				return spokenFor{}, true
			}
			return spokenFor{name: r.people[k].name}, true
		case r.pronoun(word):
			c := language.For(r.article.Language).Cues()
			out := spokenFor{}
			switch {
			case c.He[word] && !c.She[word] && !c.They[word]:
				out.sex = 'm'
			case c.She[word] && !c.He[word] && !c.They[word]:
				out.sex = 'f'
			}
			if name := r.onlyPersonAround(p, q); fits(out.sex, name) {
				out.name = name
			}
			return out, true
		}
	}
	return spokenFor{}, false
}

// onlyPersonAround gives the one person named in the sentence of the role at tokens p to q or in that before, who speaks left out;
// empty when there is none or there are several.
func (r *reader) onlyPersonAround(p, q int) string {
	around := r.span(p, q)
	if k := slices.IndexFunc(r.sentences, around.Overlaps); k >= 0 {
		around = r.sentences[k]
		around.Start = r.sentences[max(0, k-1)].Start
	}
	out := ""
	for _, n := range r.people {
		speaks := q < len(r.tokens) && n.span.Start <= r.tokens[q].start && r.tokens[q].start < n.span.End
		if !around.Overlaps(n.span) || speaks || n.name == out {
			continue
		}
		if out != "" {
			return ""
		}
		out = n.name
	}
	return out
}

// named is a person where the text names it, by the fullest form of the name in the article.
type named struct {
	name string
	span parallax.Span
}

// peopleIn gives the mentions of people in the text of an article.
func peopleIn(c *parallax.Covered) []named {
	var out []named
	for i := range c.Notes {
		if n := &c.Notes[i]; n.Kind == parallax.KindName && n.Name.Type == parallax.Person && n.Span.Field == parallax.FieldText {
			out = append(out, named{n.Name.Canonical, n.Span})
		}
	}
	return out
}

// sentencesIn gives the sentences of the text of an article in order.
func sentencesIn(c *parallax.Covered) []parallax.Span {
	var out []parallax.Span
	for i := range c.Notes {
		if n := &c.Notes[i]; n.Kind == parallax.KindSentence && n.Span.Field == parallax.FieldText {
			out = append(out, n.Span)
		}
	}
	return out
}

// pronoun reports whether a folded word stands for people: "her".
func (r *reader) pronoun(word string) bool {
	c := language.For(r.article.Language).Cues()
	return c.He[word] || c.She[word] || c.They[word]
}

// namedByRole gives the credits without a name that of the one person whom articles of the story name in the same role for the same
// person; those of whom nobody or several are named go.
func namedByRole(credits [][]credit) {
	var speakers []credit
	for _, list := range credits {
		for _, c := range list {
			if c.role != "" && !c.nameless() {
				speakers = append(speakers, c)
			}
		}
	}
	for i, list := range credits {
		for j := range list {
			c := &list[j]
			if !c.nameless() {
				continue
			}
			if name := c.speaker(speakers); name != "" {
				c.name = name
				c.reason = parallax.Because("spoken for", "%s, named by others as %s", c.role, strings.TrimPrefix(c.name, statementBy))
			}
		}
		credits[i] = slices.DeleteFunc(list, credit.nameless)
	}
}

// speaker gives the fullest name of the one of speakers that a nameless credit is of; empty where there is none, and where another
// may speak for the same person.
func (c credit) speaker(speakers []credit) string {
	key, name := "", ""
	for _, s := range speakers {
		if s.role != c.role || s.of.name != "" && !c.of.is(s.of) {
			continue
		}
		k := speakerKey(parallax.Origin{Kind: s.sort, Name: s.name})
		if key != "" && k != key {
			return ""
		}
		key = k
		if s.of.name != "" && (name == "" || longer(s.name, name)) {
			name = s.name
		}
	}
	return name
}
