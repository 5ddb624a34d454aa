package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/compare"
)

// tally counts what ../shared/score/compare.py counts, in the same way.
type tally struct {
	right, found, gold           int // pairs
	cellRight, cellFound, cellOf int
	kinds                        map[string]*kindTally
	trap                         int
}

type kindTally struct{ found, right, gold, recalled int }

var kinds = []string{"conflict", "update", "rounding", "attribution", "quotation", "wording", "self-conflict"}

func newTally() *tally {
	t := &tally{kinds: map[string]*kindTally{}}
	for _, k := range kinds {
		t.kinds[k] = &kindTally{}
	}
	return t
}

// add scores one story. log gets a line for every difference found or missed; nil for none.
func (t *tally) add(g *gold, c parallax.Comparison, log io.Writer) {
	want, got := map[[2]string]bool{}, map[[2]string]bool{}
	for _, c := range g.claims {
		pairsOf(c.Sentences, want)
	}
	var found []map[string]bool
	for _, claim := range append(append([]parallax.Claim{}, c.Claims...), c.Single...) {
		set := map[string]bool{}
		var list []string
		for _, m := range claim.Members {
			if s := g.sentence(m.Statement.Evidence); s != "" && !set[s] {
				set[s] = true
				list = append(list, s)
			}
		}
		found = append(found, set)
		pairsOf(list, got)
	}
	for p := range got {
		if want[p] {
			t.right++
		}
	}
	t.found += len(got)
	t.gold += len(want)
	t.cells(g, found)
	t.differences(g, append(append([]parallax.Difference{}, c.Differences...), c.Updates...), log)
}

func pairsOf(sentences []string, into map[[2]string]bool) {
	for i, a := range sentences {
		for _, b := range sentences[i+1:] {
			if a[0] == b[0] {
				continue
			}
			if a > b {
				into[[2]string{b, a}] = true
			} else {
				into[[2]string{a, b}] = true
			}
		}
	}
}

func (t *tally) cells(g *gold, found []map[string]bool) {
	for _, c := range g.claims {
		if !c.Core {
			continue
		}
		cells, want := map[byte]bool{}, map[string]bool{}
		for _, s := range c.Sentences {
			cells[s[0]] = true
			want[s] = true
		}
		var best map[string]bool
		most := 0
		for _, f := range found {
			n := 0
			for s := range f {
				if want[s] {
					n++
				}
			}
			if n > most || n == most && n > 0 && len(f) < len(best) {
				best, most = f, n
			}
		}
		right, all := map[byte]bool{}, map[byte]bool{}
		for s := range best {
			all[s[0]] = true
			if want[s] {
				right[s[0]] = true
			}
		}
		t.cellOf += len(cells)
		t.cellRight += len(right)
		t.cellFound += len(all)
	}
}

// differences counts what is found of each kind against the gold, and writes each with its
// verdict to log when there is one.
func (t *tally) differences(g *gold, found []parallax.Difference, log io.Writer) {
	used := map[int]bool{}
	for _, d := range found {
		if t.kinds[string(d.Kind)] == nil {
			continue
		}
		verdict := t.difference(g, d, used)
		if log != nil {
			fmt.Fprintf(log, "%s %s %s: %s |", g.name, d.Kind, verdict, d.About)
			for _, s := range d.Sides {
				fmt.Fprintf(log, " %s [%s]", g.sentence(s.Evidence), s.Value)
			}
			fmt.Fprintln(log)
		}
	}
	for i, d := range g.differences {
		if d.Certainty != "clear" || t.kinds[d.Kind] == nil {
			continue
		}
		t.kinds[d.Kind].gold++
		if used[i] {
			t.kinds[d.Kind].recalled++
		} else if log != nil {
			fmt.Fprintf(log, "%s %s MISSED: %s |", g.name, d.Kind, d.About)
			for _, s := range d.Sides {
				fmt.Fprintf(log, " %s [%v] {%s}", s.Sentence, s.Value, s.Quote)
			}
			fmt.Fprintln(log)
		}
	}
}

// difference counts one that was found and says what it is: RIGHT, wrong (and what the gold
// calls it), arguable in the gold and so not counted, or one found before, again. It marks in
// used those of the gold that it finds.
func (t *tally) difference(g *gold, d parallax.Difference, used map[int]bool) string {
	var hits []int
	again, fresh, clear := false, false, false
	for i := range g.differences {
		if !g.meets(d.Sides, &g.differences[i]) {
			continue
		}
		hits = append(hits, i)
		switch {
		case g.differences[i].Kind != string(d.Kind):
		case used[i]:
			again = true
		default:
			used[i], fresh = true, true
			clear = clear || g.differences[i].Certainty == "clear"
		}
	}
	switch {
	case fresh && !clear:
		return "arguable"
	case again && !fresh:
		return "again"
	}
	k := t.kinds[string(d.Kind)]
	k.found++
	if fresh {
		k.right++
		return "RIGHT"
	}
	verdict, trap := "wrong", false
	for _, i := range hits {
		is := g.differences[i].Kind
		verdict += " (is " + is + ")"
		trap = trap || is == "update" || is == "rounding"
	}
	if trap && d.Kind == parallax.Conflict {
		t.trap++
	}
	return verdict
}

