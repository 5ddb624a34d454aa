package annotate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// maxNameWords is how many words a name has at most in a script with spaces and without capitals.
const maxNameWords = 4

// spacedNames finds the names of a sentence in a script that has spaces and no capitals. People
// begin with a given name or stand behind a title or role, organisations begin with a word for
// one, places are those known.
func (f *nameFinder) spacedNames(p *passage, s *sentence) []*mention {
	var out []*mention
	for t := s.first; t < s.last; {
		m := f.spacedAt(p, s, t)
		if m == nil && f.proper[p.folded[t]] == parallax.Person {
			m = f.spaced(p, t, t+1, 0, parallax.Person)
		}
		if m == nil {
			t++
			continue
		}
		out = append(out, m)
		t = m.last
	}
	return out
}

// spacedAt gives the name that begins at token t; nil when none does.
func (f *nameFinder) spacedAt(p *passage, s *sentence, t int) *mention {
	if p.tokens[t].Kind != language.Word {
		return nil
	}
	low, cut := f.detached(p, t)
	if last, kind := f.endingAt(p, s, t); last > 0 {
		return f.spaced(p, t, last, 0, kind)
	}
	switch {
	case f.data.Organisations[low]:
		if last := f.definiteEnd(p, s, t+1); last > t+1 {
			return f.spaced(p, t, last, cut, parallax.Organisation)
		}
	case f.data.IsPlace(low):
		return f.spaced(p, t, t+1, cut, parallax.Place)
	case t+1 < s.last && f.lang.IsOrganisation(low+" "+p.folded[t+1]):
		return f.spaced(p, t, t+2, cut, parallax.Organisation)
	case t+1 < s.last && f.data.IsPlace(low+" "+p.folded[t+1]):
		return f.spaced(p, t, t+2, cut, parallax.Place)
	case f.data.Titles[low] && t+1 < s.last:
		k := t + 1
		if p.word(k) == "." && k+1 < s.last {
			k++
		}
		if last := f.personEnd(p, s, k); last > k && !f.data.Roles[p.folded[k]] {
			m := f.spaced(p, k, last, 0, parallax.Person)
			m.titled = true
			return m
		}
	case f.data.GivenMale[low] || f.data.GivenFemale[low] || f.floor.GivenMale[low] || f.floor.GivenFemale[low]:
		if last := f.personEnd(p, s, t); last > t+1 {
			m := f.spaced(p, t, last, cut, parallax.Person)
			f.spacedRole(p, s, m)
			return m
		}
	}
	return nil
}

// detached gives the folded word of token t without the letters written together with it, and their length in folded bytes.
func (f *nameFinder) detached(p *passage, t int) (low string, cut int) {
	low = p.folded[t]
	if f.knownSpaced(low) {
		return low, 0
	}
	for rest, n := low, 0; n < 2; n++ {
		i := slices.IndexFunc(f.data.Attached, func(a string) bool { return strings.HasPrefix(rest, a) })
		if i < 0 {
			break
		}
		rest = rest[len(f.data.Attached[i]):]
		if f.knownSpaced(rest) {
			return rest, len(low) - len(rest)
		}
	}
	return low, 0
}

// knownSpaced reports whether a folded word can begin a name.
func (f *nameFinder) knownSpaced(low string) bool {
	return f.data.Organisations[low] || f.data.Titles[low] || f.data.IsPlace(low) || f.data.GivenMale[low] || f.data.GivenFemale[low]
}

// definiteEnd gives the token behind the words from token t on that say what an organisation is of: those with an
// article, in a language without one the words that can be part of a name. None where names end in the word for an organisation.
func (f *nameFinder) definiteEnd(p *passage, s *sentence, t int) int {
	k := t
	for k < min(s.last, t+2) && p.tokens[k].Kind == language.Word && strings.HasPrefix(p.folded[k], f.data.Article) && !f.data.NameStops[p.folded[k]] {
		if f.data.Article == "" && (len(f.data.OrganisationEndings) > 0 || !f.plainWord(p.folded[k])) {
			break
		}
		k++
	}
	return k
}

// maxEnded is how many words stand before the word that ends the name of an organisation.
const maxEnded = 3

