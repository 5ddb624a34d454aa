package dossier

import (
	"maps"
	"math"
	"slices"
	"time"

	"parallax"
)

// told is a value as a group of sources gives it in a conflict or an update.
type told struct {
	in parallax.DifferenceID
	// first is when it was first given: the moment it was given for or, when that is not
	// known, when it was reported. Zero when neither is known.
	first    time.Time
	articles map[parallax.ArticleID]bool
	printed  []reading
	places   []ranked // the sentences that give it, without worth
}

// reading is what a value comes to.
type reading struct {
	quantity *parallax.Quantity
	moment   *parallax.Moment
}

// opposed gives, for each conflict and update about a number or a time, the values told.
func (k *composer) opposed() [][]told {
	var out [][]told
	for i := range k.cmp.Differences {
		d := &k.cmp.Differences[i]
		if d.Kind != parallax.Conflict && d.Kind != parallax.Update {
			continue
		}
		groups := map[int]*told{}
		var order []int
		for j := range d.Sides {
			s := &d.Sides[j]
			at := k.counted(s.Evidence.Article)
			if at == nil || d.Kind == parallax.Update && k.ofBlock(at, at.Whole(s.Evidence.Span), s.Span) {
				continue
			}
			r, ok := read(at, s.Span)
			if !ok {
				continue
			}
			g := groups[s.Group]
			if g == nil {
				g = &told{in: d.ID, articles: map[parallax.ArticleID]bool{}}
				groups[s.Group], order = g, append(order, s.Group)
			}
			g.articles[at.Article.ID] = true
			g.printed = append(g.printed, r)
			g.places = append(g.places, ranked{at: at, span: at.Whole(s.Evidence.Span), score: 1})
			if t := at.Article.Reported(); !t.IsZero() && (g.first.IsZero() || t.Before(g.first)) {
				g.first = t
			}
		}
		var values []told
		for _, g := range order {
			values = append(values, *groups[g])
		}
		if len(values) > 1 {
			out = append(out, values)
		}
	}
	return out
}

// read gives what was read at a span: a quantity, else a time.
func read(at *parallax.Covered, s parallax.Span) (reading, bool) {
	for _, n := range at.Over(s) {
		switch {
		case s == (parallax.Span{}):
		case n.Quantity != nil:
			return reading{quantity: n.Quantity}, true
		case n.Moment != nil && n.Moment.Refused == "":
			return reading{moment: n.Moment}, true
		}
	}
	return reading{}, false
}

// same reports whether both are one value of one thing.
func (r reading) same(o reading) bool {
	switch {
	case r.quantity != nil && o.quantity != nil:
		q, p := r.quantity, o.quantity
		return sameNumber(q, p) && (q.Thing == p.Thing || q.Act == p.Act && q.Act != "")
	case r.moment != nil && o.moment != nil:
		return r.moment.Start.Equal(o.moment.Start) && r.moment.Granularity == o.moment.Granularity
	}
	return false
}

// sameNumber reports whether both quantities say the same number with the same bound.
func sameNumber(q, p *parallax.Quantity) bool {
	high := func(q *parallax.Quantity) float64 {
		if q.High != nil {
			return *q.High
		}
		return q.Value
	}
	return q.Value == p.Value && high(q) == high(p) && q.Unit == p.Unit && q.Bound == p.Bound
}

// gives reports whether a span prints the group's value. Of a source that is not in the group
// it must say the same of the same things, "six people killed": "six" alone may count anything.
func (t *told) gives(at *parallax.Covered, readings []reading) bool {
	for _, r := range readings {
		for _, p := range t.printed {
			if r.same(p) && (t.articles[at.Article.ID] || r.sameAct(p)) {
				return true
			}
		}
	}
	return false
}

// readings gives the numbers and times in a span.
func readings(at *parallax.Covered, s parallax.Span) []reading {
	var out []reading
	for _, n := range at.Over(s) {
		if (n.Quantity != nil || n.Moment != nil) && s.Contains(n.Span) {
			out = append(out, reading{quantity: n.Quantity, moment: n.Moment})
		}
	}
	return out
}

// sameAct reports whether both count the same things in the same respect.
func (r reading) sameAct(o reading) bool {
	q, p := r.quantity, o.quantity
	return q != nil && p != nil && q.Act != "" && q.Act == p.Act && q.Thing == p.Thing
}

// against gives the sources that give another value for what a span prints: they do not
// stand behind its words, whatever else they share with it.
func (k *composer) against(at *parallax.Covered, s parallax.Span) map[parallax.ArticleID]bool {
	return k.opposite(at, s, func(parallax.DifferenceID) bool { return true })
}

