package pipeline

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"parallax"
)

// claims is what alignment must give: for each claim the found claim that shares most of its
// articles, and the cells of the claim × article matrix that it fills.
func (w *world) claims(c check) {
	var core, others, cells, places tally
	for _, claim := range w.Claims {
		want := map[string]bool{}
		for _, s := range claim.Sentences {
			want[s.File] = true
		}
		right, all := w.best(claim)
		y := &others
		if claim.Core {
			y = &core
			for file := range want {
				cells.add(right[file], "%s: not in %s", claim.Gist, file)
			}
			for file := range all {
				places.add(right[file], "%s: wrongly in %s", claim.Gist, file)
			}
		}
		y.add(len(right) >= 2, "%s: found in %d of %d pages", claim.Gist, len(right), len(want))
	}
	c.tally("core claims", core)
	c.tally("other claims", others)
	c.tally("cells of core claims found", cells)
	c.tally("cells of core claims right", places)
}

// best gives the files of the found claim that shares most pages with the wanted one: those
// where a sentence of it stands, and all.
func (w *world) best(claim wantClaim) (right, all map[string]bool) {
	for _, list := range [][]parallax.Claim{w.composed.Comparison.Claims, w.composed.Comparison.Single} {
		for _, found := range list {
			hits, files := map[string]bool{}, map[string]bool{}
			for _, m := range found.Members {
				file := w.file(m.Statement.Article)
				files[file] = true
				for _, s := range claim.Sentences {
					if s.File == file && meets(m.Statement.Exact, s.Exact) {
						hits[file] = true
					}
				}
			}
			if len(hits) > len(right) || len(hits) == len(right) && len(files) < len(all) {
				right, all = hits, files
			}
		}
	}
	return right, all
}

func (w *world) file(id parallax.ArticleID) string {
	return filepath.Base(w.composed.Coverage.Find(id).Article.Input)
}

// kinds: each of the ten is there, and no trap was taken for a conflict.
func (w *world) kinds(c check) {
	var kinds, shown, traps tally
	cards := map[parallax.DifferenceKind]bool{}
	for _, s := range w.composed.Dossier.Sections {
		for _, b := range s.Blocks {
			for _, d := range b.Differences {
				cards[d.Kind] = true
			}
		}
	}
	for _, k := range parallax.DifferenceKinds {
		shown.add(cards[k], "no %s", k)
		kinds.add(slices.ContainsFunc(w.found(), func(d parallax.Difference) bool { return d.Kind == k }), "no %s", k)
	}
	// Updates and roundings are traps by themselves.
	list := slices.DeleteFunc(slices.Clone(w.Differences), func(d wantDifference) bool { return d.Kind != parallax.Update && d.Kind != parallax.Rounding })
	for _, trap := range append(list, w.NotDifferences...) {
		hit := slices.IndexFunc(w.found(), func(d parallax.Difference) bool {
			return d.Kind == parallax.Conflict && w.pair(d, trap.Sides, true)
		})
		traps.add(hit < 0, "%s is reported as conflict", strings.TrimSpace(string(trap.Kind)+" "+trap.About))
	}
	c.tally("kinds of differences", kinds)
	c.tally("kinds with a card", shown)
	c.tally("traps avoided", traps)
}

func (w *world) found() []parallax.Difference {
	return append(slices.Clone(w.composed.Comparison.Differences), w.composed.Comparison.Updates...)
}

// differences writes precision and recall for each kind. A found difference is right when it
// meets an expected one of its kind; recall is over the clear ones, and arguable ones count
// neither for nor against. Omissions and exclusives that are not expected may be right too.
func (w *world) differences(b *strings.Builder) {
	fmt.Fprintf(b, "\n%-14s %6s %6s %6s %6s   recall  precision\n", "difference", "clear", "met", "found", "right")
	for _, k := range parallax.DifferenceKinds {
		var clear, met, found, right int
		var missed []string
		for _, want := range w.Differences {
			if want.Kind != k || want.Certainty != "clear" {
				continue
			}
			clear++
			if slices.ContainsFunc(w.found(), func(d parallax.Difference) bool { return w.meet(d, want) }) {
				met++
			} else {
				missed = append(missed, want.About)
			}
		}
		for _, d := range w.found() {
			if d.Kind != k {
				continue
			}
			certainty := ""
			for _, want := range w.Differences {
				if w.meet(d, want) {
					certainty = max(certainty, want.Certainty) // "clear" comes after "arguable"
				}
			}
			if certainty != "arguable" {
				found++
			}
			if certainty == "clear" {
				right++
			}
		}
		precision := "     -"
		if k != parallax.Omission && k != parallax.Exclusive && k != parallax.Emphasised {
			precision = ratio(right, found)
		}
		fmt.Fprintf(b, "%-14s %6d %6d %6d %6d   %s  %s\n", k, clear, met, found, right, ratio(met, clear), precision)
		for _, m := range missed {
			fmt.Fprintf(b, "    missed: %s\n", m)
		}
	}
}

