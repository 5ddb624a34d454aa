package annotate

import (
	"cmp"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	// looseWords is the number of words from which a quotation without cue or speaker is
	// reported: shorter ones are scare quotes, titles and nicknames.
	looseWords = 8
	// aloneWords is the same for a quotation that is a whole sentence.
	aloneWords = 5
	// pronounReach is how many paragraphs back the person a pronoun stands for may be named.
	pronounReach = 4
)

// leftovers deals with the quotations no cue was found for: one that follows an utterance in
// its paragraph, or continues it in the next, goes on with it; a long one stands alone; a short one is dropped.
func (f *speechFinder) leftovers() {
	f.markUsed()
	for i, q := range f.regions {
		if q.by != nil || f.words(q) == 0 || f.isTitle(q) {
			continue
		}
		if v := f.continued(i); v != nil {
			v.content = append(v.content, extent{q.open, q.close})
			q.by = v
			continue
		}
		if n := f.words(q); n < aloneWords || n < looseWords && !f.alone(q) {
			continue
		}
		v := &utterance{by: byMarks, strength: "said", begin: q.open, content: []extent{{q.open, q.close}}, unit: f.unitAt(q.open)}
		v.source = f.sourceBeside(q)
		q.by = v
		f.found = append(f.found, v)
	}
	f.owners()
}

// markUsed notes the quotations that lie in what somebody said.
func (f *speechFinder) markUsed() {
	for _, v := range f.found {
		for _, c := range v.content {
			first, _ := slices.BinarySearchFunc(f.regions, c.start+1, func(q *quoted, i int) int { return cmp.Compare(q.close, i) })
			for _, q := range f.regions[first:] {
				if q.open >= c.end {
					break
				}
				q.by = v
			}
		}
	}
}

// continued gives the utterance that quotation i goes on with; nil when there is none. That is
// the one before it in its paragraph when nothing but that one's cue stands between, or the
// one of the paragraph before when its mark was left open.
func (f *speechFinder) continued(i int) *utterance {
	q := f.regions[i]
	if i == 0 {
		return nil
	}
	prev := f.regions[i-1]
	for k := i - 2; k >= 0 && prev.by == nil && f.isTitle(prev) && f.regions[k].paragraph == prev.paragraph; k-- {
		prev = f.regions[k] // what stands between was no utterance
	}
	v := prev.by
	if v == nil {
		return nil
	}
	if prev.unclosed && q.paragraph == prev.paragraph+1 {
		return v
	}
	u := f.unitAt(q.open)
	if q.paragraph == prev.paragraph && u >= 0 && f.startsUnit(u, q) && f.unitAt(prev.open) >= u-1 && !f.turns(v, q) {
		return v
	}
	return nil
}

// turns reports whether another person acts between the cue of an utterance and a quotation after
// it, so that the quotation may be the other's: “...,” Doe said, and her husband cut in. “...”
func (f *speechFinder) turns(v *utterance, q *quoted) bool {
	from := max(v.cue.end, v.source.end)
	if from == 0 || from > q.open {
		return false
	}
	for t := f.p.tokenAt(from); t+2 < len(f.p.tokens) && f.p.tokens[t].Start < q.open; t++ {
		if f.region[t] == 0 && f.p.word(t) == "," && f.cues.Coordinators[f.p.folded[t+1]] && (f.cues.Possessives[f.p.folded[t+2]] || f.named[t+2]) {
			return true
		}
	}
	return false
}

// startsUnit reports whether a quotation opens a unit that holds no cue of its own.
func (f *speechFinder) startsUnit(u int, q *quoted) bool {
	if f.units[u].cues > 0 {
		return false
	}
	return q.open <= f.p.tokens[f.units[u].first].Start
}

// utteranceReach is how many utterances back one that holds a quotation is looked for.
const utteranceReach = 8

// utteranceOf gives the last utterance found so far whose content holds the quotation; nil when none does.
func (f *speechFinder) utteranceOf(q *quoted) *utterance {
	for i := len(f.found) - 1; i >= max(0, len(f.found)-utteranceReach); i-- {
		for _, c := range f.found[i].content {
			if c.start <= q.open && q.close <= c.end || c.start == q.open {
				return f.found[i]
			}
		}
	}
	return nil
}

