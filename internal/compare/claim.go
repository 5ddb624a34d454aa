package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parallax"
)

// claim is statements of several tellings that say one thing.
type claim struct {
	id      parallax.ClaimID
	members []*statement // in order of report
	centre  *statement
	links   map[*statement]float64 // mean score against the other members
	told    []*telling             // the tellings of the members, each once
	share   float64                // of the story's origins
	weight  float64
	core    bool
	echo    *claim // the weightier claim it stands mostly inside; nil for none
}

const (
	// sayings is how many claims may hold each of two statements before their pair makes none of its own
	// any more: a sentence has few parts that say different things. Held out by story the F1 of pairs in gold is .586 and that of
	// cells .885, with three .583 and .881, with two .004 less again.
	sayings = 4
	// mostClaims is how many claims may hold a statement at all. F1 is the same from 10 (.595) to 40.
	mostClaims = 20
)

// group makes claims of the scored pairs: from the strongest pair not yet in a claim on, the
// statement that is on average most like all members joins, as long as that is enough. A
// statement whose parts say different things ends up in several claims.
func (s *story) group(w Weights) {
	s.threshold = w.Threshold
	var seeds []*pair
	for _, p := range s.pairs {
		p.taken = false
		if p.score >= w.Threshold {
			seeds = append(seeds, p)
		}
	}
	slices.SortStableFunc(seeds, func(p, q *pair) int { return cmp.Compare(q.score, p.score) })
	s.joins = seeds
	g := newGrowth(s)
	s.claims = nil
	for _, p := range seeds {
		if m, n := g.claims[p.a.id], g.claims[p.b.id]; p.taken || min(m, n) >= sayings || max(m, n) >= mostClaims {
			continue
		}
		s.claims = append(s.claims, g.grow(p))
	}
	s.weigh()
	s.echoes()
	s.name()
}

// inside is the part of a claim that stands in a weightier one from which on it is an echo of
// it. Echoes stay, since their pairs are right more often than not, but count half. Cells of core claims come at F1 .882,
// with 0.5 .883 and with 0.75 .884: of the order of chance.
const inside = 0.6

// echoes marks the claims that stand mostly inside a weightier one and puts them behind it.
func (s *story) echoes() {
	s.index()
	common := make([]int, len(s.claims))
	for i, c := range s.claims {
		first := i
		for _, m := range c.members {
			for _, k := range s.held[m] {
				if k >= i {
					break
				}
				common[k]++
				if s.claims[k].echo == nil && float64(common[k]) >= inside*float64(len(c.members)) {
					first = min(first, k)
				}
			}
		}
		if first < i {
			c.echo, c.core, c.weight = s.claims[first], false, c.weight/2
		}
		for _, m := range c.members {
			for _, k := range s.held[m] {
				common[k] = 0
			}
		}
	}
	slices.SortStableFunc(s.claims, func(a, b *claim) int { return cmp.Compare(b.weight, a.weight) })
	s.index()
}

// index finds the claims of each statement.
func (s *story) index() {
	s.held = map[*statement][]int{}
	for i, c := range s.claims {
		for _, m := range c.members {
			s.held[m] = append(s.held[m], i)
		}
	}
}

// settle finds the member nearest to all others, and puts them in order.
func (c *claim) settle() {
	slices.SortStableFunc(c.members, func(a, b *statement) int {
		return cmp.Or(a.article().Reported().Compare(b.article().Reported()), cmp.Compare(a.id, b.id))
	})
	for _, m := range c.members {
		if !slices.Contains(c.told, m.telling) {
			c.told = append(c.told, m.telling)
		}
		if c.centre == nil || c.links[m] > c.links[c.centre] {
			c.centre = m
		}
	}
}

// tellings of the claim, each once.
func (c *claim) tellings() []*telling { return c.told }

const (
	// coreShare is the share of the story's origins from which on a claim is core when it also
	// stands near the beginning of some article.
	coreShare = 0.5
	// early is the part of an article where what matters most is told.
	early = 0.25
)

// weigh orders the claims by how many origins tell them and how early they stand.
func (s *story) weigh() {
	all := float64(max(1, s.counts(s.tellings).Origins))
	for _, c := range s.claims {
		share := min(1, float64(s.counts(c.told).Origins)/all)
		highest := map[*telling]float64{}
		for _, m := range c.members {
			highest[m.telling] = max(highest[m.telling], 1-m.place)
		}
		first := 0.0
		for _, t := range c.told {
			first += highest[t]
		}
		first /= float64(len(c.told))
		c.share, c.weight = share, 0.6*share+0.4*first
		c.core = share >= coreShare && first >= 1-early
	}
	slices.SortStableFunc(s.claims, func(a, b *claim) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(len(b.members), len(a.members)))
	})
}

