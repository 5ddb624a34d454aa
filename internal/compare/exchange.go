package compare

import (
	"strings"

	"parallax"
)

// exchange holds at which rates the sources of a story convert amounts: by two currencies, how many units of the second they take for one of the
// first.
type exchange map[[2]string][]float64

// sameRate is how far an amount may be from another at a printed rate and still be that amount converted, as a part of it: sources round, and
// take the rates of their days.
const sameRate = 0.15

// exchanges reads the rates from amounts that stand alone in brackets behind another one: "40 million crowns ($4 million)".
func exchanges(values map[*statement][]*value) exchange {
	x := exchange{}
	for _, all := range values {
		for i := range all {
			if i == 0 || !all[i].converted() || !all[i].closes() {
				continue
			}
			q, r := all[i-1].q, all[i].q
			if q.Type == parallax.Money && q.Unit != r.Unit && q.Value > 0 && r.Value > 0 {
				x.add(q.Unit, r.Unit, r.Value/q.Value)
				x.add(r.Unit, q.Unit, q.Value/r.Value)
			}
		}
	}
	return x
}

// closes reports whether a bracket ends behind the amount: "(2 million of it in fees)" converts nothing.
func (v *value) closes() bool {
	return strings.HasPrefix(v.at.Exact[v.note.Span.End-v.at.Start:], ")")
}

func (x exchange) add(from, to string, rate float64) {
	k := [2]string{from, to}
	x[k] = append(x[k], rate)
}

// between gives the rates from one currency to another, by way of a third where no source has one for both.
func (x exchange) between(from, to string) []float64 {
	if direct := x[[2]string{from, to}]; len(direct) > 0 {
		return direct
	}
	var out []float64
	for k, first := range x {
		if k[0] != from {
			continue
		}
		for _, r := range first {
			for _, s := range x[[2]string{k[1], to}] {
				out = append(out, r*s)
			}
		}
	}
	return out
}

// same reports whether an amount may be another one converted: at a rate that a source has, or, where none has one, if a rate that is usual
// between large currencies makes it so.
func (x exchange) same(q, r *parallax.Quantity, i, j interval) bool {
	rates := x.between(q.Unit, r.Unit)
	if len(rates) == 0 {
		ratio := i.high / max(j.high, 1e-9)
		return ratio > 1/usualRate && ratio < usualRate
	}
	for _, rate := range rates {
		if j.meets(interval{low: i.low * rate * (1 - sameRate), high: i.high * rate * (1 + sameRate)}) {
			return true
		}
	}
	return false
}

// usualRate is what one unit of a large currency is worth in another at most.
const usualRate = 2.5
