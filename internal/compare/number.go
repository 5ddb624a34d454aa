package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"parallax"
)

// value is one quantity in one statement.
type value struct {
	at   *statement
	note *parallax.Annotation
	q    *parallax.Quantity
	near []nearby // stems around it, nearer ones weigh more
}

// facing is two values of one slot and how they stand to each other.
type facing struct {
	a, b    *value
	kind    parallax.DifferenceKind // "" when they agree
	fit     float64                 // how sure it is that both fill one slot, 0 to 1
	context float64                 // overlap of the words around both
	pair    *pair
	lowered map[toll]string // of the story
	rates   exchange        // of the story
	because []parallax.Reason
}

const (
	// reach is how many words on each side tell what a number is about.
	reach = 5
	// slotFit is the least fit at which two values count as of one slot, when they are
	// compatible; conflictFit when they are not: a false conflict costs more than a missed one.
	slotFit     = 0.45
	closeFit    = 0.3 // for large values so near each other that it is hardly by chance
	conflictFit = 0.66
	// apartFit is what each doubling of one value to the other takes away: of two values beside
	// each other, the nearer one is of the slot.
	apartFit = 0.03
	// sameValueFit is what the same value adds, when it is too large to be met by chance.
	sameValueFit     = 0.2
	sameValueContext = 0.15
	// nearValue is how many times one value may be the other when only one of them says in
	// which respect things are counted.
	nearValue = 1.2
	// severalUnlike is how many counts must differ, and none be equal, for two statements to count what was at two
	// times: all figures of two seasons differ.
	severalUnlike = 3
	// manyOf is the number from which on one number of two things is rather of one, told by two names; otherThing
	// is how alike those count.
	manyOf     = 10000
	otherThing = 0.3
	// conflictScore is the least probability that both statements make one claim.
	conflictScore = 0.7
)

// numbers compares the quantities of statements that share a claim.
func (s *story) numbers() []parallax.Difference {
	values := map[*statement][]*value{}
	for _, st := range s.statements {
		values[st] = s.valuesOf(st)
	}
	var found []*facing
	s.putRight, s.rates = s.lowered(), exchanges(values)
	for _, p := range s.joined() {
		found = append(found, s.face(p, values[p.a], values[p.b])...)
	}
	return s.numberDifferences(append(found, s.nearValues(values)...))
}

func (s *story) valuesOf(st *statement) []*value {
	var out []*value
	for _, n := range st.quantities {
		out = append(out, &value{at: st, note: n, q: n.Quantity, near: s.surroundings(st, n.Span)})
	}
	return out
}

// nearby is a stem near a span, with what it weighs there.
type nearby struct {
	id     int32 // in the lexicon
	weight float64
}

// surroundings gives the stems around a span of the statement, weighed by nearness, in order.
func (s *story) surroundings(st *statement, at parallax.Span) []nearby {
	out := make([]nearby, 0, 2*reach)
	before, after := 0, 0
	for i := len(st.words) - 1; i >= 0; i-- {
		if w := &st.words[i]; w.end <= at.Start && before < reach {
			before++
			out = append(out, nearby{w.id, s.lexicon.tells[w.id] / float64(1+before) * 2})
		}
	}
	for i := range st.words {
		if w := &st.words[i]; w.start >= at.End && after < reach {
			after++
			out = append(out, nearby{w.id, s.lexicon.tells[w.id] / float64(1+after) * 2})
		}
	}
	slices.SortFunc(out, func(a, b nearby) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(b.weight, a.weight)) })
	return slices.CompactFunc(out, func(a, b nearby) bool { return a.id == b.id }) // the nearest stays
}

