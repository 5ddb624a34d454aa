package measure

import (
	"cmp"
	"context"
	"fmt"

	"parallax"
)

// noted is a line of documents.jsonl or cases.jsonl whose annotations are labelled.
type noted struct {
	ID, Text, Lang       string
	DCT, Date, Reference string
	// Annotated is how many code points from the beginning are labelled; 0 for all.
	Annotated int `json:"annotated_chars"`

	points points
	limit  int // bytes that are labelled
	found  []parallax.Annotation
}

// annotated reads the labelled texts and what the program notices in them, by ID, and the
// IDs in order of the file.
func annotated(ctx context.Context, at *folder, file string, p Program) (map[string]*noted, []string, error) {
	texts, err := rows[noted](at, file, true)
	if err != nil {
		return nil, nil, err
	}
	docs, ids, byID := make([]Document, len(texts)), make([]string, len(texts)), map[string]*noted{}
	for i := range texts {
		t := &texts[i]
		docs[i] = Document{ID: t.ID, Text: t.Text, Language: t.Lang, Published: cmp.Or(t.DCT, t.Date, t.Reference)}
		t.points = countPoints(t.Text)
		t.limit = len(t.Text)
		if t.Annotated > 0 {
			t.limit = t.points.bytes(0, t.Annotated)[1]
		}
		ids[i], byID[t.ID] = t.ID, t
	}
	found, err := p.Annotate(ctx, docs)
	for id, notes := range found {
		if t := byID[id]; t != nil {
			t.found = notes
		}
	}
	return byID, ids, err
}

// of gives what was noticed of one kind in the labelled part of the text.
func (n *noted) of(kind parallax.AnnotationKind) []parallax.Annotation {
	var out []parallax.Annotation
	for _, a := range n.found {
		if a.Kind == kind && a.Span.Field == parallax.FieldText && a.Span.Start < n.limit {
			out = append(out, a)
		}
	}
	return out
}

func bytesOf(s parallax.Span) span { return span{s.Start, s.End} }

// stretch is a labelled span: some sets give one, others a list whose first counts.
type stretch struct {
	Doc, Type, Value string
	Start, End       int
	Spans            [][2]int
}

func (s stretch) span(p points) span {
	if len(s.Spans) > 0 {
		return p.bytes(s.Spans[0][0], s.Spans[0][1])
	}
	return p.bytes(s.Start, s.End)
}

// stretches reads a file of labelled spans by document.
func stretches(at *folder, file string) (map[string][]stretch, error) {
	all, err := rows[stretch](at, file, false)
	out := map[string][]stretch{}
	for _, s := range all {
		out[s.Doc] = append(out[s.Doc], s)
	}
	return out, err
}

// times measures time expressions as TempEval-3 does: spans that overlap, are equal, have the
// right type, have the right TIMEX3 value.
func times(ctx context.Context, at *folder, p Program) (Report, error) {
	docs, ids, err := annotated(ctx, at, "documents.jsonl", p)
	if err != nil {
		return Report{}, err
	}
	gold, err := stretches(at, "timex.jsonl")
	if err != nil {
		return Report{}, err
	}
	figures := []Figure{{Name: "overlap"}, {Name: "equal span"}, {Name: "type"}, {Name: "value"}}
	for _, id := range ids {
		doc := docs[id]
		found, used := doc.of(parallax.KindMoment), map[int]bool{}
		for i := range figures {
			figures[i].Found += float64(len(found))
		}
		for _, g := range gold[id] {
			want := g.span(doc.points)
			if want[0] >= doc.limit {
				continue
			}
			for i := range figures {
				figures[i].Gold++
			}
			best := nearest(found, used, want)
			if best < 0 {
				continue
			}
			used[best] = true
			m := found[best]
			for i, ok := range []bool{true, bytesOf(m.Span) == want, m.Moment.Type == g.Type, m.Moment.Value == g.Value} {
				figures[i].Right += count(ok)
			}
		}
	}
	return Report{Items: fmt.Sprintf("%d texts", len(ids)), Figures: figures}, nil
}

// nearest gives the index of the unused annotation that overlaps a span: the one that equals
// it, else the one that shares most with it; -1 when none does.
func nearest(found []parallax.Annotation, used map[int]bool, want span) int {
	best, most := -1, 0
	for i, a := range found {
		have := bytesOf(a.Span)
		if used[i] || !have.overlaps(want) {
			continue
		}
		if have == want {
			return i
		}
		if n := have.shared(want); n > most {
			best, most = i, n
		}
	}
	return best
}

// quantities measures whether numbers, money and percentages are found and told apart.
func quantities(ctx context.Context, at *folder, p Program) (Report, error) {
	docs, ids, err := annotated(ctx, at, "documents.jsonl", p)
	if err != nil {
		return Report{}, err
	}
	gold, err := stretches(at, "values.jsonl")
	if err != nil {
		return Report{}, err
	}
	kinds := map[string]parallax.QuantityType{"MONEY": parallax.Money, "PERCENT": parallax.Percent}
	found, class := Figure{Name: "overlap"}, Figure{Name: "class"}
	for _, id := range ids {
		doc := docs[id]
		var cardinals []parallax.Annotation
		for _, a := range doc.of(parallax.KindQuantity) {
			if a.Quantity.Type != parallax.Ordinal {
				cardinals = append(cardinals, a)
			}
		}
		found.Found += float64(len(cardinals))
		for _, g := range gold[id] {
			want := g.span(doc.points)
			if want[0] >= doc.limit {
				continue
			}
			found.Gold++
			hit, right := false, false
			for _, a := range cardinals {
				if bytesOf(a.Span).overlaps(want) {
					kind := a.Quantity.Type
					special := kind == parallax.Money || kind == parallax.Percent
					hit, right = true, right || kind == kinds[g.Type] || kinds[g.Type] == "" && !special
				}
			}
			found.Right += count(hit)
			if hit {
				class.add(right)
			}
		}
	}
	return Report{Items: fmt.Sprintf("%d texts", len(ids)), Figures: []Figure{found, class}}, nil
}
