package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

// quoted is what stands between a pair of quotation marks of one paragraph; marks inside it are part of it.
type quoted struct {
	open, close int // bytes from before the opening to after the closing mark
	start, end  int // bytes between the marks
	paragraph   int
	// unclosed is true when the paragraph ends before the closing mark: the quotation goes on
	// in the next paragraph, or its mark was forgotten.
	unclosed bool
	by       *utterance // whose content it stands in; set once the cues of its passage are found, nil for none
}

// pairs gives the marks that may close what a mark opens.
var pairs = map[rune]string{
	'"': `"”`, '“': "”\"“", '”': "”", '„': "“”\"", '«': "»", '»': "«", '‹': "›", '›': "‹", '‘': "’", '‚': "‘’", '\'': "'", '「': "」", '『': "』", '〝': "〟", doubled: string(doubled),
}

// doubled stands for two apostrophes (” or “) printed for a quotation mark.
const doubled = '\uE000'

// paragraphs gives the byte range of each paragraph of the passage, as its sentences have it.
func (p *passage) paragraphs() []extent {
	var out []extent
	for i, s := range p.sentences {
		if i == 0 || s.paragraph != p.sentences[i-1].paragraph {
			out = append(out, extent{s.start, s.end})
		}
		out[len(out)-1].end = s.end
	}
	return out
}

// quotations gives what stands in quotation marks, outermost marks only, in order.
func (p *passage) quotations() []*quoted {
	var out []*quoted
	at := 0
	for _, para := range p.paragraphs() {
		for at < len(p.sentences) && p.sentences[at].start < para.start {
			at++
		}
		for _, q := range paragraphQuotes(p.text, para) {
			q.paragraph = p.sentences[at].paragraph
			out = append(out, q)
		}
	}
	return out
}

// paragraphQuotes pairs the marks of one paragraph. A mark that is never closed counts to the
// end of the paragraph when it is a double one; a single one was an apostrophe.
func paragraphQuotes(text string, para extent) []*quoted {
	var out []*quoted
	var stack []rune
	var top *quoted
	singles := true
	for i := para.start; ; {
		if i >= para.end {
			if top == nil || !singles || !single(stack[0]) {
				break
			}
			// The single mark was an apostrophe: go back to it and take no other for a mark.
			i, stack, top, singles = top.start, nil, nil, false
		}
		r, size := markAt(text, i, para.end)
		at := i
		i += size
		if !singles && single(r) {
			continue
		}
		closers, isMark := pairs[r]
		if n := len(stack); n > 0 && strings.ContainsRune(pairs[stack[n-1]], r) && closing(text, at, i, para, r) {
			stack = stack[:n-1]
			if n == 1 {
				top.end, top.close = at, i
				if top.end > top.start {
					out = append(out, top)
				}
				top = nil
			}
			continue
		}
		if !isMark || closers == "" || !opening(text, at, i, para, r) {
			continue
		}
		if n := len(stack); n == 1 && stack[0] == r { // the same mark again: the first was never closed
			stack = stack[:0]
		}
		stack = append(stack, r)
		if len(stack) == 1 {
			top = &quoted{open: at, start: i}
		}
	}
	if top != nil && !single(stack[0]) {
		if end := para.start + len(strings.TrimRight(text[para.start:para.end], " \t\r\n")); end > top.start {
			top.end, top.close, top.unclosed = end, end, true
			out = append(out, top)
		}
	}
	return out
}

// insertedWords is how many tokens what is inserted into a quotation has at most.
const insertedWords = 24

// withoutInserted cuts quotations in two where the words of who speaks are inserted between dashes
// inside the marks: «Плотина, — сказала Брандт, — выдержит». Such an insertion begins with a verb of saying.
func (f *speechFinder) withoutInserted(all []*quoted) []*quoted {
	var out []*quoted
	for _, q := range all {
		for t := f.p.tokenAt(q.start); t+2 < len(f.p.tokens) && f.p.tokens[t+2].End <= q.end; t++ {
			if !isDash(f.p.word(t+1)) || !strings.ContainsAny(f.p.word(t), ",.!?…") || !f.saysAt(t+2) {
				continue
			}
			k := t + 2
			for k < len(f.p.tokens) && k-t < insertedWords && f.p.tokens[k].End < q.end && !isDash(f.p.word(k)) {
				k++
			}
			if k+1 >= len(f.p.tokens) || !isDash(f.p.word(k)) || f.p.tokens[k+1].Start >= q.end {
				break
			}
			end := f.p.tokens[t].End
			if f.p.word(t) == "," {
				end = f.p.tokens[t].Start
			}
			if end <= q.start {
				break
			}
			out = append(out, &quoted{open: q.open, start: q.start, end: end, close: end, paragraph: q.paragraph})
			rest := *q
			rest.open, rest.start = f.p.tokens[k+1].Start, f.p.tokens[k+1].Start
			q = &rest
			t = k
		}
		out = append(out, q)
	}
	return out
}

// saysAt reports whether a verb that takes a quotation stands at token t.
func (f *speechFinder) saysAt(t int) bool {
	return slices.ContainsFunc(f.cues.VerbsAt(f.p.folded[t]), func(c language.Cue) bool { return len(c.Words) == 1 && c.Takes["quote"] })
}

// single reports whether a mark is a single one, which may be an apostrophe.
func single(r rune) bool { return r == '\'' || r == '‘' || r == '‚' }

// markAt gives the character at i, two apostrophes or backticks as one doubled mark.
func markAt(text string, i, end int) (rune, int) {
	if i+1 < end && (text[i:i+2] == "''" || text[i:i+2] == "``") {
		return doubled, 2
	}
	return utf8.DecodeRuneInString(text[i:end])
}

// opening reports whether a mark at [at, next) may open a quotation: nothing or no word
// character before it, no space after it.
func opening(text string, at, next int, para extent, r rune) bool {
	after, _ := utf8.DecodeRuneInString(text[next:para.end])
	if next >= para.end || unicode.IsSpace(after) && r != '«' && r != '»' {
		return false
	}
	switch r {
	case '“', '„', '「', '『', '〝', '«':
		return true
	}
	if at == para.start {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[para.start:at])
	if single(r) {
		return unicode.IsSpace(before) || strings.ContainsRune(`([—–-"“„«`, before)
	}
	return !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != '.' && before != ','
}

// closing reports whether a mark at [at, next) may close a quotation: single marks only when
// no letter follows, since they are apostrophes too; others not where they can only open.
func closing(text string, at, next int, para extent, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[para.start:at])
	after, _ := utf8.DecodeRuneInString(text[next:para.end])
	word := next < para.end && (unicode.IsLetter(after) || unicode.IsDigit(after))
	switch r {
	case '\'', '’', '‘':
		return !word && !unicode.IsSpace(before)
	case '"', doubled:
		return !word || !unicode.IsSpace(before)
	}
	return true
}
