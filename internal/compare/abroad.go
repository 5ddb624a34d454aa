package compare

import (
	"slices"

	"parallax"
)

// speedUnit is the SI unit of speeds.
const speedUnit = "m/s"

// abroadContext is the overlap of the words around two speeds in two languages, by their meaning, from which on they are of
// one thing when each account gives one speed: so much lies between "the train" and "el tren" alone.
const abroadContext = 0.15

// oneSpeed reports whether both are the only speeds that two accounts in two languages give, limits aside, with a word
// around in common: what is told in two languages has too few words in common for more, and few things in a story have a speed.
func (f *facing) oneSpeed() bool {
	q, r := f.a.q, f.b.q
	return q.SIUnit == speedUnit && r.SIUnit == speedUnit && f.a.at.foreign(f.b.at) && f.context >= abroadContext && f.pair.score >= roughScore && f.a.onlySpeed() && f.b.onlySpeed()
}

// onlySpeed reports whether the telling gives no other speed, limits aside.
func (v *value) onlySpeed() bool {
	return !slices.ContainsFunc(v.at.telling.statements, func(st *statement) bool {
		return slices.ContainsFunc(st.quantities, func(n *parallax.Annotation) bool {
			x := &value{at: st, note: n, q: n.Quantity}
			return n.Quantity.SIUnit == speedUnit && n.Quantity.Value != v.q.Value && x.property() == ""
		})
	})
}
