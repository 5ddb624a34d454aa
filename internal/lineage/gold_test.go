package lineage

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parallax"
)

// The labelled stories lie outside the repository and are not always there.
const sharedDir = "../../../shared"

// goldStory is one hand-checked story with the texts of its articles.
type goldStory struct {
	name     string
	articles []parallax.Covered // ID is the key of the article: A, B, ...
	origins  []goldOrigin
	copies   []goldCopy
	sentence map[string][][2]int // article to its sentences, in bytes
}

type goldOrigin struct {
	Article, Origin string
	Evidence        []struct{ Sentence, Quote string }
}

type goldCopy struct {
	Articles  []string
	How, Note string
}

// loadGold reads all labelled stories, or skips the test when they are not there.
func loadGold(t testing.TB) []goldStory {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(sharedDir, "gold", "*.gold.json"))
	if len(files) == 0 {
		t.Skipf("no labelled stories in %s/gold", sharedDir)
	}
	sets := map[string]map[string]goldDocument{}
	var out []goldStory
	for _, f := range files {
		s := goldStory{name: strings.TrimSuffix(filepath.Base(f), ".gold.json"), sentence: map[string][][2]int{}}
		var gold struct {
			Origins []goldOrigin
			Copies  []goldCopy
		}
		readJSON(t, f, &gold)
		s.origins, s.copies = gold.Origins, gold.Copies
		var story struct {
			Articles []struct {
				Key, Set, Doc, Outlet, Date, Lang string
				Sentences                         [][2]int
			}
		}
		readJSON(t, strings.Replace(f, ".gold.", ".story.", 1), &story)
		for _, a := range story.Articles {
			doc := document(t, sets, a.Set, a.Doc)
			s.articles = append(s.articles, covered(a.Key, a.Outlet, a.Lang, a.Date, doc))
			s.sentence[a.Key] = byteSpans(doc.Text, a.Sentences)
		}
		out = append(out, s)
	}
	return out
}

type goldDocument struct{ ID, Title, Text string }

func covered(key, outlet, lang, date string, doc goldDocument) parallax.Covered {
	a := parallax.Article{ID: parallax.ArticleID(key), Revision: 1, Input: key, Title: doc.Title, Text: doc.Text, Language: lang, State: parallax.PageFull}
	a.Outlet.Name = outlet
	if at, err := time.Parse(time.DateOnly, date); err == nil {
		a.Published = parallax.Date{Time: at, Precision: "day", From: "given"}
	}
	return parallax.Covered{Article: a, State: parallax.SourceUsed}
}

func document(t testing.TB, sets map[string]map[string]goldDocument, set, id string) goldDocument {
	t.Helper()
	if set == "seeds" {
		files, _ := filepath.Glob(filepath.Join(sharedDir, "seeds", id+"*"))
		if len(files) != 1 {
			t.Fatalf("seed %s: %d files", id, len(files))
		}
		text, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		return goldDocument{ID: id, Text: string(text)}
	}
	if sets[set] == nil {
		sets[set] = map[string]goldDocument{}
		data, err := os.ReadFile(filepath.Join(sharedDir, "eval", set, "documents.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var d goldDocument
			if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
				t.Fatal(err)
			}
			sets[set][d.ID] = d
		}
	}
	d, ok := sets[set][id]
	if !ok {
		t.Fatalf("no document %s in %s", id, set)
	}
	return d
}

func readJSON(t testing.TB, file string, v any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// byteSpans turns spans in characters into spans in bytes.
func byteSpans(text string, spans [][2]int) [][2]int {
	var at []int
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	out := make([][2]int, len(spans))
	for i, s := range spans {
		out[i] = [2]int{at[s[0]], at[s[1]]}
	}
	return out
}
