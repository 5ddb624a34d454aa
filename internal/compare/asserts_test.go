package compare

import (
	"strings"
	"testing"

	"parallax"
)

// Who expressed doubts about a thing did not tell it as a fact.
func TestAsserts(t *testing.T) {
	for cue, want := range map[string]bool{"said": true, "expressed": false, "according to": true} {
		s := &statement{telling: &telling{covered: &parallax.Covered{Article: parallax.Article{ID: "a_1", Revision: 1, Text: cue, Language: "en"}}}}
		if got := s.asserts(&parallax.Attribution{Cue: parallax.TextSpan(0, len(cue))}); got != want {
			t.Errorf("%q: %v", cue, got)
		}
	}
}

// What is only heard is no fact that an article states; what may be is one of its own.
func TestHearsay(t *testing.T) {
	for class, want := range map[parallax.WordClass]bool{parallax.Evidential: true, parallax.Hedge: false} {
		n := claimWord(class, "")
		if got := (&statement{claimWords: []*parallax.Annotation{&n}}).hearsay(); got != want {
			t.Errorf("%s: %v", class, got)
		}
	}
}

// Who did not say a thing, or denied it, is no source of it.
func TestNegatedCues(t *testing.T) {
	for text, class := range map[string]parallax.WordClass{"did not say": parallax.Negation, "denied": parallax.Denial, "not far off, she then said": parallax.Negation} {
		n := claimWord(class, "")
		first := strings.Fields(text)[0]
		n.Span = parallax.TextSpan(0, len(first))
		if first == "did" {
			n.Span = parallax.TextSpan(4, 7)
		}
		at := strings.LastIndex(text, " ") + 1
		s := &statement{Statement: parallax.Statement{Evidence: parallax.Evidence{Span: parallax.TextSpan(0, len(text))}}, telling: &telling{covered: &parallax.Covered{Article: parallax.Article{ID: "a_1", Revision: 1, Text: text, Language: "en"}}}, claimWords: []*parallax.Annotation{&n}}
		want := first == "not"
		if got := s.asserts(&parallax.Attribution{Cue: parallax.TextSpan(at, len(text))}); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// What is told by hearsay in one and flatly in the other is told by other authority.
func TestRumour(t *testing.T) {
	const fact = "Two ferries of the Brandt line collided off Varnow harbour in dense fog."
	for _, tc := range []struct {
		name, heard string
		want        int
	}{
		{"heard of the same", "In dense fog two ferries reportedly collided off Varnow harbour.", 1},
		{"heard of something else", "Two ferries collided off Varnow harbour in dense fog, and pilots reportedly slept.", 0},
		{"heard of what was done about it", "Varnow harbour police reportedly investigated how two ferries collided in dense fog.", 0},
	} {
		c := invented(fact+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+tc.heard)
		note(c, 2, "reportedly", claimWord(parallax.Evidential, ""))
		if got := of(comparedOf(t, c), parallax.Ascription); len(got) != tc.want {
			t.Errorf("%s: %d attributions, want %d", tc.name, len(got), tc.want)
		}
	}
}

// TestOwns wants a word that a statement prints between quotation marks to be that of the body it names, and what it tells of a body to be its own.
func TestOwns(t *testing.T) {
	for _, c := range []struct {
		text, name, sort string
		want             bool
	}{
		{"Police treat the sinking as “deliberate”.", "Harbour Police", "organisation", true},
		{"Police treat the sinking as deliberate.", "Harbour Police", "organisation", false},
		{"The sinking is treated as “deliberate”.", "Harbour Police", "organisation", false},
		{"Elsa Brandt called for a dam.", "Elsa Brandt", "person", true},
	} {
		s := &statement{Statement: parallax.Statement{Evidence: parallax.Evidence{Exact: c.text}}, telling: &telling{covered: &parallax.Covered{Article: parallax.Article{ID: "a_1", Text: c.text, Language: "en"}}}}
		if got := s.owns(&voice{name: c.name, sort: c.sort}); got != c.want {
			t.Errorf("%q is of %s: %v, want %v", c.text, c.name, got, c.want)
		}
	}
}
