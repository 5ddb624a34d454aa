package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// label is a number behind the word for what it names: "lot 447", "la charge 447".
type label struct {
	at     *statement
	word   int32 // the stem of the word
	digits string
	span   parallax.Span
}

// labelDigits is the least number of digits of a label that may be miscopied: shorter ones are met by chance.
const labelDigits = 3

// mislabelled finds one thing that two articles name by numbers of which one is the other with a digit changed or two in
// another order, when each gives one number only for things called so.
func (s *story) mislabelled() []parallax.Difference {
	of := map[*telling][]label{}
	for _, st := range s.statements {
		of[st.telling] = append(of[st.telling], st.labels()...)
	}
	var out []parallax.Difference
	for i, t := range s.tellings {
		for _, u := range s.tellings[:i] {
			if sameTelling(t, u) {
				continue
			}
			for _, x := range of[t] {
				for _, y := range of[u] {
					if s.lexicon.slip(&x, &y) && s.lexicon.onlyLabel(of[t], &x) && s.lexicon.onlyLabel(of[u], &y) {
						out = s.addLabels(out, &y, &x)
					}
				}
			}
		}
	}
	for i := range out {
		groupByNormal(out[i].Sides)
	}
	return out
}

// addLabels adds the two labels to the difference that has one of them, or as one of their own.
func (s *story) addLabels(out []parallax.Difference, x, y *label) []parallax.Difference {
	sides := []parallax.Side{x.at.side(x.span, x.digits, 0), y.at.side(y.span, y.digits, 0)}
	if i := slices.IndexFunc(out, func(d parallax.Difference) bool { return sharedSides(d, parallax.Difference{Sides: sides}) > 0 }); i >= 0 {
		out[i].Sides = addSides(out[i].Sides, sides)
		return out
	}
	return append(out, parallax.Difference{Kind: parallax.Conflict, Claim: s.claimOf(x.at, y.at), Slot: parallax.SlotAmount, About: s.lexicon.stems[x.word], Score: 0.7, Sides: sides,
		Why: []parallax.Reason{parallax.Because("numbers of one name, easily taken for each other", "%s, %s", x.digits, y.digits)}})
}

// slip reports whether both labels are behind words for one thing and one may be the other, miscopied.
func (l *lexicon) slip(x, y *label) bool {
	if x.digits == y.digits || len(x.digits) != len(y.digits) || x.word != y.word && !(x.at.foreign(y.at) && l.alike(x.word, y.word)) {
		return false
	}
	a, b := []byte(x.digits), []byte(y.digits)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b) || len(x.digits) > labelDigits && oneDigitOff(x.digits, y.digits)
}

// onlyLabel reports whether all labels of the list that are behind the word of this one are equal to it.
func (l *lexicon) onlyLabel(list []label, x *label) bool {
	return !slices.ContainsFunc(list, func(y label) bool { return y.word == x.word && y.digits != x.digits })
}

// countsNext reports whether a number counts the thing behind it, and not one that "of" leads to: "lot 447 of the brand".
func (s *statement) countsNext(n *parallax.Annotation) bool {
	at := n.Quantity.ThingSpan
	if at == (parallax.Span{}) || at.Start < n.Span.End || at.Start > s.End {
		return n.Quantity.Thing != ""
	}
	c := language.For(s.article().Language).Cues()
	return !slices.ContainsFunc(strings.Fields(language.Fold(s.Exact[n.Span.End-s.Start:at.Start-s.Start])), func(w string) bool { return c.Prepositions[w] })
}

// labels gives the numbers that stand right behind a plain word and count nothing.
func (s *statement) labels() []label {
	var out []label
	for _, n := range s.quantities {
		printed, err := s.article().Words(n.Span)
		if err != nil || n.Quantity.Type != parallax.Number || s.countsNext(n) || len(printed) < labelDigits || strings.Trim(printed, "0123456789") != "" {
			continue
		}
		for i := range s.words {
			if w := &s.words[i]; w.end+1 == n.Span.Start && !w.digit {
				out = append(out, label{s, w.id, printed, n.Span})
			}
		}
	}
	return out
}
