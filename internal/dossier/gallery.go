package dossier

import (
	"bytes"
	"html/template"
	"io"

	"parallax"
)

// component is one part of the pages as the gallery shows it.
type component struct {
	// Name is that of its template in html/; Says what it is for and what it asks of whoever uses it.
	Name, Says string
	// pick gives the model of the template for the first place in a dossier that uses it.
	pick func(v *view) any

	Shown  template.HTML
	Markup string // the same as text; empty when no dossier given has the component
}

// components lists the parts of the pages, from the smallest to the largest. A new template
// that stands alone gets its line here.
func components() []component {
	block := func(of func(b *blockView) any) func(v *view) any {
		return func(v *view) any {
			for i := range v.Sections {
				for j := range v.Sections[i].Blocks {
					if model := of(&v.Sections[i].Blocks[j]); model != nil {
						return model
					}
				}
			}
			return nil
		}
	}
	return []component{
		{Name: "line", Says: "Words of a source in serif with their language, ours in sans. What is ours inside a line stands in brackets with a class of its own; marked words are mark elements.", pick: block(func(b *blockView) any { return firstOf(b.Points, func(p pointView) any { return p.Line }) })},
		{Name: "kinds", Says: "How many differences of which kind; each leads to the first card of the kind. The word says the kind, the colour only repeats it.", pick: func(v *view) any {
			if len(v.Kinds) == 0 {
				return nil
			}
			return v
		}},
		{Name: "evidence", Says: "Opens the places of a line: outlet, time, the words in their paragraph, the way to the page. A details element, so that it works by keyboard and without scripts.", pick: block(func(b *blockView) any {
			return firstOf(b.Points, func(p pointView) any {
				if len(p.Line.Places) == 0 {
					return nil
				}
				return evidence{Label: p.Counts, Places: p.Line.Places[:1]}
			})
		})},
		{Name: "points", Says: "One claim each, with its two counts, its evidence, and what is to be said of it as tags.", pick: block(func(b *blockView) any {
			if len(b.Points) == 0 || b.Points[0].Counts == "" {
				return nil
			}
			return &blockView{Points: b.Points[:1]}
		})},
		{Name: "remarks", Says: "What people said of a claim or difference, with who and when; never words of a source.", pick: block(func(b *blockView) any {
			remarks := firstOf(b.Points, func(p pointView) any { return some(p.Remarks) })
			if remarks == nil {
				remarks = firstOf(b.Differences, func(d diffView) any { return some(d.Remarks) })
			}
			return remarks
		})},
		{Name: "exclusive", Says: "What one source alone tells: a line is enough.", pick: block(func(b *blockView) any {
			if len(b.Exclusives) == 0 {
				return nil
			}
			return b.Exclusives[:1]
		})},
		{Name: "difference", Says: "The kind as a badge, what it is about, the sides beside each other, who is silent, and why it was found. An article named by its heading.", pick: block(func(b *blockView) any { return firstOf(b.Differences, func(d diffView) any { return d }) })},
		{Name: "matrix", Says: "Claim × outlet, in a region that scrolls and can be reached by keyboard. A cell says its state in words; the sign and colour repeat it. From nine outlets on the columns are numbered and named below.", pick: block(func(b *blockView) any {
			if b.Matrix == nil {
				return nil
			}
			return *b.Matrix
		})},
		{Name: "value", Says: "The values of one thing together, each with what it was read as, as of when and who says so.", pick: block(func(b *blockView) any { return firstOf(b.Values, func(c valueView) any { return c }) })},
		{Name: "chart", Says: "Three or more values over time, drawn to scale from zero; joined only when no day has two. Its name reads all values; the table holds them again.", pick: block(func(b *blockView) any {
			return firstOf(b.Values, func(c valueView) any {
				if c.Chart == nil {
					return nil
				}
				return c.Chart
			})
		})},
		{Name: "quote", Says: "An utterance in the language it was printed in, with its speaker and outlet.", pick: block(func(b *blockView) any { return firstOf(b.Quotes, func(q quoteView) any { return q }) })},
		{Name: "strip", Says: "Events along a line of time; the list below it says the same.", pick: block(func(b *blockView) any {
			if b.Strip == nil {
				return nil
			}
			return b.Strip
		})},
		{Name: "events", Says: "Events by time; what was announced stands with what came of it.", pick: block(func(b *blockView) any {
			if len(b.Events) == 0 {
				return nil
			}
			return &blockView{Events: b.Events[:1]}
		})},
		{Name: "graph", Says: "Who draws on whom; the list below it says the same.", pick: block(func(b *blockView) any {
			if b.Graph == nil {
				return nil
			}
			return b.Graph
		})},
		{Name: "headlines", Says: "Headlines side by side, in order of time.", pick: block(func(b *blockView) any {
			if len(b.Headlines) < 2 {
				return nil
			}
			return &blockView{Headlines: b.Headlines}
		})},
		{Name: "sources", Says: "Every page considered, with its state and the reason for it.", pick: block(func(b *blockView) any {
			if len(b.Sources) == 0 {
				return nil
			}
			return &blockView{Sources: b.Sources}
		})},
	}
}

// firstOf gives the first model that is none; nil without one.
func firstOf[T any](list []T, of func(T) any) any {
	for _, x := range list {
		if model := of(x); model != nil {
			return model
		}
	}
	return nil
}

// some gives the list, or nil when it is empty.
func some[T any](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return list
}

// Gallery writes a page with every component of the pages and its markup, each as the first of
// the dossiers that has one shows it. What it says of them is English: it is for those who
// change the pages.
func Gallery(w io.Writer, l *Locale, ds ...parallax.Dossier) error {
	list := components()
	for i := range ds {
		v := newView(l, &ds[i], i+1)
		for j := range list {
			c := &list[j]
			if c.Markup != "" {
				continue
			}
			model := c.pick(v)
			if model == nil {
				continue
			}
			var b bytes.Buffer
			if err := execute(&b, l, c.Name, model); err != nil {
				return err
			}
			c.Shown, c.Markup = template.HTML(b.String()), b.String()
		}
	}
	return execute(w, l, "gallery.tmpl", struct {
		Policy     string
		Style      template.CSS
		Components []component
	}{stylePolicy, template.CSS(styleSheet), list})
}
