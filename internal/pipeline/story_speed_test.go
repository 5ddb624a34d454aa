package pipeline

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"parallax"
	"parallax/internal/annotate"
	"parallax/internal/compare"
	"parallax/internal/dossier"
	"parallax/internal/embed"
)

// BenchmarkStory compares stories of 10 to 400 articles and makes their dossiers. The aim is
// under 1 s for comparing 40 articles on one core, and a time that grows less than with the square.
func BenchmarkStory(b *testing.B) {
	for _, n := range []int{10, 40, 100, 400} {
		c := inventStory(b, n)
		embed.Table()
		var compared parallax.Comparison
		b.Run(fmt.Sprintf("compare/%d", n), func(b *testing.B) {
			defer processor(b)()
			for b.Loop() {
				compared = compare.Coverage(c, embed.Table().Terms)
			}
		})
		if compared.Story == "" {
			continue
		}
		b.Run(fmt.Sprintf("dossier/%d", n), func(b *testing.B) {
			defer processor(b)()
			for b.Loop() {
				d, err := dossier.Compose(c, compared, dossier.Options{})
				if err != nil {
					b.Fatal(err)
				}
				if err := d.Check(&c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// processor starts to measure the processor time of the process, user and system, and gives what
// reports it: on a machine that is shared the clock tells little. Run with GOMAXPROCS=1.
func processor(b *testing.B) func() {
	spent := func() time.Duration {
		var u syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
			b.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := spent()
	return func() { b.ReportMetric(float64(spent()-before)/1e6/float64(b.N), "cpu-ms/op") }
}

// Sizes of an invented story: what is known of it, and how its articles tell that.
const (
	storyFacts   = 40 // that any outlet may tell
	toldFacts    = 20 // of which an article tells as many
	ownSentences = 10 // and so many nobody else has
	topicWords   = 60 // that come back all through the story
)

// inventor makes the texts of a story out of a language's frequent words, the same in every run.
type inventor struct {
	*rand.Rand
	words, topic   []string
	people, places []string
}

// fact is what several articles tell in other words.
type fact struct {
	words         []string
	person, place string
	count         int
	form          int
}

// inventStory makes an annotated story of n articles with 30 sentences each. Words are drawn as
// often as a language uses them; half of those of a fact are exchanged from telling to telling.
func inventStory(tb testing.TB, n int) parallax.Coverage {
	v := &inventor{Rand: rand.New(rand.NewPCG(7, uint64(n))), words: frequentWords(tb)}
	for range topicWords {
		v.topic = append(v.topic, v.word())
	}
	v.people = strings.Fields("Alder Birk Corvin Dorn Ekelund Farrow Gant Hallam Ibsley Jarrow Kestrel Lund Marrow Nyland Orlow Pell")
	v.places = strings.Fields("Varnow Hallow Portmere Ostby Lindfell Carrowmore Tessel Brackwater")
	facts := make([]fact, storyFacts)
	for i := range facts {
		facts[i] = v.fact()
	}
	c := parallax.Coverage{Story: parallax.Story{ID: "s_speed"}}
	for i := range n {
		c.Articles = append(c.Articles, v.article(i, facts))
	}
	return c
}

func (v *inventor) article(i int, facts []fact) parallax.Covered {
	id := fmt.Sprintf("a_%d", i)
	var text strings.Builder
	for k, f := range v.Perm(len(facts))[:toldFacts] {
		text.WriteString(v.tell(facts[f]))
		if k%2 == 0 && k/2 < ownSentences {
			text.WriteString(" " + v.tell(v.fact()))
		}
		text.WriteString("\n\n")
	}
	a := parallax.Article{ID: parallax.ArticleID(id), Revision: 1, Input: id, Title: "Report " + id, Text: strings.TrimSpace(text.String()), Language: "en", State: parallax.PageFull}
	a.Outlet.Name = fmt.Sprintf("Paper %d", i)
	a.Published = parallax.Date{Time: time.Date(2026, 10, 12, 9, i, 0, 0, time.UTC), Precision: "minute", From: "given"}
	return parallax.Covered{Article: a, Notes: annotate.Article(a), State: parallax.SourceUsed, Reason: "tells the story", Origins: []parallax.Origin{{Kind: parallax.OriginOwn, Name: a.Outlet.Name}}}
}

func (v *inventor) fact() fact {
	f := fact{person: v.people[v.IntN(len(v.people))], place: v.places[v.IntN(len(v.places))], count: 2 + v.IntN(90), form: v.IntN(4)}
	for range 10 {
		if v.IntN(3) == 0 {
			f.words = append(f.words, v.topic[int(topicWords*math.Pow(v.Float64(), 2))])
		} else {
			f.words = append(f.words, v.word())
		}
	}
	return f
}

// tell prints a fact as one sentence, in the order of its words.
func (v *inventor) tell(f fact) string {
	between := strings.Fields("the a of in to and for with on by from at that when while its their this")
	w := make([]any, len(f.words))
	for i := range w {
		word := f.words[i]
		if v.IntN(2) == 0 {
			word = v.word()
		}
		w[i] = between[v.IntN(len(between))] + " " + word
	}
	named := []any{f.place, f.person, f.count}
	return fmt.Sprintf([]string{
		"In %[11]s, %[1]s had %[2]s %[3]s %[13]d %[4]s %[5]s %[6]s, while Mira %[12]s was %[7]s %[8]s %[9]s %[10]s.",
		"“This %[1]s is %[2]s %[3]s %[4]s %[5]s,” Mira %[12]s told %[6]s %[7]s near %[11]s, where %[13]d %[8]s %[9]s %[10]s.",
		"According to Mira %[12]s, %[1]s will %[2]s %[11]s %[3]s %[4]s %[13]d %[5]s %[6]s on Monday, %[7]s %[8]s %[9]s %[10]s.",
		"At least %[13]d people were hurt %[1]s %[2]s %[3]s %[4]s %[5]s, and %[6]s %[7]s stayed %[8]s %[9]s %[10]s, %[12]s said.",
	}[f.form], append(w, named...)...)
}

// word draws a word: the rarer ones are as many as they are in text.
func (v *inventor) word() string {
	return v.words[int(float64(len(v.words))*math.Pow(v.Float64(), 3))]
}

// frequentWords gives English words of five letters and more, most frequent first.
func frequentWords(tb testing.TB) []string {
	f, err := os.Open(filepath.Join("..", "language", "data", "en", "frequency.gz"))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		for _, w := range strings.Fields(lines.Text())[1:] {
			if len(w) > 4 && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLower(r) }) < 0 {
				out = append(out, w)
			}
		}
	}
	if err := lines.Err(); err != nil || len(out) < 1000 {
		tb.Fatal("too few words: ", len(out), err)
	}
	return out
}
