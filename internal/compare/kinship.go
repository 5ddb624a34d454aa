package compare

import (
	"math"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// kinWorth is what a partner of a cosine of one is worth: words of one meaning are still two words.
// F1 of pairs in gold .596, with 0.7 .594 and with 1.0 .595.
const kinWorth = 0.9

// settle prepares what the looks need of each statement: the words of its content, who is
// spoken of, and which stems the telling has once only.
func (s *story) settle() {
	has, abroad := make([]int, len(s.lexicon.stems)), s.isAbroad()
	for _, t := range s.tellings {
		last := somebody{}
		for _, st := range t.statements {
			st.see(s.lexicon, has)
			for _, w := range st.own {
				has[w]++
			}
			st.tell(s.lexicon)
			last = st.people(last, abroad)
			if abroad && st.Speaker != "" {
				st.spoken = language.Hear(st.Speaker)
			}
		}
		for _, st := range t.statements {
			for i := range st.seen {
				if w := &st.seen[i]; has[w.id] == 1 {
					w.is |= lone
				}
			}
		}
		for _, st := range t.statements {
			for _, w := range st.own {
				has[w] = 0
			}
		}
	}
}

// isAbroad reports whether the tellings are in several languages, so that how names sound matters.
func (s *story) isAbroad() bool {
	first := ""
	for _, t := range s.tellings {
		tag := t.covered.Article.Language
		if first == "" {
			first = tag
		}
		if !sameLanguage(tag, first) {
			return true
		}
	}
	return false
}

// tell finds the content of the statement: its words without who says it and when it was.
func (s *statement) tell(l *lexicon) {
	for _, w := range s.words {
		if !slices.Contains(s.told, w.id) && !s.aside(w) {
			s.told = append(s.told, w.id)
			s.contents += l.weights[w.id]
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

// somebody is who is spoken of: the family name, folded, and how the whole name sounds to other languages, where there are such.
type somebody struct {
	family string
	heard  language.Heard
}

// people finds the family names of the persons spoken of; a statement that names none and has
// "he" or "she" speaks of the last one named. It gives the last one for the next statement.
func (s *statement) people(last somebody, abroad bool) somebody {
	for _, n := range s.names {
		if n.Name.Type != parallax.Person {
			continue
		}
		if f := strings.Fields(plain(language.Fold(n.Name.Canonical))); len(f) > 0 {
			last = somebody{family: f[len(f)-1]}
			if abroad {
				last.heard = language.Hear(n.Name.Canonical)
			}
			s.persons = append(s.persons, last)
		}
	}
	if len(s.persons) == 0 && last.family != "" && s.hasPronoun() {
		s.persons = []somebody{last}
	}
	return last
}

func (s *statement) hasPronoun() bool {
	c := language.For(s.article().Language).Cues()
	for t := range language.EachToken(s.Exact) {
		if w := language.Fold(s.Exact[t.Start:t.End]); c.He[w] || c.She[w] {
			return true
		}
	}
	return false
}

// kinLooks sets what the content of both says, by the words and by their meanings: fa and fb
// are the weights of the content of each that finds partners in the other.
func (s *story) kinLooks(a, b *statement, fa, fb float64, x *[looks]float64) {
	wa, wb := max(0.3, a.contents), max(0.3, b.contents)
	both := math.Sqrt(fa * fb)
	x[lookContent] = 2 * both / (wa + wb)
	x[lookContentLess], x[lookContentMore] = min(fa/wa, fb/wb), max(fa/wa, fb/wb)
	x[lookContentSum] = 1 - math.Exp(-both/2)
	if len(a.persons) > 0 && len(b.persons) > 0 {
		x[lookNoPerson] = 1
		if foreign := a.foreign(b); slices.ContainsFunc(a.persons, func(m somebody) bool {
			return slices.ContainsFunc(b.persons, func(n somebody) bool { return m.family == n.family || foreign && m.heard.Like(n.heard) })
		}) {
			x[lookPerson], x[lookNoPerson] = 1, 0
		}
	}
	if a.Hedged != b.Hedged {
		x[lookHedged] = 1
	}
	if a.Future != b.Future {
		x[lookFuture] = 1
	}
}
