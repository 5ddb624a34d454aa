package annotate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// Rarities between which words are taken for ordinary words or for names.
const (
	// commonRarity: a word this common that opens a sentence and is never capitalised inside
	// one is taken for an ordinary word. About the 8,000 commonest words of English.
	commonRarity = 5.0
	// nameRarity: words rarer than this are likely names when capitalised.
	nameRarity = 5.5
)

// inSentence gives the mentions of a plain sentence.
func (f *nameFinder) inSentence(p *passage, s *sentence) []*mention {
	var out []*mention
	for t := s.first; t < s.last; {
		if !f.mayStart(p, s, t) {
			t++
			continue
		}
		end := max(f.runEnd(p, s, t), t+f.knownPhrase(p, s, t))
		out = append(out, f.fromRun(p, s, t, end)...)
		t = end
	}
	return out
}

// phraseWords is the most words of a known name that is found whatever the case of its later words.
const phraseWords = 4

// knownPhrase gives the number of tokens of the longest known place or organisation of several words
// that begins at t: "Spojené státy", "Красный крест". 0 when there is none.
func (f *nameFinder) knownPhrase(p *passage, s *sentence, t int) int {
	best, phrase := 0, bare(p.folded[t])
	for n := 2; n <= phraseWords && t+n <= s.last; n++ {
		phrase += " " + p.folded[t+n-1]
		if f.data.IsPlace(phrase) || f.lang.IsOrganisation(phrase) {
			best = n
		}
	}
	return best
}

// mayStart reports whether a name may begin with token t.
func (f *nameFinder) mayStart(p *passage, s *sentence, t int) bool {
	w, low := p.word(t), bare(p.folded[t])
	if p.tokens[t].Kind != language.Word || !capital(w) || f.data.NotNames[low] || f.joinedNoNames(low) {
		return false
	}
	if f.numberAlone(p, s, t, low) || f.ageInWords(low) {
		return false
	}
	if !f.opens(p, s, t) {
		return true
	}
	if f.lang.IsStop(low) && !acronym(w) { // "US" is no pronoun
		return false
	}
	if f.known(low) || f.inner[low] > 0 || f.isRole(low) || f.isTitle(low) {
		return true
	}
	if f.data.RoleWords[low] { // "Former" before a role is cut off later, elsewhere it is a word
		return t+1 < s.last && capital(p.word(t+1))
	}
	return f.lower[low] == 0 && f.lang.Rarity(low) > commonRarity
}

// numberAlone reports whether token t is a number in words with no capital behind it: "VARNOW —
// Fourteen wagons fell". In "Nine Elms" it may be part of a name.
func (f *nameFinder) numberAlone(p *passage, s *sentence, t int, low string) bool {
	if t+1 < s.last && capital(p.word(t+1)) || acronym(p.word(t)) || f.lang.IsGiven(low) { // "Otto"
		return false
	}
	return slices.ContainsFunc(f.lang.Lexicon().Find(low), func(r language.Reading) bool { return r.Sense == language.Cardinal })
}

// known reports whether a folded word is a given name, a place, a demonym or an organisation.
func (f *nameFinder) known(low string) bool {
	return f.lang.IsGiven(low) || f.data.IsPlace(low) || f.data.Demonym(low) != "" || f.lang.IsOrganisation(low) || f.data.Organisations[low]
}

// runEnd gives the token after the run of capitalised words that begins at t.
func (f *nameFinder) runEnd(p *passage, s *sentence, t int) int {
	start := t
	for t++; t < s.last; t++ {
		if f.ending(p.word(t-1)) > 0 {
			return t
		}
		if p.tokens[t].Kind == language.Punct {
			if !f.joins(p, s, t) {
				return t
			}
			continue
		}
		if gap := p.text[p.tokens[t-1].End:p.tokens[t].Start]; len(gap) > 2 || gap == "\n\n" {
			return t
		}
		if capital(p.word(t)) && elided(p.word(t)) == 0 {
			if f.data.NotNames[p.folded[t]] && !f.data.Organisations[p.folded[t]] {
				return t
			}
			continue
		}
		if capital(p.word(t)) && f.organisationIn(p, start, t) {
			continue // "Université d'Orla"
		}
		n := f.inside(p, s, start, t)
		if n == 0 {
			return t
		}
		t += n - 1
	}
	return t
}

