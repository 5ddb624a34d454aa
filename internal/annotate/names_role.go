package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// cutRole takes titles and roles off the front of the capitalised run [first, last), notes
// them on the mention and gives where the name itself begins; last when the run is all role.
// "US Secretary of State Marco Rubio" begins at "Marco".
func (f *nameFinder) cutRole(m *mention, s *sentence, first, last int) int {
	if f.opensBeforeName(m.passage, s, first, last) {
		first++
	}
	p, start, role := m.passage, first, -1
	for t := first; t < last; t++ {
		low := p.folded[t]
		switch {
		case f.isTitle(low) && (t == first || utf8.RuneCountInString(low) > 1 || !capital(p.word(t))) && !f.initials(p, t, last):
			m.titled, start = true, t+1
			f.takeSex(m, low)
		case f.isRole(bare(low)) && !(t == last-1 && t > first && role < 0 && f.organisationEnds(p, first, last)):
			role, start = t, t+1
			f.takeSex(m, bare(low))
		case p.word(t) == "." && start == t:
			start = t + 1
		}
	}
	if role < 0 {
		return f.afterSmallRole(m, s, start, last)
	}
	start = f.afterRole(p, role+1, start, last)
	if start < last && language.Possessive(p.word(role)) > 0 {
		return start
	}
	m.titled = m.titled || start < last
	m.role = [2]int{p.tokens[first].Start, p.tokens[start-1].End}
	if start == last {
		return last
	}
	f.roleBack(m, s, first)
	return start
}

// initials reports whether token t is a capital letter with another initial behind it: "J. P."
func (f *nameFinder) initials(p *passage, t, last int) bool {
	return utf8.RuneCountInString(p.word(t)) == 1 && t+2 < last && utf8.RuneCountInString(p.word(t+2)) == 1
}

// opensBeforeName reports whether the first word of a run only opens the sentence, with a
// given name and a surname after it: "Yesterday Jan Doe".
func (f *nameFinder) opensBeforeName(p *passage, s *sentence, first, last int) bool {
	low := p.folded[first]
	if last-first >= 3 && f.data.IsPlace(p.folded[first]+" "+p.folded[first+1]) {
		return false // "New York ...", whatever York is besides
	}
	return last-first >= 3 && f.opens(p, s, first) && f.lang.IsGiven(p.folded[first+1]) && p.tokens[first+2].Kind == language.Word &&
		!f.known(low) && !f.isRole(low) && !f.isTitle(low) && !f.data.RoleWords[low] && f.inner[low] == 0 && !innerCapital(p.word(first))
}

// innerCapital reports whether a word has a capital behind small letters, as only names do: "LuEve Marie Brenner".
func innerCapital(w string) bool {
	small := false
	for _, r := range w {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = small || unicode.IsLower(r)
	}
	return false
}

// afterSmallRole cuts what a role in small letters before the run governs off a run that
// holds a given name: Italian "ministro dell'Interno Marco Neri" begins at "Marco".
func (f *nameFinder) afterSmallRole(m *mention, s *sentence, first, last int) int {
	p := m.passage
	if first == s.first || first >= last || !f.isRole(p.folded[first-1]) {
		return first
	}
	for g := first; g+1 < last; g++ {
		if f.lang.IsGiven(p.folded[g]) {
			if g > first {
				m.titled = true
				m.role = [2]int{p.tokens[first-1].Start, p.tokens[g-1].End}
				f.takeSex(m, p.folded[first-1])
			}
			return g
		}
	}
	return first
}

// organisationEnds reports whether the last words of a run, a role among them, name an organisation.
func (f *nameFinder) organisationEnds(p *passage, first, last int) bool {
	return f.lang.IsOrganisation(p.text[p.tokens[first].Start:p.tokens[last-1].End])
}

// afterRole skips what a role governs ("of State", "for Foreign Affairs") and gives where the
// name begins: at the first given name after it, else after one capitalised word.
func (f *nameFinder) afterRole(p *passage, t, start, last int) int {
	if start > t {
		t = start
	}
	if t >= last {
		return t
	}
	if capital(p.word(t)) {
		for g := t + 1; g+1 < last && !f.lang.IsGiven(p.folded[t]); g++ {
			if f.lang.IsGiven(p.folded[g]) && p.tokens[g-1].Kind == language.Word {
				return g // "Trenér Sparty Milan Kos"
			}
		}
		return t
	}
	for g := t + 1; g < last; g++ {
		if f.lang.IsGiven(p.folded[g]) && g+1 < last {
			return g
		}
	}
	for t < last && !capital(p.word(t)) {
		t++
	}
	return min(t+1, last)
}

// takeSex notes what a title or role tells of the sex.
func (f *nameFinder) takeSex(m *mention, low string) {
	cues := f.lang.Cues()
	switch {
	case f.data.FemaleTitles[low] || cues.Female[low] || f.isRole(low) && f.data.IsFemaleRole(low):
		m.sex = 'f'
	case f.data.MaleTitles[low] || cues.Male[low]:
		m.sex = 'm'
	}
}

