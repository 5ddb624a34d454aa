package fetch

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"parallax"
)

// feedparserGroups are the groups of feedparser's cases that concern a reader of news.
var feedparserGroups = []string{"rss", "rdf", "atom", "atom10", "base", "lang", "namespace", "encoding", "illformed", "media-rss", "json"}

// parserCase is one line of cases.jsonl (README of the set).
type parserCase struct {
	Path, Group, Subgroup string
	Headers               map[string]string
	Checks                []parserCheck
}

type parserCheck struct {
	Path  []any
	Op    string
	Value any
}

// TestFeedparser runs the cases of feedparser's own tests. Each passes, or stands with the
// reason for differing in testdata/feedparser-differs.tsv, and then must not pass.
func TestFeedparser(t *testing.T) {
	cases := parserCases(t)
	differs := differing(t)
	passed, all := map[string]int{}, map[string]int{}
	for _, c := range cases {
		group := c.Subgroup
		if !slices.Contains(feedparserGroups, group) {
			group = c.Group
		}
		if !slices.Contains(feedparserGroups, group) || len(c.Checks) == 0 {
			continue
		}
		all[group]++
		id := strings.TrimPrefix(c.Path, "feeds/")
		reason, listed := differs[id]
		delete(differs, id)
		wrong, sameWords := c.run(t)
		switch {
		case wrong == "":
			passed[group]++
			if listed {
				t.Errorf("%s passes, and is listed as differing: %s", id, reason)
			}
		case !listed:
			t.Errorf("%s: %s", id, wrong)
		case strings.HasPrefix(reason, "plain text") && !sameWords:
			t.Errorf("%s: its words differ too: %s", id, wrong)
		}
	}
	for id := range differs {
		t.Errorf("%s is listed as differing and is no case", id)
	}
	for _, g := range feedparserGroups {
		t.Logf("%-10s %3d of %3d", g, passed[g], all[g])
	}
}

func evalDir(t *testing.T, set string) string {
	root := os.Getenv("PARALLAX_EVAL")
	if root == "" {
		root = "../../../shared"
	}
	dir := filepath.Join(root, "eval", set)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no labelled data: %v", err)
	}
	return dir
}

func parserCases(t *testing.T) (cases []parserCase) {
	dir := evalDir(t, "feedparser")
	f, err := os.Open(filepath.Join(dir, "cases.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		var c parserCase
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		cases = append(cases, c)
	}
	if len(cases) < 1000 {
		t.Fatalf("%d cases", len(cases))
	}
	return cases
}

// differing reads the cases that are to differ, with their reasons.
func differing(t *testing.T) map[string]string {
	raw, err := os.ReadFile("testdata/feedparser-differs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		id, reason, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || reason == "" {
			t.Errorf("no reason: %q", line)
		}
		found[id] = reason
	}
	return found
}

// run reads the feed of a case and says what of the checks does not hold; sameWords is true
// when it would hold without the markup.
func (c parserCase) run(t *testing.T) (wrong string, sameWords bool) {
	body, err := os.ReadFile(filepath.Join(evalDir(t, "feedparser"), c.Path))
	if err != nil {
		t.Fatal(err)
	}
	header := http.Header{}
	for _, line := range c.Headers {
		name, value, _ := strings.Cut(line, ":")
		header.Set(strings.TrimSpace(name), strings.TrimSpace(value))
	}
	address := ""
	if strings.HasPrefix(path.Base(c.Path), "http_") { // the others are read as files
		address = "http://127.0.0.1:8097/tests/" + (&url.URL{Path: strings.TrimPrefix(c.Path, "feeds/")}).EscapedPath()
	}
	f, err := ReadFeed(parallax.Page{URL: address, Header: header, Body: body})
	if err != nil {
		f.Warnings = append(f.Warnings, err.Error())
	}
	for _, check := range c.Checks {
		got, known := feedKey(f, check.Path)
		if !known {
			return fmt.Sprintf("no field for %v", check.Path), false
		}
		if !check.holds(got) {
			markup, _ := check.Value.(string)
			return fmt.Sprintf("%v is %.200q, want %s %.200q", check.Path, fmt.Sprint(got), check.Op, fmt.Sprint(check.Value)), got == wordsOf(t, markup)
		}
	}
	return "", true
}

