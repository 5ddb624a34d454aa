package dossier

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"parallax"
)

// Geometry of the chart of a number over time, in the units of its viewBox.
const (
	chartWidth, chartHeight, chartMargin = 440, 132, 36
	chartTop, chartAxis                  = 30, 104
	chartDots                            = 3 // days with values from which one is drawn
)

// chartView is the values of one thing over time, drawn.
type chartView struct {
	Width, Height, Axis, From, To, DatesY int
	First, Last, Says                     string
	Dots                                  []chartDot
	Line                                  bool // the dots are joined: no day has two values
}

type chartDot struct {
	X, Y, LabelY int
	Value, Label string
	at, size     float64
}

// chart draws the values of a card along a line of time; nil when fewer than three are known
// to hold for different days, or one of those is no single number.
func (v *view) chart(c *parallax.ValueCard) *chartView {
	var dots []chartDot
	days := map[string]bool{}
	for i := range c.Values {
		r := &c.Values[i]
		size, ok := single(cmp.Or(r.Normal, r.Value))
		if r.AsOf.IsZero() || !ok {
			continue
		}
		at := float64(r.AsOf.Unix())
		days[parallax.DayLabel(r.AsOf)] = true
		dots = append(dots, chartDot{at: at, size: size, Value: cmp.Or(v.loc.Reading(r.Normal), r.Value), Label: v.loc.Reading(parallax.DayLabel(r.AsOf))})
	}
	if len(days) < chartDots {
		return nil
	}
	slices.SortStableFunc(dots, func(a, b chartDot) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.size, b.size)) })
	first, last, top := dots[0].at, dots[len(dots)-1].at, 0.0
	var says []string
	for _, d := range dots {
		top = max(top, d.size)
		says = append(says, d.Label+": "+d.Value)
	}
	if top <= 0 {
		return nil
	}
	for i := range dots {
		d := &dots[i]
		d.X = chartMargin + int((d.at-first)/(last-first)*(chartWidth-2*chartMargin))
		d.Y = chartAxis - int(max(0, d.size)/top*(chartAxis-chartTop))
		d.LabelY = d.Y - 9
	}
	return &chartView{
		Width: chartWidth, Height: chartHeight, Axis: chartAxis, From: chartMargin, To: chartWidth - chartMargin, DatesY: chartAxis + 20,
		First: dots[0].Label, Last: dots[len(dots)-1].Label, Says: strings.Join(says, "; "), Dots: dots, Line: len(days) == len(dots),
	}
}

// printed is a number in a label, as parallax.Quantity.Label writes it.
var printed = regexp.MustCompile(`\d+(?:,\d{3})*(?:\.\d+)?`)

// single reads the one number of a label; false without one, and when there are two, as in a range.
func single(label string) (float64, bool) {
	found := printed.FindAllString(label, 2)
	if len(found) != 1 {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(found[0], ",", ""), 64)
	return n, err == nil
}
