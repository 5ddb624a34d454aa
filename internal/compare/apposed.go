package compare

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
)

// apposed is a figure printed right behind a person's name: an age ("Elsa Brandt, 52, said"), a
// record ("Elsa Brandt (52-3)"); or an age printed otherwise beside it (ageBeside).
type apposed struct {
	at     *statement
	person string
	value  string
	span   parallax.Span
}

// apposedFigures finds persons behind whose names two articles print different figures of one
// shape, such as two ages.
func (s *story) apposedFigures() []parallax.Difference {
	byKey := map[string][]apposed{}
	var order []string
	for _, st := range s.statements {
		for _, n := range st.names {
			if n.Name.Type != parallax.Person {
				continue
			}
			span, value := st.figureBehind(n.Span)
			if value == "" {
				span, value = st.ageBeside(n.Span)
			}
			if value == "" {
				continue
			}
			key := personKey(n.Name.Canonical) + " " + shape(value)
			if byKey[key] == nil {
				order = append(order, key)
			}
			byKey[key] = append(byKey[key], apposed{st, n.Name.Canonical, value, span})
		}
	}
	var out []parallax.Difference
	for _, key := range order {
		if d, ok := apposedDifference(byKey[key]); ok {
			out = append(out, d)
		}
	}
	return out
}

// figureBehind gives the figure that follows a span across a comma or an opening bracket and
// ends at one; "" when there is none.
func (s *statement) figureBehind(name parallax.Span) (parallax.Span, string) {
	if !s.Contains(name) {
		return parallax.Span{}, ""
	}
	rest := s.Exact[name.End-s.Start:]
	gap := len(rest) - len(strings.TrimLeft(rest, ", ("))
	if gap < 2 || !strings.ContainsAny(rest[:gap], ",(") {
		return parallax.Span{}, ""
	}
	end := gap
	for end < len(rest) {
		r, n := utf8.DecodeRuneInString(rest[end:])
		if !unicode.IsDigit(r) && r != '-' && r != '–' {
			break
		}
		end += n
	}
	value := strings.TrimRight(rest[gap:end], "-–")
	if value == "" || !unicode.IsDigit(rune(value[0])) || gap+len(value) < len(rest) && !strings.ContainsRune(",;.)", rune(rest[gap+len(value)])) {
		return parallax.Span{}, ""
	}
	at := parallax.Span{Field: name.Field, Index: name.Index, Start: name.End + gap, End: name.End + gap + len(value)}
	return at, value
}

// shape gives a figure with its digits made alike: an age is "99", a record "99-9".
func shape(value string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '9'
		}
		return r
	}, value)
}

// unknownYears is how many years may lie between reports of one story of which the time of one is not known.
const unknownYears = 3

// aged reports whether a figure may be an age at two times: the articles are of times as many years apart as the
// figures, give or take one. Where the time of one is not known, the crime and the sentence may be some years apart; where none is, a birthday
// may lie between, but nothing says that years do.
func aged(x, y apposed) bool {
	v, err := strconv.Atoi(x.value)
	w, err2 := strconv.Atoi(y.value)
	s, t := x.at.telling.when(), y.at.telling.when()
	if err != nil || err2 != nil {
		return false
	}
	if s.IsZero() && t.IsZero() {
		return max(v, w)-min(v, w) <= 1
	}
	if s.IsZero() || t.IsZero() {
		return max(v, w)-min(v, w) <= unknownYears
	}
	years := t.Sub(s).Hours() / 24 / 365.25
	return years*float64(w-v) > 0 && math.Abs(years-float64(w-v)) <= 1
}

// apposedDifference makes a conflict of the figures behind one name, when two tellings print
// different ones and none prints both.
func apposedDifference(list []apposed) (parallax.Difference, bool) {
	values := map[*telling]string{}
	differ := false
	for i, x := range list {
		if before, ok := values[x.at.telling]; ok && before != x.value {
			return parallax.Difference{}, false
		}
		values[x.at.telling] = x.value
		differ = differ || slices.ContainsFunc(list[:i], func(y apposed) bool {
			return y.value != x.value && !sameTelling(x.at.telling, y.at.telling) && !aged(x, y)
		})
	}
	if !differ {
		return parallax.Difference{}, false
	}
	d := parallax.Difference{Kind: parallax.Conflict, Slot: parallax.SlotAmount, About: list[0].person, Score: 0.8,
		Why: []parallax.Reason{parallax.Because("figures behind one name", "%s", list[0].person)}}
	for _, x := range list {
		if slices.ContainsFunc(d.Sides, func(y parallax.Side) bool { return y.Evidence == x.at.Evidence }) {
			continue
		}
		d.Sides = append(d.Sides, x.at.side(x.span, x.value, 0))
	}
	groupByNormal(d.Sides)
	return d, true
}
