package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parallax"
)

func readOne(t *testing.T, p parallax.Page) parallax.Article {
	t.Helper()
	a, err := Article(p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Check(); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestGivenDatesOfArchives(t *testing.T) {
	for given, want := range map[string]string{"1899-12-30": "1899-12-30", "1989-10-27T09:30": "1989-10-27T09:30:00-00:00", "0001-01-01": "", "3026-01-01": ""} {
		a, err := Article(parallax.Page{Input: "row", MediaType: parallax.MediaTypeRow, Body: []byte(`{"id":"x","text":"It rained.","published":"` + given + `"}`)}, nil)
		if err != nil || a.Published.String() != want {
			t.Errorf("%s: %v, %v; want %q", given, a.Published, err, want)
		}
	}
}

func TestRowKeepsItsText(t *testing.T) {
	text := "  The hall\u00a0closes \r\n\r\nIt was \u200bold.  "
	line, _ := json.Marshal(map[string]any{"id": "r1", "text": text, "published": "2026-03-12", "outlet": "Lindmar Gazette", "url": "https://lindmar-gazette.example/h"})
	a := readOne(t, parallax.Page{Input: "r1", MediaType: parallax.MediaTypeRow, Body: line})
	if a.Text != text {
		t.Errorf("text %q, want %q", a.Text, text)
	}
	if a.Published.String() != "2026-03-12" || a.Published.From != "given" || a.Outlet.Name != "Lindmar Gazette" || a.Outlet.Domain != "lindmar-gazette.example" {
		t.Errorf("published %v from %q, outlet %+v", a.Published, a.Published.From, a.Outlet)
	}
	if a.ID != parallax.ArticleID(parallax.MakeID("a_", "r1")) {
		t.Errorf("the id of the article is not made of the id of the row")
	}
}

// TestGivenDay takes the hour that a text prints beside the day that a row gives, and no other day.
func TestGivenDay(t *testing.T) {
	for text, want := range map[string]string{
		"Hall to close\nMarch 12, 2026 3:05 PM EDT\nThe council voted.": "2026-03-12T15:05:00-04:00",
		"Hall to close\nMarch 12, 2026\nThe council voted.":             "2026-03-12",
		"Hall to close\nMarch 13, 2026 3:05 PM EDT\nThe council voted.": "2026-03-12",
	} {
		line, _ := json.Marshal(map[string]any{"id": "r1", "text": text, "published": "2026-03-12", "language": "en"})
		if a := readOne(t, parallax.Page{Input: "r1", MediaType: parallax.MediaTypeRow, Body: line}); a.Published.String() != want {
			t.Errorf("%q: published %s, want %s", text, a.Published, want)
		}
	}
}

// TestHostAsOutlet takes a host that a row gives for its outlet as who publishes there.
func TestHostAsOutlet(t *testing.T) {
	dir, err := parallax.LoadDirectory(strings.NewReader(`{"domain": "lindmar-gazette.example", "name": "Lindmar Gazette"}`))
	if err != nil {
		t.Fatal(err)
	}
	for given, want := range map[string]string{
		"lindmar-gazette.example":     "Lindmar Gazette",
		"www.lindmar-gazette.example": "Lindmar Gazette",
		"elsewhere.example":           "elsewhere.example",
		"Gazette":                     "Gazette",
	} {
		line, _ := json.Marshal(map[string]any{"id": "r1", "text": "It rained.", "outlet": given})
		a, err := Article(parallax.Page{Input: "r1", MediaType: parallax.MediaTypeRow, Body: line}, dir)
		if err != nil || a.Outlet.Name != want {
			t.Errorf("%s: %q, %v; want %q", given, a.Outlet.Name, err, want)
		}
	}
}

func TestTitleFromFirstLine(t *testing.T) {
	for text, want := range map[string]string{
		"Hall to close\n\nThe council voted on Thursday.": "Hall to close",
		"The council voted on Thursday.\n\nIt was late.":  "",
		"Hall to close": "", // nothing follows
		"Gazette Logo\n\nHall to close\n\nThe council voted.\n\nIt was late.\n\nOh.": "Hall to close",
		"Source: Gazette\nThe council voted on Thursday, and it was late.":           "",
		strings.Repeat("long ", 60) + "\nThe council voted.":                         "",
		// The time of the page is no headline; a headline may name a day.
		"September 15, 2026 11:26 pm\nHall to close\nThe council voted on Thursday.":                 "Hall to close",
		"16 September 2026 Last updated at 12:42 GMT\nHall to close\nThe council voted.":             "Hall to close",
		"Wednesday, 16 September 2026 - 03.31 BST\nHall to close\nThe council voted.":                "Hall to close",
		"Article posted on 16.09.2026\nHall to close\nThe council voted.":                            "Hall to close",
		"Last updated 15:48 15/09/2026\nHall to close\nThe council voted.":                           "Hall to close",
		"Flood update 12 March 2026\n\nThe council voted on Thursday.":                               "Flood update 12 March 2026",
		"Hall of Lindmar to close after the fire of 12 March 2026\n\nThe council voted on Thursday.": "Hall of Lindmar to close after the fire of 12 March 2026",
		// Above the time of the page stands a headline, however it ends, and below it also one with nothing behind.
		"Hall to Close at 91.\n07 June 2026\nThe council voted on Thursday.":    "Hall to Close at 91.",
		"The council voted on Thursday.\n\nIt was late on 07 June 2026 in Rua.": "",
		"June 06, 2026\nHall to close":                                          "Hall to close",
		"June 06, 2026":                                                         "",
		"漁市場が閉鎖へ\n\n町議会は木曜日、市場の閉鎖を決めた。":                                         "漁市場が閉鎖へ",
	} {
		a := readOne(t, parallax.Page{Input: "x.txt", MediaType: "text/plain", Body: []byte(text)})
		if a.Title != want || a.Text != text {
			t.Errorf("title of %.40q is %q, want %q", text, a.Title, want)
		}
	}
}

func TestPlainText(t *testing.T) {
	a := readOne(t, parallax.Page{Input: "x.txt", MediaType: "text/plain", Body: []byte("\xEF\xBB\xBFHall\r\n\r\nIt closed.\r\n")})
	if a.Text != "Hall\r\n\r\nIt closed.\r\n" || a.State != parallax.PageFull {
		t.Errorf("text %q, state %s", a.Text, a.State)
	}
	if a := readOne(t, parallax.Page{Input: "x.txt", MediaType: "text/plain", Body: []byte(" \n")}); a.State != parallax.PageEmpty {
		t.Errorf("blank text is %s", a.State)
	}
	a = readOne(t, parallax.Page{Input: "x.txt", MediaType: "text/plain", Body: []byte("Hall to close\n\nPublished: 2026-03-12 05:00:11\n\nIt closed.\n\nLast updated: 3 October 2024\n")})
	if len(a.Findings) != 1 || a.Findings[0].What != "updated before published" || a.Findings[0].Sides[1].Exact != "3 October 2024" || !a.Updated.IsZero() {
		t.Errorf("findings %+v, updated %v", a.Findings, a.Updated)
	}
}

// TestGivenState: a state that came with a row has the reason that came with it, else says where it is from.
func TestGivenState(t *testing.T) {
	for body, want := range map[string]string{
		`{"text":"It closed.","state":"partial","why":"the page is gone"}`: "the page is gone",
		`{"text":"It closed.","state":"partial"}`:                          "the JSON line says so",
	} {
		a := readOne(t, parallax.Page{Input: "x", MediaType: parallax.MediaTypeRow, Body: []byte(body)})
		if a.State != parallax.PagePartial || len(a.Why) != 1 || a.Why[0].Value != want {
			t.Errorf("%s gives %s, %v", body, a.State, a.Why)
		}
	}
}

func TestFailuresAndStatus(t *testing.T) {
	for name, c := range map[string]struct {
		page  parallax.Page
		state parallax.PageState
		fails bool
	}{
		"failure":    {parallax.Page{Input: "https://x.example/", URL: "https://x.example/", Failure: "connection refused"}, parallax.PageError, true},
		"row":        {parallax.Page{Input: "r", MediaType: parallax.MediaTypeRow, Body: []byte("{")}, parallax.PageError, true},
		"gone":       {parallax.Page{Input: "x", MediaType: "text/html", Status: 410, Body: []byte("<p>Gone")}, parallax.PageError, false},
		"gone, mute": {parallax.Page{Input: "x", MediaType: "text/html", Status: 404}, parallax.PageError, false},
		"gone, text": {parallax.Page{Input: "x", MediaType: "text/plain", Status: 404, Body: []byte("404 page not found")}, parallax.PageError, false},
		"forbidden":  {parallax.Page{Input: "x", MediaType: "text/html", Status: 403, Body: []byte("<p>Access denied")}, parallax.PageBlocked, false},
		"empty":      {parallax.Page{Input: "x", MediaType: "text/html"}, parallax.PageEmpty, false},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := Article(c.page, nil)
			if (err != nil) != c.fails || a.State != c.state {
				t.Errorf("state %s, error %v; want %s", a.State, err, c.state)
			}
			if err := a.Check(); err != nil {
				t.Error(err)
			}
		})
	}
}

