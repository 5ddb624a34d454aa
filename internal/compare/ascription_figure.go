package compare

import (
	"slices"

	"parallax"
)

const (
	// figureScore is the least probability of one claim for a number in both to be one figure.
	figureScore = 0.45
	// figureLeast is the least number of things that are not counted alike by chance.
	figureLeast = 13
)

// figureOf finds a count of what happened to people or things that one article gives as a fact
// and the other by somebody's word. The number itself tells that both speak of one thing, so that
// less else need be alike. nil when there is none.
func (s *story) figureOf(p *pair) ([]parallax.Side, []parallax.Reason) {
	if p.score < figureScore {
		return nil, nil
	}
	for _, way := range [][2]*statement{{p.a, p.b}, {p.b, p.a}} {
		fact, told := way[0], way[1]
		for _, v := range told.voices() {
			figure := sharedFigure(fact, told, v.content)
			if figure == "" {
				continue
			}
			if sides, why := s.factAndVoice(p, fact, told, &v); sides != nil {
				return sides, append(why, parallax.Because("the same figure", "%s", figure))
			}
		}
	}
	return nil, nil
}

// sharedFigure gives the words of a number of the first statement that stands in the spans of
// the second too, of the same thing; "" when there is none.
func sharedFigure(fact, told *statement, content []parallax.Span) string {
	for _, n := range told.quantities {
		q := n.Quantity
		if q.Act == "" || vague(q) || q.Value < figureLeast || !slices.ContainsFunc(content, func(c parallax.Span) bool { return c.Contains(n.Span) }) {
			continue
		}
		for _, m := range fact.quantities {
			if r := m.Quantity; r.Type == q.Type && r.Value == q.Value && r.Unit == q.Unit && r.Act == q.Act {
				words, err := fact.article().Words(m.Span)
				if err == nil {
					return words
				}
			}
		}
	}
	return ""
}

// otherFigures reports whether both statements tell how many the same happened to and have no such number in common: what
// the hospital says of the seven who have died is not what another report told as a fact of five.
func otherFigures(a, b *statement) bool {
	met, apart := false, false
	for _, n := range a.quantities {
		for _, m := range b.quantities {
			if q, r := n.Quantity, m.Quantity; q.Act != "" && q.Act == r.Act && sameDimension(q, r) {
				same := intervalOf(q).meets(intervalOf(r))
				met, apart = met || same, apart || !same
			}
		}
	}
	return apart && !met
}
