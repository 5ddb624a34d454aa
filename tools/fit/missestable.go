package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"parallax/internal/compare"
)

// side is the pairs that are missed, or those found falsely, by cause and story.
type side struct {
	title  string
	causes []cause
	pairs  [][]string // by cause, a line for each story
	counts []int
	all    int
}

func newSide(title string, causes []cause) *side {
	return &side{title: title, causes: causes, pairs: make([][]string, len(causes)), counts: make([]int, len(causes))}
}

// add sorts the doubts of a story by cause.
func (s *side) add(story string, doubts []*doubt) {
	of := make([][][2]string, len(s.causes))
	for _, d := range doubts {
		i := slices.IndexFunc(s.causes, func(c cause) bool { return c.is(d) })
		of[i] = append(of[i], [2]string{d.a, d.b})
		s.counts[i]++
		s.all++
	}
	for i, list := range of {
		if len(list) > 0 {
			s.pairs[i] = append(s.pairs[i], fmt.Sprintf("- %s (%d): %s", story, len(list), inShort(list)))
		}
	}
}

// inShort writes pairs by their first sentence: "A1 B2 C3; A4 D5" is A1 with B2 and C3, A4 with D5.
func inShort(list [][2]string) string {
	slices.SortFunc(list, func(p, q [2]string) int { return cmp.Or(inText(p[0], q[0]), inText(p[1], q[1])) })
	var b strings.Builder
	for i, p := range list {
		if i == 0 || list[i-1][0] != p[0] {
			if i > 0 {
				b.WriteString("; ")
			}
			b.WriteString(p[0])
		}
		b.WriteString(" " + p[1])
	}
	return b.String()
}

// inText orders sentences as they stand in the story: A2 before A10 before B1.
func inText(a, b string) int {
	m, _ := strconv.Atoi(a[1:])
	n, _ := strconv.Atoi(b[1:])
	return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(m, n))
}

func (s *side) print(w io.Writer) {
	fmt.Fprintf(w, "\n## %s: %d\n\n| | cause | pairs | share |\n|---|---|---|---|\n", s.title, s.all)
	for i, c := range s.causes {
		fmt.Fprintf(w, "| %d | %s | %d | %.2f |\n", i+1, c.name, s.counts[i], ratio(s.counts[i], s.all))
	}
	for i, c := range s.causes {
		fmt.Fprintf(w, "\n### %d. %s\n\n%s\n", i+1, c.name, strings.Join(s.pairs[i], "\n"))
	}
}

// marker is the line behind which a file of misses is written anew.
const marker = "<!-- made by: go run ./tools/fit -misses doc/quality-claims.md -->\n"

// writeMisses replaces what stands behind the marker of a file by the lists of misses.
func writeMisses(path string, all []*example, weights compare.Weights) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, _, found := strings.Cut(string(old), marker)
	if !found {
		return fmt.Errorf("%s has no line %q", path, strings.TrimSpace(marker))
	}
	var b strings.Builder
	b.WriteString(head + marker)
	misses(all, weights, &b)
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// misses writes every pair of gold sentences that is missed or found falsely with these weights, by id.
func misses(all []*example, weights compare.Weights, w io.Writer) {
	missed, found := newSide("Missed", missing), newSide("Found falsely", mistaken)
	for _, e := range all {
		r := read(e, weights)
		missed.add(e.gold.name, r.without(r.want, r.got, weights.Threshold))
		found.add(e.gold.name, r.without(r.got, r.want, weights.Threshold))
	}
	missed.print(w)
	found.print(w)
}

// without gives the pairs of one set that are not in the other.
func (r *reading) without(set, other map[[2]string]bool, threshold float64) []*doubt {
	var out []*doubt
	for p := range set {
		if !other[p] {
			out = append(out, r.doubt(p, threshold))
		}
	}
	return out
}
