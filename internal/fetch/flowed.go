package fetch

import "bytes"

// unflowed makes whole paragraphs of text that a mail program broke into short lines (format=flowed, RFC 3676): a line that
// ends with a blank goes on in the next, where that is quoted as deep. The blank is none of the text where delsp says so. A
// line loses the blank that was put before it to keep its first sign from being taken for a mark of quotation.
func unflowed(text []byte, delsp bool) []byte {
	out := make([]byte, 0, len(text))
	goesOn, depth := false, 0
	for line := range bytes.Lines(text) {
		rest := bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
		ended := len(rest) < len(line)
		said := bytes.TrimLeft(rest, ">")
		quoted := len(rest) - len(said)
		said = bytes.TrimPrefix(said, []byte(" "))
		signature := string(said) == "-- "
		if goesOn && (quoted != depth || signature) {
			out, goesOn = append(out, '\n'), false
		}
		if !goesOn && quoted > 0 {
			out = append(append(out, rest[:quoted]...), ' ')
		}
		depth, goesOn = quoted, bytes.HasSuffix(said, []byte(" ")) && !signature && ended
		if goesOn && delsp {
			said = said[:len(said)-1]
		}
		out = append(out, said...)
		if !goesOn && ended {
			out = append(out, '\n')
		}
	}
	return out
}
