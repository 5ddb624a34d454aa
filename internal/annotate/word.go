package annotate

import (
	"sort"

	"parallax"
	"parallax/internal/language"
)

// words appends the claim words of every passage (KindWord): words and phrases of the
// language's list, longest first, each with the clause it bears on. Words inside names and times
// ("14 May") are not claim words, those inside quotation marks are, since a reader meets them too.
func (d *document) words() {
	list, cues := d.language.ClaimWords(), d.language.Cues()
	for _, p := range d.passages {
		named := d.timed(p)
		for _, m := range d.mentions {
			for t := m.first; t < m.last && m.passage == p; t++ {
				named[t] = true
			}
		}
		for i := range p.sentences {
			s := &p.sentences[i]
			for t := s.first; t < s.last; t++ {
				if named[t] || p.tokens[t].Kind != language.Word {
					continue
				}
				found := list.Match(func(k int) string {
					if t+k >= s.last {
						return ""
					}
					return p.folded[t+k]
				})
				for _, c := range found {
					if c.Group != "" && t > s.first && capital(p.word(t)) && !d.language.Names().NounsCapitalised {
						continue // part of a title: "Secretary of State"
					}
					d.add(parallax.Annotation{Kind: parallax.KindWord, Span: p.tokenSpan(t, t+len(c.Words)),
						Word: &parallax.Word{Class: parallax.WordClass(c.Class), Group: c.Group, Neutral: c.Neutral, Scope: clause(p, s, t, cues)}})
				}
				if len(found) > 0 {
					t += len(found[0].Words) - 1
				}
			}
		}
	}
}

// timed marks the tokens of a passage that stand inside a time.
func (d *document) timed(p *passage) []bool {
	out := make([]bool, len(p.tokens))
	for i := range d.notes {
		n := &d.notes[i]
		if n.Kind != parallax.KindMoment || n.Span.Field != p.field {
			continue
		}
		for t := sort.Search(len(p.tokens), func(t int) bool { return p.tokens[t].Start >= n.Span.Start }); t < len(p.tokens) && p.tokens[t].End <= n.Span.End; t++ {
			out[t] = true
		}
	}
	return out
}

// clauseTokens is how far a clause is followed to each side: enough for any clause, and a
// bound for texts without punctuation.
const clauseTokens = 150

// clause gives the part of a sentence that token t stands in: between semicolons, colons and
// dashes, and commas or nothing before words that open a clause.
func clause(p *passage, s *sentence, t int, cues *language.Cues) parallax.Span {
	first, last := t, t+1
	for first > s.first && t-first < clauseTokens && !divides(p, s, first, cues) {
		first--
	}
	for last < s.last && last-t < clauseTokens && !divides(p, s, last, cues) {
		last++
	}
	for last > t+1 && p.tokens[last-1].Kind == language.Punct {
		last--
	}
	for first < t && p.tokens[first].Kind == language.Punct {
		first++
	}
	return p.tokenSpan(first, last)
}

// divides reports whether a clause ends before token t.
func divides(p *passage, s *sentence, t int, cues *language.Cues) bool {
	switch p.word(t) {
	case ";", ":", "—", "–":
		return true
	}
	if t == s.first {
		return true
	}
	low := p.folded[t]
	opens := cues.Subordinators[low] || cues.Coordinators[low] || cues.Relatives[low]
	return opens && (p.word(t-1) == "," || cues.Complementizers[low])
}
