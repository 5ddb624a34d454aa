package compare

import (
	"testing"

	"parallax"
)

// What has grown until now is the later state of a toll; how often something was done until now is another count than how
// often it was done once.
func TestOfNow(t *testing.T) {
	now := parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Value: "PRESENT_REF"}}
	for act, want := range map[string]parallax.DifferenceKind{"kill": parallax.Update, "": ""} {
		c := invented("Two ferries collided off Varnow in dense fog and 16 guards are dead.\nSchools in Hallow stayed closed.",
			"Two ferries collided off Varnow in dense fog and 36 guards are dead now.\nA choir sang in the square.")
		note(c, 1, "16", number(16, "guard", act, ""))
		note(c, 2, "36", number(36, "guard", act, ""))
		note(c, 2, "now", now)
		got := parallax.DifferenceKind("")
		for _, d := range comparedOf(t, c).Differences {
			if d.Kind == parallax.Update || d.Kind == parallax.Conflict {
				got = d.Kind
			}
		}
		if got != want {
			t.Errorf("act %q: got %q, want %q", act, got, want)
		}
	}
}
