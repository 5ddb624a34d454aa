package dossier

import (
	"slices"
	"strings"

	"parallax"
)

// withoutPart gives, for a statement that is to be the line of a claim and tells a part of a day ("Saturday night") that some article behind it does not,
// another telling of the claim that prints the sentence without it and that no fewer stand behind; else the statement itself.
func (k *composer) withoutPart(list []ranked, i int) int {
	first := list[i]
	if !givesPart(first) {
		return i
	}
	behind := k.standingBehind(first)
	if !slices.ContainsFunc(behind, func(r ranked) bool { return sameTongue(first.at, r.at) && !givesPart(r) && !k.tellsHours(r.at) }) {
		return i
	}
	for j, r := range list {
		if !r.told && sameTongue(first.at, r.at) && r.span.Field == first.span.Field && !givesPart(r) && k.dateAt(r.at, r.span) != nil &&
			cosine(k.stemsBy(&first), k.stemsBy(&r)) >= sameSentence && len(k.standingBehind(r)) >= len(behind) {
			return j
		}
	}
	return i
}

// givesPart reports whether a statement has a part of a day, resolved or not.
func givesPart(r ranked) bool {
	return slices.ContainsFunc(r.at.Over(r.span), func(n *parallax.Annotation) bool {
		m := n.Moment
		if m == nil || !r.span.Contains(n.Span) || m.Type != "TIME" {
			return false
		}
		_, part, found := strings.Cut(m.Value, "T")
		return m.Granularity == "part of day" || found && part != "" && strings.Trim(part, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" // such as TNI of a refused one
	})
}
