package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"parallax"
	"parallax/internal/annotate"
	"parallax/internal/language"
)

// gold is one hand-checked story with the coverage made of its texts.
type gold struct {
	name        string
	articles    []goldArticle
	claims      []goldClaim
	differences []goldDifference
	coverage    parallax.Coverage
	same        map[string]map[string]bool // sentence to the sentences that share a claim with it
}

type goldArticle struct {
	Key       string   `json:"key"`
	Set       string   `json:"set"`
	Doc       string   `json:"doc"`
	Outlet    string   `json:"outlet"`
	Date      string   `json:"date"`
	Lang      string   `json:"lang"`
	Sentences [][2]int `json:"sentences"`
}

type goldClaim struct {
	Sentences []string `json:"sentences"`
	Core      bool     `json:"core"`
}

type goldDifference struct {
	Kind      string     `json:"kind"`
	About     string     `json:"about"`
	Certainty string     `json:"certainty"`
	Sides     []goldSide `json:"sides"`
}

type goldSide struct {
	Sentence string `json:"sentence"`
	Quote    string `json:"quote"`
	Value    any    `json:"value"`
}

type document struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// load reads all stories of shared/gold with their texts.
func load(shared string) ([]*gold, error) {
	paths, err := filepath.Glob(filepath.Join(shared, "gold", "*.story.json"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no stories in %s/gold", shared)
	}
	sort.Strings(paths)
	sets := map[string]map[string]document{}
	var out []*gold
	for _, path := range paths {
		g, err := loadStory(shared, path, sets)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, g)
	}
	return out, nil
}

func loadStory(shared, path string, sets map[string]map[string]document) (*gold, error) {
	var story struct {
		Story    string        `json:"story"`
		Articles []goldArticle `json:"articles"`
	}
	var marks struct {
		Claims      []goldClaim      `json:"claims"`
		Differences []goldDifference `json:"differences"`
	}
	if err := readJSON(path, &story); err != nil {
		return nil, err
	}
	if err := readJSON(strings.Replace(path, ".story.", ".gold.", 1), &marks); err != nil {
		return nil, err
	}
	g := &gold{name: story.Story, articles: story.Articles, claims: marks.Claims, differences: marks.Differences, same: map[string]map[string]bool{}}
	for _, c := range g.claims {
		for _, a := range c.Sentences {
			if g.same[a] == nil {
				g.same[a] = map[string]bool{}
			}
			for _, b := range c.Sentences {
				g.same[a][b] = true
			}
		}
	}
	g.coverage.Story.ID = "s_gold"
	for i := range g.articles {
		a := &g.articles[i]
		doc, err := text(shared, a, sets)
		if err != nil {
			return nil, err
		}
		g.coverage.Articles = append(g.coverage.Articles, covered(a, doc))
		toBytes(a, doc.Text)
	}
	return g, nil
}

func text(shared string, a *goldArticle, sets map[string]map[string]document) (document, error) {
	if a.Set == "seeds" {
		found, err := filepath.Glob(filepath.Join(shared, "seeds", a.Doc+"*.txt"))
		if err != nil || len(found) == 0 {
			return document{}, fmt.Errorf("no seed %s", a.Doc)
		}
		raw, err := os.ReadFile(found[0])
		return document{ID: a.Doc, Text: string(raw)}, err
	}
	if sets[a.Set] == nil {
		sets[a.Set] = map[string]document{}
		f, err := os.Open(filepath.Join(shared, "eval", a.Set, "documents.jsonl"))
		if err != nil {
			return document{}, err
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 64<<20)
		for lines.Scan() {
			var d document
			if json.Unmarshal(lines.Bytes(), &d) == nil {
				sets[a.Set][d.ID] = d
			}
		}
	}
	d, ok := sets[a.Set][a.Doc]
	if !ok {
		return d, fmt.Errorf("no document %s in %s", a.Doc, a.Set)
	}
	return d, nil
}

// covered makes the article as `parallax compare --one-story` would read it from a JSON line.
func covered(a *goldArticle, d document) parallax.Covered {
	art := parallax.Article{ID: parallax.ArticleID(a.Key), Revision: 1, Input: a.Key, Title: d.Title, Text: d.Text, Language: a.Lang, State: parallax.PageFull}
	art.Outlet.Name = a.Outlet
	if art.Outlet.Name == "" {
		art.Outlet.Name = "outlet " + a.Key
	}
	if art.Language == "" {
		art.Language = language.Detect(d.Text, "")
	}
	if t, err := time.Parse(time.DateOnly, a.Date); err == nil {
		art.Published = parallax.Date{Time: t, Precision: "day", From: "given"}
	}
	c := parallax.Covered{Article: art, State: parallax.SourceUsed}
	c.Notes = annotate.Article(art)
	c.Article.Findings = append(c.Article.Findings, annotate.Findings(art, c.Notes)...)
	return c
}

// toBytes turns the sentence spans from code points into bytes.
func toBytes(a *goldArticle, text string) {
	starts := make([]int, 0, len(text)+1)
	for i := range text {
		starts = append(starts, i)
	}
	starts = append(starts, len(text))
	for i, s := range a.Sentences {
		a.Sentences[i] = [2]int{starts[s[0]], starts[s[1]]}
	}
}

// goldSentences replaces the sentence notes by the spans of the gold story, for measuring
// comparison without the errors of sentence splitting.
func (g *gold) goldSentences() {
	for i := range g.coverage.Articles {
		c := &g.coverage.Articles[i]
		var notes []parallax.Annotation
		for _, n := range c.Notes {
			if n.Kind != parallax.KindSentence {
				notes = append(notes, n)
			}
		}
		for k, s := range g.articles[i].Sentences {
			notes = append(notes, parallax.Annotation{Kind: parallax.KindSentence, Span: parallax.TextSpan(s[0], s[1]), Sentence: &parallax.Sentence{Paragraph: k}})
		}
		c.Notes = notes
	}
}

// sentence names the gold sentence a span lies in, "A3"; "" when none.
func (g *gold) sentence(e parallax.Evidence) string {
	if e.Field != parallax.FieldText {
		return ""
	}
	for i := range g.articles {
		a := &g.articles[i]
		if a.Key != string(e.Article) {
			continue
		}
		best, at := 0, -1
		for n, s := range a.Sentences {
			if v := min(e.End, s[1]) - max(e.Start, s[0]); v > best {
				best, at = v, n
			}
		}
		if at >= 0 {
			return fmt.Sprintf("%s%d", a.Key, at+1)
		}
	}
	return ""
}

func readJSON(path string, v any) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, v)
}
