package pipeline

import (
	"slices"

	"parallax"
)

// joinFindings adds to the findings of extraction those of annotation that say something
// new: both look at a line such as "Last updated: ..." and see the same contradiction.
func joinFindings(read, noticed []parallax.Finding) []parallax.Finding {
	out := slices.Clone(read)
	for _, f := range noticed {
		known := slices.ContainsFunc(out, func(g parallax.Finding) bool {
			return f.What == g.What && samePlaces(f.Sides, g.Sides)
		})
		if !known {
			out = append(out, f)
		}
	}
	return out
}

// samePlaces reports whether each place of one finding overlaps a place of the other, or
// both stand in the same metadata.
func samePlaces(a, b []parallax.FindingSide) bool {
	meets := func(x parallax.FindingSide, all []parallax.FindingSide) bool {
		return slices.ContainsFunc(all, func(y parallax.FindingSide) bool {
			return x.Span.Overlaps(y.Span) || x.Span == y.Span && x.Where == y.Where && x.Exact == y.Exact
		})
	}
	for _, x := range a {
		if !meets(x, b) {
			return false
		}
	}
	return len(a) == len(b)
}
