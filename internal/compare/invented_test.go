package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax"
)

// invented makes a coverage of texts in which every line is a sentence. The articles are of
// outlets "Paper 1", "Paper 2" and so on, of days that follow each other from 12 October 2026.
func invented(texts ...string) *parallax.Coverage {
	c := &parallax.Coverage{Story: parallax.Story{ID: "s_invented"}}
	for i, text := range texts {
		id := fmt.Sprintf("a_%d", i+1)
		a := parallax.Article{ID: parallax.ArticleID(id), Revision: 1, Input: id, Text: strings.TrimSpace(text), Language: "en", State: parallax.PageFull}
		a.Outlet.Name = fmt.Sprintf("Paper %d", i+1)
		a.Published = parallax.Date{Time: time.Date(2026, 10, 12+i, 9, 0, 0, 0, time.UTC), Precision: "minute", From: "given"}
		covered := parallax.Covered{Article: a, State: parallax.SourceUsed}
		at := 0
		for k, line := range strings.Split(a.Text, "\n") {
			covered.Notes = append(covered.Notes, parallax.Annotation{Kind: parallax.KindSentence, Span: parallax.TextSpan(at, at+len(line)), Sentence: &parallax.Sentence{Paragraph: k}})
			at += len(line) + 1
		}
		c.Articles = append(c.Articles, covered)
	}
	return c
}

// note adds an annotation at the first place of the words in the article, counted from 1.
func note(c *parallax.Coverage, article int, words string, n parallax.Annotation) {
	a := &c.Articles[article-1]
	n.Span = find(a, words)
	a.Notes = append(a.Notes, n)
}

func find(a *parallax.Covered, words string) parallax.Span {
	at := strings.Index(a.Article.Text, words)
	if at < 0 {
		panic("no " + words)
	}
	return parallax.TextSpan(at, at+len(words))
}

func number(v float64, thing, act string, bound parallax.Bound) parallax.Annotation {
	return parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Number, Value: v, Step: 1, Thing: thing, Act: act, Bound: bound}}
}

func claimWord(class parallax.WordClass, group string) parallax.Annotation {
	return parallax.Annotation{Kind: parallax.KindWord, Word: &parallax.Word{Class: class, Group: group}}
}

func person(canonical, role string, at parallax.Span) parallax.Annotation {
	return parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: canonical, Role: role, RoleSpan: at}}
}

// compared runs the comparison and fails when it breaks a rule of the domain.
func comparedOf(t *testing.T, c *parallax.Coverage) parallax.Comparison {
	t.Helper()
	cmp := Coverage(*c, nil)
	if err := cmp.Check(c); err != nil {
		t.Fatal(err)
	}
	return cmp
}

// of gives the differences of a kind.
func of(cmp parallax.Comparison, kind parallax.DifferenceKind) []parallax.Difference {
	var out []parallax.Difference
	for _, d := range cmp.Differences {
		if d.Kind == kind {
			out = append(out, d)
		}
	}
	return out
}

func values(d parallax.Difference) []string {
	var out []string
	for _, s := range d.Sides {
		out = append(out, s.Value)
	}
	slices.Sort(out)
	return out
}

const (
	ferryA = `Two ferries collided off Varnow on Monday, killing nine passengers.
The harbour master blamed dense fog over the bay.
Rescue boats searched the bay through the night.
Tickets for the crossing cost four crowns before the summer.
The regional museum reopened its whaling gallery last week.
Anglers complained about the price of bait.
A choir from Hallow sang in the market square.`
	ferryB = `Nine passengers were killed when two ferries collided off Varnow.
Dense fog over the bay was blamed by the harbour master.
The company that owns both ferries promised compensation.
Its shares fell sharply in Hallow.
Schools in the town stayed closed.
Farmers expect a poor harvest of plums this autumn.
The mayor will open a bridge in spring.`
	ferryC = `A collision of two ferries off Varnow killed nine passengers.
Fog blamed by harbour master was dense, Varnow sailors said.
A bakery in the old town won a prize for its rye bread.
The lighthouse keeper retired after forty years.
Winter timetables begin in November.
A local chess club beat its rivals from Hallow.
Two ferries were named after queens.`
)
