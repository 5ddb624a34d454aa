package dossier

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

// Most differences of one kind that are shown; the comparison has ordered them by score.
const maxPerKind = 8

// tellsOfIt is how likely a sentence stands behind another at least where both give the time of one deed. Of the times of ecbplus that were shown
// as rounded and read by us, two in three below it are those of two deeds, and one in three from it up to standsBehind.
const tellsOfIt = 1.0 / 3

// What is common and says little alone is limited further.
var maxOfKind = map[parallax.DifferenceKind]int{parallax.Exclusive: 6, parallax.Emphasised: 4, parallax.Rounding: 6}

// differences shows how the tellings differ, in order of the kinds, with all sides. Wording,
// exclusives and omissions have sections of their own. It is there when there is one.
func (k *composer) differences() []parallax.Block {
	return k.cards(nil, k.cmp.Differences, parallax.Conflict, parallax.Update, parallax.Rounding, parallax.Ascription, parallax.Quotation, parallax.SelfConflict, parallax.Emphasised)
}

// wording shows things named with words of different weight. It is there when there is one.
func (k *composer) wording() []parallax.Block {
	return k.cards(nil, k.cmp.Differences, parallax.Wording)
}

// changed shows what this story updates of earlier stories of its storyline. It is there
// when it belongs to one and something was updated.
func (k *composer) changed() []parallax.Block {
	own := slices.DeleteFunc(slices.Clone(k.cmp.Updates), func(d parallax.Difference) bool { return !k.hasOwn(&d) })
	return k.cards(nil, own, parallax.Update)
}

// hasOwn reports whether a side that can be shown is of an article of the story, and not of another of its storyline only.
func (k *composer) hasOwn(d *parallax.Difference) bool {
	return slices.ContainsFunc(d.Sides, func(s parallax.Side) bool {
		if !slices.ContainsFunc(k.cov.Articles, func(a parallax.Covered) bool { return a.Article.ID == s.Evidence.Article }) {
			return false
		}
		_, ok := k.side(d.Kind, &s)
		return ok
	})
}

// cards makes one block of the differences of the kinds; none when there are none.
func (k *composer) cards(heading *parallax.Line, list []parallax.Difference, kinds ...parallax.DifferenceKind) []parallax.Block {
	var out []parallax.DifferenceCard
	for _, kind := range kinds {
		n, most := 0, cmp.Or(maxOfKind[kind], maxPerKind)
		for i := range list {
			if list[i].Kind != kind || n == most {
				continue
			}
			if kind == parallax.Emphasised && slices.ContainsFunc(out, func(d parallax.DifferenceCard) bool { return d.Kind == kind && d.Claim == list[i].Claim }) {
				continue // one card per claim says how high or low it stands
			}
			card, ok := k.card(&list[i])
			if kind == parallax.Rounding && (k.sayTheSame(&list[i]) || readTheSame(&card)) {
				continue
			}
			if !ok || kind == parallax.Exclusive && (k.viewAlone(&card) || k.toldAlready(&card) || k.oneOf(out, &card) || k.toldByOthers(&card)) {
				continue
			}
			if kind == parallax.Omission && !k.furtherSilence(out, &card) {
				continue
			}
			k.carded[card.ID] = true
			if slices.ContainsFunc(out, func(d parallax.DifferenceCard) bool { return holdsSides(&d, &card) }) {
				continue
			}
			before := len(out)
			out = slices.DeleteFunc(out, func(d parallax.DifferenceCard) bool { return holdsSides(&card, &d) })
			n -= before - len(out)
			if at := slices.IndexFunc(out, func(d parallax.DifferenceCard) bool { return sameSides(&d, &card) || sameValues(&d, &card) }); at >= 0 {
				k.join(&out[at], &card)
				continue
			}
			if at := slices.IndexFunc(out, func(d parallax.DifferenceCard) bool { return k.oneCount(&d, &card) }); at >= 0 {
				k.chain(&out[at], &card)
				continue
			}
			out = append(out, card)
			n++
		}
	}
	if len(out) == 0 {
		return nil
	}
	return []parallax.Block{{Heading: heading, Differences: out}}
}

// viewAlone reports whether what one source alone tells is what it thinks of the story: no news that the others lack.
func (k *composer) viewAlone(d *parallax.DifferenceCard) bool {
	return slices.ContainsFunc(d.Groups, func(g parallax.SideGroup) bool {
		return slices.ContainsFunc(g.Sides, func(s parallax.SideCard) bool { return s.Line != nil && k.isView(s.Line) })
	})
}

