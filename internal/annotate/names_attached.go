package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// attachedNames finds the names of a sentence in a script that has spaces, no capitals, and particles written together with
// names (Korean). People have a surname of the lists with a given name behind it, written as one word, and are known by the role or
// title behind or before them, or by the given name; foreign people by theirs. Organisations and places are known or end like one.
func (f *nameFinder) attachedNames(p *passage, s *sentence) []*mention {
	var out []*mention
	for t := s.first; t < s.last; {
		m := f.attachedAt(p, s, t)
		if m == nil {
			t++
			continue
		}
		out = append(out, m)
		t = m.last
	}
	return out
}

// attachedAt gives the name that begins at token t; nil when none does.
func (f *nameFinder) attachedAt(p *passage, s *sentence, t int) *mention {
	if p.tokens[t].Kind != language.Word || f.data.NameStops[p.folded[t]] {
		return nil
	}
	if m := f.knownAttached(p, s, t); m != nil {
		return m
	}
	for _, find := range []func(p *passage, s *sentence, t int) *mention{f.nameWithRole, f.nameWithTitle, f.nameBehindRole, f.givenAttached, f.foreignAttached} {
		if m := find(p, s, t); m != nil {
			return m
		}
	}
	for _, stem := range f.stems(p.folded[t]) {
		if f.endsLikeOrganisation(stem) {
			return f.attached(p, t, t+1, stem, parallax.Organisation)
		}
		if f.endsLikePlace(stem) {
			return f.attached(p, t, t+1, stem, parallax.Place)
		}
	}
	return nil
}

// stems gives a folded word as it stands and without its particles, one after the other.
func (f *nameFinder) stems(low string) []string {
	out := []string{low}
	for range 2 {
		bare := f.lang.BareOnce(out[len(out)-1])
		if bare == out[len(out)-1] {
			break
		}
		out = append(out, bare)
	}
	return out
}

func (f *nameFinder) bareOf(p *passage, t int) string { return f.lang.Bare(p.folded[t]) }

// knownAttached gives the place or organisation of the lists that begins at token t, of up to three words.
func (f *nameFinder) knownAttached(p *passage, s *sentence, t int) *mention {
	lead := ""
	var best *mention
	for k := t; k < min(s.last, t+3) && p.tokens[k].Kind == language.Word; k++ {
		for _, stem := range f.stems(p.folded[k]) {
			switch words := lead + stem; {
			case f.lang.IsOrganisation(words):
				best = f.attached(p, t, k+1, stem, parallax.Organisation)
			case f.data.IsPlace(words):
				best = f.attached(p, t, k+1, stem, parallax.Place)
			default:
				continue
			}
			break
		}
		lead += p.folded[k] + " "
	}
	return best
}

func (f *nameFinder) endsLikeOrganisation(low string) bool {
	return !f.data.Roles[low] && !f.data.RoleWords[low] && slices.ContainsFunc(f.data.OrganisationEndings, func(end string) bool {
		rest, ok := strings.CutSuffix(low, end)
		return ok && utf8.RuneCountInString(rest) >= 2
	})
}

// endsLikePlace reports whether a rare word ends like a place, and not in a common word ("신도시").
func (f *nameFinder) endsLikePlace(low string) bool {
	if utf8.RuneCountInString(low) < 3 || strings.ContainsFunc(low, unicode.IsDigit) || f.lang.Rarity(low) < nameRarity || f.data.IsRole(low) {
		return false
	}
	return slices.ContainsFunc(f.data.PlaceEndings, func(end string) bool {
		rest, ok := strings.CutSuffix(low, end)
		if !ok || utf8.RuneCountInString(rest) < 2 {
			return false
		}
		_, size := utf8.DecodeLastRuneInString(rest)
		return utf8.RuneCountInString(end) > 1 || f.lang.Rarity(low[len(rest)-size:]) >= nameRarity
	})
}

