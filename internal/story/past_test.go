package story

import (
	"slices"

	"parallax"
)

// past keeps in a test what the store keeps: sketches, placements and how common terms are.
type past struct {
	sketches   []parallax.Sketch
	terms      map[parallax.Term]int
	placements []parallax.Placement
	rulings    *parallax.Rulings
}

func newPast() *past { return &past{terms: map[parallax.Term]int{}} }

// take places an article and remembers it.
func (p *past) take(a parallax.Article, notes []parallax.Annotation) parallax.Placement {
	s := Sketch(a, notes, nil)
	near := parallax.Near{Documents: len(p.sketches), Frequency: map[parallax.Term]int{}, Rulings: p.rulings, Ruled: map[parallax.StoryID][]parallax.ArticleID{}}
	for _, old := range p.sketches {
		if old.Story != "" {
			near.Sketches = append(near.Sketches, old)
		}
		if _, ruled := p.rulings.Group(old.Article); ruled {
			near.Ruled[old.Story] = append(near.Ruled[old.Story], old.Article)
		}
	}
	terms, _ := s.Terms.Numbers()
	for _, t := range terms {
		near.Frequency[t] = p.terms[t]
	}
	place := Place(a, s, nil, near)
	s.Story, s.Storyline, s.Like = place.Story, place.Storyline, place.Like
	p.sketches = append(p.sketches, s)
	p.placements = append(p.placements, place)
	for _, t := range terms {
		p.terms[t]++
	}
	for i := range p.sketches {
		old := &p.sketches[i]
		for _, m := range place.Moves {
			if m.Article == old.Article {
				old.Story = m.To
			}
		}
		for _, m := range place.MergeOthers {
			if old.Story == m[0] {
				old.Story = m[1]
			}
		}
		if slices.Contains(place.Merge, old.Story) {
			old.Story = place.Story
		}
		if place.Storyline != "" && (old.Story == place.Story || slices.Contains(place.Link, old.Story) ||
			old.Storyline != "" && slices.Contains(place.MergeLines, old.Storyline)) {
			old.Storyline = place.Storyline
		}
	}
	return place
}

func (p *past) of(id parallax.ArticleID) parallax.Sketch {
	i := slices.IndexFunc(p.sketches, func(s parallax.Sketch) bool { return s.Article == id })
	return p.sketches[i]
}

func (p *past) story(id parallax.ArticleID) parallax.StoryID    { return p.of(id).Story }
func (p *past) line(id parallax.ArticleID) parallax.StorylineID { return p.of(id).Storyline }
