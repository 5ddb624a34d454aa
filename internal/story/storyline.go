package story

import (
	"slices"

	"parallax"
)

// lineJoin is the probability from which two stories are of one storyline: above join, so
// that an article that just misses a story of its day is not tied to it by that alone.
const lineJoin = 0.6

// lineLogit gives the log-odds that two articles belong to one storyline: the same people,
// places and topic, whenever. It is the log-odds of one event without what time takes away.
func lineLogit(f *Features, cross bool) float64 {
	timeless := *f
	timeless[featureGap], timeless[featureYearGap], timeless[featureWeekdays] = 0, 0, 0
	timeless[featureUndated] /= 2 // without a date, likeness alone must carry more
	if cross {
		return logit(&timeless, &fitted.cross)
	}
	return logit(&timeless, &fitted.line)
}

// tie puts the story of the placement into a storyline with the stories that follow from
// each other with it. own is the story joined with those merged into it; none when one was
// started. Of several storylines the one with the oldest story stays, and a new one is named for it.
func tie(place *parallax.Placement, own, found []*candidate, told *teller) {
	all := slices.Clone(own)
	for _, c := range found {
		if slices.Contains(own, c) || probability(c.lineal) < lineJoin {
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
		place.Storyline = parallax.StorylineID(parallax.MakeID("l_", string(all[0].story)))
	}
}
