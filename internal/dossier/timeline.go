package dossier

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	longestAside = 3 // words between a time and a clause on what happened then: "with the mayor"
	maxEvents    = 14
	maxOfOne     = 5 // entries that one source has
	daysOfOne    = 7 * 24 * time.Hour
	// A line with fewer content words beside its date tells no event: it is the date of a page.
	fewestWords = 2
	maxNext     = 6
	// The share of stems from which two entries of one day tell one event.
	sameDayWords = 0.45
	// In the articles of earlier stories, the date of the event stands near the top.
	leadSentences = 5
)

// timeline shows what happened when, by event time, one entry per claim, with one entry for
// each earlier story of the storyline; what several sources tell comes before what one does. It is there from two entries on.
func (k *composer) timeline() []parallax.Block {
	events := k.earlier()
	earlier := len(events)
	seen := map[string]map[sentence]bool{} // by day: stands behind an entry of it
	add := func(c *parallax.Claim, e *parallax.Event) {
		day := parallax.DayLabel(e.Start)
		if k.mostlyIn(c, seen[day]) || k.foreignDay(events, e) || k.leftBehind(events, e) || k.countedAlready(events, e) {
			return
		}
		var ok bool
		if events, ok = k.entered(events, earlier, e); !ok {
			return
		}
		if seen[day] == nil {
			seen[day] = map[sentence]bool{}
		}
		for _, s := range k.sentencesOf(c) {
			seen[day][s] = true
		}
	}
	for _, foreign := range []bool{false, true} { // an event stands in the reader's language where it can
		for _, c := range k.byImportance(k.cmp.Claims) {
			if e, ok := k.event(c, false); ok && len(events) < maxEvents && k.standsDated(&e) && k.readers(k.cov.Find(e.Line.Evidence[0].Article)) != foreign {
				add(c, &e)
			}
		}
	}
	limit := min(len(events)+maxOfOne, maxEvents)
	for _, c := range k.byImportance(k.cmp.Single) {
		if e, ok := k.event(c, false); ok && len(events) < limit && k.toldByOne(&e) {
			add(c, &e)
		}
	}
	if len(events) < 2 {
		return nil
	}
	for i := range events {
		k.untied(&events[i])
	}
	return []parallax.Block{{Events: inOrder(events)}}
}

// standsDated reports whether the line of an entry can be understood alone, as far as it tells what happened, and is the article's own.
func (k *composer) standsDated(e *parallax.Event) bool {
	place := &e.Line.Evidence[0]
	return (!k.leans(&e.Line) || k.toldInClause(e)) && !k.inList(k.cov.Find(place.Article), place.Span)
}

// toldByOne reports whether an entry that only one source has may stand: it is of the days the
// story is about, says enough without its neighbours, in the reader's language, and tells what
// happened, not what somebody said.
func (k *composer) toldByOne(e *parallax.Event) bool {
	first := &e.Line.Evidence[0]
	at := k.cov.Find(first.Article)
	if at.Article.Reported().Sub(e.Start) > daysOfOne {
		return false
	}
	return k.ofStory(e) && !datesWords(at, first.Span) && k.readers(at) && (!k.worthless(&e.Line) || k.toldInClause(e)) && !hedges(at, first.Span)
}

// ofStory reports whether an entry speaks of what the headline or two sources put on top, or of somebody by
// name: that barley rose on the day is no event of a fire.
func (k *composer) ofStory(e *parallax.Event) bool {
	first := &e.Line.Evidence[0]
	at, words := k.cov.Find(first.Article), k.eventWords(e)
	return inBoth(words, k.heading) > 0 || namesPerson(at, first.Span) || k.onTop(words, at.Article.Language, sentence{first.Article, first.Span})
}

