package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestOriginOfAnOutletWithoutName: the own reporting of a page that names no outlet is said to be that, not its ID.
func TestOriginOfAnOutletWithoutName(t *testing.T) {
	for keys, want := range map[string]string{
		"outlet:a_1": "own reporting", "unknown:a_1": "origin unknown", "outlet:Gazette": "from Gazette", "unknown:a_1 agency:Coastwire outlet:Gazette": "from Coastwire, Gazette, origin unknown",
	} {
		s := parallax.Source{Article: "a_1", Origins: strings.Fields(keys)}
		if got := newView(locale(t, "en"), &parallax.Dossier{}, 0).source(&s).Origin; got != want {
			t.Errorf("%s is shown as %q, want %q", keys, got, want)
		}
	}
}

// What another story of the storyline tells is earlier or later than all this one does, or of the same days.
func TestOtherStoryInTime(t *testing.T) {
	loc, err := In("en")
	if err != nil {
		t.Fatal(err)
	}
	v := view{loc: loc, sources: map[parallax.ArticleID]*parallax.Source{
		"a": {State: parallax.SourceUsed, Published: "2027-03-01"},
		"b": {State: parallax.SourceUsed, Published: "2027-03-03T10:00:00Z"},
		"c": {State: parallax.SourceUnused, Published: "2027-02-20"},
	}}
	for published, want := range map[string]string{
		"2027-02-28T23:00:00Z": "from an earlier story",
		"2027-03-01":           "from another story",
		"2027-03-02":           "from another story",
		"2027-03-04":           "from a later story",
		"":                     "from another story",
	} {
		v.sources["x"] = &parallax.Source{Story: "s_x", State: parallax.SourceUsed, Published: published}
		if got := v.otherStory("s_x", "x"); got != want {
			t.Errorf("published %q: %q, want %q", published, got, want)
		}
	}
	if got := v.otherStory("", "a"); got != "" {
		t.Errorf("of this story: %q", got)
	}
}
