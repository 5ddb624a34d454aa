package compare

import (
	"slices"
	"testing"
	"time"

	"parallax"
)

// TestPlanThatShrinks follows the points of a plan inside one story, in the order of the reports.
func TestPlanThatShrinks(t *testing.T) {
	c := invented("Hallow rejected the 12-point harbour plan of the Varnow council.\nPlums are dear.",
		"The council presented a 9-point harbour plan in Varnow after talks.\nA choir sang.")
	note(c, 1, "12", number(12, "plan", "", ""))
	note(c, 2, "9", number(9, "plan", "", ""))
	got := of(comparedOf(t, c), parallax.Update)
	if len(got) != 1 || got[0].Sides[0].Value != "12" || got[0].Sides[1].Value != "9" {
		t.Fatalf("got %v", got)
	}
}

// TestAboutIsNoNewState holds "about 310" of the next day against the 312 that it rounds.
func TestAboutIsNoNewState(t *testing.T) {
	c := invented("A ferry with 312 passengers ran aground off Varnow.\nPlums are dear.",
		"Some 310 passengers were on the ferry when it ran aground off Varnow.\nA choir sang.")
	note(c, 1, "312", number(312, "people", "", ""))
	about := number(310, "people", "", "")
	about.Quantity.Bound, about.Quantity.Step = parallax.About, 10
	note(c, 2, "310", about)
	if got := of(comparedOf(t, c), parallax.Update); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	note(c, 2, "310", number(290, "people", "", ""))
	c.Articles[1].Notes = slices.DeleteFunc(c.Articles[1].Notes, func(n parallax.Annotation) bool { return n.Quantity != nil && n.Quantity.Value == 310 })
	if got := of(comparedOf(t, c), parallax.Update); len(got) != 1 {
		t.Errorf("of 290: got %v", got)
	}
}

// TestStoryline finds the same across stories, and only there.
func TestStoryline(t *testing.T) {
	all := invented("Hallow rejected the 12-point harbour plan of the Varnow council.\nPlums are dear.",
		"The council presented a 9-point harbour plan in Varnow after talks.\nA choir sang.")
	note(all, 1, "12", number(12, "plan", "", ""))
	note(all, 2, "9", number(9, "plan", "", ""))
	c := &parallax.Coverage{Story: parallax.Story{ID: "s_late"}, Articles: all.Articles[1:],
		Storyline: []parallax.Coverage{{Story: parallax.Story{ID: "s_early"}, Articles: all.Articles[:1]}}}
	cmp := comparedOf(t, c)
	if len(of(cmp, parallax.Update)) != 0 {
		t.Error("an update within a story of one article")
	}
	if len(cmp.Updates) != 1 || !slices.Equal([]string{cmp.Updates[0].Sides[0].Value, cmp.Updates[0].Sides[1].Value}, []string{"12", "9"}) {
		t.Fatalf("got %v", cmp.Updates)
	}
	// Without times no order is known, and nothing is said.
	all.Articles[0].Article.Published = parallax.Date{}
	c.Storyline[0].Articles = all.Articles[:1]
	if got := comparedOf(t, c).Updates; len(got) != 0 {
		t.Errorf("an update without times: %v", got)
	}
}

func TestTimes(t *testing.T) {
	day := func(d, days int, granularity, value string) parallax.Annotation {
		at := time.Date(2026, 10, d, 0, 0, 0, 0, time.UTC)
		return parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Value: value, Start: at, End: at.AddDate(0, 0, days), Granularity: granularity}}
	}
	for _, tc := range []struct {
		name   string
		wa, wb string
		a, b   parallax.Annotation
		want   parallax.DifferenceKind
	}{
		{"a day of a month", "12 October", "October", day(12, 1, "day", "2026-10-12"), day(1, 31, "month", "2026-10"), parallax.Rounding},
		{"the same day", "12 October", "October 12", day(12, 1, "day", "2026-10-12"), day(12, 1, "day", "2026-10-12"), ""},
		{"two days", "12 October", "11 October", day(12, 1, "day", "2026-10-12"), day(11, 1, "day", "2026-10-11"), parallax.Conflict},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented("Two ferries collided off Varnow on "+tc.wa+" in dense fog.\nPlums are dear.", "Two ferries collided off Varnow on "+tc.wb+" in dense fog.\nA choir sang.")
			note(c, 1, tc.wa, tc.a)
			note(c, 2, tc.wb, tc.b)
			cmp := comparedOf(t, c)
			for _, kind := range []parallax.DifferenceKind{parallax.Conflict, parallax.Rounding} {
				n := len(of(cmp, kind))
				if (n > 0) != (kind == tc.want) {
					t.Errorf("%d of %s, want %q", n, kind, tc.want)
				}
			}
		})
	}
}
