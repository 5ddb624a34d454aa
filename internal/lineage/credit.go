package lineage

import (
	"cmp"
	"slices"

	"parallax"
)

// How a text says that it draws on somebody; the values of Edge.How.
const (
	howByline   = "byline"
	howDateline = "dateline"
	howEnd      = "end credit"
	howText     = "in text"
)

// credit is one place where an article says where its account comes from.
type credit struct {
	name   string    // canonical; "" while only the role is known
	role   string    // of who speaks for a person, in lower case; "" for others
	of     spokenFor // whose role it is
	sort   parallax.OriginKind
	how    string
	told   bool // somebody spoke to the outlet, or posted
	own    bool // it shows the article's own reporting
	anyone bool // in words that name no outlet, "did not immediately respond": who wrote the text reports
	weak   bool // counts only when another article of the story draws on the same body
	span   parallax.Span
	reason parallax.Reason
}

// readCredits gives the credits of an article in the order they stand, without speakers whom other articles must name. others are the
// outlets of the articles it is held against.
func readCredits(c *parallax.Covered, others []house, dir *parallax.Directory) []credit {
	return slices.DeleteFunc(allCredits(c, others, dir), credit.nameless)
}

// nameless reports whether only the role of who is credited is known.
func (c credit) nameless() bool { return c.role != "" && c.name == "" }

// allCredits is readCredits with all speakers.
func allCredits(c *parallax.Covered, others []house, dir *parallax.Directory) []credit {
	r := newReader(&c.Article, others, dir)
	defer r.end()
	r.places, r.things, r.names, r.quotes = namesOf(c, parallax.Place), namesOf(c, parallax.OtherName), nameStarts(c), quotesIn(c)
	r.sources, r.people, r.sentences = sourcesIn(c), peopleIn(c), sentencesIn(c)
	out := r.byline()
	out = append(out, r.lineCredits()...)
	out = append(out, r.listedCredits()...)
	found := r.mentions()
	if unspacedText(r.article.Language) {
		out = append(out, r.unspacedCredits()...)
		found = nil
	}
	out = append(out, r.outletCredits(found)...)
	out = append(out, r.notedCredits(c.Notes, out)...)
	out = append(out, r.stateCredits()...)
	out = append(out, r.ownReporting()...)
	out = append(out, slices.DeleteFunc(r.releases(found), func(made credit) bool { return ofFurniture(c, made.span) })...)
	slices.SortStableFunc(out, func(a, b credit) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End), cmp.Compare(a.name, b.name))
	})
	return out
}

// ofFurniture reports whether a place is no part of the account: what somebody tweets by the headline of another article is not drawn on.
func ofFurniture(c *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(c.Notes, func(n parallax.Annotation) bool {
		return n.Sentence != nil && n.Sentence.Furniture && n.Span.Overlaps(s)
	})
}

// outletCredits gives the mentions that stand where a source is named. Names in a list
// share what one of them has ("told the AP and NAME").
func (r *reader) outletCredits(found []mention) []credit {
	credits := make([]*credit, len(found))
	for k, m := range found {
		if c, ok := r.credited(m); ok {
			credits[k] = &c
		}
	}
	join := func(from, to int) {
		a, b := found[min(from, to)], found[max(from, to)]
		if credits[from] == nil || credits[to] != nil || found[to].plain || b.i-a.j > 2 || !r.fillers(a.j, b.i, 1) || b.i > a.j && r.tokens[a.j].upper || !r.together(a.i, b.j, soft) || r.pictured(found[to]) {
			return
		}
		c := *credits[from]
		c.name, c.sort, c.own, c.span = found[to].name, found[to].sort, found[to].own, r.span(found[to].i, found[to].j)
		credits[to] = &c
	}
	for k := 1; k < len(found); k++ {
		join(k-1, k)
	}
	for k := len(found) - 1; k > 0; k-- {
		join(k, k-1)
	}
	var out []credit
	for _, c := range credits {
		if c != nil {
			out = append(out, *c)
		}
	}
	return out
}

