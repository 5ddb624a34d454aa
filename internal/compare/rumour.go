package compare

import "parallax"

const (
	// asRumour is the normal form of a side that says a thing by hearsay.
	asRumour = "by hearsay"
	// rumourWords is how many telling words behind "reportedly" must stand in the other statement too.
	rumourWords = 2
	// rumourReach is how many words behind it are looked at.
	rumourReach = 8
)

// rumour finds what one statement says flatly and the other by hearsay ("reportedly", "allegedly"),
// naming nobody. nil when they do not.
func (s *story) rumour(p *pair) ([]parallax.Side, []parallax.Reason) {
	for _, way := range [][2]*statement{{p.a, p.b}, {p.b, p.a}} {
		fact, heard := way[0], way[1]
		if !fact.plainFact() || fact.Hedged || heard.heading || len(heard.ascribed) > 0 || len(heard.quotes) > 0 {
			continue
		}
		for _, n := range heard.claimWords {
			if n.Word.Class != parallax.Evidential || !s.heardOf(heard, fact, n.Span.End) {
				continue
			}
			words, _ := heard.article().Words(n.Span)
			return []parallax.Side{fact.side(parallax.Span{}, asFact, 0), heard.side(n.Span, asRumour, 1)},
				[]parallax.Reason{parallax.Because("no source in the sentence", "%s", clip(fact.Exact)), parallax.Because("by hearsay", "%s", words)}
		}
	}
	return nil, nil
}

// heardOf reports whether the telling words behind the offset are told in the other statement too, and the
// first that is no name among them: it is that word which is hearsay, what follows may only go with it.
func (s *story) heardOf(st, other *statement, from int) bool {
	n, both, told := 0, 0, false
	for _, w := range st.words {
		if w.start < from || n == rumourReach {
			continue
		}
		n++
		if w.name {
			continue
		}
		stands := s.lexicon.stands(w.stem, other)
		if !told && !stands {
			return false
		}
		told = true
		if stands {
			both++
		}
	}
	return both >= rumourWords
}
