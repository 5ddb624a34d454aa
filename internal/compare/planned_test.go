package compare

import (
	"cmp"
	"testing"

	"parallax"
)

func TestPlanned(t *testing.T) {
	const plan = "Mayor Elsa Brandt will open the rebuilt Varnow bridge to cyclists and walkers on Friday."
	for _, tc := range []struct {
		name  string
		plan  string // "" for the one above
		done  string
		first bool   // the plan is of the later report
		same  string // both are of one moment, known to the day or minute
		want  int
	}{
		{name: "done later", done: "Mayor Elsa Brandt opened the rebuilt bridge at Varnow before crowds of walkers.", want: 1},
		{name: "done in a report of the same day", done: "Mayor Elsa Brandt opened the rebuilt bridge at Varnow before crowds of walkers.", same: "day", want: 1},
		{name: "done in a report of the same minute", done: "Mayor Elsa Brandt opened the rebuilt bridge at Varnow before crowds of walkers.", same: "minute"},
		{name: "the plan is newer", done: "Mayor Elsa Brandt opened the rebuilt bridge at Varnow before crowds of walkers.", first: true},
		{name: "told in the same form", done: "Mayor Elsa Brandt tried to open the rebuilt bridge at Varnow before crowds of walkers."},
		{name: "told as going on", done: "Mayor Elsa Brandt is opening the rebuilt bridge at Varnow before crowds of walkers."},
		{name: "told as of now", done: "Mayor Elsa Brandt opens the rebuilt bridge at Varnow before crowds of walkers."},
		{name: "only named", plan: "Mayor Elsa Brandt will be opening the rebuilt Varnow bridge to cyclists and walkers on Friday.",
			done: "Mayor Elsa Brandt spoke on the open rebuilt bridge at Varnow before crowds of walkers."},
		{name: "no verb of it", plan: "Mayor Elsa Brandt will be at the opening rebuilt Varnow bridge with cyclists and walkers on Friday.",
			done: "Mayor Elsa Brandt opened the rebuilt bridge at Varnow before crowds of walkers."},
		{name: "something else is done", done: "Mayor Elsa Brandt praised the rebuilt bridge at Varnow before crowds of walkers."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(cmp.Or(tc.plan, plan)+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+tc.done)
			note(c, 1, "will", claimWord(parallax.Future, ""))
			a, b := &c.Articles[0].Article, &c.Articles[1].Article
			switch {
			case tc.same != "":
				a.Published.Precision = tc.same
				b.Published = a.Published
			case tc.first:
				a.Published, b.Published = b.Published, a.Published
			}
			if got := of(comparedOf(t, c), parallax.Update); len(got) != tc.want {
				t.Errorf("found %d updates, want %d", len(got), tc.want)
			}
		})
	}
}
