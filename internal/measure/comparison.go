package measure

import (
	"fmt"
	"slices"
	"strings"

	"parallax"
)

// comparisonFigures are what is counted over labelled stories.
type comparisonFigures struct {
	pairs, cells, origins Figure
	kinds                 map[parallax.DifferenceKind]*Figure
	traps                 int // updates and roundings reported as conflict
	notes                 []string
}

func newComparisonFigures() *comparisonFigures {
	f := &comparisonFigures{
		pairs:   Figure{Name: "claims (pairs of sentences)"},
		cells:   Figure{Name: "cells of core claims"},
		origins: Figure{Name: "articles sharing an origin"},
		kinds:   map[parallax.DifferenceKind]*Figure{},
	}
	for _, k := range differenceKinds {
		f.kinds[k] = &Figure{Name: string(k), Recalled: new(float64)}
	}
	return f
}

// all gives the figures in the order they are printed.
func (f *comparisonFigures) all() []Figure {
	out := []Figure{f.pairs, f.cells}
	for _, k := range differenceKinds {
		out = append(out, *f.kinds[k])
	}
	trap := Figure{Name: "conflicts that are updates or roundings", Right: float64(f.traps), Found: f.kinds[parallax.Conflict].Found}
	trap.Gold, trap.Cases = trap.Found, true
	return append(out, trap, f.origins)
}

// add counts one story.
func (f *comparisonFigures) add(s *labelledStory, gold *labels, c *parallax.Coverage, got *parallax.Comparison) {
	input := inputs(c)
	var want, found []map[place]bool
	for _, claim := range gold.Claims {
		want = append(want, placesOf(claim.Sentences))
	}
	for _, list := range [][]parallax.Claim{got.Claims, got.Single} {
		for _, claim := range list {
			set := map[place]bool{}
			for _, m := range claim.Members {
				if st := m.Statement; st.Field == parallax.FieldText {
					if p, ok := s.sentence(input[st.Article], span{st.Start, st.End}); ok {
						set[p] = true
					}
				}
			}
			found = append(found, set)
		}
	}
	f.countPairs(together(want), together(found))
	for i, claim := range gold.Claims {
		if claim.Core {
			f.countCells(want[i], found)
		}
	}
	f.countDifferences(s, gold, got.Differences, input, want, found)
	f.countOrigins(s, gold, c)
}

func placesOf(names []string) map[place]bool {
	out := map[place]bool{}
	for _, n := range names {
		out[named(n)] = true
	}
	return out
}

func (f *comparisonFigures) countPairs(want, found map[[2]place]bool) {
	for p := range found {
		f.pairs.Right += count(want[p])
	}
	f.pairs.Found, f.pairs.Gold = f.pairs.Found+float64(len(found)), f.pairs.Gold+float64(len(want))
}

// countCells holds the outlets of a core claim against those of the found claim that shares
// most sentences with it, of several the smallest.
func (f *comparisonFigures) countCells(want map[place]bool, found []map[place]bool) {
	var best map[place]bool
	most := 0
	for _, g := range found {
		if n := commonPlaces(g, want); n > most || n == most && n > 0 && len(g) < len(best) {
			best, most = g, n
		}
	}
	f.cells.Gold += float64(len(outletsOf(want, nil)))
	if most > 0 {
		f.cells.Right += float64(len(outletsOf(best, want)))
		f.cells.Found += float64(len(outletsOf(best, nil)))
	}
}

func commonPlaces(a, b map[place]bool) int {
	n := 0
	for p := range a {
		n += int(count(b[p]))
	}
	return n
}

// outletsOf gives the articles of the places, of those only that stand in within when that is given.
func outletsOf(set, within map[place]bool) map[string]bool {
	out := map[string]bool{}
	for p := range set {
		if within == nil || within[p] {
			out[p.article] = true
		}
	}
	return out
}

// foundSide is a side of a difference that was found: its sentence and the words that fill it.
type foundSide struct {
	at     place
	values []string
}

// countDifferences meets found differences with labelled ones. Those labelled as arguable count
// neither for nor against, and one found again is passed over.
func (f *comparisonFigures) countDifferences(s *labelledStory, gold *labels, got []parallax.Difference, input map[parallax.ArticleID]string, claims, aligned []map[place]bool) {
	used := map[int]bool{}
	for _, d := range got {
		kind := f.kinds[d.Kind]
		if kind == nil {
			continue
		}
		var right, fresh []int
		trap, clear := false, false
		for i, g := range gold.Differences {
			if !meets(sidesOf(s, d, input), g, claims) {
				continue
			}
			trap = trap || g.Kind == parallax.Update || g.Kind == parallax.Rounding
			if g.Kind == d.Kind {
				right = append(right, i)
				if !used[i] {
					fresh = append(fresh, i)
					clear = clear || g.Certainty == "clear"
				}
			}
		}
		for _, i := range fresh {
			used[i] = true
		}
		if len(right) > 0 && len(fresh) == 0 || len(fresh) > 0 && !clear {
			continue
		}
		kind.Found++
		kind.Right += count(len(fresh) > 0)
		if len(fresh) == 0 {
			f.note("false", s, string(d.Kind), placesFound(sidesOf(s, d, input)), "")
		}
		if len(fresh) == 0 && d.Kind == parallax.Conflict && trap {
			f.traps++
		}
	}
	for i, g := range gold.Differences {
		if kind := f.kinds[g.Kind]; kind != nil && g.Certainty == "clear" {
			kind.Gold++
			*kind.Recalled += count(used[i])
			if !used[i] {
				f.note("missed", s, fmt.Sprintf("%s #%d", g.Kind, i), placesLabelled(g), apart(g, aligned))
			}
		}
	}
}

