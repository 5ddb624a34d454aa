package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// caselessNames appends the names of a text in a script without capitals: people by their titles,
// surnames, given names or the dots in them, places that are known or end like one, organisations
// by their first or last word. What has none of these is left alone.
func (d *document) caselessNames(script string) {
	f := newNameFinder(d)
	find := func(p *passage, s *sentence) []*mention {
		switch script {
		case "spaced":
			return f.spacedNames(p, s)
		case "attached":
			return f.attachedNames(p, s)
		}
		c := characterNames{nameFinder: f, p: p, at: s.start, end: s.end}
		return c.find()
	}
	all := d.eachSentence(find)
	if script == "spaced" && f.learnSurnames(all) { // again, now that they are known alone
		all = d.eachSentence(find)
	}
	if script == "attached" {
		all = f.joinSurnames(all)
	}
	f.join(all)
	d.addNames(all)
}

// eachSentence gives the mentions that find gives of every sentence.
func (d *document) eachSentence(find func(*passage, *sentence) []*mention) []*mention {
	var out []*mention
	for _, p := range d.passages {
		for i := range p.sentences {
			out = append(out, find(p, &p.sentences[i])...)
		}
	}
	return out
}

// learnSurnames notes the last words of people with more than one name as names by themselves, where they are rare and no
// given names; it reports whether there are any. Only in languages where the word behind a given name is the surname.
func (f *nameFinder) learnSurnames(all []*mention) (learned bool) {
	if !f.data.SurnameFollows {
		return false
	}
	for _, m := range all {
		last := m.surname()
		if m.kind == parallax.Person && len(m.words) > 1 && !f.lang.IsGiven(last) && (f.data.Surnames[last] || f.lang.Rarity(last) >= rareName) && f.proper[last] == "" {
			f.proper[last], learned = parallax.Person, true
		}
	}
	return learned
}

// characterNames finds the names of one sentence that is written without spaces.
type characterNames struct {
	*nameFinder
	p       *passage
	at, end int // bytes of the sentence that are still to be read
	out     []*mention
}

// maxWord is how many characters a word of the lists has at most, maxStem how many may stand before an ending.
const (
	maxWord = 8
	maxStem = 8
)

// find reads the sentence segment by segment: what stands between marks, particles and words that are part of no name.
func (c *characterNames) find() []*mention {
	for c.at < c.end {
		r, size := utf8.DecodeRuneInString(c.p.text[c.at:c.end])
		if !ideographic(r) && !unicode.In(r, unicode.Katakana) {
			c.at += size
			continue
		}
		if n := c.stopAt(c.at); n > 0 {
			c.at += n
			continue
		}
		end := c.segmentEnd(c.at)
		c.segment(c.at, end)
		c.at = end
	}
	return c.out
}

// segmentEnd gives where the segment that begins at byte i ends.
func (c *characterNames) segmentEnd(i int) int {
	first, _ := utf8.DecodeRuneInString(c.p.text[i:])
	kana := !ideographic(first)
	for k := i; k < c.end; {
		r, size := utf8.DecodeRuneInString(c.p.text[k:c.end])
		switch dot := c.isDot(r); {
		case dot || kana && r == 'ー':
		case kana == ideographic(r) || !ideographic(r) && !unicode.In(r, unicode.Katakana), k > i && c.stopAt(k) > 0:
			return k
		}
		k += max(size, c.wholeAt(k))
	}
	return c.end
}

// stopAt gives the length of the word at byte i that is part of no name; 0 when none is or a longer known one begins there.
func (c *characterNames) stopAt(i int) int {
	n := c.prefix(c.p.text[i:c.end], c.data.NameStops)
	if n == 0 || c.wholeAt(i) > n {
		return 0
	}
	return n
}

// wholeAt gives the length of the role, place, organisation or ending of one that begins at byte i.
func (c *characterNames) wholeAt(i int) int {
	text := c.p.text[i:c.end]
	n := max(c.prefix(text, c.data.Roles), c.known(text, c.data.IsPlace), c.known(text, c.lang.IsOrganisation))
	for _, end := range c.data.OrganisationEndings {
		if len(end) > n && strings.HasPrefix(text, end) {
			n = len(end)
		}
	}
	return n
}

