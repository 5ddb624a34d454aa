package lineage

import (
	"slices"
	"strings"
	"testing"

	"parallax"
)

func keys(list []parallax.Origin) []string {
	var out []string
	for _, o := range list {
		out = append(out, o.Key())
	}
	slices.Sort(out)
	return out
}

func bylined(c parallax.Covered, byline string) parallax.Covered {
	c.Article.Byline = byline
	return c
}

func TestOrigins(t *testing.T) {
	dir := testDirectory(t)
	post := article("p", "The Harbour Daily Post", "A dog was found.")
	agency := article("n", "Northcoast Press Agency", ferryText)
	for _, c := range []struct {
		name     string
		articles []parallax.Covered
		want     map[parallax.ArticleID][]string
	}{
		{"two names of one agency", []parallax.Covered{
			article("a", "Gazette", "VARNOW (NPA) - The ferry ran aground."),
			article("b", "Courier", "The ferry ran aground, the Northcoast Press Agency reported."),
		}, map[parallax.ArticleID][]string{"a": {"agency:Northcoast Press Agency"}, "b": {"agency:Northcoast Press Agency"}}},
		{"what an agency publishes is the agency's", []parallax.Covered{agency}, map[parallax.ArticleID][]string{"n": {"agency:Northcoast Press Agency"}}},
		{"a page that lists what it is made of", []parallax.Covered{article("a", "Digest", "The ferry ran aground.\n\nSources compared\n\nEvening Gannet\n\nFerry aground\n\nThe Ferrol Courier")},
			map[parallax.ArticleID][]string{"a": {"outlet:Evening Gannet", "outlet:The Ferrol Courier"}}},
		{"a copy of an agency report without credit", []parallax.Covered{on(agency, 3), on(article("b", "Courier", ferryText), 4)},
			map[parallax.ArticleID][]string{"n": {"agency:Northcoast Press Agency"}, "b": {"agency:Northcoast Press Agency"}}},
		{"a copy of own reporting", []parallax.Covered{on(article("a", "Gazette", ferryText+" Our correspondent saw it."), 3), on(article("b", "Courier", ferryText), 4)},
			map[parallax.ArticleID][]string{"a": {"outlet:Gazette"}, "b": {"outlet:Gazette"}}},
		{"copies without any credit are one account", []parallax.Covered{article("a", "Gazette", ferryText), article("b", "Courier", ferryText), article("c", "Post", "A dog was found.")},
			map[parallax.ArticleID][]string{"a": {"unknown:a"}, "b": {"unknown:a"}, "c": {"unknown:c"}}},
		{"an agency by its initials, and the byline of its reporter", []parallax.Covered{
			article("a", "Northcoast Press Agency", "VARNOW (NPA) - The ferry ran aground."),
			bylined(article("b", "Courier", "VARNOW (NPA) - The ferry lay on the sand."), "By Hanna Prosk"),
		}, map[parallax.ArticleID][]string{"a": {"agency:Northcoast Press Agency"}, "b": {"agency:Northcoast Press Agency"}}},
		{"an agency of the story before one of the directory with its initials", []parallax.Covered{
			article("a", "Norwick Press Agency", "VARNOW (NPA) - The ferry ran aground."),
			article("b", "Courier", "VARNOW (NPA) - The ferry lay on the sand."),
		}, map[parallax.ArticleID][]string{"a": {"agency:Norwick Press Agency"}, "b": {"agency:Norwick Press Agency"}}},
		{"no agency by its initials alone", []parallax.Covered{
			article("a", "Nets Pots Anchors", "The ferry ran aground."),
			article("b", "Courier", "VARNOW (NPA) - The ferry lay on the sand."),
		}, map[parallax.ArticleID][]string{"a": {"unknown:a"}, "b": {"agency:Northcoast Press Agency"}}},
		{"the house by a short name", []parallax.Covered{article("a", "The Varnow Observer", "The mayor told the Observer that it leaks.")},
			map[parallax.ArticleID][]string{"a": {"outlet:The Varnow Observer"}}},
		{"speakers by their last name", []parallax.Covered{
			article("a", "Gazette", "Captain Ann Lee said in a statement that it leaks."),
			article("b", "Courier", "Lee said in a statement that it leaks."),
			article("c", "Post", "It leaks, Lee said."), // in passing, but the others draw on the same
		}, map[parallax.ArticleID][]string{"a": {"release:statement by Captain Ann Lee"}, "b": {"release:statement by Captain Ann Lee"}, "c": {"release:statement by Captain Ann Lee"}}},
		{"a short name beside the full one", []parallax.Covered{article("a", "Gazette", "It leaks, The Harbour Daily Post reported. The captain was asleep, the Post newspaper reported."), post},
			map[parallax.ArticleID][]string{"a": {"outlet:The Harbour Daily Post"}}},
		{"police that nobody names", []parallax.Covered{article("a", "Gazette", "It leaks, police said. It was sealed, police said.")}, map[parallax.ArticleID][]string{"a": {"unknown:a"}}},
	} {
		got := Origins(c.articles, storyEdges(c.articles, dir), dir)
		for id, want := range c.want {
			if !slices.Equal(keys(got[id]), want) {
				t.Errorf("%s: %s has %q, want %q", c.name, id, keys(got[id]), want)
			}
		}
		for _, a := range c.articles {
			for _, o := range got[a.Article.ID] {
				if len(o.Why) == 0 {
					t.Errorf("%s: origin %s without a reason", c.name, o.Key())
				}
			}
		}
	}
}

