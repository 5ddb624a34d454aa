package compare

import (
	"time"

	"parallax"
)

const (
	// faintly is the part of the threshold below which no statement of an article may come near
	// any member of a claim, for the article to be silent on it.
	faintly = 0.75
	// leastText is the number of statements an article must have: a brief leaves out most.
	leastText = 6
)

// omissions finds claims that several origins carry, at least as large a part of the story's
// as a core claim's, and that a full text of the story, published when the claim was known,
// does not. A claim need not be core for that: what stands in the middle everywhere and
// nowhere in one text is left out there too.
func (s *story) omissions() []parallax.Difference {
	var out []parallax.Difference
	for _, c := range s.claims {
		if c.echo != nil || c.share < coreShare || s.counts(c.tellings()).Origins < parallax.OmissionOrigins {
			continue
		}
		known, near := c.known(), s.near(c)
		d := parallax.Difference{Kind: parallax.Omission, Claim: c.id, About: clip(c.centre.Exact), Score: c.weight}
		for _, t := range s.tellings {
			if known.IsZero() || !t.silentOn(c, known) || !c.spokenIn(t) || near[t.at] {
				continue
			}
			d.Silent = append(d.Silent, parallax.Silence{Article: t.covered.Article.ID, Outlet: t.covered.OutletKey(), State: t.covered.Article.State, At: t.covered.Article.Reported(), Known: known})
		}
		if len(d.Silent) == 0 || len(d.Silent) >= len(c.tellings()) {
			continue
		}
		for _, t := range c.tellings() {
			d.Sides = append(d.Sides, c.first(t).side(parallax.Span{}, "", 0))
		}
		d.Why = []parallax.Reason{parallax.Because("carried by", "%d origins", s.counts(c.tellings()).Origins), parallax.Because("full texts without it", "%d", len(d.Silent)),
			parallax.Because("known since", "%s", shortTime(known))}
		out = append(out, d)
	}
	return out
}

// known is when the claim was first carried; zero when the time of a report is unknown.
func (c *claim) known() time.Time {
	var first time.Time
	for _, t := range c.tellings() {
		at := t.covered.Article.Reported()
		if !at.IsZero() && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	return first
}

// silentOn reports whether the silence of the telling would count: a full text with enough
// in it, reported after the claim was known.
func (t *telling) silentOn(c *claim, known time.Time) bool {
	a := &t.covered.Article
	for _, m := range c.members {
		if sameTelling(m.telling, t) {
			return false
		}
	}
	return a.State == parallax.PageFull && len(t.statements) >= leastText && a.Reported().After(known)
}

// spokenIn reports whether somebody makes the claim in the language of the telling. Across
// languages too many statements that say the same are not recognised to take one that was
// not found for one that is not there.
func (c *claim) spokenIn(t *telling) bool {
	for _, m := range c.members {
		if sameLanguage(m.telling.covered.Article.Language, t.covered.Article.Language) {
			return true
		}
	}
	return false
}

// near says of each telling whether one of its statements comes near the claim.
func (s *story) near(c *claim) []bool {
	out := make([]bool, len(s.tellings))
	for _, m := range c.members {
		for _, p := range s.of[m.id] {
			if p.score >= faintly*s.threshold {
				out[p.other(m).telling.at] = true
			}
		}
	}
	return out
}

// first gives the member of the telling that stands highest.
func (c *claim) first(t *telling) *statement {
	var best *statement
	for _, m := range c.members {
		if m.telling == t && (best == nil || m.order < best.order) {
			best = m
		}
	}
	return best
}
