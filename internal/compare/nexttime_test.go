package compare

import (
	"testing"

	"parallax"
)

func TestTimesNextToEachOther(t *testing.T) {
	day := func(d string) *parallax.Moment {
		return moment("2026-10-"+d, "2026-10-"+d+"T00:00", "2026-10-"+d+"T24:00", "day")
	}
	const a, b = "Harbour master Elsa Brandt closed the ferry line to Varnow on Friday after sacks of barley caught fire aboard.", "The ferry line to Varnow was closed by harbour master Elsa Brandt when aboard sacks of barley caught fire Thursday."
	for _, tc := range []struct {
		name   string
		m, n   *parallax.Moment
		beside string // what the second article says too
		too    *parallax.Moment
		want   int
	}{
		{name: "two days that follow each other", m: moment("2026-10-09", "2026-10-09T00:00", "2026-10-10T00:00", "day"), n: moment("2026-10-08", "2026-10-08T00:00", "2026-10-09T00:00", "day"), want: 1},
		{name: "the same for the same in one article", m: moment("2026-10-09", "2026-10-09T00:00", "2026-10-10T00:00", "day"), n: moment("2026-10-08", "2026-10-08T00:00", "2026-10-09T00:00", "day"),
			beside: "Elsa Brandt, harbour master, closed the ferry line to Varnow on 9 October after barley caught fire.", too: moment("2026-10-09", "2026-10-09T00:00", "2026-10-10T00:00", "day"), want: 1},
		{name: "the day of something else in one article", m: moment("2026-10-09", "2026-10-09T00:00", "2026-10-10T00:00", "day"), n: moment("2026-10-08", "2026-10-08T00:00", "2026-10-09T00:00", "day"),
			beside: "A choir sang in the old square of Hallow on 9 October.", too: moment("2026-10-09", "2026-10-09T00:00", "2026-10-10T00:00", "day"), want: 0},
		{name: "a day and the week after it", m: moment("2026-W41", "2026-10-05T00:00", "2026-10-12T00:00", "week"), n: moment("2026-10-01", "2026-10-01T00:00", "2026-10-02T00:00", "day"), want: 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			second := b
			if tc.beside != "" {
				second += "\n" + tc.beside
			}
			c := invented(a, second)
			note(c, 1, "Friday", parallax.Annotation{Kind: parallax.KindMoment, Moment: tc.m})
			note(c, 2, "Thursday", parallax.Annotation{Kind: parallax.KindMoment, Moment: tc.n})
			if tc.too != nil {
				note(c, 2, "9 October", parallax.Annotation{Kind: parallax.KindMoment, Moment: tc.too})
			}
			if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.want {
				t.Errorf("found %d conflicts, want %d", len(got), tc.want)
			}
		})
	}
	if neighbours(day("09"), day("13")) {
		t.Error("days of different weeks follow each other")
	}
}

func TestSeldomTimes(t *testing.T) {
	const a, b = "The oak bridge at Varnow fell on lorries queued for fuel, a sawmill and two barns early this morning.", "At about 8.30 the oak bridge at Varnow fell on lorries queued for fuel, a sawmill and two barns."
	c := invented(a, b)
	note(c, 1, "this morning", parallax.Annotation{Kind: parallax.KindMoment, Moment: moment("2026-10-12TMO", "2026-10-12T05:00", "2026-10-12T12:00", "part of day")})
	clock := moment("2026-10-12T08:30", "2026-10-12T08:30", "2026-10-12T08:31", "minute")
	note(c, 2, "8.30", parallax.Annotation{Kind: parallax.KindMoment, Moment: clock})
	if got := of(comparedOf(t, c), parallax.Rounding); len(got) != 1 {
		t.Errorf("an hour of the same morning: %d roundings", len(got))
	}
	clock.Start, clock.End = clock.Start.AddDate(0, 0, 1), clock.End.AddDate(0, 0, 1)
	if got := of(comparedOf(t, c), parallax.Rounding); len(got) != 0 {
		t.Errorf("an hour of the next morning: %d roundings", len(got))
	}
}

// "Since Thursday" is the edge of a stretch, and no time of what "on Friday" tells.
func TestStretchOfTime(t *testing.T) {
	for _, tc := range []struct {
		before string
		want   int
	}{{"on", 1}, {"since", 0}} {
		c := invented("Harbour master Elsa Brandt closed the ferry line to Varnow on Friday after sacks of barley caught fire aboard.", "Harbour master Elsa Brandt closed the ferry line to Varnow "+tc.before+" Thursday after sacks of barley caught fire aboard.")
		note(c, 1, "Friday", parallax.Annotation{Kind: parallax.KindMoment, Moment: moment("2026-10-09", "2026-10-09T00:00", "2026-10-10T00:00", "day")})
		note(c, 2, "Thursday", parallax.Annotation{Kind: parallax.KindMoment, Moment: moment("2026-10-08", "2026-10-08T00:00", "2026-10-09T00:00", "day")})
		if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.want {
			t.Errorf("%s Thursday: %d conflicts, want %d", tc.before, len(got), tc.want)
		}
	}
}