// inside gives the number of small words from t on that stand inside a name because a
// capitalised word follows: "of", "van der". 0 when the run ends here.
func (f *nameFinder) inside(p *passage, s *sentence, start, t int) int {
	const most = 2 // "de la", "van der", "of the"
	for n := 0; n < most && t+n < s.last; n++ {
		if low := p.folded[t+n]; !f.data.Particles[low] && !f.floor.Particles[low] && !f.data.Inside[low] {
			return 0
		} else if f.lang.Cues().Coordinators[low] && !f.organisationIn(p, start, t) {
			return 0 // "Iowa and Texas" are two
		}
		if f.personBefore(p, start, t) && f.leaves(p, s, t+n) {
			return 0 // "Jane Doe of Varn" are two
		}
		if next := t + n + 1; next < s.last && p.tokens[next].Kind == language.Word && capital(p.word(next)) && !f.data.NotNames[p.folded[next]] {
			return n + 1
		}
	}
	return 0
}

// personBefore reports whether the tokens [first, last) are a given name and more.
func (f *nameFinder) personBefore(p *passage, first, last int) bool {
	for first < last && (f.isTitle(p.folded[first]) || f.isRole(p.folded[first]) || p.tokens[first].Kind == language.Punct) {
		first++
	}
	return last-first >= 2 && f.lang.IsGiven(p.folded[first])
}

// leaves reports whether the small word at t leads from a person to something else: it is no
// particle of names, or an organisation follows.
func (f *nameFinder) leaves(p *passage, s *sentence, t int) bool {
	low := p.folded[t]
	return f.data.Inside[low] && !f.data.Particles[low] || t+1 < s.last && f.lang.IsBody(p.folded[t+1])
}

// organisationIn reports whether a word for a kind of organisation stands in the tokens
// [first, last), whose name may then hold an "and": "Ministry of Roads and Bridges".
func (f *nameFinder) organisationIn(p *passage, first, last int) bool {
	for t := first; t < last; t++ {
		if f.data.Organisations[bare(p.folded[t])] {
			return true
		}
	}
	return false
}

// joins reports whether the punctuation at t stands inside a name: the period of an initial
// or an abbreviated title, an ampersand between names.
func (f *nameFinder) joins(p *passage, s *sentence, t int) bool {
	if t+1 >= s.last || !capital(p.word(t+1)) {
		return false
	}
	switch p.word(t) {
	case ".":
		prev := p.word(t - 1)
		return p.tokens[t-1].End == p.tokens[t].Start && (utf8.RuneCountInString(prev) == 1 || f.isTitle(p.folded[t-1]) || f.isRole(p.folded[t-1]) || f.data.Places[p.folded[t-1]])
	case "&":
		return true
	}
	return false
}

// fromRun cuts a run into role and name and gives the mentions in it; none when it is no name.
func (f *nameFinder) fromRun(p *passage, s *sentence, first, last int) []*mention {
	m := &mention{passage: p}
	start := f.cutRole(m, s, first, last)
	if start >= last {
		return f.rest(p, s, first, last)
	}
	f.setWords(m, start, f.withoutNoun(p, start, last))
	if len(m.words) == 0 || !f.accept(m, s) {
		return nil
	}
	f.lookBefore(m, s)
	f.lookAfter(m, s)
	f.sort(m, s)
	return []*mention{m}
}

// withoutNoun gives where a run of given name, surname and more ends when its last word is an
// ordinary noun of a language that capitalises nouns: "Uwe Tjark Brot".
func (f *nameFinder) withoutNoun(p *passage, first, last int) int {
	if !f.nouns || last-first < 3 || !f.lang.IsGiven(p.folded[first]) {
		return last
	}
	if low := p.folded[last-1]; f.lang.Rarity(low) < nameRarity && !f.known(low) || f.lower[low]+f.article[low] > 0 {
		return last - 1
	}
	return last
}

