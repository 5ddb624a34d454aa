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
	all, storyOf := s.moving()
	if len(all.Articles) == 0 {
		return nil
	}
	var out []parallax.Difference
	for _, d := range read(&all, nil, nil).tracks() {
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

// moving gives the articles of the storyline that have a value of a thing of which two stories have
// one, and the story of each: the others have nothing to follow, and storylines are long.
func (s *story) moving() (parallax.Coverage, map[parallax.ArticleID]parallax.StoryID) {
	storyOf, told := map[parallax.ArticleID]parallax.StoryID{}, map[string]map[parallax.StoryID]bool{}
	var articles []parallax.Covered
	var things [][]string // of articles
	look := func(c *parallax.Coverage) {
		for i := range c.Articles {
			list := movingThings(&c.Articles[i])
			if len(list) == 0 {
				continue
			}
			articles, things = append(articles, c.Articles[i]), append(things, list)
			storyOf[c.Articles[i].Article.ID] = c.Story.ID
			for _, thing := range list {
				if told[thing] == nil {
					told[thing] = map[parallax.StoryID]bool{}
				}
				told[thing][c.Story.ID] = true
			}
		}
	}
	look(s.cov)
	for i := range s.cov.Storyline {
		look(&s.cov.Storyline[i])
	}
	var out parallax.Coverage
	for i, a := range articles {
		if slices.ContainsFunc(things[i], func(thing string) bool { return len(told[thing]) > 1 }) {
			out.Articles = append(out.Articles, a)
		}
	}
	return out, storyOf
}

// movingThings gives the things of which tracks may find a value in the article.
func movingThings(a *parallax.Covered) (out []string) {
	changes := language.For(a.Article.Language).Changes()
	for i := range a.Notes {
		n := &a.Notes[i]
		if n.Kind != parallax.KindQuantity || !tracksValue(n.Quantity) {
			continue
		}
		text, err := a.Article.Source(n.Span)
		if err != nil {
			continue
		}
		if changes.Moving[n.Quantity.Thing] {
			out = append(out, n.Quantity.Thing)
		}
		if w := behind(text[min(n.Span.End, len(text)):]); changes.Moving[w] {
			out = append(out, w)
		}
	}
	return out
}

// tracksValue reports whether a value may be followed: one and two are more often said than counted.
func tracksValue(q *parallax.Quantity) bool { return q.Type == parallax.Number && q.Value >= 3 }

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
				if seen[thing] || !tracksValue(v.q) || !language.For(st.article().Language).Changes().Moving[thing] {
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
	if w := behind(v.at.Exact[v.note.Span.End-v.at.Start:]); language.For(v.at.article().Language).Changes().Moving[w] {
		return w
	}
	return v.q.Thing
}

// behind gives the word right behind a number, folded and without the ending of a plural.
func behind(text string) string {
	rest := strings.TrimLeft(text, " -‐\u2011")
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\u200C' })
	if end < 0 {
		end = len(rest)
	}
	return strings.TrimSuffix(language.Fold(rest[:end]), "s")
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
		changed = changed || v.q.Value != first.q.Value && !aboutTheSame(v.q, first.q) && v.at.telling.when().After(first.at.telling.when())
		side := v.at.side(v.note.Span, v.normal(), 0)
		side.AsOf = v.at.telling.when()
		d.Sides = append(d.Sides, side)
		d.Why = append(d.Why, parallax.Because("reported", "%s: %s", shortTime(side.AsOf), side.Normal))
	}
	groupByNormal(d.Sides)
	return d, changed
}

// aboutTheSame reports whether one of two values is an "about" that the other is near enough to: "about 310" is no new state of 312.
func aboutTheSame(q, r *parallax.Quantity) bool {
	return (q.Bound == parallax.About || r.Bound == parallax.About) && intervalOf(q).meets(intervalOf(r))
}
