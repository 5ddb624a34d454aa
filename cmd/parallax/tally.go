package main

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"parallax"
)

// maxListed is how many pages without text are named at the end; a folder of thousands would
// hide the count.
const maxListed = 30

// maxReasons is how many reasons stand in a line of that list; the page itself is shown with all.
const maxReasons = 2

// tally counts what became of the pages of a run and finds the pages given twice.
type tally struct {
	states map[parallax.PageState]int
	first  map[[sha256.Size]byte]string // the input that first had these bytes
	copyOf map[string]string            // by input: the input that was the same page
	pages  int
	failed []string
}

func newTally() *tally {
	return &tally{states: map[parallax.PageState]int{}, first: map[[sha256.Size]byte]string{}, copyOf: map[string]string{}}
}

// add counts a page. Rows of JSON are not compared: they are told apart by their ids.
func (t *tally) add(page parallax.Page, a parallax.Article) {
	t.pages++
	if page.Failure == "" && page.MediaType != parallax.MediaTypeRow && len(page.Body) > 0 {
		sum := sha256.Sum256(page.Body)
		if first, ok := t.first[sum]; ok {
			t.copyOf[a.Input] = first
			return
		}
		t.first[sum] = a.Input
	}
	t.states[a.State]++
	if !a.State.HasText() && page.Failure == "" { // failures were told when they came
		t.failed = append(t.failed, fmt.Sprintf("%s: %s (%s)", a.Input, a.State, reasons(a.Why[:min(len(a.Why), maxReasons)])))
	}
}

// tell prints the pages without text and why, and the counts.
func (t *tally) tell(bar *progress) {
	for _, line := range t.failed[:min(len(t.failed), maxListed)] {
		bar.note(line)
	}
	if more := len(t.failed) - maxListed; more > 0 {
		bar.note(fmt.Sprintf("%d more without text; --json tells the state of each", more))
	}
	var parts []string
	for _, s := range parallax.PageStates {
		if n := t.states[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	if n := len(t.copyOf); n > 0 {
		parts = append(parts, fmt.Sprintf("%d the same as a page before", n))
	}
	bar.note(fmt.Sprintf("%d pages: %s", t.pages, strings.Join(parts, ", ")))
}