// toldByOthers reports whether an outlet that has nothing of the account of a card stands behind one of its sides: then it is not told
// by one source only, though no claim joins all who tell it.
func (k *composer) toldByOthers(d *parallax.DifferenceCard) bool {
	var own []parallax.ArticleID
	for _, g := range d.Groups {
		for i := range g.Sides {
			own = append(own, g.Sides[i].Article)
		}
	}
	origins := k.cov.Count(own).Origins
	for _, g := range d.Groups {
		for i := range g.Sides {
			e := &g.Sides[i].Line.Evidence[0]
			at := k.cov.Find(e.Article)
			if at == nil || e.Span.Field != parallax.FieldText {
				continue
			}
			if slices.ContainsFunc(k.standingBehind(ranked{at: at, span: at.Whole(e.Span)}), func(r ranked) bool {
				return k.cov.Count(append(slices.Clone(own), r.at.Article.ID)).Origins > origins
			}) {
				return true
			}
		}
	}
	return false
}

// sayTheSame reports whether the sides of a difference all print one number with one bound, or some of them with an "about":
// "two billion" beside "2 Milliarden" rounds nothing, and who reads "about 14,200" beside "14,200" learns nothing.
func (k *composer) sayTheSame(d *parallax.Difference) bool {
	var first *parallax.Quantity
	for i := range d.Sides {
		at := k.counted(d.Sides[i].Evidence.Article)
		if at == nil {
			continue
		}
		r, ok := read(at, d.Sides[i].Span)
		if !ok || r.quantity == nil {
			return false
		}
		q := *r.quantity
		if q.Bound == parallax.About {
			q.Bound = parallax.Exact
		}
		if first != nil && !sameNumber(first, &q) {
			return false
		}
		first = &q
	}
	return first != nil
}

// readTheSame reports whether all values of a card are read as one: who sees "early Thursday" and "this morning", both read as 6 June,
// is told of no value that is given more precisely.
func readTheSame(card *parallax.DifferenceCard) bool {
	first := ""
	for _, g := range card.Groups {
		for i := range g.Sides {
			if normal := g.Sides[i].Normal; normal == "" || first != "" && normal != first {
				return false
			}
			first = g.Sides[i].Normal
		}
	}
	return first != ""
}

// card makes the card of a difference from the sides whose sources count. False when too
// few are left for its kind.
func (k *composer) card(d *parallax.Difference) (parallax.DifferenceCard, bool) {
	card := parallax.DifferenceCard{ID: d.ID, Kind: d.Kind, Slot: d.Slot, Claim: d.Claim, Score: d.Score, Why: placed(d.Why), Remarks: parallax.Remarks(d.Verdicts)}
	byGroup := map[int][]parallax.SideCard{}
	var order []int
	telling := map[parallax.ArticleID]bool{}
	apart := k.tellsElse(d)
	var lost []int
	for i := range d.Sides {
		side, ok := k.side(d.Kind, k.tellingSide(d, i))
		if !ok {
			lost = append(lost, i)
		}
		if !ok || apart[side.Article] {
			continue
		}
		g := d.Sides[i].Group
		if d.Kind == parallax.Rounding { // "Sunday" and "this morning" of that day are read as one
			if at := slices.IndexFunc(order, func(o int) bool {
				return side.Normal != "" && byGroup[o][0].Normal == side.Normal && k.grain(&byGroup[o][0]) == k.grain(&side)
			}); at >= 0 {
				g = order[at]
			}
		}
		if !slices.Contains(order, g) {
			order = append(order, g)
		}
		telling[side.Article] = true
		if d.Kind == parallax.Emphasised && slices.ContainsFunc(d.Sides[:i], func(o parallax.Side) bool { return o.Evidence.Article == side.Article }) {
			continue // it cannot stand high and low in one article
		}
		if d.Kind != parallax.SelfConflict && slices.ContainsFunc(byGroup[g], func(s parallax.SideCard) bool { return s.Article == side.Article }) {
			continue // an article that says it twice is one side
		}
		byGroup[g] = append(byGroup[g], side)
	}
	if d.Kind == parallax.Rounding && d.Slot == parallax.SlotTime {
		order = k.ofOneDeed(order, byGroup)
	}
	for _, g := range order {
		k.readersFirst(byGroup[g])
		card.Groups = append(card.Groups, parallax.SideGroup{Counts: k.cov.CountSides(byGroup[g]), Sides: byGroup[g]})
	}
	for _, s := range d.Silent {
		at := k.counted(s.Article)
		if at == nil || at.Article.State != parallax.PageFull || telling[s.Article] || at.Article.Reported().Before(s.Known) {
			continue
		}
		card.Silent = append(card.Silent, parallax.SilentCard{Article: s.Article, Outlet: at.Name(), At: at.Article.Reported(), Known: s.Known})
	}
	if d.Slot == parallax.SlotCount {
		card.About = k.measure(sideRows(&card)) // the words of most use: in the reader's language, saying in which respect
	}
	if card.About == nil {
		card.About = about(d.About, sideLines(&card))
	}
	card.About = k.readersWord(&card)
	if card.About == nil && d.Kind == parallax.Ascription {
		card.About = ascribedTo(&card)
	}
	if len(apart) > 0 {
		card.Why = ofSides(&card)
	}
	if len(lost) > 0 && d.Kind == parallax.Update && d.Claim == "" && len(card.Why) == len(d.Sides) { // followed through a storyline: one reason for each side
		card.Why = without(card.Why, lost)
	}
	return card, card.Shape() == nil && !k.lacksSides(d, &card)
}

