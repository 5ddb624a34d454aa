package language

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the figures that are measured into testdata")

// sample is a piece of labelled text.
type sample struct{ id, lang, text string }

// TestIdentifyFigures measures the detector without a hint on the labelled sets and holds the
// figures in testdata/identify.txt; each third document, by a hash of its id, was not looked at
// while the detector was made and is counted apart.
func TestIdentifyFigures(t *testing.T) {
	root, err := filepath.Abs(cmp.Or(os.Getenv("PARALLAX_EVAL"), "../../../shared"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, "eval")); err != nil {
		t.Skipf("skipped: no labelled data in %s; set PARALLAX_EVAL", root)
	}
	var out strings.Builder
	for _, kind := range []struct {
		name    string
		samples []sample
	}{{"pages", pages(t, root)}, {"titles", titles(t, root)}, {"hypotheses", hypotheses(t, root)}, {"snippets", snippets(t, root)}, {"paragraphs", paragraphs(t, root)}} {
		for _, part := range []string{"looked at", "kept aside"} {
			some := slices.DeleteFunc(slices.Clone(kind.samples), func(s sample) bool { return keptAside(s.id) != (part == "kept aside") })
			micro, mean, languages, misses := accuracy(some)
			fmt.Fprintf(&out, "%-10s %-10s %.4f of %5d   mean over %2d languages %.4f\n", kind.name, part, micro, len(some), languages, mean)
			if part == os.Getenv("PART") {
				logMisses(t, kind.name, misses)
			}
		}
	}
	hold(t, "testdata/identify.txt", out.String())
}

// hold compares figures with a committed file, or writes it with -update.
func hold(t *testing.T, path, got string) {
	t.Helper()
	t.Log("\n" + got)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s says otherwise; run with -update when that is meant:\n%s", path, want)
	}
}

func keptAside(id string) bool {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()%3 == 0
}

// accuracy gives the share that is right, its mean over languages, and the misses by "want>got".
func accuracy(samples []sample) (micro, mean float64, languages int, misses map[string][]sample) {
	right, all := map[string]float64{}, map[string]float64{}
	misses = map[string][]sample{}
	for _, s := range samples {
		all[s.lang]++
		if got := Detect(s.text, ""); got == s.lang {
			right[s.lang]++
			micro++
		} else {
			misses[s.lang+">"+got] = append(misses[s.lang+">"+got], s)
		}
	}
	for lang, n := range all {
		mean += right[lang] / n / float64(len(all))
	}
	return micro / float64(len(samples)), mean, len(all), misses
}

func logMisses(t *testing.T, name string, misses map[string][]sample) {
	for _, k := range slices.Sorted(maps.Keys(misses)) {
		t.Logf("%s %s: %d", name, k, len(misses[k]))
		if os.Getenv("SHOW") != "" {
			for i, s := range misses[k] {
				if i < 6 {
					t.Logf("    %s: %.160s", s.id, s.text)
				}
			}
		}
	}
}

// document is a line of a labelled set, in the forms they have.
type document struct {
	ID         string   `json:"id"`
	Lang       string   `json:"lang"`
	Title      string   `json:"title"`
	Text       string   `json:"text"`
	Hypothesis string   `json:"hypothesis"`
	Paragraphs []string `json:"paragraphs"`
	Split      string   `json:"split"`
}

func readSet(t *testing.T, root, name string) []document {
	t.Helper()
	f, err := os.Open(filepath.Join(root, "eval", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []document
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var d document
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		if d.Lang = canonical(d.Lang); d.Lang != "" {
			out = append(out, d)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func pages(t *testing.T, root string) (out []sample) {
	for _, set := range []string{"extraction-fundus/pages.jsonl", "ml-crisis/documents.jsonl", "meantime/documents.jsonl", "cross-script/documents.jsonl"} {
		for _, d := range readSet(t, root, set) {
			out = append(out, sample{d.ID, d.Lang, d.Title + "\n" + d.Text})
		}
	}
	return out
}

// hypotheses are the hypotheses of rte3: short, with many names, and kept apart for that.
func hypotheses(t *testing.T, root string) (out []sample) {
	for _, d := range readSet(t, root, "rte3/pairs.jsonl") {
		out = append(out, sample{d.ID, d.Lang, d.Hypothesis})
	}
	return out
}

// titles are headlines as printed.
func titles(t *testing.T, root string) (out []sample) {
	for _, set := range []string{"extraction-fundus/pages.jsonl", "meantime/documents.jsonl", "cross-script/documents.jsonl"} {
		for _, d := range readSet(t, root, set) {
			if d.Title != "" {
				out = append(out, sample{d.ID, d.Lang, d.Title})
			}
		}
	}
	return out
}

// paragraphs are those of at least 90 bytes, four per document at most.
func paragraphs(t *testing.T, root string) (out []sample) {
	for _, d := range readSet(t, root, "extraction-fundus/pages.jsonl") {
		out = appendLong(out, d, d.Paragraphs)
	}
	for _, set := range []string{"ml-crisis/documents.jsonl", "meantime/documents.jsonl", "cross-script/documents.jsonl", "rte3/pairs.jsonl"} {
		for _, d := range readSet(t, root, set) {
			out = appendLong(out, d, strings.Split(d.Text, "\n"))
		}
	}
	return out
}

func appendLong(out []sample, d document, list []string) []sample {
	n := 0
	for _, p := range list {
		if len(p) >= 90 && n < 4 {
			out = append(out, sample{d.ID, d.Lang, p})
			n++
		}
	}
	return out
}

// snippets are the first 90 characters of each paragraph, cut at a space where there is one.
func snippets(t *testing.T, root string) (out []sample) {
	for _, p := range paragraphs(t, root) {
		letters := []rune(p.text)
		cut := string(letters[:min(90, len(letters))])
		if i := strings.LastIndexByte(cut, ' '); i > 60 {
			cut = cut[:i]
		}
		out = append(out, sample{p.id, p.lang, cut})
	}
	return out
}

// TestIdentifySentences measures the detector on the invented sentences and holds what is
// right per language, and what is missed, in testdata/sentences.figures.
func TestIdentifySentences(t *testing.T) {
	text, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []sample
	label, n := "", map[string]int{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			label = strings.Trim(line, "[]")
		default:
			n[label]++
			list = append(list, sample{fmt.Sprintf("%s %d", label, n[label]), canonical(label), line})
		}
	}
	micro, mean, languages, misses := accuracy(list)
	var out strings.Builder
	fmt.Fprintf(&out, "%.4f of %d sentences   mean over %d languages %.4f\n", micro, len(list), languages, mean)
	for _, k := range slices.Sorted(maps.Keys(misses)) {
		fmt.Fprintf(&out, "%s:", k)
		for _, s := range misses[k] {
			fmt.Fprintf(&out, " %s,", s.id)
		}
		fmt.Fprintln(&out)
	}
	hold(t, "testdata/sentences.figures", out.String())
}

func BenchmarkDetect(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"title", "Stadtrat sperrt die alte Brücke bis zum Frühjahr"},
		{"paragraph", strings.Repeat("Der Stadtrat erklärte am Montag, die alte Brücke bleibe bis zum Frühjahr gesperrt. ", 5)},
		{"page", strings.Repeat("Der Stadtrat erklärte am Montag, die alte Brücke bleibe bis zum Frühjahr gesperrt. ", 100)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Detect(c.text, "")
			}
		})
	}
}
