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
	return credit{role: strings.ToLower(r.words(p, q)), sort: parallax.OriginRelease, how: howText, span: r.span(p-1, q)}, true
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

// ofPerson reports whether a role is somebody's: who speaks for the police is nobody's spokesman.
func (r *reader) ofPerson(p int) bool {
	for i := p - 1; i >= 0 && p-i <= roleReach && r.tokens[i+1].gap == space; i-- {
		if r.tokens[i].possessive || r.pronoun(r.tokens[i].fold) {
			return true
		}
	}
	return false
}

// pronoun reports whether a folded word stands for people: "her".
func (r *reader) pronoun(word string) bool {
	c := language.For(r.article.Language).Cues()
	return c.He[word] || c.She[word] || c.They[word]
}

// namedByRole gives the credits without a name that of the one person whom articles of the story name in the same role; those of whom
// nobody or several are named go.
func namedByRole(credits [][]credit) {
	names := map[string]string{}           // by role, the fullest form
	people := map[string]map[string]bool{} // by role, the keys of all
	for _, list := range credits {
		for _, c := range list {
			if c.role == "" || c.nameless() {
				continue
			}
			if people[c.role] == nil {
				people[c.role] = map[string]bool{}
			}
			people[c.role][speakerKey(parallax.Origin{Kind: c.sort, Name: c.name})] = true
			if names[c.role] == "" || longer(c.name, names[c.role]) {
				names[c.role] = c.name
			}
		}
	}
	for i, list := range credits {
		for j := range list {
			if c := &list[j]; c.nameless() && len(people[c.role]) == 1 {
				c.name = names[c.role]
				c.reason = parallax.Because("spoken for", "%s, named by others as %s", c.role, strings.TrimPrefix(c.name, statementBy))
			}
		}
		credits[i] = slices.DeleteFunc(list, credit.nameless)
	}
}
