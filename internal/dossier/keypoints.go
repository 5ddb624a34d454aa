package dossier

import (
	"cmp"
	"maps"
	"slices"

	"parallax"
)

const (
	// A story shows a third of its claims as key points, within these limits.
	minKeyPoints  = 3
	maxKeyPoints  = 7
	maxSingle     = 5    // of a story that one article tells
	sameWords     = 0.7  // share of stems from which two lines say the same
	headlineWords = 0.3  // share of the headline's stems from which a point may come first for them
	perOrigin     = 0.25 // worth of one more origin, against the weight of a claim (0 to 1)
	coreClaim     = 0.5
	foreignOnly   = -0.6 // a claim that no source in the reader's language makes
	countsOrigins = 4    // more add nothing
	byOneOnly     = -0.5 // a line that one outlet bears out, of a claim that several make
	maxLooked     = 24   // claims among which the next point is chosen
	perRepeat     = 0.5  // times the share of a line's stems that one told before has
	mostlySame    = 0.6  // that share from which a line is no point of its own
	// A line says no more than the headline when the headline lacks at most this share of its stems.
	beyondHeadline = 0.25
)

// keyPoints shows the claims with most origins and weight, one line each, none repeating
// another, each with its two counts. It is there whenever there is a claim.
func (k *composer) keyPoints() []parallax.Block {
	list := k.ofNow(k.byImportance(k.cmp.Claims))
	limit := min(max(minKeyPoints, len(list)/3), maxKeyPoints)
	if len(list) < 2 {
		list = append(list, k.byImportance(k.cmp.Single)...)
		limit = maxSingle
	}
	var points []parallax.Point
	depth := map[parallax.ClaimID]float64{}
	lines := map[parallax.ClaimID]*candidate{} // as found so far
	for len(points) < limit {
		c, line := k.nextPoint(list, lines)
		if c == nil {
			break
		}
		depth[c.ID] = k.depth(c)
		points = append(points, k.point(line, c))
	}
	if len(points) == 0 {
		return nil
	}
	k.headlineFirst(points)
	if len(k.cmp.Claims) > 1 { // else what one source tells is among them
		points = k.withNews(points, lines)
	}
	// Chosen by origins and weight; behind the first they stand in the order in which the articles tell them,
	// what one outlet alone bears out last.
	slices.SortStableFunc(points[1:], func(a, b parallax.Point) int {
		return cmp.Or(cmp.Compare(ofOne(a), ofOne(b)), cmp.Compare(depth[a.Claim], depth[b.Claim]))
	})
	return []parallax.Block{{Points: k.follow(points)}}
}

// ofNow leaves out the claims about a time well before the story, which are its background, unless it
// is made of them.
func (k *composer) ofNow(list []*parallax.Claim) []*parallax.Claim {
	first := k.first()
	out := slices.DeleteFunc(slices.Clone(list), func(c *parallax.Claim) bool { return k.onlyBackground(c, first) })
	if len(out) < minKeyPoints {
		return list
	}
	return out
}

// nextPoint gives the claim that is to be told next with its line: the most important one, less
// what its line repeats of those told before and what its line is short of the claim's origins.
// Nil when there is none.
func (k *composer) nextPoint(list []*parallax.Claim, lines map[parallax.ClaimID]*candidate) (*parallax.Claim, parallax.Line) {
	var best *parallax.Claim
	var shown parallax.Line
	most, looked := 0.0, 0
	for _, c := range list {
		if looked == maxLooked {
			break
		}
		if k.claimed[c.ID] || k.retells(c) {
			continue
		}
		found := k.pointLine(c, lines)
		if found == nil {
			continue
		}
		line := &found.line
		if k.worthless(line) || k.repeats(line) || k.supposed(c, line) || k.viewOfOne(c, line) || k.lapsed(line) || k.saysNothing(line) {
			continue
		}
		if found.origins == 0 {
			found.origins = k.counts(line).Origins
		}
		looked++
		again := k.likeShown(line)
		behind := min(found.origins, countsOrigins) - min(k.claimCounts(c).Origins, countsOrigins)
		worth := k.importance(c) - perRepeat*again + perOrigin*float64(behind)
		if k.byOne(c, line) {
			worth += byOneOnly
		}
		if again < mostlySame && (best == nil || worth > most) {
			best, shown, most = c, *line, worth
		}
	}
	return best, shown
}

// byOne reports whether one outlet alone bears out the line of a claim that several make. Where
// others give another value for what it says, they tell of it too.
func (k *composer) byOne(c *parallax.Claim, l *parallax.Line) bool {
	e := &l.Evidence[0]
	return k.ofOneOutlet(l) && k.claimCounts(c).Outlets > 1 && len(k.against(k.cov.Find(e.Article), e.Span)) == 0
}

