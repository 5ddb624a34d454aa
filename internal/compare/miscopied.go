package compare

import (
	"regexp"
	"slices"
	"strings"

	"parallax"
)

// codes matches numbers that name something - a telephone, a file, an account - by their length.
var codes = regexp.MustCompile(`\d[\d \-/]{6,}\d`)

// code is such a number in a statement.
type code struct {
	at     *statement
	digits string
	span   parallax.Span
}

// codes gives the numbers that name something in a statement. It looks once: a statement has many pairs.
func (s *statement) codes() []code {
	if s.coded != nil {
		return *s.coded
	}
	var out []code
	s.coded = &out
	for _, m := range codes.FindAllStringIndex(s.Exact, -1) {
		digits := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s.Exact[m[0]:m[1]])
		if len(digits) >= codeDigits {
			span := s.Span
			span.Start, span.End = s.Start+m[0], s.Start+m[1]
			if slices.ContainsFunc(s.moments, func(n *parallax.Annotation) bool { return n.Span.Overlaps(span) }) {
				continue // 16/02/2026 is a day
			}
			out = append(out, code{s, digits, span})
		}
	}
	return out
}

// codeDigits is the least number of digits of a number that names something.
const codeDigits = 8

// miscopied finds long numbers that name one thing and of which one has a digit more, less or other.
func (s *story) miscopied() []parallax.Difference {
	var out []parallax.Difference
	for _, p := range s.joined() {
		if sameTelling(p.a.telling, p.b.telling) {
			continue
		}
		as, bs := p.a.codes(), p.b.codes()
		for _, a := range as {
			for _, b := range bs {
				if !oneDigitOff(a.digits, b.digits) || b.knownIn(a.digits) || a.knownIn(b.digits) {
					continue
				}
				sides := []parallax.Side{a.at.side(a.span, a.digits, 0), b.at.side(b.span, b.digits, 1)}
				if i := slices.IndexFunc(out, func(d parallax.Difference) bool {
					return d.Sides[0].Normal == a.digits || d.Sides[1].Normal == b.digits || d.Sides[0].Normal == b.digits
				}); i >= 0 {
					out[i].Sides = addSides(out[i].Sides, sides)
					continue
				}
				out = append(out, parallax.Difference{Kind: parallax.Conflict, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotAmount, About: clip(p.a.Exact), Score: p.score * 0.9, Sides: sides,
					Why: []parallax.Reason{parallax.Because("numbers that differ in one digit", "%s, %s", a.digits, b.digits), parallax.Because("one claim", "%.2f", p.score)}})
			}
		}
	}
	for i := range out {
		groupByNormal(out[i].Sides)
	}
	return out
}

// knownIn reports whether the telling of the code has these digits too.
func (c code) knownIn(digits string) bool {
	return slices.ContainsFunc(c.at.telling.statements, func(st *statement) bool {
		return slices.ContainsFunc(st.codes(), func(d code) bool { return d.digits == digits })
	})
}

// oneDigitOff reports whether two numbers differ in one digit, or one has one more.
func oneDigitOff(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if x == y || len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return x[i+1:] == y[i+1:]
	}
	return x[i:] == y[i+1:]
}
