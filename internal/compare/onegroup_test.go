package compare

import (
	"testing"

	"parallax"
)

// TestOneGroup wants sides that say one thing to be one group: the same name in other letters, and the time of a page without a date
// beside the same words that were resolved.
func TestOneGroup(t *testing.T) {
	for name, tc := range map[string]struct {
		a, b parallax.Side
		one  bool
	}{
		"a name in other letters":     {parallax.Side{Value: "the Navy", Normal: "Navy"}, parallax.Side{Value: "the navy", Normal: "navy"}, true},
		"a time of no known week":     {parallax.Side{Value: "Thursday morning", Normal: "XXXX-WXX-4TMO"}, parallax.Side{Value: "Thursday morning", Normal: "2027-09-16TMO"}, true},
		"other words":                 {parallax.Side{Value: "Thursday morning", Normal: "XXXX-WXX-4TMO"}, parallax.Side{Value: "9:25", Normal: "2027-09-16T09:25"}, false},
		"the same words of two weeks": {parallax.Side{Value: "Thursday", Normal: "2027-09-16"}, parallax.Side{Value: "Thursday", Normal: "2027-09-23"}, false},
	} {
		sides := []parallax.Side{tc.a, tc.b}
		if groupByNormal(sides); (sides[0].Group == sides[1].Group) != tc.one {
			t.Errorf("%s: groups %d and %d", name, sides[0].Group, sides[1].Group)
		}
	}
}

// TestOneClock wants an hour of a page without a date to be the same as that hour of a day, and no other.
func TestOneClock(t *testing.T) {
	for value, want := range map[string]bool{"2027-09-16T09:25": true, "2027-09-16T09:30": false, "2027-09-16": false} {
		m, n := &parallax.Moment{Type: "TIME", Value: "T09:25"}, &parallax.Moment{Type: "TIME", Value: value}
		if oneClock(m, n) != want || oneClock(n, m) != want {
			t.Errorf("%s: one clock is not %v", value, want)
		}
	}
}

// TestWithoutOwnVoice wants who ascribes a thing in one sentence not to be said to state it as a fact with another.
func TestWithoutOwnVoice(t *testing.T) {
	side := func(id parallax.ArticleID, normal string) parallax.Side {
		return parallax.Side{Evidence: parallax.Evidence{Article: id}, Normal: normal}
	}
	got := withoutOwnVoice([]parallax.Side{side("a_1", asFact), side("a_2", asFact), side("a_2", "the coastguard")})
	if len(got) != 2 || got[0].Evidence.Article != "a_1" || got[1].Normal != "the coastguard" {
		t.Errorf("sides %v", got)
	}
}
