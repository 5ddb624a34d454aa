package store

import (
	"slices"
	"testing"

	"parallax"
)

func init() {
	suite["lines that an outlet prints in three stories are known, and those of a revision that is gone are not"] = func(t *testing.T, s *Store) {
		put := func(name, story, outlet, text string) parallax.Covered {
			x := taken(name, 0, parallax.StoryID(story))
			x.Article.Outlet.Name, x.Article.Text, x.Notes = outlet, text, nil
			add(t, s, x)
			return parallax.Covered{Article: x.Article}
		}
		const box = "Write to us."
		ayr := put("ayr", "s_1", "Post", "One.\n\n"+box)
		put("bex", "s_2", "Post", box+"\n\nTwo.")
		put("cob", "s_3", "Herald", "Three.\n\n"+box)
		given := func() []Repeated {
			out, err := s.Repeated(t.Context(), []parallax.Covered{ayr})
			if err != nil {
				t.Fatal(err)
			}
			return out["a_ayr"]
		}
		if got := given(); len(got) > 0 {
			t.Errorf("in two stories of the outlet: %v", got)
		}
		put("dun", "s_3", "Post", "  "+box+"\nFour.")
		got := given()
		if len(got) != 1 || got[0].Span != parallax.TextSpan(6, 6+len(box)) || !slices.Equal(got[0].In, []parallax.ArticleID{"a_ayr", "a_bex", "a_dun"}) {
			t.Errorf("in three: %v", got)
		}
		put("bex", "s_2", "Post", "Two, without.")
		if got := given(); len(got) > 0 {
			t.Errorf("after one was printed anew without it: %v", got)
		}
	}
}