// credited tells whether a mention is drawn on, and by which words.
func (r *reader) credited(m mention) (credit, bool) {
	c := credit{name: m.name, sort: m.sort, how: howText, own: m.own}
	if r.pictured(m) {
		return c, false
	}
	give := func(from, to int, what string) (credit, bool) {
		c.span = r.span(min(from, m.i), max(to, m.j))
		c.reason = parallax.Because(what, "%s", r.text[c.span.Start:c.span.End])
		return c, true
	}
	agency := m.sort == parallax.OriginAgency
	slack := 0
	if agency && m.known {
		slack = 2 // "said the Egyptian NAME", "sources contacted in Paris by NAME"
	}
	if s := r.cueBefore(m.i, told, slack); s >= 0 {
		c.told = true
		return give(s, m.j, "told")
	}
	if s := r.cueBefore(m.i, before, slack); s >= 0 {
		return give(s, m.j, "drawn on")
	}
	if r.byCorrespondent(m) {
		c.own = c.own || r.article.Outlet.Key() == ""
		return give(m.i, m.j+1, "correspondent")
	}
	if r.cueAfter(m.j, self, 0) > 0 {
		return c, false // the outlet is what is told about
	}
	if e := r.cueAfter(m.j, after, slack); e > 0 {
		return give(m.i, e, "reported by")
	}
	initial := r.tokens[m.i].gap == hard && m.plain
	if e := r.cueAfter(m.j, said, 0); e > 0 && !initial && r.cueAt(e, statement) == 0 {
		return give(m.i, e, "said by")
	}
	if s := r.cueBefore(m.i, said, slack); s >= 0 && agency {
		return give(s, m.j, "said by")
	}
	return c, false
}

// pictured reports whether the credit of a picture stands around a mention.
func (r *reader) pictured(m mention) bool {
	for k := max(0, m.i-3); k < min(len(r.tokens), m.j+3); k++ {
		if r.cueAt(k, photo) > 0 && r.together(min(k, m.i), max(k+1, m.j), soft) {
			return true
		}
	}
	return false
}

// byCorrespondent reports whether a mention names the house of a reporter: "NAME's Ann Lee
// in Varnow says", "NAME correspondents say".
func (r *reader) byCorrespondent(m mention) bool {
	t := r.tokens
	if end := r.cueAt(m.j, correspondent); m.j < len(t) && t[m.j].gap == space && end > 0 {
		return r.cueAfter(end, said|after|say, 3) > 0
	}
	if !t[m.j-1].possessive || m.j+1 >= len(t) || !t[m.j].upper || !t[m.j+1].upper || !r.together(m.j-1, m.j+2, space) {
		return false
	}
	return r.cueAfter(m.j+2, said|after|say, 3) > 0
}

// notedCredits gives the outlets that annotations ascribe something to and that have no
// credit at that place yet. Only names that are known count: an annotation tells who, not what kind.
func (r *reader) notedCredits(notes []parallax.Annotation, known []credit) []credit {
	var out []credit
	for _, n := range notes {
		if n.Kind != parallax.KindAttribution || n.Attribution.Sort != "outlet" || n.Attribution.Source.Field != parallax.FieldText {
			continue
		}
		span := n.Attribution.Source
		printed, err := r.article.Words(span)
		m, ok := r.resolve(printed)
		if err != nil || !ok || slices.ContainsFunc(known, func(c credit) bool { return c.span.Overlaps(span) }) {
			continue
		}
		out = append(out, credit{name: m.name, sort: m.sort, how: howText, own: m.own, span: span, reason: parallax.Because("attribution", "%s", printed)})
	}
	return out
}

// stateLists are the lists of what is named by its state only, with the name each goes by.
var stateLists = []struct {
	list cueList
	name string
}{{stateTelevision, "state television"}, {stateMedia, "state media"}}

// stateCredits gives the credits of broadcasters and media that are named by their state only.
func (r *reader) stateCredits() []credit {
	var out []credit
	for i := range r.tokens {
		for _, state := range stateLists {
			end := r.cueAt(i, state.list)
			if end == 0 {
				continue
			}
			from, to := r.cueBefore(i, told|before|said, 1), r.cueAfter(end, after|said|say, 1)
			if from < 0 && to == 0 {
				continue
			}
			if from < 0 {
				from = i
			}
			s := r.span(from, max(end, to))
			out = append(out, credit{name: state.name, sort: parallax.OriginBroadcast, how: howText, span: s, reason: parallax.Because("drawn on", "%s", r.text[s.Start:s.End])})
		}
	}
	return out
}

// ownReporting gives the places where the article shows that it reports for itself.
func (r *reader) ownReporting() []credit {
	var out []credit
	for i := range r.tokens {
		if end := r.cueAt(i, ownCue); end > 0 {
			s := r.span(i, end)
			out = append(out, credit{name: r.article.Outlet.Key(), sort: parallax.OriginOwn, how: howText, own: true, anyone: true, span: s, reason: parallax.Because("own reporting", "%s", r.text[s.Start:s.End])})
		}
	}
	return out
}
