package parallax

import (
	"fmt"
	"slices"
)

// sameSubject is the part of the places a verdict names that a claim or difference must have for
// the verdict to be on it.
const sameSubject = 0.5

// Uphold gives the comparison with the verdicts of people, in order of time: what was merged or
// split is so again, what was dismissed, confirmed, corrected or commented carries the verdict.
// A confirmed or corrected difference that this run did not find is put back as it was, as long
// as its evidence stands. The comparison given is left as it is. lost are the verdicts whose
// subject is not there any more.
func (c *Comparison) Uphold(cov *Coverage, list []Verdict) (out Comparison, lost []Verdict) {
	out = *c
	out.Claims, out.Single = slices.Clone(c.Claims), slices.Clone(c.Single)
	out.Differences, out.Updates = slices.Clone(c.Differences), slices.Clone(c.Updates)
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Verdict) int { return a.At.Compare(b.At) })
	for _, v := range list {
		var done bool
		switch {
		case v.Act == Merge:
			done = out.merge(cov, v)
		case v.Act == Split:
			done = out.split(cov, v)
		case v.On.Kind != "":
			done = out.decide(cov, v)
		default:
			if at := out.claimAt(&v.On); at != nil {
				at.Verdicts = append(slices.Clone(at.Verdicts), v)
				done = true
			}
		}
		if !done {
			lost = append(lost, v)
		}
	}
	return out, lost
}

// decide puts a verdict on the difference it is about.
func (c *Comparison) decide(cov *Coverage, v Verdict) bool {
	d := c.differenceAt(&v.On)
	if d == nil {
		if v.Kept == nil || v.Act != Confirm && v.Act != Correct || v.Kept.check(cov) != nil {
			return false
		}
		back := *v.Kept
		back.Verdicts = nil
		if c.Claim(back.Claim) == nil {
			back.Claim = ""
		}
		c.Differences = append(c.Differences, back)
		d = &c.Differences[len(c.Differences)-1]
	}
	if v.Act == Correct {
		if v.Kind != "" {
			d.Kind = v.Kind
		}
		if v.About != "" {
			d.About = v.About
		}
	}
	d.Verdicts = append(slices.Clone(d.Verdicts), v)
	slices.SortStableFunc(c.Differences, func(a, b Difference) int {
		return slices.Index(DifferenceKinds, a.Kind) - slices.Index(DifferenceKinds, b.Kind)
	})
	return true
}

// differenceAt finds the difference that meets most of the places, of the kind found or of the
// kind a verdict before gave it.
func (c *Comparison) differenceAt(s *Subject) *Difference {
	var best *Difference
	most := 0.0
	for _, list := range [][]Difference{c.Differences, c.Updates} {
		for i := range list {
			d := &list[i]
			if d.Kind != s.Kind && !slices.ContainsFunc(d.Verdicts, func(v Verdict) bool { return v.On.Kind == s.Kind }) {
				continue
			}
			own := SubjectOf(d)
			if n := s.share(own.Places); n >= sameSubject && n+own.share(s.Places) > most {
				best, most = d, n+own.share(s.Places)
			}
		}
	}
	return best
}

// claimAt finds the claim that meets most of the places and has least beside them.
func (c *Comparison) claimAt(s *Subject) *Claim {
	var best *Claim
	most := 0.0
	for _, list := range [][]Claim{c.Claims, c.Single} {
		for i := range list {
			own := SubjectOfClaim(&list[i])
			if n := s.share(own.Places); n >= sameSubject && n+own.share(s.Places) > most {
				best, most = &list[i], n+own.share(s.Places)
			}
		}
	}
	return best
}

// merge makes one claim of the claim the verdict is on and those it names with it.
func (c *Comparison) merge(cov *Coverage, v Verdict) bool {
	at := c.claimAt(&v.On)
	if at == nil {
		return false
	}
	into := *at
	gone := []ClaimID{into.ID}
	for i := range v.With {
		other := c.claimAt(&v.With[i])
		if other == nil || slices.Contains(gone, other.ID) {
			continue
		}
		gone = append(gone, other.ID)
		into = joinClaims(into, *other)
	}
	if len(gone) == 1 {
		return len(v.With) > 0 && slices.ContainsFunc(v.With, func(s Subject) bool { return c.claimAt(&s) != nil }) // the engine joined them itself
	}
	into.Verdicts = append(slices.Clone(into.Verdicts), v)
	c.replace(cov, gone, into)
	for _, list := range [][]Difference{c.Differences, c.Updates} {
		for i := range list {
			if slices.Contains(gone, list[i].Claim) {
				list[i].Claim = into.ID
			}
		}
	}
	return true
}

