// Command fit fits the weights by which statements of different articles are aligned, on
// hand-checked stories, and measures comparison on them.
//
//	go run ./tools/fit                 five-fold cross-validation by story, and the weights of all stories
//	go run ./tools/fit -write FILE     the same, and writes the weights
//	go run ./tools/fit -score          only scores the shipped weights (tested on what they were fitted on)
//	go run ./tools/fit -misses FILE     lists in FILE what the shipped weights miss and find falsely, by id and cause
//	go run ./tools/fit -backing FILE   fits who stands behind a line (internal/dossier/data/backing.toml), measures it held out, and writes it
//	go run ./tools/fit -stable         leaves out single sentences and says how much of the comparison stays
//
// -shared DIR is where gold, eval and seeds lie (default ../shared).
package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"time"

	"parallax/internal/compare"
	"parallax/internal/embed"
)

func main() {
	shared := flag.String("shared", "../shared", "directory with gold, eval and seeds")
	write := flag.String("write", "", "file the weights fitted on all stories are written to")
	score := flag.Bool("score", false, "score the shipped weights and stop")
	stable := flag.Bool("stable", false, "measure how much stays when a sentence is left out, and stop")
	logs := flag.Bool("log", false, "print every difference found and missed")
	given := flag.Bool("gold-sentences", false, "use the sentences of the gold stories")
	lists := flag.String("misses", "", "file behind whose marker every pair of sentences is listed that the shipped weights miss or find falsely")
	behind := flag.String("backing", "", "file the weights of who stands behind a line are written to; stops then")
	only := flag.String("only", "", "one story")
	flag.Parse()
	if *stable {
		stories, err := load(*shared)
		if err == nil {
			stability(stories, os.Stdout)
			return
		}
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
	if *behind != "" {
		if err := writeBacking(*shared, *behind); err != nil {
			fmt.Fprintln(os.Stderr, "fit:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*shared, *write, *only, *score, *lists, *logs, *given); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

// writeBacking fits who stands behind a line and writes the weights.
func writeBacking(shared, file string) error {
	stories, err := load(shared)
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(fitBacking(stories, os.Stdout)), 0o644)
}

func run(shared, write, only string, score bool, lists string, logs, given bool) error {
	stories, err := load(shared)
	if err != nil {
		return err
	}
	var log io.Writer
	if logs {
		log = os.Stdout
	}
	var all []*example
	for _, g := range stories {
		if only != "" && g.name != only {
			continue
		}
		if given {
			g.goldSentences()
		}
		all = append(all, newExample(g))
	}
	if lists != "" {
		return writeMisses(lists, all, compare.Fitted())
	}
	if score {
		t := newTally()
		start := time.Now()
		for _, e := range all {
			c := e.story.Compare(compare.Fitted())
			if err := c.Check(&e.gold.coverage); err != nil {
				return fmt.Errorf("%s: %w", e.gold.name, err)
			}
			t.add(e.gold, c, log)
		}
		fmt.Fprintf(os.Stderr, "compared in %v\n", time.Since(start).Round(time.Millisecond))
		t.print(os.Stdout)
		return nil
	}
	t, pairs := newTally(), &apart{}
	for fold := range folds {
		train, test := split(all, fold)
		w := fit(train)
		fmt.Printf("fold %d: threshold %.2f\n", fold+1, w.Threshold)
		for _, e := range test {
			t.add(e.gold, e.story.Compare(w), log)
			pairs.add(e, w)
		}
	}
	fmt.Printf("cross-validated in %d folds over %d stories\n", folds, len(all))
	t.print(os.Stdout)
	pairs.print(os.Stdout)
	w := fit(all)
	if write != "" {
		return os.WriteFile(write, []byte(render(w)), 0o644)
	}
	fmt.Print(render(w))
	return nil
}

// folds of the cross-validation; a story is wholly in one of them.
const folds = 5

// example is a story ready to be fitted on.
type example struct {
	gold  *gold
	story compare.Story
}

func newExample(g *gold) *example {
	return &example{gold: g, story: compare.Prepare(g.coverage, embed.Table().Terms)}
}

// penalty keeps weights of looks that say nearly the same small.
const penalty = 300

// fit gives the weights for the stories: first round, second round, threshold. Of probabilities that are
// right the threshold with the best F1 is half of that F1 (Lipton and others, Optimal thresholding of
// classifiers to maximize F1 measure, 2014), which differs less from fold to fold than the best one found. What the second
// round is fitted on comes from first rounds that did not see the story, and the F1 from rounds neither of which did, since that
// is how they meet other stories.
func fit(train []*example) compare.Weights {
	looks, rounds := compare.Looks()
	unseen := make([]compare.Weights, folds) // by fold of the stories that were left out
	seconds := make([]sample, folds)         // and what the second round looks at in these
	for fold := range folds {
		rest, test := split(train, fold)
		unseen[fold] = compare.Weights{First: fitRound(rest, looks), Second: map[string]float64{"own": 1}}
		seconds[fold] = gather(test, unseen[fold], func(c compare.Candidate) []float64 { return c.Second })
	}
	best := 0.0
	for fold := range folds {
		unseen[fold].Second = named(rounds, regress(joined(seconds, fold), penalty))
	}
	for th := 0.20; th <= 0.44; th += 0.04 {
		t := newTally()
		for fold, u := range unseen {
			_, test := split(train, fold)
			u.Threshold = th
			for _, e := range test {
				t.pairs(e, u)
			}
		}
		_, _, f := prf(t.right, t.found, t.gold)
		best = max(best, f)
	}
	return compare.Weights{First: fitRound(train, looks), Second: named(rounds, regress(joined(seconds, -1), penalty)), Threshold: math.Round(50*best) / 100}
}

// sample is what is looked at in pairs, with a bias before it, and whether they make one claim.
type sample struct {
	rows   [][]float64
	labels []bool
}

// joined gives all samples but one as one; none is left out for -1.
func joined(samples []sample, without int) sample {
	var out sample
	for i, s := range samples {
		if i != without {
			out.rows, out.labels = append(out.rows, s.rows...), append(out.labels, s.labels...)
		}
	}
	return out
}

// split gives the stories outside a fold and those in it.
func split(all []*example, fold int) (rest, in []*example) {
	for i, e := range all {
		if i%folds == fold {
			in = append(in, e)
		} else {
			rest = append(rest, e)
		}
	}
	return rest, in
}

func fitRound(train []*example, looks []string) map[string]float64 {
	return named(looks, regress(gather(train, compare.Weights{}, func(c compare.Candidate) []float64 { return c.First }), penalty))
}

// named gives the weights by their names; the first is the bias.
func named(keys []string, weights []float64) map[string]float64 {
	out := map[string]float64{}
	for i, v := range weights {
		out[name(keys, i)] = v
	}
	return out
}

func name(keys []string, i int) string {
	if i == 0 {
		return "bias"
	}
	return keys[i-1]
}

// gather gives the looks of all candidate pairs and whether they make one claim.
func gather(train []*example, w compare.Weights, of func(compare.Candidate) []float64) (out sample) {
	for _, e := range train {
		for _, c := range e.story.Align(w) {
			a, b := e.gold.sentence(c.A), e.gold.sentence(c.B)
			x := of(c)
			if a == "" || b == "" || x == nil {
				continue
			}
			out.rows = append(out.rows, append([]float64{1}, x...))
			out.labels = append(out.labels, e.gold.same[a][b])
		}
	}
	return out
}

func (t *tally) pairs(e *example, w compare.Weights) { t.add(e.gold, e.story.Claims(w), nil) }

// render writes the weights as the data file.
func render(w compare.Weights) string {
	looks, rounds := compare.Looks()
	var b strings.Builder
	fmt.Fprintf(&b, "# Weights of alignment, made by tools/fit. What each key means stands in pair.go and align.go.\n\nthreshold = %.2f\n\n[first]\n", w.Threshold)
	for _, k := range append([]string{"bias"}, looks...) {
		fmt.Fprintf(&b, "%s = %.3f\n", k, w.First[k])
	}
	fmt.Fprintf(&b, "\n[second]\n")
	for _, k := range append([]string{"bias"}, rounds...) {
		fmt.Fprintf(&b, "%s = %.3f\n", k, w.Second[k])
	}
	return b.String()
}
