package compare

import (
	"math"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// kinWorth is what a partner of a cosine of one is worth: words of one meaning are still two words.
const kinWorth = 0.9

// settle prepares what the looks need of each statement: the words of its content, how well
// each word of the story finds a partner among them, who is spoken of, and how often each stem
// stands in the telling.
func (s *story) settle() {
	s.has = map[string]int{}
	for _, t := range s.tellings {
		t.has = map[string]int{}
		last := ""
		for _, st := range t.statements {
			for w := range st.stems {
				t.has[w]++
				s.has[w]++
			}
			st.tell(s.lexicon)
			last = st.people(last)
		}
	}
}

// tell finds the content of the statement: its words without who says it and when it was.
func (s *statement) tell(l *lexicon) {
	s.content, s.partners = map[string]float64{}, map[string]float64{}
	for _, w := range s.words {
		if _, seen := s.content[w.stem]; !seen && !s.aside(w) {
			s.content[w.stem] = s.stems[w.stem]
			s.told = append(s.told, w.stem)
			s.contents += s.stems[w.stem]
		}
	}
	for _, w := range s.told {
		s.partners[w] = 1
		for v, like := range l.near[w] {
			s.partners[v] = max(s.partners[v], like*like)
		}
		for v, like := range l.kin[w] {
			s.partners[v] = max(s.partners[v], kinWorth*like)
		}
	}
}

// aside reports whether the word stands in who says it or when it was.
func (s *statement) aside(w word) bool {
	in := func(x parallax.Span) bool { return x.Field == s.Field && x.Start <= w.start && w.end <= x.End }
	for _, n := range s.moments {
		if in(n.Span) {
			return true
		}
	}
	for _, n := range s.ascribed {
		if in(n.Attribution.Source) || in(n.Attribution.Cue) {
			return true
		}
	}
	for _, n := range s.quotes {
		if n.Quote.Source != nil && in(*n.Quote.Source) || n.Quote.Cue != nil && in(*n.Quote.Cue) {
			return true
		}
	}
	return false
}

// people finds the family names of the persons spoken of; a statement that names none and has
// "he" or "she" speaks of the last one named. It gives the last one for the next statement.
func (s *statement) people(last string) string {
	for _, n := range s.names {
		if n.Name.Type != parallax.Person {
			continue
		}
		if f := strings.Fields(plain(language.Fold(n.Name.Canonical))); len(f) > 0 {
			last = f[len(f)-1]
			s.persons = append(s.persons, last)
		}
	}
	if len(s.persons) == 0 && last != "" && s.hasPronoun() {
		s.persons = []string{last}
	}
	return last
}

func (s *statement) hasPronoun() bool {
	c := language.For(s.article().Language).Cues()
	return slices.ContainsFunc(language.Tokens(s.Exact), func(t language.Token) bool {
		w := language.Fold(s.Exact[t.Start:t.End])
		return c.He[w] || c.She[w]
	})
}

// found is the weight of the content of a that finds partners in b.
func found(a, b *statement) float64 {
	sum := 0.0
	for _, w := range a.told {
		sum += a.content[w] * b.partners[w]
	}
	return sum
}

// kinLooks sets what the content of both says, by the words and by their meanings.
func (s *story) kinLooks(p *pair) {
	a, b, x := p.a, p.b, &p.looks
	fa, fb := found(a, b), found(b, a)
	wa, wb := max(0.3, a.contents), max(0.3, b.contents)
	both := math.Sqrt(fa * fb)
	x[lookContent] = 2 * both / (wa + wb)
	x[lookContentLess], x[lookContentMore] = min(fa/wa, fb/wb), max(fa/wa, fb/wb)
	x[lookContentSum] = 1 - math.Exp(-both/2)
	s.loneLooks(p)
	if len(a.persons) > 0 && len(b.persons) > 0 {
		x[lookNoPerson] = 1
		if slices.ContainsFunc(a.persons, func(m string) bool { return slices.Contains(b.persons, m) }) {
			x[lookPerson], x[lookNoPerson] = 1, 0
		}
	}
	x[lookTellings] = float64(len(s.tellings)) / 6
	x[lookOrders] = math.Abs(math.Log(float64(1+a.order) / float64(1+b.order)))
	if a.Hedged != b.Hedged {
		x[lookHedged] = 1
	}
	if a.Future != b.Future {
		x[lookFuture] = 1
	}
}

// loneLooks sets what both share that neither telling says anywhere else: of all words these
// tell most that both speak of one thing.
func (s *story) loneLooks(p *pair) {
	lone, only, most := 0.0, 0.0, 0.0
	seen := map[string]bool{}
	for _, w := range p.a.words {
		weight, ok := p.b.stems[w.stem]
		if !ok || seen[w.stem] || p.a.telling.has[w.stem] != 1 || p.b.telling.has[w.stem] != 1 {
			continue
		}
		seen[w.stem] = true
		lone += weight
		most = max(most, weight)
		if s.has[w.stem] == 2 {
			only += weight
		}
	}
	p.looks[lookLone], p.looks[lookLonest], p.looks[lookOnly] = 1-math.Exp(-lone), most, 1-math.Exp(-only)
}
