package story

import (
	"math"

	"parallax"
)

// crowd is the cosine that the nearest of twenty stories has which an article has nothing to do
// with: what a story must be ahead of where there are no others yet.
const crowd = 0.15

// Meaning is how near an article is in meaning to a story told in other languages, by vectors.
type Meaning struct {
	// Cosine is that of the article's vector and the mean of the story's: what single
	// articles say besides averages out.
	Cosine float64
	// Ahead is how much higher it is than that of the next nearest story, negative for all
	// but the nearest. Vectors of topics that are told often are near to everything; the
	// event itself is nearest.
	Ahead float64
}

// meanings compares an article with the stories told in other languages than its own.
func meanings(a *parallax.Sketch, sketches []parallax.Sketch) map[parallax.StoryID]Meaning {
	own, _ := a.Coarse()
	centres := map[parallax.StoryID]parallax.Vector{}
	for i := range sketches {
		b := &sketches[i]
		if b.Story == "" || b.Article == a.Article || !crosses(a, b) {
			continue
		}
		v, _ := b.Coarse()
		if n := len(v.Parts()); n == 0 || n != len(own.Parts()) {
			continue
		}
		centre := centres[b.Story]
		if centre == nil {
			centre = make(parallax.Vector, len(v.Parts()))
			centres[b.Story] = centre
		}
		v.AddTo(centre)
	}
	return Meanings(own.Vector(), centres)
}

// Meanings compares a vector with sums of the vectors of stories.
func Meanings[K comparable](v parallax.Vector, stories map[K]parallax.Vector) map[K]Meaning {
	cosines := make(map[K]float64, len(stories))
	first, second := float64(crowd), float64(crowd)
	for k, sum := range stories {
		c := 0.0
		if n := math.Sqrt(float64(sum.Dot(sum))); n > 0 {
			c = float64(v.Dot(sum)) / n
		}
		cosines[k] = c
		if c > first {
			first, second = c, first
		} else if c > second {
			second = c
		}
	}
	out := make(map[K]Meaning, len(stories))
	for k, c := range cosines {
		next := first
		if c == first {
			next = second
		}
		out[k] = Meaning{Cosine: c, Ahead: c - next}
	}
	return out
}
