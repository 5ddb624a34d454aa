package annotate

import (
	"slices"
	"strconv"
	"strings"

	"parallax/internal/language"
)

const (
	oldest   = 115 // years that a person named with an age may have lived
	unlisted = 7.5 // rarity of words that no list of common ones has
)

// aged reports whether an age stands beside a name of several words: "Ivve Marn, 34, a pilot", "Ivve Marn (34)", "Ivve Marn, age 34,",
// "34-year-old Ivve Marn". So do places in a list and numbers of anything beside what is no name of a person: "Top Ten, 10, ", "Grand
// Hotel, 50, closed".
func (f *nameFinder) aged(m *mention, s *sentence) bool {
	return len(m.words) > 1 && (f.ageBehind(m, s) || f.ageBefore(m, s)) && f.nameLike(m.words)
}

// ageBefore reports whether an age stands before a name that does not begin with a people or a word for somebody, as "34-year-old
// Englishman Karl Marn" does. Of what is one of a kind the kind is named: "a 12-year-old Zephyr Six".
func (f *nameFinder) ageBefore(m *mention, s *sentence) bool {
	first := m.words[0]
	if f.data.Demonym(first) != "" || !f.lang.IsGiven(first) && f.lang.IsGiven(m.words[1]) && f.lang.Rarity(language.Fold(first)) < unlisted {
		return false
	}
	if m.first == s.first {
		return false
	}
	from, ok := f.ageFrom(m.passage, s, m.first-1)
	return ok && (from == s.first || slices.ContainsFunc(m.words, f.lang.IsGiven) || !f.ofKind(m.passage.folded[from-1]))
}

// ofKind reports whether a folded word tells that one of a kind is meant: "a", but not "the".
func (f *nameFinder) ofKind(word string) bool {
	return f.lang.Cues().Determiners[word] && !f.lang.Openings().Definite[word]
}

// ageBehind reports whether an age is set off behind a name, in figures alone, with a word before it that makes it one ("aged 66", "de 66
// años") or a word behind it ("66 ans").
func (f *nameFinder) ageBehind(m *mention, s *sentence) bool {
	p, t, rules := m.passage, m.last, f.lang.Numbers()
	if t+2 >= s.last || p.word(t) != "," && p.word(t) != "(" {
		return false
	}
	opening, cue, old := p.word(t), false, false
	for t++; t < s.last-2 && (rules.Ages[p.folded[t]] || rules.AgesOf[p.folded[t]]); t++ {
		cue = cue || rules.Ages[p.folded[t]]
	}
	if !f.years(p, t) {
		return false
	}
	if t++; t < s.last-1 && rules.Old[p.folded[t]] {
		old, t = true, t+1
	}
	closing := p.word(t)
	if cue || old {
		return strings.Contains(",.;)", closing)
	}
	return opening == "," && m.last+2 == t && closing == "," || opening == "(" && m.last+2 == t && closing == ")"
}

// years reports whether token t is a number of years that a person may have lived.
func (f *nameFinder) years(p *passage, t int) bool {
	years, err := strconv.Atoi(p.word(t))
	return p.tokens[t].Kind == language.Number && err == nil && 1 <= years && years <= oldest
}

// ageFrom gives the token at which an age begins that ends with token t and is joined by a hyphen: "66-year-old", "sixty-six-year-old";
// false when there is none.
func (f *nameFinder) ageFrom(p *passage, s *sentence, t int) (int, bool) {
	if f.lang.Numbers().Old[p.folded[t]] {
		return t - 2, t-2 >= s.first && p.tokens[t-1].Kind == language.Punct && p.tokens[t-1].End == p.tokens[t].Start && f.years(p, t-2)
	}
	return t, f.ageInWords(p.folded[t])
}

// ageInWords reports whether a folded word is an age written in words: "sixty-year-old".
func (f *nameFinder) ageInWords(low string) bool {
	for old := range f.lang.Numbers().Old {
		if number, joined := strings.CutSuffix(low, "-"+old); joined {
			first, _, _ := strings.Cut(number, "-")
			return slices.ContainsFunc(f.lang.Lexicon().Find(first), func(r language.Reading) bool { return r.Sense == language.Cardinal })
		}
	}
	return false
}
