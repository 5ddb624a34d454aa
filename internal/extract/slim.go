package extract

import "strings"

// slim gives a page without the words of its scripts (JSON-LD apart), style sheets and
// comments: nothing reads them, they are half the bytes of many pages, and the parser looks at
// each. The elements stay. Where it is not plain what a parser would take them for, the rest
// of the page is left as it is.
func slim(page string) string {
	var kept []string
	size, from := 0, 0
	keep := func(to int) {
		kept = append(kept, page[from:to])
		size += to - from
	}
	for at := 0; ; {
		words, end, next := nextWords(page, at)
		if next < 0 {
			break
		}
		if words < end {
			keep(words)
			from = end
		}
		at = next
	}
	if from == 0 {
		return page
	}
	keep(len(page))
	var out strings.Builder
	out.Grow(size)
	for _, s := range kept {
		out.WriteString(s)
	}
	return out.String()
}

// nextWords reads the next tag or comment from a place on, and the words of a script or the
// like behind it. It gives the range to drop, empty for none, and where to go on; next is -1
// at the end of the page and where it is not plain how to go on.
func nextWords(page string, at int) (start, end, next int) {
	i := strings.IndexByte(page[at:], '<')
	if i < 0 {
		return 0, 0, -1
	}
	at += i
	if strings.HasPrefix(page[at:], "<!--") {
		end := commentEnd(page, at+len("<!--"))
		return at + len("<!--"), end - len("-->"), end
	}
	name := tagName(page[at+1:])
	if name == "" {
		return 0, 0, pastOther(page, at)
	}
	behind := tagEnd(page, at+1+len(name))
	if behind < 0 {
		return 0, 0, -1
	}
	tag := page[at:behind]
	end, ok := rawEnd(page, behind, name, tag)
	switch {
	case !ok:
		return 0, 0, -1
	case droppable(name, tag):
		return behind, end, end
	}
	return 0, 0, end
}

// pastOther gives where to go on behind a "<" that begins neither a start tag nor a comment.
func pastOther(page string, at int) int {
	switch rest := page[at+1:]; {
	case strings.HasPrefix(rest, "!["): // markup of another kind: CDATA
		return -1
	case strings.HasPrefix(rest, "/") && tagName(rest[1:]) != "":
		return tagEnd(page, at+2)
	case strings.HasPrefix(rest, "/>"):
		return at + 1
	case rest != "" && strings.IndexByte("!?/", rest[0]) >= 0: // read as a comment up to the next ">"
		if i := strings.IndexByte(rest, '>'); i >= 0 {
			return at + 1 + i
		}
		return -1
	}
	return at + 1
}

// droppable reports whether the words of an element are read by nobody here.
func droppable(name, tag string) bool {
	return strings.EqualFold(name, "style") || strings.EqualFold(name, "script") && !strings.Contains(tag, "json") && !strings.Contains(tag, "JSON")
}

// rawEnd gives where the words end that follow the tag of an element whose words are no
// markup, or are markup of another kind; at itself for other elements. ok is false when that
// is not plain.
func rawEnd(page string, at int, name, tag string) (end int, ok bool) {
	switch strings.ToLower(name) {
	case "svg", "math":
		if strings.HasSuffix(tag, "/>") {
			return at, true
		}
		end = closing(page, at, name)
		return end, end >= 0
	case "script":
		end = closing(page, at, name)
		return end, end >= 0 && !nested(page[at:end])
	case "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript", "xmp":
		end = closing(page, at, name)
		return end, end >= 0 && !strings.HasSuffix(tag, "/>")
	case "plaintext":
		return at, false
	}
	return at, true
}

// nested reports whether a script may go on behind what looks like its end: it does when
// "<!--" and then "<script" stand in it.
func nested(script string) bool {
	_, rest, comment := strings.Cut(script, "<!--")
	for comment {
		var found bool
		if _, rest, found = strings.Cut(rest, "<"); !found {
			return false
		}
		if len(rest) >= len("script") && strings.EqualFold(rest[:len("script")], "script") {
			return true
		}
	}
	return false
}

// closing gives where the end tag of an element begins, -1 when there is none.
func closing(page string, at int, name string) int {
	for {
		i := strings.Index(page[at:], "</")
		if i < 0 {
			return -1
		}
		at += i
		if behind := at + len("</") + len(name); behind < len(page) && strings.EqualFold(page[at+len("</"):behind], name) && strings.IndexByte(" \n\r\t\f/>", page[behind]) >= 0 {
			return at
		}
		at += len("</")
	}
}

// commentEnd gives where the comment ends whose words begin at a place, -1 when it is not
// plain.
func commentEnd(page string, at int) int {
	rest := page[at:]
	i := strings.Index(rest, "--")
	if i < 0 || strings.HasPrefix(rest, ">") || strings.HasPrefix(rest, "-") {
		return -1
	}
	for ; i >= 0 && i+2 < len(rest); i++ {
		if rest[i+2] == '>' {
			return at + i + len("-->")
		}
		if rest[i+2] == '!' {
			return -1
		}
		next := strings.Index(rest[i+1:], "--")
		if next < 0 {
			break
		}
		i += next
	}
	return -1
}

// tagName gives the name of the start tag that a text begins with, without its "<"; "" when it
// begins with none.
func tagName(s string) string {
	for i := range len(s) {
		switch c := s[i] | 0x20; {
		case 'a' <= c && c <= 'z':
		case i == 0:
			return ""
		case strings.IndexByte(" \n\r\t\f/>", s[i]) >= 0:
			return s[:i]
		}
	}
	return ""
}

// tagEnd gives where a start tag ends, from behind its name on; -1 when it does not. It reads
// attributes as the parser does (WHATWG 13.2.5.32 to 13.2.5.39): quotes count only where a value
// begins, and an equals sign before a name is part of it.
func tagEnd(page string, at int) int {
	const white = " \n\r\t\f"
	past := func(stops string) {
		for at < len(page) && strings.IndexByte(stops, page[at]) < 0 {
			at++
		}
	}
	skip := func() {
		for at < len(page) && strings.IndexByte(white, page[at]) >= 0 {
			at++
		}
	}
	for skip(); at < len(page); skip() {
		if page[at] == '>' {
			return at + 1
		}
		if page[at] == '=' {
			at++
		}
		past("=/>" + white)
		skip()
		switch {
		case at == len(page):
			return -1
		case page[at] == '/':
			at++
			continue
		case page[at] != '=':
			continue
		}
		at++
		skip()
		switch {
		case at == len(page):
			return -1
		case page[at] == '>': // no value
		case page[at] == '"' || page[at] == '\'':
			i := strings.IndexByte(page[at+1:], page[at])
			if i < 0 {
				return -1
			}
			at += i + 2
		default:
			past(">" + white)
		}
	}
	return -1
}
