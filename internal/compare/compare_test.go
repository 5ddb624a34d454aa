package compare

import (
	"strings"
	"testing"

	"parallax"
)

// together reports whether the statements that begin with the words share a claim.
func together(cmp parallax.Comparison, words ...string) bool {
	for _, c := range cmp.Claims {
		n := 0
		for _, w := range words {
			for _, m := range c.Members {
				if len(m.Statement.Exact) >= len(w) && m.Statement.Exact[:len(w)] == w {
					n++
					break
				}
			}
		}
		if n == len(words) {
			return true
		}
	}
	return false
}

func TestClaims(t *testing.T) {
	c := invented(ferryA, ferryB, ferryC)
	cmp := comparedOf(t, c)
	if !together(cmp, "Two ferries collided", "Nine passengers were", "A collision of two") {
		t.Errorf("the collision is not one claim: %v", cmp.Claims)
	}
	if !together(cmp, "The harbour master", "Dense fog") {
		t.Error("the fog is not one claim")
	}
	if together(cmp, "Two ferries collided", "Dense fog") {
		t.Error("collision and its cause were chained")
	}
	for _, cl := range cmp.Single {
		if cl.Outlets != 1 || len(cl.Members) != 1 {
			t.Errorf("single claim with %d members", len(cl.Members))
		}
	}
	if cmp.Outlets != 3 || cmp.Origins != 3 {
		t.Errorf("got %d outlets, %d origins; want 3, 3", cmp.Outlets, cmp.Origins)
	}
	for _, m := range cmp.Claims[0].Members {
		if len(m.Why) == 0 {
			t.Errorf("%q is a member without a reason", m.Statement.Exact)
		}
	}
}

func TestCoverageIsRepeatable(t *testing.T) {
	one, two := comparedOf(t, invented(ferryA, ferryB, ferryC)), comparedOf(t, invented(ferryA, ferryB, ferryC))
	if len(one.Claims) != len(two.Claims) || len(one.Differences) != len(two.Differences) {
		t.Fatal("two runs differ")
	}
	for i := range one.Claims {
		if one.Claims[i].ID != two.Claims[i].ID || len(one.Claims[i].Members) != len(two.Claims[i].Members) {
			t.Fatalf("claim %d differs between two runs", i)
		}
	}
}

func TestCopiesOfAnAgencyAreOneOrigin(t *testing.T) {
	c := invented(ferryA, ferryB, ferryC)
	for i := range c.Articles {
		c.Articles[i].Origins = []parallax.Origin{{Kind: parallax.OriginAgency, Name: "Nordwire"}}
	}
	cmp := comparedOf(t, c)
	if cmp.Outlets != 3 || cmp.Origins != 1 || cmp.Claims[0].Origins != 1 {
		t.Errorf("got %d outlets, %d origins; want 3, 1", cmp.Outlets, cmp.Origins)
	}
	if len(of(cmp, parallax.Exclusive)) == 0 {
		t.Error("a claim three outlets print from one agency is not told as of one origin")
	}
}

// TestATableStatesNothing wants what has no end, as a table of numbers on one line has none, to be
// held against nothing.
func TestATableStatesNothing(t *testing.T) {
	table := "Two ferries" + strings.Repeat(" 7", longestStatement/2) + "."
	cmp := comparedOf(t, invented(ferryA, ferryB+" "+table))
	for _, c := range append(cmp.Claims, cmp.Single...) {
		for _, m := range c.Members {
			if len(m.Statement.Exact) > longestStatement {
				t.Errorf("%d bytes are a statement", len(m.Statement.Exact))
			}
		}
	}
}

func TestNothingToCompare(t *testing.T) {
	for name, c := range map[string]*parallax.Coverage{
		"no articles":        invented(),
		"one article":        invented(ferryA),
		"an article empty":   invented(ferryA, ""),
		"all told alike":     invented("Fog.", "Fog."),
		"only duplicates":    duplicates(invented(ferryA, ferryA)),
		"a language we lack": foreign(invented(ferryA, "Kaksi lauttaa törmäsi sumussa Varnowin edustalla maanantaina.")),
	} {
		t.Run(name, func(t *testing.T) { comparedOf(t, c) })
	}
}

func duplicates(c *parallax.Coverage) *parallax.Coverage {
	c.Articles[1].State = parallax.SourceDuplicate
	return c
}

func foreign(c *parallax.Coverage) *parallax.Coverage {
	c.Articles[1].Article.Language = "fi"
	return c
}

func BenchmarkCoverage(b *testing.B) {
	var texts []string
	for i := range 40 {
		texts = append(texts, []string{ferryA, ferryB, ferryC}[i%3])
	}
	c := invented(texts...)
	for b.Loop() {
		Coverage(*c, nil)
	}
}
