package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/annotate"
)

func annotateCommand() *cobra.Command {
	var f config
	c := &cobra.Command{
		Use:   "annotate INPUT...",
		Short: "Show texts with the sentences, names, quantities, times, quotes and attributions noticed in them",
		Args:  usage(cobra.ArbitraryArgs),
		RunE: func(c *cobra.Command, args []string) error {
			write := printAnnotated
			if f.json {
				write = writeAnnotated
			}
			return f.each(c, args, write)
		},
	}
	f.flags(c)
	return c
}

// annotated is one line of `annotate --json`. Offsets are bytes into the text.
type annotated struct {
	ID          string `json:"id"`
	Language    string `json:"language"`
	Annotations []note `json:"annotations"`
}

// note is one annotation in the contract of doc/annotate.md: one flat object, with the
// members that its kind has.
type note struct {
	Kind  parallax.AnnotationKind `json:"kind"`
	Start int                     `json:"start"`
	End   int                     `json:"end"`

	Type        string   `json:"type,omitempty"`
	Name        string   `json:"name,omitempty"`
	Role        string   `json:"role,omitempty"`
	Value       any      `json:"value,omitempty"`
	High        *float64 `json:"high,omitempty"`
	Bound       *string  `json:"bound,omitempty"`
	Unit        *string  `json:"unit,omitempty"`
	Thing       string   `json:"thing,omitempty"`
	Act         string   `json:"act,omitempty"`
	Granularity string   `json:"granularity,omitempty"`
	How         string   `json:"how,omitempty"`
	Refused     string   `json:"refused,omitempty"`
	Form        string   `json:"form,omitempty"`
	Content     [][2]int `json:"content,omitempty"`
	Source      *[2]int  `json:"source,omitempty"`
	Cue         *[2]int  `json:"cue,omitempty"`
	Speaker     string   `json:"speaker,omitempty"`
	Strength    string   `json:"strength,omitempty"`
	Via         []string `json:"via,omitempty"`
	Group       string   `json:"group,omitempty"`
	Paragraph   *int     `json:"paragraph,omitempty"`
	Furniture   bool     `json:"furniture,omitempty"`
	Heading     bool     `json:"heading,omitempty"`
}

func writeAnnotated(w io.Writer, a parallax.Article) error {
	out := annotated{ID: a.Input, Language: a.Language, Annotations: []note{}}
	for _, n := range annotate.Article(a) {
		if n.Span.Field == parallax.FieldText {
			out.Annotations = append(out.Annotations, flat(n))
		}
	}
	return writeLine(w, out)
}

// flat gives an annotation as one object.
func flat(n parallax.Annotation) note {
	out := note{Kind: n.Kind, Start: n.Span.Start, End: n.Span.End}
	switch n.Kind {
	case parallax.KindSentence:
		out.Paragraph, out.Furniture, out.Heading = &n.Sentence.Paragraph, n.Sentence.Furniture, n.Sentence.Heading
	case parallax.KindName:
		out.Type, out.Name, out.Role = string(n.Name.Type), n.Name.Canonical, n.Name.Role
	case parallax.KindQuantity:
		q, bound := n.Quantity, string(n.Quantity.Bound)
		out.Type, out.Value, out.High, out.Bound, out.Unit, out.Thing, out.Act = string(q.Type), q.Value, q.High, &bound, &q.Unit, q.Thing, q.Act
	case parallax.KindMoment:
		m := n.Moment
		out.Type, out.Value, out.Granularity, out.How, out.Refused = m.Type, m.Value, m.Granularity, m.How, m.Refused
	case parallax.KindQuote:
		q := n.Quote
		out.Form, out.Speaker, out.Strength = string(q.Form), q.Speaker, q.Strength
		for _, s := range q.Content {
			out.Content = append(out.Content, [2]int{s.Start, s.End})
		}
		out.Source, out.Cue = pair(q.Source), pair(q.Cue)
	case parallax.KindAttribution:
		t := n.Attribution
		out.Type, out.Name, out.Via = t.Sort, t.Name, t.Via
		out.Source, out.Content = pair(&t.Source), [][2]int{{t.Content.Start, t.Content.End}}
	case parallax.KindWord:
		out.Type, out.Group = string(n.Word.Class), n.Word.Group
	}
	return out
}

