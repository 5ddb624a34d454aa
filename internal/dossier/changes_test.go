package dossier

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax"
)

// before gives the fixture as it was before its last two sources came, and as it is now.
func before(t *testing.T) (older, newer parallax.Dossier) {
	t.Helper()
	compose := func(leave ...parallax.ArticleID) parallax.Dossier {
		c, comparison := fixture()
		for i := range c.Articles {
			if a := &c.Articles[i]; slices.Contains(leave, a.Article.ID) {
				a.State, a.Reason = parallax.SourceFailed, "not there yet"
				a.Article.State, a.Article.Why = parallax.PageError, []parallax.Reason{parallax.Because("page", "not there yet")}
			}
		}
		d, err := Compose(c, comparison, Options{Now: time.Date(2027, 3, 11, 9, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	return compose("a_mast", "a_radio"), compose()
}

func TestChangesOf(t *testing.T) {
	older, newer := before(t)
	if c := ChangesOf(&newer, &newer); !c.Empty() {
		t.Errorf("a dossier differs from itself: %+v", c)
	}
	c := ChangesOf(&older, &newer)
	if c.Counts == nil || c.Counts.Before.Outlets != 3 || c.Counts.After.Outlets != 5 {
		t.Errorf("counts: %+v, want from 3 outlets to 5", c.Counts)
	}
	var came []parallax.ArticleID
	for _, s := range c.Sources {
		if s.Was != parallax.SourceFailed || s.Source.State != parallax.SourceUsed {
			t.Errorf("source %s was %q and is %q", s.Source.Article, s.Was, s.Source.State)
		}
		came = append(came, s.Source.Article)
	}
	slices.Sort(came)
	if !slices.Equal(came, []parallax.ArticleID{"a_mast", "a_radio"}) {
		t.Errorf("sources that changed: %v", came)
	}
	if len(c.Appeared) == 0 {
		t.Error("the conflict with the new source is no new difference")
	}
	// The way back: what came is gone, and nothing else.
	back := ChangesOf(&newer, &older)
	if len(back.Resolved) != len(c.Appeared) || len(back.Appeared) != len(c.Resolved) {
		t.Errorf("back: %d resolved for %d that appeared, %d appeared for %d resolved", len(back.Resolved), len(c.Appeared), len(back.Appeared), len(c.Resolved))
	}
	for _, l := range c.Lines {
		if l.New == nil {
			continue
		}
		for _, e := range l.New.Evidence {
			if !strings.Contains(e.Exact, l.New.Text) && l.New.Made == parallax.Verbatim && &e == &l.New.Evidence[0] {
				t.Errorf("%q does not stand in its evidence", l.New.Text)
			}
		}
	}
}

func TestChangedLines(t *testing.T) {
	line := func(article parallax.ArticleID, words string) *parallax.Line {
		return &parallax.Line{Text: words, Made: parallax.Verbatim, Evidence: []parallax.Citation{{Evidence: parallax.Evidence{Article: article, Exact: words}}}}
	}
	one, two := parallax.Counts{Outlets: 1, Origins: 1}, parallax.Counts{Outlets: 2, Origins: 2}
	old := []toldLine{
		{"key points", line("a_1", "Six died."), one, "c_toll"},
		{"key points", line("a_1", "The pier is closed."), one, "c_pier"},
		{"quotes", line("a_2", "We were lucky."), one, ""},
	}
	now := []toldLine{
		{"what happened", line("a_1", "The pier is closed."), two, "c_pier"},
		{"key points", line("a_3", "Nine died."), one, "c_toll"},
		{"key points", line("a_3", "The captain is free."), one, "c_captain"},
	}
	var got []string
	text := func(l *parallax.Line) string {
		if l == nil {
			return "-"
		}
		return l.Text
	}
	for _, c := range lineChanges(old, now) {
		got = append(got, text(c.Old)+" > "+text(c.New))
	}
	want := []string{"The pier is closed. > The pier is closed.", "Six died. > Nine died.", "- > The captain is free.", "We were lucky. > -"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestChangesHTML(t *testing.T) {
	older, newer := before(t)
	if h := headlineOf(&older); h != nil && headlineOf(&newer) != nil {
		h.Text = "Another headline"
	} else {
		t.Fatal("a version without a headline")
	}
	for _, tag := range parallax.TextLanguages() {
		var b bytes.Buffer
		if err := ChangesHTML(&b, locale(t, tag), &older, &newer); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"changes.", "<no value>", "ZgotmplZ"} {
			if strings.Contains(b.String(), bad) {
				t.Errorf("%s: the page holds %q", tag, bad)
			}
		}
		for _, part := range strings.Split(b.String(), `<div class="under">`)[1:] {
			_, label, _ := strings.Cut(part, `<span class="label">`)
			label, rest, _ := strings.Cut(label, "</span>")
			if strings.Contains(rest, `<span class="meta">`+label+`</span></div>`) {
				t.Errorf("%s: a line has %q before its evidence and behind it", tag, label)
			}
		}
		if ids := duplicateIDs(b.String()); len(ids) > 0 {
			t.Errorf("%s: ids stand twice: %v", tag, ids)
		}
	}
}

// duplicateIDs gives the ids that stand more than once in a page.
func duplicateIDs(page string) []string {
	var out []string
	seen := map[string]bool{}
	for _, part := range strings.Split(page, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if seen[id] {
			out = append(out, id)
		}
		seen[id] = true
	}
	return out
}
