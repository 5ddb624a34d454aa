package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// doubleMarks are marks that open and close quotations alike in some language; which one does
	// which is told by the spaces around it.
	doubleMarks = "\"“”„"
	// runningReach is how many statements before it may hold the mark that opens the quotation in
	// which a statement stands.
	runningReach = 6
)

// runsOn reports whether the statement stands in a quotation that it closes itself, or that a statement
// before it opened. Pages that print each sentence as a paragraph leave such a quote without
// marks of its own, and nothing notes it.
func (s *statement) runsOn() bool {
	if first, _ := outerMarks(s.Exact); first != 0 {
		return first == ')'
	}
	for i := s.order - 1; i >= max(0, s.order-runningReach); i-- {
		before := s.telling.statements[i]
		if before.Field != s.Field {
			return false
		}
		if _, last := outerMarks(before.Exact); last != 0 {
			return last == '('
		}
	}
	return false
}

// outerMarks tells of the first and of the last quotation mark of the text whether it opens, '(', or
// closes, ')'; 0 when there is none.
func outerMarks(text string) (first, last rune) {
	for i, r := range text {
		if !strings.ContainsRune(doubleMarks, r) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		last = ')'
		if (i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–-", before)) && (unicode.IsLetter(after) || unicode.IsDigit(after)) {
			last = '('
		}
		if first == 0 {
			first = last
		}
	}
	return first, last
}