// datesWords reports whether the time in a sentence is that of somebody's words: "said on Monday
// that the bridge fell" is no event of Monday, "said that the bridge fell on Monday" is one.
func datesWords(at *parallax.Covered, s parallax.Span) bool {
	notes, says := at.Over(s), false
	for _, n := range notes {
		if n.Quote == nil || slices.ContainsFunc(notes, func(m *parallax.Annotation) bool { return m.Moment != nil && saidOfIt(at, m.Span, n.Span) }) {
			continue
		}
		says = true
		for _, m := range notes {
			if m.Moment != nil && !m.Moment.Start.IsZero() && s.Contains(m.Span) && slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool { return c.Contains(m.Span) }) {
				return n.Quote.Form == parallax.Direct
			}
		}
	}
	return says
}

// saidOfIt reports whether what is said stands in a clause on what happened at a time before it: "met on Monday, which both
// called useful", "met on Monday with the mayor, who said so".
func saidOfIt(at *parallax.Covered, when, said parallax.Span) bool {
	if said.Start < when.End {
		return false
	}
	text, err := at.Article.Source(said)
	if err != nil {
		return false
	}
	first := strings.Fields(text[said.Start:said.End])
	comma, clause, found := strings.Cut(text[when.End:said.Start], ",")
	if !found || len(first) == 0 || len(strings.Fields(comma)) > longestAside {
		return false
	}
	opens := append(strings.Fields(clause), first[0])
	return language.For(at.Article.Language).Cues().Relatives[language.Fold(opens[0])]
}

// saidBehind reports whether a time of a sentence stands with who said what stands before it: "the
// bridge fell, the mayor told the Herald on Sunday" is no event of Sunday. "On Sunday the mayor
// said" is one, that she said it.
func saidBehind(at *parallax.Covered, s parallax.Span, m *parallax.Moment) bool {
	notes := at.Over(s)
	i := slices.IndexFunc(notes, func(n *parallax.Annotation) bool { return n.Moment == m })
	if i < 0 {
		return false
	}
	when := notes[i].Span
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		q := n.Quote
		return q != nil && len(q.Content) > 0 && q.Source != nil &&
			!slices.ContainsFunc(q.Content, func(c parallax.Span) bool { return c.Overlaps(when) || c.Start >= q.Source.Start }) &&
			when.Start >= q.Content[len(q.Content)-1].End && s.Start <= q.Content[0].Start
	})
}

// entered adds an entry to those there, or puts it in the place of one that tells the same event of the day and that fewer outlets bear out, not
// one of the first so many, which are of earlier stories. False when the entry is not needed.
func (k *composer) entered(events []parallax.Event, earlier int, e *parallax.Event) ([]parallax.Event, bool) {
	i := k.sameEvent(events, e)
	if i < 0 {
		i = k.diedThen(events, e)
	}
	if i < 0 {
		i = k.toldThatDay(events, e)
	}
	if i < 0 && !sharesPlace(events, e) {
		return append(events, *e), true
	}
	if i < 0 {
		return events, false
	}
	others := slices.Delete(slices.Clone(events), i, i+1)
	if i < earlier || parallax.DayLabel(events[i].Start) != parallax.DayLabel(e.Start) || events[i].Counts.Outlets >= e.Counts.Outlets || sharesPlace(others, e) {
		return events, false
	}
	events[i] = *e
	return events, true
}

// countedAlready reports whether an entry that one source bears out counts what an entry of its day that several bear out counts, and
// gives the same number: it tells of the same event, in whatever words.
func (k *composer) countedAlready(events []parallax.Event, e *parallax.Event) bool {
	return e.Counts.Outlets < 2 && slices.ContainsFunc(events, func(other parallax.Event) bool {
		return other.Counts.Outlets > 1 && parallax.DayLabel(other.Start) == parallax.DayLabel(e.Start) && sameCount(k.numbersOf(e), k.numbersOf(&other))
	})
}

// sameCount reports whether both lists count so many of one thing: two guards are not two ferries.
func sameCount(a, b []*parallax.Annotation) bool {
	return slices.ContainsFunc(a, func(x *parallax.Annotation) bool {
		return slices.ContainsFunc(b, func(y *parallax.Annotation) bool {
			return (x.Quantity.Value > byChance || x.Quantity.Thing == y.Quantity.Thing) && shareFigure([]*parallax.Annotation{x}, []*parallax.Annotation{y})
		})
	})
}

