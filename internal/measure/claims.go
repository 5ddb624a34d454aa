package measure

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parallax"
)

// labelledStory is NAME.story.json: the articles of one story, with the spans of their sentences.
type labelledStory struct {
	Story    string
	Articles []*labelledArticle
}

type labelledArticle struct {
	Key, Set, Doc, Outlet, Date, Lang string
	Sentences                         [][2]int

	title, text string
	points      points
}

// labels is NAME.gold.json. Sentences are named by the key of their article and their number
// from 1: "B12".
type labels struct {
	Claims []struct {
		Sentences []string
		Core      bool
	}
	Differences []labelledDifference
	Origins     []struct{ Article, Origin string }
}

type labelledDifference struct {
	Kind      parallax.DifferenceKind
	Certainty string
	Sides     []struct{ Sentence, Quote, Value string }
}

// place is a sentence of a labelled story.
type place struct {
	article string
	number  int // from 1
}

// named reads the name of a sentence.
func named(name string) place {
	digits := strings.IndexFunc(name, func(r rune) bool { return r >= '0' && r <= '9' })
	if digits < 0 {
		return place{article: name}
	}
	p := place{article: name[:digits]}
	_, _ = fmt.Sscan(name[digits:], &p.number) // 0 names no sentence
	return p
}

// differenceKinds are the kinds that are labelled; the others follow from the claims.
var differenceKinds = []parallax.DifferenceKind{
	parallax.Conflict, parallax.Update, parallax.Rounding, parallax.Ascription, parallax.Quotation, parallax.Wording, parallax.SelfConflict,
}

// claims measures comparison on hand-checked stories: pairs of sentences that share a claim,
// the claim × outlet matrix of core claims, differences by kind, and shared origins.
func claims(ctx context.Context, at *folder, p Program) (Report, error) {
	files, err := filepath.Glob(at.path("*.gold.json"))
	if err != nil {
		return Report{}, err
	}
	slices.Sort(files)
	texts := &library{at: at, sets: map[string]map[string]told{}}
	sum := newComparisonFigures()
	for _, file := range files {
		var story labelledStory
		var gold labels
		if err := readJSON(strings.TrimSuffix(file, ".gold.json")+".story.json", &story); err != nil {
			return Report{}, err
		}
		if err := readJSON(file, &gold); err != nil {
			return Report{}, err
		}
		docs, err := texts.documents(&story)
		if err != nil {
			return Report{}, fmt.Errorf("story %s: %w", story.Story, err)
		}
		coverage, comparison, err := p.Compare(ctx, docs)
		if err != nil {
			return Report{}, fmt.Errorf("story %s: %w", story.Story, err)
		}
		sum.add(&story, &gold, &coverage, &comparison)
	}
	report := Report{Items: fmt.Sprintf("%d stories", len(files)), Figures: sum.all()}
	if at.List {
		report.Notes = sum.notes
	}
	return report, nil
}

func readJSON(file string, v any) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// library finds the texts that labelled stories refer to.
type library struct {
	at   *folder
	sets map[string]map[string]told // by set and ID
}

// documents gives the articles of a story as the program is given them.
func (l *library) documents(s *labelledStory) ([]Document, error) {
	var out []Document
	for _, a := range s.Articles {
		t, err := l.find(a.Set, a.Doc)
		if err != nil {
			return nil, err
		}
		a.title, a.text, a.points = t.Title, t.Text, countPoints(t.Text)
		out = append(out, Document{ID: a.Key, Title: t.Title, Text: t.Text, Published: a.Date, Language: a.Lang, Outlet: a.Outlet})
	}
	return out, nil
}

// find looks for a set in the folders given, else beside the labels and in ../eval: a folder
// with documents.jsonl, or with a text file for each document.
func (l *library) find(set, doc string) (told, error) {
	dirs := l.at.Texts
	if len(dirs) == 0 {
		dirs = []string{l.at.dir, l.at.path("../eval"), l.at.path("..")}
	}
	for _, dir := range dirs {
		dir = filepath.Join(dir, set)
		if files, err := filepath.Glob(filepath.Join(dir, doc+"*.txt")); err == nil && len(files) > 0 {
			raw, err := os.ReadFile(files[0])
			return told{Text: string(raw)}, err
		}
		if l.sets[dir] == nil {
			all, err := rows[told](&folder{dir: dir}, "documents.jsonl", false)
			if err != nil {
				continue
			}
			l.sets[dir] = map[string]told{}
			for _, t := range all {
				l.sets[dir][t.ID] = t
			}
		}
		if t, ok := l.sets[dir][doc]; ok {
			return t, nil
		}
	}
	return told{}, fmt.Errorf("document %s of set %s: %w in %s", doc, set, parallax.ErrNotFound, strings.Join(dirs, ", "))
}

// sentence gives the labelled sentence of an article that shares most with a span of its text.
func (s *labelledStory) sentence(article string, found span) (place, bool) {
	for _, a := range s.Articles {
		if a.Key != article {
			continue
		}
		best, most := 0, 0
		for i, x := range a.Sentences {
			if n := found.shared(a.points.bytes(x[0], x[1])); n > most || n == most && n > 0 {
				best, most = i+1, n // of two alike the later, as the scorer does
			}
		}
		return place{article, best}, best > 0
	}
	return place{}, false
}

// together gives all pairs of sentences of different articles that stand in one group.
func together(groups []map[place]bool) map[[2]place]bool {
	out := map[[2]place]bool{}
	for _, g := range groups {
		for a := range g {
			for b := range g {
				if a.article < b.article {
					out[[2]place{a, b}] = true
				}
			}
		}
	}
	return out
}

// inputs gives the document of each article of the coverage.
func inputs(c *parallax.Coverage) map[parallax.ArticleID]string {
	out := map[parallax.ArticleID]string{}
	for _, a := range c.Articles {
		out[a.Article.ID] = a.Article.Input
	}
	return out
}