// opposite is against of the differences that count.
func (k *composer) opposite(at *parallax.Covered, s parallax.Span, counts func(parallax.DifferenceID) bool) map[parallax.ArticleID]bool {
	out := map[parallax.ArticleID]bool{}
	given := readings(at, s)
	if len(given) == 0 {
		return out
	}
	for _, values := range k.opposing {
		if !counts(values[0].in) {
			continue
		}
		for i := range values {
			if !values[i].gives(at, given) {
				continue
			}
			for j := range values {
				for id := range values[j].articles {
					if j != i && !values[i].articles[id] {
						out[id] = true
					}
				}
			}
		}
	}
	return out
}

// othersSide gives the sources that stand on another side of a conflict or of an utterance printed in other words than the
// one that a sentence stands on, and nowhere on its own. A translation stands on the side of its origin.
func (k *composer) othersSide(at *parallax.Covered, s parallax.Span) map[parallax.ArticleID]bool {
	out := map[parallax.ArticleID]bool{}
	for i := range k.cmp.Differences {
		d := &k.cmp.Differences[i]
		if d.Kind != parallax.Conflict && d.Kind != parallax.Quotation {
			continue
		}
		on := map[int]bool{}
		for j := range d.Sides {
			if e := &d.Sides[j].Evidence; e.Article == at.Article.ID && e.Overlaps(s) {
				on[d.Sides[j].Group] = true
			}
		}
		if len(on) == 0 {
			continue
		}
		with := map[parallax.ArticleID]bool{}
		for j := range d.Sides {
			with[d.Sides[j].Evidence.Article] = with[d.Sides[j].Evidence.Article] || on[d.Sides[j].Group]
		}
		for id, stands := range with {
			if !stands {
				out[id] = true
			}
		}
		if d.Kind == parallax.Quotation {
			k.translatesAnother(at, with, out)
		}
	}
	return out
}

// translatesAnother adds the sources in other languages than the article that are on no side of an utterance and share no origin with its
// side: nothing tells which of the wordings they translate. with are the sources on a side, true on that of the article.
func (k *composer) translatesAnother(at *parallax.Covered, with, out map[parallax.ArticleID]bool) {
	origins := map[string]bool{}
	for id, stands := range with {
		if one := k.counted(id); stands && one != nil {
			for _, key := range one.OriginKeys() {
				origins[key] = true
			}
		}
	}
	for i := range k.cov.Articles {
		other := &k.cov.Articles[i]
		if _, on := with[other.Article.ID]; !on && !sameTongue(at, other) && !slices.ContainsFunc(other.OriginKeys(), func(key string) bool { return origins[key] }) {
			out[other.Article.ID] = true
		}
	}
}

// outdated counts the values a span prints that later reports have left behind: those of an
// update of which another value was given first by a later report.
func (k *composer) outdated(at *parallax.Covered, s parallax.Span) int {
	return len(k.overtaking(at, s))
}

// overtaking gives the values that left behind what a span prints.
func (k *composer) overtaking(at *parallax.Covered, s parallax.Span) []*told {
	given := readings(at, s)
	if len(given) == 0 {
		return nil
	}
	var out []*told
	for _, values := range k.opposing {
		newest := &values[0]
		for i := range values {
			if values[i].first.After(newest.first) {
				newest = &values[i]
			}
		}
		for i := range values {
			if !values[i].first.IsZero() && values[i].first.Before(newest.first) && values[i].gives(at, given) {
				out = append(out, newest)
				break
			}
		}
	}
	return out
}

// follow puts behind each point whose line gives a value that later reports left behind the
// newest value, in the best sentence that gives it and stands by itself, where no point does.
func (k *composer) follow(points []parallax.Point) []parallax.Point {
	var out []parallax.Point
	for _, p := range points {
		out = append(out, p)
		e := &p.Line.Evidence[0]
		for _, v := range k.overtaking(k.cov.Find(e.Article), e.Span) {
			if slices.ContainsFunc(slices.Concat(points, out), func(o parallax.Point) bool {
				e := &o.Line.Evidence[0]
				at := k.cov.Find(e.Article)
				return v.gives(at, readings(at, e.Span))
			}) {
				continue
			}
			if line, ok := k.valueLine(v); ok {
				out = append(out, k.point(line, nil))
			}
		}
	}
	return out
}

