package fetch

import (
	"html"
	"strings"
)

const (
	// maxEntity is how long a name between & and ; may be.
	maxEntity = 40
	// maxEntities and maxEntityValue bound what a document declares: characters and short
	// names, which feeds do declare. Values are not expanded again, and so short a one used
	// over and over makes a document larger some twenty times at most.
	maxEntities, maxEntityValue = 500, 64
	// doctypeBytes is how far into a document its DOCTYPE is looked for.
	doctypeBytes = 16 << 10
)

// unescape undoes the entities of a piece of XML: those of XML and HTML, and the declared
// ones. Everything else that looks like one stays as it is.
func unescape(s string, declared map[string]string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '&')
		if at < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:at])
		s = s[at:]
		end := strings.IndexAny(s[1:min(len(s), maxEntity)], ";& <\n")
		if end < 0 || s[1+end] != ';' {
			b.WriteByte('&')
			s = s[1:]
			continue
		}
		whole := s[:end+2]
		if value, ok := declared[whole[1:end+1]]; ok {
			b.WriteString(value)
		} else {
			b.WriteString(html.UnescapeString(whole))
		}
		s = s[end+2:]
	}
}

// cutDoctype takes the DOCTYPE out of a document and gives the entities it declares.
func cutDoctype(text string) (rest string, declared map[string]string) {
	at := strings.Index(text[:min(len(text), doctypeBytes)], "<!DOCTYPE")
	if at < 0 {
		return text, nil
	}
	end := strings.IndexByte(text[at:], '>')
	inner := strings.IndexByte(text[at:], '[')
	if end < 0 {
		return text, nil
	}
	if inner >= 0 && inner < end {
		closed := strings.Index(text[at+inner:], "]>")
		if spaced := strings.Index(text[at+inner:], "]\n>"); spaced >= 0 && (closed < 0 || spaced < closed) {
			closed = spaced + 1
		}
		if closed < 0 {
			return text, nil
		}
		declared = entities(text[at+inner : at+inner+closed])
		end = inner + closed + 1
	}
	return text[:at] + text[at+end+1:], declared
}

// entities reads the declarations <!ENTITY name "value"> of a DOCTYPE.
func entities(subset string) map[string]string {
	found := map[string]string{}
	for part := range strings.SplitSeq(subset, "<!ENTITY") {
		name, rest, ok := strings.Cut(strings.TrimSpace(part), " ")
		rest = strings.TrimSpace(rest)
		if !ok || rest == "" || rest[0] != '"' && rest[0] != '\'' {
			continue
		}
		value, _, closed := strings.Cut(rest[1:], rest[:1])
		if closed && len(value) <= maxEntityValue && len(found) < maxEntities {
			found[name] = html.UnescapeString(value)
		}
	}
	return found
}
