package compare

import (
	"parallax"
)

const (
	// plannedScore and plannedWords are how alike two statements must be for one to tell as
	// done what the other tells as to come.
	plannedScore = 0.6
	plannedWords = 0.35
)

// planned finds what one article announces and a later one, or one at an unknown time, tells as done.
func (s *story) planned() []parallax.Difference {
	var out []parallax.Difference
	for _, p := range s.joined() {
		if p.score < plannedScore || p.looks[lookCosine] < plannedWords || p.a.Future == p.b.Future || sameTelling(p.a.telling, p.b.telling) {
			continue
		}
		plan, done := p.a, p.b
		if done.Future {
			plan, done = done, plan
		}
		x, y := plan.telling.when(), done.telling.when()
		if x.IsZero() || y.IsZero() || !x.Before(y) || done.Hedged {
			continue
		}
		out = append(out, parallax.Difference{Kind: parallax.Update, Claim: s.claimOf(plan, done), Slot: parallax.SlotYesNo, About: clip(plan.Exact), Score: p.score * 0.7,
			Sides: []parallax.Side{plan.side(parallax.Span{}, "planned", 0), done.side(parallax.Span{}, "done", 1)},
			Why:   []parallax.Reason{parallax.Because("to come", "%s", shortTime(x)), parallax.Because("done", "%s", shortTime(y)), parallax.Because("one claim", "%.2f", p.score)}})
	}
	return out
}
