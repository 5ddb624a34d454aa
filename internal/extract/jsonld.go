package extract

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
)

// maxJSONDepth bounds how deep a JSON-LD value is followed; real ones end at about 8.
const maxJSONDepth = 24

// linkedData is what the page says about its article in schema.org terms (JSON-LD or
// microdata). Zero fields were not said.
type linkedData struct {
	Headline, Description, Body string
	Published, Modified         string // as printed
	Authors                     []string
	Houses                      []string // organisations that are named as authors
	Publisher, Section          string
	Keywords                    []string
	Language, URL               string
	Free                        *bool    // isAccessibleForFree
	Gate                        []string // class names and ids of the parts that are not free
	Images                      []linkedImage
	Types                       []string
	Updates                     []linkedUpdate // the posts of a live blog
}

type linkedImage struct{ URL, Caption, Credit, Licence string }

// readLinked gives the article among the JSON-LD blocks of a page; ok is false when there
// is none. Of several the one wins that names the page's address, then the one that says most.
func readLinked(blocks []string, address string) (best linkedData, ok bool) {
	var found []linkedData
	for _, b := range blocks {
		if v, err := parseLoose(b); err == nil {
			collectLinked(v, 0, &found)
		} else if d, ok := salvage(b); ok {
			found = append(found, d)
		}
	}
	top := -1
	for _, d := range found {
		if score := d.weight(address); score > top {
			best, ok, top = d, true, score
		}
	}
	return best, ok
}

// weight orders the articles of a page by how likely each is the one it was made for.
func (d linkedData) weight(address string) int {
	score := 0
	if d.Headline != "" {
		score += 4
	}
	if d.Published != "" {
		score += 4
	}
	if d.Body != "" {
		score += 2
	}
	if len(d.Authors) > 0 {
		score++
	}
	if address != "" && samePage(d.URL, address) {
		score += 8
	}
	return score
}

// samePage compares addresses without scheme, query, fragment and final slash.
func samePage(a, b string) bool {
	trim := func(s string) string {
		_, s, _ = strings.Cut(s, "://")
		s, _, _ = strings.Cut(s, "#")
		s, _, _ = strings.Cut(s, "?")
		return strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
	}
	return trim(a) != "" && trim(a) == trim(b)
}

// parseLoose parses JSON as browsers' tools forgive it: wrapped in comments or CDATA, with
// raw line breaks in strings, with commas too many, several values in a row.
func parseLoose(s string) (any, error) {
	s = strings.TrimSpace(s)
	for _, wrap := range []string{"<!--", "-->", "//<![CDATA[", "//]]>", "/*<![CDATA[*/", "/*]]>*/", "<![CDATA[", "]]>"} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, wrap), wrap))
	}
	s = strings.TrimSuffix(s, ";")
	var v any
	err := json.Unmarshal([]byte(s), &v)
	if err == nil {
		return v, nil
	}
	s = repairJSON(s)
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, nil
	}
	d := json.NewDecoder(strings.NewReader(s)) // the first of several values
	return v, d.Decode(&v)
}

// repairJSON escapes control characters inside strings and drops commas before a closing bracket.
func repairJSON(s string) string {
	var b strings.Builder
	inString, escaped := false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case inString && escaped:
			escaped = false
			if !strings.ContainsRune(`"\/bfnrtu`, rune(c)) {
				b.WriteByte('\\') // `\'` and the like: keep the backslash as a character
			}
		case inString && c == '\\':
			escaped = true
		case inString && c < 0x20:
			b.WriteByte(' ')
			continue
		case c == '"':
			inString = !inString
		case !inString && c == ',':
			rest := strings.TrimLeft(s[i+1:], " \t\r\n")
			if rest == "" || rest[0] == '}' || rest[0] == ']' || rest[0] == ',' {
				continue
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

var (
	salvageField = regexp.MustCompile(`"(headline|datePublished|dateModified|articleBody|description)"\s*:\s*"((?:[^"\\]|\\.)*)"`)
	articleType  = regexp.MustCompile(`"@type"\s*:\s*\[?\s*"[A-Za-z]*(?:Article|Posting|Report)"`)
)

// salvage reads the main fields out of a block that is no JSON even after repair.
func salvage(s string) (d linkedData, ok bool) {
	if !articleType.MatchString(s) {
		return d, false
	}
	for _, m := range salvageField.FindAllStringSubmatch(s, 20) {
		value := m[2]
		if json.Unmarshal([]byte(`"`+repairJSON(value)+`"`), &value) != nil {
			continue
		}
		into := map[string]*string{"headline": &d.Headline, "datePublished": &d.Published, "dateModified": &d.Modified,
			"articleBody": &d.Body, "description": &d.Description}[m[1]]
		if *into == "" {
			*into = plainText(value)
			ok = true
		}
	}
	return d, ok
}

// collectLinked adds every article found in a JSON-LD value: alone, in an array, in a
// @graph, or as the main entity of a page.
func collectLinked(v any, depth int, found *[]linkedData) {
	if depth > maxJSONDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			collectLinked(e, depth+1, found)
		}
	case map[string]any:
		if isArticle(v) {
			*found = append(*found, linkedFrom(v))
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"} {
			if below, ok := v[key]; ok {
				collectLinked(below, depth+1, found)
			}
		}
	}
}

