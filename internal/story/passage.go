package story

import "parallax"

// passagesFull is how many shared passages tell two thirds of what they can. With 2 the weights were fitted.
const passagesFull = 2

// passages are those of the article at hand, to be found in others.
type passages struct {
	outlet string
	table  table
	spread []float64 // by number: in how many stories near it a passage stands
}

// newPassages prepares the passages of an article and counts the stories near it that have each: what stands in
// reports of several events is furniture, such as what an agency says of itself.
func newPassages(s *parallax.Sketch, near []parallax.Sketch) passages {
	p := passages{outlet: s.Outlet, table: newTable(len(s.Passages)), spread: make([]float64, len(s.Passages))}
	if len(s.Passages) == 0 {
		return p
	}
	for i, n := range s.Passages {
		p.table.put(parallax.Term(n)).term = int16(i)
	}
	type passageIn struct {
		number int
		story  parallax.StoryID
	}
	counted := map[passageIn]bool{}
	for i := range near {
		b := &near[i]
		p.each(b, func(number int) {
			if in := (passageIn{number, b.Story}); b.Article != s.Article && !counted[in] {
				counted[in] = true
				p.spread[number]++
			}
		})
	}
	return p
}

// each calls do for each passage that another article has too.
func (p *passages) each(b *parallax.Sketch, do func(number int)) {
	for _, n := range b.Passages {
		if p.table.lacks(parallax.Term(n)) {
			continue
		}
		if at := p.table.find(parallax.Term(n)).term; at >= 0 {
			do(int(at))
		}
	}
}

// in gives how many passages the other article has too, each the less the more stories have it. What one outlet prints
// with several reports does not make them one event.
func (p *passages) in(b *parallax.Sketch) (sum float64) {
	if len(p.spread) == 0 || p.outlet != "" && p.outlet == b.Outlet {
		return 0
	}
	p.each(b, func(number int) { sum += 1 / max(1, p.spread[number]) })
	return sum
}
