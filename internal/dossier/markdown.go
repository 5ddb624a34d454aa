package dossier

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"parallax"
)

// Markdown writes the dossiers one after the other in CommonMark, with tables as GitHub
// has them. Words of sources stand in block quotes; every outlet named behind a line links
// to the words on its page.
func Markdown(w io.Writer, l *Locale, ds ...parallax.Dossier) error {
	var b bytes.Buffer
	for i := range ds {
		if i > 0 {
			b.WriteString("\n---\n\n")
		}
		var before shape
		for n, it := range newView(l, &ds[i], i+1).outline() {
			if n > 0 && !(it.Shape == itemPoint && before == itemPoint) {
				b.WriteByte('\n')
			}
			it.markdown(&b, l)
			before = it.Shape
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

func (it *item) markdown(b *bytes.Buffer, l *Locale) {
	words := escapeMarkdown(it.Text)
	switch it.Shape {
	case itemTitle:
		b.WriteString("# " + words + "\n")
	case itemSection:
		b.WriteString("## " + words + "\n")
	case itemGroup:
		b.WriteString("### " + words + "\n")
	case itemPoint:
		b.WriteString("- " + words + "\n")
	case itemWords:
		b.WriteString("  > " + words + "\n")
	case itemUnder, itemBy, itemWhy:
		var links []string
		for _, p := range it.Places {
			link := escapeMarkdown(p.Outlet)
			if p.URL != "" {
				link = "[" + link + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(p.URL) + ">)"
			}
			links = append(links, link)
		}
		under := []string{words, strings.Join(links, ", ")}
		if it.Shape == itemBy {
			slices.Reverse(under)
		}
		b.WriteString("  " + join(under...) + "\n")
	case itemMatrix:
		it.Matrix.markdown(b, l)
	}
}

// markdown writes the matrix as a table, with what its signs mean below.
func (m *matrixView) markdown(b *bytes.Buffer, l *Locale) {
	b.WriteString("| " + l.Text("ui.claim") + " |")
	for _, c := range m.Columns {
		b.WriteString(" " + escapeMarkdown(c) + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat(":-:|", len(m.Columns)) + "\n")
	for _, r := range m.Rows {
		b.WriteString("| " + escapeMarkdown(r.Line.Plain()) + " |")
		for _, c := range r.Cells {
			b.WriteString(" " + c.Sign + " |")
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	var legend []string
	for _, c := range m.Legend {
		legend = append(legend, c.Sign+" "+c.Says)
	}
	b.WriteString(strings.Join(legend, ", ") + "\n")
}

var markdownEscapes = func() *strings.Replacer {
	var pairs []string
	for _, c := range "\\`*_[]<>#|~" {
		pairs = append(pairs, string(c), `\`+string(c))
	}
	return strings.NewReplacer(append(pairs, "\n", " ", "\r", " ", "&", "&amp;")...)
}()

// escapeMarkdown makes words show as they are, whatever stands in them.
func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }
