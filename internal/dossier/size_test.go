package dossier

import (
	"bytes"
	"fmt"
	"testing"

	"parallax"
)

// crowd is the fixture's story told by n outlets: copies of its five articles under other
// names, each a member of the same claims.
func crowd(n int) (parallax.Coverage, parallax.Comparison) {
	c, comparison := fixture()
	articles := c.Articles[:5]
	var out []parallax.Covered
	for i := range n {
		a := articles[i%5]
		a.Article.ID = parallax.ArticleID(fmt.Sprintf("a_%d", i))
		a.Article.Outlet = parallax.Outlet{Name: fmt.Sprintf("%s %d", a.Article.Outlet.Name, i)}
		out = append(out, a)
	}
	c.Articles = out
	c.Edges = nil
	spread := func(id parallax.ArticleID) []parallax.ArticleID {
		var ids []parallax.ArticleID
		for i := range n {
			if articles[i%5].Article.ID == id {
				ids = append(ids, out[i].Article.ID)
			}
		}
		return ids
	}
	for i := range comparison.Claims {
		claim := &comparison.Claims[i]
		var members []parallax.Member
		for _, m := range claim.Members {
			for _, id := range spread(m.Statement.Article) {
				m.Statement.Article = id
				members = append(members, m)
			}
		}
		claim.Members, claim.Slots = members, nil
	}
	for i := range comparison.Differences {
		d := &comparison.Differences[i]
		var sides []parallax.Side
		for _, s := range d.Sides {
			for _, id := range spread(s.Evidence.Article) {
				s.Evidence.Article = id
				sides = append(sides, s)
			}
		}
		d.Sides = sides
		for j := range d.Silent {
			d.Silent[j].Article = spread(d.Silent[j].Article)[0]
		}
	}
	return c, comparison
}

// TestSize holds the page of forty articles to 400 kB.
func TestSize(t *testing.T) {
	c, comparison := crowd(40)
	for len(comparison.Claims) < 16 { // as many rows as the matrix takes
		again := comparison.Claims[len(comparison.Claims)%7]
		again.ID += "+"
		comparison.Claims = append(comparison.Claims, again)
	}
	d, err := Compose(c, comparison, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := HTML(&b, English(), d); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 400_000 {
		t.Errorf("%d bytes of HTML", b.Len())
	}
	t.Log(b.Len(), "bytes")
}

func BenchmarkCompose40(b *testing.B) {
	c, comparison := crowd(40)
	for b.Loop() {
		if _, err := Compose(c, comparison, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
