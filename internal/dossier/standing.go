package dossier

import (
	"slices"

	"parallax"
)

// standing gives the comparison without the claims and differences that a person said are none,
// and without the differences of such claims. They stay in the store with who said so, and
// `parallax verdict STORY` lists them. The comparison given is left as it is.
func standing(c parallax.Comparison) parallax.Comparison {
	gone := map[parallax.ClaimID]bool{}
	keep := func(list []parallax.Claim) []parallax.Claim {
		return slices.DeleteFunc(slices.Clone(list), func(x parallax.Claim) bool {
			gone[x.ID] = gone[x.ID] || x.Dismissed()
			return x.Dismissed()
		})
	}
	c.Claims, c.Single = keep(c.Claims), keep(c.Single)
	away := func(d parallax.Difference) bool { return d.Dismissed() || d.Claim != "" && gone[d.Claim] }
	c.Differences = slices.DeleteFunc(slices.Clone(c.Differences), away)
	c.Updates = slices.DeleteFunc(slices.Clone(c.Updates), away)
	return c
}
