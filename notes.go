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
		out.Articles[i].places = sync.OnceValue(func() *places { return newPlaces(notes) })
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

// Over gives the notes that share a byte with the span, in order of their starts; the caller must not change the list.
func (c *Covered) Over(s Span) []*Annotation {
	if c.places != nil {
		return c.places().over(s)
	}
	return newPlaces(c.Notes).over(s)
}

// place is a field of an article; of captions and credits, that of one image.
type place struct {
	field Field
	index int
}

// places holds the notes of an article by field. Safe for concurrent use.
type places struct {
	mu     sync.Mutex
	fields []*field // few: title and text
	room   []*Annotation
}

// field is the notes of one field. It remembers which lie over a span: a dossier has dozens of questions to each sentence.
type field struct {
	place
	intervals
	known map[[2]int][]*Annotation // by start and end
}

// of gives the notes of a field; nil without any.
func (p *places) of(at place) *field {
	for _, f := range p.fields {
		if f.place == at {
			return f
		}
	}
	return nil
}

func (p *places) over(s Span) []*Annotation {
	f := p.of(place{s.Field, s.Index})
	if f == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	out, known := f.known[[2]int{s.Start, s.End}]
	if !known {
		p.room = f.over(s, 0, len(f.notes), p.room[:0])
		out = slices.Clip(slices.Clone(p.room))
		f.known[[2]int{s.Start, s.End}] = out
	}
	return out
}

// intervals are notes of one field in order of their starts, laid out as a balanced tree: the
// root of a range is its middle. A note may be as long as the text, so starts alone do not
// tell where to stop looking.
type intervals struct {
	notes []*Annotation
	// last is, for the root of each range, where the last note of the range to end ends.
	last []int
}

func newPlaces(notes []Annotation) *places {
	out := &places{}
	for i := range notes {
		at := place{notes[i].Span.Field, notes[i].Span.Index}
		f := out.of(at)
		if f == nil {
			f = &field{place: at, known: map[[2]int][]*Annotation{}}
			out.fields = append(out.fields, f)
		}
		f.notes = append(f.notes, &notes[i])
	}
	for _, f := range out.fields {
		slices.SortStableFunc(f.notes, func(a, b *Annotation) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		f.last = make([]int, len(f.notes))
		f.build(0, len(f.notes))
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