// seeds for the fuzz targets: the makes of pages that have special ways through the code.
var pageSeeds = []string{
	"<title>A | B</title><h1>A</h1><p>x<p>y<br><br>z<table><tr><td>1<td>2</table>",
	`<script type="application/ld+json">[{"@graph":[{"@type":"Article","headline":"<b>&amp;lt;","datePublished":"2026","author":{"name":[{"name":"x"}]},"articleBody":"<p>a<p>b"}]}]</script>`,
	"<meta charset=x-none>\xff\xfe\x00<p>\u00ad\u200b",
	strings.Repeat("<div>", 600) + "<script>x</script><p>deep</title>",
	"<article><h1>A</h1><p>x</article><figure><figcaption>c (A/B)</figcaption><img src=' :x'></figure><a href='#'>1</a>",
	"\xef\xbb\xbf<p>By A and B, March 12, 2026<time datetime=x>",
}

func FuzzHTML(f *testing.F) {
	for _, s := range pageSeeds {
		f.Add([]byte(s), "https://example.org/2026/03/12/x?y", "text/html; charset=utf-8")
	}
	files, _ := filepath.Glob("testdata/*.html")
	for _, file := range files {
		page, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(page, "https://lindmargazette.example/", "text/html")
	}
	f.Fuzz(func(t *testing.T, body []byte, address, contentType string) {
		start := time.Now()
		p := parallax.Page{Input: "x", URL: address, MediaType: "text/html", Body: body, Header: map[string][]string{"Content-Type": {contentType}}}
		a, _ := Article(p, nil)
		if err := a.Check(); err != nil {
			t.Error(err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%d bytes took %v", len(body), took)
		}
	})
}

func FuzzRow(f *testing.F) {
	f.Add([]byte(`{"id":"a","text":"Hall\n\nPublished: 12 March 2026\n","published":"x","state":"full"}`))
	f.Add([]byte(`{"text":null,"images":[{"caption":"x"}]}`))
	f.Add([]byte("{\"text\":\"\xff\"}"))
	f.Fuzz(func(t *testing.T, line []byte) {
		a, _ := Article(parallax.Page{Input: "x", MediaType: parallax.MediaTypeRow, Body: line}, nil)
		if err := a.Check(); err != nil {
			t.Error(err)
		}
		b, _ := Article(parallax.Page{Input: "x", MediaType: "text/plain", Body: line}, nil)
		if err := b.Check(); err != nil {
			t.Error(err)
		}
	})
}