// known gives the length of the longest known name that a text begins with.
func (c *characterNames) known(text string, is func(string) bool) int {
	best, n := 0, 0
	for i, r := range text {
		if n++; n > maxWord {
			break
		}
		if end := i + utf8.RuneLen(r); is(text[:end]) {
			best = end
		}
	}
	return best
}

// segment reads one segment from left to right.
func (c *characterNames) segment(from, to int) {
	if c.dotted(from, to) || c.foreign(from, to) {
		return
	}
	fresh := true // what came before is known, so that a stem may begin here
	for i := from; i < to; {
		rest := c.p.text[i:to]
		if n := c.organisationAt(rest, fresh); n > 0 {
			i += c.add(i, i+n, parallax.Organisation, 0, 0)
		} else if n := c.placeAt(rest, fresh); n > 0 {
			i += c.add(i, i+n, parallax.Place, 0, 0)
		} else if n, role := c.roleAfter(i, to); n > 0 {
			c.add(i, i+n, parallax.Person, i+n, i+n+role)
			i += n + role
		} else if n := c.prefix(rest, c.data.Roles); n > 0 {
			if person := c.personAt(i+n, to); person > 0 {
				c.add(i+n, i+n+person, parallax.Person, i, i+n)
				n += person
			}
			i, fresh = i+n, false
			continue
		} else if person := c.personAt(i, to); i == from && person > 0 && c.spoken(i+person) {
			i += c.add(i, i+person, parallax.Person, 0, 0)
		} else {
			_, size := utf8.DecodeRuneInString(rest)
			i, fresh = i+size, false
			continue
		}
		fresh = true
	}
}

// add notes a name and gives its length.
func (c *characterNames) add(start, end int, kind parallax.NameType, roleStart, roleEnd int) int {
	m := &mention{passage: c.p, first: c.p.tokenAt(start), last: c.p.tokenAt(end-1) + 1, start: start, end: end,
		words: []string{c.p.text[start:end]}, kind: kind, sure: true, role: [2]int{roleStart, roleEnd}, titled: roleEnd > roleStart}
	c.out = append(c.out, m)
	return end - start
}

// dotted reads a foreign name with dots between its parts, "ジョン・スミス", with the title behind it.
func (c *characterNames) dotted(from, to int) bool {
	text := c.p.text[from:to]
	if strings.IndexFunc(text, c.isDot) <= 0 {
		return false
	}
	start := from
	for i := from; i < to && !c.isDot(firstRuneOf(c.p.text[i:])); { // the role that stands before it
		if n := c.prefix(c.p.text[i:to], c.data.Roles); n > 0 {
			start = i + n
			i += n
			continue
		}
		i += utf8.RuneLen(firstRuneOf(c.p.text[i:]))
	}
	role := c.prefix(c.p.text[to:c.end], c.data.TitlesAfter)
	if role == 0 {
		role = c.prefix(c.p.text[to:c.end], c.data.Roles)
	}
	switch {
	case role > 0:
		c.add(start, to, parallax.Person, to, to+role)
	case start > from:
		c.add(start, to, parallax.Person, from, start)
	default:
		c.add(start, to, parallax.Person, 0, 0)
	}
	return true
}

// foreign reads a segment in kana with the title or the ending of an organisation behind it: "スミス氏", "オルラ新聞".
func (c *characterNames) foreign(from, to int) bool {
	if ideographic(firstRuneOf(c.p.text[from:])) || c.data.IsPlace(c.p.text[from:to]) {
		return false
	}
	rest := c.p.text[to:c.end]
	if n := max(c.prefix(rest, c.data.TitlesAfter), c.prefix(rest, c.data.Roles)); n > 0 && utf8.RuneCountInString(c.p.text[from:to]) > 1 {
		c.add(from, to, parallax.Person, to, to+n)
		return true
	}
	longest := 0
	for _, end := range c.data.OrganisationEndings {
		if strings.HasPrefix(rest, end) {
			longest = max(longest, len(end))
		}
	}
	if longest > 0 {
		c.add(from, to+longest, parallax.Organisation, 0, 0)
	}
	return longest > 0
}

