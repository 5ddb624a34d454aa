package annotate

import (
	"cmp"
	"slices"
	"strings"
)

// withDashed adds to the quotations of a passage what a dash at the begin of a paragraph opens, as in Swedish: up to the verb of
// saying behind a comma or another mark, "– Dammen håller, säger Brandt". Quotations inside it are part of it.
func (f *speechFinder) withDashed(all []*quoted) []*quoted {
	out := all
	for _, para := range f.p.paragraphs() {
		q := f.dashed(para)
		if q == nil {
			continue
		}
		out = slices.DeleteFunc(out, func(o *quoted) bool { return o.open < q.close && o.close > q.open })
		out = append(out, q)
	}
	slices.SortFunc(out, func(a, b *quoted) int { return cmp.Compare(a.open, b.open) })
	return out
}

// dashed gives what the dash at the begin of a paragraph opens; nil when there is no dash or nobody says so behind it.
func (f *speechFinder) dashed(para extent) *quoted {
	first := f.p.tokenAt(para.start)
	if first+2 >= len(f.p.tokens) || !isDash(f.p.word(first)) && f.p.word(first) != "-" || f.p.tokens[first].Start != para.start {
		return nil
	}
	for t := first + 1; t+1 < len(f.p.tokens) && f.p.tokens[t+1].End <= para.end; t++ {
		if !strings.Contains(",.!?…", f.p.word(t)) || !f.saysAt(t+1) {
			continue
		}
		end := f.p.tokens[t].End
		if f.p.word(t) == "," {
			end = f.p.tokens[t].Start
		}
		if f.p.word(t) == "." || end <= f.p.tokens[first+1].Start {
			continue // a sentence that begins with the verb
		}
		return &quoted{open: para.start, start: f.p.tokens[first+1].Start, end: end, close: f.p.tokens[t].End, paragraph: f.p.sentences[0].paragraph}
	}
	return nil
}
