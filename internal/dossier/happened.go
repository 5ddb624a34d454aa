package dossier

import (
	"cmp"
	"slices"
	"time"

	"parallax"
)

const (
	maxHappened = 10
	// A claim about a time this long before the first report is background, not the event.
	backgroundAge = 7 * 24 * time.Hour
	maxBackground = 6
	maxUncertain  = 6
)

// happened tells the claims of several articles that are no key points, grouped by facet:
// the event, causes, statements and reactions. Inside a group they stand in the order in
// which the articles tell them, what one outlet alone bears out last. It is there when there are such claims.
func (k *composer) happened() []parallax.Block {
	facets := []string{"group.core", "group.causes", "group.reactions"}
	groups := map[string][]parallax.Point{}
	depth := map[parallax.ClaimID]float64{}
	n, first := 0, k.first()
	list := k.byImportance(k.cmp.Claims)
	for i, c := range slices.Concat(list, list) {
		if n == maxHappened {
			break
		}
		if k.claimed[c.ID] || k.retells(c) || k.onlyBackground(c, first) {
			continue
		}
		line, ok := k.line(c)
		if !ok || k.worthless(&line) || k.repeats(&line) || k.tellsAgain(&line) || k.supposed(c, &line) || k.lapsed(&line) || k.onlyHeadlines(&line) || k.saysNothing(&line) || i < len(list) && k.byOne(c, &line) {
			continue // what one outlet bears out comes when there is room
		}
		f := k.facet(c, &line)
		depth[c.ID] = k.depth(c)
		groups[f] = append(groups[f], k.point(line, c))
		n++
	}
	depth[""] = 1 // behind what claims tell
	for _, line := range k.lostFigures() {
		groups["group.core"] = append(groups["group.core"], k.point(line, nil))
	}
	var out []parallax.Block
	for _, f := range facets {
		points := groups[f]
		if len(points) == 0 {
			continue
		}
		slices.SortStableFunc(points, func(a, b parallax.Point) int {
			return cmp.Or(cmp.Compare(ofOne(a), ofOne(b)), cmp.Compare(depth[a.Claim], depth[b.Claim]))
		})
		heading := parallax.TemplateLine(f, nil)
		out = append(out, parallax.Block{Heading: &heading, Points: points})
	}
	if len(out) == 1 {
		out[0].Heading = nil // one group needs no name
	}
	return out
}

// ofOne is 1 for a point that one outlet alone bears out, 0 for others.
func ofOne(p parallax.Point) int {
	if p.Counts != nil && p.Counts.Outlets < 2 {
		return 1
	}
	return 0
}

// facet gives the group of a claim shown by a line: a cause the claim names, somebody's words
// when the line is such in large part or most tell it so and the line too, else the event.
func (k *composer) facet(c *parallax.Claim, l *parallax.Line) string {
	if slices.ContainsFunc(c.Slots, func(s parallax.Slot) bool { return s.Kind == parallax.SlotCause }) {
		return "group.causes"
	}
	said := 0
	for _, m := range c.Members {
		if m.Statement.Speaker != "" {
			said++
		}
	}
	at, s := k.cov.Find(l.Evidence[0].Article), l.Evidence[0].Span
	quotes := slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool { return n.Quote != nil })
	if quotes && 2*said > len(c.Members) || inQuotation(at, s) > someWords && slices.ContainsFunc(at.Over(s), somebodySays) {
		return "group.reactions"
	}
	return "group.core"
}

// somebodySays reports whether an annotation is a quote whose speaker is told: words in marks that nobody is said to say are no statement.
func somebodySays(n *parallax.Annotation) bool {
	return n.Quote != nil && (n.Quote.Source != nil || n.Quote.Speaker != "")
}

// depth gives how far into their texts the articles tell a claim, 0 to 1, on average.
func (k *composer) depth(c *parallax.Claim) float64 {
	sum := 0.0
	for _, m := range c.Members {
		at := k.cov.Find(m.Statement.Article)
		if at != nil && m.Statement.Field == parallax.FieldText && len(at.Article.Text) > 0 {
			sum += float64(m.Statement.Start) / float64(len(at.Article.Text))
		}
	}
	return sum / float64(len(c.Members))
}

// background tells claims of several articles about a time well before the story; what only goes on to tell of such a time
// stands behind the line it goes on with, or nowhere. It is there when there are such claims.
func (k *composer) background() []parallax.Block {
	first := k.first()
	var points []parallax.Point
	for _, dated := range []bool{true, false} {
		for _, c := range k.byImportance(k.cmp.Claims) {
			if len(points) == maxBackground {
				break
			}
			if k.claimed[c.ID] || k.retells(c) || dated != k.datedBefore(c, first.Add(-backgroundAge)) || !dated && !k.onlyBackground(c, first) {
				continue
			}
			line, ok := k.line(c)
			if !ok || k.worthless(&line) || k.ofWhichYear(&line) || k.repeats(&line) || k.tellsAgain(&line) {
				continue
			}
			at := len(points)
			if !dated {
				if at = slices.IndexFunc(points, func(p parallax.Point) bool { return k.goesOnWith(&p.Line, &line) }) + 1; at == 0 {
					continue
				}
			}
			points = slices.Insert(points, at, k.point(line, c))
		}
	}
	if len(points) == 0 {
		return nil
	}
	return []parallax.Block{{Points: points}}
}

// goesOnWith reports whether a line is of an article that tells directly before it what the other says.
func (k *composer) goesOnWith(other, l *parallax.Line) bool {
	e := &l.Evidence[0]
	notes := k.cov.Find(e.Article).Notes
	return slices.ContainsFunc(other.Evidence, func(q parallax.Citation) bool {
		return q.Article == e.Article && q.Field == e.Field && q.End <= e.Start && !slices.ContainsFunc(notes, func(n parallax.Annotation) bool {
			return n.Sentence != nil && n.Span.Field == e.Field && n.Span.Start >= q.End && n.Span.Start < e.Start
		})
	})
}

// first is when the story was first reported by a counted source; zero when unknown.
func (k *composer) first() time.Time {
	var out time.Time
	for i := range k.cov.Articles {
		t := k.cov.Articles[i].Article.Reported()
		if k.cov.Articles[i].Counted() && !t.IsZero() && (out.IsZero() || t.Before(out)) {
			out = t
		}
	}
	return out
}

// uncertain tells claims that are disputed, stated with doubt in the words shown, or come from one origin
// though several outlets print them, as far as no section above told them (there they are
// marked so). It is there when there are such claims.
func (k *composer) uncertain() []parallax.Block {
	first := k.first()
	var points []parallax.Point
	for _, c := range k.byImportance(k.cmp.Claims) {
		if len(points) == maxUncertain {
			break
		}
		if k.claimed[c.ID] || k.retells(c) || k.onlyBackground(c, first) || !k.mayDoubt(c) {
			continue
		}
		line, ok := k.line(c)
		if !ok {
			continue
		}
		at, s := k.cov.Find(line.Evidence[0].Article), line.Evidence[0].Span
		if k.lapsed(&line) || len(k.doubts(c, k.oneAccount(&line, k.counts(&line)), false, hedges(at, s))) == 0 {
			continue
		}
		if k.readers(at) && !k.worthless(&line) && !k.repeats(&line) && !k.tellsAgain(&line) {
			points = append(points, k.point(line, c))
		}
	}
	if len(points) == 0 {
		return nil
	}
	return []parallax.Block{{Points: points}}
}
