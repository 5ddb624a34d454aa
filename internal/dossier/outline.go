package dossier

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
)

// shape is what an item of the outline is.
type shape int

const (
	itemTitle   shape = iota // the headline
	itemSection              // the title of a section
	itemGroup                // a heading inside a section
	itemPoint                // one line of a list
	itemWords                // words of a source under a point
	itemBy                   // who prints the words above, with Text behind the name
	itemUnder                // what is said of the item above: counts, outlets, reasons
	itemWhy                  // the reasons of a difference
	itemMatrix               // claim × outlet
)

// item is one thing of a dossier in reading order: what Markdown and plain text print.
type item struct {
	Shape  shape
	Text   string
	Places []placeView // who prints it, with links; printed after Text
	Matrix *matrixView
}

// outline puts a dossier in reading order.
func (v *view) outline() []item {
	out := []item{{Shape: itemTitle, Text: v.Title.Plain()}}
	under := v.Counts
	if v.Days != "" {
		under += " · " + v.Days
	}
	if v.Outlet != "" {
		under += " · " + v.loc.Text("ui.headlineof") + " " + v.Outlet
	}
	out = append(out, item{Shape: itemUnder, Text: under})
	for _, s := range v.Sections {
		out = append(out, item{Shape: itemSection, Text: s.Title})
		for i := range s.Blocks {
			out = append(out, s.Blocks[i].outline(v.loc)...)
		}
	}
	return out
}

// outline lists the parts of a block in the order in which pages show them.
func (b *blockView) outline(l *Locale) []item {
	var out items
	if b.Heading != nil {
		out.add(itemGroup, b.Heading.Plain())
	}
	for i := range b.Points {
		out = append(out, b.Points[i].outline()...)
	}
	for i := range b.Exclusives {
		out = append(out, b.Exclusives[i].outline(l)...)
	}
	for i := range b.Differences {
		out = append(out, b.Differences[i].outline(l)...)
	}
	if b.Matrix != nil {
		out = append(out, item{Shape: itemMatrix, Matrix: b.Matrix})
	}
	for i := range b.Values {
		out = append(out, b.Values[i].outline(l)...)
	}
	for _, q := range b.Quotes {
		out.add(itemPoint, q.Speaker+", "+q.Outlet)
		out.add(itemWords, q.Line.Plain())
		out.add(itemUnder, q.Counts, q.Line.Places...)
	}
	for i := range b.Events {
		out = append(out, b.Events[i].outline(l)...)
	}
	if b.Graph != nil {
		for _, e := range bySource(b.Graph.Edges) {
			out.add(itemPoint, e.From+" "+e.Kind+" "+e.To+" ("+e.How+")")
		}
	}
	for _, h := range b.Headlines {
		out.add(itemPoint, h.Line.Plain())
		out.add(itemUnder, join(h.At, h.Language), h.Line.Places...)
	}
	for i := range b.Sources {
		out = append(out, b.Sources[i].outline()...)
	}
	return out
}

// items is a list that takes nothing empty.
type items []item

func (list *items) add(s shape, text string, places ...placeView) {
	if text != "" || len(places) > 0 {
		*list = append(*list, item{Shape: s, Text: text, Places: places})
	}
}

func (p *pointView) outline() items {
	var out items
	out.add(itemPoint, p.Line.Plain())
	under := []string{p.Counts, p.Foreign}
	for _, a := range p.About {
		under = append(under, a.Plain())
	}
	out.add(itemUnder, join(under...), p.Line.Places...)
	return append(out, outlined(p.Remarks)...)
}

func (v *valueView) outline(l *Locale) items {
	var out items
	if v.About != nil {
		out.add(itemGroup, v.About.Plain())
	}
	for _, r := range v.Rows {
		out.add(itemPoint, join(r.Value, l.labelled("ui.read", r.Normal), l.labelled("ui.asof", r.AsOf), l.labelled("ui.saidby", r.Speaker), r.Counts))
		out.add(itemWords, r.Line.Plain())
		out.add(itemBy, "", r.Line.Places...) // who gives the value, which is not all that the line says
	}
	return out
}

func (e *eventView) outline(l *Locale) items {
	var out items
	out.add(itemPoint, join(e.Label, e.Other))
	out.add(itemWords, e.Line.Plain())
	out.add(itemUnder, e.Counts, e.Line.Places...)
	if e.Then != nil {
		out.add(itemUnder, l.Text("ui.then"), e.Then.Places...)
		out.add(itemWords, e.Then.Plain())
	}
	return out
}

