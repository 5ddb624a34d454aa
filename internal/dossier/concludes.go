package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// concludes reports whether who tells adds what it takes the rest to show, or how things stand to it: "the council refused, reflecting
// a deep rift", "an agreement remains elusive". That is a comment, whatever was done. What somebody is said to have said is theirs.
func concludes(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	if err != nil || s.Field != parallax.FieldText {
		return false
	}
	p := inWords(at, s, words)
	return p.concludes()
}

func (p *passage) concludes() bool {
	c := language.For(p.at.Article.Language).Cues()
	for i := range p.tokens {
		if c.Concluding[p.word(i)] && p.behindComma(i) && !p.quotes(i) && !p.said(i) && !c.Subordinators[p.word(i+1)] {
			return true
		}
	}
	return slices.ContainsFunc(c.Weighing, func(phrase string) bool {
		i := p.findPhrase(phrase)
		return i >= 0 && !p.quotes(i) && !p.said(i)
	})
}

// behindComma reports whether a comma or a dash stands right before the i-th word.
func (p *passage) behindComma(i int) bool {
	before := strings.TrimRight(p.text[:p.tokens[i].Start], " \u00a0")
	return slices.ContainsFunc([]string{",", "—", "–", "，", "、", "،"}, func(sign string) bool { return strings.HasSuffix(before, sign) })
}

// said reports whether the i-th word stands in what somebody is said to have said; "was described as" names nobody.
func (p *passage) said(i int) bool {
	at := p.span.Start + p.tokens[i].Start
	return slices.ContainsFunc(p.at.Over(p.span), func(n *parallax.Annotation) bool {
		return n.Quote != nil && n.Quote.Speaker != "" && slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool { return c.Start <= at && at < c.End })
	})
}
