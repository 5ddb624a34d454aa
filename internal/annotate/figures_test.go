package annotate

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the measured figures into testdata")

// tally counts what was wanted, found, and both.
type tally struct{ want, got, both int }

func (c *tally) count(want, got bool) {
	if want {
		c.want++
	}
	if got {
		c.got++
	}
	if want && got {
		c.both++
	}
}

func (c *tally) add(o tally) { c.want, c.got, c.both = c.want+o.want, c.got+o.got, c.both+o.both }

// String gives precision, recall and F1 with the counts they come from.
func (c tally) String() string {
	if c.want+c.got == 0 {
		return "none"
	}
	ratio := func(n, d int) float64 { return float64(n) / float64(max(d, 1)) }
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  found %d gold %d", ratio(c.both, c.got), ratio(c.both, c.want), ratio(2*c.both, c.got+c.want), c.got, c.want)
}

// holdFigures compares figures with the committed ones, or writes them when -update is given.
func holdFigures(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("figures of %s changed; look at them and run with -update\n got\n%s\nwant\n%s", file, got, want)
	}
}
