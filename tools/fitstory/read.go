package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"parallax"
	"parallax/internal/annotate"
	"parallax/internal/embed"
	"parallax/internal/extract"
	"parallax/internal/lineage"
	"parallax/internal/story"
)

// document is one labelled text, ready to be placed.
type document struct {
	id, gold, lang, source string
	held                   bool // of a story held out from fitting
	article                parallax.Article
	sketch                 parallax.Sketch
}

// row is a line of documents.jsonl.
type row struct {
	ID       string  `json:"id"`
	Title    *string `json:"title"`
	Text     string  `json:"text"`
	Date     *string `json:"date"`
	Lang     string  `json:"lang"`
	Outlet   string  `json:"outlet"`
	URL      *string `json:"url"`
	Story    string  `json:"story"`
	Parallel string  `json:"parallel_id"`
	Event    string  `json:"event"`
	Sequence int     `json:"sequence"`
	Source   string  `json:"source"`
}

// read gives the documents of a set in order of date, as score/cluster.py orders and dates them.
func read(folder string) ([]document, error) {
	name := filepath.Base(folder)
	rows, err := lines[row](filepath.Join(folder, "documents.jsonl"))
	if err != nil {
		return nil, err
	}
	for i := range rows {
		r := &rows[i]
		if r.Date == nil {
			r.Date = new(string)
		}
		if (name == "allsides" || name == "meantime") && *r.Date != "" {
			day, err := time.Parse(time.DateOnly, (*r.Date)[:10])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", r.ID, err)
			}
			*r.Date = day.AddDate(0, 0, int(crc32.ChecksumIEEE([]byte(r.ID))%3)-1).Format(time.DateOnly)
		}
		r.Story = cmp.Or(r.Parallel, r.Story)
		if name == "ml-crisis" {
			r.Story = r.Event
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(strings.Compare(*a.Date, *b.Date), cmp.Compare(a.Sequence, b.Sequence), strings.Compare(a.ID, b.ID))
	})
	out := make([]document, len(rows))
	means, openings := embed.NewMeans(embedder), embed.NewMeans(embedder)
	for i, r := range rows {
		if r.Title == nil {
			r.Title = new(string)
		}
		d, err := make1(r.ID, *r.Title, r.Text, *r.Date, r.Lang, r.Outlet)
		if err != nil {
			return nil, err
		}
		means.Take(r.Lang, d.sketch.Vector)
		openings.Take(r.Lang, d.sketch.Opening)
		d.gold, d.source, d.held = r.Story, r.Source, held(r.Story)
		out[i] = d
	}
	for i := range out { // as those that come together
		k := &out[i].sketch
		k.Vector, k.Opening = means.Less(out[i].lang, k.Vector), openings.Less(out[i].lang, k.Opening)
	}
	return out, nil
}

// held tells whether a story is held out from fitting: every third one by its hash.
func held(story string) bool { return crc32.ChecksumIEEE([]byte("held "+story))%3 == 0 }

// directory is what the program knows of outlets.
var directory = sync.OnceValues(func() (*parallax.Directory, error) { return parallax.LoadDirectory() })

// make1 makes the sketch of one text, which is read as the program reads it: many a text has its date in a line of its own.
func make1(id, title, text, date, lang, outlet string) (document, error) {
	body, err := json.Marshal(map[string]string{"id": id, "title": title, "text": text, "published": date, "language": lang, "outlet": outlet})
	if err != nil {
		return document{}, err
	}
	outlets, err := directory()
	if err != nil {
		return document{}, err
	}
	a, err := extract.Article(parallax.Page{Input: id, MediaType: parallax.MediaTypeRow, Body: body}, outlets)
	if err != nil {
		return document{}, err
	}
	a.ID = parallax.ArticleID(id)
	v, err := embedder.Vectors(context.Background(), lang, []string{title + "\n" + text, story.Opening(&a)})
	if err != nil {
		return document{}, err
	}
	d := document{id: id, lang: lang, article: a, sketch: story.Sketch(a, annotate.Article(a), v[0])}
	d.sketch.Opening = v[1]
	d.sketch.Hashes, d.sketch.Passages = lineage.Prints(a.Text)
	return d, nil
}

// pair is a line of pairs.jsonl.
type pair struct {
	ID   string `json:"id"`
	Lang string `json:"lang"`
	A, B struct {
		Title, Text string
		Date        *string `json:"url_date"`
	}
	Same bool `json:"same_story"`
}

// readPairs gives the labelled pairs of a set, each as two documents.
func readPairs(folder string) (pairs [][2]document, same []bool, err error) {
	rows, err := lines[pair](filepath.Join(folder, "pairs.jsonl"))
	if err != nil {
		return nil, nil, err
	}
	for _, r := range rows {
		date := func(s *string) string {
			if s == nil {
				return ""
			}
			return *s
		}
		a, err := make1("a", r.A.Title, r.A.Text, date(r.A.Date), r.Lang, "")
		if err != nil {
			return nil, nil, err
		}
		b, err := make1("b", r.B.Title, r.B.Text, date(r.B.Date), r.Lang, "")
		if err != nil {
			return nil, nil, err
		}
		means, openings := embed.NewMeans(embedder), embed.NewMeans(embedder)
		a.sketch.Opening, b.sketch.Opening = openings.Centre(r.Lang, a.sketch.Opening), openings.Centre(r.Lang, b.sketch.Opening)
		a.sketch.Vector, b.sketch.Vector = means.Centre(r.Lang, a.sketch.Vector), means.Centre(r.Lang, b.sketch.Vector)
		a.held = held(r.ID)
		b.held = a.held
		pairs, same = append(pairs, [2]document{a, b}), append(same, r.Same)
	}
	return pairs, same, nil
}

// lines decodes a file of JSON lines.
func lines[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []T
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 64<<20)
	for scan.Scan() {
		var v T
		if err := json.Unmarshal(scan.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, v)
	}
	return out, scan.Err()
}
