package dossier

import (
	"slices"
	"strings"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

const (
	// What a sentence that leans on those before it loses as the line of a claim: one in another
	// language than the reader's that stands by itself is better.
	dangling     = -inLanguage - 2.0
	openingBytes = 30 // of a sentence; a name in them says what "the" thing is
	knownFrom    = 2  // sources that put a thing on top, from which a reader of the story knows it
)

// presumes reports whether a sentence begins with a thing it speaks of as known, "The
// closure", that a reader of the story does not know: neither its next words nor the headline
// name it, not two sources put it on top, and it is nobody known by an office or as an
// institution, "the police". Which of the people of a story "the Australian" or "the man" is,
// no source on top tells.
func (k *composer) presumes(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	tag := at.Article.Language
	if err == nil && s.Field == parallax.FieldText && epithet(words, language.For(tag)) {
		return !namesPerson(at, s)
	}
	if err == nil && k.presumesDocument(at, s, words) {
		return true
	}
	thing := language.For(tag).Presumes(words)
	if err != nil || len(thing) == 0 || s.Field != parallax.FieldText || slices.ContainsFunc(thing, func(w string) bool { return byOffice(w, tag) }) {
		return false
	}
	opening := s
	opening.End = min(s.End, s.Start+openingBytes)
	stem := stems(strings.Join(thing, " "), tag)
	return inBoth(stem, k.heading) == 0 && !(k.onTop(stem, tag, sentence{at.Article.ID, s}) && k.introduces(at, stem, s)) &&
		!slices.ContainsFunc(at.Over(opening), func(n *parallax.Annotation) bool { return n.Name != nil || n.Quantity != nil })
}

// opensDefinite reports whether the first word is one such as "the".
func opensDefinite(at *parallax.Covered, words string) bool {
	return language.For(at.Article.Language).Openings().Definite[language.Fold(language.FirstWord(words))]
}

// presumesDocument reports whether a sentence begins with a paper that only a place before it tells from others, "The Karvik
// statement", in a language that puts it there: one of which a reader of the story knows nothing.
func (k *composer) presumesDocument(at *parallax.Covered, s parallax.Span, words string) bool {
	if s.Field != parallax.FieldText || !opensDefinite(at, words) {
		return false
	}
	p := inWords(at, s, words)
	if !p.l.Cues().Documents[p.word(2)] || joinsNoun(p.l, p.word(3)) {
		return false
	}
	place, paper := s, s
	place.Start, place.End = s.Start+p.tokens[1].Start, s.Start+p.tokens[1].End
	paper.Start, paper.End = s.Start+p.tokens[2].Start, s.Start+p.tokens[2].End
	stem := k.stemsAt(at, paper)
	return slices.ContainsFunc(at.Over(place), func(n *parallax.Annotation) bool {
		return n.Name != nil && n.Name.Type == parallax.Place && n.Span == place
	}) &&
		inBoth(stem, k.heading) == 0 && !k.onTop(stem, at.Article.Language, sentence{at.Article.ID, s})
}

// maxEpithet is how many words behind the article may stand for a person: "the New Zealand-born Australian".
const maxEpithet = 3

// epithet reports whether a sentence begins with words that stand for a person who was named
// before: "The Australian", "The 36-year-old", "The man", "The Karvik native".
func epithet(sentence string, l *language.Language) bool {
	if !l.Openings().Definite[language.Fold(firstField(sentence))] {
		return false
	}
	words := strings.Fields(sentence)
	for i, w := range words[1:min(len(words), 1+maxEpithet)] {
		head := language.Fold(strings.TrimRight(w, ",.;:"))
		next := ""
		if i+2 < len(words) {
			next = language.Fold(strings.Trim(words[i+2], ",.;:"))
		}
		if len(head) == len(w) && next != "" && !l.IsStop(next) && len(l.Cues().VerbsAt(next)) == 0 {
			continue // goes on: "the Australian government"
		}
		if joinsNoun(l, next) || l.Names().Roles[head] {
			return false // "the mother of the boy", "the chairman"
		}
		for j := range words[1 : i+2] {
			if l.Names().Demonym(strings.TrimRight(strings.Join(words[1+j:i+2], " "), ",.;:")) != "" {
				return true // "the New Zealander"
			}
		}
		aged := strings.ContainsFunc(head, unicode.IsDigit) && strings.ContainsFunc(head, unicode.IsLetter) && strings.Contains(head, "-")
		return aged || l.Cues().Male[head] || l.Cues().Female[head] || l.Cues().People[head]
	}
	return false
}

// namesPerson reports whether a person is named in a sentence.
func namesPerson(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool { return n.Name != nil && n.Name.Type == parallax.Person })
}

// byOffice reports whether a word, or the one it is the plural of, says what somebody is or
// makes a name one of an institution.
func byOffice(word, tag string) bool {
	l := language.For(tag)
	n := l.Names()
	if l.Cues().Documents[word] {
		return false // "the report" was named before
	}
	if n.Organisations[word] || n.Roles[word] || n.RoleWords[word] || l.Cues().Anonymous[word] || l.Cues().Outlets[word] {
		return true
	}
	stem := l.Stem(word)
	for _, set := range []language.Set{n.Organisations, n.Roles} {
		for w := range set {
			if l.Stem(w) == stem {
				return true
			}
		}
	}
	return false
}

