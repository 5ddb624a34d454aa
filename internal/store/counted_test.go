package store

import (
	"database/sql"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCounted holds what is counted over all articles, and that none of them is read for it: there may be 100,000.
func TestCounted(t *testing.T) {
	s := open(t, Memory)
	shelf(t, s)
	languages, countries, outlets, err := s.Facets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := []map[string]int{languages, countries, outlets}
	if diff := cmp.Diff([]map[string]int{{"en": 1, "de": 1, "ru": 1, "ja": 1, "fr": 1}, {"GB": 1}, {"The gazette": 1, "The bote": 1, "The novosti": 1, "The shimbun": 1, "The phare": 1}}, got); diff != "" {
		t.Error(diff)
	}
	if lands, err := s.Countries(t.Context()); err != nil || len(lands) != 1 || lands["The gazette"] != "GB" {
		t.Error(lands, err)
	}
	for query, want := range map[string]string{facetsQuery: "SCAN searched USING COVERING INDEX searched_counted", countriesQuery: "SCAN searched USING COVERING INDEX searched_counted", taggedQuery: "SCAN f"} {
		steps, err := all(t.Context(), s.read, func(r *sql.Rows) (step string, err error) {
			var id, parent, unused int
			return step, r.Scan(&id, &parent, &unused, &step)
		}, `EXPLAIN QUERY PLAN `+query)
		if err != nil || len(steps) == 0 || !strings.HasPrefix(steps[0], want) {
			t.Errorf("%s\n%q, %v; want %s first", query, steps, err, want)
		}
	}
}

// TestTagged wants the tags of the feeds that the articles of a story came from.
func TestTagged(t *testing.T) {
	s := open(t, Memory)
	add(t, s, taken("ayr", 0, "s_1"), taken("bex", 1, "s_2"), taken("cork", 2, "s_1"))
	ids, err := s.AddFeeds(t.Context(), nine, Feed{Address: "https://a.example/feed", Tags: []string{"sea", "north"}}, Feed{Address: "https://b.example/feed"})
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	for i, item := range [][2]string{{ids[0], "a_ayr"}, {ids[1], "a_bex"}, {ids[0], "a_cork"}, {ids[0], ""}} {
		if _, err := s.db.ExecContext(t.Context(), `INSERT INTO item (feed, id, link, seen, updated, article) VALUES (?, ?, '', '', '', ?)`, item[0], i, item[1]); err != nil {
			t.Fatal(err)
		}
	}
	tagged, err := s.Tagged(t.Context())
	if err != nil || len(tagged) != 1 || strings.Join(tagged["s_1"], " ") != "sea north" && strings.Join(tagged["s_1"], " ") != "north sea" {
		t.Error(tagged, err)
	}
}
