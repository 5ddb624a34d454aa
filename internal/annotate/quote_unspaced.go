package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

// clauseMarks divide the clauses of Chinese and Japanese.
const clauseMarks = "，。；！？、,;!?\n"

// unspaced finds the quotations of one unit in a language written without spaces: those with a
// verb right before them (Chinese "X说：“…”") or after them (“…”，X说; Japanese 「…」とXは述べた).
func (f *speechFinder) unspaced(i int) {
	u := &f.units[i]
	for t := u.first; t < u.last; t++ {
		if f.region[t] == 0 {
			continue
		}
		q := f.regions[f.region[t]-1]
		if v := f.besideVerb(u, q); v != nil && f.sameCue(i, v) {
			last := f.found[len(f.found)-1]
			last.content = append(last.content, extent{q.open, q.close})
		} else if v != nil {
			v.unit, v.by, v.content = i, byVerb, []extent{{q.open, q.close}}
			f.found = append(f.found, v)
			u.cues++
		}
		t = max(t, f.p.tokenAt(q.close)-1)
	}
}

// sameCue reports whether the last utterance found is of unit i and has the cue of v: “大坝，”王芳说，“还能坚持。”
func (f *speechFinder) sameCue(i int, v *utterance) bool {
	n := len(f.found)
	return n > 0 && f.found[n-1].unit == i && f.found[n-1].cue == v.cue
}

// besideVerb gives the utterance of a quotation with the verb and the source beside it; nil when there is no verb.
func (f *speechFinder) besideVerb(u *unit, q *quoted) *utterance {
	before := strings.TrimRight(f.p.text[u.start:max(u.start, q.open)], "：:，, \u3000")
	if c, n := f.cues.LongestVerbAt(before, true); n > 0 {
		verb := u.start + len(before) - n
		v := &utterance{strength: c.Strength, begin: verb, verb: verb, cue: extent{verb, verb + n}}
		v.source = f.clauseEnd(u.start, verb)
		return v
	}
	end := max(q.close, u.end)
	after := strings.TrimLeft(f.p.text[q.close:end], " ")
	quotative := ""
	for _, w := range f.cues.Quotatives {
		if strings.HasPrefix(after, w) && len(w) > len(quotative) {
			quotative = w
		}
	}
	if len(f.cues.Quotatives) > 0 && quotative == "" {
		return nil
	}
	from := end - len(after) + len(quotative)
	rest := strings.TrimLeft(f.p.text[from:end], "，,、")
	from = end - len(rest)
	if k := f.markOutside(from, end); k >= 0 {
		rest = rest[:k-from]
	}
	rest = strings.TrimRight(rest, ". ")
	c, n := f.cues.LongestVerbAt(rest, true)
	if n == 0 {
		return nil
	}
	verb := from + len(rest) - n
	v := &utterance{strength: c.Strength, begin: from, verb: verb, cue: extent{verb, verb + n}, source: f.clauseEnd(from, verb)}
	if v.source == (extent{}) && len(f.cues.Topics) > 0 { // Japanese: the topic opens the sentence
		v.source = f.topic(u.start, q.open)
	}
	return v
}

// markOutside gives the byte of the first mark of a clause in [from, to) that stands in no quotation; -1 when there is none.
func (f *speechFinder) markOutside(from, to int) int {
	for at := from; at < to; {
		k := strings.IndexAny(f.p.text[at:to], clauseMarks)
		if k < 0 {
			return -1
		}
		if t := f.p.tokenAt(at + k); t >= len(f.region) || f.region[t] == 0 {
			return at + k
		}
		_, size := utf8.DecodeRuneInString(f.p.text[at+k:])
		at += k + size
	}
	return -1
}

// clauseEnd gives what stands between the last mark of a clause in [from, to) and to, a topic mark
// and what follows it aside; empty when nothing does.
func (f *speechFinder) clauseEnd(from, to int) extent {
	part := f.p.text[from:to]
	if k := strings.LastIndexAny(part, clauseMarks+"”」』"); k >= 0 {
		_, size := utf8.DecodeRuneInString(part[k:])
		from, part = from+k+size, part[k+size:]
	}
	if len(f.cues.Topics) > 0 {
		return f.topic(from, to)
	}
	if part == "" {
		return extent{}
	}
	return trimSpace(f.p.text, extent{from, to})
}

// topic gives what stands before the first topic mark of the last clause in [from, to) that has one, or before the first mark of a
// subject where none has; empty when there is neither.
func (f *speechFinder) topic(from, to int) extent {
	if best := f.marked(from, to, f.cues.Topics); best != (extent{}) {
		return best
	}
	return f.marked(from, to, f.cues.Subjects)
}

// marked gives what stands before the first mark of a list in the last clause in [from, to) that has one.
func (f *speechFinder) marked(from, to int, marks []string) extent {
	best := extent{}
	for from < to {
		end := to
		if k := strings.IndexAny(f.p.text[from:to], clauseMarks); k >= 0 {
			end = from + k
		}
		for _, mark := range marks {
			if k := markIn(f.p.text[from:end], mark); k > 0 && (best == extent{} || best.start < from || best.end > from+k) {
				best = extent{from, from + k}
			}
		}
		if end == to {
			break
		}
		_, size := utf8.DecodeRuneInString(f.p.text[end:])
		from = end + size
	}
	return f.withoutSetting(best)
}

// markIn gives the byte of the first mark in a text, where words have spaces the first that ends a word; -1 when there is none.
func markIn(text, mark string) int {
	for at := 0; ; {
		k := strings.Index(text[at:], mark)
		if k < 0 || !alphabetic(mark) {
			return k
		}
		next, _ := utf8.DecodeRuneInString(text[at+k+len(mark):])
		before, _ := utf8.DecodeLastRuneInString(text[:at+k])
		if !unicode.IsLetter(next) && unicode.IsLetter(before) {
			return at + k
		}
		at += k + len(mark)
	}
}

// withoutSetting takes times and adverbs off the begin of a source where words have spaces: "15일 | 김 시장".
func (f *speechFinder) withoutSetting(e extent) extent {
	if r, _ := utf8.DecodeLastRuneInString(f.p.text[e.start:e.end]); !unicode.Is(unicode.Hangul, r) {
		return e
	}
	if f.timed == nil {
		f.timed = f.d.timed(f.p)
	}
	first, last := f.p.tokenAt(e.start), f.p.tokenAt(e.end-1)
	t := first
	for t < last && (f.timed[t] || f.p.tokens[t].Kind == language.Punct || f.cues.Adverbs[f.p.folded[t]] || f.cues.Coordinators[f.p.folded[t]] || f.settles(t)) {
		t++
	}
	if t == first {
		return e
	}
	return extent{f.p.tokens[t].Start, e.end}
}

// settles reports whether token t is a time or place with a particle behind it that is no part of a source: "15일에".
func (f *speechFinder) settles(t int) bool {
	bare := f.d.language.Bare(f.p.folded[t])
	return bare != f.p.folded[t] && f.cues.Aside[f.p.folded[t][len(bare):]]
}
