package annotate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// sort decides what a mention names: by known names and head words first, then by titles and
// given names, then by what stands before it. sure is set unless the last rule was needed.
func (f *nameFinder) sort(m *mention, s *sentence) {
	defer func() {
		if m.kind != parallax.Person {
			m.role = [2]int{}
		}
	}()
	text := m.text()
	m.sure = true
	given := f.lang.IsGiven(m.words[0])
	if m.sex == 0 && given {
		m.sex = f.lang.Sex(m.words[0])
	}
	switch {
	case len(m.words) == 1 && f.dateline(m, s):
		m.kind = parallax.Place
	case f.lang.IsOrganisation(text):
		m.kind = parallax.Organisation
	case (f.data.IsPlace(text) || f.data.IsPlace(m.passage.text[m.start:m.end])) && !(m.titled && m.role[1] > 0 && m.role[0] < m.start):
		m.kind = parallax.Place
	case f.hasHead(m, f.data.Organisations, f.floor.Organisations) && !(given && len(m.words) == 2 && m.titled):
		m.kind = parallax.Organisation
	case f.placeHead(m, s):
		m.kind = parallax.Place
	case m.titled || initialled(m.words) || generation(m.words) || f.aged(m, s):
		m.kind = parallax.Person
	case given && !m.introduced:
		m.kind = parallax.Person
		m.sure = len(m.words) > 1
	case len(m.words) == 1 && acronym(m.words[0]):
		m.kind = parallax.Organisation
	case len(m.words) == 1 && f.endsLikeOrganisation(language.Fold(m.words[0])):
		m.kind = parallax.Organisation // "Hamnbladet"
	default:
		m.kind, m.sure = f.guess(m, s), false
	}
}

// nameLike reports whether words may be the name of a person: no number or stop word among them, and the last no word of
// the text or for a kind of organisation or place.
func (f *nameFinder) nameLike(words []string) bool {
	for i, w := range words {
		low := language.Fold(w)
		if f.lang.IsGiven(w) || i > 0 && i < len(words)-1 && (f.data.Particles[low] || f.floor.Particles[low]) {
			continue
		}
		number := func(r language.Reading) bool { return r.Sense == language.Cardinal || r.Sense == language.Ordinal }
		if f.lang.IsStop(low) || slices.ContainsFunc(f.lang.Lexicon().Find(low), number) {
			return false
		}
		if i == len(words)-1 && (f.lower[low] > 0 || f.lang.IsBody(low) || f.data.Organisations[low] || f.floor.Organisations[low] || f.data.Places[low]) {
			return false
		}
	}
	return true
}

// generation reports whether words end in what tells a person from another of the same name, "Jr"; a number also counts wars.
func generation(words []string) bool {
	last := words[len(words)-1]
	return len(words) > 1 && !acronym(last) && language.For(language.Floor).Names().Generations[language.Fold(last)]
}

// initialled reports whether words are initials and a surname: "J. P. Doe".
func initialled(words []string) bool {
	n := len(words) - 1
	if n < 1 || utf8.RuneCountInString(words[n]) < 3 || acronym(words[n]) {
		return false
	}
	for _, w := range words[:n] {
		if utf8.RuneCountInString(w) != 1 {
			return false
		}
	}
	return true
}

// hasHead reports whether the first or last word of a mention, or one before "of", is in heads,
// or, in a mention of several words, in more.
func (f *nameFinder) hasHead(m *mention, heads, more language.Set) bool {
	for i, w := range m.words {
		if low := language.Fold(w); !heads[low] && !(len(m.words) > 1 && f.lang.IsBody(low)) && !(more[low] && len(m.words) > 1) {
			continue
		}
		if i == 0 || i == len(m.words)-1 || f.data.Inside[language.Fold(m.words[i+1])] {
			return len(m.words) > 1 || !f.nouns
		}
	}
	return false
}

// placeHead reports whether a mention of several words has a word for a kind of place at its
// begin or end: "Lake Oster", "Oster Street".
func (f *nameFinder) placeHead(m *mention, s *sentence) bool {
	n := len(m.words)
	if p := m.passage; m.first > s.first+1 && p.word(m.first-1) == "." && f.data.Places[p.folded[m.first-2]] {
		return true // "ul. Długa"
	}
	return n > 1 && (f.data.Places[language.Fold(m.words[0])] || f.data.Places[language.Fold(m.words[n-1])])
}

// guess sorts a mention by its shape and the word before it.
func (f *nameFinder) guess(m *mention, s *sentence) parallax.NameType {
	p, before := m.passage, ""
	if m.first > s.first {
		before = p.folded[m.first-1]
	}
	switch n := len(m.words); {
	case n >= 2 && n <= 3 && f.lang.IsGivenForm(language.Fold(m.words[0])):
		return parallax.Person
	case f.lang.IsPlaceForm(language.Fold(m.text())):
		return parallax.Place
	case f.data.PlaceBefore[before] && n <= 2:
		return parallax.Place
	case m.introduced || n > 4 || strings.ContainsAny(m.text(), "0123456789&"):
		return parallax.OtherName
	case n >= 2 && f.surnameLike(m):
		return parallax.Person
	}
	return parallax.OtherName
}

// surnameLike reports whether words look like given name and surname: all rare, none a word
// that joins, no demonym in front.
func (f *nameFinder) surnameLike(m *mention) bool {
	if f.data.Demonym(m.words[0]) != "" || len(m.words) > 3 {
		return false
	}
	for i, w := range m.words {
		low := language.Fold(w)
		if i > 0 && i < len(m.words)-1 && (f.data.Particles[low] || f.floor.Particles[low]) {
			continue
		}
		if f.data.Inside[low] || acronym(w) || f.lang.Rarity(low) < commonRarity-0.5 && !f.lang.IsGiven(low) {
			return false
		}
	}
	return true
}
