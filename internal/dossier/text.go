package dossier

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"parallax"
)

const (
	leastWidth      = 40 // narrower terminals are written to as if they were this wide
	summaryPoints   = 5
	summaryConflict = 3
)

// Text writes the dossiers for a terminal of the width (columns).
func Text(w io.Writer, l *Locale, width int, ds ...parallax.Dossier) error {
	width = max(width, leastWidth)
	var b bytes.Buffer
	for i := range ds {
		if i > 0 {
			b.WriteString("\n" + strings.Repeat("═", width) + "\n\n")
		}
		for _, it := range newView(l, &ds[i], i+1).outline() {
			it.text(&b, width)
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (it *item) text(b *bytes.Buffer, width int) {
	words := printable(it.Text)
	switch it.Shape {
	case itemTitle:
		b.WriteString(wrap(words, width, "", ""))
	case itemSection:
		fmt.Fprintf(b, "\n%s\n%s\n", strings.ToUpper(words), strings.Repeat("─", width))
	case itemGroup:
		b.WriteString("\n" + wrap(words, width, "", ""))
	case itemPoint:
		b.WriteString(wrap(words, width, "• ", "  "))
	case itemWords:
		b.WriteString(wrap(words, width, "  │ ", "  │ "))
	case itemWhy: // the page and Markdown give reasons
	case itemUnder, itemBy:
		var outlets []string
		for _, p := range it.Places {
			if name := printable(p.Outlet); !slices.Contains(outlets, name) {
				outlets = append(outlets, name)
			}
		}
		under := []string{words, strings.Join(outlets, ", ")}
		if it.Shape == itemBy {
			slices.Reverse(under)
		}
		b.WriteString(wrap(join(under...), width, "  ", "  "))
	case itemMatrix:
		var names []string
		for i, c := range it.Matrix.Columns {
			names = append(names, strconv.Itoa(i+1)+" "+printable(c))
		}
		b.WriteString(wrap(strings.Join(names, " · "), width, "  ", "  "))
		for _, r := range it.Matrix.Rows {
			b.WriteString(wrap(printable(r.Line.Plain()), width, "• ", "  "))
			var cells []string
			for i, c := range r.Cells {
				cells = append(cells, strconv.Itoa(i+1)+c.Sign)
			}
			b.WriteString(wrap(strings.Join(cells, " "), width, "  ", "  "))
		}
		for _, c := range it.Matrix.Legend {
			b.WriteString(wrap(c.Sign+" "+c.Says, width, "  ", "    "))
		}
	}
}

// Summary writes the few lines a command prints at its end: headline, counts, key points,
// how many differences of each kind, and the conflicts with their values.
func Summary(w io.Writer, l *Locale, d parallax.Dossier, width int) error {
	width = max(width, leastWidth)
	v := newView(l, &d, 1)
	var b bytes.Buffer
	b.WriteString(wrap(printable(v.Title.Plain()), width, "", ""))
	b.WriteString(wrap(join(v.Counts, v.Days), width, "", ""))
	for _, s := range v.Sections {
		if s.Kind != parallax.SectionKeyPoints {
			continue
		}
		for _, p := range s.Blocks[0].Points[:min(summaryPoints, len(s.Blocks[0].Points))] {
			b.WriteString(wrap(printable(p.Line.Plain())+" ("+p.Counts+")", width, "• ", "  "))
		}
	}
	if len(v.Kinds) > 0 {
		var kinds []string
		for _, k := range v.Kinds {
			kinds = append(kinds, fmt.Sprintf("%d × %s", k.N, k.Name))
		}
		b.WriteString(wrap(l.Text("ui.differences")+": "+strings.Join(kinds, ", "), width, "", "  "))
	}
	v.top(&b, width)
	_, err := w.Write(b.Bytes())
	return err
}

// top writes the first conflicts: what about, and each value with its first outlet.
func (v *view) top(b *bytes.Buffer, width int) {
	n := 0
	for _, s := range v.Sections {
		for _, block := range s.Blocks {
			for _, d := range block.Differences {
				if n == summaryConflict || d.Kind != parallax.Conflict && d.Kind != parallax.SelfConflict {
					continue
				}
				n++
				head := d.Name
				if d.About != nil {
					head += ", " + d.About.Plain()
				}
				var sides []string
				for _, g := range d.Groups {
					value := g.Value
					if value == "" && g.Sides[0].Line != nil { // yes against no: the sentences themselves
						value = g.Sides[0].Line.Plain()
					}
					sides = append(sides, fmt.Sprintf("“%s” (%s)", value, g.Sides[0].Outlet))
				}
				b.WriteString(wrap(printable(head+": "+strings.Join(sides, " / ")), width, "! ", "  "))
			}
		}
	}
}

// printable takes what could steer a terminal out of words of a source: control characters
// and the marks that turn the direction of text.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r >= 0x7f && r <= 0x9f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}
