package annotate

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/language"
)

// A gold file testdata/gold/TAG.txt holds invented sentences of one language with what should
// be noticed in them. Lines that begin with # are remarks, "marks" says which of the kinds
// below are marked throughout, "published" when the texts were. A block of lines between blank
// lines is a text of its own: a line at the margin is a sentence, an indented one marks what is
// in the sentence above it:
//
//	hard WHY                              a boundary that is easily missed or seen too often
//	names NAME; NAME@place; ...           people have no @
//	quote SPEAKER | CUE | STRENGTH | FORM | CONTENT   parts of a split content divided by " / "
//	from NAME@sort; ...                   attributions
//	counts 12 people; 5 % ; ...           quantities: value, unit and thing as far as there are any
//	times 2031-03-04; ...                 values of moments
type goldFile struct {
	tag       string
	marks     []string
	published time.Time
	texts     [][]goldSentence
}

type goldSentence struct {
	text string
	hard bool
	// marks by kind, each as it is compared.
	marks map[string][]string
}

// TestGold measures every gold file against the committed figures of testdata/gold/figures.txt.
// PARALLAX_MISSES=TAG prints what is missed and what is too much in one language.
func TestGold(t *testing.T) { holdGold(t, "testdata/gold") }

// TestMeasures does the same with testdata/measures: the same sentences in every language, that
// count, measure and tell time.
func TestMeasures(t *testing.T) { holdGold(t, "testdata/measures") }

func holdGold(t *testing.T, folder string) {
	files, err := filepath.Glob(folder + "/??.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold files: %v", err)
	}
	var out bytes.Buffer
	for _, file := range files {
		g := readGold(t, file)
		counts, sentences := measureGold(t, g)
		fmt.Fprintf(&out, "%s %d sentences\n", g.tag, sentences)
		for _, kind := range goldKinds {
			if c := counts[kind]; c != nil && c.want+c.got > 0 {
				fmt.Fprintf(&out, "   %-18s %v\n", kind, *c)
			}
		}
	}
	holdFigures(t, folder+"/figures.txt", out.String())
}

// goldKinds are the lines of figures in their order.
var goldKinds = []string{"sentences", "hard sentences", "names", "quotes", "quotes in full", "from", "counts", "times"}

func readGold(t *testing.T, file string) goldFile {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g := goldFile{tag: strings.TrimSuffix(filepath.Base(file), ".txt"), published: time.Date(2031, 3, 5, 12, 0, 0, 0, time.UTC)}
	fresh := true
	for n, line := range strings.Split(string(text), "\n") {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case line == "":
			fresh = true
		case line[0] == '#':
		case word == "marks" && len(g.texts) == 0:
			g.marks = strings.Fields(rest)
		case word == "published" && len(g.texts) == 0:
			if g.published, err = time.Parse(time.RFC3339, rest); err != nil {
				t.Fatalf("%s:%d: %v", file, n+1, err)
			}
		case line[0] != ' ' && line[0] != '\t':
			if fresh {
				g.texts = append(g.texts, nil)
			}
			fresh = false
			last := &g.texts[len(g.texts)-1]
			*last = append(*last, goldSentence{text: line, marks: map[string][]string{}})
		case fresh:
			t.Fatalf("%s:%d: a mark without a sentence", file, n+1)
		default:
			last := g.texts[len(g.texts)-1]
			last[len(last)-1].mark(t, word, rest)
		}
	}
	return g
}

func (s *goldSentence) mark(t *testing.T, word, rest string) {
	t.Helper()
	switch word {
	case "hard":
		s.hard = true
	case "quote":
		parts := strings.Split(rest, "|")
		if len(parts) != 5 {
			t.Fatalf("quote %q has %d parts", rest, len(parts))
		}
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		s.marks["quotes"] = append(s.marks["quotes"], parts[4])
		s.marks["quotes in full"] = append(s.marks["quotes in full"], strings.Join(parts, "|"))
	case "names", "from", "counts", "times":
		for _, m := range strings.Split(rest, ";") {
			if m = strings.TrimSpace(m); word == "names" && !strings.Contains(m, "@") {
				m += "@person"
			}
			s.marks[word] = append(s.marks[word], m)
		}
	default:
		t.Fatalf("unknown mark %q", word)
	}
}

