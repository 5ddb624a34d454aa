package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	// putOffScore is the least probability that both statements make one claim for one to put off what the other announces.
	putOffScore = 0.5
	// putOffReach is how many bytes may stand between the verb that puts something off and the day to which it is.
	putOffReach = 60
)

// putOff finds what one article announces for a day ahead, and a later one says to have been put off to another.
func (s *story) putOff() []parallax.Difference {
	var out []parallax.Difference
	at := map[*statement]int{}
	for _, p := range s.joined() {
		plan, later := p.a, p.b
		if later.telling.when().Before(plan.telling.when()) {
			plan, later = later, plan
		}
		if p.score < putOffScore || !later.telling.when().After(plan.telling.when()) || plan.telling.when().IsZero() {
			continue
		}
		from, to := plan.dayAhead(), later.putOffTo()
		if from == nil || to == nil || plan.putOffTo() != nil || to.Moment.Start.Before(from.Moment.End) {
			continue
		}
		sides := []parallax.Side{plan.side(from.Span, from.Moment.Value, 0), later.side(to.Span, to.Moment.Value, 1)}
		i, ok := at[plan]
		if !ok {
			i, ok = at[later]
		}
		if !ok {
			i = len(out)
			out = append(out, parallax.Difference{Kind: parallax.Update, Claim: s.claimOf(plan, later), Slot: parallax.SlotTime, About: clip(plan.Exact), Score: p.score * 0.8, Sides: sides,
				Why: []parallax.Reason{parallax.Because("put off", "%s, %s", from.Moment.Value, to.Moment.Value), parallax.Because("one claim", "%.2f", p.score)}})
		} else {
			out[i].Sides = addSides(out[i].Sides, sides)
		}
		at[plan], at[later] = i, i
	}
	for i := range out {
		groupByNormal(out[i].Sides)
	}
	return out
}

// dayAhead gives the only time in the statement that lies ahead of its report; nil without one.
func (s *statement) dayAhead() *parallax.Annotation {
	var out *parallax.Annotation
	for _, n := range s.moments {
		if !s.liesAhead(n) {
			continue
		}
		if out != nil {
			return nil
		}
		out = n
	}
	return out
}

// putOffTo gives the time to which the statement says something has been put off; nil where it says that of nothing.
func (s *statement) putOffTo() *parallax.Annotation {
	words := language.For(s.article().Language).Dates().Word
	for _, n := range s.moments {
		start, end := n.Span.Start-s.Start, n.Span.End-s.Start
		if !s.liesAhead(n) || !endsInOne(s.Exact[:start], words["moved_to"], s.article().Language) {
			continue
		}
		around := spacedWords(s.Exact[max(0, start-putOffReach):start]) + spacedWords(s.Exact[end:min(len(s.Exact), end+putOffReach/2)])
		if slices.ContainsFunc(words["moved"], func(v string) bool { return strings.Contains(around, " "+language.Fold(v)+" ") }) {
			return n
		}
	}
	return nil
}

// endsInOne reports whether a text ends in one of the words or phrases, an article behind it set aside.
func endsInOne(text string, list []string, tag string) bool {
	said := strings.TrimSuffix(spacedWords(text), " ")
	if i := strings.LastIndexByte(said, ' '); i >= 0 && language.For(tag).Cues().Determiners[said[i+1:]] && !slices.Contains(list, said[i+1:]) {
		said = said[:i]
	}
	return slices.ContainsFunc(list, func(w string) bool { return strings.HasSuffix(said, " "+language.Fold(w)) })
}

// liesAhead reports whether a time of the statement is known and lies ahead of its report.
func (s *statement) liesAhead(n *parallax.Annotation) bool {
	m := n.Moment
	return m.Refused == "" && !m.Start.IsZero() && m.Start.After(s.telling.when()) && coarse[m.Granularity] <= coarse["month"]
}

// spacedWords gives the folded words of a text with a space around each.
func spacedWords(text string) string {
	return " " + strings.Join(language.FoldedWords(text), " ") + " "
}
