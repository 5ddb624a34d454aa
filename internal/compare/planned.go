package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	// plannedScore and plannedWords are how alike two statements must be for one to tell as
	// done what the other tells as to come.
	plannedScore = 0.75
	plannedWords = 0.25
	// plannedTwin is the likeness from which on one sentence is the other, edited: then the plan
	// is still told as one.
	plannedTwin = 0.8
)

// planned finds what one article announces and a later one, or one at an unknown time, tells as done.
func (s *story) planned() []parallax.Difference {
	var out []parallax.Difference
	at := map[*statement]int{}
	for _, p := range s.joined() {
		if p.score < plannedScore || p.cosine < plannedWords || p.cosine > plannedTwin || p.a.Future == p.b.Future {
			continue
		}
		plan, done := p.a, p.b
		if done.Future {
			plan, done = done, plan
		}
		x, y := plan.telling.when(), done.telling.when()
		if !x.IsZero() && !y.IsZero() && (x.After(y) || x.Equal(y) && !plan.dayOnly() && !done.dayOnly()) || done.Hedged || done.Negated || done.order == 0 || !plan.announces(done) {
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

// dayOnly reports whether of the report of the statement the day is known, and no hour.
func (s *statement) dayOnly() bool { return s.article().Published.Precision == "day" }

// announces reports whether the first word after the one for the future, in the statement, is
// told in the other in another form: "will open the bridge", "opened the bridge". What stands
// in the same form in both, as in "tried to open", is no more done there than here, nor is what
// goes on ("is opening") or, but in a headline, is told as of now ("will follow", "follows"), nor what is only named ("will be
// returning", "his return").
func (s *statement) announces(done *statement) bool {
	changes := language.For(done.article().Language).Changes()
	now := func(w, d word) bool {
		return done.Span.Field == parallax.FieldText && slices.ContainsFunc(changes.Present, func(end string) bool { return d.printed == w.printed+end })
	}
	for _, n := range s.claimWords {
		if n.Word.Class != parallax.Future {
			continue
		}
		for _, w := range s.words {
			if w.start < n.Span.End {
				continue
			}
			if slices.ContainsFunc(done.words, func(d word) bool {
				return d.stem == w.stem && d.printed != w.printed && !d.name && !endsIn(d.printed, changes.Ongoing) && !now(w, d) &&
					!(endsIn(w.printed, changes.Ongoing) && strings.HasPrefix(w.printed, d.printed))
			}) {
				return true
			}
			break
		}
	}
	return false
}

func endsIn(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(end string) bool { return strings.HasSuffix(word, end) })
}