// meets reports whether two sides lie in two sides of the gold difference and say the same.
func (g *gold) meets(sides []parallax.Side, d *goldDifference) bool {
	fits := make([][]int, len(d.Sides))
	for k, side := range d.Sides {
		for i, s := range sides {
			at := g.sentence(s.Evidence)
			if at == "" || at != side.Sentence && !(g.same[side.Sentence][at] && at[0] == side.Sentence[0]) {
				continue
			}
			if valuesMeet([]string{s.Value, s.Normal}, []string{plainValue(side.Value), side.Quote}) {
				fits[k] = append(fits[k], i)
			}
		}
	}
	for k := range fits {
		for l := range k {
			for _, i := range fits[k] {
				for _, j := range fits[l] {
					if i != j {
						return true
					}
				}
			}
		}
	}
	return false
}

func plainValue(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

var wordPattern = regexp.MustCompile(`[\p{L}\p{N}_]+`)

func valuesMeet(found, gold []string) bool {
	for _, a := range found {
		for _, b := range gold {
			if a == "" || b == "" {
				continue
			}
			if strings.Contains(b, strings.TrimSpace(a)) || strings.Contains(a, strings.TrimSpace(b)) {
				return true
			}
			words := map[string]bool{}
			for _, w := range wordPattern.FindAllString(strings.ToLower(a), -1) {
				words[w] = true
			}
			for _, w := range wordPattern.FindAllString(strings.ToLower(b), -1) {
				if words[w] {
					return true
				}
			}
		}
	}
	return false
}

func (t *tally) print(w io.Writer) {
	show := func(name string, right, found, gold int) {
		p, r, f := prf(right, found, gold)
		fmt.Fprintf(w, "%-28s P %.3f  R %.3f  F1 %.3f  found %d gold %d\n", name, p, r, f, found, gold)
	}
	show("claims (sentence pairs)", t.right, t.found, t.gold)
	show("matrix cells (core claims)", t.cellRight, t.cellFound, t.cellOf)
	for _, name := range kinds {
		k := t.kinds[name]
		fmt.Fprintf(w, "%-14s precision %.3f of %d   recall %.3f of %d clear\n", name, ratio(k.right, k.found), k.found, ratio(k.recalled, k.gold), k.gold)
	}
	fmt.Fprintf(w, "update or rounding reported as conflict: %d\n", t.trap)
}

func prf(right, found, gold int) (p, r, f float64) {
	p, r = ratio(right, found), ratio(right, gold)
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// apart measures alignment alone, before pairs are grouped: scores of held-out pairs.
type apart struct {
	scores []float64
	same   []bool
	gold   int // pairs of the gold stories, candidates or not
}

func (a *apart) add(e *example, w compare.Weights) {
	want := map[[2]string]bool{}
	for _, c := range e.gold.claims {
		pairsOf(c.Sentences, want)
	}
	a.gold += len(want)
	best := map[[2]string]float64{}
	for _, c := range e.story.Align(w) {
		x, y := e.gold.sentence(c.A), e.gold.sentence(c.B)
		if x == "" || y == "" {
			continue
		}
		if x > y {
			x, y = y, x
		}
		best[[2]string{x, y}] = max(best[[2]string{x, y}], c.Score)
	}
	for p, score := range best {
		a.scores = append(a.scores, score)
		a.same = append(a.same, want[p])
	}
}

// print gives the best F1 a threshold could reach, the share of gold pairs that are
// candidates, and how often pairs of each tenth of probability are right (calibration).
func (a *apart) print(w io.Writer) {
	order := make([]int, len(a.scores))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(a.scores[j], a.scores[i]) })
	right, bestF, at := 0, 0.0, 0.0
	loss := 0.0
	for n, i := range order {
		if a.same[i] {
			right++
			loss -= math.Log(max(1e-9, a.scores[i]))
		} else {
			loss -= math.Log(max(1e-9, 1-a.scores[i]))
		}
		if _, _, f := prf(right, n+1, a.gold); f > bestF {
			bestF, at = f, a.scores[i]
		}
	}
	fmt.Fprintf(w, "pairs alone: best F1 %.3f at %.2f, candidates %d hold %.3f of the gold pairs, log loss %.1f\n", bestF, at, len(order), float64(right)/float64(a.gold), loss)
	var in, of [10]int
	for i, s := range a.scores {
		k := min(9, int(s*10))
		of[k]++
		if a.same[i] {
			in[k]++
		}
	}
	fmt.Fprint(w, "right by tenth of probability:")
	for k := range of {
		fmt.Fprintf(w, " %.2f", float64(in[k])/float64(max(1, of[k])))
	}
	fmt.Fprintln(w)
}
