package web

import (
	"slices"
	"time"

	"parallax"
)

const (
	// offersKept is how old the counts beside the choices of the front page may be where stories are many, which is more
	// than offersCounted: counting 20,000 takes two thirds of what the whole page takes.
	offersKept    = 10 * time.Second
	offersCounted = 1000
)

// offers is what occurs among all stories, with the number of stories that have each: what the list can be narrowed by.
// It is shared: do not write to it.
type offers struct {
	languages, lands, few, tags, outlets map[string]int
	kinds                                map[parallax.DifferenceKind]int
}

// offered gives what occurs among all stories.
func (s *Server) offered(n *narrowing, all []*parallax.Digest) *offers {
	if len(all) <= offersCounted {
		return n.count(all)
	}
	o, _ := s.offers.get(n.now, func() (*offers, error) { return n.count(all), nil })
	return o
}

// count walks through all stories.
func (n *narrowing) count(all []*parallax.Digest) *offers {
	o := &offers{languages: map[string]int{}, lands: map[string]int{}, few: map[string]int{}, tags: map[string]int{}, outlets: map[string]int{}, kinds: map[parallax.DifferenceKind]int{}}
	var here []string // the countries of one story
	for _, g := range all {
		for _, tag := range g.Languages {
			o.languages[tag]++
		}
		here = here[:0]
		for _, name := range g.Outlets {
			o.outlets[name]++
			if c := n.countries[name]; c != "" && !slices.Contains(here, c) {
				here = append(here, c)
				o.lands[c]++
			}
		}
		for k := range g.Kinds {
			o.kinds[k]++
		}
		for k, is := range n.blind(g) {
			if is {
				o.few[blinds[k]]++
			}
		}
		for _, tag := range n.tagged[g.Story] {
			o.tags[tag]++
		}
	}
	return o
}
