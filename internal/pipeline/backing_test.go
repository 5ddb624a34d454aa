package pipeline

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax"
)

// TestBacking measures who stands behind the lines of key points and of what happened on the
// hand-checked stories: of the sentences shown as places of a line beside its own, how many
// share a claim with it by the labels; and of the articles that make a claim of the line by
// the labels, how many stand behind it. The same of articles that make every claim of the line,
// somewhere in their text. The floors are loose: they catch a broken rule.
func TestBacking(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared, "gold", "*.story.json"))
	if err != nil || len(files) == 0 {
		t.Skipf("no labelled stories in %s/gold", shared)
	}
	var sum backing
	lib := library{}
	for _, file := range files {
		labels := readLabels(t, lib, file)
		if labels == nil {
			continue
		}
		c, ok := composed(t, t.Fatal, lib.story(t, file)...)
		if !ok {
			t.Fatal(file, "has no text")
		}
		for _, kind := range []parallax.SectionKind{parallax.SectionKeyPoints, parallax.SectionHappened} {
			if s := c.Dossier.Section(kind); s != nil {
				for _, b := range s.Blocks {
					for i := range b.Points {
						sum.add(&c, labels, &b.Points[i].Line)
					}
				}
			}
		}
	}
	p, r := float64(sum.right)/float64(sum.found), float64(sum.reached)/float64(sum.gold)
	t.Logf("places behind lines: precision %.3f of %d; articles that make the claim: recall %.3f of %d", p, sum.found, r, sum.gold)
	pw, rw := float64(sum.rightWhole)/float64(sum.found), float64(sum.reachedWhole)/float64(sum.goldWhole)
	t.Logf("of those places, of articles that tell the whole line: %.3f; of such articles behind it: %.3f of %d", pw, rw, sum.goldWhole)
	if p < 0.94 || r < 0.30 || pw < 0.82 || rw < 0.46 {
		t.Errorf("precision %.3f and %.3f, recall %.3f and %.3f", p, pw, r, rw)
	}
}

// backing counts the places behind lines: right of found, and articles reached of gold; and the same where every
// claim of the line is asked for.
type backing struct{ right, found, reached, gold, rightWhole, reachedWhole, goldWhole int }

// claimLabels are the claims that the sentences of a story make, by article and span in bytes.
type claimLabels map[string][]labelledSentence

type labelledSentence struct {
	parallax.Span
	claims map[int]bool
}

func (b *backing) add(c *Composed, labels claimLabels, l *parallax.Line) {
	at := func(e *parallax.Citation) map[int]bool {
		return labels.of(c.Coverage.Find(e.Article).Article.Input, e.Span)
	}
	first := &l.Evidence[0]
	own := at(first)
	if len(own) == 0 || first.Field != parallax.FieldText {
		return
	}
	whole := func(article string) bool {
		made := map[int]bool{}
		for _, s := range labels[article] {
			for x := range s.claims {
				made[x] = true
			}
		}
		for x := range own {
			if !made[x] {
				return false
			}
		}
		return true
	}
	shown, behind := map[string]bool{}, map[string]bool{}
	for i := range l.Evidence[1:] {
		e := &l.Evidence[i+1]
		if e.Field != parallax.FieldText {
			continue
		}
		b.found++
		input := c.Coverage.Find(e.Article).Article.Input
		behind[input] = true
		if whole(input) {
			b.rightWhole++
		}
		shares := false
		for x := range at(e) {
			shares = shares || own[x]
		}
		if shares {
			b.right++
			shown[input] = true
		}
	}
	home := c.Coverage.Find(first.Article).Article.Input
	for key, sentences := range labels {
		makes := false
		for _, s := range sentences {
			for x := range s.claims {
				makes = makes || own[x]
			}
		}
		if makes && key != home {
			b.gold++
			if shown[key] {
				b.reached++
			}
		}
		if key != home && whole(key) {
			b.goldWhole++
			if behind[key] {
				b.reachedWhole++
			}
		}
	}
}

// of gives the claims of the labelled sentences that lie mostly in a span, or it in them.
func (l claimLabels) of(article string, s parallax.Span) map[int]bool {
	out := map[int]bool{}
	for _, x := range l[article] {
		if common := min(s.End, x.End) - max(s.Start, x.Start); 2*common > min(s.Len(), x.Len()) {
			for c := range x.claims {
				out[c] = true
			}
		}
	}
	return out
}

// readLabels reads the labelled claims beside a story; nil for one of the seeds.
func readLabels(t *testing.T, lib library, file string) claimLabels {
	t.Helper()
	var story struct {
		Articles []struct {
			Key, Set, Doc string
			Sentences     [][2]int // in characters
		}
	}
	var gold struct {
		Claims []struct{ Sentences []string }
	}
	for name, v := range map[string]any{file: &story, strings.TrimSuffix(file, ".story.json") + ".gold.json": &gold} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(raw, v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	out := claimLabels{}
	for _, a := range story.Articles {
		if a.Set == "seeds" {
			return nil
		}
		var at []int // bytes before each character
		text := lib.set(t, a.Set)[a.Doc].Text
		for i := range text {
			at = append(at, i)
		}
		at = append(at, len(text))
		for _, s := range a.Sentences {
			out[a.Key] = append(out[a.Key], labelledSentence{parallax.TextSpan(at[s[0]], at[s[1]]), map[int]bool{}})
		}
	}
	for i, c := range gold.Claims {
		for _, name := range c.Sentences {
			var n int
			key := strings.TrimRight(name, "0123456789")
			if _, err := fmt.Sscan(name[len(key):], &n); err != nil || n < 1 || n > len(out[key]) {
				t.Fatalf("%s: no sentence %s", file, name)
			}
			out[key][n-1].claims[i] = true
		}
	}
	return out
}
