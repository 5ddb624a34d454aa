// Package lineage takes an article and articles like it and gives the edges between them:
// who copied whom, who cites whom, and from that the origins of each account. It is pure.
package lineage

import "parallax"

// Find gives the edges from the article to the candidates and to outlets, agencies and other origins it names.
func Find(a parallax.Covered, candidates []parallax.Covered, dir *parallax.Directory) []parallax.Edge {
	return nil
}

// Origins gives the origins of each article from all articles of a story and the edges among them.
func Origins(articles []parallax.Covered, edges []parallax.Edge, dir *parallax.Directory) map[parallax.ArticleID][]parallax.Origin {
	return nil
}
