package compare

import (
	"testing"

	"parallax"
)

func TestJudge(t *testing.T) {
	ptr := func(v float64) *float64 { return &v }
	q := func(v, step float64, b parallax.Bound) *parallax.Quantity {
		return &parallax.Quantity{Type: parallax.Number, Value: v, Step: step, Bound: b, Thing: "people"}
	}
	dozens := &parallax.Quantity{Type: parallax.Number, Value: 24, High: ptr(99), Thing: "people"}
	for _, tc := range []struct {
		name string
		a, b *parallax.Quantity
		want parallax.DifferenceKind
	}{
		{"the same", q(9, 1, ""), q(9, 1, ""), ""},
		{"about 200 and 213", q(200, 100, parallax.About), q(213, 1, ""), parallax.Rounding},
		{"at least nine and nine", q(9, 1, parallax.AtLeast), q(9, 1, ""), parallax.Rounding},
		{"at least ten and twelve", q(10, 1, parallax.AtLeast), q(12, 1, ""), parallax.Rounding},
		{"up to 159 and 159", q(159, 1, parallax.AtMost), q(159, 1, ""), parallax.Rounding},
		{"2.4 million and 2,440,000", q(2.4e6, 1e5, ""), q(2.44e6, 1e4, ""), parallax.Rounding},
		{"dozens and 60", dozens, q(60, 1, ""), parallax.Rounding},
		{"six and nine", q(6, 1, ""), q(9, 1, ""), parallax.Conflict},
		{"dozens and six", dozens, q(6, 1, ""), ""},
		{"at least 80 and 45", q(80, 1, parallax.AtLeast), q(45, 1, ""), parallax.Conflict},
		{"at least 80 and nineteen", q(80, 1, parallax.AtLeast), q(19, 1, ""), ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented("x of y", "x of y")
			s := prepare(*c, nil, nil)
			v := func(st *statement, q *parallax.Quantity) *value {
				return &value{at: st, q: q, note: &parallax.Annotation{Span: st.Span}}
			}
			f := &facing{a: v(s.statements[0], tc.a), b: v(s.statements[1], tc.b), fit: 1, context: 1, pair: &pair{score: 1}}
			f.judge(1, 1)
			if f.kind != tc.want {
				t.Errorf("got %q, want %q", f.kind, tc.want)
			}
		})
	}
}

// A word for an order of magnitude is two of it at least: "millions" beside "one million" rounds nothing.
func TestSeveralIsMoreThanOne(t *testing.T) {
	high := 9999999.0
	millions := &parallax.Quantity{Type: parallax.Number, Value: 1e6, High: &high}
	for value, want := range map[float64]bool{1e6: false, 3e6: true} {
		one := &parallax.Quantity{Type: parallax.Number, Value: value, Step: 1}
		if got := intervalOf(millions).meets(intervalOf(one)); got != want {
			t.Errorf("millions and %g: meet is %v", value, got)
		}
	}
}