// numbersOf gives the numbers of things in the line of an entry that are nobody's age and no toll, which is told again with each turn of
// a story.
func (k *composer) numbersOf(e *parallax.Event) []*parallax.Annotation {
	first := &e.Line.Evidence[0]
	at := k.cov.Find(first.Article)
	return slices.DeleteFunc(withoutAges(at, figuresAt(at, first.Span)), func(n *parallax.Annotation) bool { return n.Quantity == nil || n.Quantity.Act != "" })
}

// happenedAlready reports whether an entry says nearly what another does.
func (k *composer) happenedAlready(events []parallax.Event, e *parallax.Event) bool {
	return k.sameEvent(events, e) >= 0
}

// sharesPlace reports whether a sentence of a source stands behind an entry and behind another of its day: both tell one
// event, in whatever words.
func sharesPlace(events []parallax.Event, e *parallax.Event) bool {
	return slices.ContainsFunc(events, func(other parallax.Event) bool {
		return parallax.DayLabel(other.Start) == parallax.DayLabel(e.Start) && slices.ContainsFunc(other.Line.Evidence, func(p parallax.Citation) bool {
			return slices.ContainsFunc(e.Line.Evidence, func(q parallax.Citation) bool { return p.Article == q.Article && p.Span == q.Span })
		})
	})
}

// sameEvent gives the first entry that says nearly what this one does; -1 when there is none.
func (k *composer) sameEvent(events []parallax.Event, e *parallax.Event) int {
	words := k.eventWords(e)
	joins := language.For(k.cov.Find(e.Line.Evidence[0].Article).Article.Language).Dates().Compound
	return slices.IndexFunc(events, func(other parallax.Event) bool {
		if parallax.DayLabel(other.Start) == parallax.DayLabel(e.Start) {
			return overlap(words, k.eventWords(&other)) >= sameDayWords || e.Counts.Outlets == 1 && joins && overlapJoined(words, k.eventWords(&other)) >= sameDayWords
		}
		return !k.twoDeeds(&other, e) && overlap(words, k.eventWords(&other)) >= sameWords
	})
}

// overlapJoined is overlap where a word that ends in another of the other is that one made narrower: a "Getreidesilo" is a Silo.
func overlapJoined(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for v := range a {
		same := b[v]
		for w := range b {
			same = same || narrower(v, w) || narrower(w, v)
		}
		if same {
			n++
		}
	}
	return ratio(float64(n), float64(len(a)))
}

// narrower reports whether a word is another one of four letters or more with three or more joined before it.
func narrower(long, short string) bool {
	return strings.HasSuffix(long, short) && utf8.RuneCountInString(short) >= 4 && utf8.RuneCountInString(long) >= utf8.RuneCountInString(short)+3
}

// twoDeeds reports whether both entries have a verb right before their time, and not the same: who was arrested on Monday and
// released on Thursday.
func (k *composer) twoDeeds(a, b *parallax.Event) bool {
	v, w := k.deed(a), k.deed(b)
	return len(v) > 0 && len(w) > 0 && !maps.Equal(v, w)
}

// deed gives the stem of the verb right before the time of an entry; none where something else stands there, or the verb is of another language
// than the reader's.
func (k *composer) deed(e *parallax.Event) map[string]bool {
	first := &e.Line.Evidence[0]
	at := k.cov.Find(first.Article)
	l := language.For(at.Article.Language)
	text, err := at.Article.Source(first.Span)
	for _, n := range at.Over(first.Span) {
		if err != nil || n.Moment == nil || !n.Moment.Start.Equal(e.Start) || !first.Contains(n.Span) || !k.readers(at) {
			continue
		}
		before := strings.Fields(text[first.Start:n.Span.Start])
		if i := beforeTime(l, before); i >= 0 && l.Finite(bare(before[i])) {
			return stems(bare(before[i]), at.Article.Language)
		}
	}
	return nil
}

