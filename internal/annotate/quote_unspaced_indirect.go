package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// unspacedSource is the most bytes a source has in Chinese and Japanese, with its roles.
	unspacedSource = 90
	// unspacedUnit is the most bytes of a unit that is searched: no sentence is longer.
	unspacedUnit = 1500
)

// unspacedIndirect finds what a unit without a cued quotation tells as somebody's words, in a
// language written without spaces: "据警方称，…", "警方によると、…", "市长表示，…", "市長は…と述べた".
func (f *speechFinder) unspacedIndirect(i int) {
	u := &f.units[i]
	end := u.end
	for end > u.start {
		r, size := utf8.DecodeLastRuneInString(f.p.text[u.start:end])
		if !strings.ContainsRune("。！？!? .", r) {
			break
		}
		end -= size
	}
	if end-u.start > unspacedUnit {
		return
	}
	for _, find := range []func(from, to int) *utterance{f.unspacedAccording, f.unspacedAfterwards, f.unspacedVerb} {
		if v := find(u.start, end); v != nil && len(v.content) > 0 && v.source.end-v.source.start <= unspacedSource {
			v.unit = i
			f.found = append(f.found, v)
			u.cues++
			return
		}
	}
}

// rest gives [from, to) without the marks of a clause at its begin.
func (f *speechFinder) rest(from, to int) []extent {
	body := strings.TrimLeft(f.p.text[from:to], "，、：:, \u3000")
	if !strings.ContainsFunc(body, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return nil
	}
	return []extent{{to - len(body), to}}
}

// unspacedAccording reads "据X称，…" at the begin of [from, to).
func (f *speechFinder) unspacedAccording(from, to int) *utterance {
	text := f.p.text[from:to]
	cue := longestPrefix(text, f.cues.According)
	if cue == "" {
		return nil
	}
	clause := text[len(cue):]
	if k := strings.IndexAny(clause, clauseMarks); k >= 0 {
		clause = clause[:k]
	} else {
		return nil // "据说": nobody is named
	}
	size := len(clause)
	source := withoutEnding(clause, f.cues.Ascribes)
	if source == "" {
		return nil
	}
	start := from + len(cue)
	return &utterance{by: byAccording, strength: "said", begin: from, cue: extent{from, start},
		source: extent{start, start + len(source)}, content: f.rest(start+size, to)}
}

// unspacedAfterwards reads "Xによると、…": the source ends at the phrase.
func (f *speechFinder) unspacedAfterwards(from, to int) *utterance {
	text := f.p.text[from:to]
	at, cue := -1, ""
	for _, phrases := range f.cues.Afterwards {
		for _, words := range phrases {
			phrase := strings.Join(words, " ")
			if k := strings.Index(text, phrase); k > 0 && (at < 0 || k < at || k == at && len(phrase) > len(cue)) {
				at, cue = k, phrase
			}
		}
	}
	if at < 0 {
		return nil
	}
	source := f.withoutSetting(trimSpace(f.p.text, f.clauseEndPlain(from, from+at)))
	if source.start == source.end {
		return nil // a mark stands before the phrase, and nobody
	}
	return &utterance{by: byAccording, strength: "said", begin: source.start, source: source, cue: extent{from + at, from + at + len(cue)},
		content: f.rest(from+at+len(cue), to)}
}

// clauseEndPlain gives what stands between the last mark of a clause in [from, to) and to.
func (f *speechFinder) clauseEndPlain(from, to int) extent {
	if k := strings.LastIndexAny(f.p.text[from:to], clauseMarks); k >= 0 {
		_, size := utf8.DecodeRuneInString(f.p.text[from+k:])
		from += k + size
	}
	return extent{from, to}
}

// unspacedVerb reads a clause with a verb of saying: at its end behind a quotative, with the
// topic as source; else after the source, with what follows as content.
func (f *speechFinder) unspacedVerb(from, to int) *utterance {
	if len(f.cues.Quotatives) > 0 {
		c, n := f.cues.LongestVerbAt(f.p.text[from:to], true)
		if n == 0 {
			return nil
		}
		told := strings.TrimRight(f.p.text[from:to-n], " ")
		body := withoutEnding(told, f.cues.Quotatives)
		if len(f.cues.Closings) > 0 {
			body = withoutOne(told, f.cues.Closings)
		}
		if len(body) == len(told) && c.Takes["object"] {
			body = withoutOne(told, f.cues.Objects)
		}
		source := f.topic(from, from+len(body))
		if len(body) == len(told) || source == (extent{}) {
			return nil
		}
		mark := longestPrefix(f.p.text[source.end:to], nil, slices.Concat(f.cues.Topics, f.cues.Subjects)...)
		return &utterance{by: byVerb, strength: c.Strength, begin: source.start, verb: to - n, source: source, cue: extent{to - n, to},
			content: f.rest(source.end+len(mark), from+len(body))}
	}
	clause := f.p.text[from:to]
	if k := strings.IndexAny(clause, clauseMarks); k >= 0 {
		clause = clause[:k]
	}
	for i := range clause {
		c, n := f.cues.LongestVerbAt(clause[i:], false)
		if n == 0 || i == 0 || !c.Takes["clause"] {
			continue
		}
		source := withoutEnding(clause[:i], f.cues.AdverbList())
		if source == "" || utf8.RuneCountInString(clause[i:i+n]) == 1 && (i+n < len(clause) || f.inWord(clause[:i], clause[i:i+n])) {
			continue
		}
		start := from + i
		return &utterance{by: byVerb, strength: c.Strength, begin: from, verb: start, source: extent{from, from + len(source)}, cue: extent{start, start + n},
			content: f.rest(start+n, to)}
	}
	return nil
}

// inWord reports whether a verb of one character ends a common word with the character before it,
// unless that is a pronoun: 小说, 名称.
func (f *speechFinder) inWord(before, verb string) bool {
	_, size := utf8.DecodeLastRuneInString(before)
	last := before[len(before)-size:]
	return !f.pronoun(last) && f.d.language.Rarity(last+verb) < commonRarity
}

// withoutEnding cuts the endings off a text as long as it ends in one, the longest first.
func withoutEnding(text string, endings []string) string {
	for {
		best := ""
		for _, e := range endings {
			if strings.HasSuffix(text, e) && len(e) > len(best) {
				best = e
			}
		}
		if best == "" {
			return text
		}
		text = text[:len(text)-len(best)]
	}
}

// withoutOne cuts the longest of the endings that a text has off it.
func withoutOne(text string, endings []string) string {
	best := ""
	for _, e := range endings {
		if strings.HasSuffix(text, e) && len(e) > len(best) {
			best = e
		}
	}
	return text[:len(text)-len(best)]
}

// longestPrefix gives the longest key of a set of phrases, or other phrase, that a text begins with; "" when there is none.
func longestPrefix(text string, phrases map[string][][]string, others ...string) string {
	best := ""
	for p := range phrases {
		if strings.HasPrefix(text, p) && len(p) > len(best) {
			best = p
		}
	}
	for _, p := range others {
		if strings.HasPrefix(text, p) && len(p) > len(best) {
			best = p
		}
	}
	return best
}
