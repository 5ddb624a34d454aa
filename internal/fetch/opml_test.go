package fetch

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parallax"
)

func TestOPML(t *testing.T) {
	const file = `<?xml version="1.0"?><opml version="1.1"><head><title>x</title></head><body>
		<outline text="Coast & sea"><outline text="Gazette" xmlUrl="https://gazette.example/rss?a=1&amp;b=2" htmlUrl="https://gazette.example/" language="en"/>
			<outline text="Deep"><outline title="Bote" text="bote" type="rss" xmlUrl="feed://bote.example/atom"></outline></outline></outline>
		<outline text="A note"/><outline text="Link" type="link" url="https://link.example/rss"/>
		<outline text="Again" xmlUrl="https://gazette.example/rss?a=1&amp;b=2"/>
		<outline text="Script" xmlUrl="javascript:alert(1)"/></body></opml>`
	list, err := ReadOPML([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	gazette := Outline{Title: "Gazette", Feed: "https://gazette.example/rss?a=1&b=2", Site: "https://gazette.example/", Language: "en"}
	bote, link := Outline{Title: "Bote", Feed: "https://bote.example/atom"}, Outline{Title: "Link", Feed: "https://link.example/rss"}
	again := Outline{Title: "Again", Feed: gazette.Feed}
	want := []Outline{{Title: "Coast & sea", Outlines: []Outline{gazette, {Title: "Deep", Outlines: []Outline{bote}}}}, link, again, {Title: "Script", NoFeed: "javascript:alert(1)"}}
	if !reflect.DeepEqual(list, want) {
		t.Errorf("it gives %+v, want %+v", list, want)
	}
	if got := FeedsOf(list); !reflect.DeepEqual(got, []Outline{gazette, bote, link}) {
		t.Errorf("feeds %+v", got)
	}
	if _, err := ReadOPML([]byte("<rss/>")); err == nil {
		t.Error("a feed is read as outlines")
	}
}

// TestOPMLRoundTrip: what is written is read again as it was.
func TestOPMLRoundTrip(t *testing.T) {
	word := rapid.StringMatching(`[a-zäß<>&"'東 ]{1,12}`).Filter(func(s string) bool { return flat(s) == s && s != "" })
	var folder func(depth int) *rapid.Generator[[]Outline]
	folder = func(depth int) *rapid.Generator[[]Outline] {
		return rapid.Custom(func(t *rapid.T) (list []Outline) {
			for range rapid.IntRange(1, 3).Draw(t, "lines") {
				if depth > 0 && rapid.Bool().Draw(t, "folder") {
					list = append(list, Outline{Title: word.Draw(t, "title"), Outlines: folder(depth-1).Draw(t, "inner")})
					continue
				}
				list = append(list, Outline{Title: word.Draw(t, "title"), Feed: "https://a.example/?q=" + rapid.StringMatching(`[a-z&=]{0,9}`).Draw(t, "query"), Language: rapid.SampledFrom([]string{"", "de", "pt-BR"}).Draw(t, "language")})
			}
			return list
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		list := folder(3).Draw(t, "outlines")
		var b strings.Builder
		if err := WriteOPML(&b, "feeds", list); err != nil {
			t.Fatal(err)
		}
		got, err := ReadOPML([]byte(b.String()))
		if err != nil || !reflect.DeepEqual(got, list) {
			t.Fatalf("%v: %s\ngives %+v\nwant %+v", err, b.String(), got, list)
		}
	})
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(`<opml><body><outline xmlUrl="https://a.example/"><outline text="b"/></outline></body></opml>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		list, err := ReadOPML(body)
		if err != nil {
			return
		}
		var b strings.Builder
		if err := WriteOPML(&b, "x", list); err != nil {
			t.Fatal(err)
		}
		again, err := ReadOPML([]byte(b.String()))
		if err != nil || len(FeedsOf(again)) != len(FeedsOf(list)) {
			t.Errorf("%v: %d feeds, written and read again %d:\n%s", err, len(FeedsOf(list)), len(FeedsOf(again)), b.String())
		}
	})
}

func TestDiscover(t *testing.T) {
	page := parallax.Page{URL: "https://gazette.example/news/index.html", Body: []byte(`<html><head><base href="/start/">
		<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
		<link rel="alternate" type="application/rss+xml;charset=utf-8" title="All news" href="all.rss">
		<LINK REL='feed alternate' TYPE='application/feed+json' HREF='https://gazette.example/feed.json'>
		<link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="x.rss">
		</head><body><a href="/sport/rss.xml">Sport</a> <a href="all.rss">All</a> <a href="/about">About</a> <a href="javascript:feed">x</a></body></html>`)}
	var got []string
	for _, l := range Discover(page) {
		got = append(got, l.URL)
	}
	want := "https://gazette.example/start/all.rss https://gazette.example/feed.json https://gazette.example/sport/rss.xml https://gazette.example/comments/feed/"
	if strings.Join(got, " ") != want {
		t.Errorf("found %s, want %s", got, want)
	}
}