// eventWords gives the stems of the line of an entry but for those of its times: all entries of
// a day share them.
func (k *composer) eventWords(e *parallax.Event) map[string]bool {
	first := &e.Line.Evidence[0]
	at := k.cov.Find(first.Article)
	out := maps.Clone(k.surnamed(&e.Line))
	for _, n := range at.Over(first.Span) {
		if n.Moment == nil {
			continue
		}
		words, _ := at.Article.Words(n.Span)
		for w := range stems(words, at.Article.Language) {
			delete(out, w)
		}
	}
	return out
}

// foreignDay reports whether an entry is in another language than the reader's, about a day
// that has an entry of the story in the reader's: most likely the same event once more.
func (k *composer) foreignDay(events []parallax.Event, e *parallax.Event) bool {
	return !k.readers(k.cov.Find(e.Line.Evidence[0].Article)) && slices.ContainsFunc(events, func(other parallax.Event) bool {
		return other.Story == "" && parallax.DayLabel(other.Start) == parallax.DayLabel(e.Start) && k.readers(k.cov.Find(other.Line.Evidence[0].Article))
	})
}

// leftBehind reports whether an entry prints a value that later reports left behind, about a
// day that has an entry of the story: the event once more, as it was known then.
func (k *composer) leftBehind(events []parallax.Event, e *parallax.Event) bool {
	first := e.Line.Evidence[0]
	return k.outdated(k.cov.Find(first.Article), first.Span) > 0 && slices.ContainsFunc(events, func(other parallax.Event) bool {
		return other.Story == "" && parallax.DayLabel(other.Start) == parallax.DayLabel(e.Start)
	})
}

// next shows dated statements about what still lay ahead when the story was last reported,
// in order of their dates. It is there when there is one.
func (k *composer) next() []parallax.Block {
	var events []parallax.Event
	last := k.last()
	for _, list := range [][]parallax.Claim{k.cmp.Claims, k.cmp.Single} {
		for _, c := range k.byImportance(list) {
			if len(events) == maxNext || k.claimed[c.ID] {
				continue
			}
			e, ok := k.event(c, true)
			if !ok || !e.Start.After(last) || k.saysLittle(&e.Line) || k.besideStory(&e.Line) {
				continue
			}
			if at := k.sameEvent(events, &e); at < 0 {
				events = append(events, e)
			} else if e.Counts.Outlets > events[at].Counts.Outlets {
				events[at] = e // of two lines on one plan the one that more bear out
			} else {
				continue
			}
			k.tell(&e.Line, c.ID)
		}
	}
	events = append(events, k.kept(last)...)
	if len(events) == 0 {
		return nil
	}
	return []parallax.Block{{Events: inOrder(events)}}
}

const (
	maxKept   = 3
	keptWords = 0.5 // the share of stems from which a later sentence about the day tells what came of it
)

// kept gives what was announced for a day that has come since, each with what a later report
// says became of it; what nobody reports on again is left out.
func (k *composer) kept(last time.Time) []parallax.Event {
	var out []parallax.Event
	for _, c := range k.byImportance(k.cmp.Claims) {
		if len(out) == maxKept {
			break
		}
		e, ok := k.event(c, true)
		if !ok || k.told[sentence{e.Line.Evidence[0].Article, e.Line.Evidence[0].Span}] || e.Start.After(last) || k.happenedAlready(out, &e) || k.worthless(&e.Line) {
			continue
		}
		if e.Then = k.outcome(c, &e); e.Then != nil {
			k.tell(&e.Line, c.ID)
			out = append(out, e)
		}
	}
	return out
}

// outcome gives the best statement of a claim that was reported when the day of the event had
// come, speaks of that day or of none, and not of what is to come; nil without one.
func (k *composer) outcome(c *parallax.Claim, e *parallax.Event) *parallax.Line {
	ahead := k.ahead(c)
	words := k.eventWords(e)
	for _, r := range k.statements(c) {
		day := onlyTime(r.at, r.span)
		if ahead[sentence{r.at.Article.ID, r.span}] || r.at.Article.Reported().Before(e.Start) || r.span.Field != parallax.FieldText ||
			day == nil || parallax.DayLabel(day.Start) != parallax.DayLabel(e.Start) || overlap(words, k.stemsAt(r.at, r.span)) < keptWords {
			continue
		}
		if l, err := k.quote(r.at, r.span); err == nil {
			return &l
		}
	}
	return nil
}

