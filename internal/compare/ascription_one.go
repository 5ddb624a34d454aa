package compare

import (
	"slices"

	"parallax"
)

// place is where a side stands.
type place struct {
	article parallax.ArticleID
	span    parallax.Span
}

func placeOf(x *parallax.Side) place { return place{x.Evidence.Article, x.Evidence.Span} }

// oneClaim gives the pairs of places that make one claim, each both ways.
func (s *story) oneClaim() map[[2]place]bool {
	out := map[[2]place]bool{}
	for _, p := range s.joined() {
		if p.score >= ascribedScore {
			a, b := place{p.a.article().ID, p.a.Span}, place{p.b.article().ID, p.b.Span}
			out[[2]place{a, b}], out[[2]place{b, a}] = true, true
		}
	}
	return out
}

// onStatement makes one difference of those that share a place where the same is told as a fact, when each place of the one makes one claim with
// each of the other. Pairs are looked at by likeness, so that two may have begun before the place they share was met.
func onStatement(list []parallax.Difference, one map[[2]place]bool) []parallax.Difference {
	var out []parallax.Difference
	for _, d := range list {
		i := slices.IndexFunc(out, func(o parallax.Difference) bool {
			return sharedFact(o.Sides, d.Sides) && !twoVoices(o.Sides, d.Sides) && allOne(one, o.Sides, d.Sides)
		})
		if i < 0 {
			out = append(out, d)
			continue
		}
		out[i].Sides = addSides(out[i].Sides, d.Sides)
	}
	return out
}

// sharedFact reports whether a place that tells a fact stands in both lists.
func sharedFact(a, b []parallax.Side) bool {
	return slices.ContainsFunc(a, func(x parallax.Side) bool {
		return x.Normal == asFact && slices.ContainsFunc(b, func(y parallax.Side) bool { return y.Normal == asFact && placeOf(&x) == placeOf(&y) })
	})
}

// allOne reports whether each two places of different articles in the lists make one claim.
func allOne(one map[[2]place]bool, a, b []parallax.Side) bool {
	return !slices.ContainsFunc(a, func(x parallax.Side) bool {
		return slices.ContainsFunc(b, func(y parallax.Side) bool {
			return x.Evidence.Article != y.Evidence.Article && !one[[2]place{placeOf(&x), placeOf(&y)}]
		})
	})
}
