package parallax

import (
	"fmt"
	"strconv"
)

// Reason is one thing that was looked at for a decision and what was seen there.
// Every decision of the engine carries some; pages show them and `parallax explain` prints them.
type Reason struct {
	// What names the thing looked at: "shared names", "same day", "negation".
	What string `json:"what"`
	// Value is what was seen, for people to read: "Varnow, Elsa Brandt".
	Value string `json:"value,omitempty"`
	// Weight is what it added to the score it belongs to; 0 when there is no score.
	Weight float64 `json:"weight,omitempty"`
}

// String gives the reason as one line without a trailing period.
func (r Reason) String() string {
	s := r.What
	if r.Value != "" {
		s += ": " + r.Value
	}
	if r.Weight != 0 {
		s += " (" + strconv.FormatFloat(r.Weight, 'f', 2, 64) + ")"
	}
	return s
}

// Because makes a reason with a formatted value and no weight.
func Because(what, format string, args ...any) Reason {
	return Reason{What: what, Value: fmt.Sprintf(format, args...)}
}
