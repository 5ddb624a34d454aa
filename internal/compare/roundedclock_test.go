package compare

import (
	"testing"
	"time"

	"parallax"
)

// TestRoundedClock wants a clock time to be no other than the same to the nearest five or ten minutes.
func TestRoundedClock(t *testing.T) {
	clock := func(hour, minute int) *parallax.Moment {
		start := time.Date(2027, 9, 14, hour, minute, 0, 0, time.UTC)
		return &parallax.Moment{Type: "TIME", Start: start, End: start.Add(time.Minute), Granularity: "minute"}
	}
	for _, tc := range []struct {
		name       string
		m, n       *parallax.Moment
		apart, one bool
	}{
		{"to the nearest ten", clock(3, 33), clock(3, 30), false, true},
		{"over an hour", clock(8, 59), clock(9, 0), false, true},
		{"to the nearest five", clock(8, 43), clock(8, 45), false, true},
		{"a five to the nearest ten", clock(8, 45), clock(8, 50), false, true},
		{"beyond it", clock(3, 36), clock(3, 30), true, false},
		{"both to the minute", clock(3, 33), clock(3, 31), true, false},
		{"both rounded", clock(3, 30), clock(3, 20), true, false},
		{"the same", clock(3, 30), clock(3, 30), false, false},
	} {
		if apart, one := apart(tc.m, tc.n), roughlySame(tc.m, tc.n); apart != tc.apart || one != tc.one {
			t.Errorf("%s: apart %v, the same roughly %v", tc.name, apart, one)
		}
	}
}
