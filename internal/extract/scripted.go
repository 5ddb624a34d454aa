package extract

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

const (
	// minData is how many bytes the data of a script have at least that may hold an article.
	minData = 2000
	// mostData is how many bytes of scripts are read of one page, mostTries how many places in a
	// script are tried that turn out to begin no value.
	mostData, mostTries = 8 << 20, 200
	// deepest is how many values may lie in each other down to a paragraph.
	deepest = 24
	// ofOne is the share of the text of a list that one list within it must have to be the account.
	ofOne = 0.8
	// fewestParagraphs is how many paragraphs of prose a list of them has at least.
	fewestParagraphs = 2
	// shortProse is the length in bytes from which a text counts as prose.
	shortProse = 60
)

// textKeys are the keys under which frameworks keep the words of a paragraph, itemKeys those of what is named
// and linked elsewhere: the teaser of another page.
var (
	textKeys  = map[string]bool{"text": true, "content": true, "value": true, "html": true, "body": true, "copy": true, "paragraph": true, "children": true, "rendered": true, "p": true}
	titleKeys = []string{"headline", "headlines", "title"}
	itemKeys  = append([]string{"slug", "url", "href", "link", "canonical_url"}, titleKeys...)
	// otherTypes are the types of parts of an article that are no text of its own.
	otherTypes = []string{"image", "video", "gallery", "audio", "embed", "related", "promo", "newsletter", "advert", "iframe", "script", "style", "caption", "poll"}
)

// scripted gives the paragraphs of the article that a page carries as data for its own scripts, which are to
// print them: JSON values in script elements (https://html.spec.whatwg.org/#data-block), also behind an
// assignment. Only data that tell one of the titles, folded, are read, since pages carry data of many kinds;
// nil when there are none, or no paragraphs in them.
func scripted(page string, titles []string) []paragraph {
	var best account
	budget := mostData
	for words := range scriptWords(page) {
		if len(words) < minData || budget <= 0 {
			continue
		}
		budget -= len(words)
		for value := range values(words) {
			r := dataReader{titles: titles}
			if found := r.account(value, 0); r.told && found.prose > best.prose {
				best = found
			}
		}
	}
	var out []paragraph
	for _, text := range best.texts {
		out = append(out, linkedBlocks(text)...)
	}
	return out
}

// scriptWords gives the words of the script elements of a page.
func scriptWords(page string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for at := 0; ; {
			i := strings.IndexByte(page[at:], '<')
			if i < 0 {
				return
			}
			at += i + 1
			name := tagName(page[at:])
			if !strings.EqualFold(name, "script") {
				continue
			}
			behind := tagEnd(page, at+len(name))
			if behind < 0 {
				return
			}
			end := closing(page, behind, name)
			if end < 0 {
				return
			}
			if tag := page[at:behind]; !strings.Contains(tag, "ld+json") && !yield(page[behind:end]) {
				return
			}
			at = end
		}
	}
}

// values gives the JSON objects and lists in a script, outermost only.
func values(script string) func(func(any) bool) {
	return func(yield func(any) bool) {
		for tries := 0; tries < mostTries; {
			i := strings.IndexAny(script, "{[")
			if i < 0 {
				return
			}
			script = script[i:]
			dec := json.NewDecoder(strings.NewReader(script))
			var v any
			if err := dec.Decode(&v); err != nil {
				if errors.Is(err, io.ErrUnexpectedEOF) {
					return
				}
				tries++
				script = script[1:]
				continue
			}
			script = script[dec.InputOffset():]
			if !yield(v) {
				return
			}
		}
	}
}

// account is the text found in data: its paragraphs and how many bytes of them are prose.
type account struct {
	texts []string
	prose int
}

// dataReader looks for the account in one value.
type dataReader struct {
	titles []string
	told   bool // one of the titles stands in the value
}

