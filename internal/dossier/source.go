package dossier

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// isSource reports whether a span that was read as who says something names somebody who can:
// it ends with a name, or with a word for a body, an office or sources that are not named
// ("the company", "two officials"). What only stood before a verb of saying ("stressing
// security", "Democratic Party files suit") or is a pronoun does not.
func isSource(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	if err != nil || strings.TrimSpace(words) == "" {
		return false
	}
	if slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Name != nil && n.Span.End == s.End && n.Span.Start >= s.Start
	}) {
		return true
	}
	l := language.For(at.Article.Language)
	tokens := slices.DeleteFunc(language.Tokens(words), func(t language.Token) bool { return t.Kind == language.Punct })
	for i, t := range tokens {
		if i > 0 && i < len(tokens)-1 && l.IsStop(words[t.Start:t.End]) {
			return false // "Feuerwehr ums Leben": it went on into the sentence
		}
	}
	if len(tokens) == 0 {
		return false
	}
	for _, t := range []language.Token{tokens[0], tokens[len(tokens)-1]} {
		low := language.Fold(words[t.Start:t.End])
		if names, cues := l.Names(), l.Cues(); names.Organisations[low] || names.Roles[low] || names.Titles[low] || cues.Anonymous[low] || cues.Documents[low] ||
			names.Organisations[l.Singular(low)] || names.Roles[l.Singular(low)] {
			return true
		}
	}
	return false
}

// unnamedSpeaker reports whether a sentence is mostly somebody's words, and does not say whose:
// "“It will hold,” she told reporters." stands well behind another sentence, and not alone.
func unnamedSpeaker(at *parallax.Covered, s parallax.Span) bool {
	return saidByIt(at, s) || pronounSpeaks(at, s) || max(inQuotation(at, s), betweenMarks(at, s)) > 0.5 && !slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		q := n.Quote
		return q != nil && q.Form != parallax.Indirect && q.Source != nil && q.Source.Overlaps(s) && namesSomebody(at, *q.Source)
	})
}

// saidByIt reports whether a sentence has what it tells from an "it" alone, "the tide was high, it said": a body or a paper named before.
func saidByIt(at *parallax.Covered, s parallax.Span) bool {
	others := language.For(at.Article.Language).Cues().Others
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		if n.Quote == nil || n.Quote.Source == nil || n.Quote.Cue == nil || !s.Contains(*n.Quote.Source) || s.End-max(n.Quote.Source.End, n.Quote.Cue.End) > 1 {
			return false // who says it closes the sentence
		}
		words, err := at.Article.Words(*n.Quote.Source)
		return err == nil && others[language.Fold(words)]
	})
}

// pronounSpeaks reports whether somebody is quoted in a sentence under a pronoun alone, and nobody is named in it.
func pronounSpeaks(at *parallax.Covered, s parallax.Span) bool {
	notes := at.Over(s)
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		q := n.Quote
		return q != nil && q.Form != parallax.Indirect && q.Source != nil && s.Contains(*q.Source) && !namesSomebody(at, *q.Source)
	}) && !slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Name != nil && n.Name.Type != parallax.Place && s.Contains(n.Span)
	})
}

// firstPerson reports whether a sentence says "we" outside of quotation marks: it belongs to a
// quotation that opens or ends elsewhere, or is its author's opinion.
func firstPerson(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	if err != nil {
		return false
	}
	notes := at.Over(s)
	return slices.ContainsFunc(language.For(at.Article.Language).FirstPerson(words), func(in [2]int) bool {
		word := s
		word.Start, word.End = s.Start+in[0], s.Start+in[1]
		return !spoken(notes, word) && !inMarks(at, s, word)
	})
}

// inQuotation gives the share of a span that stands in quotation marks, 0 to 1.
func inQuotation(at *parallax.Covered, s parallax.Span) float64 {
	quoted := 0
	for _, n := range at.Over(s) {
		if n.Quote == nil || n.Quote.Form != parallax.Direct {
			continue
		}
		for _, c := range n.Quote.Content {
			quoted += max(0, min(c.End, s.End)-max(c.Start, s.Start))
		}
	}
	return float64(quoted) / float64(max(1, s.Len()))
}

// betweenMarks gives the share of a sentence that stands between straight quotation marks or round
// ones, 0 to 1, whatever was found to be quoted.
func betweenMarks(at *parallax.Covered, s parallax.Span) float64 {
	words, err := at.Article.Words(s)
	if err != nil || len(words) == 0 {
		return 0
	}
	quoted, from := 0, -1
	for i, r := range words {
		switch {
		case from < 0 && strings.ContainsRune("\"“", r):
			from = i
		case from >= 0 && strings.ContainsRune("\"”", r):
			quoted, from = quoted+i-from, -1
		}
	}
	return float64(quoted) / float64(len(words))
}

// namesSomebody reports whether the mention of a speaker is more than a pronoun.
func namesSomebody(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	if err != nil {
		return false
	}
	l, low := language.For(at.Article.Language), language.Fold(strings.TrimSpace(words))
	return !isPronoun(l, low) && !l.Cues().Others[low]
}

// isPronoun reports whether a folded word stands for people: "he", "their".
func isPronoun(l *language.Language, word string) bool {
	c := l.Cues()
	return c.He[word] || c.She[word] || c.They[word]
}