// last is when the story was last reported by a counted source; zero when unknown.
func (k *composer) last() time.Time {
	var out time.Time
	for i := range k.cov.Articles {
		if t := k.cov.Articles[i].Article.Reported(); k.cov.Articles[i].Counted() && t.After(out) {
			out = t
		}
	}
	return out
}

func inOrder(events []parallax.Event) []parallax.Event {
	slices.SortStableFunc(events, func(a, b parallax.Event) int { return a.Start.Compare(b.Start) })
	return events
}

// event makes the entry of a claim from its best statement with exactly one resolved date:
// with two, nothing tells which of them is that of the event. ahead asks for statements
// about the future of their article, else for the past.
func (k *composer) event(c *parallax.Claim, ahead bool) (parallax.Event, bool) {
	key := dated{c, ahead}
	out, known := k.known.events[key]
	if !known {
		if e, ok := k.findEvent(c, ahead); ok {
			out = &e
		}
		k.known.events[key] = out
	}
	if out == nil {
		return parallax.Event{}, false
	}
	return *out, true
}

// ahead gives the sentences of a claim that speak of what is to come when they were reported.
func (k *composer) ahead(c *parallax.Claim) map[sentence]bool {
	out := map[sentence]bool{}
	for _, m := range c.Members {
		at := k.counted(m.Statement.Article)
		if at == nil {
			continue
		}
		if span := k.whole(at, m.Statement.Span); m.Statement.Future || putsOff(at, span) {
			out[sentence{at.Article.ID, span}] = true
		}
	}
	return out
}

// putsOff reports whether a sentence puts something off to a day, in whatever tense: "was moved to Friday".
func putsOff(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool { return n.Moment != nil && n.Moment.How == putOff })
}

// mayLieAhead reports whether a moment lies after the time of its report, or after the beginning of the day of which no more is known.
func mayLieAhead(at *parallax.Covered, m *parallax.Moment) bool {
	reported := at.Article.Reported()
	return !reported.IsZero() && m.Start.After(reported)
}

// liesAhead is mayLieAhead for certain: a report of which only the day is known may tell of any hour of it.
func liesAhead(at *parallax.Covered, m *parallax.Moment) bool {
	reported := at.Article.ReportedDate()
	return mayLieAhead(at, m) && (reported.Precision != "day" || parallax.DayLabel(reported.Time) != parallax.DayLabel(m.Start))
}

// findEvent finds what event gives.
func (k *composer) findEvent(c *parallax.Claim, ahead bool) (parallax.Event, bool) {
	// Most claims have no such date: their statements are not ranked for it.
	dated := func(r ranked) bool {
		m := k.dateAt(r.at, r.span)
		return m != nil && r.span.Field == parallax.FieldText && (ahead && mayLieAhead(r.at, m) || !ahead && !liesAhead(r.at, m))
	}
	if !slices.ContainsFunc(k.tellings(c), dated) {
		return parallax.Event{}, false
	}
	future := k.ahead(c)
	if ahead && len(future) == 0 {
		return parallax.Event{}, false
	}
	list := k.statements(c)
	if ahead { // of two plans the one that still lies ahead
		last := k.last()
		past := func(r ranked) bool { m := k.dateAt(r.at, r.span); return m == nil || !m.Start.After(last) }
		list = slices.Concat(slices.DeleteFunc(slices.Clone(list), past), slices.DeleteFunc(slices.Clone(list), func(r ranked) bool { return !past(r) }))
	}
	for _, r := range list {
		m := k.dateAt(r.at, r.span)
		if !dated(r) || quoted(r.at, r.span) || k.otherYear(r.at, m) || k.doubtful(r.at, m) {
			continue
		}
		if mayLieAhead(r.at, m) && future[sentence{r.at.Article.ID, r.span}] != ahead {
			continue
		}
		if !ahead && (guesses(r.at, r.span) || saidBehind(r.at, r.span, m) || endOfIt(r.at, r.span, m) || unended(r.at, r.span) || k.namedOtherwise(list, m) || k.layAhead(c, r, m)) {
			continue
		}
		line, ok := k.behindAll(r, k.standingBehind(r))
		if !ok || k.misremembers(r.at, r.span) {
			return parallax.Event{}, false
		}
		e := parallax.Event{Start: m.Start, Label: m.Label(), Line: line, Counts: k.counts(&line), Claim: c.ID}
		if len(k.eventWords(&e)) < fewestWords {
			continue
		}
		return e, true
	}
	return parallax.Event{}, false
}