// grain gives how exactly a side prints its time, "minute" or "day"; "" for what is no time. What is read as a day may be printed with
// the hour, as in "about 8.40 am", and is not what prints the day alone.
func (k *composer) grain(s *parallax.SideCard) string {
	if s.Line == nil || len(s.Marks) == 0 {
		return ""
	}
	e := &s.Line.Evidence[0]
	at, value := k.cov.Find(e.Article), marked(e.Span, s.Marks[0])
	for _, n := range at.Over(value) {
		if n.Moment != nil && (n.Span.Contains(value) || value.Contains(n.Span)) {
			return n.Moment.Granularity
		}
	}
	return ""
}

// ofOneDeed leaves of the sides with times, in groups, those whose sentence and that of a side of another group bear each other out, and
// gives the groups that have one: of who was charged and who denies it the weekend and the Sunday are those of what he is accused of, and who
// stands beside the denial need not tell it.
func (k *composer) ofOneDeed(order []int, sides map[int][]parallax.SideCard) []int {
	at := func(s *parallax.SideCard) ranked {
		e := &s.Line.Evidence[0]
		a := k.cov.Find(e.Article)
		return ranked{at: a, span: k.whole(a, e.Span)}
	}
	kept := map[int][]parallax.SideCard{}
	for _, g := range order {
		for i := range sides[g] {
			own := at(&sides[g][i])
			if slices.ContainsFunc(order, func(o int) bool {
				return o != g && slices.ContainsFunc(sides[o], func(s parallax.SideCard) bool {
					other := at(&s)
					return k.nearly(own, other) || k.nearly(other, own)
				})
			}) {
				kept[g] = append(kept[g], sides[g][i])
			}
		}
	}
	maps.Copy(sides, kept)
	return slices.DeleteFunc(slices.Clone(order), func(g int) bool { return len(kept[g]) == 0 })
}

// nearly reports whether a statement may tell of the deed that another one does, though it need not tell all of it.
func (k *composer) nearly(shown, other ranked) bool {
	return !k.otherwise(shown, other) && k.backs(shown, other) >= tellsOfIt
}

// without gives the reasons but for those at the places, which are in order.
func without(why []parallax.Reason, places []int) []parallax.Reason {
	var out []parallax.Reason
	for i, r := range why {
		if !slices.Contains(places, i) {
			out = append(out, r)
		}
	}
	return out
}

// ascribedTo makes the heading of a card on who is said to say something from the first who is: it tells
// one such card from the next.
func ascribedTo(d *parallax.DifferenceCard) *parallax.Line {
	for _, g := range d.Groups {
		if l := about(g.Sides[0].Value, sideLines(d)); l != nil {
			return l
		}
	}
	return nil
}

// ofSides gives the reasons of a card but for those that are about an outlet it does not show.
func ofSides(d *parallax.DifferenceCard) []parallax.Reason {
	if d.Kind != parallax.Emphasised {
		return d.Why
	}
	return slices.DeleteFunc(slices.Clone(d.Why), func(r parallax.Reason) bool {
		return !slices.ContainsFunc(d.Groups, func(g parallax.SideGroup) bool {
			return slices.ContainsFunc(g.Sides, func(s parallax.SideCard) bool { return strings.HasPrefix(r.Value, s.Outlet) })
		})
	})
}

