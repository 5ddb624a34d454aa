package dossier

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// leansInside reports whether a sentence leans on those before it behind its first words: by a connective ("the mayor
// also stayed"), by a person it does not name ("police could not reach him") or by a part of what was counted before.
func (p *passage) leansInside() bool {
	s := p.span
	if s.Field != parallax.FieldText {
		return false
	}
	if slices.ContainsFunc(p.l.LeansInside(p.text), func(in [2]int) bool {
		return !inMarks(p.at, s, parallax.Span{Field: s.Field, Index: s.Index, Start: s.Start + in[0], End: s.Start + in[1]})
	}) {
		return true
	}
	return p.someoneElse() || p.ofCounted() || p.countedSource()
}

// quotesOfWhom reports whether a sentence is mostly what somebody says of a person whom it does not name: "'I told him the truth,' Doe said".
func quotesOfWhom(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	personal := language.For(at.Article.Language).Openings().Personal
	if err != nil || s.Field != parallax.FieldText || len(personal) == 0 || inQuotation(at, s) <= someWords {
		return false
	}
	notes := at.Over(s)
	speaks := func(name string) bool {
		return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool { return n.Quote != nil && sameSpeaker(n.Quote.Speaker, name) })
	}
	if slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Name != nil && n.Name.Type == parallax.Person && s.Contains(n.Span) && !speaks(n.Name.Canonical)
	}) {
		return false
	}
	p := inWords(at, s, words)
	for i := range p.tokens {
		if personal[p.word(i)] && p.quotes(i) && !p.describesQuoted(i) {
			return true
		}
	}
	return false
}

// describesQuoted reports whether somebody is described before the i-th word, by whoever speaks: "the president", "a man", "my father".
func (p *passage) describesQuoted(i int) bool {
	c, n := p.l.Cues(), p.l.Names()
	for j := range i {
		w := p.word(j)
		if c.Male[w] || c.Female[w] || n.Roles[w] || n.Titles[w] || c.Anonymous[w] {
			return true
		}
	}
	return false
}

// ofSomeone reports whether who tells speaks of a person whom the sentence does not name, whatever it quotes: "said her
// brother, Nils Rud".
func ofSomeone(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	return err == nil && inWords(at, s, words).someoneElse()
}

// passage is a sentence in words.
type passage struct {
	at     *parallax.Covered
	span   parallax.Span
	text   string
	tokens []language.Token
	folded []string // of the tokens
	l      *language.Language
}

func inWords(at *parallax.Covered, s parallax.Span, words string) *passage {
	tokens, folded := make([]language.Token, 0, len(words)/6+1), make([]string, 0, len(words)/6+1)
	for t := range language.EachToken(words) {
		if t.Kind != language.Punct {
			tokens, folded = append(tokens, t), append(folded, language.Fold(words[t.Start:t.End]))
		}
	}
	return &passage{at, s, words, tokens, folded, language.For(at.Article.Language)}
}

// word gives the i-th word in lower case; "" behind the last.
func (p *passage) word(i int) string {
	if i < 0 || i >= len(p.tokens) {
		return ""
	}
	return p.folded[i]
}

// small reports whether the i-th word begins in lower case.
func (p *passage) small(i int) bool {
	if i < 0 || i >= len(p.tokens) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(p.text[p.tokens[i].Start:])
	return unicode.IsLower(first)
}

// someoneElse reports whether a word that stands for one person has nobody in the sentence whom it can stand for: no
// name but that of who is somebody of theirs ("her brother, Nils Rud"), and nobody described before it.
func (p *passage) someoneElse() bool {
	personal := p.l.Openings().Personal
	if len(personal) == 0 {
		return false
	}
	for i := range p.tokens {
		if !personal[p.word(i)] {
			continue
		}
		if !p.quotes(i) && !p.describes(i) && !p.names(i) {
			return true
		}
	}
	return false
}

// quotes reports whether the i-th word stands between quotation marks.
func (p *passage) quotes(i int) bool {
	return inMarks(p.at, p.span, parallax.Span{Field: p.span.Field, Index: p.span.Index, Start: p.span.Start + p.tokens[i].Start, End: p.span.Start + p.tokens[i].End})
}

// times reports whether the i-th word stands in a time: "this morning" describes nobody.
func (p *passage) times(i int) bool {
	at := p.span.Start + p.tokens[i].Start
	return slices.ContainsFunc(p.at.Over(p.span), func(a *parallax.Annotation) bool {
		return a.Moment != nil && a.Span.Start <= at && at < a.Span.End
	})
}

// describes reports whether somebody is described before the i-th word by who tells: "the driver", "a man", "who".
func (p *passage) describes(i int) bool {
	c, n := p.l.Cues(), p.l.Names()
	for j := range i {
		w := p.word(j)
		described := c.Determiners[w] && p.small(j+1) && !p.l.IsStop(p.word(j+1)) || c.Relatives[w] && !c.Complementizers[w] || c.Male[w] || c.Female[w] || n.Roles[w] || n.Titles[w]
		if described && !p.quotes(j) && !p.times(j) {
			return true
		}
	}
	return false
}

