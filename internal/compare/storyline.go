package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

// trackContext is the least overlap of the words around two values of a thing that goes both
// ways, for them to be of one thing: "the 28-point peace plan" and "a 20-point plan for peace".
const trackContext = 0.15

// updates finds values that changed from story to story of the storyline.
func (s *story) updates() []parallax.Difference {
	if len(s.cov.Storyline) == 0 {
		return nil
	}
	all := parallax.Coverage{Articles: slices.Clone(s.cov.Articles)}
	storyOf := map[parallax.ArticleID]parallax.StoryID{}
	for _, a := range s.cov.Articles {
		storyOf[a.Article.ID] = s.cov.Story.ID
	}
	for _, c := range s.cov.Storyline {
		for _, a := range c.Articles {
			storyOf[a.Article.ID] = c.Story.ID
		}
		all.Articles = append(all.Articles, c.Articles...)
	}
	var out []parallax.Difference
	for _, d := range read(&all, nil).tracks() {
		stories := map[parallax.StoryID]bool{}
		for _, side := range d.Sides {
			stories[storyOf[side.Evidence.Article]] = true
		}
		if len(stories) > 1 {
			out = append(out, d)
		}
	}
	return ordered(out)
}

// tracks follows the values of things that change, such as the points of a plan, through the
// tellings in order of time. It needs no claim in common: a later report tells something new
// of the thing. The first value in a telling is the one of its moment; older ones are told below.
func (s *story) tracks() []parallax.Difference {
	byThing := map[string][]*value{}
	var things []string
	for _, t := range s.tellings {
		if t.when().IsZero() {
			continue
		}
		seen := map[string]bool{}
		for _, st := range t.statements {
			for _, v := range s.valuesOf(st) {
				thing := v.tracked()
				if seen[thing] || v.q.Type != parallax.Number || v.q.Value < 3 || !language.For(st.article().Language).Changes().Moving[thing] {
					continue
				}
				seen[thing] = true
				if byThing[thing] == nil {
					things = append(things, thing)
				}
				byThing[thing] = append(byThing[thing], v)
			}
		}
	}
	var out []parallax.Difference
	for _, thing := range things {
		if d, ok := track(thing, byThing[thing]); ok {
			out = append(out, d)
		}
	}
	return out
}

// tracked gives the thing by which the value is followed: what stands right behind the number where
// that changes ("the 20-point plan" has 20 points), else the thing counted.
func (v *value) tracked() string {
	rest := strings.TrimLeft(v.at.Exact[v.note.Span.End-v.at.Start:], " -‐\u2011")
	next := strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(next) > 0 && strings.HasPrefix(rest, next[0]) {
		if w := strings.TrimSuffix(language.Fold(next[0]), "s"); language.For(v.at.article().Language).Changes().Moving[w] {
			return w
		}
	}
	return v.q.Thing
}

// track makes an update of the values of one thing, when it has two at different times.
func track(thing string, list []*value) (parallax.Difference, bool) {
	slices.SortStableFunc(list, func(v, w *value) int {
		return cmp.Or(v.at.telling.when().Compare(w.at.telling.when()), cmp.Compare(v.at.id, w.at.id))
	})
	d := parallax.Difference{Kind: parallax.Update, Slot: parallax.SlotCount, About: thing, Score: 0.6}
	var kept []*value
	for _, v := range list {
		if len(kept) == 0 || slices.ContainsFunc(kept, func(w *value) bool { return overlap(v.near, w.near) >= trackContext }) {
			kept = append(kept, v)
		}
	}
	first, changed := kept[0], false
	for _, v := range kept {
		changed = changed || v.q.Value != first.q.Value && v.at.telling.when().After(first.at.telling.when())
		side := v.at.side(v.note.Span, v.normal(), 0)
		side.AsOf = v.at.telling.when()
		d.Sides = append(d.Sides, side)
		d.Why = append(d.Why, parallax.Because("reported", "%s: %s", shortTime(side.AsOf), side.Normal))
	}
	groupByNormal(d.Sides)
	return d, changed
}