// lookBefore notes a role in small letters before the name: "foreign minister Jane Doe",
// "the former secretary of state Jane Doe", and whether a determiner stands there.
func (f *nameFinder) lookBefore(m *mention, s *sentence) {
	p := m.passage
	if t := m.first - 1; m.role[1] == 0 && t >= s.first && !f.data.Inside[p.folded[t]] { // after "of" it is what the role governs
		f.roleBack(m, s, m.first)
	}
	t := m.first - 1
	if t > s.first && p.word(t) == "." {
		t--
	}
	if t >= s.first && f.isTitle(bare(p.folded[t])) { // "l'avv. Doe", "pan Doe"
		m.titled = true
		f.takeSex(m, bare(p.folded[t]))
	}
	if t := m.first - 1; t >= s.first {
		m.introduced = f.det[p.folded[t]] && !m.titled
	}
}

// roleBack extends the role of a mention backwards from token t over small role words, and
// over the demonyms and organisations among them.
func (f *nameFinder) roleBack(m *mention, s *sentence, t int) {
	p, head, start := m.passage, m.role[1] > 0, t
	for t--; t >= s.first && start-t <= 8; t-- {
		low := bare(p.folded[t])
		switch {
		case p.tokens[t].Kind == language.Punct:
			if p.word(t) == "." && t > s.first && f.isRole(p.folded[t-1]) {
				continue // "Gen. Doe"
			}
			t = s.first // nothing further back belongs to it
		case f.isRole(low):
			head = true
			f.takeSex(m, low)
			start = t
		case head && (f.data.RoleWords[low] || f.data.Demonym(low) != "" || capital(p.word(t)) && !f.opens(p, s, t) || language.Possessive(p.word(t)) > 0 && capital(p.word(t))):
			start = t
		case !head && (f.data.RoleWords[low] || f.data.Inside[low] || f.data.Demonym(low) != "") && f.roleOf(p, s, t):
			// "secretary of state", met from its end
		default:
			t = s.first
		}
	}
	if !head {
		return
	}
	for start < m.first && (f.data.Inside[p.folded[start]] || f.det[p.folded[start]]) {
		start++
	}
	if start >= m.first {
		return
	}
	m.titled = true
	end := m.role[1]
	if end == 0 {
		end = p.tokens[m.first-1].End
		if m.first == 0 || end > m.start {
			return
		}
	}
	m.role = [2]int{p.tokens[start].Start, end}
}

// roleOf reports whether token t stands in the complement of a role: "state" in "secretary of state".
func (f *nameFinder) roleOf(p *passage, s *sentence, t int) bool {
	for k := t - 1; k >= s.first && t-k <= 3; k-- {
		if f.isRole(p.folded[k]) {
			return true
		}
		if p.tokens[k].Kind == language.Punct {
			return false
		}
	}
	return false
}

// apposedWords is how many words of an apposition are looked at for the head of a role.
const apposedWords = 6

// lookAfter notes a role set off by a comma after the name, ", the secretary of defence,", and
// an abbreviation in brackets, "(AFU)".
func (f *nameFinder) lookAfter(m *mention, s *sentence) {
	p, t := m.passage, m.last
	if t >= s.last || m.end != p.tokens[m.last-1].End || p.word(t) != "," || m.role[1] > 0 {
		return
	}
	first := t + 1
	for first < s.last && f.det[p.folded[first]] {
		first++
	}
	head := -1
	end := first
	for ; end < s.last && end < first+16; end++ {
		if p.tokens[end].Kind == language.Punct {
			if w := p.word(end); w == "," || w == "." || w == ";" || w == "(" || !joinsWords(w) {
				break
			}
			continue
		}
		low := bare(p.folded[end])
		if head < 0 && f.isRole(low) {
			head = end
			f.takeSex(m, low)
		}
		if head < 0 && (end-first >= apposedWords || f.lang.Cues().Relatives[low] || len(f.lang.Cues().VerbsAt(low)) > 0) {
			return
		}
	}
	if head < 0 || end <= first || end < s.last && p.word(end) != "," && p.word(end) != "." && p.word(end) != "(" {
		return
	}
	m.titled = m.titled || len(m.words) > 1 && m.kind != parallax.Organisation
	m.role = [2]int{p.tokens[first].Start, p.tokens[end-1].End}
}

// joinsWords reports whether punctuation may stand inside a role.
func joinsWords(w string) bool {
	return w == "-" || w == "'" || w == "’" || w == "/" || w == "&" || w == "."
}

// abbreviation gives the token of an abbreviation in brackets right after a mention, -1 when there is none.
func (f *nameFinder) abbreviation(m *mention) int {
	p, t := m.passage, m.last
	if t+2 >= len(p.tokens) || p.word(t) != "(" || p.word(t+2) != ")" || !acronym(p.word(t+1)) {
		return -1
	}
	initials := ""
	for _, w := range m.words {
		r, _ := utf8.DecodeRuneInString(w)
		initials += strings.ToLower(string(r))
	}
	short := strings.ToLower(strings.ReplaceAll(p.word(t+1), ".", ""))
	n := 0
	for _, r := range short { // most of its letters are initials, in order
		if i := strings.IndexRune(initials, r); i >= 0 {
			initials, n = initials[i+1:], n+1
		}
	}
	if n < 2 || n < utf8.RuneCountInString(short)-1 {
		return -1
	}
	return t + 1
}
