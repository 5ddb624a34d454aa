package web

import (
	"fmt"
	"html/template"
	"strings"
	"testing"

	"parallax"
	"parallax/internal/dossier"
)

// TestTelling wants a story to be written anew when anything of what a list shows of it changes, and not else.
func TestTelling(t *testing.T) {
	s := New(filled(t), discard(), Options{})
	l := dossier.English()
	g := &parallax.Digest{Story: "s_1", Storyline: "l_1", Headline: "Ferry runs aground", Counts: parallax.Counts{Outlets: 2, Origins: 1}}
	view := func() digestView { return digestViews([]*parallax.Digest{g}, nil)[0] }
	told := func(v digestView) template.HTML {
		t.Helper()
		text, err := s.telling(l, v)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	plain := told(view())
	if !strings.Contains(string(plain), "Ferry runs aground") || len(s.tellings.written) != 1 {
		t.Fatalf("%d kept: %s", len(s.tellings.written), plain)
	}
	for what, change := range map[string]func(*digestView){
		"named": func(v *digestView) { v.Named = "The ferry" }, "news": func(v *digestView) { v.News = "web.new" }, "siblings": func(v *digestView) { v.Siblings = 3 },
		"blind": func(v *digestView) { v.Blind = []string{"web.blind.origin"} }, "strip": func(v *digestView) { v.Strip = &strip{Bar: 5, Wide: 9} },
	} {
		v := view()
		change(&v)
		if told(v) == plain {
			t.Errorf("%s: told as before", what)
		}
	}
	if again := told(view()); again != plain {
		t.Errorf("told otherwise:\n%s\n%s", plain, again)
	}
	g = &parallax.Digest{Story: "s_1", Headline: "Ferry afloat", Counts: g.Counts}
	if text := told(view()); !strings.Contains(string(text), "Ferry afloat") {
		t.Errorf("told as before it changed: %s", text)
	}
	german, err := dossier.In("de")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := s.telling(german, view()); err != nil || text == told(view()) {
		t.Errorf("told in English to who reads German: %s, %v", text, err)
	}
	for i := range 2 * mostTellings {
		g = &parallax.Digest{Story: parallax.StoryID(fmt.Sprint("s_", i))}
		told(view())
	}
	if len(s.tellings.written) > mostTellings {
		t.Errorf("%d are kept", len(s.tellings.written))
	}
}