// face pairs the values of two statements that fill one slot: equal ones first, since a
// number that is met by its equal is not to be held against another.
func (s *story) face(p *pair, as, bs []*value) []*facing {
	var all []*facing
	for _, a := range as {
		for _, b := range bs {
			if f := s.fit(p, a, b); f != nil {
				all = append(all, f)
			}
		}
	}
	slices.SortStableFunc(all, func(f, g *facing) int {
		return cmp.Or(boolCompare(samePrint(g.a.q, g.b.q), samePrint(f.a.q, f.b.q)), boolCompare(g.sameNumber(), f.sameNumber()), cmp.Compare(g.fit, f.fit))
	})
	used := map[*value]bool{}
	var out []*facing
	unlike, alike := 0, 0
	for _, f := range all {
		if (used[f.a] || used[f.b]) && !f.overEarlier(used) {
			continue
		}
		used[f.a], used[f.b] = true, true
		switch {
		case samePrint(f.a.q, f.b.q) && f.a.q.Value >= small:
			alike++
		case f.a.q.Thing == f.b.q.Thing && f.a.q.Unit == f.b.q.Unit && !intervalOf(f.a.q).meets(intervalOf(f.b.q)):
			unlike++
		}
		f.judge(len(as), len(bs))
		if f.kind != "" {
			out = append(out, f)
		}
	}
	if alike == 0 && unlike >= severalUnlike {
		out = slices.DeleteFunc(out, func(f *facing) bool { return f.kind == parallax.Conflict })
	}
	return out
}

// sameNumber reports whether both are one number that is not met by chance, whatever stands before it.
func (f *facing) sameNumber() bool { return f.a.q.Value == f.b.q.Value && f.a.q.Value >= small }

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// fit says how likely two values fill one slot; nil when they cannot.
func (s *story) fit(p *pair, a, b *value) *facing {
	q, r := a.q, b.q
	if q.Type != r.Type && !unsaidPercent(q, r) || q.Type == r.Type && !sameDimension(q, r) {
		return nil
	}
	if (q.Act == "") != (r.Act == "") && q.Thing == r.Thing && max(q.Value, r.Value) > nearValue*min(q.Value, r.Value) {
		return nil // four people, of whom it is not read what happened to them, and five missing
	}
	if q.Act != "" && r.Act != "" && q.Act != r.Act {
		return nil
	}
	thing := thingLikeness(q, r)
	if thing < 0 && q.Type == parallax.Number && q.Value == r.Value && q.Value >= manyOf && p.score >= conflictScore {
		thing = otherThing // two million users, two million computers
	}
	if thing < 0 || otherYears(a.at, b.at) {
		return nil
	}
	context := overlap(a.near, b.near)
	if q.Type == parallax.Measure && a.at.foreign(b.at) {
		context = max(context, s.lexicon.overlapAbroad(a.near, b.near))
	}
	f := &facing{a: a, b: b, pair: p, context: context, lowered: s.putRight, rates: s.rates}
	f.fit = 0.45*thing + 0.4*min(1, 1.3*context) + 0.15*p.score
	if q.Value > 0 && r.Value > 0 && q.Unit == r.Unit {
		f.fit -= apartFit * math.Abs(math.Log2(q.Value/r.Value))
	}
	if q.Act != "" && q.Act == r.Act {
		f.fit += 0.2
		f.because = append(f.because, parallax.Because("same act", "%s", q.Act))
	}
	if q.Value == r.Value && q.Unit == r.Unit && (q.Value >= small && context >= sameValueContext || significant(q.Value) >= roundDigits) {
		f.fit += sameValueFit
		f.because = append(f.because, parallax.Because("same value", "%g", q.Value))
	}
	if q.Thing != "" && q.Thing == r.Thing {
		f.because = append(f.because, parallax.Because("same thing", "%s", q.Thing))
	}
	f.because = append(f.because, parallax.Because("words around both", "%.2f in common", context), parallax.Because("one claim", "%.2f", p.score))
	return f
}

// otherYears reports whether both statements name years, and none in common: then their values
// are of those years.
func otherYears(a, b *statement) bool {
	x, y := a.years(), b.years()
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(n int) bool { return slices.Contains(y, n) })
}

func (s *statement) years() []int {
	var out []int
	for _, n := range s.moments {
		if m := n.Moment; m.Granularity == "year" && !m.Start.IsZero() {
			out = append(out, m.Start.Year())
		}
	}
	return out
}

// sameDimension reports whether two quantities can be held against each other.
func sameDimension(q, r *parallax.Quantity) bool {
	switch q.Type {
	case parallax.Measure:
		return q.Unit == r.Unit || q.SIUnit != "" && q.SIUnit == r.SIUnit
	case parallax.Percent:
		return q.Unit == r.Unit
	}
	return true
}

