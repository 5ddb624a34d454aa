package story

import (
	"slices"

	"parallax"
)

// lineJoin is the probability from which two stories are of one storyline: above join, so
// that an article that just misses a story of its day is not tied to it by that alone.
const lineJoin = 0.6

// lineSpeaks is how sure an article must be of its story to speak for it about storylines. One that
// is in it for want of a better, and may be taken out again, would tie two topics for good.
const lineSpeaks = 0.7

// lineNames is the weight, in hundredths of a nat, of the names of title and lead that two articles
// of a storyline share, and lineNamed the cosine of all their names. Among the ties of np4e, ml-crisis
// and ecbplus between articles of one label, 19 in 20 have more.
const lineNames, lineNamed = 300, 0.06

// lineLogit gives the log-odds that two articles belong to one storyline: the same people,
// places and topic, whenever. It is the log-odds of one event without what time takes away.
func lineLogit(f *Features, cross bool) float64 {
	timeless := *f
	timeless[featureGap], timeless[featureYearGap], timeless[featureWeekdays] = 0, 0, 0
	timeless[featureUndated] /= 2 // without a date, likeness alone must carry more
	if cross {
		return logit(&timeless, &fitted.cross, 0)
	}
	return logit(&timeless, &fitted.line, 0)
}

// named reports whether two articles in one language share a name that the title or lead of either has,
// and their names are alike. Two elections, or two takings of hostages, share most of their words:
// what ties them is a topic as long as nobody and no place is in both. An article of which no name
// is known, as in scripts without capital letters, is taken as it is.
//
// The other is the one that was compared last.
func (q *query) named(b *parallax.Sketch, f *Features) bool {
	if !names(&q.sketch) || !names(b) {
		return true
	}
	if f[featureNamed] < lineNamed {
		return false
	}
	weight := 0.0
	for t := range q.both.terms(q) {
		if t.number.Kind() == parallax.TermName && (q.sketch.Title.Weight(t.number) > 0 || b.Title.Weight(t.number) > 0) {
			weight += t.weight
		}
	}
	return weight >= lineNames
}

// names reports whether title or lead has any name.
func names(s *parallax.Sketch) bool {
	numbers, _ := s.Title.Numbers()
	return slices.ContainsFunc(numbers, func(t parallax.Term) bool { return t.Kind() == parallax.TermName })
}

// tie puts the story of the placement into a storyline with the stories that follow from
// each other with it. own is the story joined with those merged into it; none when one was
// started. Of several storylines the one with the oldest story stays, and a new one is named for it.
func tie(place *parallax.Placement, own, found []*candidate, told *teller) {
	all := slices.Clone(own)
	for _, c := range found {
		if slices.Contains(own, c) || probability(c.lineal) < lineJoin || !place.Started && place.Score < lineSpeaks {
			continue
		}
		all = append(all, c)
		place.Why = append(place.Why, parallax.Reason{What: "same storyline", Value: string(c.story) + ": " + told.names(c.nearest.shared(), 4), Weight: c.lineal})
	}
	slices.SortFunc(all, older)
	tied := len(all) > len(own)
	for _, c := range all {
		switch {
		case c.line == "" && !slices.Contains(own, c):
			place.Link = append(place.Link, c.story)
		case c.line == "" || c.line == place.Storyline:
		case place.Storyline == "":
			place.Storyline = c.line
		case !slices.Contains(place.MergeLines, c.line):
			place.MergeLines = append(place.MergeLines, c.line)
		}
	}
	if tied && place.Storyline == "" {
		place.Storyline = newLine(all[0].story, string(told.sketch.Article), func(id parallax.StorylineID) bool {
			return slices.ContainsFunc(found, func(c *candidate) bool { return c.line == id })
		})
	}
}

// newLine names a new storyline for its oldest story, and for an article too where that name is taken: of a storyline that
// came apart, the part without the story it is named for may have kept it.
func newLine(oldest parallax.StoryID, article string, taken func(parallax.StorylineID) bool) parallax.StorylineID {
	if id := parallax.StorylineID(parallax.MakeID("l_", string(oldest))); !taken(id) {
		return id
	}
	return parallax.StorylineID(parallax.MakeID("l_", string(oldest), article))
}