// ofOneOutlet reports whether no two outlets bear out a line. It is what counts says of outlets, and asked for every line that may be shown.
func (k *composer) ofOneOutlet(l *parallax.Line) bool {
	outlet := ""
	for i := range l.Evidence {
		at := k.counted(l.Evidence[i].Article)
		if at == nil {
			continue
		}
		if key := at.OutletKey(); outlet == "" {
			outlet = key
		} else if key != outlet {
			return false
		}
	}
	return true
}

// supposed reports whether a line is what one source alone supposes, of a claim that several
// make: that is uncertain, and nothing that happened.
func (k *composer) supposed(c *parallax.Claim, l *parallax.Line) bool {
	return k.byOne(c, l) && hedges(k.cov.Find(l.Evidence[0].Article), l.Evidence[0].Span)
}

// viewOfOne reports whether a line is what the one outlet that tells its claim thinks of it, or how it looks to it: no news of its story.
func (k *composer) viewOfOne(c *parallax.Claim, l *parallax.Line) bool {
	return k.claimCounts(c).Outlets < 2 && k.isView(l)
}

// isView reports whether a line is what who tells it thinks of it, or how it looks to it.
func (k *composer) isView(l *parallax.Line) bool {
	e := &l.Evidence[0]
	at := k.cov.Find(e.Article)
	return opines(at, e.Span) || looksTo(at, e.Span)
}

// candidate is a line that may be shown, with its independent origins; 0 while nobody counted them.
type candidate struct {
	line    parallax.Line
	origins int
}

// pointLine gives the line of a claim that says more than the headline; statements that only
// say that once more are passed over. Nil when there is none.
func (k *composer) pointLine(c *parallax.Claim, lines map[parallax.ClaimID]*candidate) *candidate {
	if found, known := lines[c.ID]; known && !k.told[sentence{found.line.Evidence[0].Article, found.line.Evidence[0].Span}] {
		return found
	}
	for {
		line, ok := k.line(c)
		if !ok {
			return nil
		}
		if !k.onlyHeadline(&line) {
			lines[c.ID] = &candidate{line: line}
			return lines[c.ID]
		}
		e := &line.Evidence[0]
		k.told[sentence{e.Article, e.Span}] = true
	}
}

// onlyHeadline reports whether a line has hardly a word that the headline above it has not.
func (k *composer) onlyHeadline(l *parallax.Line) bool {
	words := k.stemsOf(l)
	return len(words) > 0 && float64(len(words)-inBoth(words, k.heading)) <= beyondHeadline*float64(len(words))
}

// onlyHeadlines reports whether one outlet alone bears out a line that has, but for its time, hardly a word that the headlines of the
// sources have not: "a large fire broke out at the mill this morning". The day is told by the timeline.
func (k *composer) onlyHeadlines(l *parallax.Line) bool {
	if !k.ofOneOutlet(l) {
		return false
	}
	words := k.eventWords(&parallax.Event{Line: *l})
	all := len(words)
	for i := range k.cov.Articles {
		if at := &k.cov.Articles[i]; at.Counted() {
			title := k.known.stemsIn(at.Article.Title, at.Article.Language)
			maps.DeleteFunc(words, func(w string, _ bool) bool { return title[w] })
		}
	}
	return all > 0 && float64(len(words)) <= beyondHeadline*float64(all)
}

// headlineFirst moves to the front the point that says most of what the headline says: who
// reads one line more than the headline wants that one. What one origin alone bears out and others contradict is no such point; without one the most important in the reader's language stays in front.
func (k *composer) headlineFirst(points []parallax.Point) {
	best, most := max(0, slices.IndexFunc(points, func(p parallax.Point) bool { return k.readers(k.cov.Find(p.Line.Evidence[0].Article)) })), headlineWords
	for i := range points {
		if k.dispute[points[i].Claim] && points[i].Counts.Origins < 2 {
			continue
		}
		e := &points[i].Line.Evidence[0]
		if _, tied := ties(k.cov.Find(e.Article), e.Span); tied {
			continue // "The release comes as ..." speaks of the news as told
		}
		if o := overlap(k.heading, k.stemsOf(&points[i].Line)); o > most {
			best, most = i, o
		}
	}
	first := points[best]
	copy(points[1:], points[:best])
	points[0] = first
}

// fewestNews is how many stems of the headline that no point has make a line its news: one is a synonym or a name.
const fewestNews = 2

// withNews puts before the points the line under the headline that says most of what the headline
// says and none of them does, though one source alone tells it: what a page announces, it tells.
func (k *composer) withNews(points []parallax.Point, lines map[parallax.ClaimID]*candidate) []parallax.Point {
	untold := maps.Clone(k.heading)
	for i := range points {
		for w := range k.stemsOf(&points[i].Line) {
			delete(untold, w)
		}
	}
	for w := range untold {
		if k.onTop(map[string]bool{w: true}, k.cov.Find(k.headed).Article.Language, sentence{}) {
			delete(untold, w) // of the story, and no news of this page
		}
	}
	best, news := k.news(untold, fewestNews, lines)
	if best == nil && k.commentTells(untold) {
		best, news = k.news(untold, 1, lines) // a plain line may have fewer of the words than the comment that is not shown
	}
	if best == nil {
		return points
	}
	return append([]parallax.Point{k.point(news, best)}, points...)
}