// namedOtherwise reports whether a day was counted from the publication of its report ("today", "this morning"), and of the same claim
// another statement names another day, by weekday or date: reports are printed again a day later, word for word.
func (k *composer) namedOtherwise(list []ranked, m *parallax.Moment) bool {
	return m.How == fromPublication && slices.ContainsFunc(list, func(r ranked) bool {
		other := k.dateAt(r.at, r.span)
		return other != nil && other.How != fromPublication && slices.Contains(withinDay, other.Granularity) && !within(other, m) && parallax.DayLabel(other.Start) != parallax.DayLabel(m.Start)
	})
}

// layAhead reports whether the day that a page without a date tells of lay ahead of another page of the claim: "is due in court on
// 17 March" may be told before the day or after.
func (k *composer) layAhead(c *parallax.Claim, r ranked, m *parallax.Moment) bool {
	return r.at.Article.Reported().IsZero() && slices.ContainsFunc(k.tellings(c), func(o ranked) bool {
		day, reported := k.dateAt(o.at, o.span), o.at.Article.Reported()
		return day != nil && !reported.IsZero() && day.Start.After(reported) && parallax.DayLabel(day.Start) == parallax.DayLabel(m.Start)
	})
}

// guesses reports whether a sentence tells what it tells with doubt of its own.
func guesses(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Word != nil && n.Word.Class == parallax.Hedge && s.Contains(n.Span)
	})
}

// quoted reports whether a sentence prints somebody's words: what was said on a day is no
// event of it.
func quoted(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Quote != nil && n.Quote.Form == parallax.Direct
	})
}

// onlyDate gives the moment of a span when it has exactly one that was resolved to a month or finer; else nil.
// The time of a noun inside of it does not count: who speaks of "the storm of 17 March" spoke later. Beside a day that
// something is put off to no other counts: "the talks set for Thursday were moved to 14 May".
func onlyDate(at *parallax.Covered, s parallax.Span) *parallax.Moment {
	var out *parallax.Moment
	moved := putsOff(at, s)
	for _, n := range at.Over(s) {
		m := n.Moment
		if moved && (m == nil || m.How != putOff) {
			continue
		}
		if m == nil || !s.Contains(n.Span) || m.Type != "DATE" && m.Type != "TIME" || guessed(at, n) || ofNoun(at, s, n) || ofParticiple(at, s, n) || ofSequel(at, s, n) {
			continue
		}
		if ofClause(at, s, n) {
			return nil
		}
		if ofReport(at, s, n) {
			return nil
		}
		switch {
		case m.Refused != "" || m.Label() == "":
			return nil
		case out == nil || within(m, out) || printsTime(m, out):
			out = m
		case !out.Start.Equal(m.Start) && !within(out, m) && !printsTime(out, m):
			return nil
		}
	}
	if out != nil && out.Granularity != "month" && !slices.Contains(withinDay, out.Granularity) {
		return nil
	}
	return out
}

// ofClause reports whether a time stands in a clause that tells of another time than its sentence: "the
// first raid since rebels rose last October" is none of October.
func ofClause(at *parallax.Covered, s parallax.Span, n *parallax.Annotation) bool {
	text, err := at.Article.Source(n.Span)
	if err != nil {
		return false
	}
	before := text[s.Start:n.Span.Start]
	if i := strings.LastIndexAny(before, ",;:—–"); i >= 0 {
		before = before[i:]
	}
	l, said := language.For(at.Article.Language), spaced(before)
	for _, joins := range l.Cues().OtherTime {
		if _, clause, found := strings.Cut(said, " "+joins+" "); found && slices.ContainsFunc(strings.Fields(clause), l.Finite) {
			return true
		}
	}
	return false
}

