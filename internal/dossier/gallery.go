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
	return []component{
		{Name: "line", Says: "Words of a source in serif with their language, ours in sans. What is ours inside a line stands in brackets with a class of its own; marked words are mark elements.", pick: inBlock(pickLine)},
		{Name: "kinds", Says: "How many differences of which kind; each leads to the first card of the kind. The word says the kind, the colour only repeats it.", pick: pickKinds},
		{Name: "evidence", Says: "Opens the places of a line: outlet, time, the words in their paragraph, the way to the page. A details element, so that it works by keyboard and without scripts.", pick: inBlock(pickEvidence)},
		{Name: "points", Says: "One claim each, with its two counts, its evidence, and what is to be said of it as tags.", pick: inBlock(pickPoints)},
		{Name: "remarks", Says: "What people said of a claim or difference, with who and when; never words of a source.", pick: inBlock(pickRemarks)},
		{Name: "exclusive", Says: "What one source alone tells: a line is enough.", pick: inBlock(func(b *blockView) any { return some(upTo(b.Exclusives, 1)) })},
		{Name: "difference", Says: "The kind as a badge, what it is about, the sides beside each other, who is silent, and why it was found. An article named by its heading.", pick: inBlock(func(b *blockView) any { return first(b.Differences) })},
		{Name: "matrix", Says: "Claim × outlet, in a region that scrolls and can be reached by keyboard. A cell says its state in words; the sign and colour repeat it. From nine outlets on the columns are numbered and named below.", pick: inBlock(pickMatrix)},
		{Name: "value", Says: "The values of one thing together, each with what it was read as, as of when and who says so.", pick: inBlock(func(b *blockView) any { return first(b.Values) })},
		{Name: "chart", Says: "Three or more values over time, drawn to scale from zero; joined only when no day has two. Its name reads all values; the table holds them again.", pick: inBlock(pickChart)},
		{Name: "quote", Says: "An utterance in the language it was printed in, with its speaker and outlet.", pick: inBlock(func(b *blockView) any { return first(b.Quotes) })},
		{Name: "strip", Says: "Events along a line of time; the list below it says the same.", pick: inBlock(func(b *blockView) any { return present(b.Strip) })},
		{Name: "events", Says: "Events by time; what was announced stands with what came of it.", pick: inBlock(pickEvents)},
		{Name: "graph", Says: "Who draws on whom; the list below it says the same.", pick: inBlock(func(b *blockView) any { return present(b.Graph) })},
		{Name: "headlines", Says: "Headlines side by side, in order of time.", pick: inBlock(pickHeadlines)},
		{Name: "sources", Says: "Every page considered, with its state and the reason for it.", pick: inBlock(pickSources)},
	}
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
