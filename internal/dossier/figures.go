package dossier

import (
	"slices"

	"parallax"
)

// maxFigures is how many numbers are told beyond the claims.
const maxFigures = 3

// fate is a number of those whom the same thing happened to: nine injured.
type fate struct {
	act   string
	value float64
	bound parallax.Bound
}

// lostFigures gives a line for each number of people with a fate that two outlets or more tell
// inside of claims told above and no line above gives: the claim was shown by another
// sentence. Of such numbers those of the weightiest claims come first; overtaken ones are left out.
func (k *composer) lostFigures() []parallax.Line {
	var order []fate
	groups := map[fate]*told{}
	for _, c := range k.byImportance(k.cmp.Claims) {
		if !k.claimed[c.ID] && !k.retells(c) {
			continue
		}
		for _, r := range k.statements(c) {
			for _, x := range readings(r.at, r.span) {
				if q := x.quantity; q != nil && q.Act != "" && r.span.Field == parallax.FieldText && k.outdated(r.at, r.span) == 0 {
					f := fate{q.Act, q.Value, q.Bound}
					if groups[f] == nil {
						order, groups[f] = append(order, f), &told{}
					}
					groups[f].add(r, x)
				}
			}
		}
	}
	var out []parallax.Line
	for _, f := range order {
		v := groups[f]
		if len(out) == maxFigures || k.shows(v) {
			continue
		}
		if line, ok := k.valueLine(v); ok && k.counts(&line).Outlets > 1 {
			out = append(out, line)
		}
	}
	return out
}

// add takes a sentence that gives the value, once.
func (t *told) add(r ranked, x reading) {
	if !slices.ContainsFunc(t.places, func(o ranked) bool { return o.at == r.at && o.span == r.span }) {
		t.places, t.printed = append(t.places, r), append(t.printed, x)
	}
}

// shows reports whether a line that was shown gives the value.
func (k *composer) shows(v *told) bool {
	for place := range k.told {
		if at := k.cov.Find(place.article); slices.ContainsFunc(readings(at, place.span), v.sameFate) {
			return true
		}
	}
	return false
}
