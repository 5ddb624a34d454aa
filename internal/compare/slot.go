package compare

import (
	"parallax"
)

// slots lists what the members of a claim give values for: each quantity with its thing, so
// that a page can show them beside each other.
func (c *claim) slots() []parallax.Slot {
	var out []parallax.Slot
	at := map[string]int{}
	for i, m := range c.members {
		for _, n := range m.quantities {
			if n.Quantity.Thing == "" || n.Quantity.Type == parallax.Ordinal {
				continue
			}
			w, err := m.article().Words(n.Span)
			if err != nil {
				continue
			}
			about := n.Quantity.Thing
			if n.Quantity.Act != "" {
				about += " " + n.Quantity.Act
			}
			k, ok := at[about]
			if !ok {
				k = len(out)
				at[about] = k
				kind := parallax.SlotCount
				if n.Quantity.Type != parallax.Number {
					kind = parallax.SlotAmount
				}
				out = append(out, parallax.Slot{Kind: kind, About: about})
			}
			v := value{at: m, note: n, q: n.Quantity}
			out[k].Fillers = append(out[k].Fillers, parallax.Filler{Member: i, Span: n.Span, Value: w, Normal: v.normal(), AsOf: m.AsOf})
		}
	}
	kept := out[:0]
	for _, s := range out {
		if len(s.Fillers) > 1 {
			kept = append(kept, s)
		}
	}
	return kept
}
