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

func (b *blockView) outline(l *Locale) []item {
	var out []item
	add := func(s shape, text string, places ...placeView) {
		if text != "" || len(places) > 0 {
			out = append(out, item{Shape: s, Text: text, Places: places})
		}
	}
	if b.Heading != nil {
		add(itemGroup, b.Heading.Plain())
	}
	for _, p := range b.Points {
		add(itemPoint, p.Line.Plain())
		under := []string{p.Counts, p.Foreign}
		for _, a := range p.About {
			under = append(under, a.Plain())
		}
		add(itemUnder, join(under...), p.Line.Places...)
		out = append(out, outlined(p.Remarks)...)
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
	for _, value := range b.Values {
		if value.About != nil {
			add(itemGroup, value.About.Plain())
		}
		for _, r := range value.Rows {
			add(itemPoint, join(r.Value, l.labelled("ui.read", r.Normal), l.labelled("ui.asof", r.AsOf), l.labelled("ui.saidby", r.Speaker)))
			add(itemWords, r.Line.Plain())
			add(itemUnder, r.Counts, r.Line.Places...)
		}
	}
	for _, q := range b.Quotes {
		add(itemPoint, q.Speaker+", "+q.Outlet)
		add(itemWords, q.Line.Plain())
		add(itemUnder, q.Counts, q.Line.Places...)
	}
	for _, e := range b.Events {
		label := e.Label
		label = join(label, e.Other)
		add(itemPoint, label)
		add(itemWords, e.Line.Plain())
		add(itemUnder, e.Counts, e.Line.Places...)
		if e.Then != nil {
			add(itemUnder, l.Text("ui.then"), e.Then.Places...)
			add(itemWords, e.Then.Plain())
		}
	}
	if b.Graph != nil {
		for _, e := range b.Graph.Edges {
			add(itemPoint, e.From+" "+e.Kind+" "+e.To+" ("+e.How+")")
		}
	}
	for _, h := range b.Headlines {
		add(itemPoint, h.Line.Plain())
		add(itemUnder, join(h.At, h.Language), h.Line.Places...)
	}
	for _, s := range b.Sources {
		state := s.StateName
		state = join(state, s.Other)
		add(itemPoint, s.Outlet+": "+state+". "+s.Reason)
		if s.Title != "" {
			add(itemWords, s.Title)
		}
		address := s.URL
		if address == "" {
			address = s.Input
		}
		add(itemUnder, join(s.When, s.LanguageName, s.PageName, s.Origin, address))
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
	case len(d.Groups) == 2 && d.Groups[0].Value != "" && d.Groups[1].Value != "" && len(d.Groups[0].Value+d.Groups[1].Value) < longestTitle:
		title += ": " + d.Groups[0].Value + " / " + d.Groups[1].Value
	}
	out = append(out, item{Shape: itemGroup, Text: title})
	if d.Means != "" {
		out = append(out, item{Shape: itemUnder, Text: d.Means})
	}
	for _, g := range d.Groups {
		value := g.Value
		if g.Label != "" {
			value = strings.TrimSpace(g.Label + " " + value)
		}
		if value != "" {
			out = append(out, item{Shape: itemPoint, Text: join(value, l.labelled("ui.read", g.Normal), g.Counts)})
		}
		for _, s := range g.Sides {
			words := item{Shape: itemWords}
			if value == "" {
				words.Shape = itemPoint
			}
			if s.Line == nil {
				out = append(out, item{Shape: itemUnder, Text: join(s.Outlet, l.Text("ui.metadata")+" ("+s.Where+")")})
				continue
			}
			words.Text = s.Line.Plain()
			out = append(out, words, item{Shape: itemBy, Text: join(s.Notes...), Places: s.Line.Places[:1]})
		}
		if len(g.More) > 0 {
			var names []string
			for _, s := range g.More {
				names = append(names, s.Outlet)
			}
			out = append(out, item{Shape: itemUnder, Text: l.Text("ui.also") + " " + strings.Join(names, ", ")})
		}
	}
	for _, s := range d.Silent {
		out = append(out, item{Shape: itemPoint, Text: l.Text("ui.silent") + ": " + s.Outlet + ", " + s.At})
	}
	out = append(out, outlined(d.Remarks)...)
	if len(d.Why) > 0 {
		out = append(out, item{Shape: itemWhy, Text: l.Text("ui.why") + ": " + strings.Join(d.Why, "; ")})
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
