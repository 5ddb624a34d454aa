package compare

import (
	"testing"

	"parallax"
)

// Two hours of one event are held against each other; the hours at which pages were written, and what is left of a game, are not.
func TestHoursOfNoEvent(t *testing.T) {
	const head, tail = "Harbour master Elsa Brandt closed the ferry line to Varnow at ", " after sacks of barley caught fire aboard."
	for _, tc := range []struct {
		name, one, other, behind string
		want                     int
	}{
		{"two hours", "8.30 p.m.", "9.10 p.m.", "", 1},
		{"stamps of pages", "12 October 2026 8.30 p.m.", "12 October 2026 9.10 p.m.", "", 0},
		{"left of a game", "8:30", "9:10", " left in the half", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(head+tc.one+tc.behind+tail, head+tc.other+tc.behind+tail)
			note(c, 1, tc.one, parallax.Annotation{Kind: parallax.KindMoment, Moment: moment("2026-10-12T20:30", "2026-10-12T20:30", "2026-10-12T20:31", "minute")})
			note(c, 2, tc.other, parallax.Annotation{Kind: parallax.KindMoment, Moment: moment("2026-10-12T21:10", "2026-10-12T21:10", "2026-10-12T21:11", "minute")})
			if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.want {
				t.Errorf("found %d conflicts, want %d", len(got), tc.want)
			}
		})
	}
}

// What one did on a day and another on the next are two acts; a month beside a year is the only month of its sentence, and
// two weeks that follow each other may be one.
func TestTimesOfTwoActs(t *testing.T) {
	const plain = "Harbour master Elsa Brandt closed the ferry line to Varnow on "
	for _, tc := range []struct {
		name, a, b, words, other string
		m, n                     *parallax.Moment
		want                     int
	}{
		{"one act", plain + "Friday after sacks of barley caught fire.", plain + "Thursday after sacks of barley caught fire.", "Friday", "Thursday",
			moment("2026-10-09", "2026-10-09T00:00", "2026-10-10T00:00", "day"), moment("2026-10-08", "2026-10-08T00:00", "2026-10-09T00:00", "day"), 1},
		{"another actor", plain + "Friday after sacks of barley caught fire.", "Angry skippers and barbers marched against harbour master Elsa Brandt, who closed the ferry line to Varnow, on Thursday after sacks of barley caught fire.", "Friday", "Thursday",
			moment("2026-10-09", "2026-10-09T00:00", "2026-10-10T00:00", "day"), moment("2026-10-08", "2026-10-08T00:00", "2026-10-09T00:00", "day"), 0},
		{"two weeks in a row", plain + "this week after sacks of barley caught fire.", plain + "last week after sacks of barley caught fire.", "this week", "last week",
			moment("2026-W41", "2026-10-05T00:00", "2026-10-12T00:00", "week"), moment("2026-W40", "2026-09-28T00:00", "2026-10-05T00:00", "week"), 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a, tc.b)
			note(c, 1, tc.words, parallax.Annotation{Kind: parallax.KindMoment, Moment: tc.m})
			note(c, 2, tc.other, parallax.Annotation{Kind: parallax.KindMoment, Moment: tc.n})
			if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.want {
				t.Errorf("found %d conflicts, want %d", len(got), tc.want)
			}
		})
	}
}

// Months of one launch exclude each other, although one sentence begins with years ago.
func TestMonthBesideYears(t *testing.T) {
	c := invented("The shipyard launched a new ferry called Mantella in December.", "Three years ago, the shipyard, which launched a new ferry called Mantella in September, closed.")
	unknown := func(value string) parallax.Annotation {
		return parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Value: value, Refused: "no publication time"}}
	}
	note(c, 1, "December", unknown("XXXX-12"))
	note(c, 2, "September", unknown("XXXX-09"))
	note(c, 2, "Three years ago", unknown(""))
	if got := of(comparedOf(t, c), parallax.Conflict); len(got) != 1 {
		t.Errorf("found %d conflicts, want 1", len(got))
	}
}
