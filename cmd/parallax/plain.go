package main

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainWriter passes on what is shown on a terminal without the control characters by which
// a text of a foreign page could steer it, and without marks that turn the order of the text
// around; each becomes U+FFFD. What is piped or written to a file does not go through it.
// A character that the last write cut short is dropped.
type plainWriter struct {
	out io.Writer
	// rest is the beginning of a character that the last write cut.
	rest []byte
}

func (p *plainWriter) Write(text []byte) (int, error) {
	all := append(p.rest, text...)
	whole := len(all)
	for back := 1; back < utf8.UTFMax && back <= len(all); back++ {
		if c := all[len(all)-back]; utf8.RuneStart(c) {
			if !utf8.FullRune(all[len(all)-back:]) {
				whole = len(all) - back
			}
			break
		}
	}
	p.rest = bytes.Clone(all[whole:])
	_, err := p.out.Write(bytes.Map(plain, all[:whole]))
	return len(text), err
}

// plain gives U+FFFD for a control character that is no line end or tab, and for marks that
// override the direction of text (UAX 9, explicit formatting); plain marks of direction stay.
func plain(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.IsControl(r), r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
		return utf8.RuneError
	}
	return r
}

// plainLine gives a text that comes from outside as part of one line of a message.
func plainLine(s string) string {
	return strings.Map(plain, strings.Join(strings.Fields(s), " "))
}

// forPeople gives a writer for text that people read: plain when it is a terminal.
func forPeople(out io.Writer) io.Writer {
	if isTerminal(out) {
		return &plainWriter{out: out}
	}
	return out
}
