package annotate

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// join gives every mention the fullest form its name has in the article. A surname alone, with
// or without a title, takes the last full name before it with that surname whose sex does not
// contradict its title; two full names join only when their given names agree.
func (f *nameFinder) join(all []*mention) {
	f.joinAbbreviations(all)
	full, byFirst := fullNames(all), firstWords(all)
	forget(full, all)
	for _, m := range all {
		if m.canonical != "" {
			continue
		}
		m.canonical = m.text()
		if len(m.words) > 1 {
			if best := fullest(full, m); best != nil {
				m.canonical = best.text()
			}
			continue
		}
		if whole := wholeOf(m, full, byFirst); whole != nil {
			m.canonical, m.kind, m.sure = whole.canonicalOr(), whole.kind, true
			if m.sex == 0 {
				m.sex = whole.sex
			}
		}
	}
	settle(all)
}

func (m *mention) canonicalOr() string {
	if m.canonical != "" {
		return m.canonical
	}
	return m.text()
}

// fullNames gives the people with more than one word, by folded surname.
func fullNames(all []*mention) map[string][]*mention {
	out := map[string][]*mention{}
	for _, m := range all {
		if m.kind == parallax.Person && len(m.words) > 1 {
			list := out[m.surname()]
			if n := len(list); n > 0 && list[n-1].text() == m.text() && list[n-1].passage == m.passage {
				continue // the same person again: an article may name one a thousand times
			}
			out[m.surname()] = append(list, m)
		}
	}
	return out
}

// forget takes out of the full names those of a younger person of the name, "Jonas Rehn Jr", where the surname with a title or
// an office, or another full name with it, stands in the text before: that is another's, "President Rehn". A surname alone may be theirs.
func forget(full map[string][]*mention, all []*mention) {
	first := map[string]*mention{}
	for _, m := range all {
		other := m.kind == parallax.Person && (m.titled || m.role[1] > m.role[0] || len(m.words) > 1) && !generation(m.words)
		if other && m.passage.field == parallax.FieldText && first[m.surname()] == nil {
			first[m.surname()] = m
		}
	}
	for surname, list := range full {
		i := slices.IndexFunc(list, func(o *mention) bool { return generation(o.words) })
		if i >= 0 && first[surname] != nil && first[surname].passage == list[i].passage && first[surname].start < list[i].start {
			full[surname] = slices.DeleteFunc(list, func(o *mention) bool { return generation(o.words) })
		}
	}
}

// fullest gives the longest full name that has the surname of m and a given name that agrees; nil when there is none.
func fullest(full map[string][]*mention, m *mention) *mention {
	var best *mention
	for _, o := range full[m.surname()] {
		if m.kind == parallax.Person && (sameGiven(o.words[0], m.words[0]) || shortFor(o, m)) && (best == nil || len(o.text()) > len(best.text())) {
			best = o
		}
	}
	return best
}

// besides is how near each other, in bytes, two names stand that are told apart there: "Ed Karr met Edward Karr".
const besides = 40

// shortFor reports whether of two full names with one surname one has the short form of the other's given name, and nothing tells them
// apart: neither is of a generation, "Sr", nor do they stand beside each other.
func shortFor(o, m *mention) bool {
	return language.ShortForm(o.words[0], m.words[0]) && !generation(o.words) && !generation(m.words) &&
		!(o.passage == m.passage && max(o.start-m.end, m.start-o.end) < besides)
}

// sameGiven reports whether two given names agree: equal, or one the initial of the other.
func sameGiven(a, b string) bool {
	a, b = language.Fold(a), language.Fold(b)
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) == 1 && b[:1] == a
}

// firstWords gives the people and organisations of more than one word, by folded first word.
func firstWords(all []*mention) map[string][]*mention {
	out := map[string][]*mention{}
	for _, m := range all {
		if len(m.words) > 1 && m.kind != parallax.Place && m.kind != parallax.OtherName {
			first := language.Fold(m.words[0])
			out[first] = append(out[first], m)
		}
	}
	return out
}

// wholeOf gives the mention of several words that the single word m stands for: a person by
// surname, or by given name when only one has it, else an organisation by its first word.
func wholeOf(m *mention, full, byFirst map[string][]*mention) *mention {
	var best *mention
	for _, o := range full[m.surname()] {
		if m.sex != 0 && o.sex != 0 && m.sex != o.sex {
			continue
		}
		if best == nil || before(o, m) {
			best = o // the last one before m, or the first after it
		}
	}
	if best != nil {
		if long := fullest(full, best); long != nil {
			return long
		}
		return best
	}
	if m.sure && m.kind == parallax.Place || m.titled {
		return nil
	}
	for _, o := range byFirst[m.surname()] {
		if best != nil && best.text() != o.text() {
			return nil // two could be meant
		}
		best = o
	}
	return best
}

// before reports whether o stands before m; a title stands before the text.
func before(o, m *mention) bool {
	if o.passage != m.passage {
		return o.passage.field == parallax.FieldTitle
	}
	return o.start < m.start
}

// joinAbbreviations gives abbreviations that are introduced in brackets the name they stand for.
func (f *nameFinder) joinAbbreviations(all []*mention) {
	short := map[string]*mention{}
	for _, m := range all {
		if len(m.words) < 2 {
			continue
		}
		if t := f.abbreviation(m); t >= 0 {
			m.kind, m.sure = parallax.Organisation, true
			short[m.passage.word(t)] = m
		}
	}
	for _, m := range all {
		if o := short[m.text()]; o != nil && m != o {
			m.canonical, m.kind, m.sure = o.text(), o.kind, true
		}
	}
}

// settle gives mentions of one canonical name one type: that of a sure mention, else the
// commonest guess that is not other.
func settle(all []*mention) {
	kind := map[string]parallax.NameType{}
	count := map[string]map[parallax.NameType]int{}
	for _, m := range all {
		if m.sure && m.kind != parallax.OtherName {
			if _, ok := kind[m.canonical]; !ok || m.titled {
				kind[m.canonical] = m.kind
			}
		}
		if count[m.canonical] == nil {
			count[m.canonical] = map[parallax.NameType]int{}
		}
		count[m.canonical][m.kind]++
	}
	for _, m := range all {
		if k, ok := kind[m.canonical]; ok {
			m.kind = k
			continue
		}
		c := count[m.canonical]
		for _, k := range []parallax.NameType{parallax.Person, parallax.Place, parallax.Organisation} {
			if c[k] > c[m.kind] || m.kind == parallax.OtherName && c[k] > 0 {
				m.kind = k
			}
		}
	}
}
