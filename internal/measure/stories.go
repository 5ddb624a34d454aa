package measure

import (
	"cmp"
	"context"
	"fmt"
	"hash/crc32"
	"slices"
	"time"
)

// told is a line of documents.jsonl whose story is labelled.
type told struct {
	ID, Title, Text, Date, Lang, Outlet, URL string
	Sequence                                 int
	Source                                   any // set for a text rendered into another language
	Story                                    any
	Event                                    any
	Parallel                                 any `json:"parallel_id"`
}

// label is the story of a document as labelled; "" when none is.
func (t told) label() string {
	for _, v := range []any{t.Story, t.Event, t.Parallel} {
		if v != nil {
			return fmt.Sprint(v)
		}
	}
	return ""
}

// stories measures grouping by B-cubed (Bagga and Baldwin 1998) and by pairs of documents.
func stories(ctx context.Context, at *folder, p Program) (Report, error) {
	all, err := rows[told](at, "documents.jsonl", true)
	if err != nil {
		return Report{}, err
	}
	all = slices.DeleteFunc(all, func(t told) bool { return t.label() == "" })
	if len(all) == 0 {
		return Report{}, nil
	}
	docs := arrived(all, at.MoveDates)
	found, err := p.Group(ctx, docs)
	if err != nil {
		return Report{}, err
	}
	gold, pred := map[string]string{}, map[string]string{}
	for _, t := range all {
		place := found[t.ID]
		name := string(place.Story)
		if place.Storyline != "" && at.Storylines {
			name = string(place.Storyline)
		}
		gold[t.ID], pred[t.ID] = t.label(), cmp.Or(name, "alone "+t.ID)
	}
	figures := []Figure{bCubed(gold, pred), pairsOf(gold, pred)}
	if f := rendered(all, gold, pred); f.Gold > 0 {
		figures = append(figures, f)
	}
	return Report{Items: fmt.Sprintf("%d documents, %d stories labelled, %d found", len(gold), groups(gold), groups(pred)), Figures: figures}, nil
}

// arrived gives the documents in order of their date.
func arrived(all []told, move bool) []Document {
	if move {
		for i := range all {
			all[i].Date = moved(all[i])
		}
	}
	slices.SortFunc(all, func(a, b told) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Sequence, b.Sequence), cmp.Compare(a.ID, b.ID))
	})
	docs := make([]Document, len(all))
	for i, t := range all {
		docs[i] = Document{ID: t.ID, Title: t.Title, Text: t.Text, Published: t.Date, Language: t.Lang, Outlet: t.Outlet, URL: t.URL}
	}
	return docs
}

// moved gives the date of a document, one day earlier or later or as it is.
func moved(t told) string {
	day, err := time.Parse(time.DateOnly, first(t.Date, len(time.DateOnly)))
	if err != nil {
		return t.Date
	}
	return day.AddDate(0, 0, int(crc32.ChecksumIEEE([]byte(t.ID))%3)-1).Format(time.DateOnly)
}

// clusters gives the members of each group.
func clusters(of map[string]string) map[string][]string {
	out := map[string][]string{}
	for id, name := range of {
		out[name] = append(out[name], id)
	}
	return out
}

func groups(of map[string]string) int { return len(clusters(of)) }

// bCubed averages over documents which share of its found group is of its story, and the other way round.
func bCubed(gold, pred map[string]string) Figure {
	g, p := clusters(gold), clusters(pred)
	f, recalled := Figure{Name: "B-cubed", Found: float64(len(gold)), Gold: float64(len(gold))}, 0.0
	for id := range gold {
		both := 0
		for _, other := range p[pred[id]] {
			if gold[other] == gold[id] {
				both++
			}
		}
		f.Right += share(float64(both), float64(len(p[pred[id]])))
		recalled += share(float64(both), float64(len(g[gold[id]])))
	}
	f.Recalled = &recalled
	return f
}

// pairsOf counts pairs of documents of one group.
func pairsOf(gold, pred map[string]string) Figure {
	both := map[string]string{}
	for id := range gold {
		both[id] = gold[id] + "\x00" + pred[id]
	}
	return Figure{Name: "pairs", Right: pairCount(both), Found: pairCount(pred), Gold: pairCount(gold)}
}

func pairCount(of map[string]string) float64 {
	n := 0
	for _, c := range clusters(of) {
		n += len(c) * (len(c) - 1) / 2
	}
	return float64(n)
}

// rendered counts the texts rendered from another language that stand in a story with
// originals of theirs and with no others.
func rendered(all []told, gold, pred map[string]string) Figure {
	f := Figure{Name: "rendered texts placed right"}
	original := map[string]bool{}
	for _, t := range all {
		original[t.ID] = t.Source == nil
	}
	in := clusters(pred)
	for _, t := range all {
		if original[t.ID] {
			continue
		}
		own, others := false, false
		for _, id := range in[pred[t.ID]] {
			own = own || original[id] && gold[id] == gold[t.ID]
			others = others || original[id] && gold[id] != gold[t.ID]
		}
		f.add(own && !others)
	}
	return f
}

// pairs measures sets that label pairs of documents: the same story or not. Each pair stands alone.
func pairs(ctx context.Context, at *folder, p Program) (Report, error) {
	type side struct {
		Title, Text, URL string
		Date             string `json:"url_date"`
	}
	type pair struct {
		A, B side
		Lang string
		Same *bool `json:"same_story"`
	}
	all, err := rows[pair](at, "pairs.jsonl", true)
	if err != nil {
		return Report{}, err
	}
	same, right, n := Figure{Name: "same story"}, Figure{Name: "decided right"}, 0
	for _, r := range all {
		if r.Same == nil {
			continue // pairs of another kind
		}
		var docs []Document
		for id, s := range map[string]side{"a": r.A, "b": r.B} {
			docs = append(docs, Document{ID: id, Title: s.Title, Text: s.Text, Published: s.Date, Language: r.Lang, URL: s.URL})
		}
		slices.SortFunc(docs, func(a, b Document) int { return cmp.Compare(a.ID, b.ID) })
		found, err := p.Group(ctx, docs)
		if err != nil {
			return Report{}, err
		}
		n++
		one := found["a"].Story == found["b"].Story
		same.Right, same.Found, same.Gold = same.Right+count(one && *r.Same), same.Found+count(one), same.Gold+count(*r.Same)
		right.add(one == *r.Same)
	}
	if n == 0 {
		return Report{}, nil
	}
	return Report{Items: fmt.Sprintf("%d pairs", n), Figures: []Figure{same, right}}, nil
}
