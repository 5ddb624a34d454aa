package annotate

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parallax"
	"parallax/internal/language"
)

// checkSpans checks that every annotation's spans lie in the article, on the edges of characters,
// and that a name, a role and a source reproduce the words they stand for.
func checkSpans(t interface{ Errorf(string, ...any) }, a parallax.Article) {
	for _, n := range Article(a) {
		if err := n.Check(&a); err != nil {
			t.Errorf("%s: %v", a.Input, err)
			continue
		}
		if n.Name != nil && n.Name.Role != "" {
			if w, _ := a.Words(n.Name.RoleSpan); w != n.Name.Role {
				t.Errorf("%s: role %q stands at %v as %q", a.Input, n.Name.Role, n.Name.RoleSpan, w)
			}
		}
		if q := n.Quote; q != nil {
			for _, s := range append([]parallax.Span{}, q.Content...) {
				if !n.Span.Contains(s) {
					t.Errorf("%s: content %v outside its quote %v", a.Input, s, n.Span)
				}
			}
		}
	}
}

// TestSpansOfSets checks the spans of a sample of every set of labelled texts that is there.
func TestSpansOfSets(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(cmp.Or(os.Getenv("PARALLAX_EVAL"), "../../../shared"), "eval/*/documents.jsonl"))
	if len(files) == 0 {
		t.Skip("skipped: no labelled data")
	}
	const sample = 60 // texts of each set
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<26)
		for n := 0; n < sample && lines.Scan(); n++ {
			var d struct{ ID, Title, Text, Lang string }
			if json.Unmarshal(lines.Bytes(), &d) != nil {
				continue // a set with other members
			}
			checkSpans(t, parallax.Article{Input: name + " " + d.ID, Title: d.Title, Text: d.Text, Language: d.Lang})
		}
		f.Close()
	}
}

// TestSpansOfGenerated checks the spans of texts put together at random from the pieces that
// rules look for, in every language.
func TestSpansOfGenerated(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tag := rapid.SampledFrom(append(language.Tags(), "", "fi")).Draw(t, "tag")
		pieces := rapid.SliceOfN(rapid.SampledFrom(scraps(tag)), 0, 60).Draw(t, "pieces")
		checkSpans(t, parallax.Article{Title: strings.Join(pieces[:min(len(pieces), 4)], " "), Text: strings.Join(pieces, rapid.SampledFrom([]string{" ", "", " \u00a0"}).Draw(t, "space")), Language: tag})
	})
}

// scraps gives words, marks and cues of a language.
func scraps(tag string) []string {
	out := strings.Split("“|”|„|«|»|「|」|\"|'|’|''|,|.|. |…|?|!|:|;|—|–|-|(|)|\n|\n\n|1.|3.5|12|%|€|J.|P.|Elsa|Brandt|Varn|of|de|der|E\u0301lan|\u200b|😀|\x00|市长|说|と述べた|によると|据|称|。|،|؛|ال", "|")
	out = append(out, timeScraps(tag)...)
	c := language.For(tag).Cues()
	for _, v := range c.Verbs {
		for _, f := range v.Forms[:min(2, len(v.Forms))] {
			out = append(out, strings.Split(f, "/")...)
		}
	}
	for _, set := range []language.Set{c.Complementizers, c.Determiners, c.Anonymous, c.Relatives, c.Prepositions} {
		n := 0
		for w := range set {
			if out = append(out, w); n > 3 {
				break
			}
			n++
		}
	}
	for _, phrases := range []language.Phrases{c.According, c.Afterwards, c.Citing} {
		for _, list := range phrases {
			out = append(out, strings.Join(list[0], " "))
		}
	}
	return out
}

// timeScraps gives the words of dates of a language, by which the rules for moments go on, and numbers to go with them.
func timeScraps(tag string) []string {
	out := strings.Split("4|1987|2031|30|2.5|½|9.30|20:45|4/3|2031-03-04|Q3|XXI|1.º|h|'", "|")
	d := language.For(tag).Dates()
	for _, area := range []map[string][]string{d.Month, d.Weekday, d.Unit, d.Part, d.Season, d.Day, d.Relative, d.RelativeAfter, d.Shift, d.Edge, d.Account, d.ClockBefore, d.ClockAfter, d.Word} {
		for _, list := range area {
			out = append(out, list[0])
		}
	}
	slices.Sort(out)
	return out
}
