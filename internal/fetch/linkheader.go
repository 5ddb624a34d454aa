package fetch

import (
	"net/http"
	"strings"

	"parallax"
)

// linkHeader reads the links of a response (RFC 8288): <address>; rel="hub self"; type="…".
func linkHeader(h http.Header) (links []parallax.FeedLink) {
	for _, line := range h.Values("Link") {
		for {
			_, rest, ok := strings.Cut(line, "<")
			if !ok {
				break
			}
			address, rest, ok := strings.Cut(rest, ">")
			if !ok {
				break
			}
			params, next := untilComma(rest)
			l := parallax.FeedLink{URL: strings.TrimSpace(address)}
			var rels []string
			for key, value := range parameters(params) {
				switch key {
				case "rel":
					rels = strings.Fields(strings.ToLower(value))
				case "type":
					l.Type = value
				case "title":
					l.Title = value
				}
			}
			for _, rel := range rels {
				l.Rel = rel
				links = append(links, l)
			}
			line = next
		}
	}
	return links
}

// untilComma parts a list at its first comma outside quotation marks.
func untilComma(s string) (part, rest string) {
	quoted := false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ',' && !quoted:
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// parameters reads ;key=value pairs; of a key that comes twice the first counts.
func parameters(s string) map[string]string {
	found := map[string]string{}
	for part := range strings.SplitSeq(s, ";") {
		key, value, ok := strings.Cut(part, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		if _, twice := found[key]; ok && !twice {
			found[key] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return found
}
