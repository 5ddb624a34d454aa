package fetch

import (
	"encoding/json"
	"errors"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax"
)

var update = flag.Bool("update", false, "write what the feeds of testdata/feeds are to give anew")

// TestFeeds reads every feed of testdata/feeds and compares it with the file beside it: a new
// case is a new file.
func TestFeeds(t *testing.T) {
	files, err := filepath.Glob("testdata/feeds/*.*")
	files = slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, ".want") })
	if err != nil || len(files) < 10 {
		t.Fatalf("%d feeds, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, err := ReadFeed(parallax.Page{URL: "https://feed.example/dir/" + filepath.Base(file), Body: body})
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(f, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			if *update {
				if err := os.WriteFile(file+".want", got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file + ".want")
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("it gives\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestNoFeed(t *testing.T) {
	for name, body := range map[string]string{
		"a page": "<!doctype html><html><body><p>The ferry sank.</p></body></html>", "text": "The ferry sank.", "nothing": "", "JSON": `{"a":1}`, "broken JSON": `{"version":`, "outlines": "<opml/>",
	} {
		if f, err := ReadFeed(parallax.Page{Body: []byte(body)}); !errors.Is(err, ErrNoFeed) {
			t.Errorf("%s gives %v, %v", name, f, err)
		}
	}
	if _, err := ReadFeed(parallax.Page{Body: []byte("<rss>" + strings.Repeat("<a>", maxElements+1))}); !errors.Is(err, parallax.ErrRefused) {
		t.Errorf("too many elements give %v", err)
	}
}

// TestDeepFeed: what is nested without end costs no more than what is long.
func TestDeepFeed(t *testing.T) {
	body := "<rss><channel><item><title>x" + strings.Repeat("<b>", 100_000) + "deep</title></item></channel></rss>"
	f, err := ReadFeed(parallax.Page{Body: []byte(body)})
	if err != nil || len(f.Items) != 1 || !strings.HasPrefix(f.Items[0].Title, "x") {
		t.Errorf("%.200v, %v", f, err)
	}
}

// TestHubs finds WebSub's hub and topic in the header (W3C WebSub, section 4) before those in the feed.
func TestHubs(t *testing.T) {
	page := parallax.Page{URL: "https://a.example/f", Header: http.Header{"Link": {`</hub>; rel=hub, <https://a.example/topic>; title="a, b"; rel="self x"`, `<https://two.example/>; rel="hub"`}}}
	page.Body = []byte(`<feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://three.example/"/><link rel="self" href="https://a.example/other"/></feed>`)
	f, err := ReadFeed(page)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(f.Hubs, " "); got != "https://a.example/hub https://two.example/ https://three.example/" || f.Self != "https://a.example/topic" {
		t.Errorf("hubs %s, self %s", got, f.Self)
	}
}

func TestFeedDates(t *testing.T) {
	for words, want := range map[string]string{
		"Sat, 14 Mar 2026 09:12:00 +0100":       "2026-03-14T09:12:00+01:00",
		"Sat, 14 Mar 2026 09:12:00 EST":         "2026-03-14T09:12:00-05:00",
		"Saturday, 14 March 2026 09:12:00 GMT":  "2026-03-14T09:12:00Z",
		"14 Mar 26 09:12 Z":                     "2026-03-14T09:12:00Z",
		"Sat, 14 Mar 2026 09:12:00 GMT+0200":    "2026-03-14T09:12:00+02:00",
		"Sat, 14 Mar 2026 09:12:00 +0100 (CET)": "2026-03-14T09:12:00+01:00",
		"Sat,14 Mar 2026 09:12:00 +0000":        "2026-03-14T09:12:00Z",
		"Sat Mar 14 09:12:00 2026":              "2026-03-14T09:12:00-00:00",
		"2026-03-14T09:12:00.5+01:00":           "2026-03-14T09:12:00+01:00",
		"2026-03-14T09:12+0100":                 "2026-03-14T09:12:00+01:00",
		"2026-03-14 09:12:00":                   "2026-03-14T09:12:00-00:00",
		"2026-03-14":                            "2026-03-14",
		"March 14, 2026":                        "2026-03-14",
		"03/04/2026":                            "", // March or April
		"Sat, 31 Feb 2026 09:12:00 GMT":         "",
		"yesterday":                             "",
		"0000-00-00T00:00:00Z":                  "",
	} {
		if got := feedDate(words, "x").String(); got != want {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
}

func TestPersons(t *testing.T) {
	for words, want := range map[string]parallax.FeedPerson{
		"ida@gazette.example (Ida Brandt)": {Name: "Ida Brandt", Email: "ida@gazette.example"},
		"Ida Brandt <ida@gazette.example>": {Name: "Ida Brandt", Email: "ida@gazette.example"},
		"Ida Brandt ()":                    {Name: "Ida Brandt"},
		"ida@gazette.example":              {Email: "ida@gazette.example"},
		"  Ida \n Brandt ":                 {Name: "Ida Brandt"},
		"":                                 {},
	} {
		if got := personWords(words); got != want {
			t.Errorf("%q is %+v, want %+v", words, got, want)
		}
	}
}

func FuzzFeed(f *testing.F) {
	files, _ := filepath.Glob("testdata/feeds/*")
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body, "text/xml; charset=utf-8")
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		page := parallax.Page{URL: "https://feed.example/dir/", Body: body, Header: http.Header{"Content-Type": {contentType}}}
		feed, err := ReadFeed(page)
		if err != nil {
			return
		}
		for _, i := range feed.Items {
			if i.ID == "" {
				t.Errorf("an item without an id: %+v", i)
			}
			if strings.ContainsAny(i.Title, "\n\r\t") {
				t.Errorf("title %q is not one line", i.Title)
			}
		}
		if _, err := json.Marshal(feed); err != nil {
			t.Error(err)
		}
	})
}

// TestItemsBehindBrokenMarkup holds that markup left open between items hides none of them.
func TestItemsBehindBrokenMarkup(t *testing.T) {
	const feed = `<rss version="2.0"><channel><title>Ayr</title><item><guid>1</guid></item><b>so <i>on<item><guid>2</guid></item><br><item><guid>3</guid></item></channel></rss>`
	f, err := ReadFeed(parallax.Page{URL: "https://ayr.example/feed", Body: []byte(feed)})
	if err != nil || len(f.Items) != 3 {
		t.Errorf("%d items, %v", len(f.Items), err)
	}
}