// valueLine gives the best sentence with a value that stands by itself, with a place of every
// other source of the value. False when all lean on others or are headlines.
func (k *composer) valueLine(v *told) (parallax.Line, bool) {
	list := k.givers(v)
	best := -1
	for i := range list {
		r := &list[i]
		r.worth = k.worth(r.at, r.span)
		if r.span.Field == parallax.FieldText && r.at.Article.WholeWords(r.span) && k.alone(r.at, r.span) > standsAlone && !k.dangles(r.at, r.span) &&
			(best < 0 || r.worth > list[best].worth) {
			best = i
		}
	}
	if best < 0 {
		return parallax.Line{}, false
	}
	return k.behindAll(list[best], list)
}

// givers gives the sentences with a value: those it was found in, and of the claims these make
// and of the first sentences of other sources those that print the same number of people with
// the same fate.
func (k *composer) givers(v *told) []ranked {
	out := slices.Clone(v.places)
	in := map[*noted]bool{} // the sentences of out
	for i := range out {
		in[k.of(&out[i])] = true
	}
	add := func(r ranked) {
		if n := k.of(&r); !in[n] && slices.ContainsFunc(readings(r.at, r.span), v.sameFate) {
			in[n], out = true, append(out, r)
		}
	}
	for i := range k.cmp.Claims {
		c := &k.cmp.Claims[i]
		if slices.ContainsFunc(k.tellings(c), func(r ranked) bool { return in[r.noted] }) {
			for _, r := range k.statements(c) {
				add(r)
			}
		}
	}
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if at.Counted() {
			for _, s := range k.lead(at) {
				add(ranked{at: at, span: s})
			}
		}
	}
	return out
}

// sameFate reports whether a reading is the value, as a number of what the same happened to.
func (t *told) sameFate(r reading) bool {
	return slices.ContainsFunc(t.printed, func(p reading) bool {
		return r.quantity != nil && p.quantity != nil && r.same(p) && r.quantity.Act != "" && r.quantity.Act == p.quantity.Act
	})
}

// otherNumber reports whether a sentence gives, for something of which another gives a number,
// only numbers that cannot be it: five billion euros where the other has two. Both are given by what they count and measure.
func otherNumber(given, other []*parallax.Quantity) bool {
	for _, q := range other {
		if q.Thing == "" && q.Unit == "" || q.Type == parallax.Ordinal {
			continue
		}
		alike, fits := 0, false
		for _, p := range given {
			if p.Type != q.Type || p.Unit != q.Unit || q.Unit == "" && (p.Thing != q.Thing || p.Act != q.Act) {
				continue
			}
			alike++
			fits = fits || meet(q, p)
		}
		if alike > 0 && !fits {
			return true
		}
	}
	return false
}

// countOtherwise gives the articles of which a sentence that would stand behind a line gives another number for what it
// counts, and none all of its figures. Who counts what was seized today and, further down, all that ever was, tells both.
func (k *composer) countOtherwise(shown ranked) map[parallax.ArticleID]bool {
	out, gives := map[parallax.ArticleID]bool{}, map[parallax.ArticleID]bool{}
	own := k.factsAt(&shown).counts
	for _, r := range k.likely(shown) {
		switch {
		case otherNumber(k.factsAt(&r).counts, own):
			out[r.at.Article.ID] = true
		case k.figuresIn(shown, r) == 1:
			gives[r.at.Article.ID] = true
		}
	}
	maps.DeleteFunc(out, func(id parallax.ArticleID, _ bool) bool { return gives[id] })
	return out
}

// aboutShare is how far from its value a number with "about" may lie, as a share of it.
const aboutShare = 0.1

// reach gives the numbers a quantity as printed may stand for.
func reach(q *parallax.Quantity) (low, high float64) {
	low, high = q.Value, q.Value
	if q.High != nil {
		high = *q.High
	}
	low, high = low-q.Step/2, high+q.Step/2
	switch q.Bound {
	case parallax.About, parallax.Nearly:
		low, high = low-aboutShare*q.Value, high+aboutShare*q.Value
	case parallax.AtLeast, parallax.MoreThan:
		high = math.Inf(1)
	case parallax.AtMost, parallax.LessThan:
		low = math.Inf(-1)
	}
	return low, high
}

// meet reports whether both quantities may be one number. Where the reaches of two counts only touch they may not: of two and
// three, which reach to two and a half, neither bears out the other. What is measured may lie there: 35 and 36 miles.
func meet(q, p *parallax.Quantity) bool {
	a, b := reach(q)
	c, d := reach(p)
	if q.Unit == "" && p.Unit == "" && q.Value != p.Value {
		return a < d && c < b
	}
	return a <= d && c <= b
}