// rest gives the known place or organisation inside a run that is all role: "President of France".
func (f *nameFinder) rest(p *passage, s *sentence, first, last int) []*mention {
	for t := first; t < last; t++ {
		if low := bare(p.folded[t]); f.data.IsPlace(low) || f.lang.IsOrganisation(low) {
			m := &mention{passage: p}
			f.setWords(m, t, t+1)
			f.sort(m, s)
			return []*mention{m}
		}
	}
	return nil
}

// setWords makes the tokens [first, last) the words of a mention, without elided article and possessive.
func (f *nameFinder) setWords(m *mention, first, last int) {
	p := m.passage
	for last > first && (p.tokens[last-1].Kind == language.Punct) {
		last--
	}
	if last <= first {
		return
	}
	m.first, m.last = first, last
	cut := f.elision(p, first)
	m.start = p.tokens[first].Start + cut
	m.end = p.tokens[last-1].End - f.ending(p.word(last-1))
	m.words = m.words[:0]
	for t := first; t < last; t++ {
		w := p.word(t)
		if t == first {
			w = w[cut:]
		}
		if t == last-1 {
			w = w[:len(w)-f.ending(w)]
		}
		if p.tokens[t].Kind != language.Punct {
			m.words = append(m.words, w)
		}
	}
}

// elision gives the length of an article elided to the word at t, in small letters, or as
// "L'" where a sentence opens.
func (f *nameFinder) elision(p *passage, t int) int {
	w := p.word(t)
	if n := elided(w); n > 0 {
		return n
	}
	if t > 0 && p.tokens[t-1].Kind != language.Punct {
		return 0
	}
	for _, article := range []string{"L'", "L’"} {
		if strings.HasPrefix(w, article) && capital(w[len(article):]) {
			return len(article)
		}
	}
	return 0
}

// joinedNoNames reports whether a folded word is joined by hyphens of words none of which is a name: "january-august".
func (f *nameFinder) joinedNoNames(low string) bool {
	if !strings.Contains(low, "-") {
		return false
	}
	for part := range strings.SplitSeq(low, "-") {
		if !f.data.NotNames[part] {
			return false
		}
	}
	return true
}

// accept reports whether the words of a mention make a name at all.
func (f *nameFinder) accept(m *mention, s *sentence) bool {
	low := language.Fold(m.words[len(m.words)-1])
	if len(m.words) > 1 {
		return !f.nouns || f.germanRun(m)
	}
	switch {
	case f.dateline(m, s):
		return true
	case f.data.NotNames[low] || f.data.Adjectives[low] || halfSmall(m.words[0]) || f.data.Demonym(low) != "" && !f.data.IsPlace(low):
		return false
	case f.isTitle(low) || f.isRole(low) || utf8.RuneCountInString(low) < 2 || roman(m.words[0]):
		return m.titled
	case !m.titled && f.opens(m.passage, s, m.first) && f.inner[low] == 0 && !f.mayOpen(m, s, low):
		return false
	case f.nouns:
		return f.germanWord(m, s)
	case m.titled || f.known(low):
		return true
	case acronym(m.words[0]) && len(low) > 3 && f.lang.Rarity(low) < commonRarity:
		return false // a word shouted
	case f.lang.IsStop(low) || f.opens(m.passage, s, m.first) && f.lower[low] > f.inner[low]:
		return false
	}
	return f.lower[low] == 0 || f.inner[low] > f.lower[low]
}

// mayOpen reports whether a single word that opens a sentence, or what reads like one, may be a
// name although nothing else in the text shows it: a known one, an abbreviation, a rare word
// in a language whose sentences do not open with verbs, one before a verb of saying.
func (f *nameFinder) mayOpen(m *mention, s *sentence, low string) bool {
	if f.lang.IsGiven(low) || f.data.IsPlace(low) || f.lang.IsOrganisation(low) || acronym(m.words[0]) || f.data.OpenersInflected && f.lang.IsPlaceForm(low) {
		return true
	}
	if f.data.Organisations[low] || m.first > s.first || f.data.OpenersInflected {
		return false // "Parliament voted", "“Stop!”"
	}
	return !f.lang.Cues().SubjectDrops || m.last < s.last && len(f.lang.Cues().VerbsAt(m.passage.folded[m.last])) > 0 && f.lang.Rarity(low) > nameRarity
}