// tornQuotation reports whether a sentence holds one end of a quotation only: its marks do not
// come in pairs, or what is quoted goes on outside of it.
func tornQuotation(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	if err != nil {
		return true
	}
	if strings.Count(words, "\"")%2 == 1 || !strings.Contains(words, "„") && strings.Count(words, "“") != strings.Count(words, "”") {
		return true
	}
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Quote != nil && n.Quote.Form == parallax.Direct &&
			slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool { return c.Overlaps(s) && !s.Contains(c) })
	})
}

// inMarks reports whether words of a sentence stand between quotation marks, whoever is quoted.
func inMarks(at *parallax.Covered, s, words parallax.Span) bool {
	text, err := at.Article.Words(s)
	if err != nil {
		return false
	}
	before, behind := text[:words.Start-s.Start], text[words.End-s.Start:]
	return (strings.Count(before, `"`)%2 == 1 || opened(before)) && strings.ContainsAny(behind, closesMarks)
}

// closesMarks are the marks that end a quotation in one language or another.
const closesMarks = "\"”“»«」"

// opened reports whether a quotation in round or pointed marks is open at the end of a text. The mark that closes a quotation
// opened below the line opens one in other languages.
func opened(text string) bool {
	open, low := false, false
	for _, r := range text {
		switch {
		case strings.ContainsRune("„«「", r) || r == '“' && !low:
			open, low = true, r == '„'
		case strings.ContainsRune("“”»」", r):
			open, low = false, false
		}
	}
	return open
}

// ofAnother reports whether what a sentence quotes somebody with may be another's words: the
// mention of the speaker goes on behind the name ("the Rud campaign"), or the sentence has
// someone else say something too.
func (s *saying) ofAnother() bool {
	parts, l := strings.Fields(s.quote.Speaker), language.For(s.at.Article.Language)
	if src := s.quote.Source; src != nil {
		words, err := s.at.Article.Words(*src)
		last := parts[len(parts)-1]
		if i := strings.LastIndex(words, last); err == nil && i >= 0 {
			rest := strings.TrimLeft(words[i+len(last):], "’'")
			next, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
			if first, _ := utf8.DecodeRuneInString(next); strings.HasPrefix(rest, " ") && unicode.IsLetter(first) && !l.IsStop(next) && !l.Finite(next) {
				return true // "of the council" only says more of the person, and "began his remarks" nothing
			}
		}
	}
	return slices.ContainsFunc(s.at.Over(s.span), func(n *parallax.Annotation) bool {
		q := n.Quote
		return q != nil && q.Speaker != "" && !q.Anonymous && !sameSpeaker(q.Speaker, s.quote.Speaker) && s.span.Contains(n.Span)
	})
}

// cutRole reports whether a role was cut out of more words: "leader" of "North Korean leader"
// would do, "Korean leader" does not, nor what ends in an initial.
func cutRole(at *parallax.Covered, s parallax.Span) bool {
	text, err := at.Article.Source(s)
	if err != nil {
		return true
	}
	role := strings.Fields(text[s.Start:s.End])
	if len(role) == 0 || len([]rune(strings.Trim(role[len(role)-1], "."))) == 1 {
		return true
	}
	before, found := strings.CutSuffix(text[:s.Start], " ")
	first, _ := utf8.DecodeRuneInString(role[0])
	if !found || !unicode.IsUpper(first) {
		return false
	}
	last := before[strings.LastIndexAny(before, " \n")+1:]
	first, _ = utf8.DecodeRuneInString(last)
	final, _ := utf8.DecodeLastRuneInString(last)
	return unicode.IsUpper(first) && unicode.IsLetter(final) && !language.For(at.Article.Language).IsStop(last)
}

// oneAccount reports whether the several outlets behind a line have it from one account. That
// all of them name one newspaper somewhere is not enough: each shares text with another, or
// credits that origin as its own source, or names it where it says this.
func (k *composer) oneAccount(l *parallax.Line, n parallax.Counts) bool {
	if n.Outlets < 2 || n.Origins != 1 {
		return false
	}
	here := map[parallax.ArticleID]bool{}
	for i := range l.Evidence {
		here[l.Evidence[i].Article] = true
	}
	for i := range l.Evidence {
		if !k.draws(&l.Evidence[i], here) {
			return false
		}
	}
	return true
}

// draws reports whether the source of a citation shares text with another of the sources, or
// is known to have the words cited from elsewhere.
func (k *composer) draws(c *parallax.Citation, among map[parallax.ArticleID]bool) bool {
	at := k.cov.Find(c.Article)
	return slices.ContainsFunc(k.edges[c.Article], func(e *parallax.Edge) bool {
		switch {
		case e.Kind == parallax.Copies:
			return among[e.From] && among[e.To]
		case e.From != c.Article || e.To != "" && !among[e.To]:
			return e.To == c.Article && among[e.From] && e.How != inText
		case e.How != inText:
			return true
		}
		return slices.ContainsFunc(e.Passages, func(p parallax.Passage) bool { return at.Whole(p.Here).Overlaps(c.Span) }) ||
			e.Name != "" && strings.Contains(c.Exact, e.Name)
	}) || slices.ContainsFunc(at.Origins, func(o parallax.Origin) bool { return o.Kind == parallax.OriginOwn || ownName(at.Name(), o.Name) })
}

// inText is how an edge was seen that is read off a sentence, and not off a credit of the whole.
const inText = "in text"
