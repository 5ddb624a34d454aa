package compare

import (
	"math"
	"strconv"
	"strings"

	"parallax"
)

// How far a bound reaches. A text that says "at least nine" knows of nine and expects a few
// more, not ten times as many; so the open side is closed at a multiple of the value.
const (
	aboutSteps   = 0.75 // of a printed step, and at least the part of the value in aboutReach
	nearlyReach  = 0.10 // "nearly 50": 45 to 50
	atLeastReach = 1.5  // "at least ten": 10 to 15
	atMostReach  = 0.5  // "up to 100": 50 to 100
	several      = 2    // "millions" are two at least
	// roundable is the number from which on zeros at its end may be rounding: thirty people
	// are thirty, 300 people may be 287 (annotate gives a step above 1 from there on, and to dozens).
	roundable = 100
)

// aboutReach is how far "about" reaches by the number of significant digits: "about 200" is
// 180 to 220, "about 210" 200 to 220, "about 213" 211 to 215.
var aboutReach = []float64{0, 0.10, 0.05, 0.01}

// digits counts the significant digits of a value, three at most.
func digits(v float64) int {
	s := strings.Trim(strings.ReplaceAll(strconv.FormatFloat(math.Abs(v), 'f', -1, 64), ".", ""), "0")
	return min(max(len(s), 1), 3)
}

// interval is the values that a quantity as printed can stand for.
type interval struct{ low, high float64 }

// intervalOf gives the interval of a quantity in SI units where it has them, else as printed.
func intervalOf(q *parallax.Quantity) interval {
	v, high, step := q.Value, q.Value, q.Step
	if q.High != nil {
		high = *q.High
	}
	i := interval{v, high}
	if vague(q) {
		i.low = several * v
	}
	if step > 1 && q.Type != parallax.Ordinal || step > 0 && step < 1 || q.Type == parallax.Measure {
		i = interval{v - step/2, high + step/2} // "2.4 million" is 2.35 to 2.45
	}
	switch q.Bound {
	case parallax.About:
		reach := max(aboutReach[digits(v)]*math.Abs(v), aboutSteps*step)
		i = interval{v - reach, high + reach}
	case parallax.Nearly:
		i = interval{v * (1 - nearlyReach), high}
	case parallax.AtLeast, parallax.MoreThan:
		i.high = max(i.high, high*atLeastReach)
	case parallax.AtMost, parallax.LessThan:
		i.low = min(i.low, v*atMostReach)
	}
	if q.SIUnit != "" && q.Value != 0 && q.SI != 0 {
		f := q.SI / q.Value
		i = interval{i.low * f, i.high * f}
		// Converted values are rounded again by who converts them ("36 miles" for 58 km).
		if q.Unit != q.SIUnit {
			i = interval{i.low * 0.97, i.high * 1.03}
		}
	}
	return i
}

func (i interval) meets(j interval) bool { return i.low <= j.high && j.low <= i.high }

// overlaps reports whether two intervals have more than their ends in common, or one of them is a point of the other: 2.5 to
// the nearest tenth ends where 2.6 begins.
func (i interval) overlaps(j interval) bool {
	return i.meets(j) && (max(i.low, j.low) < min(i.high, j.high) || i.low == i.high || j.low == j.high)
}

// samePrint reports whether both say the value with the same precision, so that there is no difference.
func samePrint(q, r *parallax.Quantity) bool { return printedValue(q) == printedValue(r) }

// printed is a value with its precision.
type printed struct {
	value, high float64
	ranges      bool // there is a high
	bound       parallax.Bound
	unit        string
}

func printedValue(q *parallax.Quantity) printed {
	p := printed{value: q.Value, bound: q.Bound, unit: q.Unit}
	if q.High != nil {
		p.high, p.ranges = *q.High, true
	}
	return p
}

// limit is the value that bounds a quantity: "up to 80 to 90" is 90 at most.
func limit(q *parallax.Quantity) float64 {
	if q.High != nil && (q.Bound == parallax.AtMost || q.Bound == parallax.LessThan) {
		return *q.High
	}
	return q.Value
}

// convertedLimit is how far apart, as a part of the higher, one limit printed in two units may lie: each is rounded.
const convertedLimit = 0.05

// boundsApart reports whether both are bounded on the same side by two limits: "up to 1.5 million", "up to 1.6 million".
func boundsApart(q, r *parallax.Quantity, i, j interval) bool {
	if !sameSide(q, r) || q.Unit == r.Unit {
		return sameSide(q, r) && limit(q) != limit(r)
	}
	x, y := i.high, j.high
	if q.Bound == parallax.AtLeast || q.Bound == parallax.MoreThan {
		x, y = i.low, j.low
	}
	return max(x, y)-min(x, y) > convertedLimit*max(x, y)
}

// sameSide reports whether both are bounded on the same side: "up to 1.5 million" and "up to
// 1.6 million" are two values of one bound, and not compatible for being bounds.
func sameSide(q, r *parallax.Quantity) bool {
	side := func(b parallax.Bound) int {
		switch b {
		case parallax.AtLeast, parallax.MoreThan:
			return 1
		case parallax.AtMost, parallax.LessThan:
			return -1
		}
		return 0
	}
	return side(q.Bound) != 0 && side(q.Bound) == side(r.Bound)
}
