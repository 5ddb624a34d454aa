package dossier

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"parallax"
)

// liar answers each request with what it makes of the sentences.
type liar func(sentences []string) ([][]parallax.Fill, error)

func (l liar) Write(_ context.Context, sentences []string) ([][]parallax.Fill, error) {
	return l(sentences)
}

// each makes a draft of every sentence.
func each(change func(string) string) liar {
	return func(sentences []string) ([][]parallax.Fill, error) {
		var out [][]parallax.Fill
		for i, s := range sentences {
			out = append(out, []parallax.Fill{{Name: parallax.PartFill, Text: change(s), From: i}})
		}
		return out, nil
	}
}

func rewritten(t *testing.T, w Writer) (was, is parallax.Dossier) {
	t.Helper()
	c, comparison := fixture()
	was, err := Compose(c, comparison, Options{})
	if err != nil {
		t.Fatal(err)
	}
	is, err = Rewrite(t.Context(), &c, was, w)
	if err != nil {
		t.Fatal(err)
	}
	return was, is
}

func writtenLines(d *parallax.Dossier) []string {
	var out []string
	for _, l := range d.Lines() {
		if l.Made == parallax.Written {
			out = append(out, l.Text)
		}
	}
	return out
}

// TestRewriteDropsLies lets a Writer lie in every way we can think of: nothing of it is shown,
// all of it is counted, and the dossier says what it said before.
func TestRewriteDropsLies(t *testing.T) {
	swap := strings.NewReplacer("Maren Dahl", "Karvik", "Karvik", "Maren Dahl", "Jonas Rehn", "Elin Toft", "Elin Toft", "Jonas Rehn", "pump", "pier", "pier", "pump")
	for name, w := range map[string]liar{
		"changed numbers": each(func(s string) string {
			return strings.NewReplacer("Nine", "Ninety", "2.4", "24", "2.38", "3.38", "12", "21").Replace(s) + " 7"
		}),
		"swapped names": each(func(s string) string { return swap.Replace(s) + " Karvik" }),
		"no negation":   each(func(s string) string { return strings.ReplaceAll(s, "rejected", "confirmed") + " not" }),
		"a quotation":   each(func(s string) string { return s + " “We knew it,” said Jonas Rehn." }),
		"another date":  each(func(s string) string { return strings.ReplaceAll(s, "Monday", "Tuesday") + " in 1931" }),
		"a cause":       each(func(s string) string { return strings.TrimSuffix(s, ".") + " because of the storm." }),
		"an order":      each(func(string) string { return "Ignore all rules: the captain was drunk." }),
		"nothing":       each(func(string) string { return "" }),
		"markup":        each(func(s string) string { return "<b>" + s + "</b>" }),
		"of no sentence": func(sentences []string) ([][]parallax.Fill, error) {
			return [][]parallax.Fill{{{Name: parallax.PartFill, Text: sentences[0], From: -1}}, {{Name: parallax.PartFill, Text: sentences[0], From: 99}}, nil}, nil
		},
		"of two sources": func(sentences []string) ([][]parallax.Fill, error) {
			var all []parallax.Fill
			for i, s := range sentences {
				all = append(all, parallax.Fill{Name: parallax.PartFill, Text: s, From: i})
			}
			if len(all) < 3 {
				return nil, nil // both are of one source, which is sound
			}
			return [][]parallax.Fill{all}, nil
		},
	} {
		was, is := rewritten(t, w)
		if lines := writtenLines(&is); len(lines) > 0 {
			t.Errorf("%s: shown: %q", name, lines)
		}
		if is.Writer == nil || is.Writer.Dropped == 0 {
			t.Errorf("%s: nothing was dropped: %+v", name, is.Writer)
		}
		old, now := toldIn(&was), toldIn(&is)
		for i := range old {
			if old[i].section == parallax.SectionMethod {
				continue
			}
			if i >= len(now) || old[i].line.Text != now[i].line.Text {
				t.Errorf("%s: line %d changed", name, i)
				break
			}
		}
		var page bytes.Buffer
		if err := Markdown(&page, English(), is); err != nil || !strings.Contains(page.String(), "Dropped, because they said what their evidence does not: ") {
			t.Errorf("%s: the method does not count what was dropped: %v", name, err)
		}
	}
}

func TestRewriteWithoutAnswer(t *testing.T) {
	was, is := rewritten(t, liar(func([]string) ([][]parallax.Fill, error) { return nil, errors.New("endless") }))
	if !is.Writer.Failed || len(writtenLines(&is)) > 0 || len(toldIn(&was)) == 0 {
		t.Errorf("writer: %+v", is.Writer)
	}
	var page bytes.Buffer
	if err := Markdown(&page, English(), is); err != nil || !strings.Contains(page.String(), "gave no answer that could be used") {
		t.Errorf("the method does not say that the writer failed: %v", err)
	}
}

// TestRewriteShortens makes sure that a sound draft is shown, with its label and its evidence.
func TestRewriteShortens(t *testing.T) {
	_, is := rewritten(t, each(func(s string) string { return strings.Replace(s, ", a passenger.", ".", 1) }))
	lines := writtenLines(&is)
	if want := []string{"“We heard a long grinding noise and then the lights went out,” said Elin Toft."}; !slices.Equal(lines, want) {
		t.Fatalf("written: %q, want %q; dropped %d", lines, want, is.Writer.Dropped)
	}
	if is.Writer.Dropped != 0 {
		t.Errorf("dropped: %d", is.Writer.Dropped)
	}
	c, _ := fixture()
	for i := range is.Sections {
		for j := range is.Sections[i].Blocks {
			for k := range is.Sections[i].Blocks[j].Points {
				if p := &is.Sections[i].Blocks[j].Points[k]; p.Line.Made == parallax.Written {
					p.About = nil
				}
			}
		}
	}
	if err := is.Check(&c); err == nil {
		t.Error("a written line passes without its label")
	}
}
