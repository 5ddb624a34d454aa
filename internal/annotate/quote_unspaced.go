package annotate

import (
	"strings"
	"unicode/utf8"
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
	after := f.p.text[q.close:end]
	quotative := ""
	for _, w := range f.cues.Quotatives {
		if strings.HasPrefix(after, w) && len(w) > len(quotative) {
			quotative = w
		}
	}
	if len(f.cues.Quotatives) > 0 && quotative == "" {
		return nil
	}
	from := q.close + len(quotative)
	rest := strings.TrimLeft(f.p.text[from:end], "，,、")
	from = end - len(rest)
	if k := strings.IndexAny(rest, clauseMarks); k >= 0 {
		rest = rest[:k]
	}
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

// topic gives what stands before the first topic mark of the last clause in [from, to) that has one; empty when none has.
func (f *speechFinder) topic(from, to int) extent {
	best := extent{}
	for from < to {
		end := to
		if k := strings.IndexAny(f.p.text[from:to], clauseMarks); k >= 0 {
			end = from + k
		}
		for _, mark := range f.cues.Topics {
			if k := strings.Index(f.p.text[from:end], mark); k > 0 && (best == extent{} || best.start < from || best.end > from+k) {
				best = extent{from, from + k}
			}
		}
		if end == to {
			break
		}
		_, size := utf8.DecodeRuneInString(f.p.text[end:])
		from = end + size
	}
	return best
}
