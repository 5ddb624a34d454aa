package measure

import (
	"slices"
	"time"
)

// Latency is how long one kind of thing took.
type Latency struct {
	Name  string  `json:"name"`
	Count int     `json:"count"`
	P50   float64 `json:"p50_ms"`
	P99   float64 `json:"p99_ms"`
	Most  float64 `json:"most_ms"`
}

// LatencyOf sums up times; the zero figures when there are none. It sorts them.
func LatencyOf(name string, took []time.Duration) Latency {
	l := Latency{Name: name, Count: len(took)}
	if len(took) == 0 {
		return l
	}
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[min(len(took)-1, int(share*float64(len(took))))].Microseconds()) / 1000
	}
	l.P50, l.P99, l.Most = at(0.5), at(0.99), at(1)
	return l
}
