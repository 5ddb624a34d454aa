package story

import "parallax"

// stranger is an article near another in another language: its place among those looked at, and what was seen when the
// two were compared.
type stranger struct {
	at       int
	features Features
}

// hearAbroad compares every article once more with those near it in other languages, whose stories are now as label has
// them. Of what was seen nothing changes but how near in meaning those stories are, and pairs in one language stay as
// they are.
func (l *look) hearAbroad() {
	for i, near := range l.abroad {
		for _, s := range near {
			l.z[i][s.at], l.z[s.at][i], l.line[i][s.at], l.line[s.at][i] = 0, 0, 0, 0
		}
	}
	var told []parallax.Sketch
	for i, near := range l.abroad {
		k := &l.articles[i]
		told = told[:0]
		for _, s := range near {
			told = append(told, l.articles[s.at])
			told[len(told)-1].Story = l.labels[s.at]
		}
		meanings := meanings(k, told)
		own, _ := k.Coarse()
		for n, s := range near {
			var meaning *Meaning
			if m, ok := meanings[told[n].Story]; ok {
				meaning = &m
			}
			vector, _ := told[n].Coarse()
			s.features.meant(own, vector, meaning)
			l.add(i, s.at, fitted.logit(&s.features, true), lineLogit(&s.features, true))
		}
	}
}
