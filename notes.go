package parallax

import (
	"cmp"
	"slices"
	"sync"
)

// Indexed gives a copy of the coverage whose articles find their notes by place, and which
// knows the days its sources speak of, so that what is asked for every sentence does not cost
// a walk over all notes. It shares notes and texts with c; neither may change afterwards, since an article of which
// nothing is asked is not walked over at all: most of a storyline.
// Without it all methods give the same answers, slowly.
func (c *Coverage) Indexed() *Coverage {
	out := *c
	out.Articles, out.at = slices.Clone(c.Articles), make(map[ArticleID]*Covered, len(c.Articles))
	for i := range out.Articles {
		notes := out.Articles[i].Notes
		out.Articles[i].places = sync.OnceValue(func() places { return newPlaces(notes) })
		if id := out.Articles[i].Article.ID; out.at[id] == nil {
			out.at[id] = &out.Articles[i]
		}
	}
	out.Storyline = slices.Clone(c.Storyline)
	for i := range out.Storyline {
		out.Storyline[i] = *out.Storyline[i].Indexed()
	}
	out.days = sync.OnceValue(c.spokenDays)
	return &out
}

// notesHere is how many notes room is made for at once where those over a span are asked for: a sentence seldom has more.
const notesHere = 16

// Over gives the notes that share a byte with the span, in order of their starts.
func (c *Covered) Over(s Span) []*Annotation {
	var p places
	if c.places != nil {
		p = c.places()
	} else {
		p = newPlaces(c.Notes)
	}
	t := p[place{s.Field, s.Index}]
	return t.over(s, 0, len(t.notes), make([]*Annotation, 0, min(len(t.notes), notesHere)))
}

// place is a field of an article; of captions and credits, that of one image.
type place struct {
	field Field
	index int
}

// places holds the notes of an article by field.
type places map[place]intervals

// intervals are notes of one field in order of their starts, laid out as a balanced tree: the
// root of a range is its middle. A note may be as long as the text, so starts alone do not
// tell where to stop looking.
type intervals struct {
	notes []*Annotation
	// last is, for the root of each range, where the last note of the range to end ends.
	last []int
}

func newPlaces(notes []Annotation) places {
	byField := map[place][]*Annotation{}
	for i := range notes {
		at := place{notes[i].Span.Field, notes[i].Span.Index}
		byField[at] = append(byField[at], &notes[i])
	}
	out := places{}
	for at, list := range byField {
		slices.SortStableFunc(list, func(a, b *Annotation) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		t := intervals{notes: list, last: make([]int, len(list))}
		t.build(0, len(list))
		out[at] = t
	}
	return out
}

func (t *intervals) build(from, to int) int {
	if from == to {
		return 0
	}
	root := (from + to) / 2
	t.last[root] = max(t.notes[root].Span.End, t.build(from, root), t.build(root+1, to))
	return t.last[root]
}

// over adds the notes of the range that overlap the span.
func (t *intervals) over(s Span, from, to int, out []*Annotation) []*Annotation {
	root := (from + to) / 2
	if from == to || t.last[root] <= s.Start {
		return out
	}
	out = t.over(s, from, root, out)
	n := t.notes[root]
	if n.Span.Start >= s.End {
		return out
	}
	if n.Span.End > s.Start {
		out = append(out, n)
	}
	return t.over(s, root+1, to, out)
}
