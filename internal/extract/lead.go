package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// A lead has this many bytes; shorter ones are labels, longer ones body.
	minLead, maxLead = 30, 900
	// leadReach is how many blocks behind the headline a lead may stand.
	leadReach = 25
	// nearLines is how many short lines with digits beside the headline are kept.
	nearLines = 8
)

// findLead gives the lead that is printed between headline and body, if there is one:
// a block that repeats the description of the metadata, or that is named as a lead. It must
// run before readability, which throws page headers away.
func findLead(doc *html.Node, m *metadata, f *filter) (lead paragraph, ok bool) {
	var described []string
	for _, d := range []string{m.linked.Description, m.meta["og:description"], m.meta["description"], m.meta["twitter:description"]} {
		if d = fold(plainText(d)); len(d) >= minLead {
			described = append(described, d)
		}
	}
	seenTitle, blocks, done := false, 0, false
	before := []string(nil) // the last short lines before the headline
	walk(doc, func(n *html.Node) bool {
		if done || isTag(n, atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Nav, atom.Footer, atom.Figure, atom.Form, atom.Aside, atom.Svg) {
			return false
		}
		if isHeading(n) && !seenTitle && f.title != "" && fold(textOf(n)) == f.title {
			seenTitle = true
			m.near = append(m.near, before...)
			return false
		}
		if line := dateCandidate(n); line != "" && !slices.Contains(m.near, line) {
			switch {
			case !seenTitle:
				before = append(before[max(0, len(before)-2):], line)
			case len(m.near) < nearLines && blocks <= 3:
				m.near = append(m.near, line)
			}
		}
		if !isTag(n, atom.P, atom.H2, atom.H3, atom.H4, atom.Div, atom.Span, atom.Strong, atom.Ul, atom.Li) || !directText(n) {
			return true
		}
		if all, linked := textLen(n); all < minLead || all > maxLead || linked*2 > all {
			return true
		}
		text := textOf(n)
		key := fold(text)
		if key == f.title {
			return false
		}
		if seenTitle {
			blocks++
		}
		described := describes(described, key)
		named := seenTitle && blocks <= 6 && (elementNames().lead.in(hints(n)) != 0 || n.Parent != nil && elementNames().lead.in(hints(n.Parent)) != 0)
		switch {
		case described && (seenTitle || len(m.headings) == 0) && blocks <= leadReach, named:
			lead, ok, done = paragraph{text: text, kind: atom.P}, true, true
		case blocks > leadReach:
			done = true
		}
		return !done && !isTag(n, atom.P)
	})
	if ok && (f.walls.label(lead.text) || f.walls.invites(lead.text) && len(lead.text) < 120) {
		return paragraph{}, false
	}
	return lead, ok
}

// dateCandidate gives the line of a short paragraph or piece of text with digits in it, ""
// for everything else.
func dateCandidate(n *html.Node) string {
	switch {
	case isTag(n, atom.P, atom.Div, atom.Span, atom.Li) && directText(n):
	case n.Type == html.TextNode && len(n.Data) < dateLine && strings.ContainsAny(n.Data, "0123456789"):
		if p := n.Parent; p != nil {
			if all, _ := textLen(p); all < dateLine {
				n = p
			}
		}
	default:
		return ""
	}
	if all, _ := textLen(n); all < 6 || all >= dateLine {
		return ""
	}
	if line := textOf(n); strings.ContainsAny(line, "0123456789") {
		return line
	}
	return ""
}

// directText reports whether words stand in n itself or in phrases inside it.
func directText(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" || c.Type == html.ElementNode && !isBlock(c) && isTag(c, atom.Span, atom.Strong, atom.B, atom.Em, atom.I) {
			return true
		}
	}
	return false
}

// describes reports whether a block says what a description says, which may be cut short.
func describes(described []string, key string) bool {
	for _, d := range described {
		if d == key || strings.HasPrefix(d, key) && len(key) > 60 || strings.HasPrefix(key, d) && len(d)*3 > len(key)*2 {
			return true
		}
	}
	return false
}

// withLead puts the lead in front of the body unless the body has it already.
func withLead(b body, lead paragraph, ok bool) body {
	if !ok || len(b.blocks) == 0 {
		return b
	}
	key := fold(lead.text)
	for i, p := range b.blocks {
		if i < 4 && strings.HasPrefix(fold(p.text), key) || fold(p.text) == key {
			return b
		}
	}
	b.blocks = append([]paragraph{lead}, b.blocks...)
	return b
}
