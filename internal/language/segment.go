package language

import segment "github.com/clipperhouse/uax29/v2/words"

// What a character of ASCII is to plainSegment.
const (
	notPlain  = iota
	plainWord // a letter or a digit
	plainMark // stands alone: "(", "!"
	mayJoin   // stands alone, and joins letters or digits on both sides: "don't", "U.S.", "1,000", "10:30"
	plainGap  // a blank
	plainEnd  // of a line
)

var plain = func() (out [0x80]uint8) {
	for b := byte('!'); b <= '~'; b++ {
		switch {
		case 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9':
			out[b] = plainWord
		case b == '.' || b == ',' || b == ':' || b == ';' || b == '\'':
			out[b] = mayJoin
		case b != '_': // which joins whatever stands beside it
			out[b] = plainMark
		}
	}
	out[' '], out['\n'] = plainGap, plainEnd
	return out
}()

// plainSegment gives where the segment of UAX #29 that begins at an offset ends where that can be told from a few characters of ASCII, as
// it can of nearly all words and marks of a text in Latin letters; else 0. A character of another kind behind may be part of it.
func plainSegment(text string, at int) int {
	kind, end := plainAt(text, at), at+1
	switch kind {
	case notPlain:
		return 0
	case plainEnd:
		return end
	case plainWord, plainGap:
		for end < len(text) && plainAt(text, end) == kind {
			end++
		}
	}
	if end == len(text) {
		return end
	}
	switch next := plainAt(text, end); {
	case next == notPlain:
		return 0
	case kind == plainWord && next == mayJoin && end+1 < len(text) && (plainAt(text, end+1) == plainWord || plainAt(text, end+1) == notPlain):
		return 0
	}
	return end
}

// segmentEnd gives where the segment that begins at an offset ends, where another ended; it is an iterator to be used again.
func segmentEnd(it *segment.Iterator[string], text string, at int) int {
	if end := plainSegment(text, at); end != 0 {
		return end
	}
	it.SetText(text[at:])
	it.Next()
	return at + it.End()
}

func plainAt(text string, at int) uint8 {
	if b := text[at]; b < 0x80 {
		return plain[b]
	}
	return notPlain
}
