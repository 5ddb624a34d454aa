package main

import (
	"bytes"
	"io"
	"unicode"
	"unicode/utf8"
)

// plainWriter passes text on without the control characters by which a text of a foreign
// page could steer the terminal it is shown on; each becomes U+FFFD. Offsets do not matter
// here: only what people read goes through it, JSON and files do not.
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

// plain gives U+FFFD for a control character that is no line end or tab.
func plain(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' {
		return utf8.RuneError
	}
	return r
}

// forPeople gives a writer for text that people read: plain when it is a terminal.
func forPeople(out io.Writer) io.Writer {
	if isTerminal(out) {
		return &plainWriter{out: out}
	}
	return out
}