// tellingSide gives a side of a difference; where it is on what others leave out, and the sentence beside it does not bear out the first, by the
// sentence of the claim in its article that does best.
func (k *composer) tellingSide(d *parallax.Difference, i int) *parallax.Side {
	s := &d.Sides[i]
	c, at, of := k.cmp.Claim(d.Claim), k.counted(s.Evidence.Article), k.counted(d.Sides[0].Evidence.Article)
	if d.Kind != parallax.Omission || i == 0 || c == nil || at == nil || of == nil {
		return s
	}
	first := ranked{at: of, span: k.whole(of, d.Sides[0].Evidence.Span)}
	if !k.apart(first, ranked{at: at, span: k.whole(at, s.Evidence.Span)}) {
		return s
	}
	own := slices.DeleteFunc(k.statements(c), func(r ranked) bool { return r.at != at || k.apart(first, r) })
	if len(own) == 0 {
		return s
	}
	best := slices.MaxFunc(own, func(a, b ranked) int { return cmp.Compare(k.backs(first, a), k.backs(first, b)) })
	out := *s
	e, err := parallax.Cite(&at.Article, best.span)
	if err != nil {
		return s
	}
	out.Evidence = e
	return &out
}

// tellsElse gives the sources of a difference about how much room they give one thing, that one
// origin alone has it or that others leave it out, whose sentences do not bear out the first: claims are found by
// likeness, and what is alike in its subject only stresses and shares nothing.
func (k *composer) tellsElse(d *parallax.Difference) map[parallax.ArticleID]bool {
	return once(k.known.apart, d, func() map[parallax.ArticleID]bool { return k.findElse(d) })
}

// findElse finds what tellsElse gives.
func (k *composer) findElse(d *parallax.Difference) map[parallax.ArticleID]bool {
	c := k.cmp.Claim(d.Claim)
	if c == nil || len(d.Sides) < 2 || !slices.Contains([]parallax.DifferenceKind{parallax.Emphasised, parallax.Exclusive, parallax.Omission}, d.Kind) {
		return nil
	}
	list := k.statements(c)
	place := func(s *parallax.Side) int {
		return slices.IndexFunc(list, func(r ranked) bool {
			return r.at.Article.ID == s.Evidence.Article && r.span == k.whole(r.at, s.Evidence.Span)
		})
	}
	out := map[parallax.ArticleID]bool{}
	at := k.counted(d.Sides[0].Evidence.Article)
	if at == nil {
		return nil
	}
	first := ranked{at: at, span: k.whole(at, d.Sides[0].Evidence.Span)} // may be a headline, which is none of the statements
	if i := place(&d.Sides[0]); i >= 0 {
		first = list[i]
	}
	for i := range d.Sides[1:] {
		s := &d.Sides[i+1]
		at := place(s)
		if d.Kind == parallax.Emphasised && s.Group != d.Sides[0].Group && (k.onTopOf(first, s.Evidence.Article) || k.toldAbove(first, s.Evidence) || k.backedAbove(first, s.Evidence)) {
			out[s.Evidence.Article] = true
			continue
		}
		if at < 0 || first.at != list[at].at && !k.apart(first, list[at]) && (d.Kind != parallax.Emphasised || !k.figureAlone(first, list[at])) {
			continue
		}
		// What is left out may be told anywhere in an article; where a thing stands and who has it is about one sentence.
		out[s.Evidence.Article] = d.Kind != parallax.Omission || !slices.ContainsFunc(list, func(r ranked) bool {
			return r.at == list[at].at && !k.apart(first, r)
		})
	}
	return out
}

// onTopOf reports whether the headline of an article in the language of a line has half of its words: what stands there
// stands not far down.
func (k *composer) onTopOf(line ranked, id parallax.ArticleID) bool {
	at := k.counted(id)
	return at != nil && at != line.at && sameTongue(line.at, at) && shareIn(k.stemsAt(line.at, line.span), k.known.stemsIn(at.Article.Title, at.Article.Language)) >= 0.5
}

// toldAbove reports whether an article in the language of a line has, above a sentence that has few words of the line, one that has mostAbove of
// them: it does not tell far down what the line says, but a detail of it.
func (k *composer) toldAbove(line ranked, below parallax.Evidence) bool {
	at := k.counted(below.Article)
	if at == nil || at == line.at || !sameTongue(line.at, at) {
		return false
	}
	words := k.stemsAt(line.at, line.span)
	tells := func(s parallax.Span) bool { return shareIn(words, k.stemsAt(at, s)) >= mostAbove }
	low := k.whole(at, below.Span)
	return !tells(low) && !oneToll(quantitiesIn(line.at, line.span), quantitiesIn(at, low)) && slices.ContainsFunc(at.Notes, func(n parallax.Annotation) bool {
		return n.Sentence != nil && n.Span.Field == parallax.FieldText && !n.Sentence.Furniture && n.Span.End <= below.Start && tells(n.Span)
	})
}

// farDown is the share of a text from which on it is far down, as the comparison has it.
const farDown = 0.6

