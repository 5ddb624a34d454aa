package compare

import (
	"slices"
	"time"

	"parallax"
	"parallax/internal/language"
)

// isAhead reports whether the time lies ahead of the report that tells it; start is its beginning, completed.
func (t *timed) isAhead(start time.Time) bool {
	told := t.at.telling.when()
	return !told.IsZero() && start.After(told)
}

// putOff reports whether one statement told its time as ahead of its report and the other is of a report of a later day: the
// plan was changed meanwhile, and each told what was so. Of an hour no report says that it was put off.
func (f *timeFacing) putOff() bool {
	before := func(plan, other *timed) bool {
		told, then := plan.at.telling.when(), other.at.telling.when()
		return then.After(told) && then.Format(time.DateOnly) != told.Format(time.DateOnly)
	}
	return f.m.Granularity != "minute" && (f.a.isAhead(f.m.Start) && before(f.a, f.b) || f.b.isAhead(f.n.Start) && before(f.b, f.a))
}

// afterwards reports whether one statement tells as ahead what the other, of an earlier report, tells as done: it is of the next such event.
func (f *timeFacing) afterwards() bool {
	x, y := f.a.at.telling.when(), f.b.at.telling.when()
	if x.IsZero() || y.IsZero() {
		return false
	}
	return f.a.isAhead(f.m.Start) && !f.b.isAhead(f.n.Start) && y.Before(x) || f.b.isAhead(f.n.Start) && !f.a.isAhead(f.m.Start) && x.Before(y)
}

// deedReach is how many function words may stand between a verb and its time: "was freed on the Friday".
const deedReach = 3

// deed gives the verb right before the time, "arrested" of "was arrested on Wednesday"; nil where something else stands there.
func (t *timed) deed() *word {
	l := language.For(t.at.article().Language)
	i := -1
	for k := range t.at.words {
		if t.at.words[k].end <= t.note.Span.Start {
			i = k
		}
	}
	for steps := 0; i >= 0 && steps <= deedReach; i, steps = i-1, steps+1 {
		w := &t.at.words[i]
		if !l.IsStop(w.printed) {
			if !w.name && !w.digit && l.Finite(w.printed) {
				return w
			}
			return nil
		}
	}
	return nil
}

// twoDeeds reports whether each time stands behind a verb, and the verbs are not alike: who was arrested on Wednesday and let go on Friday
// was so on both days.
func (s *story) twoDeeds(f *timeFacing) bool {
	v, w := f.a.deed(), f.b.deed()
	return v != nil && w != nil && !s.lexicon.alike(v.id, w.id)
}

// inOrderOfReports sorts the sides of a time that changed by when they were reported.
func (s *story) inOrderOfReports(d []parallax.Side) {
	slices.SortStableFunc(d, func(a, b parallax.Side) int {
		return s.cov.Find(a.Evidence.Article).Article.Reported().Compare(s.cov.Find(b.Evidence.Article).Article.Reported())
	})
}