// within reports whether a moment lies inside a longer one, as "3 December" in "last week":
// the two together are one time, told twice.
func within(m, longer *parallax.Moment) bool {
	return !m.End.IsZero() && !longer.End.IsZero() && !m.Start.Before(longer.Start) && !m.End.After(longer.End) && m.End.Sub(m.Start) < longer.End.Sub(longer.Start)
}

// printsTime reports whether a day as printed says when a time is that was counted and overlaps it: "over the
// weekend, on 5 and 6 December".
func printsTime(m, other *parallax.Moment) bool {
	prints := func(m *parallax.Moment) bool { return m.How == "printed" || m.How == yearNear }
	return prints(m) && !prints(other) && !m.End.IsZero() && !other.End.IsZero() && m.Start.Before(other.End) && other.Start.Before(m.End)
}

// earlier makes the entries of the other stories of the storyline: for each the best dated
// sentence near the top of its articles, and the best of other days they tell of.
func (k *composer) earlier() []parallax.Event {
	var out []parallax.Event
	for i := range k.cov.Storyline {
		story := &k.cov.Storyline[i]
		days := map[string]bool{}
		for _, r := range k.datedIn(story) {
			m := k.dateAt(r.at, r.span)
			line, err := k.quote(r.at, r.span)
			if err != nil || days[parallax.DayLabel(m.Start)] {
				continue
			}
			e := parallax.Event{Start: m.Start, Label: m.Label(), Line: line, Counts: k.counts(&line), Story: story.Story.ID}
			if len(k.eventWords(&e)) < fewestWords || k.happenedAlready(out, &e) {
				continue
			}
			days[parallax.DayLabel(m.Start)] = true
			if out = append(out, e); len(out) == maxEarlier {
				return out
			}
			if len(days) == maxOfStory {
				break
			}
		}
	}
	return out
}

const (
	maxOfStory = 3 // entries of one other story
	maxEarlier = 8 // of all
	fromLead   = 5 // worth of standing near the top
)

// datedIn gives the sentences of a story's articles that tell of one day, past when they were
// reported, the best first.
func (k *composer) datedIn(story *parallax.Coverage) []ranked {
	var out []ranked
	for j := range story.Articles {
		at := &story.Articles[j]
		if !at.Counted() {
			continue
		}
		top := k.lead(at)
		for n := range at.Notes {
			note := &at.Notes[n]
			if note.Sentence == nil || note.Span.Field != parallax.FieldText || note.Sentence.Furniture || note.Sentence.Heading {
				continue
			}
			s := at.Whole(note.Span)
			m := k.dateAt(at, s)
			if m == nil || quoted(at, s) || endOfIt(at, s, m) || saidBehind(at, s, m) || datesWords(at, s) || liesAhead(at, m) || !at.Article.WholeWords(s) || guesses(at, s) || k.alone(at, s) <= standsAlone || k.misremembers(at, s) {
				continue
			}
			r := ranked{at: at, span: s, worth: k.worth(at, s)}
			if slices.Contains(top, note.Span) {
				r.worth += fromLead
			} else if m.Granularity == "month" || at.Article.Reported().Sub(m.Start) > daysOfOne {
				continue
			}
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b ranked) int { return cmp.Compare(b.worth, a.worth) })
	return out
}

// lead gives the first sentences of the account of an article.
func lead(at *parallax.Covered) []parallax.Span {
	var out []parallax.Span
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Sentence != nil && n.Span.Field == parallax.FieldText && !n.Sentence.Furniture && !n.Sentence.Heading {
			out = append(out, n.Span)
		}
	}
	slices.SortFunc(out, func(a, b parallax.Span) int { return cmp.Compare(a.Start, b.Start) })
	return out[:min(leadSentences, len(out))]
}