// unsaidPercent reports whether one is a percentage and the other the same number with decimals,
// printed without the word.
func unsaidPercent(q, r *parallax.Quantity) bool {
	if r.Type == parallax.Number {
		q, r = r, q
	}
	return rating(q) && r.Type == parallax.Percent && r.Step < 1 && intervalOf(q).meets(intervalOf(r))
}

// thingLikeness is 1 for the same thing counted, 0.5 when one does not say it, -1 for
// different things. Money and measures need no thing: what they measure is told around them.
func thingLikeness(q, r *parallax.Quantity) float64 {
	switch {
	case q.Type == parallax.Money || q.Type == parallax.Percent || q.Type == parallax.Measure:
		if q.Thing != "" && r.Thing != "" && q.Thing != r.Thing {
			return 0.3
		}
		return 0.6
	case q.Thing != "" && q.Thing == r.Thing:
		return 1
	case q.Thing == "" && r.Thing == "":
		return 0.4
	case q.Thing == "" || r.Thing == "":
		return 0.4
	case compound(q.Thing, r.Thing) || compound(r.Thing, q.Thing):
		return 0.8 // "boat", "speedboat"
	case q.Act != "" && q.Act == r.Act:
		return 0.7 // "213 people killed", "213 passengers died"
	}
	return -1
}

// compound reports whether the longer word is the shorter one made narrower: "speedboat" is a boat.
func compound(long, short string) bool {
	return len(short) >= 4 && len(long) >= len(short)+3 && strings.HasSuffix(long, short)
}

// overlap is the weighted share of stems that two surroundings have in common.
func overlap(a, b []nearby) float64 {
	both, all := 0.0, 0.0
	k := 0
	for _, w := range a {
		for k < len(b) && b[k].id < w.id {
			k++
		}
		if k < len(b) && b[k].id == w.id {
			both += min(w.weight, b[k].weight)
		}
		all += w.weight
	}
	for _, w := range b {
		all += w.weight
	}
	if all == 0 {
		return 0
	}
	return 2 * both / all
}

// overlapAbroad is overlap of surroundings in two languages, where words of one meaning count as one. Of measures only: what
// is counted is told by more than words.
func (l *lexicon) overlapAbroad(a, b []nearby) float64 {
	both, all := 0.0, 0.0
	used := make([]bool, len(b))
	for _, v := range a {
		all += v.weight
		for i, w := range b {
			if !used[i] && l.alike(v.id, w.id) {
				used[i] = true
				both += min(v.weight, w.weight)
				break
			}
		}
	}
	for _, w := range b {
		all += w.weight
	}
	return 2 * both / max(all, 1e-9)
}

// words gives the value as printed, with its bound and the thing counted when they stand beside it.
func (v *value) words() string {
	w, _ := v.at.article().Words(v.note.Span)
	return w
}

func (v *value) normal() string {
	s := strconv.FormatFloat(v.q.Value, 'f', -1, 64)
	if v.q.High != nil {
		s += "–" + strconv.FormatFloat(*v.q.High, 'f', -1, 64)
	}
	if v.q.Bound != parallax.Exact {
		s = string(v.q.Bound) + " " + s
	}
	if v.q.Unit != "" {
		s += " " + v.q.Unit
	}
	if v.q.Thing != "" {
		s += " " + v.q.Thing
	}
	return s
}

// numberDifferences makes one difference of all facings of one kind about one slot.
func (s *story) numberDifferences(found []*facing) []parallax.Difference {
	var out []parallax.Difference
	for _, kind := range []parallax.DifferenceKind{parallax.Conflict, parallax.Update, parallax.Rounding} {
		var rest []*facing
		for _, f := range found {
			if f.kind == kind {
				rest = append(rest, f)
			}
		}
		for len(rest) > 0 {
			var group []*facing
			group, rest = takeSlot(rest)
			if kind != parallax.Rounding || !toldApart(out, group) {
				out = append(out, s.numberDifference(kind, group))
			}
		}
	}
	return out
}

// toldApart reports whether each facing of two values that may be one is of values that another difference tells apart: "at least
// seven" on Tuesday may be ten, and is no rounding of the ten to whom the toll rose on Friday.
func toldApart(found []parallax.Difference, group []*facing) bool {
	return !slices.ContainsFunc(group, func(f *facing) bool {
		return !slices.ContainsFunc(found, func(d parallax.Difference) bool {
			a, b := groupOf(&d, f.a), groupOf(&d, f.b)
			return a >= 0 && b >= 0 && a != b
		})
	})
}