// name gives the claims their IDs.
func (s *story) name() {
	seen := map[parallax.ClaimID]int{}
	for _, c := range s.claims {
		id := c.centre.claimID(0)
		if seen[id]++; seen[id] > 1 {
			id = c.centre.claimID(seen[id])
		}
		c.id = id
	}
}

// claimID names the claim of which the statement is the centre; a statement that is the
// centre of several gives the later ones a number.
func (s *statement) claimID(n int) parallax.ClaimID {
	return parallax.ClaimID(parallax.MakeID("c_", string(s.Article), s.Span.String(), fmt.Sprint(n)))
}

// publish gives the claims as the domain has them, and one claim for each statement that
// stands alone.
func (s *story) publish() (shared, single []parallax.Claim) {
	told := map[*statement]bool{}
	for _, c := range s.claims {
		out := parallax.Claim{ID: c.id, Weight: c.weight, Core: c.core}
		if c.echo != nil {
			out.Echo = c.echo.id
		}
		for i, m := range c.members {
			told[m] = true
			member := parallax.Member{Statement: m.Statement, Score: c.links[m], Why: s.why(m, c)}
			if m == c.centre {
				out.Centre, member.Score = i, 1
			}
			out.Members = append(out.Members, member)
		}
		tellings := c.tellings()
		out.OriginKeys = s.accounts(tellings)
		out.Outlets, out.Origins = s.counts(tellings).Outlets, len(out.OriginKeys)
		out.Slots = c.slots()
		shared = append(shared, out)
	}
	for _, st := range s.statements {
		if told[st] || st.heading {
			continue
		}
		keys := s.accounts([]*telling{st.telling})
		single = append(single, parallax.Claim{ID: st.claimID(0), Members: []parallax.Member{{Statement: st.Statement, Score: 1}},
			Outlets: 1, Origins: len(keys), OriginKeys: keys, Weight: 0.4 * (1 - st.place) / float64(max(1, len(s.tellings)))})
	}
	slices.SortStableFunc(single, func(a, b parallax.Claim) int { return cmp.Compare(b.Weight, a.Weight) })
	return shared, single
}

// why tells what a member shares with the centre of its claim.
func (s *story) why(m *statement, c *claim) []parallax.Reason {
	if m == c.centre {
		return []parallax.Reason{parallax.Because("nearest to all others", "%d statements", len(c.members))}
	}
	var out []parallax.Reason
	if words := s.shared(m, c.centre); len(words) > 0 {
		out = append(out, parallax.Because("shared words", "%s", strings.Join(words, ", ")))
	}
	if names := s.alikeNames(m, c.centre); len(names) > 0 {
		out = append(out, parallax.Because("names sound alike", "%s", strings.Join(names, ", ")))
	}
	p := s.get(m, c.centre)
	if p == nil {
		return append(out, parallax.Because("like the other members", "%.2f on average", c.links[m]))
	}
	if equal, _, _ := numberLooks(m, c.centre); equal > 0 {
		out = append(out, parallax.Because("equal numbers", ""))
	}
	if momentLook(m, c.centre) > 0 {
		out = append(out, parallax.Because("same day", ""))
	}
	if m.Speaker != "" && c.centre.Speaker != "" && sameName(m.Speaker, c.centre.Speaker) {
		out = append(out, parallax.Because("same speaker", "%s", m.Speaker))
	}
	return append(out, parallax.Reason{What: "probability", Value: fmt.Sprintf("%.2f", p.score), Weight: p.score})
}

// shared gives the words of m, as printed, whose stems stand in the other too; at most eight.
func (s *story) shared(m, other *statement) []string {
	var out []string
	seen := map[string]bool{}
	for _, w := range m.words {
		if _, ok := other.stems[w.stem]; ok && !seen[w.stem] && len(out) < 8 {
			seen[w.stem] = true
			out = append(out, m.Exact[w.start-m.Start:w.end-m.Start])
		}
	}
	return out
}

// alikeNames gives the words of m, as printed, that sound like names of another language in the other; at most eight.
func (s *story) alikeNames(m, other *statement) []string {
	var out []string
	for _, w := range m.words {
		heard := slices.ContainsFunc(s.lexicon.heard[w.id], func(stem int32) bool { return slices.Contains(other.own, stem) })
		if heard && !w.again && len(out) < 8 {
			out = append(out, m.Exact[w.start-m.Start:w.end-m.Start])
		}
	}
	return out
}

// accounts gives the keys of the independent origins behind the tellings.
func (s *story) accounts(tellings []*telling) []string { return s.cov.Accounts(articles(tellings)) }

// counts gives the outlets and independent origins behind the tellings.
func (s *story) counts(tellings []*telling) parallax.Counts { return s.cov.Count(articles(tellings)) }

func articles(tellings []*telling) []parallax.ArticleID {
	out := make([]parallax.ArticleID, len(tellings))
	for i, t := range tellings {
		out[i] = t.covered.Article.ID
	}
	return out
}