// halfSmall reports whether a hyphened word ends in small letters: "Spanish-language".
func halfSmall(w string) bool {
	i := strings.LastIndexByte(w, '-')
	return i > 2 && i+1 < len(w) && !capital(w[i+1:])
}

// dateline reports whether a mention in capitals opens a paragraph as the place of a dateline: "VARN, Sept 3 -".
func (f *nameFinder) dateline(m *mention, s *sentence) bool {
	p := m.passage
	w := m.words[0]
	if m.first != s.first || m.last >= s.last || len(w) < 4 || w != strings.ToUpper(w) || f.d.language.IsStop(w) {
		return false
	}
	switch p.word(m.last) {
	case ",", "(", "-", "–", "—":
		return m.first == 0 || s.start == 0 || p.text[s.start-1] == '\n'
	}
	return false
}

// germanRun accepts several capitalised words where nouns are capitalised too: when one of
// them is known as a name, or all are rarer than nouns that stand side by side tend to be.
func (f *nameFinder) germanRun(m *mention) bool {
	if m.titled {
		return true
	}
	rare := true
	for i, w := range m.words {
		low := language.Fold(w)
		known := f.known(low)
		if i == 0 && !known && f.lang.Rarity(low) < nameRarity {
			return false // "Angaben der Polizei" begins with an ordinary noun
		}
		if known {
			return true
		}
		rare = rare && f.lang.Rarity(low) > nameRarity
	}
	return rare
}

// germanWord accepts a single capitalised word where nouns are capitalised too: a known name,
// an abbreviation in capitals, or a rare word that follows a preposition of place and never an article.
func (f *nameFinder) germanWord(m *mention, s *sentence) bool {
	w := m.words[0]
	low := language.Fold(w)
	switch {
	case m.titled || f.data.IsPlace(low) || f.lang.IsOrganisation(low) || acronym(w) || f.proper[low] == parallax.Person:
		return true
	case f.lang.IsGiven(low):
		return f.lang.Rarity(low) > commonRarity-1
	case f.article[low] > 0 || f.lower[low] > 0:
		return false
	}
	before := m.first > s.first && f.data.PlaceBefore[m.passage.folded[m.first-1]]
	return before && f.lang.Rarity(low) > nameRarity
}

// acronym reports whether a word is two to six capital letters, dots aside.
func acronym(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case r == '.':
		case r >= 'A' && r <= 'Z' || r >= 'А' && r <= 'Я' || r >= '0' && r <= '9' && n > 0:
			n++
		default:
			return false
		}
	}
	return n >= 2 && n <= 6
}

// learn notes the words of the names found in plain sentences.
func (f *nameFinder) learn(all []*mention) {
	for _, m := range all {
		for _, w := range m.words {
			if low := language.Fold(w); !f.data.Inside[low] && !f.data.Particles[low] {
				f.proper[low] = m.kind
			}
		}
	}
}

// inHeadline gives the mentions of a sentence in capitals or Title Case: runs of words that
// are names elsewhere in the article or are known as names.
func (f *nameFinder) inHeadline(p *passage, s *sentence) []*mention {
	is := func(t int) bool {
		low := bare(p.folded[t])
		_, seen := f.proper[low]
		return p.tokens[t].Kind == language.Word && capital(p.word(t)) && !f.data.NotNames[low] &&
			(seen || f.data.IsPlace(low) || f.lang.IsOrganisation(low) || f.lang.IsGiven(low) && f.lang.Rarity(low) > commonRarity-1)
	}
	var out []*mention
	for t := s.first; t < s.last; t++ {
		if !is(t) {
			continue
		}
		end := t + 1
		for end < s.last && is(end) && language.Possessive(p.word(end-1)) == 0 {
			end++
		}
		m := &mention{passage: p}
		f.setWords(m, t, end)
		f.sort(m, s)
		if kind, seen := f.proper[m.surname()]; seen && !m.sure {
			m.kind = kind
		}
		if m.kind != parallax.OtherName || len(m.words) > 0 {
			out = append(out, m)
		}
		t = end - 1
	}
	return out
}
