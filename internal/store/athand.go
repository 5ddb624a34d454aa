package store

import (
	"fmt"
	"strings"
	"time"

	"parallax"
)

const (
	// mostWhole is how many sketches are at hand whole, of those that are kept in a database too, some 5 kB each. An article is held against
	// 180 others, and 100 are asked how often they have its terms; of 10,000 at hand about one in three of these was not among the last 4,000.
	mostWhole = 8000
	// askedWithin is how long one is at hand whole, about, that nothing asks for. A server that takes some articles a minute needs a fifth of
	// the window; where many a second come, one is read once in that time.
	askedWithin = 30 * time.Second
)

// atHand is what is always at hand of an article: what it is found by. What it is weighed by, its sketch, is read when it is
// asked for, and let go of again.
type atHand struct {
	article parallax.ArticleID // "" for one that went
	story   parallax.StoryID
	at      time.Time        // when it was reported
	text    parallax.Coarse  // the vector of its text
	whole   *parallax.Sketch // a light one, without where it stands; nil when it is not at hand
	asked   bool             // since the turn was at it the last time
}

// hold keeps the sketch of the article of a number.
func (r *Recent) hold(number int, k *parallax.Sketch) {
	light := k.Light()
	light.Outlet, light.Language = r.once(k.Outlet), r.once(k.Language)
	light.Story, light.Storyline = "", ""
	h := r.get(number)
	if h.whole == nil {
		r.wholes++
	}
	h.story, h.at, h.whole, h.asked = k.Story, k.At, &light, true
	h.text, _ = light.Coarse()
}

// drop lets go of all that is held of the article of a number.
func (r *Recent) drop(number int) {
	h := r.get(number)
	r.putBack(h)
	*h = atHand{}
}

// letGo lets go of sketches that were not asked for since the turn was at them the last time: of all now and then, else until no more
// are at hand than may be.
func (r *Recent) letGo() {
	if r.read == nil {
		return
	}
	if now := r.now(); now.Sub(r.turned) > askedWithin {
		r.turned = now
		for range r.held {
			r.turn()
		}
	}
	for r.wholes > r.most {
		r.turn()
	}
}

// turn lets go of the sketch whose turn it is, unless it was asked for since the last time.
func (r *Recent) turn() {
	r.hand %= len(r.held)
	if h := &r.held[r.hand]; h.asked {
		h.asked = false
	} else {
		r.putBack(h)
	}
	r.hand++
}

// putBack lets go of the sketch of an article, which is kept elsewhere.
func (r *Recent) putBack(h *atHand) {
	if h.whole != nil {
		h.whole = nil
		r.wholes--
	}
}

// fetch reads the sketches of those articles that are not at hand whole.
func (r *Recent) fetch(numbers []int) {
	var ids []parallax.ArticleID
	for _, number := range numbers {
		h := r.get(number)
		if h.asked = true; h.whole == nil {
			ids = append(ids, h.article)
		}
	}
	if len(ids) == 0 || r.failed != nil {
		return
	}
	read, err := r.read(ids)
	if err == nil && len(read) != len(ids) {
		err = fmt.Errorf("%d of %d: %w", len(read), len(ids), parallax.ErrNotFound)
	}
	if err != nil {
		r.failed = err
		return
	}
	r.letGo() // before these come: one that was just read must not go before it was looked at
	for i := range read {
		k := read[i].Light()
		k.Outlet, k.Language = r.once(k.Outlet), r.once(k.Language)
		r.get(r.at[k.Article]).whole = &k
	}
	r.wholes += len(read)
}

// whole gives the sketch of the article of a number, without where it stands. It is not to be written to.
func (r *Recent) whole(number int) *parallax.Sketch {
	h := r.get(number)
	if h.whole == nil {
		r.fetch([]int{number})
	}
	if h.asked = true; h.whole == nil { // read has failed
		return &parallax.Sketch{Article: h.article}
	}
	return h.whole
}

// sketches gives the sketches of articles with where they stand. They share memory with it: do not write to what they hold.
func (r *Recent) sketches(numbers []int) []parallax.Sketch {
	r.fetch(numbers)
	out := make([]parallax.Sketch, len(numbers))
	for i, number := range numbers {
		out[i] = *r.whole(number)
		out[i].Story = r.get(number).story
		out[i].Storyline = r.tied.of[out[i].Story]
	}
	return out
}

// once gives a short text that many articles have, in memory once and apart from the page it stood in.
func (r *Recent) once(s string) string {
	have, ok := r.words[s]
	if !ok {
		have = strings.Clone(s)
		r.words[have] = have
	}
	return have
}
