package compare

import (
	"regexp"
	"time"

	"parallax"
)

const (
	// momentSure is the probability of one claim from which on times that are alike in a seldom way need no such overlap.
	momentSure = 0.75
	// nextContext is the overlap that times next to each other need in statements that make one claim with nextClaim,
	// nextDays and nextWeeks what may lie between them.
	nextContext = 0.3
	nextClaim   = 0.85
	nextDays    = 48 * time.Hour
	nextWeeks   = 8 * 24 * time.Hour
)

// neighbours reports whether two times are days, or the same part of days, that follow each other or nearly so, or a day and a week or two
// weeks: one of them was taken for the other. Days further apart are rather of two events.
func neighbours(m, n *parallax.Moment) bool {
	low, high := coarse[m.Granularity], coarse[n.Granularity]
	gap := max(m.Start.Sub(n.End), n.Start.Sub(m.End))
	switch {
	case low == high && (low == coarse["day"] || low == coarse["part of day"]):
		return gap <= nextDays
	case max(low, high) == coarse["week"] && min(low, high) >= coarse["day"]:
		return gap <= nextWeeks
	}
	return false
}

// seldom reports whether both times agree in a way that two times seldom do by chance: an hour within
// a part of the same day, or two lengths of time that are not printed in the same unit.
func (f *timeFacing) seldom() bool {
	m, n := f.m, f.n
	if coarse[m.Granularity] > coarse[n.Granularity] {
		m, n = n, m
	}
	if m.Type == "DURATION" && n.Type == "DURATION" {
		return f.context > 0 && m.Value != n.Value && roughlyAsLong(m, n)
	}
	return m.Granularity == "minute" && n.Granularity == "part of day" && f.roughly()
}

// zoneUnsaid reports whether one of two clock times is printed with its zone and the other not, and whole
// hours lie between: the other may be of the place.
func (f *timeFacing) zoneUnsaid() bool {
	if f.m.Granularity != "minute" || f.n.Granularity != "minute" {
		return false
	}
	return zoned.MatchString(f.a.words) != zoned.MatchString(f.b.words) && f.m.Start.Minute() == f.n.Start.Minute()
}

// zoned matches the letters of a zone ("ET", "GMT", "CEST") behind a clock time.
var zoned = regexp.MustCompile(`\b(?:[A-Z]{1,3}T|UTC)\b`)
