package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// measured is a measure with decimals and the named source that is said to give it.
type measured struct {
	at    *statement
	note  *parallax.Annotation
	names [][]string // of the source, in folded words
}

// measurements finds a measure that one named body gives, in two articles of one time, with values that exclude each
// other: whose figure it is tells that it is one, so that the sentences need not be alike. Only ratings, such
// as a magnitude: of one event there is one of each thing.
func (s *story) measurements() []parallax.Difference {
	var all []measured
	for _, st := range s.statements {
		for _, n := range st.quantities {
			if names := st.sourcesOf(n); rating(n.Quantity) && n.Quantity.Thing != "" && len(names) > 0 {
				all = append(all, measured{st, n, names})
			}
		}
	}
	var out []parallax.Difference
	for i, y := range all {
		for _, x := range all[:i] {
			q, r := x.note.Quantity, y.note.Quantity
			name := sharedSource(x.names, y.names)
			if name == "" || q.Thing != r.Thing || q.Unit != r.Unit || intervalOf(q).meets(intervalOf(r)) || max(q.Value, r.Value) > soleTimes*min(q.Value, r.Value) || !oneReportTime(x.at, y.at) || otherYears(x.at, y.at) {
				continue
			}
			v, w := value{at: x.at, note: x.note, q: q}, value{at: y.at, note: y.note, q: r}
			if sameTelling(x.at.telling, y.at.telling) || v.past() || w.past() || gives(all, x.at.telling, y) || gives(all, y.at.telling, x) {
				continue
			}
			out = append(out, parallax.Difference{Kind: parallax.Conflict, Claim: s.claimOf(x.at, y.at), Slot: parallax.SlotAmount, About: q.Thing, Score: 0.7,
				Sides: []parallax.Side{x.at.side(x.note.Span, v.normal(), 0), y.at.side(y.note.Span, w.normal(), 1)},
				Why:   []parallax.Reason{parallax.Because("one source", "%s", name), parallax.Because("same thing", "%s", q.Thing), parallax.Because("cannot both be true", "%s, %s", v.words(), w.words())}})
		}
	}
	return out
}

// gives reports whether the telling has the value of the measure by its source too: then the source changed it.
func gives(all []measured, t *telling, m measured) bool {
	return slices.ContainsFunc(all, func(x measured) bool {
		return x.at.telling == t && x.note.Quantity.Thing == m.note.Quantity.Thing && x.note.Quantity.Value == m.note.Quantity.Value && sharedSource(x.names, m.names) != ""
	})
}

// sourcesOf gives the names in the sources that are said to give the quantity.
func (s *statement) sourcesOf(n *parallax.Annotation) [][]string {
	var out [][]string
	for _, v := range s.voices() {
		if !slices.ContainsFunc(v.content, func(c parallax.Span) bool { return c.Contains(n.Span) }) {
			continue
		}
		for _, m := range s.names {
			if v.source.Contains(m.Span) {
				out = append(out, strings.Fields(language.Fold(m.Name.Canonical)))
			}
		}
	}
	return out
}

// sharedSource gives the last two words of a name of two words and more that ends both a name of the one and of the
// other: bodies are told with their country in full and in letters. "" when there is none.
func sharedSource(a, b [][]string) string {
	for _, x := range a {
		for _, y := range b {
			if len(x) > 1 && len(y) > 1 && slices.Equal(x[len(x)-2:], y[len(y)-2:]) {
				return strings.Join(x[len(x)-2:], " ")
			}
		}
	}
	return ""
}

// oneReportTime reports whether both reports are known to be of one time.
func oneReportTime(a, b *statement) bool {
	x, y := a.telling.when(), b.telling.when()
	return !x.IsZero() && !y.IsZero() && x.Sub(y).Abs() <= sameMoment
}