// names reports whether somebody is named in the sentence for whom the i-th word may stand.
func (p *passage) names(i int) bool {
	c, n := p.l.Cues(), p.l.Names()
	next := p.word(i + 1)
	theirs := c.Male[next] || c.Female[next] || c.Anonymous[next] || n.Roles[next]
	at, doer := p.span.Start+p.tokens[i].Start, p.doesBehindMark(i)
	return slices.ContainsFunc(p.at.Over(p.span), func(a *parallax.Annotation) bool {
		if a.Name == nil {
			return false
		}
		later := a.Name.Type == parallax.Person && !theirs && (!doer || speaks(p.at, p.span, a.Span))
		return later || a.Span.Start < at && (a.Name.Type == parallax.Person || a.Name.Type == parallax.OtherName)
	})
}

// doesBehindMark reports whether the i-th word is who does something in a clause that begins with it: "In 2026, she follows
// Doe". None named behind it is that person, but who says so.
func (p *passage) doesBehindMark(i int) bool {
	return i > 0 && i+1 < len(p.tokens) && p.l.Finite(p.word(i+1)) && endsClause(strings.TrimRight(p.text[:p.tokens[i].Start], " "))
}

// ofCounted reports whether a sentence begins with a part of things that were counted before it, and does not say which
// those are: "One of the two workers left", but not "one of the two workers who fled".
func (p *passage) ofCounted() bool {
	of := p.l.Dates().Word["of"]
	if len(of) == 0 || len(p.tokens) < 5 || p.word(1) != of[0] || !p.l.Openings().Definite[p.word(2)] || !p.small(3) || !p.small(4) {
		return false
	}
	return counts(p.at, p.span, p.span.Start+p.tokens[3].Start) && !saysWhich(p.l, p.text[p.tokens[4].Start:])
}

// countedSource reports whether what is told has for its source people who were counted before it, "according to the two officials", and
// nobody is named in the sentence who they can be. Who prints another's words has them with it.
func (p *passage) countedSource() bool {
	known := func(i int) bool {
		return i >= 0 && i+3 <= len(p.tokens) && p.l.Openings().Definite[p.word(i)] && counts(p.at, p.span, p.span.Start+p.tokens[i+1].Start) &&
			!saysWhich(p.l, p.text[p.tokens[i+2].Start:]) && !p.personBefore(i)
	}
	for _, rows := range p.l.Cues().According {
		for _, row := range rows {
			if i := p.find(row); i >= 0 && known(i+len(row)) {
				return true
			}
		}
	}
	return slices.ContainsFunc(p.at.Over(p.span), func(n *parallax.Annotation) bool {
		return n.Quote != nil && n.Quote.Source != nil && known(slices.IndexFunc(p.tokens, func(t language.Token) bool { return p.span.Start+t.Start == n.Quote.Source.Start }))
	})
}

// personBefore reports whether a person is named before the i-th word.
func (p *passage) personBefore(i int) bool {
	return slices.ContainsFunc(p.at.Over(p.span), func(a *parallax.Annotation) bool {
		return a.Name != nil && a.Name.Type == parallax.Person && a.Span.Start < p.span.Start+p.tokens[i].Start
	})
}

// slights reports whether who tells weighs what somebody says: "she is still only stressing the costs", "he did admit it", "cited simply that". That is
// a judgement, whatever is said.
func (p *passage) slights() bool {
	c := p.l.Cues()
	for i := range p.tokens {
		noun := c.AlsoNouns[p.word(i+1)] && (i == 0 || c.Determiners[p.word(i-1)] || c.Prepositions[p.word(i-1)]) // "the only claims"
		if c.Slighting[p.word(i)] && len(c.VerbsAt(p.word(i+1))) > 0 && !noun && !p.quotes(i) {
			return true
		}
		if c.SlightingBehind[p.word(i)] && len(c.VerbsAt(p.word(i-1))) > 0 && c.Complementizers[p.word(i+1)] && !p.quotes(i) {
			return true
		}
	}
	return false
}

// rewords reports whether who tells takes back a word of his own for a stronger one: "retired – or rather was driven out – in May".
// That is a comment, whatever was done.
func (p *passage) rewords() bool {
	return slices.ContainsFunc(p.l.Cues().Rewording, func(phrase string) bool {
		i := p.findPhrase(phrase)
		return i >= 0 && !p.quotes(i)
	})
}

// find gives where a row of words begins in a sentence; -1 where it does not stand.
func (p *passage) find(row []string) int {
	for i := range p.tokens {
		j := 0
		for j < len(row) && p.word(i+j) == row[j] {
			j++
		}
		if j == len(row) {
			return i
		}
	}
	return -1
}

// findPhrase is find of the words of a phrase, of which most sentences have not even the first.
func (p *passage) findPhrase(phrase string) int {
	if first, _, _ := strings.Cut(phrase, " "); !slices.Contains(p.folded, first) {
		return -1
	}
	return p.find(strings.Fields(phrase))
}

// passesJudgement reports whether who tells passes judgement on what is told or said.
func (p *passage) passesJudgement() bool {
	return p.span.Field == parallax.FieldText && (p.slights() || p.rewords() || p.concludes())
}

// looksTo reports whether who tells says how something looks to him: "he seems to have dropped the plan".
func looksTo(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	if err != nil || s.Field != parallax.FieldText {
		return false
	}
	p, c := inWords(at, s, words), language.For(at.Article.Language).Cues()
	for i := range p.tokens {
		next := p.word(i + 1)
		if c.Seeming[p.word(i)] && next != "" && (next == c.Infinitive || c.Complementizers[next]) && !p.quotes(i) { // not "appeared in court"
			return true
		}
	}
	return false
}
