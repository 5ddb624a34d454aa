package lineage

import (
	"slices"
	"time"

	"parallax"
)

// When two texts count as the same, measured on exact runs of at least minRun words. A light
// edit breaks runs, so the shares are lower than a reader would say.
const (
	// sameShare of the words of both texts: one text, apart from a headline or a credit.
	sameShare = 0.9
	// largelyPart of either text, or largelyBoth of each: the rest is a new lead, cuts or additions.
	largelyPart = 0.65
	largelyBoth = 0.5
	// longPassage words of prose in a row are not written twice by chance; set phrases and
	// titles end at about ten.
	longPassage = 12
	// manyWords of prose in shorter runs, or someWords when they are at least someShare of a
	// text: sentences taken over with small changes.
	manyWords = 30
	someWords = 20
	someShare = 0.15
)

// howShared tells how much two texts share: one of the values of Edge.How for Copies, or ""
// when it is no more than a common language, subject and quotations. The same utterance
// quoted by both is no copy, so prose alone decides whether there is one.
func (o overlap) howShared() string {
	if o.here == 0 || o.there == 0 {
		return ""
	}
	all := float64(o.prose + o.quoted)
	here, there := all/float64(o.here), all/float64(o.there)
	shorter := min(o.here, o.there)
	copied := o.longest >= longPassage || o.prose >= manyWords || o.prose >= someWords && float64(o.prose) >= someShare*float64(shorter)
	switch {
	case min(here, there) >= sameShare:
		return parallax.SameText
	case !copied:
		return ""
	case max(here, there) >= largelyPart || min(here, there) >= largelyBoth:
		return parallax.LargelySame
	}
	return parallax.Passages
}

// telling is an article made ready for comparison.
type telling struct {
	covered parallax.Covered
	words   []word
	credits []credit
}

// copyEdge gives the edge between two articles that share text; false when they do not.
// From is the one that took, as far as that can be told.
func copyEdge(a, b telling, dir *parallax.Directory) (parallax.Edge, bool) {
	o := compareWords(a.words, b.words)
	how := o.howShared()
	if how == "" {
		return parallax.Edge{}, false
	}
	e := parallax.Edge{Kind: parallax.Copies, From: a.covered.Article.ID, To: b.covered.Article.ID, How: how,
		Share: float64(o.prose+o.quoted) / float64(o.here), Passages: o.passages(a.words, b.words)}
	e.Why = append(e.Why, parallax.Because("shared words", "%d in %d runs, %d of them in quotation marks; %d %% of this text, %d %% of the other",
		o.prose+o.quoted, len(o.runs), o.quoted, percent(o.prose+o.quoted, o.here), percent(o.prose+o.quoted, o.there)))
	if a.covered.Article.Outlet.SameFamily(b.covered.Article.Outlet) {
		e.Why = append(e.Why, parallax.Because("one house", "%s and %s", a.covered.Article.Outlet.Key(), b.covered.Article.Outlet.Key()))
	}
	b.credits = readCredits(&b.covered, []house{houseOf(&a.covered.Article)}, dir)
	took, reason := whoTook(a, b, dir)
	e.Directed = took != 0
	e.Why = append(e.Why, reason)
	if took > 0 {
		e.From, e.To = e.To, e.From
		e.Share = float64(o.prose+o.quoted) / float64(o.there)
		for i, p := range e.Passages {
			e.Passages[i] = parallax.Passage{Here: p.There, There: p.Here}
		}
	}
	return e, true
}

func percent(part, whole int) int { return (100*part + whole/2) / whole }

// whoTook is -1 when a took from b, +1 when b took from a, 0 when that cannot be told. A
// credit decides before time: an agency's client may be dated before the agency.
func whoTook(a, b telling, dir *parallax.Directory) (int, parallax.Reason) {
	x, y := a.covered.Article, b.covered.Article
	creditsB, creditsA := credits(a, y.Outlet), credits(b, x.Outlet)
	switch {
	case creditsB && !creditsA:
		return -1, parallax.Because("direction", "%s credits %s", x.ID, y.Outlet.Key())
	case creditsA && !creditsB:
		return 1, parallax.Because("direction", "%s credits %s", y.ID, x.Outlet.Key())
	}
	for _, c := range a.credits {
		if c.sort == parallax.OriginAgency && slices.ContainsFunc(b.credits, func(d credit) bool { return d.name == c.name && d.sort == c.sort }) {
			return 0, parallax.Because("direction", "unknown: both credit %s", c.name)
		}
	}
	switch agencyA, agencyB := dir.IsAgency(x.Outlet.Name), dir.IsAgency(y.Outlet.Name); {
	case agencyB && !agencyA:
		return -1, parallax.Because("direction", "%s is an agency", y.Outlet.Key())
	case agencyA && !agencyB:
		return 1, parallax.Because("direction", "%s is an agency", x.Outlet.Key())
	}
	switch earlier := compareDates(x.Published, y.Published); {
	case earlier < 0:
		return 1, parallax.Because("direction", "%s was published first", x.ID)
	case earlier > 0:
		return -1, parallax.Because("direction", "%s was published first", y.ID)
	}
	return 0, parallax.Because("direction", "unknown: neither a credit nor the times tell")
}

func credits(t telling, outlet parallax.Outlet) bool {
	return outlet.Key() != "" && slices.ContainsFunc(t.credits, func(c credit) bool { return c.name == outlet.Key() })
}

// compareDates orders publication dates as far as their precision goes; 0 when they may be the same or are unknown.
func compareDates(a, b parallax.Date) int {
	if a.IsZero() || b.IsZero() {
		return 0
	}
	if a.Precision == "day" || b.Precision == "day" {
		dayA, dayB := a.Time.Format(time.DateOnly), b.Time.Format(time.DateOnly)
		switch {
		case dayA < dayB:
			return -1
		case dayA > dayB:
			return 1
		}
		return 0
	}
	return a.Time.Compare(b.Time)
}