func ratio(a, b int) string {
	if b == 0 {
		return "     -"
	}
	return fmt.Sprintf("%6.2f", float64(a)/float64(b))
}

// meet reports whether the found difference is the wanted one.
func (w *world) meet(d parallax.Difference, want wantDifference) bool {
	if d.Kind != want.Kind {
		return false
	}
	switch d.Kind {
	case parallax.Exclusive:
		return slices.ContainsFunc(d.Sides, func(s parallax.Side) bool { return w.side(s, want.Sides) >= 0 })
	case parallax.Omission:
		silent := slices.ContainsFunc(d.Silent, func(s parallax.Silence) bool {
			return slices.ContainsFunc(want.Sides, func(x wantSide) bool { return x.Quote == "" && x.File == w.file(s.Article) })
		})
		return silent && slices.ContainsFunc(d.Sides, func(s parallax.Side) bool { return w.side(s, want.Sides) >= 0 })
	case parallax.SelfConflict, parallax.Emphasised:
		return w.pair(d, want.Sides, false)
	}
	return w.pair(d, want.Sides, true)
}

// pair reports whether two sides of the found difference, of two groups when apart is set,
// are two of the wanted sides.
func (w *world) pair(d parallax.Difference, want []wantSide, apart bool) bool {
	for i, x := range d.Sides {
		for _, y := range d.Sides[:i] {
			if apart && x.Group == y.Group {
				continue
			}
			a := w.side(x, want)
			if a < 0 {
				continue
			}
			rest := slices.Delete(slices.Clone(want), a, a+1)
			if w.side(y, rest) >= 0 {
				return true
			}
		}
	}
	return false
}

// side gives the index of the wanted side that the found one is, or -1: in the same page,
// about the same value, and in a sentence with the quoted words or another of the same
// claim. The title and a line that gives a value of several words once more will do too.
func (w *world) side(s parallax.Side, want []wantSide) int {
	file := w.file(s.Evidence.Article)
	return slices.IndexFunc(want, func(x wantSide) bool {
		if x.File != file || x.Quote == "" {
			return false
		}
		again := s.Evidence.Field == parallax.FieldTitle || strings.Contains(s.Value, " ") && strings.Contains(fold(x.Quote), fold(s.Value))
		near := func(sentence string) bool { return meets(s.Evidence.Exact, sentence) }
		if s.Evidence.Exact != "" && !again && !slices.ContainsFunc(w.near(x), near) {
			return false
		}
		for _, found := range []string{s.Value, s.Normal} {
			for _, value := range []string{x.Value, x.Quote} {
				if found != "" && (shareWord(found, value) || meets(found, value)) {
					return true
				}
			}
		}
		return s.Value == ""
	})
}

// near gives the words quoted of a side and the sentences of its page that make a claim made
// in the sentence they stand in.
func (w *world) near(x wantSide) []string {
	out := []string{x.Quote}
	for _, claim := range w.Claims {
		var here []string
		hit := false
		for _, s := range claim.Sentences {
			if s.File == x.File {
				here = append(here, s.Exact)
				hit = hit || strings.Contains(fold(s.Exact), fold(x.Quote))
			}
		}
		if hit {
			out = append(out, here...)
		}
	}
	return out
}

var (
	white = regexp.MustCompile(`[\s\p{Zs}]+`)
	word  = regexp.MustCompile(`[\pL\pN]+`)
)

// fold makes white space comparable.
func fold(s string) string { return strings.TrimSpace(white.ReplaceAllString(s, " ")) }

// meets reports whether one text holds the other.
func meets(a, b string) bool {
	a, b = fold(a), fold(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

func shareWord(a, b string) bool {
	words := word.FindAllString(strings.ToLower(b), -1)
	return slices.ContainsFunc(word.FindAllString(strings.ToLower(a), -1), func(x string) bool { return slices.Contains(words, x) })
}
