package measure

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"parallax"
)

// recognition is a line of cases.jsonl: a sentence with the values in it, as in the specs of
// Recognizers-Text. Of a resolution any of the listed values will do.
type recognition struct {
	ID, Lang, Kind string
	Results        []struct {
		Start, End *int
		Resolution json.RawMessage
	}
}

// recognizedKinds are the kinds of cases that are measured, with what they are called.
var recognizedKinds = []string{"number", "currency", "percentage", "datetime"}

// recognized measures values, case by case: a case is right when all its values are. Dates
// are compared to the day, times of day to the minute.
func recognized(ctx context.Context, at *folder, p Program) (Report, error) {
	docs, _, err := annotated(ctx, at, "cases.jsonl", p)
	if err != nil {
		return Report{}, err
	}
	cases, err := rows[recognition](at, "cases.jsonl", true)
	if err != nil {
		return Report{}, err
	}
	counted := map[string]*Figure{}
	var languages []string
	n := 0
	for _, c := range cases {
		right, placed := c.right(docs[c.ID])
		if !placed {
			continue
		}
		n++
		name := c.Kind + " " + c.Lang
		if counted[name] == nil {
			counted[name] = &Figure{Name: name}
			languages = appendNew(languages, c.Lang)
		}
		counted[name].add(right)
	}
	report := Report{Items: fmt.Sprintf("%d cases", n)}
	for _, kind := range recognizedKinds {
		for _, l := range languages {
			if f := counted[kind+" "+l]; f != nil {
				report.Figures = append(report.Figures, *f)
			}
		}
	}
	return report, nil
}

// appendNew appends a word where it belongs in a sorted list, unless it is there.
func appendNew(list []string, word string) []string {
	for i, w := range list {
		if w == word {
			return list
		}
		if w > word {
			return append(list[:i], append([]string{word}, list[i:]...)...)
		}
	}
	return append(list, word)
}

// right reports whether all placed values of the case were found, and whether it has any.
func (c *recognition) right(doc *noted) (right, placed bool) {
	kind := parallax.KindQuantity
	switch c.Kind {
	case "number", "currency", "percentage":
	case "datetime":
		kind = parallax.KindMoment
	default:
		return false, false
	}
	right = true
	for _, r := range c.Results {
		if r.Start == nil || r.End == nil {
			continue
		}
		placed = true
		values := resolutions(r.Resolution)
		if len(values) == 0 {
			continue
		}
		where, ok := doc.points.bytes(*r.Start, *r.End), false
		for _, a := range doc.of(kind) {
			ok = ok || bytesOf(a.Span).overlaps(where) && sameValue(a, values)
		}
		right = right && ok
	}
	return right, placed
}

// resolutions gives the values that are accepted: one, or those of a list.
func resolutions(raw json.RawMessage) []map[string]any {
	var one map[string]any
	if json.Unmarshal(raw, &one) == nil && one != nil {
		return []map[string]any{one}
	}
	var mixed []any
	if json.Unmarshal(raw, &mixed) != nil {
		return nil
	}
	var out []map[string]any
	for _, m := range mixed {
		if m, ok := m.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// sameValue reports whether an annotation has one of the values.
func sameValue(a parallax.Annotation, values []map[string]any) bool {
	for _, v := range values {
		if a.Moment != nil {
			for _, member := range []string{"value", "start", "timex"} {
				if s, ok := v[member].(string); ok && s != "" && clock(s) == clock(a.Moment.Value) {
					return true
				}
			}
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimRight(strings.ReplaceAll(fmt.Sprint(v["value"]), ",", "."), "%"), 64)
		if have := a.Quantity.Value; err == nil && math.Abs(have-n) < 1e-6*max(1, math.Abs(have)) {
			return true
		}
	}
	return false
}

var clockEnd = regexp.MustCompile(`(?:^|T)(\d\d)(?::(\d\d))?(?::\d\d)?$`)

// clock gives of a time of day the hour and minute, of anything else the day.
func clock(value string) string {
	s := strings.ReplaceAll(value, " ", "T")
	m := clockEnd.FindStringSubmatch(s)
	switch {
	case m == nil || !strings.ContainsAny(s, "T:"):
		return first(s, len("2006-01-02"))
	case m[2] == "":
		return m[1] + ":00"
	}
	return m[1] + ":" + m[2]
}