func (s *sourceView) outline() items {
	var out items
	state := join(s.StateName, s.Other)
	if s.Why != "" {
		state += " (" + s.Why + ")"
	}
	out.add(itemPoint, s.Outlet+": "+state)
	out.add(itemWords, s.Title)
	address := s.URL
	if address == "" {
		address = s.Input
	}
	out.add(itemUnder, join(s.When, s.LanguageName, s.PageName, s.Origin, address))
	return out
}

// bySource joins the edges that lead from one source in one way: it is named once, with all they
// lead to.
func bySource(edges []edgeView) []edgeView {
	var out []edgeView
	for _, e := range edges {
		i := slices.IndexFunc(out, func(o edgeView) bool { return o.From == e.From && o.Kind == e.Kind && o.How == e.How })
		if i < 0 {
			out = append(out, e)
			continue
		}
		out[i].To += ", " + e.To
	}
	return out
}

// Values that make the heading of a card without words for what differs are no longer than this together.
const longestTitle = 60 // bytes

func (d *diffView) outline(l *Locale) []item {
	var out []item
	if d.Kind == parallax.Exclusive { // one line says it all
		for _, g := range d.Groups {
			var places []placeView
			for _, s := range slices.Concat(g.Sides, g.More) {
				places = append(places, s.Line.Places[0])
			}
			out = append(out, item{Shape: itemPoint, Text: g.Sides[0].Line.Plain()}, item{Shape: itemBy, Text: g.Counts, Places: places})
		}
		return append(out, outlined(d.Remarks)...)
	}
	title := d.Name
	switch {
	case d.About != nil:
		title += ": " + d.About.Plain()
	case d.values() != "":
		title += ": " + d.values()
	}
	out = append(out, item{Shape: itemGroup, Text: title})
	if d.Means != "" {
		out = append(out, item{Shape: itemUnder, Text: d.Means})
	}
	for i := range d.Groups {
		out = append(out, d.Groups[i].outline(l)...)
	}
	for _, s := range d.Silent {
		out = append(out, item{Shape: itemPoint, Text: l.Text("ui.silent") + ": " + s.Outlet + ", " + s.At})
	}
	out = append(out, outlined(d.Remarks)...)
	var why []string
	for _, r := range d.Why {
		why = append(why, r.String())
	}
	if len(why) > 0 {
		out = append(out, item{Shape: itemWhy, Text: l.Text("ui.why") + ": " + strings.Join(why, "; ")})
	}
	return out
}

// values gives the values of a card for its heading; "" when a side has none or they are too long.
func (d *diffView) values() string {
	var out []string
	for _, g := range d.Groups {
		if g.Value == "" {
			return ""
		}
		out = append(out, g.Value)
	}
	if all := strings.Join(out, " / "); len(out) > 1 && len(all) < longestTitle {
		return all
	}
	return ""
}

// outline lists the sides that tell one value.
func (g *groupView) outline(l *Locale) items {
	var out items
	value := g.Value
	if g.Label != "" {
		value = strings.TrimSpace(g.Label + " " + value)
	}
	words := itemPoint
	if value != "" {
		words = itemWords
		out.add(itemPoint, join(value, l.labelled("ui.read", g.Normal), g.Counts))
	}
	for _, s := range g.Sides {
		if s.Line == nil {
			out.add(itemUnder, join(s.Outlet, l.Text("ui.metadata")+" ("+s.Where+")"))
			continue
		}
		out = append(out, item{Shape: words, Text: s.Line.Plain()}, item{Shape: itemBy, Text: join(s.Notes...), Places: s.Line.Places[:1]})
	}
	var names []string
	for _, s := range g.More {
		shown := func(o sideView) bool { return o.Outlet == s.Outlet }
		if !slices.Contains(names, s.Outlet) && !slices.ContainsFunc(g.Sides, shown) {
			names = append(names, s.Outlet)
		}
	}
	if len(names) > 0 {
		out.add(itemUnder, l.Text("ui.also")+" "+strings.Join(names, ", "))
	}
	return out
}

// join puts a dot between what is not empty.
func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

// labelled puts a label of the interface before words; "" when there are none.
func (l *Locale) labelled(key, words string) string {
	if words == "" {
		return ""
	}
	return l.Text(key) + " " + words
}

// wrap breaks a text into lines of at most width characters, at spaces; a longer word
// stands alone. The first line begins with first, the others with rest.
func wrap(s string, width int, first, rest string) string {
	var b strings.Builder
	line := first
	n := utf8.RuneCountInString(first)
	empty := true
	for _, w := range strings.Fields(s) {
		size := utf8.RuneCountInString(w)
		if !empty && n+1+size > width {
			b.WriteString(line + "\n")
			line, n, empty = rest, utf8.RuneCountInString(rest), true
		}
		if !empty {
			line += " "
			n++
		}
		line += w
		n += size
		empty = false
	}
	return b.String() + line + "\n"
}