// backedAbove reports whether what stands behind a line in an article stands above a sentence that is called far down, and not far down itself.
func (k *composer) backedAbove(line ranked, below parallax.Evidence) bool {
	return slices.ContainsFunc(k.standingBehind(line), func(r ranked) bool {
		return r.at.Article.ID == below.Article && r.span.Field == parallax.FieldText && r.span.End <= below.Start && float64(r.span.Start) < farDown*float64(len(r.at.Article.Text))
	})
}

// oneToll reports whether two sentences count to whom one thing happened, be it so many or so many: the injured of the one are no
// detail of the other.
func oneToll(a, b []*parallax.Quantity) bool {
	return slices.ContainsFunc(a, func(q *parallax.Quantity) bool {
		return q.Act != "" && slices.ContainsFunc(b, func(p *parallax.Quantity) bool { return p.Act == q.Act && p.Thing == q.Thing })
	})
}

// mostAbove is the share of the words of a line from which a sentence tells it, where another is asked for too.
const mostAbove = 0.4

// fewStems is the cosine of stems beside their figures below which two sentences with a figure in
// common have nothing else: one stem of eight.
const fewStems = 0.125

// figureAlone reports whether two statements in one language have a figure in common and hardly a
// word: loot of 2.5 million is no necklace of that worth.
func (k *composer) figureAlone(a, b ranked) bool {
	return language.Base(a.at.Article.Language) == language.Base(b.at.Article.Language) && shareFigure(k.factsAt(&a).figures, k.factsAt(&b).figures) &&
		cosine(k.besideFigures(a), k.besideFigures(b)) < fewStems
}

// besideFigures gives the stems of a statement without those of its figures.
func (k *composer) besideFigures(r ranked) map[string]bool {
	out := maps.Clone(k.stemsAt(r.at, r.span))
	for _, n := range k.factsAt(&r).figures {
		words, _ := r.at.Article.Words(n.Span)
		for w := range stems(words, r.at.Article.Language) {
			delete(out, w)
		}
	}
	return out
}

// lacksSides reports whether sources that tell something else were all there was to a card.
func (k *composer) lacksSides(d *parallax.Difference, card *parallax.DifferenceCard) bool {
	groups := map[int]bool{}
	for i := range d.Sides {
		groups[d.Sides[i].Group] = true
	}
	switch d.Kind {
	case parallax.Emphasised:
		return len(card.Groups) < len(groups)
	case parallax.Exclusive:
		return len(d.Sides) > 1 && len(card.Groups[0].Sides) < 2
	case parallax.Omission:
		return !k.toldBySeveral(d)
	}
	return false
}

// toldBySeveral reports whether the sources of an omission that bear the first out are of as many origins as silence asks
// for. Where some tell something else and fewer do, what is left out is not certain, and nobody is called silent.
func (k *composer) toldBySeveral(d *parallax.Difference) bool {
	apart := k.tellsElse(d)
	var tell []parallax.ArticleID
	for i := range d.Sides {
		if id := d.Sides[i].Evidence.Article; !apart[id] {
			tell = append(tell, id)
		}
	}
	return len(tell) == len(d.Sides) || k.cov.Count(tell).Origins >= parallax.OmissionOrigins
}