func (f *speechFinder) unitAt(i int) int {
	k, _ := slices.BinarySearchFunc(f.units, i+1, func(u unit, i int) int { return cmp.Compare(u.end, i) })
	if k < len(f.units) && f.units[k].start <= i {
		return k
	}
	return -1
}

// alone reports whether a quotation is a sentence of its own: it opens a unit or follows a colon, and reads as an utterance.
func (f *speechFinder) alone(q *quoted) bool {
	i := f.unitAt(q.open)
	t := f.p.tokenAt(q.open)
	return i >= 0 && f.fullQuote(q) && (t <= f.units[i].first || f.p.word(t-1) == ":")
}

// titleWords is the most words of what is taken for the title of a work by its capitals.
const titleWords = 8

// isTitle reports whether a quotation is the title of a work or a nickname: two words or more, all
// of four letters and more capitalised, none of them in capitals.
func (f *speechFinder) isTitle(q *quoted) bool {
	if f.names.NounsCapitalised {
		return false
	}
	words, long := 0, 0
	for t := f.p.tokenAt(q.start); t < len(f.p.tokens) && f.p.tokens[t].Start < q.end; t++ {
		w := f.p.word(t)
		if f.p.tokens[t].Kind != language.Word {
			continue
		}
		words++
		if len(w) >= 4 || words == 1 {
			if !capital(w) || len(w) > 3 && w == upper(w) {
				return false
			}
			long++
		} else if capital(w) {
			long++
		}
	}
	body := f.p.text[q.start:q.end]
	return words >= 2 && words <= titleWords && long >= 2 && body[len(body)-1] != '!' && f.inProse(q)
}

// inProse reports whether words in small letters stand around a quotation, so that it is in no headline.
func (f *speechFinder) inProse(q *quoted) bool {
	i := f.unitAt(q.open)
	if i < 0 {
		return false
	}
	u := &f.units[i]
	small, caps := 0, 0
	for t := u.first; t < u.last; t++ {
		if w := f.p.word(t); f.region[t] == 0 && f.p.tokens[t].Kind == language.Word && len(w) >= 4 {
			if capital(w) {
				caps++
			} else {
				small++
			}
		}
	}
	return small > caps/2
}

// words counts the words of a quotation.
func (f *speechFinder) words(q *quoted) int {
	n := 0
	for t := f.p.tokenAt(q.start); t < len(f.p.tokens) && f.p.tokens[t].Start < q.end; t++ {
		if f.p.tokens[t].Kind != language.Punct {
			n++
		}
	}
	return n
}

// sourceBeside gives who said a quotation without a cue we know, when its place shows it: the
// name after a dash behind it, the name right before its colon, else the one person or pronoun
// of its unit. Empty when several could be meant.
func (f *speechFinder) sourceBeside(q *quoted) extent {
	if s := f.signed(q); s != (extent{}) {
		return s
	}
	i := f.unitAt(q.open)
	if i < 0 {
		return extent{}
	}
	u, t := &f.units[i], f.p.tokenAt(q.open)
	if t > u.first && f.p.word(t-1) == ":" {
		if m := f.nameBefore(f.p.tokens[t-1].Start); m != nil && m.kind == parallax.Person && m.start >= u.start && f.region[m.first] == 0 {
			return extent{m.start, m.end}
		}
	}
	if u.cues > 0 || f.subjects(u) != 1 {
		return extent{}
	}
	return f.mainSubject(u, t)
}

// signed gives the person named after a dash right behind a quotation: “...” - Jane Doe. Nothing else may follow.
func (f *speechFinder) signed(q *quoted) extent {
	t := f.p.tokenAt(q.close)
	if t+1 >= len(f.p.tokens) || !isDash(f.p.word(t)) {
		return extent{}
	}
	k := f.personAt(f.p.tokens[t].End)
	if k == len(f.people) || f.people[k].first != t+1 || f.people[k].kind == parallax.Place || f.apart(q.open, f.people[k].start) > 1 {
		return extent{}
	}
	m := f.people[k]
	if next := m.last; next < len(f.p.tokens) && f.p.tokens[next].Kind == language.Word && f.apart(m.start, f.p.tokens[next].Start) == 0 {
		return extent{}
	}
	return extent{m.start, m.end}
}

func isDash(w string) bool { return w == "-" || w == "–" || w == "—" || w == "―" }

