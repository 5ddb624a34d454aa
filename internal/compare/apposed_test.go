package compare

import (
	"slices"
	"testing"
	"time"

	"parallax"
)

func TestFiguresBehindNames(t *testing.T) {
	for _, tc := range []struct {
		name, a, b string
		want       []string
	}{
		{"two ages", "Elsa Brandt, 52, saw the ferries collide.", "Elsa Brandt, 54, saw the ferries collide.", []string{"52", "54"}},
		{"two records", "Elsa Brandt (52-3) won in Varnow.", "Elsa Brandt, 53-3, won in Varnow.", []string{"52-3", "53-3"}},
		{"one age", "Elsa Brandt, 52, saw the ferries collide.", "Elsa Brandt (52) saw the ferries collide.", nil},
		{"figures of two shapes", "Elsa Brandt, 52, won in Varnow.", "Elsa Brandt (52-3) won in Varnow.", nil},
		{"no figure of hers", "Elsa Brandt, 52 sailors and a cook drowned.", "Elsa Brandt, 54, drowned.", nil},
		{"both in one article", "Elsa Brandt, 52, won. Elsa Brandt, 54, lost.", "Elsa Brandt, 52, won.", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a, tc.b)
			for i := range c.Articles {
				a := &c.Articles[i]
				for at := 0; at+11 <= len(a.Article.Text); at++ {
					if a.Article.Text[at:at+11] == "Elsa Brandt" {
						n := person("Elsa Brandt", "", parallax.Span{})
						n.Span = parallax.TextSpan(at, at+11)
						a.Notes = append(a.Notes, n)
					}
				}
			}
			got := of(comparedOf(t, c), parallax.Conflict)
			if (len(got) > 0) != (tc.want != nil) {
				t.Fatalf("got %v, want %v", got, tc.want)
			}
			if tc.want != nil && !slices.Equal(values(got[0]), tc.want) {
				t.Errorf("got %v, want %v", values(got[0]), tc.want)
			}
		})
	}
}

// Ages of reports of which one has no date may be of two years.
func TestAgesWithoutDate(t *testing.T) {
	for _, tc := range []struct {
		age            string
		want, dateless int
	}{{"53", 0, 0}, {"54", 0, 1}, {"58", 1, 1}} {
		c := invented("Elsa Brandt, 52, saw the ferries collide.", "Elsa Brandt, "+tc.age+", saw the ferries collide.")
		c.Articles[1].Article.Published = parallax.Date{}
		for i := range c.Articles {
			note(c, i+1, "Elsa Brandt", person("Elsa Brandt", "", parallax.Span{}))
		}
		if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.want {
			t.Errorf("52 and %s: %d conflicts, want %d", tc.age, len(got), tc.want)
		}
		c.Articles[0].Article.Published = parallax.Date{}
		if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.dateless {
			t.Errorf("52 and %s, no date at all: %d conflicts, want %d", tc.age, len(got), tc.dateless)
		}
	}
}

func TestClocksApart(t *testing.T) {
	east := time.FixedZone("east", 2*60*60)
	clock := func(h, m int, zone *time.Location, bound parallax.Bound) *parallax.Moment {
		at := time.Date(2026, 10, 12, h, m, 0, 0, zone)
		return &parallax.Moment{Granularity: "minute", Start: at, End: at.Add(time.Minute), Bound: bound}
	}
	for _, tc := range []struct {
		name string
		a, b *parallax.Moment
		want bool
	}{
		{"half an hour", clock(13, 50, east, ""), clock(14, 20, east, ""), true},
		{"as printed, whatever the zone", clock(13, 50, east, ""), clock(14, 20, time.UTC, ""), true},
		{"one hour of two zones", clock(14, 20, east, ""), clock(12, 20, time.UTC, ""), false},
		{"rough and near", clock(13, 50, east, parallax.About), clock(14, 0, east, ""), false},
		{"rough and far", clock(13, 50, east, parallax.About), clock(14, 20, east, ""), true},
		{"before", clock(13, 50, east, parallax.LessThan), clock(14, 20, east, ""), false},
		{"the same", clock(14, 20, east, ""), clock(14, 20, east, ""), false},
	} {
		if got := apart(tc.a, tc.b); got != tc.want {
			t.Errorf("%s: got %v", tc.name, got)
		}
	}
}

func TestCompound(t *testing.T) {
	if !compound("speedboat", "boat") || compound("boat", "boat") || compound("boat", "speedboat") || compound("scar", "car") {
		t.Error("a speedboat is a boat, and nothing else here")
	}
}

func TestNegationInQuotedWordsContradictsNothing(t *testing.T) {
	c := invented("The harbour master closed the port of Varnow for the night.", "\"The harbour master did not close the port of Varnow for the night.\"")
	note(c, 2, "not", claimWord(parallax.Negation, ""))
	if got := of(comparedOf(t, c), parallax.Conflict); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	c = invented("The harbour master closed the port of Varnow for the night.", "The harbour master did not close the port of Varnow for the night.")
	note(c, 2, "not", claimWord(parallax.Negation, ""))
	if got := of(comparedOf(t, c), parallax.Conflict); len(got) != 1 {
		t.Errorf("a negation of the report: got %v", got)
	}
}
