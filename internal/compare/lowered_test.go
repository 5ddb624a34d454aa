package compare

import (
	"testing"

	"parallax"
)

// TestLowered: a later count of the dead that is lower is an update where a report says that it was put right, and else
// contradicts the earlier one, whatever that one rose to.
func TestLowered(t *testing.T) {
	for _, tc := range []struct {
		name, older, newer, third string
		want                      parallax.DifferenceKind
	}{
		{name: "it says so", older: "The collision of two ferries off Varnow killed eleven people.", newer: "The collision of two ferries off Varnow killed ten people, one fewer than was thought.", want: parallax.Update},
		{name: "another says so", older: "The collision of two ferries off Varnow killed eleven people.", newer: "The collision of two ferries off Varnow killed ten people.",
			third: "Police lowered the number of dead to ten people on Thursday.", want: parallax.Update},
		{name: "nobody says so", older: "The collision of two ferries off Varnow killed eleven people.", newer: "The collision of two ferries off Varnow killed ten people.", want: parallax.Conflict},
		{name: "the older one rose", older: "The toll of the collision of two ferries off Varnow rose to eleven people.", newer: "The toll of the collision of two ferries off Varnow is ten people.", want: parallax.Conflict},
	} {
		t.Run(tc.name, func(t *testing.T) {
			texts := []string{tc.older + "\nSchools in Hallow stayed closed.", tc.newer + "\nA choir sang in the square."}
			if tc.third != "" {
				texts = append(texts, tc.third+"\nThe price of plums rose.")
			}
			c := invented(texts...)
			note(c, 1, "eleven", number(11, "people", "kill", ""))
			note(c, 2, "ten", number(10, "people", "kill", ""))
			if tc.third != "" {
				note(c, 3, "ten", number(10, "people", "kill", ""))
			}
			for _, d := range comparedOf(t, c).Differences {
				if d.Slot == parallax.SlotCount && d.Kind != tc.want {
					t.Errorf("found %s of %v, want %s", d.Kind, values(d), tc.want)
				}
			}
			if len(of(comparedOf(t, c), tc.want)) == 0 {
				t.Errorf("no %s", tc.want)
			}
		})
	}
}