// readersFirst puts the sides in the reader's language before the others: the first gives the
// group its name. One article against itself keeps the order of its findings.
func (k *composer) readersFirst(sides []parallax.SideCard) {
	foreign := func(s parallax.SideCard) int {
		if at := k.cov.Find(s.Article); s.Line != nil && !k.readers(at) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(sides, func(a, b parallax.SideCard) int { return cmp.Compare(foreign(a), foreign(b)) })
}

// placed names the text as the place of a reason that names none.
func placed(why []parallax.Reason) []parallax.Reason {
	out := slices.Clone(why)
	for i := range out {
		out[i].What = cmp.Or(out[i].What, "text")
	}
	return out
}

// tellsBy reports whether an outlet is on a side of a card.
func tellsBy(d *parallax.DifferenceCard, outlet string) bool {
	return slices.ContainsFunc(d.Groups, func(g parallax.SideGroup) bool {
		return slices.ContainsFunc(g.Sides, func(s parallax.SideCard) bool { return s.Outlet == outlet })
	})
}

// furtherSilence takes from an omission the outlets that an earlier card with one of its
// sentences shows, as silent or as telling it: it is the same omission from another side.
// False when none is left.
func (k *composer) furtherSilence(earlier []parallax.DifferenceCard, card *parallax.DifferenceCard) bool {
	places := map[sentence]bool{}
	for _, l := range sideLines(card) {
		places[sentence{l.Evidence[0].Article, l.Evidence[0].Span}] = true
	}
	for i := range earlier {
		d := &earlier[i]
		if !slices.ContainsFunc(sideLines(d), func(l *parallax.Line) bool { return places[sentence{l.Evidence[0].Article, l.Evidence[0].Span}] }) {
			continue
		}
		card.Silent = slices.DeleteFunc(card.Silent, func(s parallax.SilentCard) bool {
			return tellsBy(d, s.Outlet) || slices.ContainsFunc(d.Silent, func(o parallax.SilentCard) bool { return o.Outlet == s.Outlet })
		})
	}
	return len(card.Silent) > 0
}

// sameSides reports whether two cards of a kind set the same words against each other, in whatever order.
func sameSides(a, b *parallax.DifferenceCard) bool {
	return a.Kind == b.Kind && len(a.Silent) == 0 && len(b.Silent) == 0 && slices.Equal(sideKeys(a), sideKeys(b))
}

// holdsSides reports whether a card sets against each other all that another of its kind does, and more.
func holdsSides(a, b *parallax.DifferenceCard) bool {
	all, some := sideKeys(a), sideKeys(b)
	return a.Kind == b.Kind && len(a.Silent) == 0 && len(b.Silent) == 0 && len(b.Groups) > 1 && len(some) < len(all) &&
		!slices.ContainsFunc(some, func(key string) bool { return !slices.Contains(all, key) })
}

// sideKeys gives what tells the sides of a card apart, in order.
func sideKeys(d *parallax.DifferenceCard) []string {
	var out []string
	for _, g := range d.Groups {
		for _, s := range g.Sides {
			line := ""
			if s.Line != nil {
				line = s.Line.Text
			}
			out = append(out, string(s.Article)+"\x00"+s.Where+"\x00"+s.Value+"\x00"+line)
		}
	}
	slices.Sort(out)
	return out
}

// asComment is how many sentences of an article say "we" outside of quotation marks from which it
// argues and does not report: a reporter lets one slip.
const asComment = 3

// comments reports whether an article is its author's opinion: what only it has are views.
func comments(at *parallax.Covered) bool {
	n := 0
	for i := range at.Notes {
		if note := &at.Notes[i]; note.Sentence != nil && note.Span.Field == parallax.FieldText && firstPerson(at, note.Span) {
			n++
		}
	}
	return n >= asComment
}

// mostlyTold is the share of its stems in two of the lines above from which a line tells in other words what those tell.
const mostlyTold = 0.6

// toldAlready reports whether what one source alone tells was told above, there or in the same words by others too, says
// too little without its neighbours, or is a comment.
func (k *composer) toldAlready(d *parallax.DifferenceCard) bool {
	l := d.Groups[0].Sides[0].Line
	return l == nil || k.claimed[d.Claim] || k.told[sentence{l.Evidence[0].Article, l.Evidence[0].Span}] || k.othersToo(d) || k.worthless(l) || k.toldTwice(l) ||
		k.comments(k.cov.Find(l.Evidence[0].Article)) || k.inOtherWords(l)
}

// othersToo reports whether a place of what one origin alone is said to tell stands behind a line above: those who stand
// there with it tell it too.
func (k *composer) othersToo(d *parallax.DifferenceCard) bool {
	return slices.ContainsFunc(sideLines(d), func(l *parallax.Line) bool {
		return slices.ContainsFunc(l.Evidence, func(e parallax.Citation) bool { return k.stood[sentence{e.Article, e.Span}] })
	})
}

// inOtherWords reports whether two of the lines above together have most words of a line, and all its figures: more of
// them have the words of any short sentence.
func (k *composer) inOtherWords(l *parallax.Line) bool {
	words := k.surnamed(l)
	for i, one := range k.shown {
		for _, other := range k.shown[i:] {
			if has := func(w string) bool { return one[w] || other[w] }; mostlyTells(words, has) {
				return true
			}
		}
	}
	return false
}

// mostlyTells reports whether most of the words are had, and all figures among them.
func mostlyTells(words map[string]bool, has func(string) bool) bool {
	rest := 0
	for w := range words {
		if has(w) {
			continue
		}
		if rest++; float64(rest) > (1-mostlyTold)*float64(len(words)) || strings.ContainsFunc(w, unicode.IsDigit) {
			return false
		}
	}
	return true
}

// sameValues reports whether two cards of a kind set the same values of the same thing
// against each other, as when copies of one report all differ from another.
func sameValues(a, b *parallax.DifferenceCard) bool {
	key := func(d *parallax.DifferenceCard) []string {
		var out []string
		for _, g := range d.Groups {
			value := g.Sides[0].Value
			if g.Sides[0].Line != nil && (value == "" || d.Kind == parallax.Ascription) {
				value += "\x00" + g.Sides[0].Line.Text
			}
			out = append(out, language.Fold(value))
		}
		slices.Sort(out)
		return out
	}
	words := func(d *parallax.DifferenceCard) string {
		if d.About == nil {
			return ""
		}
		return d.About.Text
	}
	switch a.Kind {
	case parallax.SelfConflict, parallax.Exclusive, parallax.Omission, parallax.Emphasised:
		return false
	}
	return a.Kind == b.Kind && words(a) == words(b) && slices.Equal(key(a), key(b))
}

// oneCount reports whether two updates are of one count: people something befell, with a value in
// common. From 20 to 38 and from 38 to 41 is one development.
func (k *composer) oneCount(a, b *parallax.DifferenceCard) bool {
	if a.Kind != parallax.Update || b.Kind != parallax.Update || a.Slot != parallax.SlotCount || b.Slot != parallax.SlotCount {
		return false
	}
	shared := false
	for _, x := range sideRows(a) {
		for _, y := range sideRows(b) {
			q, p := k.quantityOf(&x), k.quantityOf(&y)
			if q == nil || p == nil || q.Act == "" || q.Act != p.Act || q.Thing != p.Thing {
				return false
			}
			shared = shared || q.Value == p.Value && q.Bound == p.Bound
		}
	}
	return shared
}

// quantityOf gives the quantity a row marks in its line; nil when none is.
func (k *composer) quantityOf(r *parallax.ValueRow) *parallax.Quantity {
	e := &r.Line.Evidence[0]
	return markedQuantity(k.cov.Find(e.Article), e.Span, r.Mark)
}

// chain adds an update to another one of the same count: the sides of equal values together, the
// values in order of the moments they hold for.
func (k *composer) chain(a, b *parallax.DifferenceCard) {
	value := func(g *parallax.SideGroup) string { return cmp.Or(g.Sides[0].Normal, language.Fold(g.Sides[0].Value)) }
	for _, from := range b.Groups {
		at := slices.IndexFunc(a.Groups, func(g parallax.SideGroup) bool { return value(&g) == value(&from) })
		if at < 0 {
			a.Groups = append(a.Groups, from)
			continue
		}
		g := &a.Groups[at]
		g.Sides = slices.Clone(g.Sides)
		for _, s := range from.Sides {
			if !slices.ContainsFunc(g.Sides, func(t parallax.SideCard) bool { return t.Article == s.Article }) {
				g.Sides = append(g.Sides, s)
			}
		}
		k.countSides(g)
	}
	slices.SortStableFunc(a.Groups, func(x, y parallax.SideGroup) int { return x.Sides[0].AsOf.Compare(y.Sides[0].AsOf) })
	a.About = k.measure(sideRows(a))
}

// join adds the sides of the second card to the groups of the first with the same value.
func (k *composer) join(a, b *parallax.DifferenceCard) {
	for _, from := range b.Groups {
		at := slices.IndexFunc(a.Groups, func(g parallax.SideGroup) bool {
			one, other := &g.Sides[0], &from.Sides[0]
			if one.Value == "" && one.Line != nil && other.Line != nil {
				return one.Line.Text == other.Line.Text
			}
			return language.Fold(one.Value) == language.Fold(other.Value)
		})
		if at < 0 {
			continue
		}
		g := &a.Groups[at]
		for _, s := range from.Sides {
			if !slices.ContainsFunc(g.Sides, func(t parallax.SideCard) bool { return t.Article == s.Article }) {
				g.Sides = append(g.Sides, s)
			}
		}
		g.Counts = k.cov.CountSides(g.Sides)
	}
}

// side makes one side; false when its source does not count or its words do not resolve.
func (k *composer) side(kind parallax.DifferenceKind, s *parallax.Side) (parallax.SideCard, bool) {
	at := k.counted(s.Evidence.Article)
	if at == nil {
		return parallax.SideCard{}, false
	}
	out := parallax.SideCard{Article: at.Article.ID, Outlet: at.Name(), Where: s.Where}
	if s.Evidence.Exact == "" {
		out.Value = s.Value
		return out, s.Where != "" && at.Found(s.Where, s.Value)
	}
	span := at.Whole(s.Evidence.Span)
	if kind == parallax.Update && k.ofBlock(at, span, s.Span) {
		return out, false // the value of a paragraph of somebody else's
	}
	line, err := k.quote(at, span)
	if err != nil || !at.Article.WholeWords(span) {
		return out, false
	}
	out.Line, out.Where, out.Headline = &line, "", span.Field == parallax.FieldTitle
	if span.Contains(s.Span) && span != s.Span {
		out.Value = s.Value
		out.Marks = []parallax.Mark{{Start: s.Span.Start - span.Start, End: s.Span.End - span.Start}}
		if !slices.ContainsFunc(at.Over(s.Span), func(n *parallax.Annotation) bool { return n.Moment != nil && guessed(at, n) }) {
			out.Normal = at.Normal(s.Span)
		}
		if kind == parallax.Ascription && s.Value != "" && !isSource(at, s.Span) {
			return out, false // ascribed to what is nobody
		}
	}
	out.Place = at.Depth(kind, span)
	if kind != parallax.Emphasised && (kind == parallax.Update || !isTime(at, s.Span)) && k.spokenOf(s) && !s.AsOf.After(at.Article.ReportedAt(span)) && !onGuess(at, span, s.AsOf) {
		out.AsOf = k.countedAt(at, s.Span, s.AsOf)
	}
	return out, true
}

// isTime reports whether a value is a time of the calendar: it is given as of no other, unless it changed.
func isTime(at *parallax.Covered, value parallax.Span) bool {
	return slices.ContainsFunc(at.Over(value), func(n *parallax.Annotation) bool {
		return n.Moment != nil && n.Moment.Type != "DURATION" && n.Moment.Type != "SET" && n.Span.Contains(value)
	})
}

// onGuess reports whether a moment is one of a span that was resolved without certainty, or only
// begins what the span speaks of: "last month" is not its first day.
func onGuess(at *parallax.Covered, s parallax.Span, t time.Time) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Moment != nil && n.Moment.Start.Equal(t) && (n.Moment.Type == "DATE" || n.Moment.Type == "TIME") &&
			(guessed(at, n) || !slices.Contains(withinDay, n.Moment.Granularity))
	})
}