// fullName reports whether a word is a surname of the lists with a given name of one or two characters, of two where the surname has one.
func (f *nameFinder) fullName(low string) bool {
	n := utf8.RuneCountInString(low)
	for i := range low {
		if i > 0 && f.data.Surnames[low[:i]] {
			if given := n - utf8.RuneCountInString(low[:i]); given == 2 || given == 1 && n > 1 {
				return true
			}
		}
	}
	return false
}

// roleBehind gives the range of bytes of the role at token t, a place, an organisation or words of roles before it included:
// "미국 대통령은". Zero when there is none.
func (f *nameFinder) roleBehind(p *passage, s *sentence, t int) [2]int {
	for k := t; k < min(s.last, t+4) && p.tokens[k].Kind == language.Word; k++ {
		for _, stem := range f.stems(p.folded[k]) {
			if f.data.IsRole(stem) || k == t && f.data.TitlesAfter[stem] {
				return [2]int{p.tokens[t].Start, f.endOf(p, k, stem)}
			}
		}
		low := p.folded[k]
		if !f.data.RoleWords[low] && !f.data.IsPlace(low) && !f.lang.IsOrganisation(low) && !f.endsLikeOrganisation(low) {
			break
		}
	}
	return [2]int{}
}

// nameWithRole reads "김민수 서울시장은", "김 시장은", "트럼프 대통령", "김민수 씨".
func (f *nameFinder) nameWithRole(p *passage, s *sentence, t int) *mention {
	low := p.folded[t]
	if t+1 >= s.last || f.data.IsRole(low) || f.data.RoleWords[low] || f.lang.IsStop(low) && !f.data.Surnames[low] {
		return nil
	}
	k := t + 1
	if p.word(k) == "(" { // "김민수(45) 씨"
		for k < min(s.last, t+6) && p.word(k) != ")" {
			k++
		}
		k++
	}
	role := [2]int{}
	if k < s.last {
		role = f.roleBehind(p, s, k)
	}
	full := f.fullName(low) && (utf8.RuneCountInString(low) > 2 || f.lang.Rarity(low) >= nameRarity)
	if role[1] == 0 || !full && !f.data.Surnames[low] && !f.unknownWord(low) {
		return nil
	}
	m := f.attached(p, t, t+1, low, parallax.Person)
	m.role, m.titled = role, true
	return m
}

// unknownWord reports whether a word may be a foreign name: it is rare, has no particle and is not cut into anything known.
func (f *nameFinder) unknownWord(low string) bool {
	return utf8.RuneCountInString(low) >= 2 && f.lang.Rarity(low) >= nameRarity && !f.endsLikeOrganisation(low) && f.lang.Bare(low) == low && !f.data.IsRole(low) && alphabetic(low)
}

// nameWithTitle reads a title written together with the name: "김씨는", "김민수씨가".
func (f *nameFinder) nameWithTitle(p *passage, _ *sentence, t int) *mention {
	for _, stem := range f.stems(p.folded[t]) {
		best := "" // without the longest title: "스님" of "김스님", not "님"
		for title := range f.data.TitlesAfter {
			name, ok := strings.CutSuffix(stem, title)
			if ok && (best == "" || len(name) < len(best)) && (f.data.Surnames[name] || f.fullName(name)) && f.lang.Rarity(stem) > commonRarity {
				best = name
			}
		}
		if best != "" {
			m := f.attached(p, t, t+1, best, parallax.Person)
			m.titled = true
			return m
		}
	}
	return nil
}

// nameBehindRole reads "대변인 김민수는": a rare word of a surname and two characters behind a role.
func (f *nameFinder) nameBehindRole(p *passage, s *sentence, t int) *mention {
	if t == s.first || !f.data.IsRole(p.folded[t-1]) || p.tokens[t-1].Kind != language.Word {
		return nil
	}
	for _, stem := range f.stems(p.folded[t]) {
		if f.fullName(stem) && utf8.RuneCountInString(stem) >= 3 && f.lang.Rarity(stem) > nameRarity && !f.data.IsRole(stem) {
			m := f.attached(p, t, t+1, stem, parallax.Person)
			m.role, m.titled = [2]int{p.tokens[t-1].Start, p.tokens[t-1].End}, true
			return m
		}
	}
	return nil
}