// note adds a line such as "missed conflict #3 bank-fire A2 C5 apart".
func (f *comparisonFigures) note(what string, s *labelledStory, kind string, at []string, more string) {
	f.notes = append(f.notes, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s", what, kind, s.Story, strings.Join(at, " "), more)))
}

// apart gives "apart" when no claim that was found holds sentences of two sides, so that there was
// nothing to compare; "" when one does, or when the sides are of one article.
func apart(g labelledDifference, aligned []map[place]bool) string {
	articles := map[string]bool{}
	for _, side := range g.Sides {
		articles[named(side.Sentence).article] = true
	}
	if len(articles) < 2 {
		return ""
	}
	for _, c := range aligned {
		within := map[string]bool{}
		for _, side := range g.Sides {
			if at := named(side.Sentence); c[at] {
				within[at.article] = true
			}
		}
		if len(within) > 1 {
			return ""
		}
	}
	return "apart"
}

// placesFound and placesLabelled name the sentences of the sides, each once.
func placesFound(sides []foundSide) []string {
	var out []string
	for _, side := range sides {
		if name := fmt.Sprintf("%s%d", side.at.article, side.at.number); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func placesLabelled(g labelledDifference) []string {
	var out []string
	for _, side := range g.Sides {
		if !slices.Contains(out, side.Sentence) {
			out = append(out, side.Sentence)
		}
	}
	return out
}

func sidesOf(s *labelledStory, d parallax.Difference, input map[parallax.ArticleID]string) []foundSide {
	var out []foundSide
	for _, side := range d.Sides {
		e := side.Evidence
		at, _ := s.sentence(input[e.Article], span{e.Start, e.End})
		out = append(out, foundSide{at, []string{side.Value, side.Normal}})
	}
	return out
}

// meets reports whether two different sides that were found lie at two different labelled
// sides, and their words meet. A sentence of the same article that makes the same claim will do.
func meets(sides []foundSide, gold labelledDifference, claims []map[place]bool) bool {
	fits := make([][]int, len(gold.Sides))
	for i, g := range gold.Sides {
		at := named(g.Sentence)
		for j, s := range sides {
			if (s.at == at || sameClaim(s.at, at, claims)) && valuesMeet(s.values, []string{g.Value, g.Quote}) {
				fits[i] = append(fits[i], j)
			}
		}
	}
	for i := range fits {
		for k := range i {
			for _, a := range fits[i] {
				for _, b := range fits[k] {
					if a != b {
						return true
					}
				}
			}
		}
	}
	return false
}

func sameClaim(a, b place, claims []map[place]bool) bool {
	if a.article != b.article {
		return false
	}
	for _, c := range claims {
		if c[a] && c[b] {
			return true
		}
	}
	return false
}

// valuesMeet reports whether any of the strings shares a word with one of the others, or
// contains it.
func valuesMeet(found, gold []string) bool {
	for _, a := range found {
		for _, b := range gold {
			if a == "" || b == "" {
				continue
			}
			if strings.Contains(b, strings.TrimSpace(a)) || strings.Contains(a, strings.TrimSpace(b)) || shareWord(a, b) {
				return true
			}
		}
	}
	return false
}

func shareWord(a, b string) bool {
	in := map[string]bool{}
	for _, w := range words(a) {
		in[w] = true
	}
	for _, w := range words(b) {
		if in[w] {
			return true
		}
	}
	return false
}

// countOrigins counts pairs of articles that share an origin other than their own reporting.
func (f *comparisonFigures) countOrigins(s *labelledStory, gold *labels, c *parallax.Coverage) {
	want, found := map[string]map[string]bool{}, map[string]map[string]bool{}
	note := func(m map[string]map[string]bool, article, origin string) {
		if m[article] == nil {
			m[article] = map[string]bool{}
		}
		m[article][strings.ToLower(origin)] = true
	}
	for _, o := range gold.Origins {
		if o.Origin != "own" && o.Origin != "unknown" {
			note(want, o.Article, o.Origin)
		}
	}
	for _, a := range c.Articles {
		for _, o := range a.Origins {
			if o.Kind != parallax.OriginOwn && o.Kind != parallax.OriginUnknown {
				note(found, a.Article.Input, o.Name)
			}
		}
	}
	for i, a := range s.Articles {
		for _, b := range s.Articles[:i] {
			x, y := anyShared(want[a.Key], want[b.Key]), anyShared(found[a.Key], found[b.Key])
			f.origins.Right, f.origins.Found, f.origins.Gold = f.origins.Right+count(x && y), f.origins.Found+count(y), f.origins.Gold+count(x)
		}
	}
}

func anyShared(a, b map[string]bool) bool {
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}
