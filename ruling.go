package parallax

import (
	"fmt"
	"slices"
	"strings"
)

// Ruling is what decisions say about two articles.
type Ruling int

// The rulings; the zero value is that nothing was decided.
const (
	Undecided Ruling = iota
	OneStory
	TwoStories
)

// Rulings is what all decisions together say. Articles that decisions put into one story form
// a group, and groups chain: a with b and b with c is a with c. What is apart, or locked, holds
// for whole groups. The zero value and nil rule nothing.
type Rulings struct {
	// Overruled are decisions that contradict later ones, each with those. Decisions are
	// refused when they contradict earlier ones, so that only older stores have any.
	Overruled []Contradiction

	decisions []Decision // in force, the latest first
	parent    map[ArticleID]ArticleID
	locked    map[ArticleID]bool // by the first article of the group
	apart     []separation
	between   map[[2]ArticleID]bool // the same by the first articles of the groups; made last
	stories   map[ArticleID]given
}

// given is the ID that the story of an article has by decision, and by the how manieth, the latest first.
type given struct {
	story StoryID
	order int
}

// separation is two articles that are apart, by the decision at an index.
type separation struct {
	a, b ArticleID
	by   int
}

// Contradiction is a decision with those it contradicts, and why.
type Contradiction struct {
	Decision Decision
	Against  []Decision
	Why      string
}

// Error tells the contradiction for people.
func (c *Contradiction) Error() string {
	var names []string
	for i := range c.Against {
		names = append(names, c.Against[i].String())
	}
	return fmt.Sprintf("%s: undo %s first", c.Why, strings.Join(names, " and "))
}

// Unwrap gives ErrConflict.
func (c *Contradiction) Unwrap() error { return ErrConflict }

// Rule puts decisions, in order of time, together. Where two contradict each other the later counts.
func Rule(decisions []Decision) *Rulings {
	r := &Rulings{parent: map[ArticleID]ArticleID{}, locked: map[ArticleID]bool{}, between: map[[2]ArticleID]bool{}, stories: map[ArticleID]given{}}
	for _, d := range slices.Backward(decisions) {
		if d.Kind == Named {
			continue
		}
		if c := r.Conflict(&d); c != nil {
			r.Overruled = append(r.Overruled, *c)
			continue
		}
		r.add(d)
	}
	for _, s := range r.apart {
		a, b := r.group(s.a), r.group(s.b)
		r.between[[2]ArticleID{a, b}], r.between[[2]ArticleID{b, a}] = true, true
	}
	return r
}

// add puts in force a decision that contradicts none.
func (r *Rulings) add(d Decision) {
	first := d.Articles[0]
	locked := d.Kind == Locked
	for _, a := range d.Articles {
		locked = locked || r.locked[r.group(a)]
		r.parent[r.group(a)] = r.group(first)
	}
	if locked {
		r.locked[r.group(first)] = true
	}
	for _, o := range d.Others {
		r.parent[o] = r.group(o) // known from now on
		r.apart = append(r.apart, separation{first, o, len(r.decisions)})
	}
	if _, known := r.stories[first]; !known {
		r.stories[first] = given{d.Story, len(r.decisions)}
	}
	r.decisions = append(r.decisions, d)
}

// group gives the article that stands for all that are in one story with this one by decision.
func (r *Rulings) group(a ArticleID) ArticleID {
	for {
		up, ok := r.parent[a]
		if !ok || up == a {
			return a
		}
		a = up
	}
}

// Group gives the same, and whether anything was decided about the article at all.
func (r *Rulings) Group(a ArticleID) (ArticleID, bool) {
	if r == nil {
		return a, false
	}
	_, ok := r.parent[a]
	return r.group(a), ok
}

// Groups gives the groups that articles are in of which anything was decided, each once.
func (r *Rulings) Groups(articles []ArticleID) (out []ArticleID) {
	for _, a := range articles {
		if g, ok := r.Group(a); ok && !slices.Contains(out, g) {
			out = append(out, g)
		}
	}
	return out
}

// Of tells what was decided about two articles.
func (r *Rulings) Of(a, b ArticleID) Ruling {
	if r == nil || len(r.parent) == 0 {
		return Undecided
	}
	a, b = r.group(a), r.group(b)
	switch {
	case a == b && r.parent[a] != "":
		return OneStory
	case r.locked[a] || r.locked[b] || r.between[[2]ArticleID{a, b}]:
		return TwoStories
	}
	return Undecided
}

// Any reports whether anything was decided.
func (r *Rulings) Any() bool { return r != nil && len(r.decisions) > 0 }

// Story gives the ID that a story of these articles has by decision; "" for none. Of several
// the one decided last counts, which order tells: the lower, the later.
func (r *Rulings) Story(articles []ArticleID) (id StoryID, order int) {
	if r == nil {
		return "", 0
	}
	for _, a := range articles {
		if g, ok := r.stories[a]; ok && (id == "" || g.order < order) {
			id, order = g.story, g.order
		}
	}
	return id, order
}

// Conflict gives what the decision contradicts of those in force; nil when nothing.
func (r *Rulings) Conflict(d *Decision) *Contradiction {
	if d.Kind == Named {
		return nil
	}
	var groups []ArticleID
	for _, a := range d.Articles {
		if g := r.group(a); !slices.Contains(groups, g) {
			groups = append(groups, g)
		}
	}
	for _, s := range r.apart {
		if slices.Contains(groups, r.group(s.a)) && slices.Contains(groups, r.group(s.b)) {
			return &Contradiction{*d, []Decision{r.decisions[s.by]}, fmt.Sprintf("%s and %s are apart", s.a, s.b)}
		}
	}
	for _, g := range groups {
		if len(groups) > 1 && r.locked[g] {
			return &Contradiction{*d, r.makers(g), "a story is locked"}
		}
		for _, o := range d.Others {
			if r.group(o) == g {
				return &Contradiction{*d, r.makers(g), fmt.Sprintf("%s is in one story with them", o)}
			}
		}
		for a := range r.parent {
			if d.Kind == Locked && r.group(a) == g && !slices.Contains(d.Articles, a) {
				return &Contradiction{*d, r.makers(g), fmt.Sprintf("%s is in one story with them and would be locked out", a)}
			}
		}
	}
	return nil
}

// makers gives the decisions that made a group, in order of time.
func (r *Rulings) makers(g ArticleID) (out []Decision) {
	for _, d := range slices.Backward(r.decisions) {
		if r.group(d.Articles[0]) == g && (len(d.Articles) > 1 || d.Kind == Locked) {
			out = append(out, d)
		}
	}
	return out
}