// wordsOf gives the words of HTML by its parser, which ReadFeed does not use.
func wordsOf(t *testing.T, markup string) string {
	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	var words strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			words.WriteString(n.Data)
		}
	}
	return flat(words.String())
}

func (c parserCheck) holds(got any) bool {
	zero := got == nil || reflect.ValueOf(got).IsZero() || reflect.ValueOf(got).Kind() == reflect.Slice && reflect.ValueOf(got).Len() == 0
	switch c.Op {
	case "truthy":
		return !zero
	case "falsy":
		return zero
	case "len":
		return float64(reflect.ValueOf(got).Len()) == c.Value
	case "eq":
		return equal(c.Path, got, c.Value)
	}
	return false
}

// equal compares what we have with what feedparser says, each in its own form.
func equal(at []any, got, want any) bool {
	switch w := want.(type) {
	case nil:
		return got == ""
	case float64:
		return fmt.Sprint(got) == fmt.Sprint(w)
	case map[string]any:
		g, ok := got.(map[string]string)
		for k, v := range w {
			ok = ok && g[k] == v
		}
		return ok
	case []any:
		d, ok := got.(parallax.Date)
		if !ok || len(w) < 6 {
			return false
		}
		var n [6]int
		for i := range n {
			n[i] = int(w[i].(float64))
		}
		return d.Time.UTC().Equal(time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC))
	case string:
		if d, ok := got.(parallax.Date); ok {
			return !d.IsZero() && feedDate(w, "").Time.Equal(d.Time)
		}
		if at[len(at)-1] == "encoding" { // one encoding has several names
			_, w2 := charset.Lookup(w)
			return got == w2 && w2 != "" || got == w
		}
		return got == w
	}
	return false
}

// feedKey gives what we have under a key of feedparser; known is false for keys we have no field for.
func feedKey(f parallax.Feed, at []any) (got any, known bool) {
	if len(at) == 0 {
		return nil, false
	}
	switch at[0] {
	case "bozo":
		return len(f.Warnings), true
	case "encoding":
		return f.Charset, true
	case "version":
		return map[string]string{"rss 2.0": "rss20", "rss": "rss", "rss 1.0": "rss10", "atom 1.0": "atom10", "atom 0.3": "atom03", "rss 0.92": "rss092"}[f.Kind], true
	case "feed":
		return headKey(f, at[1:])
	case "entries":
		i := int(at[1].(float64))
		if i >= len(f.Items) {
			return nil, true
		}
		return itemKey(f.Items[i], at[2:])
	}
	return nil, false
}

// headKey is feedKey inside "feed" and inside "source".
func headKey(f parallax.Feed, at []any) (got any, known bool) {
	switch at[0] {
	case "title":
		return f.Title, true
	case "description", "subtitle", "tagline", "info":
		return f.Description, true
	case "title_detail", "subtitle_detail", "tagline_detail", "info_detail", "copyright_detail", "rights_detail":
		if at[1] == "value" {
			return headKey(f, []any{strings.TrimSuffix(at[0].(string), "_detail")})
		}
		return nil, false
	case "rights", "copyright":
		return f.Rights, true
	case "link":
		return f.Link, true
	case "href":
		return f.URL, true
	case "id", "guid":
		return f.ID, true
	case "language":
		return f.Language, true
	case "generator":
		return f.Generator, true
	case "generator_detail":
		if at[1] == "name" {
			return f.Generator, true
		}
		return nil, false
	case "logo", "icon":
		return f.Image, true
	case "image":
		if at[1] == "url" {
			return f.Image, true
		}
		return nil, false
	case "newlocation":
		return f.Moved, true
	case "published", "published_parsed":
		return f.Published, true
	case "updated", "updated_parsed":
		return f.Updated, true
	}
	return sharedKey(f.Links, f.Categories, f.Authors, f.Contributors, f.Publisher, at)
}

