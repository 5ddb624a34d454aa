package parallax

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// TestOver holds the index against a walk over all notes, for notes of any length and order.
func TestOver(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	at := func() Span {
		start := r.IntN(200)
		s := TextSpan(start, start+1+r.IntN(1<<r.IntN(8)))
		if r.IntN(4) == 0 {
			s.Field, s.Index = FieldCaption, r.IntN(2)
		}
		return s
	}
	for range 200 {
		c := Coverage{Articles: make([]Covered, 1)}
		for range r.IntN(40) {
			c.Articles[0].Notes = append(c.Articles[0].Notes, Annotation{Kind: KindWord, Span: at()})
		}
		indexed := c.Indexed()
		for range 20 {
			s := at()
			var want []Span
			for _, n := range c.Articles[0].Notes {
				if n.Span.Overlaps(s) {
					want = append(want, n.Span)
				}
			}
			slices.SortStableFunc(want, func(a, b Span) int { return a.Start - b.Start })
			for name, a := range map[string]*Covered{"plain": &c.Articles[0], "indexed": &indexed.Articles[0]} {
				var got []Span
				for _, n := range a.Over(s) {
					got = append(got, n.Span)
				}
				if !slices.Equal(got, want) {
					t.Fatalf("%s: over %v: got %v, want %v", name, s, got, want)
				}
			}
		}
	}
}

func TestSpeaksOfDays(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2031, 5, d, 12, 0, 0, 0, time.UTC) }
	article := func(published int, state SourceState, moments ...Moment) Covered {
		c := Covered{State: state, Article: Article{State: PageFull, Published: Date{Time: day(published)}}}
		for i := range moments {
			c.Notes = append(c.Notes, Annotation{Kind: KindMoment, Span: TextSpan(i, i+1), Moment: &moments[i]})
		}
		return c
	}
	c := Coverage{
		Articles: []Covered{
			article(2, SourceUsed, Moment{Start: day(4)}, Moment{Start: day(5), Refused: "no publication time"}, Moment{}),
			article(6, SourceOffTopic),
		},
		Storyline: []Coverage{{Articles: []Covered{article(1, SourceUsed)}}},
	}
	for name, c := range map[string]*Coverage{"plain": &c, "indexed": c.Indexed()} {
		for d, want := range map[int]bool{1: true, 2: true, 3: false, 4: true, 5: false, 6: false} {
			if got := c.Speaks(day(d)); got != want {
				t.Errorf("%s: speaks of day %d: %v", name, d, got)
			}
		}
		if c.Speaks(time.Time{}) {
			t.Errorf("%s: speaks of no day", name)
		}
	}
}
