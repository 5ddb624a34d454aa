package extract

import (
	"regexp/syntax"
	"slices"
)

// nameMatcher finds patterns in the names of elements. The patterns are regular expressions
// that match finitely many words, like all those for class names here; they are written out
// and looked for at once in a trie, because regexp tries each alternative at each place:
// that was a quarter of the time for a page.
type nameMatcher struct {
	class [256]uint8 // of a byte; 0 for bytes in no word
	width int        // classes
	next  []uint16   // by state and class; 0 for none
	ends  [][]nameEnd
}

// nameEnd is a word that ends in a state, and what must hold around it.
type nameEnd struct {
	pattern       uint // as a bit
	before, after syntax.Op
}

// nameWord is one word of a pattern, with the assertion before it and behind it; OpNoMatch
// is none.
type nameWord struct {
	text          string
	before, after syntax.Op
}

// names compiles patterns (the first has bit 1, the next 2, and so on). It panics for one that
// is none of the kind: they are constants.
func names(patterns ...string) *nameMatcher {
	m := &nameMatcher{width: 1, ends: make([][]nameEnd, 1)}
	var words [][]nameWord
	for _, p := range patterns {
		re, err := syntax.Parse(p, syntax.Perl)
		if err != nil {
			panic("extract: pattern of names: " + err.Error())
		}
		words = append(words, written(re.Simplify()))
	}
	for _, word := range slices.Concat(words...) {
		for _, b := range []byte(word.text) {
			if m.class[b] == 0 {
				m.class[b] = uint8(m.width)
				m.width++
			}
		}
	}
	m.next = make([]uint16, m.width)
	for i, list := range words {
		for _, word := range list {
			m.add(word, 1<<i)
		}
	}
	return m
}

func (m *nameMatcher) add(word nameWord, pattern uint) {
	if word.text == "" {
		panic("extract: a pattern of names matches the empty name")
	}
	state := 0
	for _, b := range []byte(word.text) {
		at := state*m.width + int(m.class[b])
		if m.next[at] == 0 {
			m.next[at] = uint16(len(m.ends))
			m.next = append(m.next, make([]uint16, m.width)...)
			m.ends = append(m.ends, nil)
		}
		state = int(m.next[at])
	}
	m.ends[state] = append(m.ends[state], nameEnd{pattern, word.before, word.after})
}

// in gives the bits of the patterns that match somewhere in s.
func (m *nameMatcher) in(s string) (found uint) {
	for at := range len(s) {
		state := 0
		for i := at; i < len(s); i++ {
			state = int(m.next[state*m.width+int(m.class[s[i]])])
			if state == 0 {
				break
			}
			for _, end := range m.ends[state] {
				if found&end.pattern == 0 && holds(end.before, s, at) && holds(end.after, s, i+1) {
					found |= end.pattern
				}
			}
		}
	}
	return found
}

// holds reports whether an assertion holds at a place of s.
func holds(op syntax.Op, s string, at int) bool {
	switch op {
	case syntax.OpBeginText:
		return at == 0
	case syntax.OpEndText:
		return at == len(s)
	case syntax.OpWordBoundary:
		return (at > 0 && wordByte(s[at-1])) != (at < len(s) && wordByte(s[at]))
	}
	return true
}

func wordByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '_'
}

// written lists the words that a pattern matches.
func written(re *syntax.Regexp) (out []nameWord) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return []nameWord{{before: syntax.OpNoMatch, after: syntax.OpNoMatch}}
	case syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary:
		return []nameWord{{before: re.Op, after: syntax.OpNoMatch}}
	case syntax.OpCapture:
		return written(re.Sub[0])
	case syntax.OpQuest:
		return append(written(re.Sub[0]), nameWord{before: syntax.OpNoMatch, after: syntax.OpNoMatch})
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			out = append(out, written(sub)...)
		}
		return out
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []nameWord{{string(re.Rune), syntax.OpNoMatch, syntax.OpNoMatch}}
		}
	case syntax.OpCharClass:
		if re.Rune[len(re.Rune)-1] >= 0x80 {
			break // all but some
		}
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				out = append(out, nameWord{string(r), syntax.OpNoMatch, syntax.OpNoMatch})
			}
		}
		return out
	case syntax.OpConcat:
		out = []nameWord{{before: syntax.OpNoMatch, after: syntax.OpNoMatch}}
		for _, sub := range re.Sub {
			var longer []nameWord
			for _, tail := range written(sub) {
				for _, head := range out {
					longer = append(longer, head.then(tail))
				}
			}
			out = longer
		}
		return out
	}
	panic("extract: no pattern of finitely many names: " + re.String())
}

// then gives a word followed by another. Assertions stand at its ends only.
func (w nameWord) then(tail nameWord) nameWord {
	switch {
	case w.text == "" && w.before == syntax.OpNoMatch:
		return tail
	case tail.text == "" && tail.before == syntax.OpNoMatch:
		return w
	case w.after == syntax.OpNoMatch && tail.text == "":
		w.after = tail.before
		return w
	case w.after == syntax.OpNoMatch && tail.before == syntax.OpNoMatch:
		return nameWord{w.text + tail.text, w.before, tail.after}
	}
	panic("extract: an assertion within a name: " + w.text + tail.text)
}
