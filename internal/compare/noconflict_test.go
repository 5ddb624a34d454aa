package compare

import (
	"testing"
	"time"

	"parallax"
)

// All figures of two seasons differ: then none of them contradicts the other.
func TestFiguresOfTwoSeasons(t *testing.T) {
	const first, second = "Brandt ended the Varnow season with N1 goals, N2 passes and N3 tackles.", "Brandt ended the Varnow season with M1 goals, M2 passes and M3 tackles."
	for _, tc := range []struct {
		name   string
		second [3]float64
		want   int
	}{
		{"all differ", [3]float64{31, 48, 70}, 0},
		{"one is the same", [3]float64{31, 60, 90}, 1},
	} {
		c := invented(first+"\nSchools in Hallow stayed closed.", "A choir sang.\n"+second)
		for i, thing := range []string{"goal", "pass", "tackle"} {
			digit := string(rune('1' + i))
			note(c, 1, "N"+digit, number([]float64{39, 60, 90}[i], thing, "", ""))
			note(c, 2, "M"+digit, number(tc.second[i], thing, "", ""))
		}
		if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.want {
			t.Errorf("%s: %d conflicts, want %d", tc.name, len(got), tc.want)
		}
	}
}

func TestConvertedAmounts(t *testing.T) {
	for text, want := range map[string]bool{"a loan of 110 billion crowns ($158 billion)": true, "a loan of $158 billion": false, "the loan ($158 billion)": false} {
		c := invented(text, "x of y")
		s := prepare(*c, nil, nil)
		n := parallax.Annotation{Span: find(&c.Articles[0], "$158 billion")}
		v := &value{at: s.statements[0], note: &n, q: &parallax.Quantity{Type: parallax.Money}}
		if got := v.converted(); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestZoneOfOneClock(t *testing.T) {
	clock := func(hour, minute int) *parallax.Moment {
		return &parallax.Moment{Granularity: "minute", Start: time.Date(2026, 10, 12, hour, minute, 0, 0, time.UTC)}
	}
	for _, tc := range []struct {
		a, b string
		m, n *parallax.Moment
		want bool
	}{
		{"3:30 p.m.", "4:30 p.m. ET", clock(15, 30), clock(16, 30), true},
		{"3:30 p.m.", "4:30 p.m.", clock(15, 30), clock(16, 30), false},
		{"3:30 p.m.", "4:45 p.m. ET", clock(15, 30), clock(16, 45), false},
	} {
		f := &timeFacing{a: &timed{words: tc.a}, b: &timed{words: tc.b}, m: tc.m, n: tc.n}
		if got := f.zoneUnsaid(); got != tc.want {
			t.Errorf("%q, %q: %v", tc.a, tc.b, got)
		}
	}
}

// Two ways to write a name of another alphabet are no two places.
func TestWrittenInAnotherAlphabet(t *testing.T) {
	if confusable("varndhena", "varntrena") != confusable("varndena", "varntrena") || breathless("gadhkha") != "gadka" || breathless("ahab") != "ahab" {
		t.Error("the h behind a consonant counts")
	}
}

func TestAgesAtTwoTimes(t *testing.T) {
	at := func(year int, value string) apposed {
		a := parallax.Article{Published: parallax.Date{Time: time.Date(year, 5, 1, 0, 0, 0, 0, time.UTC), Precision: "day"}}
		return apposed{at: &statement{telling: &telling{covered: &parallax.Covered{Article: a}}}, value: value}
	}
	for _, tc := range []struct {
		x, y apposed
		want bool
	}{{at(2024, "27"), at(2026, "29"), true}, {at(2026, "27"), at(2026, "28"), false}, {at(2026, "27"), at(2024, "29"), false}, {at(2024, "27-3"), at(2026, "29-3"), false}} {
		if got := aged(tc.x, tc.y); got != tc.want {
			t.Errorf("%s, %s: %v", tc.x.value, tc.y.value, got)
		}
	}
}

// Who did not pay more than ten may have paid.
func TestNotMoreThan(t *testing.T) {
	for bound, want := range map[parallax.Bound]int{parallax.MoreThan: 0, parallax.Exact: 1} {
		c := invented("The Brandt ferry line paid the Varnow harbour office ten crowns.\nSchools in Hallow stayed closed.", "A choir sang.\nThe Brandt ferry line never paid the Varnow harbour office ten crowns.")
		note(c, 2, "never", claimWord(parallax.Negation, ""))
		note(c, 2, "ten", number(10, "crown", "", bound))
		c.Articles[1].Article.Published = c.Articles[0].Article.Published
		if got := of(comparedOf(t, c), parallax.Conflict); len(got) != want {
			t.Errorf("bound %q: %d conflicts, want %d", bound, len(got), want)
		}
	}
}