// groupOf gives the group in which a value stands in a difference; -1 when it is none of its sides.
func groupOf(d *parallax.Difference, v *value) int {
	i := slices.IndexFunc(d.Sides, func(s parallax.Side) bool {
		return s.Evidence.Article == v.at.article().ID && s.Span == v.note.Span
	})
	if i < 0 {
		return -1
	}
	return d.Sides[i].Group
}

// takeSlot takes the first facing and all that share a value with it, or hold equal values
// of the same thing against each other; of compatible values in different units those that are compatible with all, and the others that
// share one with them are in no group: the same would be told twice.
func takeSlot(list []*facing) (group, rest []*facing) {
	group, rest = list[:1:1], list[1:]
	held := map[any]bool{}
	group[0].hold(held)
	for grown := true; grown; {
		grown = false
		var left []*facing
		for _, f := range rest {
			switch shares := held[f.a.note] || held[f.b.note] || held[f.values(f.a, f.b)]; {
			case !shares:
				left = append(left, f)
			case f.kind != parallax.Rounding || f.a.q.Unit == f.b.q.Unit || f.meetsAll(group):
				group, grown = append(group, f), true
				f.hold(held)
			}
		}
		rest = left
	}
	return group, rest
}

// meetsAll reports whether the values of a facing are compatible with all values of a group: $2.5 million and $2.6 million
// are not for being compatible with one sum in another currency.
func (f *facing) meetsAll(group []*facing) bool {
	for _, v := range []*value{f.a, f.b} {
		for _, g := range group {
			for _, w := range []*value{g.a, g.b} {
				if v.q.Type == w.q.Type && v.q.Unit == w.q.Unit && !intervalOf(v.q).overlaps(intervalOf(w.q)) {
					return false
				}
			}
		}
	}
	return true
}

// hold adds what another facing of the slot has in common with this one.
func (f *facing) hold(held map[any]bool) {
	held[f.a.note], held[f.b.note] = true, true
	if f.a.q.Thing != "" && f.a.q.Act != "" {
		held[f.values(f.a, f.b)], held[f.values(f.b, f.a)] = true, true
	}
}

// faced is two values of a thing, as printed.
type faced struct {
	thing, act string
	a, b       printed
}

func (f *facing) values(a, b *value) faced {
	return faced{f.a.q.Thing, f.a.q.Act, printedValue(a.q), printedValue(b.q)}
}

func (s *story) numberDifference(kind parallax.DifferenceKind, group []*facing) parallax.Difference {
	f := group[0]
	d := parallax.Difference{Kind: kind, Claim: s.claimOf(f.a.at, f.b.at), Slot: parallax.SlotCount, About: f.about(), Why: f.because}
	if f.a.q.Type != parallax.Number && f.a.q.Type != parallax.Ordinal {
		d.Slot = parallax.SlotAmount
	}
	var values []*value
	for _, g := range group {
		d.Score = max(d.Score, min(1, g.fit)*g.pair.score)
		for _, v := range []*value{g.a, g.b} {
			if !slices.ContainsFunc(values, func(w *value) bool { return w.note == v.note }) {
				values = append(values, v)
			}
		}
	}
	slices.SortStableFunc(values, func(v, w *value) int {
		return cmp.Or(v.at.article().Reported().Compare(w.at.article().Reported()), cmp.Compare(v.at.id, w.at.id))
	})
	groups := map[string]int{}
	for _, v := range values {
		n := v.normal()
		if _, ok := groups[n]; !ok {
			groups[n] = len(groups)
		}
		d.Sides = append(d.Sides, v.at.side(v.note.Span, n, groups[n]))
	}
	return d
}

// about names the slot in words of the sources.
func (f *facing) about() string {
	for _, v := range []*value{f.a, f.b} {
		if v.q.ThingSpan != (parallax.Span{}) {
			if w, err := v.at.article().Words(v.q.ThingSpan); err == nil {
				return w
			}
		}
	}
	if f.a.q.Thing != "" {
		return f.a.q.Thing
	}
	return clip(fmt.Sprint(f.a.at.Exact))
}