// givenAttached reads a surname and a given name of the lists: "김민수가".
func (f *nameFinder) givenAttached(p *passage, _ *sentence, t int) *mention {
	for _, stem := range f.stems(p.folded[t]) {
		for i := range stem {
			if i > 0 && f.data.Surnames[stem[:i]] && (f.data.GivenMale[stem[i:]] || f.data.GivenFemale[stem[i:]]) && utf8.RuneCountInString(stem[i:]) == 2 {
				m := f.attached(p, t, t+1, stem, parallax.Person)
				m.sex = f.lang.Sex(stem[i:])
				return m
			}
		}
	}
	return nil
}

// foreignAttached reads a foreign given name of the lists and the names behind it: "도널드 트럼프는".
func (f *nameFinder) foreignAttached(p *passage, s *sentence, t int) *mention {
	low := p.folded[t]
	if !f.lang.IsGiven(low) {
		return nil
	}
	k := t + 1
	for k < min(s.last, t+maxNameWords-1) && p.tokens[k].Kind == language.Word && f.lang.IsGiven(p.folded[k]) {
		k++
	}
	if k >= s.last || p.tokens[k].Kind != language.Word {
		return nil
	}
	for _, stem := range f.stems(p.folded[k]) {
		if f.data.IsRole(stem) || f.lang.IsStop(stem) || f.data.IsPlace(stem) {
			return nil
		}
	}
	stem := f.bareOf(p, k)
	if f.lang.Rarity(p.folded[k]) >= nameRarity && f.lang.BareOnce(p.folded[k]) == p.folded[k] {
		stem = p.folded[k]
	}
	m := f.attached(p, t, k+1, stem, parallax.Person)
	m.sex = f.lang.Sex(low)
	if role := f.roleBehind(p, s, k+1); role[1] > 0 && stem == p.folded[k] {
		m.role, m.titled = role, true
	}
	if utf8.RuneCountInString(low) == 1 && !m.titled {
		return nil // "존" is a word too
	}
	return m
}

// endOf gives the byte behind a folded stem of token t.
func (f *nameFinder) endOf(p *passage, t int, stem string) int {
	if low := p.folded[t]; len(low) == p.tokens[t].End-p.tokens[t].Start && strings.HasPrefix(low, stem) {
		return p.tokens[t].Start + len(stem)
	}
	return p.tokens[t].End
}

// attached makes a mention of the tokens [first, last) of which the last has a folded stem.
func (f *nameFinder) attached(p *passage, first, last int, stem string, kind parallax.NameType) *mention {
	m := &mention{passage: p, first: first, last: last, start: p.tokens[first].Start, end: f.endOf(p, last-1, stem), kind: kind, sure: true}
	m.words = strings.Fields(p.text[m.start:m.end])
	return m
}

// joinSurnames gives a surname that stands alone before a role the full name of the last person before it who has that surname, or
// the first after it; a surname that is a small word too ("이", this) is no name without one.
func (f *nameFinder) joinSurnames(all []*mention) []*mention {
	return slices.DeleteFunc(all, func(m *mention) bool {
		if m.kind != parallax.Person || len(m.words) != 1 || !f.data.Surnames[m.words[0]] {
			return false
		}
		var best *mention
		for _, o := range all {
			if o.kind == parallax.Person && len(o.words) == 1 && o.words[0] != m.words[0] && strings.HasPrefix(o.words[0], m.words[0]) && f.fullName(o.words[0]) && (best == nil || before(o, m)) {
				best = o
			}
		}
		if best != nil {
			m.canonical = best.text()
		}
		return best == nil && f.lang.IsStop(m.words[0])
	})
}