// onTop reports whether at least knownFrom sources of a language, or the only one, have one of
// the stems in headline or first sentences; the sentence asked about explains nothing to itself.
func (k *composer) onTop(stem map[string]bool, tag string, asked sentence) bool {
	n, all := 0, 0
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() || language.Base(at.Article.Language) != language.Base(tag) {
			continue
		}
		all++
		title := parallax.Span{Field: parallax.FieldTitle, End: len(at.Article.Title)}
		has := func(s parallax.Span) bool {
			return asked != sentence{at.Article.ID, s} && inBoth(stem, k.stemsAt(at, s)) > 0
		}
		if has(title) || slices.ContainsFunc(k.lead(at), has) {
			if n++; n == knownFrom {
				return true
			}
		}
	}
	return n >= min(knownFrom, all)
}

// introduces reports whether an article has one of the stems on top itself, in another sentence than the one asked about and not as a
// thing it points to: who goes on from "the talks" with "the meetings", or with "these meetings", calls what it tells of by another word.
func (k *composer) introduces(at *parallax.Covered, stem map[string]bool, asked parallax.Span) bool {
	pointing := language.For(at.Article.Language).Openings().Pointing
	title := parallax.Span{Field: parallax.FieldTitle, End: len(at.Article.Title)}
	has := func(s parallax.Span) bool {
		words, _ := at.Article.Words(s)
		first, _, _ := strings.Cut(words, " ")
		return s != asked && !pointing[language.Fold(first)] && inBoth(stem, k.stemsAt(at, s)) > 0
	}
	return has(title) || slices.ContainsFunc(k.lead(at), has)
}

// leansOn reports whether a sentence leans on those before it: no line of a claim for which
// there is another one, or none.
func (k *composer) leansOn(at *parallax.Covered, s parallax.Span) bool {
	return k.leansBack(at, s) || announces(at, s) || k.presumes(at, s) || k.tiesOn(at, s) || k.pointsAside(at, s) || k.announced(at, s) || quotesOfWhom(at, s) || countsFromNoDay(at, s)
}

// announces reports whether a sentence says only that something follows it: it ends in a colon.
func announces(at *parallax.Covered, s parallax.Span) bool {
	words, _ := at.Article.Words(s)
	return strings.HasSuffix(strings.TrimSpace(words), ":") || strings.HasSuffix(strings.TrimSpace(words), "：")
}

// leansBack reports whether a sentence begins with words that need the sentences before it, or has such inside. The
// "this" of "this Sunday" needs none.
func leansBack(at *parallax.Covered, s parallax.Span) bool {
	words, _ := at.Article.Words(s)
	return inWords(at, s, words).leansBack()
}

func (p *passage) leansBack() bool {
	at, s, words, l := p.at, p.span, p.text, p.l
	if first, rest, _ := strings.Cut(words, " "); l.Cues().Subordinators[language.Fold(first)] && l.PointsBack(rest) && !namesPerson(at, s) {
		return true // "When it got there, the hall was empty."
	}
	if lacksSubject(at, s, words, l) || opensOnPronoun(l, words) && !namesPerson(at, s) || frontPoints(at, s, words) || p.busyWithIt() {
		return true
	}
	if p.leansInside() {
		return true
	}
	return l.PointsBack(words) && !slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		m := n.Moment
		return m != nil && n.Span.Start == s.Start && m.Refused == "" && (m.How == nearWeekday || m.How == fromPublication)
	})
}

// opensOnPronoun reports whether a sentence begins with a preposition, a word and a pronoun: "Upon arrival they found".
func opensOnPronoun(l *language.Language, words string) bool {
	c := l.Cues()
	if !c.Prepositions[bare(firstField(words))] {
		return false // as most do not, and are not cut
	}
	fields := strings.Fields(words)
	return len(fields) > 3 && !c.Determiners[bare(fields[1])] && (c.He[bare(fields[2])] || c.She[bare(fields[2])] || c.They[bare(fields[2])])
}

// busyWithIt reports whether a sentence begins with somebody whom only what he does with a thing of the sentence before tells from others: "The
// judge overseeing it, Jo Doe, ...".
func (p *passage) busyWithIt() bool {
	if len(p.tokens) < 5 || !p.l.Openings().Definite[p.word(0)] || !p.small(1) || !doing(p.l, p.word(2)) {
		return false
	}
	it := p.tokens[3]
	behind := strings.TrimLeft(p.text[it.End:], " ")
	return p.small(3) && !p.l.Openings().Personal[p.word(3)] && p.l.PointsBack(p.text[it.Start:]) && (strings.HasPrefix(p.text[it.End:], ",") || p.l.Finite(language.Fold(strings.Fields(behind + " .")[0])))
}

// lacksSubject reports whether a sentence begins with a verb, or with a time and a verb, that nobody in it
// stands behind: "Five days ago [he] could escape from the prison", in a language where a verb needs no subject.
func lacksSubject(at *parallax.Covered, s parallax.Span, words string, l *language.Language) bool {
	if s.Field != parallax.FieldText {
		return false
	}
	for _, n := range at.Over(s) {
		if n.Moment != nil && n.Span.Start == s.Start && n.Span.End < s.End {
			words = strings.TrimLeft(words[n.Span.Len():], " ,")
			break
		}
	}
	return l.LacksSubject(words) && !slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Name != nil && n.Name.Type == parallax.Person && !l.Cues().Prepositions[lastWord(at.Article.Text[s.Start:max(s.Start, n.Span.Start)])]
	})
}

// firstField is the first of strings.Fields, without cutting the rest; "" without one.
func firstField(text string) string {
	for field := range strings.FieldsSeq(text) {
		return field
	}
	return ""
}

// lastWord gives the last word of a text in lower case, "" without one.
func lastWord(text string) string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	return language.Fold(words[len(words)-1])
}
