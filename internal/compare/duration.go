package compare

import (
	"strconv"
	"strings"

	"parallax"
)

// dayLengths are the units of ISO 8601 durations in days, with "DE" for decades and "CE" for
// centuries as in TIMEX3. Units of time of day are left out: hours are told of many things.
var dayLengths = map[string]float64{"D": 1, "W": 7, "M": 30.4, "Y": 365.25, "DE": 3652.5, "CE": 36525}

const (
	// roundPeriod is how far a period of a round number of units reaches: "twenty years" is said of 18 to 22.
	roundPeriod = 0.12
	// periodSteps is how far any other reaches in its units: "four weeks" for 25 days.
	periodSteps = 0.5
	// morePeriod is where "more than" ends: "more than thirty years" is hardly said of fifty.
	morePeriod = 1.4
)

// days gives the days a duration may stand for; false when it is not said in a number of days or longer.
func days(m *parallax.Moment) (interval, bool) {
	v, ok := strings.CutPrefix(m.Value, "P")
	digits := strings.TrimRight(v, "DECWMY")
	unit := dayLengths[strings.TrimPrefix(v, digits)]
	n, err := strconv.ParseFloat(digits, 64)
	if !ok || err != nil || unit == 0 || n <= 0 {
		return interval{}, false
	}
	reach := periodSteps
	if n >= 10 && int(n)%10 == 0 {
		reach = max(reach, roundPeriod*n)
	}
	i := interval{(n - reach) * unit, (n + reach) * unit}
	switch m.Bound {
	case parallax.MoreThan, parallax.AtLeast:
		i = interval{n * unit, n * unit * morePeriod}
	case parallax.LessThan, parallax.AtMost:
		i = interval{n * unit / morePeriod, n * unit}
	case parallax.Nearly:
		i = interval{i.low, n * unit}
	}
	return i, true
}

// roughlyAsLong reports whether both durations may be one, printed with different precision:
// "two decades" and "21 years", "more than a week" and "eight days".
func roughlyAsLong(m, n *parallax.Moment) bool {
	i, ok := days(m)
	j, also := days(n)
	return ok && also && i.meets(j) && (m.Value != n.Value || m.Bound != n.Bound)
}