// For the outlet that copied it, another's own reporting is that outlet's.
func TestCopiedReportingIsNotOwn(t *testing.T) {
	articles := []parallax.Covered{on(article("a", "Gazette", ferryText+" Our correspondent saw it."), 3), on(article("b", "Courier", ferryText), 4)}
	got := Origins(articles, storyEdges(articles, nil), nil)
	if a, b := got["a"][0], got["b"][0]; a.Kind != parallax.OriginOwn || b.Kind != parallax.OriginOutlet || b.Name != "Gazette" {
		t.Errorf("origins %v and %v", a, b)
	}
}

// A surname is the person of that name in another article; a common noun is anybody.
func TestMakersAcrossArticles(t *testing.T) {
	of := func(makers ...string) (out []parallax.Origin) {
		for _, m := range makers {
			out = append(out, parallax.Origin{Kind: parallax.OriginRelease, Name: statementBy + m})
		}
		return out
	}
	origins := map[parallax.ArticleID][]parallax.Origin{"a": of("Halvik police", "Ann Lee"), "b": of("Police", "Lee"), "c": of("Torvik police"), "d": of("إلمه تام"), "e": of("تام")}
	unifyNames(origins, nil)
	for id, want := range map[parallax.ArticleID]string{"a": "Halvik police, Ann Lee", "b": "Ann Lee", "c": "Torvik police", "d": "إلمه تام", "e": "إلمه تام"} {
		var got []string
		for _, o := range origins[id] {
			got = append(got, strings.TrimPrefix(o.Name, statementBy))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// A credit below the lead is of the whole account, one far below of its sentence.
func TestWhatACreditGoverns(t *testing.T) {
	dir := testDirectory(t)
	credit := "It lay on the sand, the Northcoast Press Agency reported."
	rest := []string{"The bakery was shut.", "The mayor slept.", "A dog was found.", "The wind rose.", "Nobody came.", "The bell rang.", "It was late.", "It was dark."}
	for _, tc := range []struct {
		outlet string
		at     int
		want   []string
	}{
		{"Gazette", 3, []string{"agency:Northcoast Press Agency"}},
		{"Gazette", 7, []string{"agency:Northcoast Press Agency", "unknown:a"}},
		{"Northcoast Press Agency", 7, []string{"agency:Northcoast Press Agency"}}, // what an agency publishes is its own throughout
	} {
		sentences := slices.Insert(slices.Clone(rest), tc.at, credit)
		c := article("a", tc.outlet, strings.Join(sentences, " "))
		start := 0
		for _, s := range sentences {
			c.Notes = append(c.Notes, parallax.Annotation{Kind: parallax.KindSentence, Span: parallax.TextSpan(start, start+len(s)), Sentence: &parallax.Sentence{}})
			start += len(s) + 1
		}
		if got := keys(Origins([]parallax.Covered{c}, nil, dir)["a"]); !slices.Equal(got, tc.want) {
			t.Errorf("%s, credit in sentence %d: %q, want %q", tc.outlet, tc.at+1, got, tc.want)
		}
	}
}