// measureGold gives the tally of each marked kind and the number of sentences.
func measureGold(t *testing.T, g goldFile) (map[string]*tally, int) {
	space, n := " ", 0
	if language.For(g.tag).Names().Script == "unspaced" {
		space = ""
	}
	counts := map[string]*tally{"sentences": {}, "hard sentences": {}}
	for _, kind := range g.marks {
		counts[kind] = &tally{}
		if kind == "quotes" {
			counts["quotes in full"] = &tally{}
		}
	}
	for _, text := range g.texts {
		var lines []string
		for _, s := range text {
			lines = append(lines, s.text)
		}
		a := parallax.Article{Text: strings.Join(lines, space), Language: g.tag, Published: parallax.Date{Time: g.published, Precision: "minute", Zoned: true}}
		found := goldFound(a, checkAll(t, a))
		at := 0
		for _, s := range text {
			n++
			span := [2]int{at, at + len(s.text)}
			right := slices.Contains(found.sentences, span)
			counts["sentences"].count(true, right)
			if s.hard {
				counts["hard sentences"].count(true, right)
			}
			if !right {
				missed(t, g.tag, "sentence", s.text, a.Text)
			}
			for kind := range s.marks {
				if counts[kind] == nil {
					t.Errorf("%s: %s is marked but not in the header: %s", g.tag, kind, s.text)
				}
			}
			for kind, c := range counts {
				if kind != "sentences" && kind != "hard sentences" {
					compareMarks(t, g.tag, kind, s, found.in(kind, span), c)
				}
			}
			at = span[1] + len(space)
		}
		counts["sentences"].got += len(found.sentences) - rightOnes(found.sentences, text, space)
	}
	return counts, n
}

// rightOnes gives how many of the sentences found are sentences of the text.
func rightOnes(found [][2]int, text []goldSentence, space string) int {
	at, n := 0, 0
	for _, s := range text {
		if slices.Contains(found, [2]int{at, at + len(s.text)}) {
			n++
		}
		at += len(s.text) + len(space)
	}
	return n
}

// compareMarks counts what is marked and what was found in one sentence.
func compareMarks(t *testing.T, tag, kind string, s goldSentence, found []string, c *tally) {
	rest := slices.Clone(found)
	for _, want := range s.marks[kind] {
		i := slices.Index(rest, want)
		c.count(true, i >= 0)
		if i < 0 {
			missed(t, tag, kind, want, s.text)
			continue
		}
		rest = slices.Delete(rest, i, i+1)
	}
	c.got += len(rest)
	for _, r := range rest {
		missed(t, tag, "too much: "+kind, r, s.text)
	}
}

func missed(t *testing.T, tag, kind, what, where string) {
	if os.Getenv("PARALLAX_MISSES") == tag {
		t.Logf("%s: %s\n\t%s\n\t%s", tag, kind, what, where)
	}
}

// noticed is what was found in a text, by kind, each with the byte it is counted at.
type noticed struct {
	sentences [][2]int
	marks     map[string][]noticedMark
}

type noticedMark struct {
	at   int
	text string
}

func (f noticed) in(kind string, span [2]int) []string {
	var out []string
	for _, m := range f.marks[kind] {
		if span[0] <= m.at && m.at < span[1] {
			out = append(out, m.text)
		}
	}
	return out
}

func goldFound(a parallax.Article, notes []parallax.Annotation) noticed {
	out := noticed{marks: map[string][]noticedMark{}}
	words := func(s parallax.Span) string { return a.Text[s.Start:s.End] }
	for _, n := range notes {
		add := func(kind, text string) {
			out.marks[kind] = append(out.marks[kind], noticedMark{n.Span.Start, text})
		}
		switch n.Kind {
		case parallax.KindSentence:
			out.sentences = append(out.sentences, [2]int{n.Span.Start, n.Span.End})
		case parallax.KindName:
			add("names", words(n.Span)+"@"+string(n.Name.Type))
		case parallax.KindQuote:
			q := n.Quote
			var parts []string
			for _, c := range q.Content {
				parts = append(parts, words(c))
			}
			cue, content := "", strings.Join(parts, " / ")
			if q.Cue != nil {
				cue = words(*q.Cue)
			}
			add("quotes", content)
			add("quotes in full", strings.Join([]string{q.Speaker, cue, q.Strength, string(q.Form), content}, "|"))
		case parallax.KindAttribution:
			add("from", n.Attribution.Name+"@"+n.Attribution.Sort)
		case parallax.KindQuantity:
			q := n.Quantity
			value := strconv.FormatFloat(q.Value, 'f', -1, 64)
			if q.High != nil {
				value += "-" + strconv.FormatFloat(*q.High, 'f', -1, 64)
			}
			add("counts", strings.Join(strings.Fields(string(q.Bound)+" "+value+" "+q.Unit+" "+q.Thing), " "))
		case parallax.KindMoment:
			if n.Moment.Value != "" {
				add("times", n.Moment.Value)
			}
		}
	}
	return out
}
