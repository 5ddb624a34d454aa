package compare

import (
	"testing"

	"parallax"
)

// TestDaysOfPlansAndDeeds: two days of one act contradict each other; of a plan that a later report tells otherwise they are an
// update; of two acts, and of one that was done before the other was announced, they are nothing.
func TestDaysOfPlansAndDeeds(t *testing.T) {
	const who = "Harbour master Elsa Brandt "
	day := func(d string) *parallax.Moment {
		return moment("2026-10-"+d, "2026-10-"+d+"T00:00", "2026-10-"+d+"T23:59", "day")
	}
	for _, tc := range []struct {
		name, a, b string // of reports of 12 and 13 October
		m, n       *parallax.Moment
		want       parallax.DifferenceKind
	}{
		{"one act", who + "reopened the ferry line to Varnow, which burned, on Friday.", who + "reopened the ferry line to Varnow, which burned, on Thursday.", day("09"), day("08"), parallax.Conflict},
		{"a plan put off", who + "will reopen the ferry line to Varnow after the fire on Friday.", who + "will reopen the ferry line to Varnow after the fire on Thursday.", day("16"), day("22"), parallax.Update},
		{"two acts", who + "of the ferry line to Varnow was arrested on Friday.", who + "of the ferry line to Varnow was released on Thursday.", day("09"), day("08"), ""},
		{"announced after it was done", who + "reopened the ferry line to Varnow after the fire on Friday.", who + "will reopen the ferry line to Varnow after the fire on Thursday.", day("09"), day("15"), ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a, tc.b)
			note(c, 1, "Friday", parallax.Annotation{Kind: parallax.KindMoment, Moment: tc.m})
			note(c, 2, "Thursday", parallax.Annotation{Kind: parallax.KindMoment, Moment: tc.n})
			found := parallax.DifferenceKind("")
			for _, d := range comparedOf(t, c).Differences {
				if d.Slot == parallax.SlotTime {
					found = d.Kind
				}
			}
			if found != tc.want {
				t.Errorf("found %q, want %q", found, tc.want)
			}
		})
	}
}
