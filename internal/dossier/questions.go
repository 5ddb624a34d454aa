package dossier

import (
	"slices"

	"parallax"
)

const maxAnswers = 3

// questions answers who, when, where and why by the words with which core claims fill those
// slots. It is there when two of them have an answer; one without is not shown, since not
// finding it does not mean that the sources are silent about it.
func (k *composer) questions() []parallax.Block {
	ask := []struct {
		key   string
		kinds []parallax.SlotKind
	}{
		{"question.who", []parallax.SlotKind{parallax.SlotName, parallax.SlotRole}},
		{"question.when", []parallax.SlotKind{parallax.SlotTime}},
		{"question.where", []parallax.SlotKind{parallax.SlotPlace}},
		{"question.why", []parallax.SlotKind{parallax.SlotCause}},
	}
	var out []parallax.Block
	for _, q := range ask {
		if points := k.answers(q.kinds); len(points) > 0 {
			heading := parallax.TemplateLine(q.key, nil)
			out = append(out, parallax.Block{Heading: &heading, Points: points})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// answers gives the values of such slots in core claims, each with all its sources.
func (k *composer) answers(kinds []parallax.SlotKind) []parallax.Point {
	var out []parallax.Point
	for _, c := range k.byImportance(k.cmp.Claims) {
		if !c.Core {
			continue
		}
		for _, s := range c.Slots {
			if !slices.Contains(kinds, s.Kind) {
				continue
			}
			for _, v := range k.valuesOf(c, &s) {
				if len(out) < maxAnswers {
					out = append(out, v)
				}
			}
		}
	}
	return out
}

// valuesOf gives each value of a slot as printed, cut from its sentence.
func (k *composer) valuesOf(c *parallax.Claim, s *parallax.Slot) []parallax.Point {
	card, ok := k.values(c, s)
	if !ok {
		return nil
	}
	var out []parallax.Point
	for i := range card.Values {
		v := &card.Values[i]
		if !(&parallax.Article{Text: v.Line.Text}).Prints(v.Value) {
			continue
		}
		line := parallax.TemplateLine("about.answer", v.Line.Evidence, parallax.Cut("words", v.Value, 0))
		counts := v.Counts
		out = append(out, parallax.Point{Line: line, Counts: &counts, Claim: c.ID})
	}
	return out
}
