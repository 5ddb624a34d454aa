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
// told in the other in another form: "will open the bridge", "opened the bridge".
func (s *statement) announces(done *statement) bool {
	for _, n := range s.claimWords {
		if n.Word.Class != parallax.Future {
			continue
		}
		if w := s.firstBehind(n.Span); w != nil && slices.ContainsFunc(done.words, func(d word) bool { return done.tellsDone(w, &d) }) {
			return true
		}
	}
	return false
}

// firstBehind gives the first word of the statement behind a word for the future, as long as it may be the verb of that: behind
// an article ("will be back at the negotiating table") it is none. Nil without one.
func (s *statement) firstBehind(future parallax.Span) *word {
	i := slices.IndexFunc(s.words, func(w word) bool { return w.start >= future.End })
	if i < 0 {
		return nil
	}
	between := strings.Fields(language.Fold(s.Exact[future.End-s.Start : s.words[i].start-s.Start]))
	if determiners := language.For(s.article().Language).Cues().Determiners; slices.ContainsFunc(between, func(w string) bool { return determiners[w] }) {
		return nil
	}
	return &s.words[i]
}

// tellsDone reports whether a word of the statement is another form of one for what was to come, as who did it has. What stands in the
// same form in both, as in "tried to open", is no more done there than here, nor is what goes on ("is opening") or, but in a
// headline, is told as of now ("will follow", "follows"), nor what is only named ("will be returning", "his return").
func (s *statement) tellsDone(plan, done *word) bool {
	changes := language.For(s.article().Language).Changes()
	switch {
	case done.stem != plan.stem || done.printed == plan.printed || done.name || endsIn(done.printed, changes.Ongoing):
		return false
	case s.Span.Field == parallax.FieldText && slices.ContainsFunc(changes.Present, func(end string) bool { return done.printed == plan.printed+end }):
		return false
	}
	return !endsIn(plan.printed, changes.Ongoing) || !strings.HasPrefix(plan.printed, done.printed)
}

func endsIn(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(end string) bool { return strings.HasSuffix(word, end) })
}
