package extract

import (
	"strings"
	"unicode"

	"parallax/internal/language"
)

// joined gives lines as one text: words that were parted at the end of a line whole, with a blank between lines where
// the script has blanks.
func (p *layered) joined(lines []inked) string {
	var b strings.Builder
	for i, l := range lines {
		text := l.Text
		if i+1 < len(lines) {
			text = p.before(l, lines[i+1])
		}
		b.WriteString(text)
	}
	return clean(b.String())
}

// before gives the text of a line as it is printed before the next one, with what stands between them.
func (p *layered) before(l, next inked) string {
	switch last := lastRunes(l.Text, 1); {
	case initial(l) && l.Size > headlineSize*next.Size:
		return l.Text
	case isHyphen(last):
		head, keep := p.parted(l.Text, next.Text)
		if keep {
			head += "-"
		}
		return head
	case last != "" && language.Unspaced([]rune(last)[0]) && language.Unspaced([]rune(next.Text)[0]):
		return l.Text
	}
	return l.Text + " "
}

func isHyphen(s string) bool { return s == "-" || s == "\u2010" }

// parted looks at a word that a hyphen parts at the end of a line: it gives the line without the hyphen, and whether the
// hyphen belongs to the word. What the document prints within its lines decides, then the words of the language.
func (p *layered) parted(line, next string) (head string, keep bool) {
	head = strings.TrimRight(line, "-\u2010")
	words, following := strings.Fields(head), strings.Fields(next)
	if len(words) == 0 || len(following) == 0 || strings.HasSuffix(head, " ") {
		return line + " ", false // a dash
	}
	trim := func(s string) string {
		return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
	}
	a, b := trim(words[len(words)-1]), trim(following[0])
	if r := []rune(following[0])[0]; a == "" || b == "" || !unicode.IsLower(r) && !caseless(following[0]) {
		return head, true
	}
	l := language.For(p.tag)
	switch {
	case p.prints(a + b):
		return head, false
	case p.prints(a + "-" + b):
		return head, true
	case l.Common(a + b):
		return head, false
	}
	return head, l.Common(a) && l.Common(b) && p.prints("-")
}

// prints reports whether a document prints a word within a line, in small letters; "-" stands for any two words with
// a hyphen between them.
func (p *layered) prints(word string) bool {
	if p.within == nil {
		p.within = map[string]bool{}
		for _, l := range p.lines {
			for _, w := range strings.Fields(l.Text) {
				w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
				p.within[strings.ToLower(w)] = true
				if a, b, ok := strings.Cut(w, "-"); ok && a == strings.ToLower(a) && b == strings.ToLower(b) && strings.ContainsFunc(a, unicode.IsLetter) && strings.ContainsFunc(b, unicode.IsLetter) {
					p.within["-"] = true
				}
			}
		}
	}
	return p.within[word]
}