// withinDay are the granularities of a day and what is shorter.
var withinDay = []string{"minute", "hour", "part of day", "day"}

// spokenOf reports whether the moment of a side is one that a source reports at or speaks of.
func (k *composer) spokenOf(s *parallax.Side) bool {
	return !s.AsOf.IsZero() && k.cov.Speaks(s.AsOf)
}

// readersWord gives the heading of a card, in place of a word of another language one that names what a side in the
// reader's language measures, and nothing in place of one in letters that no such side has.
func (k *composer) readersWord(card *parallax.DifferenceCard) *parallax.Line {
	if card.About == nil || len(card.About.Evidence) == 0 || k.readers(k.cov.Find(card.About.Evidence[0].Article)) {
		return card.About
	}
	var own []parallax.ValueRow
	for _, r := range sideRows(card) {
		if k.readers(k.cov.Find(r.Line.Evidence[0].Article)) {
			own = append(own, r)
		}
	}
	if l := k.measure(own); l != nil {
		return l
	}
	if len(own) > 0 && language.InScripts(card.About.Text, strings.TrimLeftFunc(own[0].Line.Text, func(r rune) bool { return !unicode.IsLetter(r) })) {
		return nil
	}
	return card.About
}

func sideLines(d *parallax.DifferenceCard) []*parallax.Line {
	var out []*parallax.Line
	for _, g := range d.Groups {
		for i := range g.Sides {
			if g.Sides[i].Line != nil {
				out = append(out, g.Sides[i].Line)
			}
		}
	}
	return out
}

// sideRows gives the sides of a card that print a value in a line, as rows of values.
func sideRows(d *parallax.DifferenceCard) []parallax.ValueRow {
	var out []parallax.ValueRow
	for _, g := range d.Groups {
		for i := range g.Sides {
			if s := &g.Sides[i]; s.Line != nil && len(s.Marks) == 1 {
				out = append(out, parallax.ValueRow{Line: *s.Line, Mark: s.Marks[0]})
			}
		}
	}
	return out
}

// about makes a heading of the words that name what differs, as a line prints them; nil
// when none does.
func about(words string, lines []*parallax.Line) *parallax.Line {
	if words == "" {
		return nil
	}
	for _, l := range lines {
		i := strings.Index(strings.ToLower(l.Text), strings.ToLower(words))
		if i < 0 || i+len(words) > len(l.Text) || !strings.EqualFold(l.Text[i:i+len(words)], words) {
			continue
		}
		printed := l.Text[i : i+len(words)]
		if (&parallax.Article{Text: l.Text}).Prints(printed) && len(printed) < len(l.Text) {
			e := l.Evidence[0]
			out := parallax.TemplateLine("about.words", []parallax.Citation{e}, parallax.Cut("words", printed, 0))
			return &out
		}
	}
	return nil
}