// news gives the claim and the line of the page under the headline that has most of the words, so many at least; nil without one.
func (k *composer) news(untold map[string]bool, fewest int, lines map[parallax.ClaimID]*candidate) (*parallax.Claim, parallax.Line) {
	var best *parallax.Claim
	var news parallax.Line
	most := fewest - 1
	for _, c := range slices.Concat(k.byImportance(k.cmp.Claims), k.byImportance(k.cmp.Single)) {
		if k.claimed[c.ID] || !k.mayTell(c, untold, most) {
			continue
		}
		found := k.pointLine(c, lines)
		if found == nil {
			continue
		}
		line := &found.line
		if !k.worthless(line) && !k.repeats(line) && line.Evidence[0].Article == k.headed && !k.liesAhead(line) {
			if n := inBoth(untold, k.stemsOf(line)); n > most {
				best, news, most = c, *line, n
			}
		}
	}
	return best, news
}

// commentTells reports whether a sentence of the page under the headline that comments on what it tells has enough of the words
// to be its news.
func (k *composer) commentTells(untold map[string]bool) bool {
	at := k.cov.Find(k.headed)
	return at != nil && slices.ContainsFunc(at.Notes, func(n parallax.Annotation) bool { // nil without a headline
		return n.Sentence != nil && n.Span.Field == parallax.FieldText && concludes(at, n.Span) && inBoth(untold, k.stemsAt(at, n.Span)) >= fewestNews
	})
}

// liesAhead reports whether a line speaks of a day that lies ahead: what comes next has a section of
// its own.
func (k *composer) liesAhead(l *parallax.Line) bool {
	e, last := &l.Evidence[0], k.last()
	return slices.ContainsFunc(k.cov.Find(e.Article).Over(e.Span), func(n *parallax.Annotation) bool {
		return n.Moment != nil && n.Moment.Start.After(last)
	})
}

// mayTell reports whether a sentence of a claim has more than so many of the words.
func (k *composer) mayTell(c *parallax.Claim, words map[string]bool, most int) bool {
	return slices.ContainsFunc(k.sentencesOf(c), func(s sentence) bool {
		return inBoth(words, k.stemsAt(k.cov.Find(s.article), s.span)) > most
	})
}

// byImportance orders claims by origins, core and weight.
func (k *composer) byImportance(claims []parallax.Claim) []*parallax.Claim {
	if len(claims) == 0 {
		return nil
	}
	return slices.Clone(once(k.known.important, &claims[0], func() []*parallax.Claim {
		var out []*parallax.Claim
		of := make(map[*parallax.Claim]float64, len(claims))
		for i := range claims {
			c := &claims[i]
			out, of[c] = append(out, c), k.importance(c)
		}
		slices.SortStableFunc(out, func(a, b *parallax.Claim) int { return cmp.Compare(of[b], of[a]) })
		return out
	}))
}

// importance is what a claim is worth by weight, origins and core, and in the reader's language.
func (k *composer) importance(c *parallax.Claim) float64 {
	w := c.Weight + perOrigin*float64(min(k.claimCounts(c).Origins, countsOrigins))
	if c.Core {
		w += coreClaim
	}
	if !slices.ContainsFunc(c.Members, func(m parallax.Member) bool {
		at := k.counted(m.Statement.Article)
		return at != nil && k.readers(at)
	}) {
		w += foreignOnly
	}
	return w
}

func (k *composer) claimCounts(c *parallax.Claim) parallax.Counts {
	n, known := k.known.counts[c]
	if !known {
		n = k.countClaim(c)
		k.known.counts[c] = n
	}
	return n
}

func (k *composer) countClaim(c *parallax.Claim) parallax.Counts {
	var ids []parallax.ArticleID
	for _, m := range c.Members {
		ids = append(ids, m.Statement.Article)
	}
	return k.cov.Count(ids)
}

// worthless reports whether a line says too little or stands in a list of other headlines.
func (k *composer) worthless(l *parallax.Line) bool {
	e := l.Evidence[0]
	return k.saysLittle(l) || k.inList(k.cov.Find(e.Article), e.Span)
}

// saysLittle reports whether a line says too little alone (a question, a heading, a fragment,
// "He took no questions."), tells of reports only, dates what no source can be believed to
// date, or judges what somebody says.
func (k *composer) saysLittle(l *parallax.Line) bool {
	e := l.Evidence[0]
	at := k.cov.Find(e.Article)
	return k.alone(at, e.Span) <= standsAlone || k.dangles(at, e.Span) || k.misremembers(at, e.Span) || k.onReports(at, e.Span) || k.passesJudgement(at, e.Span)
}

// overlap is the share of the smaller set that stands in the larger.
func overlap(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
