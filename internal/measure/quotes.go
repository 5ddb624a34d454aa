package measure

import (
	"context"
	"fmt"
	"unicode/utf8"

	"parallax"
)

// said is a line of attributions.jsonl: a relation of source, cue and content, as in PARC and
// PolNeAR. Offsets are code points.
type said struct {
	Doc                  string
	Source, Cue, Content []struct{ Start, End int }
	Marked               bool `json:"has_quote_marks"`
}

// quotes measures who says what. A relation is found when at least half of the characters of
// its content agree (F1 of characters ≥ 0.5); its source and cue are looked at then.
func quotes(ctx context.Context, at *folder, p Program) (Report, error) {
	docs, ids, err := annotated(ctx, at, "documents.jsonl", p)
	if err != nil {
		return Report{}, err
	}
	gold, err := rows[said](at, "attributions.jsonl", false)
	if err != nil {
		return Report{}, err
	}
	report := Report{Items: fmt.Sprintf("%d texts", len(ids))}
	for _, marked := range []bool{false, true} {
		byDoc := map[string][]said{}
		for _, g := range gold {
			if g.Marked || !marked {
				byDoc[g.Doc] = append(byDoc[g.Doc], g)
			}
		}
		label := "all"
		if marked {
			label = "with quotation marks"
		}
		q := quoteFigures{
			relation: Figure{Name: label}, characters: Figure{Name: label + ": characters"},
			source: Figure{Name: label + ": source"}, cue: Figure{Name: label + ": cue"},
		}
		for _, id := range ids {
			q.add(docs[id], byDoc[id], marked)
		}
		report.Figures = append(report.Figures, q.relation, q.characters, q.source, q.cue)
	}
	return report, nil
}

// quoteFigures are what is counted of quotes.
type quoteFigures struct{ relation, characters, source, cue Figure }

// add counts one text. With marked only quotes with words in quotation marks are counted.
func (q *quoteFigures) add(doc *noted, gold []said, marked bool) {
	var found []parallax.Annotation
	var contents []places
	for _, a := range doc.found {
		if a.Kind == parallax.KindQuote && a.Span.Field == parallax.FieldText && (!marked || a.Quote.Form != parallax.Indirect) {
			found, contents = append(found, a), append(contents, content(doc, a))
		}
	}
	all, allGold := places{}, places{}
	for _, c := range contents {
		all.add(c)
	}
	q.relation.Found += float64(len(found))
	q.relation.Gold += float64(len(gold))
	used := map[int]bool{}
	for _, g := range gold {
		want := g.places(doc, g.Content)
		allGold.add(want)
		best, at := 0.0, -1
		for i, c := range contents {
			if f := f1(c.common(want), len(c), len(want)); !used[i] && f > best {
				best, at = f, i
			}
		}
		if best < 0.5 {
			continue
		}
		used[at] = true
		q.relation.Right++
		if len(g.Source) > 0 {
			q.source.add(g.meets(doc, found[at].Quote.Source, g.Source))
		}
		q.cue.add(g.meets(doc, found[at].Quote.Cue, g.Cue))
	}
	q.characters.Right += float64(all.common(allGold))
	q.characters.Found += float64(len(all))
	q.characters.Gold += float64(len(allGold))
}

// places is a set of characters of a text, each by its first byte.
type places map[int]bool

func (p places) add(q places) {
	for i := range q {
		p[i] = true
	}
}

func (p places) common(q places) int {
	n := 0
	for i := range p {
		if q[i] {
			n++
		}
	}
	return n
}

// mark adds the characters of a span of bytes.
func (p places) mark(text string, s span) {
	for i := s[0]; i < s[1]; i++ {
		if utf8.RuneStart(text[i]) {
			p[i] = true
		}
	}
}

// content gives the characters of what was said; of the whole quote when no part is marked.
func content(doc *noted, a parallax.Annotation) places {
	out := places{}
	spans := a.Quote.Content
	if len(spans) == 0 {
		spans = []parallax.Span{a.Span}
	}
	for _, s := range spans {
		out.mark(doc.Text, bytesOf(s))
	}
	return out
}

// places gives the characters of labelled spans.
func (said) places(doc *noted, spans []struct{ Start, End int }) places {
	out := places{}
	for _, s := range spans {
		out.mark(doc.Text, doc.points.bytes(s.Start, s.End))
	}
	return out
}

// meets reports whether a span that was found overlaps a labelled one.
func (said) meets(doc *noted, found *parallax.Span, gold []struct{ Start, End int }) bool {
	if found == nil {
		return false
	}
	for _, g := range gold {
		if bytesOf(*found).overlaps(doc.points.bytes(g.Start, g.End)) {
			return true
		}
	}
	return false
}
