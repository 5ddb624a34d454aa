package compare

import (
	"parallax"
)

const (
	// plannedScore and plannedWords are how alike two statements must be for one to tell as
	// done what the other tells as to come.
	plannedScore = 0.75
	plannedWords = 0.35
	// plannedTwin is the likeness from which on one sentence is the other, edited: then the plan
	// is still told as one.
	plannedTwin = 0.8
)

// planned finds what one article announces and a later one, or one at an unknown time, tells as done.
func (s *story) planned() []parallax.Difference {
	var out []parallax.Difference
	at := map[*statement]int{}
	for _, p := range s.joined() {
		if p.score < plannedScore || p.looks[lookCosine] < plannedWords || p.looks[lookCosine] > plannedTwin || p.a.Future == p.b.Future {
			continue
		}
		plan, done := p.a, p.b
		if done.Future {
			plan, done = done, plan
		}
		x, y := plan.telling.when(), done.telling.when()
		if x.IsZero() || y.IsZero() || !x.Before(y) || done.Hedged || done.Negated || !plan.announces(done) {
			continue
		}
		sides := []parallax.Side{plan.side(parallax.Span{}, "planned", 0), done.side(parallax.Span{}, "done", 1)}
		i, ok := at[plan]
		if !ok {
			i, ok = at[done]
		}
		if ok { // the same plan, or the same act, in another article
			out[i].Sides = addSides(out[i].Sides, sides)
			at[plan], at[done] = i, i
			continue
		}
		at[plan], at[done] = len(out), len(out)
		out = append(out, parallax.Difference{Kind: parallax.Update, Claim: s.claimOf(plan, done), Slot: parallax.SlotYesNo, About: clip(plan.Exact), Score: p.score * 0.7,
			Sides: sides,
			Why:   []parallax.Reason{parallax.Because("to come", "%s", shortTime(x)), parallax.Because("done", "%s", shortTime(y)), parallax.Because("one claim", "%.2f", p.score)}})
	}
	return out
}

// announces reports whether what follows the word for the future, in the statement, is told
// in the other: "will open the bridge", "opened the bridge".
func (s *statement) announces(done *statement) bool {
	for _, n := range s.claimWords {
		if n.Word.Class != parallax.Future {
			continue
		}
		after := 0
		for _, w := range s.words {
			if w.start < n.Span.End || after == 2 {
				continue
			}
			after++
			if _, ok := done.stems[w.stem]; ok {
				return true
			}
		}
	}
	return false
}