// joinClaims gives the claim with the members of both, each once, and the slots of both.
func joinClaims(a, b Claim) Claim {
	a.Members = slices.Clone(a.Members)
	place := make([]int, len(b.Members)) // of the members of b in a
	for i, m := range b.Members {
		at := slices.IndexFunc(a.Members, func(x Member) bool { return x.Statement.anchor() == m.Statement.anchor() })
		if at < 0 {
			at = len(a.Members)
			a.Members = append(a.Members, m)
		}
		place[i] = at
	}
	a.Slots = slices.Clone(a.Slots)
	for _, s := range b.Slots {
		s.Fillers = slices.Clone(s.Fillers)
		for i := range s.Fillers {
			s.Fillers[i].Member = place[s.Fillers[i].Member]
		}
		a.Slots = append(a.Slots, s)
	}
	a.Weight, a.Core = max(a.Weight, b.Weight), a.Core || b.Core
	return a
}

// split makes a claim of its own of the statements that leave one.
func (c *Comparison) split(cov *Coverage, v Verdict) bool {
	at := c.claimAt(&v.On)
	if at == nil {
		return false
	}
	var stay, leave []int
	for i := range at.Members {
		if at.Members[i].Statement.anchor().meets(v.Away) {
			leave = append(leave, i)
		} else {
			stay = append(stay, i)
		}
	}
	if len(leave) == 0 || len(stay) == 0 {
		return len(leave) > 0 || !v.On.meetsAny(v.Away)
	}
	old := *at
	one, two := old.only(stay), old.only(leave)
	two.ID = ClaimID(MakeID("c_", string(old.ID), "split", fmt.Sprint(v.Away)))
	two.Core, two.Echo = false, ""
	one.Verdicts = append(slices.Clone(old.Verdicts), v)
	two.Verdicts = []Verdict{v}
	c.replace(cov, []ClaimID{old.ID}, one, two)
	for _, list := range [][]Difference{c.Differences, c.Updates} {
		for i := range list {
			if own := SubjectOf(&list[i]); list[i].Claim == old.ID && own.share(v.Away) == 1 {
				list[i].Claim = two.ID
			}
		}
	}
	return true
}

func (s *Subject) meetsAny(places []Anchor) bool { return s.share(places) > 0 }

// only gives the claim with some of its members; its centre is the old one, or the first.
func (c Claim) only(members []int) Claim {
	old := c
	c.Members, c.Slots, c.Centre = nil, nil, 0
	for n, i := range members {
		c.Members = append(c.Members, old.Members[i])
		if i == old.Centre {
			c.Centre = n
		}
	}
	for _, s := range old.Slots {
		var kept []Filler
		for _, f := range s.Fillers {
			if f.Member = slices.Index(members, f.Member); f.Member >= 0 {
				kept = append(kept, f)
			}
		}
		if s.Fillers = kept; len(kept) > 1 {
			c.Slots = append(c.Slots, s)
		}
	}
	return c
}

// replace takes claims out and puts others in, counted anew, in their order by weight.
func (c *Comparison) replace(cov *Coverage, gone []ClaimID, with ...Claim) {
	out := func(x Claim) bool { return slices.Contains(gone, x.ID) }
	c.Claims, c.Single = slices.DeleteFunc(c.Claims, out), slices.DeleteFunc(c.Single, out)
	for _, x := range with {
		var ids []ArticleID
		for i := range x.Members {
			ids = append(ids, x.Members[i].Statement.Article)
		}
		x.OriginKeys = cov.Accounts(ids)
		x.Outlets, x.Origins = cov.Count(ids).Outlets, len(x.OriginKeys)
		if slices.Contains(gone, x.Echo) {
			x.Echo = ""
		}
		if slices.ContainsFunc(ids, func(id ArticleID) bool { return id != ids[0] }) {
			c.Claims = append(c.Claims, x)
		} else {
			c.Single = append(c.Single, x)
		}
	}
	for i := range c.Claims {
		if slices.Contains(gone, c.Claims[i].Echo) && c.Claim(c.Claims[i].Echo) == nil {
			c.Claims[i].Echo = ""
		}
	}
	heavier := func(a, b Claim) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(c.Claims, heavier)
	slices.SortStableFunc(c.Single, heavier)
}