// account gives the list or text with most prose in v; of a list within a list the inner one, when it has
// nearly all of it.
func (r *dataReader) account(v any, depth int) (best account) {
	if depth > deepest {
		return best
	}
	take := func(a account) {
		if a.prose > best.prose {
			best = a
		}
	}
	switch v := v.(type) {
	case string:
		r.told = r.told || slices.Contains(r.titles, fold(v))
		if len(v) >= minData {
			if inner, ok := within(v); ok {
				return r.account(inner, depth+1)
			}
			if !isCode(v) {
				take(paragraphsOf([]string{v}))
			}
		}
	case map[string]any:
		if r.another(v) {
			return best
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			take(r.account(v[key], depth+1))
		}
	case []any:
		for _, e := range v {
			take(r.account(e, depth+1))
		}
		if own := listed(v, depth); float64(best.prose) < ofOne*float64(own.prose) {
			best = own
		}
	}
	return best
}

// another reports whether an object is an article by another name.
func (r *dataReader) another(m map[string]any) bool {
	named := false
	for _, key := range titleKeys {
		switch v := m[key].(type) {
		case string:
			named = true
			if slices.Contains(r.titles, fold(v)) {
				return false
			}
		case map[string]any:
			for _, inner := range v {
				if s, ok := inner.(string); ok && slices.Contains(r.titles, fold(s)) {
					return false
				}
			}
		}
	}
	return named && isItem(m)
}

// within reads a value that is written as a string of another, also behind a number in hexadecimal and a colon
// (the lines that React streams to its pages).
func within(s string) (v any, ok bool) {
	if i := strings.IndexByte(s, ':'); i > 0 && i <= 4 && strings.Trim(s[:i], "0123456789abcdef") == "" {
		s = s[i+1:]
	}
	if s == "" || s[0] != '{' && s[0] != '[' {
		return nil, false
	}
	return v, json.NewDecoder(strings.NewReader(s)).Decode(&v) == nil
}

// listed takes the elements of a list as paragraphs; none when fewer than two of them are prose.
func listed(list []any, depth int) account {
	var texts []string
	for _, e := range list {
		if m, ok := e.(map[string]any); ok && isItem(m) {
			continue
		}
		var b strings.Builder
		words(&b, e, "text", depth)
		if text := strings.TrimSpace(b.String()); text != "" && !isCode(text) {
			texts = append(texts, text)
		}
	}
	prose := 0
	for _, t := range texts {
		if proseIn(t) > 0 {
			prose++
		}
	}
	if prose < fewestParagraphs {
		return account{}
	}
	return paragraphsOf(texts)
}

// isCode reports whether a text is a style sheet or a script and no words.
func isCode(text string) bool {
	open := strings.IndexByte(text, '{')
	return open >= 0 && strings.IndexByte(text[open:], '}') > 0 && strings.Contains(text[open:], ":")
}

// isItem reports whether an element of a list is a page of its own or no text.
func isItem(m map[string]any) bool {
	kind, _ := m["type"].(string)
	if kind == "" {
		kind, _ = m["__typename"].(string)
	}
	kind = strings.ToLower(kind)
	if slices.ContainsFunc(otherTypes, func(t string) bool { return strings.Contains(kind, t) }) {
		return true
	}
	named := 0
	for _, key := range itemKeys {
		if _, ok := m[key]; ok {
			named++
		}
	}
	return named > 1
}

// words writes the words of a paragraph in the order of the data: the strings under keys of texts.
func words(b *strings.Builder, v any, key string, depth int) {
	if depth > deepest {
		return
	}
	switch v := v.(type) {
	case string:
		if textKeys[key] {
			b.WriteString(v)
		}
	case []any:
		for _, e := range v {
			words(b, e, key, depth+1)
		}
	case map[string]any:
		if isItem(v) {
			return
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			words(b, v[k], k, depth+1)
		}
	}
}

// paragraphsOf counts the prose of texts.
func paragraphsOf(texts []string) account {
	a := account{texts: texts}
	for _, t := range texts {
		a.prose += proseIn(t)
	}
	return a
}

// proseIn counts the bytes of a text beside its markup; 0 when they are few or no words: without spaces, in a
// script that has them.
func proseIn(t string) int {
	size, blanks, foreign, inside := 0, 0, 0, false
	for i := range len(t) {
		switch c := t[i]; {
		case c == '<':
			inside = true
		case c == '>':
			inside = false
		case inside:
		default:
			size++
			if c == ' ' {
				blanks++
			} else if c >= 0x80 {
				foreign++
			}
		}
	}
	if size < shortProse || blanks*20 < size && foreign*2 < size {
		return 0
	}
	return size
}
