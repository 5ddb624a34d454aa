package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"parallax"
)

const (
	outlets  = 300
	words    = 40_000 // of each language
	topics   = 200
	size     = 256  // of vectors
	copied   = 0.10 // share of articles that copy another of their event
	updated  = 0.05 // share that are a new revision of one
	perEvent = 60   // most articles in one burst
	openMost = 500  // events told at a time; more would be told ever longer, for they begin faster than they end
	toldMost = 5    // articles of an event that are remembered, to be copied and updated
)

var languages = []string{"en", "en", "en", "de", "ru", "ar", "zh"}

// generated is an article of the stream.
type generated struct {
	sketch parallax.Sketch
	edges  []parallax.Edge
	event  int
	ended  []int // events of which nothing more comes
}

// event is what articles tell.
type event struct {
	id, topic int
	names     []string
	numbers   []string
	words     []int
	vector    parallax.Vector
	left      int // articles still to come
	told      []parallax.Sketch
}

// generator makes the same stream for the same seed.
type generator struct {
	r      *rand.Rand
	zipf   *rand.Zipf
	n      int
	perDay time.Duration // how many articles
	topics []parallax.Vector
	open   []*event
	events int
}

func newGenerator(seed uint64, perDay int) *generator {
	r := rand.New(rand.NewPCG(seed, seed))
	g := &generator{r: r, perDay: time.Duration(perDay), zipf: rand.NewZipf(r, 1.07, 3, words-1)}
	for range topics {
		g.topics = append(g.topics, g.vector(nil, 1))
	}
	return g
}

// vector gives a direction near another, the farther the larger the noise.
func (g *generator) vector(near parallax.Vector, noise float64) parallax.Vector {
	v, sum := make(parallax.Vector, size), 0.0
	for i := range v {
		x := noise * g.r.NormFloat64() / math.Sqrt(size)
		if near != nil {
			x += float64(near[i])
		}
		v[i] = float32(x)
		sum += x * x
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(sum))
	}
	return v
}

// next gives the next article: of an event that is still told, or of a new one. Most events
// are told once or twice, few by many outlets.
func (g *generator) next() generated {
	var ended []int
	if len(g.open) == 0 || g.r.Float64() < 0.3 {
		if len(g.open) == openMost {
			ended = append(ended, g.end(g.r.IntN(openMost)))
		}
		g.open = append(g.open, g.begin())
	}
	at := g.r.IntN(len(g.open))
	e := g.open[at]
	if e.left--; e.left <= 0 {
		ended = append(ended, g.end(at))
	}
	g.n++
	x := g.tell(e)
	x.ended = ended
	return x
}

// end lets go of an open event and gives its number.
func (g *generator) end(at int) int {
	last := len(g.open) - 1
	id := g.open[at].id
	g.open[at], g.open[last] = g.open[last], nil
	g.open = g.open[:last]
	return id
}

func (g *generator) begin() *event {
	g.events++
	e := &event{id: g.events, topic: g.r.IntN(topics), left: min(perEvent, int(1/math.Pow(1-g.r.Float64(), 0.9)))}
	e.vector = g.vector(g.topics[e.topic], 0.9)
	for range 8 {
		e.names = append(e.names, fmt.Sprint("name", g.r.IntN(30_000)))
	}
	for range 3 { // those everybody writes about
		e.names = append(e.names, fmt.Sprint("topic", e.topic, "name", g.r.IntN(20)))
	}
	for range 4 {
		e.numbers = append(e.numbers, fmt.Sprintf("q:%d people", g.r.IntN(5000)))
	}
	for range 60 {
		e.words = append(e.words, 200+g.r.IntN(words-200))
	}
	return e
}

// tell makes one article of an event: a copy, an update, or a text of its own of 300 to 700 words.
func (g *generator) tell(e *event) generated {
	at := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(g.n) * 24 * time.Hour / g.perDay)
	if n := len(e.told); n > 0 {
		old := e.told[g.r.IntN(n)]
		switch x := g.r.Float64(); {
		case x < copied:
			k := old
			k.Article, k.At, k.Outlet = parallax.ArticleID(fmt.Sprint("a_", g.n)), at, fmt.Sprint("outlet", g.r.IntN(outlets))
			return generated{sketch: k, edges: []parallax.Edge{{Kind: parallax.Copies, From: k.Article, To: old.Article, Share: 0.9}}, event: e.id}
		case x < copied+updated:
			k := old
			k.At = at
			return generated{sketch: k, event: e.id}
		}
	}
	k := g.write(e)
	k.Article, k.At, k.Outlet = parallax.ArticleID(fmt.Sprint("a_", g.n)), at, fmt.Sprint("outlet", g.r.IntN(outlets))
	if e.told = append(e.told, k); len(e.told) > toldMost {
		e.told = slices.Clone(e.told[1:])
	}
	return generated{sketch: k, event: e.id}
}

func (g *generator) write(e *event) parallax.Sketch {
	k := parallax.Sketch{Language: languages[g.r.IntN(len(languages))]}
	terms, title := map[string]int{}, map[string]int{}
	count := map[string]int{}
	weight := map[string]float64{}
	put := func(key string, nats float64) {
		count[key]++
		weight[key] = nats
	}
	length := 300 + g.r.IntN(401)
	for i := range length {
		switch x := g.r.Float64(); {
		case x < 0.12:
			rank := e.words[g.r.IntN(len(e.words))]
			put(fmt.Sprint("w:", k.Language, rank), rarity(rank))
		case x < 0.20:
			name := e.names[g.r.IntN(len(e.names))]
			put("n:"+k.Language+name, 7)
			put("x:"+name, 7)
		case x < 0.21:
			put(e.numbers[g.r.IntN(len(e.numbers))], 6)
		default:
			if rank := int(g.zipf.Uint64()); rank > 100 { // the commonest are stop words
				put(fmt.Sprint("w:", k.Language, rank), rarity(rank))
			}
		}
		if i == 60 {
			for key, n := range count {
				title[key] = int(100 * weight[key] * (1 + math.Log(float64(n))))
			}
		}
	}
	for key, n := range count {
		terms[key] = int(100 * weight[key] * (1 + math.Log(float64(n))))
	}
	k.Terms, k.Title = parallax.NewTerms(terms), parallax.NewTerms(title)
	k.Vector, k.Opening = g.vector(e.vector, 0.6), g.vector(e.vector, 1)
	return k
}

// rarity is the weight of a word of a rank, in nats, as language and sketch reckon it.
func rarity(rank int) float64 {
	p := 0.1 / (float64(rank) + 3)
	return min(8.5, -math.Log(-math.Expm1(-400*p)))
}