// endingAt gives the token behind an organisation or place that begins at token t and is told by its last word, "विदेश
// मंत्रालय", "ओरला नदी", and which it is; 0 when none begins there.
func (f *nameFinder) endingAt(p *passage, s *sentence, t int) (int, parallax.NameType) {
	if len(f.data.OrganisationEndings) == 0 && len(f.data.PlaceEndings) == 0 {
		return 0, ""
	}
	for k := t; k < min(s.last, t+maxEnded+1) && p.tokens[k].Kind == language.Word; k++ {
		low := p.folded[k]
		if k > t && slices.Contains(f.data.OrganisationEndings, low) {
			return k + 1, parallax.Organisation
		}
		if k == t+1 && slices.Contains(f.data.PlaceEndings, low) && !f.data.Organisations[p.folded[t]] && (f.lang.Rarity(p.folded[t]) >= rareName || f.data.IsPlace(p.folded[t])) {
			return k + 1, parallax.Place
		}
		if !f.plainWord(low) {
			break
		}
	}
	return 0, ""
}

// plainWord reports whether a folded word may be part of the name of an organisation: it has no other use.
func (f *nameFinder) plainWord(low string) bool {
	return !f.lang.IsStop(low) && !f.data.NameStops[low] && !f.data.Roles[low] && !f.data.Titles[low] && !f.lang.Cues().Determiners[low] &&
		len(f.lang.Cues().VerbsAt(low)) == 0 && f.lang.Lexicon().Find(low) == nil
}

// personEnd gives the token behind the name of a person that begins at token t: given names, names with an article, and particles between them.
func (f *nameFinder) personEnd(p *passage, s *sentence, t int) int {
	k, family := t, 0 // family names with an article: one, since what it does something to follows without a mark
	for k < min(s.last, t+maxNameWords) && p.tokens[k].Kind == language.Word {
		low := p.folded[k]
		given := f.data.GivenMale[low] || f.data.GivenFemale[low]
		switch {
		case f.data.Particles[low] && k+1 < s.last && p.tokens[k+1].Kind == language.Word:
			k++ // and the word behind it
		case f.data.NameStops[low] || f.data.Roles[low] || f.lang.IsStop(low) || f.data.IsPlace(low):
			return k
		case given || k == t:
		case strings.HasPrefix(low, f.data.Article) && f.data.Article != "" && family == 0, f.surnamed(low, family):
			family++
		default:
			return k
		}
		k++
	}
	return k
}

// surnamed reports whether a folded word behind a given name or a title is a surname: one of the list, or, before any
// surname and where one always follows, a word that is rare and has no other use.
func (f *nameFinder) surnamed(low string, family int) bool {
	if f.data.Surnames[low] {
		return true
	}
	return f.data.SurnameFollows && family == 0 && utf8.RuneCountInString(low) > 1 && !f.data.Organisations[low] && !f.data.Titles[low] &&
		len(f.lang.Cues().VerbsAt(low)) == 0 && f.lang.Lexicon().Find(low) == nil && f.lang.Rarity(low) >= rareName
}

// rareName is the least rarity (-log10 of the frequency) of an unlisted word that is taken for a surname.
const rareName = 4

// spacedRole takes in the role that stands before a person: a word for what people are, and one or two words behind it.
func (f *nameFinder) spacedRole(p *passage, s *sentence, m *mention) {
	for k := m.first - 1; k >= max(s.first, m.first-3); k-- {
		if p.tokens[k].Kind != language.Word {
			return
		}
		if low := p.folded[k]; f.data.Roles[low] {
			m.role = [2]int{p.tokens[k].Start, p.tokens[m.first-1].End}
			return
		}
	}
}

// spaced makes a mention of the tokens [first, last), without the cut bytes, as folded, that are written together with the first.
func (f *nameFinder) spaced(p *passage, first, last, cut int, kind parallax.NameType) *mention {
	start := p.tokens[first].Start
	start += behindFolded(p.text[start:p.tokens[first].End], cut)
	m := &mention{passage: p, first: first, last: last, start: start, end: p.tokens[last-1].End, kind: kind, sure: true}
	m.words = strings.Fields(p.text[m.start:m.end])
	return m
}

// behindFolded gives the byte of a word behind what folds to its first n bytes; marks that folding drops belong to the
// letter before them.
func behindFolded(word string, n int) (at int) {
	for i := range word {
		if n == 0 || len(language.Fold(word[:i])) > n {
			break
		}
		at = i
	}
	return at
}
