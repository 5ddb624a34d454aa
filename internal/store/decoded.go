package store

import (
	"hash/maphash"
	"sync"

	"parallax"
)

// mostDecoded is how many bytes the articles have as they are stored that are remembered decoded, in which they
// are some ten times as large: about 250 articles of 60 kB each. The stories of a storyline that grows are
// composed one after the other, and each shows its neighbours.
const mostDecoded = 1500 << 10

// decodedArticles remembers articles by the bytes they are stored as, so that nothing can grow stale.
// Safe for concurrent use.
type decodedArticles struct {
	mu    sync.Mutex
	known map[decodedKey]parallax.Covered
	bytes int // as stored, of all that are known
}

type decodedKey struct {
	id          parallax.ArticleID
	data, notes uint64
	bytes       int
}

var decodedSeed = maphash.MakeSeed()

// decode is the function of that name. What it gives is shared: nobody may write to it.
func (d *decodedArticles) decode(id parallax.ArticleID, data, notes []byte) (parallax.Covered, error) {
	key := decodedKey{id, maphash.Bytes(decodedSeed, data), maphash.Bytes(decodedSeed, notes), len(data) + len(notes)}
	d.mu.Lock()
	c, ok := d.known[key]
	d.mu.Unlock()
	if ok {
		return c, nil
	}
	c, err := decode(id, data, notes)
	if err != nil {
		return c, err
	}
	slim(&c)
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, known := d.known[key]; known || key.bytes > mostDecoded {
		return c, nil
	}
	if d.known == nil {
		d.known = map[decodedKey]parallax.Covered{}
	}
	d.bytes += key.bytes
	for old := range d.known { // any will do
		if d.bytes <= mostDecoded {
			break
		}
		delete(d.known, old)
		d.bytes -= old.bytes
	}
	d.known[key] = c
	return c, nil
}

// slim makes notes take less memory: what they say again and again ("sentence", "text", the same name) stands in it once, not once
// for each, and their list has no room for more.
func slim(c *parallax.Covered) {
	c.Notes = append(make([]parallax.Annotation, 0, len(c.Notes)), c.Notes...)
	known := words{}
	for i := range c.Notes {
		n := &c.Notes[i]
		once(known, &n.Kind)
		once(known, &n.Span.Field)
		switch {
		case n.Name != nil:
			once(known, &n.Name.Type)
			once(known, &n.Name.Canonical)
			once(known, &n.Name.RoleSpan.Field)
		case n.Quantity != nil:
			once(known, &n.Quantity.Type)
			once(known, &n.Quantity.Bound)
			once(known, &n.Quantity.ThingSpan.Field)
		case n.Moment != nil:
			for _, s := range []*string{&n.Moment.Type, &n.Moment.Granularity, &n.Moment.How, &n.Moment.Refused} {
				once(known, s)
			}
		case n.Quote != nil:
			for k := range n.Quote.Content {
				once(known, &n.Quote.Content[k].Field)
			}
			for _, s := range []*string{&n.Quote.Speaker, &n.Quote.Strength} {
				once(known, s)
			}
			once(known, &n.Quote.Form)
		case n.Attribution != nil:
			for _, s := range []*parallax.Span{&n.Attribution.Source, &n.Attribution.Cue, &n.Attribution.Content} {
				once(known, &s.Field)
			}
			for _, s := range []*string{&n.Attribution.Name, &n.Attribution.Sort} {
				once(known, s)
			}
		case n.Word != nil:
			once(known, &n.Word.Class)
			once(known, &n.Word.Scope.Field)
		}
	}
}

// words are texts by themselves.
type words map[string]string

// once puts the text of equal letters in place of one, if there was any before.
func once[S ~string](known words, s *S) {
	have, ok := known[string(*s)]
	if !ok {
		have = string(*s)
		known[have] = have
	}
	*s = S(have)
}

var decodedBefore decodedArticles