func pair(s *parallax.Span) *[2]int {
	if s == nil {
		return nil
	}
	return &[2]int{s.Start, s.End}
}

// printAnnotated shows each sentence with what was noticed in it below: what it is, its words, what it says.
func printAnnotated(w io.Writer, a parallax.Article) error {
	b := &printer{w: w}
	b.f("== %s\n", a.Input)
	var sentences, others []parallax.Annotation // both in the order of the text
	for _, n := range annotate.Article(a) {
		if n.Kind == parallax.KindSentence {
			sentences = append(sentences, n)
		} else {
			others = append(others, n)
		}
	}
	for i, s := range sentences {
		words, err := a.Words(s.Span)
		if err != nil {
			return err
		}
		b.f("\n%s\n", words)
		for len(others) > 0 && (i+1 == len(sentences) || before(others[0].Span, sentences[i+1].Span)) {
			n := others[0]
			others = others[1:]
			exact, err := a.Words(shownSpan(n))
			if err != nil {
				return err
			}
			b.f("    %-11s %-42s %s\n", n.Kind, strconv.Quote(shorten(exact, 40)), describe(n))
		}
	}
	b.f("\n")
	return b.err
}

// before reports whether a span begins before another one, the title before the text.
func before(s, t parallax.Span) bool {
	return s.Field == parallax.FieldTitle && t.Field != parallax.FieldTitle || s.Same(t) && s.Start < t.Start
}

// shownSpan is the part of an annotation that is shown: of a quote what was said, of an attribution who is drawn on.
func shownSpan(n parallax.Annotation) parallax.Span {
	switch {
	case n.Quote != nil:
		return n.Quote.Content[0]
	case n.Attribution != nil && n.Attribution.Source != parallax.Span{}:
		return n.Attribution.Source
	}
	return n.Span
}

// describe says in a few words what an annotation holds.
func describe(n parallax.Annotation) string {
	switch n.Kind {
	case parallax.KindName:
		return fmt.Sprint(n.Name.Type, " ", n.Name.Canonical, lead(", ", n.Name.Role))
	case parallax.KindQuantity:
		return describeQuantity(n.Quantity)
	case parallax.KindMoment:
		if n.Moment.Refused != "" {
			return n.Moment.Type + " refused: " + n.Moment.Refused
		}
		return fmt.Sprint(n.Moment.Type, " ", n.Moment.Value, lead(" from ", n.Moment.How))
	case parallax.KindQuote:
		more := ""
		if k := len(n.Quote.Content) - 1; k > 0 {
			more = fmt.Sprintf(", %d more parts", k)
		}
		return fmt.Sprint(n.Quote.Form, lead(" by ", n.Quote.Speaker), lead(", ", n.Quote.Strength), more)
	case parallax.KindAttribution:
		return fmt.Sprint("told by ", n.Attribution.Sort, lead(" ", n.Attribution.Name), lead(", who drew on ", strings.Join(n.Attribution.Via, ", ")))
	case parallax.KindWord:
		return fmt.Sprint(n.Word.Class, lead(": ", n.Word.Group))
	}
	return ""
}

// describeQuantity gives a quantity as one would say it: "number at least 12 people (injure)".
func describeQuantity(q *parallax.Quantity) string {
	text := strconv.FormatFloat(q.Value, 'f', -1, 64)
	if q.High != nil {
		text += " to " + strconv.FormatFloat(*q.High, 'f', -1, 64)
	}
	out := fmt.Sprint(q.Type, lead(" ", string(q.Bound)), " ", text, lead(" ", q.Unit), lead(" ", q.Thing))
	if q.Act != "" {
		out += " (" + q.Act + ")"
	}
	return out
}

// lead puts before in front of a text that is not empty.
func lead(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}
