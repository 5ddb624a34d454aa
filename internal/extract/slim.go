package extract

import (
	"strings"
)

// slim gives a page without the words of its scripts (JSON-LD apart), style sheets and
// comments: nothing reads them, they are half the bytes of many pages, and the parser looks at
// each. The elements stay. Where it is not plain what a parser would take them for, the rest
// of the page is left as it is.
func slim(page string) string {
	var out strings.Builder
	out.Grow(len(page))
	kept := 0 // page[:kept] is written or dropped
	drop := func(from, to int) {
		out.WriteString(page[kept:from])
		kept = to
	}
	for at := 0; ; {
		i := strings.IndexByte(page[at:], '<')
		if i < 0 {
			break
		}
		at += i
		if strings.HasPrefix(page[at:], "<!--") {
			end := commentEnd(page, at+len("<!--"))
			if end < 0 {
				break
			}
			if end-at > len("<!---->") {
				drop(at+len("<!--"), end-len("-->"))
			}
			at = end
			continue
		}
		name := tagName(page[at+1:])
		if name == "" {
			next := at + 1
			switch {
			case strings.HasPrefix(page[at:], "<!["):
				next = -1
			case tagName(strings.TrimPrefix(page[at+1:], "/")) != "":
				next = tagEnd(page, at+2)
			case strings.HasPrefix(page[at:], "</>"):
			case at+1 < len(page) && strings.IndexByte("!?/", page[at+1]) >= 0:
				next = at + strings.IndexByte(page[at:], '>') + 1
			}
			if next <= at {
				break
			}
			at = next
			continue
		}
		end := tagEnd(page, at+1+len(name))
		if end < 0 {
			break
		}
		tag := page[at:end]
		at = end
		next, ok := rawEnd(page, at, name, tag)
		if !ok {
			break
		}
		if next > at && droppable(name, tag) {
			drop(at, next)
		}
		at = next
	}
	out.WriteString(page[kept:])
	return out.String()
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

// tagEnd gives where a start tag ends, from behind its name on; -1 when it does not. Quotes
// count only where the value of an attribute begins.
func tagEnd(page string, at int) int {
	value := false // an equals sign was the last that was not white space
	for at < len(page) {
		switch c := page[at]; {
		case c == '>':
			return at + 1
		case value && (c == '"' || c == '\''):
			i := strings.IndexByte(page[at+1:], c)
			if i < 0 {
				return -1
			}
			at += i + 1
			value = false
		case c == '=':
			value = true
		case c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f':
		default:
			value = false
		}
		at++
	}
	return -1
}
