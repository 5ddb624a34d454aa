package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/store"
	"parallax/internal/story"
)

// window is how far apart in time articles are compared at all, as the pipeline does it.
const window = 30 * 24 * time.Hour

// memory is the past of one set: what the store keeps in the program.
type memory struct {
	sketches []parallax.Sketch
	terms    map[parallax.Term]int
}

// near is Store.Near.
func (m *memory) near(k parallax.Sketch) parallax.Near {
	n := parallax.Near{Documents: len(m.sketches), Frequency: map[parallax.Term]int{}}
	for _, old := range m.sketches {
		if old.Story != "" && (old.At.IsZero() || k.At.IsZero() || old.At.Sub(k.At).Abs() <= window) {
			n.Sketches = append(n.Sketches, old)
		}
	}
	terms, _ := k.Terms.Numbers()
	for _, t := range terms {
		if df := m.terms[t]; df > 0 {
			n.Frequency[t] = df
		}
	}
	return n
}

// add is Store.Add as far as sketches go.
func (m *memory) add(k parallax.Sketch, p parallax.Placement) {
	if m.terms == nil {
		m.terms = map[parallax.Term]int{}
	}
	k.Story, k.Storyline = p.Story, p.Storyline
	k.Like = p.Like
	m.sketches = append(m.sketches, k)
	terms, _ := k.Terms.Numbers()
	for _, t := range terms {
		m.terms[t]++
	}
	m.regroup(&parallax.Regrouping{Moves: p.Moves, Merge: p.MergeOthers})
	for i := range m.sketches {
		old := &m.sketches[i]
		if slices.Contains(p.Merge, old.Story) {
			old.Story = p.Story
		}
		if p.Storyline != "" && (old.Story == p.Story || slices.Contains(p.Link, old.Story) ||
			old.Storyline != "" && slices.Contains(p.MergeLines, old.Storyline)) {
			old.Storyline = p.Storyline
		}
	}
}

// regroup is Store.Regroup as far as sketches go.
func (m *memory) regroup(g *parallax.Regrouping) {
	for i := range m.sketches {
		old := &m.sketches[i]
		for _, move := range g.Moves {
			if move.Article == old.Article {
				old.Story = move.To
			}
		}
		for _, pair := range g.Merge {
			if old.Story == pair[0] {
				old.Story = pair[1]
			}
		}
		if line, ok := g.Lines[old.Story]; ok {
			old.Storyline = line
		}
	}
}

// place takes all documents in order, as a store keeps them at hand.
func place(docs []document) *memory {
	m, recent := &memory{}, store.NewRecent()
	for _, d := range docs {
		p := story.Place(d.article, d.sketch, nil, recent.Near(d.sketch, window))
		recent.Add(d.sketch, &p)
		m.add(d.sketch, p)
	}
	g := story.Look(recent.Standing(), nil, func(k *parallax.Sketch) (parallax.Near, []parallax.Edge) { return recent.Near(*k, window), nil })
	m.regroup(&g)
	return m
}

func measure(eval string, names []string) error {
	for _, name := range names {
		if name == "tgcontest" {
			if err := measurePairs(filepath.Join(eval, name)); err != nil {
				return err
			}
			continue
		}
		docs, err := read(filepath.Join(eval, name))
		if err != nil {
			return err
		}
		begin := time.Now()
		m := place(docs)
		took := time.Since(begin)
		stories, lines := labels(m)
		fmt.Printf("%-12s", name)
		for _, part := range []struct {
			name string
			in   func(document) bool
		}{{"all", func(document) bool { return true }}, {"fit", func(d document) bool { return !d.held }}, {"held", func(d document) bool { return d.held }}} {
			p, r, f := bcubed(docs, stories, part.in)
			fmt.Printf("  %s %.3f %.3f %.3f", part.name, p, r, f)
		}
		p, r, f := bcubed(docs, lines, func(document) bool { return true })
		fmt.Printf("  lines %.3f %.3f %.3f  stories %d lines %d  %v", p, r, f, distinct(stories), distinct(lines), took.Round(time.Millisecond))
		if name == "cross-script" {
			rendered(docs, stories)
		}
		fmt.Println()
	}
	return nil
}

// labels gives the story, and the storyline or else story, of each document.
func labels(m *memory) (stories, lines map[string]string) {
	stories, lines = map[string]string{}, map[string]string{}
	for _, k := range m.sketches {
		id := string(k.Article)
		stories[id] = string(k.Story)
		if k.Story == "" {
			stories[id] = "held " + id
		}
		lines[id] = stories[id]
		if k.Storyline != "" {
			lines[id] = string(k.Storyline)
		}
	}
	return stories, lines
}

func distinct(m map[string]string) int {
	seen := map[string]bool{}
	for _, v := range m {
		seen[v] = true
	}
	return len(seen)
}

// bcubed gives precision, recall and F1 of the documents of a part, among all others.
func bcubed(docs []document, found map[string]string, in func(document) bool) (p, r, f float64) {
	gold, pred, both := map[string]float64{}, map[string]float64{}, map[string]float64{}
	n := 0.0
	for _, d := range docs {
		gold[d.gold]++
		pred[found[d.id]]++
		both[d.gold+"\x00"+found[d.id]]++
		if in(d) {
			n++
		}
	}
	for _, d := range docs {
		if in(d) {
			b := both[d.gold+"\x00"+found[d.id]]
			p += b / pred[found[d.id]] / n
			r += b / gold[d.gold] / n
		}
	}
	return p, r, 2 * p * r / (p + r)
}

// rendered prints the share of rendered texts that stand with English articles of theirs and no
// others, and of each language that misses any what became of it: with none of theirs, or with others too.
func rendered(docs []document, found map[string]string) {
	right, all, missed := 0, 0, map[string][]string{}
	for _, d := range docs {
		if d.source == "" {
			continue
		}
		all++
		own, others := false, map[string]bool{}
		for _, e := range docs {
			if e.source == "" && found[e.id] == found[d.id] {
				own = own || e.gold == d.gold
				if e.gold != d.gold {
					others[e.gold] = true
				}
			}
		}
		switch {
		case own && len(others) == 0:
			right++
		case own:
			missed[d.lang] = append(missed[d.lang], fmt.Sprint(d.gold, " beside ", strings.Join(slices.Sorted(maps.Keys(others)), " ")))
		default:
			missed[d.lang] = append(missed[d.lang], fmt.Sprint(d.gold, " without its own"))
		}
	}
	fmt.Printf("  rendered %d of %d", right, all)
	for _, lang := range slices.Sorted(maps.Keys(missed)) {
		fmt.Printf("\n    %s: %s", lang, strings.Join(missed[lang], ", "))
	}
}

// measurePairs places each pair alone.
func measurePairs(folder string) error {
	pairs, same, err := readPairs(folder)
	if err != nil {
		return err
	}
	var tp, found, gold float64
	for i, p := range pairs {
		m := place(p[:])
		one := m.sketches[0].Story == m.sketches[1].Story
		if one {
			found++
		}
		if same[i] {
			gold++
		}
		if one && same[i] {
			tp++
		}
	}
	fmt.Printf("tgcontest     P %.3f R %.3f F1 %.3f of %d pairs\n", tp/found, tp/gold, 2*tp/(found+gold), len(pairs))
	return nil
}
