package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
	for i := para.start; i < para.end; {
		r, size := markAt(text, i, para.end)
		at := i
		i += size
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
	if top != nil && stack[0] != '\'' && stack[0] != '‘' && stack[0] != '‚' {
		if end := para.start + len(strings.TrimRight(text[para.start:para.end], " \t\r\n")); end > top.start {
			top.end, top.close, top.unclosed = end, end, true
			out = append(out, top)
		}
	}
	return out
}

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
	if r == '\'' || r == '‘' || r == '‚' {
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
