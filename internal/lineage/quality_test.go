package lineage

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"parallax"
)

// TestQuality measures copies and shared origins on the labelled stories. The floors are
// loose: they catch a broken rule, not a worse one. Set LINEAGE_VERBOSE to see each pair.
func TestQuality(t *testing.T) {
	dir, err := parallax.LoadDirectory()
	if err != nil {
		t.Fatal(err)
	}
	var copies, shared tally
	for _, s := range loadGold(t) {
		edges := storyEdges(s.articles, dir)
		origins := Origins(s.articles, edges, dir)
		for i, a := range s.articles {
			for _, b := range s.articles[i+1:] {
				x, y := a.Article.ID, b.Article.ID
				pair := fmt.Sprintf("%s %s%s", s.name, x, y)
				copies.count("copy "+pair, s.isCopy(x, y), slices.ContainsFunc(edges, func(e parallax.Edge) bool {
					return e.Kind == parallax.Copies && (e.From == x && e.To == y || e.From == y && e.To == x)
				}), "")
				gold, found := both(s.goldNames(x), s.goldNames(y)), both(names(origins[x]), names(origins[y]))
				shared.count("origin "+pair, len(gold) > 0, len(found) > 0, fmt.Sprintf("gold %q found %q", gold, found))
			}
			if os.Getenv("LINEAGE_VERBOSE") != "" {
				for _, o := range origins[a.Article.ID] {
					fmt.Printf("    %s %s %s %v\n", s.name, a.Article.ID, o.Key(), o.Why)
				}
				fmt.Printf("    %s %s GOLD %q\n", s.name, a.Article.ID, s.goldNames(a.Article.ID))
			}
		}
	}
	t.Logf("copies  %v", copies)
	t.Logf("origins %v", shared)
	if copies.precision() < 0.8 || copies.recall() < 0.75 {
		t.Errorf("copies: %v", copies)
	}
	if shared.precision() < 0.75 || shared.recall() < 0.5 {
		t.Errorf("shared origins: %v", shared)
	}
}

// storyEdges finds the edges of each article to those before it, as the pipeline does.
func storyEdges(articles []parallax.Covered, dir *parallax.Directory) []parallax.Edge {
	var edges []parallax.Edge
	for i, a := range articles {
		edges = append(edges, Find(a, articles[:i], dir)...)
	}
	return edges
}

func (s goldStory) isCopy(a, b parallax.ArticleID) bool {
	return slices.ContainsFunc(s.copies, func(c goldCopy) bool {
		return slices.Contains(c.Articles, string(a)) && slices.Contains(c.Articles, string(b))
	})
}

func (s goldStory) goldNames(a parallax.ArticleID) []string {
	var out []string
	for _, o := range s.origins {
		if o.Article == string(a) && o.Origin != "own" && o.Origin != "unknown" {
			out = append(out, strings.ToLower(o.Origin))
		}
	}
	return out
}

// names are the origins as the scorer compares them: without own reporting and unknown ones.
func names(origins []parallax.Origin) []string {
	var out []string
	for _, o := range origins {
		if o.Kind != parallax.OriginOwn && o.Kind != parallax.OriginUnknown {
			out = append(out, strings.ToLower(o.Name))
		}
	}
	return out
}

func both(a, b []string) []string {
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

type tally struct{ right, found, gold int }

func (n *tally) count(what string, gold, found bool, more string) {
	if gold {
		n.gold++
	}
	if found {
		n.found++
	}
	if gold && found {
		n.right++
	}
	if gold != found && os.Getenv("LINEAGE_VERBOSE") != "" {
		fmt.Printf("%s gold %v found %v %s\n", what, gold, found, more)
	}
}

func (n tally) precision() float64 { return float64(n.right) / float64(max(1, n.found)) }
func (n tally) recall() float64    { return float64(n.right) / float64(max(1, n.gold)) }

func (n tally) String() string {
	p, r := n.precision(), n.recall()
	return fmt.Sprintf("precision %.3f of %d, recall %.3f of %d, F1 %.3f", p, n.found, r, n.gold, 2*p*r/max(p+r, 1e-9))
}