// subjects counts the people and personal pronouns in a unit outside quotation marks, the same one once.
func (f *speechFinder) subjects(u *unit) int {
	seen := map[string]bool{}
	for t := u.first; t < u.last; t++ {
		if low := f.low(u, t); f.cues.He[low] || f.cues.She[low] || f.cues.They[low] || f.cues.Others[low] && !f.cues.Determiners[low] && !f.cues.Relatives[low] {
			seen[low] = true
		}
	}
	for _, m := range f.people[f.personAt(u.start):] {
		if m.start >= u.end {
			break
		}
		if f.region[m.first] == 0 && m.kind == parallax.Person {
			seen[m.canonicalOr()] = true
		}
	}
	return len(seen)
}

// owners notes for each quotation whose words it holds: of all utterances whose content it
// stands in, the one it is the beginning of, else the one with a verb of saying rather than of
// thinking or doing, else the outermost.
func (f *speechFinder) owners() {
	for _, q := range f.regions {
		q.by = nil
	}
	for _, v := range f.found {
		for _, c := range v.content {
			first, _ := slices.BinarySearchFunc(f.regions, c.start+1, func(q *quoted, i int) int { return cmp.Compare(q.close, i) })
			for _, q := range f.regions[first:] {
				if q.open >= c.end {
					break
				}
				if q.by == nil || f.claim(v, q) > f.claim(q.by, q) {
					q.by = v
				}
			}
		}
	}
}

// claim weighs how likely the words of a quotation are those of the source of an utterance that holds it.
func (f *speechFinder) claim(v *utterance, q *quoted) int {
	n := 0
	for _, c := range v.content {
		if c.start == q.open {
			n += 2
		}
	}
	if v.by != byNoun && v.by != byImpersonal && (ascribing[v.strength] && v.strength != "thought") {
		n++
	}
	return n
}

// speakers finds the person each source names or stands for.
func (f *speechFinder) speakers() {
	var last *mention // the last person who spoke, the likeliest for "he" and "she"
	at := 0
	others, of := false, -1 // somebody who is not named spoke last, in this unit
	for _, v := range f.found {
		if v.source == (extent{}) {
			if f.cues.SubjectDrops && v.by == byVerb && !others {
				v.name = f.antecedent(v.begin, 0, last, at)
			}
			continue
		}
		if others && of == v.unit && f.isPronoun(v.source) {
			continue // "The president, who sat next to Doe, said he believed"
		}
		others, of = f.namedIn(v.source) == nil && !f.isPronoun(v.source), v.unit
		if m := f.namedIn(v.source); m != nil {
			v.name = m
		} else if low := language.Fold(f.p.text[v.source.start:v.source.end]); f.cues.He[low] || f.cues.She[low] {
			v.name = f.antecedent(v.source.start, f.sexOf(low), last, at)
		} else if f.cues.Relatives[low] {
			v.name = f.nameBefore(v.source.start)
		}
		if v.name != nil && v.name.kind == parallax.Person {
			last, at = v.name, v.begin
		}
	}
}

// namedIn gives the person named in a source, else the organisation or other name it is; nil
// when the source only holds a name of something else ("a spokesman for the Elbmar Port").
func (f *speechFinder) namedIn(e extent) *mention {
	var other *mention
	for _, m := range f.people[f.personAt(e.start):] {
		if m.end > e.end {
			break
		}
		if m.start > e.start && f.governed(m) || m.end < e.end && language.Possessive(f.p.word(m.last-1)) > 0 {
			continue // "a spokesman for Doe", "Doe's spokesman"
		}
		if m.kind == parallax.Person {
			return m
		}
		if other == nil && e.end-m.end < 3 && m.start-e.start < 5 {
			other = m
		}
	}
	return other
}

// personAt gives the index of the first name that begins at byte i or after.
func (f *speechFinder) personAt(i int) int {
	k, _ := slices.BinarySearchFunc(f.people, i, func(m *mention, i int) int { return cmp.Compare(m.start, i) })
	return k
}

// governed reports whether a preposition stands before a name, article and role aside: "next to
// Prime Minister Doe".
func (f *speechFinder) governed(m *mention) bool {
	t := m.first - 1
	if m.role[1] > 0 && m.role[1] <= m.start {
		t = f.p.tokenAt(m.role[0]) - 1
	}
	for t > 0 && (f.cues.Determiners[f.p.folded[t]] || f.names.Titles[bare(f.p.folded[t])] || f.p.word(t) == "." && f.names.Titles[f.p.folded[t-1]]) {
		t-- // "critics of Mr. Doe"
	}
	return t >= 0 && f.cues.Prepositions[f.p.folded[t]]
}

