package extract

import (
	"strings"
	"testing"
	"time"

	"parallax"
)

// TestFeedDatesWhatNobodyElseDoes holds that a page without a date has that of its feed, that says so, and no other page has.
func TestFeedDatesWhatNobodyElseDoes(t *testing.T) {
	day := func(n int) parallax.Date {
		return parallax.Date{Time: time.Date(2026, 3, n, 9, 30, 0, 0, time.UTC), Precision: "second", Zoned: true, From: "given"}
	}
	text := `<html><head><title>Ferry hits pier</title>%</head><body><h1>Ferry hits pier</h1><p>The ferry hit the old pier of the town, and nine of the people on board were hurt, the harbour master said.</p></body></html>`
	dated := `<meta property="article:published_time" content="2026-03-01T08:00:00Z">`
	for _, c := range []struct {
		name, head                   string
		told                         parallax.Told
		published, updated, from, by string
	}{
		{"nothing is known", "", parallax.Told{}, "", "", "", ""},
		{"the feed knows", "", parallax.Told{Published: day(2), Updated: day(3)}, "2026-03-02T09:30:00Z", "2026-03-03T09:30:00Z", "feed", ""},
		{"the page knows better", dated, parallax.Told{Published: day(2), Updated: day(3)}, "2026-03-01T08:00:00Z", "", "meta article:published_time", ""},
		{"the feed lies ahead", "", parallax.Told{Published: day(9)}, "", "", "", ""},
		{"a change before", "", parallax.Told{Published: day(3), Updated: day(2)}, "2026-03-03T09:30:00Z", "", "feed", ""},
		{"a change alone", "", parallax.Told{Updated: day(2)}, "", "2026-03-02T09:30:00Z", "", ""},
		{"a name", "", parallax.Told{Outlet: "The Gazette"}, "", "", "", "The Gazette"},
		{"a name beside its own", `<meta property="og:site_name" content="Pier Post">`, parallax.Told{Outlet: "The Gazette"}, "", "", "", "Pier Post"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := parallax.Page{Input: "x", MediaType: "text/html", Fetched: day(4).Time, Told: c.told, Body: []byte(strings.Replace(text, "%", c.head, 1))}
			a, err := Article(page, nil)
			if err != nil || a.Published.String() != c.published || a.Updated.String() != c.updated || a.Published.From != c.from || a.Outlet.Name != c.by {
				t.Errorf("published %v of %q, updated %v, outlet %q, %v", a.Published, a.Published.From, a.Updated, a.Outlet.Name, err)
			}
		})
	}
}
