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
	looseWords = 5
	// pronounReach is how many paragraphs back the person a pronoun stands for may be named.
	pronounReach = 4
)

// leftovers deals with the quotations no cue was found for: one that follows an utterance in
// its paragraph, or continues it in the next, goes on with it; a long one stands alone; a short one is dropped.
func (f *speechFinder) leftovers() {
	f.markUsed()
	for i, q := range f.regions {
		if q.by != nil || f.words(q) == 0 {
			continue
		}
		if v := f.continued(i); v != nil {
			v.content = append(v.content, extent{q.open, q.close})
			q.by = v
			continue
		}
		if f.words(q) < looseWords {
			continue
		}
		v := &utterance{by: byMarks, strength: "said", begin: q.open, content: []extent{{q.open, q.close}}, unit: f.unitAt(q.open)}
		if s := f.subjectBeside(q); s != (extent{}) {
			v.source = s
		}
		q.by = v
		f.found = append(f.found, v)
	}
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
	v := prev.by
	if v == nil {
		return nil
	}
	if prev.unclosed && q.paragraph == prev.paragraph+1 {
		return v
	}
	u := f.unitAt(q.open)
	if q.paragraph == prev.paragraph && u >= 0 && f.startsUnit(u, q) && f.unitAt(prev.open) >= u-1 {
		return v
	}
	return nil
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

// subjectBeside gives the first person or pronoun of the unit outside the quotation, for a
// quotation woven into a sentence without a cue we know.
func (f *speechFinder) subjectBeside(q *quoted) extent {
	i := f.unitAt(q.open)
	if i < 0 {
		return extent{}
	}
	return f.mainSubject(&f.units[i], f.p.tokenAt(q.open))
}

// speakers finds the person each source names or stands for.
func (f *speechFinder) speakers() {
	var last *mention // the last person who spoke, the likeliest for "he" and "she"
	at := 0
	for _, v := range f.found {
		if v.source == (extent{}) {
			continue
		}
		if m := f.namedIn(v.source); m != nil {
			v.name = m
		} else if low := language.Fold(f.p.text[v.source.start:v.source.end]); f.cues.He[low] || f.cues.She[low] {
			v.name = f.antecedent(v, low, last, at)
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
		if m.start > e.start && f.governed(m) || m.end < e.end && possessive(f.p.word(m.last-1)) > 0 {
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

// governed reports whether a preposition stands before a name, an article aside.
func (f *speechFinder) governed(m *mention) bool {
	t := m.first - 1
	for t > 0 && f.cues.Determiners[f.p.folded[t]] {
		t--
	}
	return t >= 0 && f.cues.Prepositions[f.p.folded[t]]
}

// antecedent gives the person a pronoun stands for: the last speaker when the sex fits and he
// is not too far back, else the last person named before it that fits.
func (f *speechFinder) antecedent(v *utterance, pronoun string, last *mention, at int) *mention {
	var sex byte = 'm'
	if f.cues.She[pronoun] {
		sex = 'f'
	}
	fits := func(m *mention) bool { return m.sex == 0 || m.sex == sex }
	var named *mention
	for k := f.personAt(v.source.start) - 1; k >= 0 && named == nil; k-- {
		if m := f.people[k]; m.kind == parallax.Person && fits(m) && f.region[m.first] == 0 {
			named = m
		} else if f.apart(m.start, v.source.start) > pronounReach {
			break
		}
	}
	if last != nil && fits(last) && (named == nil || f.apart(at, v.source.start) <= f.apart(named.start, v.source.start)+1) {
		return last
	}
	if named != nil && f.apart(named.start, v.source.start) <= pronounReach {
		return named
	}
	return nil
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

// described reports whether a source has a head that describes people instead of naming them: "two officials".
func (f *speechFinder) described(e extent) bool {
	for t := f.p.tokenAt(e.start); t < len(f.p.tokens) && f.p.tokens[t].Start < e.end; t++ {
		low := f.p.folded[t]
		if f.cues.Anonymous[low] {
			return true
		}
		if t > 0 && f.cues.Relatives[low] {
			return false
		}
	}
	return false
}