// sexOf gives the sex a pronoun tells; 0 when it stands for both (Turkish "o").
func (f *speechFinder) sexOf(pronoun string) byte {
	switch {
	case f.cues.He[pronoun] && f.cues.She[pronoun]:
		return 0
	case f.cues.She[pronoun]:
		return 'f'
	}
	return 'm'
}

// antecedent gives the person a pronoun, or a verb without a subject, at byte pos stands for; sex is 0 when not told: the subject of the nearest sentence before
// it that names somebody whom the pronoun fits, or the last speaker when the pronoun follows his
// words and nobody else it fits was named since. nil when two could be meant.
func (f *speechFinder) antecedent(pos int, sex byte, last *mention, at int) *mention {
	fits := func(m *mention) bool {
		return m.kind == parallax.Person && (m.sex == 0 || sex == 0 || m.sex == sex) && f.region[m.first] == 0
	}
	if last != nil && (last.sex != 0 && sex != 0 && last.sex != sex || f.apart(at, pos) > pronounReach) {
		last = nil
	}
	var nearest []*mention // in the nearest sentence with any, last first
	sentence := -1
	for k := f.personAt(pos) - 1; k >= 0; k-- {
		m := f.people[k]
		s := f.p.sentenceAt(m.start)
		if s == nil || f.apart(m.start, pos) > pronounReach || sentence >= 0 && s.start != sentence {
			break
		}
		if fits(m) {
			sentence = s.start
			nearest = append(nearest, m)
		}
	}
	if len(nearest) == 0 {
		return last
	}
	if last != nil && at >= sentence { // he spoke in that sentence or after it
		return last
	}
	return f.subjectOf(nearest, last)
}

// subjectOf gives the one of the people of a sentence, last first, who is likeliest its subject: the only
// one, the last speaker, else the first whom no preposition governs when the others are all governed
// or possessors. nil when several are left.
func (f *speechFinder) subjectOf(people []*mention, last *mention) *mention {
	var subject *mention
	for _, m := range people {
		switch {
		case last != nil && m.canonicalOr() == last.canonicalOr():
			return last
		case len(people) > 1 && (f.governed(m) || language.Possessive(f.p.word(m.last-1)) > 0):
		case subject != nil && subject.canonicalOr() != m.canonicalOr():
			return nil
		default:
			subject = m
		}
	}
	return subject
}

// apart gives the number of paragraphs between two bytes.
func (f *speechFinder) apart(a, b int) int {
	s, t := f.p.sentenceAt(a), f.p.sentenceAt(b)
	if s == nil || t == nil {
		return pronounReach + 1
	}
	return t.paragraph - s.paragraph
}

// nameBefore gives the name that ends right before byte i, a comma aside; nil when there is none.
func (f *speechFinder) nameBefore(i int) *mention {
	if k := f.personAt(i) - 1; k >= 0 && f.people[k].end <= i && i-f.people[k].end <= 2 {
		return f.people[k]
	}
	return nil
}

// speaker gives the name of who speaks, or the source as printed, and whether it is described only.
func (f *speechFinder) speaker(v *utterance) (name string, anonymous bool) {
	switch {
	case v.name != nil:
		return v.name.canonicalOr(), false
	case v.source == (extent{}):
		return "", false
	}
	printed := f.p.text[v.source.start:v.source.end]
	return strings.Join(strings.Fields(printed), " "), f.described(v.source)
}

// isPronoun reports whether a source is a pronoun alone.
func (f *speechFinder) isPronoun(e extent) bool {
	if e == (extent{}) {
		return false
	}
	low := language.Fold(f.p.text[e.start:e.end])
	return f.pronoun(low) || f.cues.Relatives[low]
}

// described reports whether a source has a head that describes people instead of naming them: "two officials".
func (f *speechFinder) described(e extent) bool {
	for t := f.p.tokenAt(e.start); t < len(f.p.tokens) && f.p.tokens[t].Start < e.end; t++ {
		low := f.p.folded[t]
		if f.cues.Anonymous[low] || f.cues.Anonymous[f.d.language.Bare(low)] {
			return true
		}
		if t > 0 && f.cues.Relatives[low] {
			return false
		}
	}
	return false
}
