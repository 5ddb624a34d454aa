package parallax_test

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// measurements are the runs of the referee, in the order of testdata/quality.txt: scorer,
// data set, filters. A set that is not there is left out.
var measurements = [][]string{
	{"extract.py", "eval/extraction-newspaper4k"},
	{"extract.py", "eval/extraction-fundus"},
	{"extract.py", "eval/extraction-fundus", "lang=de"},
	{"extract.py", "eval/extraction-fundus", "lang=en"},
	{"annotate.py", "eval/tempeval3"},
	{"annotate.py", "eval/krauts"},
	{"annotate.py", "eval/meantime-en"},
	{"annotate.py", "eval/polnear", "split=train"},
	{"annotate.py", "eval/polnear", "split=dev"},
	{"annotate.py", "eval/recognizers"},
	{"cluster.py", "eval/allsides"},
	{"cluster.py", "eval/basil"},
	{"cluster.py", "eval/cross-script"},
	{"cluster.py", "eval/ecbplus"},
	{"cluster.py", "eval/meantime"},
	{"cluster.py", "eval/meantime", "lang=en"},
	{"cluster.py", "eval/ml-crisis"},
	{"cluster.py", "eval/newswcl50"},
	{"cluster.py", "eval/np4e"},
	{"cluster.py", "eval/tgcontest"},
	{"compare.py", "gold"},
}

const qualityFile = "testdata/quality.txt"

// TestQuality runs the referee over the labelled data and holds the figures against
// testdata/quality.txt, so that every change of a figure is a line in the diff.
// PARALLAX_QUALITY=write (make quality) writes the file instead.
func TestQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: -short")
	}
	shared, err := filepath.Abs(cmp.Or(os.Getenv("PARALLAX_EVAL"), "../shared"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(shared, "score")); err != nil {
		t.Skipf("skipped: no labelled data in %s; set PARALLAX_EVAL", shared)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("skipped: the scorers need python3")
	}
	program := filepath.Join(t.TempDir(), "parallax")
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/parallax").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	got := measureAll(t, shared, program)
	if os.Getenv("PARALLAX_QUALITY") == "write" {
		if err := os.WriteFile(qualityFile, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(qualityFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("figures changed; look at them and run make quality:\n%s", changedLines(string(want), string(got)))
	}
}

// measureAll runs all measurements, two at a time, and gives their output in order.
func measureAll(t *testing.T, shared, program string) []byte {
	parts := make([]string, len(measurements))
	var running sync.WaitGroup
	slots := make(chan bool, 2)
	for i, m := range measurements {
		slots <- true
		running.Go(func() {
			defer func() { <-slots }()
			parts[i] = measure(t, shared, program, m)
		})
	}
	running.Wait()
	return []byte(strings.Join(parts, ""))
}

// measure runs one scorer on one set and gives what it printed below a line that names them.
func measure(t *testing.T, shared, program string, m []string) string {
	args := append([]string{filepath.Join(shared, "score", m[0]), program, filepath.Join(shared, m[1])}, m[2:]...)
	name := strings.Join(m, " ")
	if _, err := os.Stat(args[2]); err != nil {
		t.Logf("%s: not there, left out", name)
		return ""
	}
	var errs bytes.Buffer
	c := exec.Command("python3", args...)
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, errs.Bytes())
	}
	return fmt.Sprintf("== %s\n%s\n", name, strings.TrimSpace(string(out)))
}

// changedLines lists the lines of one text that are not in the other, with the heading they stand under.
func changedLines(before, after string) string {
	lines := func(text string) map[string]bool {
		set, head := map[string]bool{}, ""
		for line := range strings.SplitSeq(text, "\n") {
			if strings.HasPrefix(line, "== ") {
				head = line
			}
			set[head+"\n    "+line] = true
		}
		return set
	}
	var b strings.Builder
	was, is := lines(before), lines(after)
	for line := range was {
		if !is[line] {
			fmt.Fprintln(&b, "-", line)
		}
	}
	for line := range is {
		if !was[line] {
			fmt.Fprintln(&b, "+", line)
		}
	}
	return b.String()
}