func isArticle(m map[string]any) bool {
	for _, t := range stringsOf(m["@type"]) {
		t = t[strings.LastIndexAny(t, "/#:")+1:]
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || strings.HasSuffix(t, "Report") || t == "Review" {
			return true
		}
	}
	return false
}

func linkedFrom(m map[string]any) linkedData {
	d := linkedData{
		Headline:    plainText(first(m, "headline", "name")),
		Description: plainText(first(m, "description")),
		Body:        firstRaw(m, "articleBody", "text"),
		Published:   first(m, "datePublished", "dateCreated", "uploadDate"),
		Modified:    first(m, "dateModified"),
		Publisher:   plainText(first(m, "publisher")),
		Section:     plainText(first(m, "articleSection")),
		Language:    first(m, "inLanguage"),
		URL:         first(m, "url", "mainEntityOfPage", "@id"),
		Types:       stringsOf(m["@type"]),
	}
	d.Authors, d.Houses = namesOf(m["author"], 0)
	if len(d.Authors)+len(d.Houses) == 0 {
		d.Authors, d.Houses = namesOf(m["creator"], 0)
	}
	for _, k := range stringsOf(m["keywords"]) {
		for _, part := range strings.Split(k, ",") {
			if part = plainText(part); part != "" {
				d.Keywords = append(d.Keywords, part)
			}
		}
	}
	d.Free = boolOf(m["isAccessibleForFree"])
	d.Gate = gateOf(m["hasPart"], 0)
	d.Images = imagesOf(m["image"])
	d.Updates = updatesOf(m["liveBlogUpdate"])
	return d
}

// first gives the first string under one of the keys; of an object its name, id or url.
func first(m map[string]any, keys ...string) string { return clean(firstRaw(m, keys...)) }

func firstRaw(m map[string]any, keys ...string) string {
	for _, k := range keys {
		for _, s := range stringsOf(m[k]) {
			if strings.TrimSpace(s) != "" {
				return s
			}
		}
	}
	return ""
}

// stringsOf flattens a JSON-LD value to its strings.
func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			if s := stringsOf(e); len(s) > 0 {
				out = append(out, s[0])
			}
		}
		return out
	case map[string]any:
		for _, key := range []string{"name", "@value", "@id", "url", "alternateName"} {
			if s, ok := v[key].(string); ok && s != "" {
				return []string{s}
			}
		}
	}
	return nil
}

// namesOf gives the names of persons and those of organisations under author.
func namesOf(v any, depth int) (people, houses []string) {
	if depth > maxJSONDepth {
		return nil, nil
	}
	switch v := v.(type) {
	case string:
		return []string{plainText(v)}, nil
	case []any:
		for _, e := range v {
			p, h := namesOf(e, depth+1)
			people, houses = append(people, p...), append(houses, h...)
		}
	case map[string]any:
		people, houses = namesOf(v["name"], depth+1)
		if isOrganization(v) {
			return nil, append(houses, people...)
		}
	}
	return people, houses
}

func isOrganization(m map[string]any) bool {
	for _, t := range stringsOf(m["@type"]) {
		if strings.HasSuffix(t, "Organization") || strings.HasSuffix(t, "Corporation") {
			return true
		}
	}
	return false
}

func boolOf(v any) *bool {
	var b bool
	switch v := v.(type) {
	case bool:
		b = v
	case string:
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "true", "yes", "1", "https://schema.org/true", "http://schema.org/true":
			b = true
		case "false", "no", "0", "https://schema.org/false", "http://schema.org/false":
		default:
			return nil
		}
	default:
		return nil
	}
	return &b
}

// gateOf gives the class names and ids of the parts of a page that are not free.
func gateOf(v any, depth int) []string {
	if depth > maxJSONDepth {
		return nil
	}
	switch v := v.(type) {
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, gateOf(e, depth+1)...)
		}
		return out
	case map[string]any:
		if free := boolOf(v["isAccessibleForFree"]); free == nil || *free {
			return nil
		}
		var out []string
		for _, s := range stringsOf(v["cssSelector"]) {
			for _, name := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,.#>", r) }) {
				out = append(out, strings.ToLower(name))
			}
		}
		return out
	}
	return nil
}

func imagesOf(v any) []linkedImage {
	switch v := v.(type) {
	case string:
		return []linkedImage{{URL: v}}
	case []any:
		var out []linkedImage
		for _, e := range v {
			out = append(out, imagesOf(e)...)
			if len(out) > 20 {
				break
			}
		}
		return out
	case map[string]any:
		return []linkedImage{{
			URL:     first(v, "url", "contentUrl", "@id"),
			Caption: plainText(first(v, "caption", "description")),
			Credit:  plainText(first(v, "creditText", "copyrightHolder", "creator", "author", "copyrightNotice")),
			Licence: plainText(first(v, "license")),
		}}
	}
	return nil
}

// plainText undoes character references that were escaped once too often and drops tags.
func plainText(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(html.UnescapeString(s))
	}
	if strings.Contains(s, "<") {
		s = anyTag.ReplaceAllString(s, " ")
	}
	return clean(s)
}

var anyTag = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
