package story

import (
	"slices"

	"parallax"
)

// lineJoin is the probability from which two stories are of one storyline.
const lineJoin = 0.5

// lineLogit gives the log-odds that two articles belong to one storyline: the same people,
// places and topic, whenever. It is the log-odds of one event without what time takes away.
func lineLogit(f *Features, cross bool) float64 {
	timeless := *f
	timeless[featureGap], timeless[featureNamesGap] = 0, 0
	timeless[featureUndated] /= 2 // without a date, likeness alone must carry more
	return fitted.logit(&timeless, cross)
}

// tie puts the story of the placement into a storyline with the stories that follow from
// each other with it. own is the story joined, nil when one was started.
func tie(place *parallax.Placement, own *candidate, found []*candidate) {
	for _, c := range found {
		if c == own || c.story == place.Story || slices.Contains(place.Merge, c.story) || probability(c.lineal) < lineJoin {
			continue
		}
		switch {
		case c.line == "":
			place.Link = append(place.Link, c.story)
		case place.Storyline == "":
			place.Storyline = c.line
		case c.line != place.Storyline && !slices.Contains(place.MergeLines, c.line):
			place.MergeLines = append(place.MergeLines, c.line)
		}
		place.Why = append(place.Why, parallax.Reason{What: "same storyline", Value: string(c.story) + ": " + keys(c.best().shared.names, prefixName, 4), Weight: c.lineal})
	}
	if len(place.Link) > 0 && place.Storyline == "" {
		place.Storyline = parallax.StorylineID(parallax.MakeID("l_", string(place.Link[0])))
	}
}