// organisationAt gives the length of the organisation that a text begins with: a known one, or where a stem may begin one of two characters or more and an ending.
func (c *characterNames) organisationAt(text string, fresh bool) int {
	best, n := c.known(text, c.lang.IsOrganisation), 0
	if !fresh || c.prefix(text, c.data.Roles) > 0 {
		return best
	}
	for i := range text {
		if n > maxStem {
			break
		}
		if n >= 2 {
			for _, end := range c.data.OrganisationEndings {
				if strings.HasPrefix(text[i:], end) {
					best = max(best, i+len(end))
				}
			}
		}
		if n > 0 && c.prefix(text[i:], c.data.Roles) > 0 {
			break // "外交部|发言人"
		}
		n++
	}
	return best
}

// placeAt gives the length of the known place, or where a stem may begin of one of two or three characters and an ending, that a text begins with.
func (c *characterNames) placeAt(text string, fresh bool) int {
	if n := c.known(text, c.data.IsPlace); n > 0 || !fresh {
		return n
	}
	n := 0
	for i := range text {
		if c.prefix(text[i:], c.data.Roles) > 0 {
			return 0 // "田中|市長"
		}
		if n == 2 || n == 3 {
			for _, end := range c.data.PlaceEndings {
				if strings.HasPrefix(text[i:], end) {
					return i + len(end)
				}
			}
		}
		n++
	}
	return 0
}

// roleAfter reads a name of one to four characters from byte i and the title or role behind it, "田中市長", "佐藤さん": their lengths; zeros when there is none.
func (c *characterNames) roleAfter(i, to int) (name, role int) {
	n := 0
	for k := i; k <= to && n <= 4; n++ {
		if n > 0 {
			role = c.prefix(c.p.text[k:c.end], c.data.TitlesAfter)
			if role == 0 && (len(c.data.Surnames) == 0 && k < to || c.surnameAt(c.p.text[i:k]) > 0) {
				role = c.prefix(c.p.text[k:to], c.data.Roles)
			}
			if role > 0 && (len(c.data.Surnames) == 0 || c.surnameAt(c.p.text[i:k]) > 0) && !c.data.RoleWords[c.p.text[i:k]] && c.prefix(c.p.text[i:], c.data.Roles) == 0 {
				return k - i, role
			}
		}
		if k == to {
			break
		}
		k += utf8.RuneLen(firstRuneOf(c.p.text[k:]))
	}
	return 0, 0
}

// surnameAt gives the length of the surname that a text begins with.
func (c *characterNames) surnameAt(text string) int { return c.prefix(text, c.data.Surnames) }

// personAt gives the length of a surname and a given name of one or two characters from byte i: up to the end of
// the segment, or before a verb of saying in it.
func (c *characterNames) personAt(i, to int) int {
	n := c.surnameAt(c.p.text[i:to])
	if n == 0 || n == to-i {
		return 0
	}
	k := i + n
	for given := 0; given < 2 && k < to; given++ {
		k += utf8.RuneLen(firstRuneOf(c.p.text[k:]))
		if k == to || c.verbAt(k) {
			return k - i
		}
	}
	return 0
}

// spoken reports whether a verb of saying stands at byte i, a word for a time before it aside, so that what stands before is who says so.
func (c *characterNames) spoken(i int) bool {
	for range 2 {
		if c.verbAt(i) {
			return true
		}
		i += c.stopAt(i)
	}
	return c.verbAt(i)
}

func (c *characterNames) verbAt(i int) bool {
	_, n := c.lang.Cues().LongestVerbAt(c.p.text[i:c.end], false)
	return n > 0
}

// prefix gives the length of the longest word of a set that a text begins with.
func (c *characterNames) prefix(text string, set language.Set) int {
	best, n := 0, 0
	for i, r := range text {
		if n++; n > maxWord {
			break
		}
		if end := i + utf8.RuneLen(r); set[text[:end]] {
			best = end
		}
	}
	return best
}

func (c *characterNames) isDot(r rune) bool {
	for _, dot := range c.data.NameDots {
		if dot == string(r) {
			return true
		}
	}
	return false
}

func firstRuneOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// ideographic reports whether a letter is a Chinese character.
func ideographic(r rune) bool { return unicode.In(r, unicode.Han) }
