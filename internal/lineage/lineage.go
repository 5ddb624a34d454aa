// Package lineage takes an article and articles like it and gives the edges between them:
// who copied whom, who cites whom, and from that the origins of each account. It is pure.
//
// Three questions, a file each: duplicate.go, what text do two articles share; credit.go,
// where does an article say its account comes from; origin.go, where does it come from in the end.
package lineage

import (
	"cmp"
	"net/url"
	"slices"

	"parallax"
)

// Find gives the edges from the article to the candidates and to outlets, agencies and other
// origins it names. An edge of shared text runs from the article that took to the one that
// gave, so it may lead from a candidate to the article.
func Find(a parallax.Covered, candidates []parallax.Covered, dir *parallax.Directory) []parallax.Edge {
	mine := telling{covered: a, words: articleWords(a), credits: readCredits(&a, housesOf(candidates), dir)}
	var edges []parallax.Edge
	for _, c := range candidates {
		if c.Article.ID == a.Article.ID {
			continue
		}
		if e, ok := copyEdge(mine, telling{covered: c, words: articleWords(c)}, dir); ok {
			edges = append(edges, e)
		}
	}
	edges = append(edges, creditEdges(a, mine.credits, candidates)...)
	return append(edges, linkEdges(a, candidates, dir)...)
}

// creditEdges joins the credits of one source into one edge. It leads to an article when just
// one of the source's is at hand and it is not younger.
func creditEdges(a parallax.Covered, credits []credit, candidates []parallax.Covered) []parallax.Edge {
	var edges []parallax.Edge
	at := map[string]int{}
	var named []parallax.Origin
	for _, c := range credits {
		named = append(named, parallax.Origin{Name: c.name, Kind: c.sort})
	}
	for k, c := range credits {
		if c.own || c.weak || nameless(parallax.Origin{Name: c.name}) {
			continue
		}
		if long := inFull(named[k], named); long.Name != "" {
			c.name = long.Name
		}
		key := string(c.sort) + ":" + c.name
		i, seen := at[key]
		if !seen {
			i = len(edges)
			at[key] = i
			edges = append(edges, parallax.Edge{Kind: parallax.Quotes, From: a.Article.ID, To: articleOf(c.name, a, candidates), Name: c.name, Sort: c.sort, How: c.how, Directed: true})
		}
		e := &edges[i]
		if !c.told {
			e.Kind = parallax.Cites
		}
		if howRank(c.how) < howRank(e.How) {
			e.How = c.how
		}
		if c.span != (parallax.Span{}) {
			e.Passages = append(e.Passages, parallax.Passage{Here: c.span})
		}
		e.Why = append(e.Why, c.reason)
	}
	return edges
}

// howRank orders the ways of crediting by how much of the article they cover.
func howRank(how string) int {
	return slices.Index([]string{howByline, howDateline, howEnd, howText}, how)
}

// articleOf gives the one article of an outlet among candidates that a could have drawn on.
func articleOf(outlet string, a parallax.Covered, candidates []parallax.Covered) parallax.ArticleID {
	var found parallax.ArticleID
	for _, c := range candidates {
		if c.Article.Outlet.Key() != outlet || c.Article.ID == a.Article.ID || compareDates(c.Article.Published, a.Article.Published) > 0 {
			continue
		}
		if found != "" {
			return ""
		}
		found = c.Article.ID
	}
	return found
}

// linkEdges gives the links in the body that lead to other outlets or to candidates.
func linkEdges(a parallax.Covered, candidates []parallax.Covered, dir *parallax.Directory) []parallax.Edge {
	var edges []parallax.Edge
	for _, l := range a.Article.Links {
		u, err := url.Parse(l.URL)
		if err != nil || u.Host == "" {
			continue
		}
		e := parallax.Edge{Kind: parallax.Links, From: a.Article.ID, How: "link", Directed: true}
		for _, c := range candidates {
			if c.Article.URL == l.URL && c.Article.ID != a.Article.ID {
				e.To, e.Name = c.Article.ID, c.Article.Outlet.Key()
			}
		}
		if o, ok := dir.ByHost(u.Host); ok && e.To == "" && !o.SameFamily(a.Article.Outlet) {
			e.Name, e.Sort = o.Key(), sortOf(o)
		}
		if e.To == "" && e.Name == "" {
			continue
		}
		if l.Span != (parallax.Span{}) {
			e.Passages = []parallax.Passage{{Here: l.Span}}
		}
		e.Why = []parallax.Reason{parallax.Because("link", "%s", cmp.Or(l.Text, l.URL))}
		edges = append(edges, e)
	}
	return edges
}

// articleWords gives the words of an article; its furniture is compared with nothing.
func articleWords(c parallax.Covered) []word {
	words := wordsOf(c.Article.Text)
	for _, n := range c.Notes {
		if n.Kind != parallax.KindSentence || !n.Sentence.Furniture || n.Span.Field != parallax.FieldText {
			continue
		}
		from, _ := slices.BinarySearchFunc(words, n.Span.Start, func(w word, at int) int { return w.start - at })
		for i := from; i < len(words) && words[i].end <= n.Span.End; i++ {
			words[i].skip = true
		}
	}
	return words
}