// itemKey is feedKey inside an entry.
func itemKey(i parallax.FeedItem, at []any) (got any, known bool) {
	switch at[0] {
	case "title":
		return i.Title, true
	case "title_detail", "summary_detail", "rights_detail":
		switch at[1] {
		case "value":
			return itemKey(i, []any{strings.TrimSuffix(at[0].(string), "_detail")})
		case "language":
			return i.Language, true
		}
		return nil, false
	case "summary", "description":
		return i.Summary, true
	case "content":
		switch at[2] {
		case "value":
			return i.Content, true
		case "language":
			return i.Language, true
		case "src":
			for _, l := range i.Links {
				if l.Rel == "content" {
					return l.URL, true
				}
			}
		}
		return nil, false
	case "rights", "copyright":
		return i.Rights, true
	case "link":
		return i.Link, true
	case "id", "guid":
		return i.ID, true
	case "license":
		return i.License, true
	case "comments":
		return i.Comments, true
	case "created", "created_parsed", "published", "published_parsed":
		return i.Published, true
	case "updated", "updated_parsed":
		return i.Updated, true
	case "category":
		return i.Categories[0].Term, true
	case "source":
		if i.Source == nil {
			return nil, true
		}
		return headKey(*i.Source, at[1:])
	}
	return mediaKey(i, at)
}

func mediaKey(i parallax.FeedItem, at []any) (got any, known bool) {
	var found []parallax.FeedMedia
	for _, m := range i.Media {
		if m.From == "enclosure" && at[0] == "enclosures" || m.From == "thumbnail" && at[0] == "media_thumbnail" || strings.HasPrefix(at[0].(string), "media_") && at[0] != "media_thumbnail" {
			found = append(found, m)
		}
	}
	at2 := func(n int) parallax.FeedMedia {
		if at[0] == "media_thumbnail" && len(found) == 0 {
			for _, m := range i.Media {
				found = append(found, parallax.FeedMedia{URL: m.Thumbnail})
			}
		}
		if n < len(found) {
			return found[n]
		}
		return parallax.FeedMedia{}
	}
	switch at[0] {
	case "enclosures", "media_thumbnail":
		m := at2(int(at[1].(float64)))
		if len(at) == 2 {
			return map[string]string{"href": m.URL, "type": m.Type, "length": strconv.FormatInt(m.Length, 10)}, true
		}
		switch at[2] {
		case "href", "url":
			return m.URL, true
		case "type":
			return m.Type, true
		case "length":
			return strconv.FormatInt(m.Length, 10), true
		}
	case "media_player":
		if at[1] == "url" {
			return at2(0).Player, true
		}
	case "media_license":
		if at[1] == "href" {
			return at2(0).License, true
		}
	}
	return sharedKey(i.Links, i.Categories, i.Authors, i.Contributors, i.Publisher, at)
}

// sharedKey is feedKey for what feeds and items both have.
func sharedKey(links []parallax.FeedLink, tags []parallax.FeedCategory, authors, contributors []parallax.FeedPerson, publisher parallax.FeedPerson, at []any) (got any, known bool) {
	person := func(list []parallax.FeedPerson, n int) parallax.FeedPerson {
		if n < len(list) {
			return list[n]
		}
		return parallax.FeedPerson{}
	}
	part := func(p parallax.FeedPerson, key any) (any, bool) {
		v, ok := map[any]string{"name": p.Name, "email": p.Email, "url": p.URL, "href": p.URL}[key]
		return v, ok
	}
	written := func(p parallax.FeedPerson) string {
		if p.Email != "" && p.Name != "" {
			return p.Name + " (" + p.Email + ")"
		}
		return p.Name + p.Email
	}
	switch at[0] {
	case "author":
		return written(person(authors, 0)), true
	case "author_detail":
		return part(person(authors, 0), at[1])
	case "authors", "contributors":
		list := authors
		if at[0] == "contributors" {
			list = contributors
		}
		p := person(list, int(at[1].(float64)))
		if len(at) == 2 {
			return map[string]string{"name": p.Name, "email": p.Email, "href": p.URL}, true
		}
		return part(p, at[2])
	case "publisher":
		return written(publisher), true
	case "publisher_detail":
		return part(publisher, at[1])
	case "tags":
		if len(at) == 1 {
			return tags, true
		}
		n := int(at[1].(float64))
		if n >= len(tags) {
			return nil, true
		}
		v, ok := map[any]string{"term": tags[n].Term, "label": tags[n].Label, "scheme": tags[n].Scheme}[at[2]]
		return v, ok
	case "links":
		if len(at) == 1 {
			return links, true
		}
		n := int(at[1].(float64))
		if n >= len(links) {
			return nil, true
		}
		l := links[n]
		v, ok := map[any]string{"href": l.URL, "rel": l.Rel, "type": l.Type, "title": l.Title, "hreflang": l.Language, "length": strconv.FormatInt(l.Length, 10)}[at[2]]
		return v, ok
	}
	return nil, false
}
