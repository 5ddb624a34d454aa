package dossier

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	maxNumbers = 10
	maxValues  = 6 // of one slot
)

// numbers shows counts and amounts, all values of one thing together: as printed, as read,
// as of when, who prints it and who is said to say so. It is there when a claim of several
// articles that is no background has such a slot.
func (k *composer) numbers() []parallax.Block {
	var cards []numberCard
	for _, c := range k.ofNow(k.byImportance(k.cmp.Claims)) {
		for i := range c.Slots {
			if s := &c.Slots[i]; s.Kind == parallax.SlotCount || s.Kind == parallax.SlotAmount {
				for _, card := range k.measured(c, s) {
					cards = k.addNumbers(cards, card)
				}
			}
		}
	}
	var out []parallax.ValueCard
	for i := range cards {
		card := &cards[i].card
		oneEach(card)
		k.ofOnePerson(card)
		if ofOneSentence(card) {
			continue
		}
		k.joinOpposed(card)
		k.joinGivers(card)
		if len(out) == maxNumbers || len(card.Values) < 2 && card.Values[0].Counts.Origins < 2 {
			continue // one origin's only number is told in its sentence
		}
		if card.About = k.measure(card.Values); card.About == nil && !k.saysWhat(card) {
			continue // no word says what is counted
		}
		for j := range card.Values {
			k.plainly(&card.Values[j])
			k.bracketed(&card.Values[j].Line)
		}
		out = append(out, *card)
	}
	if len(out) == 0 {
		return nil
	}
	return []parallax.Block{{Values: out}}
}

// oneEach leaves of two values that one sentence gives for one thing the one more outlets
// give: the other was most likely read as counting what it does not.
func oneEach(card *parallax.ValueCard) {
	card.Values = slices.DeleteFunc(slices.Clone(card.Values), func(r parallax.ValueRow) bool {
		return slices.ContainsFunc(card.Values, func(other parallax.ValueRow) bool {
			return valueKey(&r) != valueKey(&other) && r.Counts.Outlets < other.Counts.Outlets &&
				slices.ContainsFunc(other.Line.Evidence, func(e parallax.Citation) bool {
					return e.Article == r.Line.Evidence[0].Article && e.Span == r.Line.Evidence[0].Span
				})
		})
	})
}

// ofOnePerson leaves of the ages on a card those of the person named first beside one, and those beside which nobody is named: the age of
// the daughter is no other one of her brother.
func (k *composer) ofOnePerson(card *parallax.ValueCard) {
	whose := func(r *parallax.ValueRow) string {
		e := &r.Line.Evidence[0]
		return agedName(k.cov.Find(e.Article), marked(e.Span, r.Mark))
	}
	first := ""
	card.Values = slices.DeleteFunc(slices.Clone(card.Values), func(r parallax.ValueRow) bool {
		name := whose(&r)
		if first == "" {
			first = name
		}
		return name != "" && !sameSpeaker(first, name)
	})
}

// ofOneSentence reports whether a card has two values, both of one sentence: whoever met six
// times and spoke 20 times counts two things.
func ofOneSentence(card *parallax.ValueCard) bool {
	for i := range card.Values {
		for j := range card.Values[:i] {
			a, b := &card.Values[i], &card.Values[j]
			if valueKey(a) != valueKey(b) && a.Line.Evidence[0].Article == b.Line.Evidence[0].Article && a.Line.Evidence[0].Span == b.Line.Evidence[0].Span {
				return true
			}
		}
	}
	return false
}

// saysWhat reports whether the values of a card say themselves what they measure, "$5 million", or
// what befell those who are counted.
func (k *composer) saysWhat(card *parallax.ValueCard) bool {
	e := &card.Values[0].Line.Evidence[0]
	q := markedQuantity(k.cov.Find(e.Article), e.Span, card.Values[0].Mark)
	return q != nil && (q.Unit != "" || q.Act != "")
}

// numberCard is a card with what its numbers measure: "people\x00kill".
type numberCard struct {
	thing     string
	card      parallax.ValueCard
	sentences map[sentence]bool // of the claims it stands for
}

// measured makes the cards of a slot: one for each thing and respect it is counted in, since
// a slot may hold the dead beside the missing.
func (k *composer) measured(c *parallax.Claim, s *parallax.Slot) []numberCard {
	byThing := map[string]*parallax.Slot{}
	var order []string
	for _, f := range s.Fillers {
		thing := ""
		if at := k.counted(c.Members[f.Member].Statement.Article); at != nil {
			if q := quantityAt(at, f.Span); q != nil {
				thing = q.Thing + "\x00" + q.Act + "\x00" + q.Unit
				if q.Unit == "" {
					thing += k.otherEra(at, k.whole(at, f.Span))
				}
			}
		}
		if byThing[thing] == nil {
			byThing[thing] = &parallax.Slot{Kind: s.Kind, About: s.About}
			order = append(order, thing)
		}
		byThing[thing].Fillers = append(byThing[thing].Fillers, f)
	}
	var out []numberCard
	for _, thing := range order {
		if card, ok := k.values(c, byThing[thing]); ok {
			n := numberCard{thing: thing, card: card, sentences: map[sentence]bool{}}
			for _, s := range k.sentencesOf(c) {
				n.sentences[s] = true
			}
			out = append(out, n)
		}
	}
	return out
}

// otherEra gives the year of the time with which a sentence begins where it is over long before the story, empty else: who
// was counted in the raid of another year is not counted beside those of today's. A story may go on over New Year.
func (k *composer) otherEra(at *parallax.Covered, s parallax.Span) string {
	for _, n := range at.Over(s) {
		m := n.Moment
		if m != nil && m.Type == "DATE" && m.Refused == "" && !m.End.IsZero() && n.Span.Start-s.Start <= openingWord && m.Start.Year() < k.last().Year() && k.last().Sub(m.End) > longAgo {
			return "\x00" + strconv.Itoa(m.Start.Year())
		}
	}
	return ""
}

// addNumbers adds a card, into one that measures the same thing in claims about the same
// event, or only repeats its numbers with another word for the thing, where there is one.
func (k *composer) addNumbers(cards []numberCard, n numberCard) []numberCard {
	for i := range cards {
		to := &cards[i]
		related := false
		for s := range n.sentences {
			if to.sentences[s] {
				related = true
				break
			}
		}
		same := !slices.ContainsFunc(n.card.Values, func(r parallax.ValueRow) bool {
			return !slices.ContainsFunc(to.card.Values, func(s parallax.ValueRow) bool {
				return valueKey(&r) == valueKey(&s) && (n.thing == to.thing || k.oneThing(&r, &s))
			})
		})
		_, inRespect, _ := strings.Cut(n.thing, "\x00")
		_, toRespect, _ := strings.Cut(to.thing, "\x00")
		if !related || to.thing != n.thing && !(same && inRespect == toRespect) ||
			!slices.ContainsFunc(n.card.Values, func(r parallax.ValueRow) bool {
				return slices.ContainsFunc(to.card.Values, func(s parallax.ValueRow) bool { return k.countAlike(&r, &s) })
			}) {
			continue
		}
		for j := range n.card.Values {
			k.addValue(&to.card, &n.card.Values[j])
		}
		k.sortValues(&to.card)
		maps.Copy(to.sentences, n.sentences)
		return cards
	}
	return append(cards, n)
}

// alikeWords is the cosine of the stems of two sentences from which numbers of people or things
// "in no respect" are taken to count the same ones.
const alikeWords = 0.4

// countAlike reports whether two rows may give numbers of one thing. Where the texts say in
// which respect they count ("were injured"), or in which unit, that was asked before; else
// "people" may be marching here and live there, and the sentences must be alike or the numbers
// the same, in another language within twice each other.
func (k *composer) countAlike(a, b *parallax.ValueRow) bool {
	q, p := k.quantityOf(a), k.quantityOf(b)
	if q == nil || p == nil || q.Act != "" || p.Act != "" || q.Unit != "" || p.Unit != "" || meet(q, p) {
		return true
	}
	alike, foreign := k.rowsAlike(a, b)
	return alike || foreign && q.Value <= 2*p.Value && p.Value <= 2*q.Value
}

// fewOf is the greatest number that many things of one story may have: three boats and three machine guns.
const fewOf = 10

// oneThing reports whether two rows with one number may count one thing though they name it otherwise: a number that is
// not small, alike sentences, or another language, whose words say nothing.
func (k *composer) oneThing(a, b *parallax.ValueRow) bool {
	q := k.quantityOf(a)
	if q == nil || q.Unit != "" || q.Value > fewOf {
		return true
	}
	alike, foreign := k.rowsAlike(a, b)
	return alike || foreign
}

// rowsAlike reports whether the sentences of two rows are alike; or foreign to each other, which leaves it open.
func (k *composer) rowsAlike(a, b *parallax.ValueRow) (alike, foreign bool) {
	e, f := &a.Line.Evidence[0], &b.Line.Evidence[0]
	x, y := k.counted(e.Article), k.counted(f.Article)
	if language.Base(x.Article.Language) != language.Base(y.Article.Language) {
		return false, true
	}
	return cosine(k.stemsAt(x, e.Span), k.stemsAt(y, f.Span)) >= alikeWords, false
}

// markedQuantity gives the quantity that is marked in a line at a span; nil when there is none.
func markedQuantity(at *parallax.Covered, line parallax.Span, m parallax.Mark) *parallax.Quantity {
	return quantityAt(at, marked(line, m))
}

// marked gives the span that a mark in a line marks.
func marked(line parallax.Span, m parallax.Mark) parallax.Span {
	line.Start, line.End = line.Start+m.Start, line.Start+m.End
	return line
}

// addValue adds a row to a card, to the row with the same value where there is one.
func (k *composer) addValue(card *parallax.ValueCard, row *parallax.ValueRow) {
	at := slices.IndexFunc(card.Values, func(r parallax.ValueRow) bool {
		return valueKey(&r) == valueKey(row) || r.Line.Text == row.Line.Text && r.Value == row.Value
	})
	if at < 0 {
		card.Values = append(card.Values, *row)
		return
	}
	if shown := &card.Values[at]; k.reads(&row.Line) > k.reads(&shown.Line) {
		was := *shown
		*shown, row = *row, &was
	}
	for _, e := range row.Line.Evidence {
		if other := *row; !slices.ContainsFunc(card.Values[at].Line.Evidence, func(x parallax.Citation) bool { return x.Article == e.Article }) {
			other.Line.Evidence, other.Outlets = []parallax.Citation{e}, []string{k.cov.Find(e.Article).Name()}
			k.joinValue(&card.Values[at], &other)
		}
	}
}

// valueKey is what a value comes to, so that "six" meets "6".
func valueKey(r *parallax.ValueRow) string { return cmp.Or(r.Normal, r.Value) }

// quantityAt gives the quantity that was read at a span; nil when there is none.
func quantityAt(at *parallax.Covered, s parallax.Span) *parallax.Quantity {
	for _, n := range at.Over(s) {
		if n.Quantity != nil {
			return n.Quantity
		}
	}
	return nil
}

// measure makes the heading of a card from the word beside its numbers that says what they
// count: in the reader's language, and rather "missing" than "people". Nil when no line
// prints one.
func (k *composer) measure(rows []parallax.ValueRow) *parallax.Line {
	if l := k.described(rows); l != nil {
		return l
	}
	var best *parallax.Line
	worth := 0
	for i := range rows {
		e := &rows[i].Line.Evidence[0]
		at := k.cov.Find(e.Article)
		q := markedQuantity(at, e.Span, rows[i].Mark)
		if q == nil || q.ThingSpan == (parallax.Span{}) {
			continue
		}
		words, err := at.Article.Words(compound(at, q.ThingSpan))
		n := 1
		if more := respect(at, q, e.End); tellsAct(at, q, words) {
			n += 3
		} else if more != "" {
			words = more
			n += 2
		} else if language.Fold(words) != q.Thing {
			n++
		}
		if k.readers(at) {
			n += 4
		}
		if err != nil || n <= worth {
			continue
		}
		if l := about(words, []*parallax.Line{&rows[i].Line}); l != nil {
			best, worth = l, n
		}
	}
	return best
}

// compound gives the rest of a word with hyphens that a thing counted stands in: "year-old" of
// "36-year-old" counts no years.
func compound(at *parallax.Covered, thing parallax.Span) parallax.Span {
	text, err := at.Article.Source(thing)
	if err == nil && thing.Start > 0 && text[thing.Start-1] == '-' {
		rest := text[thing.End:]
		if end := strings.IndexFunc(rest, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) }); end > 1 && rest[0] == '-' {
			thing.End += end
		}
	}
	return thing
}

// longestRespect is how far the words that say in which respect things are counted may reach.
const longestRespect = 32 // bytes

// tellsAct reports whether the word for those counted says itself what happened to them: "dead", "Vermisste", but not "Menschen".
func tellsAct(at *parallax.Covered, q *parallax.Quantity, word string) bool {
	return slices.ContainsFunc(language.For(at.Article.Language).Numbers().Act[q.Act], func(act string) bool { return language.Fold(act) == language.Fold(word) })
}

// respect gives the words from the thing counted to the verb that says in which respect:
// "people were injured". Empty when the verb does not follow closely, before end.
func respect(at *parallax.Covered, q *parallax.Quantity, end int) string {
	text, err := at.Article.Source(q.ThingSpan)
	if err != nil || q.Act == "" {
		return ""
	}
	acts := language.For(at.Article.Language).Numbers().Act[q.Act]
	rest := text[q.ThingSpan.End:min(end, len(text))]
	for t := range language.EachToken(rest) {
		if t.End > longestRespect || t.Kind == language.Punct {
			return ""
		}
		word := language.Fold(rest[t.Start:t.End])
		if slices.ContainsFunc(acts, func(act string) bool { return language.Fold(act) == word }) {
			return text[q.ThingSpan.Start : q.ThingSpan.End+t.End]
		}
	}
	return ""
}

// isLabel reports whether a number only tells things of one name apart, as in "Quay 4": the
// word before it is capitalised, does not begin the sentence and is no part of a date.
func isLabel(at *parallax.Covered, s, value parallax.Span) bool {
	text, err := at.Article.Source(s)
	if err != nil || value.Start <= s.Start {
		return false
	}
	words := strings.Fields(text[s.Start:value.Start])
	if len(words) < 2 || !strings.HasSuffix(text[s.Start:value.Start], " ") {
		return false
	}
	last := words[len(words)-1]
	if first, _ := utf8.DecodeRuneInString(last); !unicode.IsUpper(first) {
		return false
	}
	end := s.Start + strings.LastIndex(text[s.Start:value.Start], last)
	word := s
	word.Start, word.End = end, end+len(last)
	return !slices.ContainsFunc(at.Over(word), func(n *parallax.Annotation) bool { return n.Moment != nil && n.Span.Start <= end })
}

// knownSet reports whether a small number stands behind a definite article, as in "the two
// towns": it tells how many the reader knows of, and counts nothing.
func knownSet(at *parallax.Covered, s, value parallax.Span) bool {
	text, err := at.Article.Source(s)
	q := quantityAt(at, value)
	if err != nil || q == nil || q.Value > byChance || q.Unit != "" {
		return false
	}
	words := strings.Fields(text[s.Start:value.Start])
	return len(words) > 0 && language.For(at.Article.Language).Openings().Definite[language.Fold(words[len(words)-1])]
}

// oneOf reports whether a number is the "one" of "one of the biggest", which counts nothing.
func oneOf(at *parallax.Covered, s, value parallax.Span) bool {
	text, err := at.Article.Source(s)
	q := quantityAt(at, value)
	if err != nil || q == nil || q.Value != 1 || q.Unit != "" || q.Act != "" {
		return false
	}
	next := strings.Fields(text[value.End:s.End])
	return len(next) > 0 && slices.Contains(language.For(at.Article.Language).Dates().Word["of"], language.Fold(next[0]))
}

func (k *composer) values(c *parallax.Claim, s *parallax.Slot) (parallax.ValueCard, bool) {
	card := parallax.ValueCard{Claim: c.ID, Slot: s.Kind}
	at := map[string]int{} // index in card.Values by what the value comes to
	for _, f := range s.Fillers {
		row, key, ok := k.valueRow(&c.Members[f.Member], &f)
		if !ok {
			continue
		}
		if i, again := at[key]; again {
			if shown := &card.Values[i]; k.reads(&row.Line) > k.reads(&shown.Line) {
				row, *shown = *shown, row
			}
			k.joinValue(&card.Values[i], &row)
			continue
		}
		if len(card.Values) > 0 && !slices.ContainsFunc(card.Values, func(r parallax.ValueRow) bool { return k.countAlike(&r, &row) }) {
			continue
		}
		at[key] = len(card.Values)
		card.Values = append(card.Values, row)
	}
	k.sortValues(&card)
	var lines []*parallax.Line
	for i := range card.Values {
		lines = append(lines, &card.Values[i].Line)
	}
	card.About = about(s.About, lines)
	return card, len(card.Values) > 0
}

// sortValues counts who gives each value that is not counted yet and puts the values in order of the moment they hold
// for, then of who gives them.
func (k *composer) sortValues(card *parallax.ValueCard) {
	for i := range card.Values {
		if row := &card.Values[i]; row.Counts == (parallax.Counts{}) {
			row.Counts = k.counts(&row.Line)
		}
	}
	slices.SortStableFunc(card.Values, func(a, b parallax.ValueRow) int {
		if !a.AsOf.IsZero() && !b.AsOf.IsZero() && !a.AsOf.Equal(b.AsOf) {
			return a.AsOf.Compare(b.AsOf)
		}
		return cmp.Compare(b.Counts.Origins*100+b.Counts.Outlets, a.Counts.Origins*100+a.Counts.Outlets)
	})
	card.Values = card.Values[:min(maxValues, len(card.Values))]
}

// valueRow makes the row of one filler, and the key under which equal values meet.
func (k *composer) valueRow(m *parallax.Member, f *parallax.Filler) (parallax.ValueRow, string, bool) {
	at := k.counted(m.Statement.Article)
	if at == nil {
		return parallax.ValueRow{}, "", false
	}
	span := k.whole(at, m.Statement.Span)
	line, err := parallax.QuoteLine(&at.Article, span) // its brackets come when it is shown
	line.Clause = isRest(at, span)
	if err != nil || !span.Contains(f.Span) || !at.Article.WholeWords(span) || isLabel(at, span, f.Span) || knownSet(at, span, f.Span) || oneOf(at, span, f.Span) || k.misremembers(at, span) {
		return parallax.ValueRow{}, "", false
	}
	row := parallax.ValueRow{
		Line: line, Value: f.Value, Mark: parallax.Mark{Start: f.Span.Start - span.Start, End: f.Span.End - span.Start},
		Normal: at.Normal(f.Span), Outlets: []string{at.Name()},
	}
	if s := m.Statement.Speaker; s != "" && at.Speaks(s, span) && isSource(at, m.Statement.SpeakerSpan) {
		row.Speaker = s
	}
	if reported := at.Article.ReportedAt(span); k.cov.Speaks(f.AsOf) && !f.AsOf.After(reported) {
		if !onGuess(at, span, f.AsOf) {
			row.AsOf = k.countedAt(at, f.Span, f.AsOf)
		}
	} else if k.cov.Speaks(reported) {
		row.AsOf = reported
	}
	return row, cmp.Or(f.Normal, row.Normal, f.Value), true
}

// countedAt gives the moment a value is given for. That nine died on Tuesday dates the deaths and
// not the count, which the next report may raise: that is of the time of its report. Who is
// missing on a day is so counted on it.
func (k *composer) countedAt(at *parallax.Covered, value parallax.Span, asOf time.Time) time.Time {
	reported := at.Article.ReportedAt(value)
	if asOf.Before(reported.Add(-backgroundAge)) || !asOf.Before(reported) || !k.cov.Speaks(reported) {
		return asOf
	}
	for _, n := range at.Over(value) {
		if q := n.Quantity; q != nil && value.Contains(n.Span) && q.Act != "" && q.Act != "miss" {
			return reported
		}
	}
	return asOf
}

// reads is how well a line serves as the place of a value: one in the reader's language before one in
// another, then one that leans on none before it and judges nothing.
func (k *composer) reads(l *parallax.Line) int {
	n := 0
	if k.readers(k.cov.Find(l.Evidence[0].Article)) {
		n += 2
	}
	if e := &l.Evidence[0]; !k.leans(l) && !k.passesJudgement(k.cov.Find(e.Article), e.Span) {
		n++
	}
	return n
}

// leans reports whether a line leans on the sentences before it.
func (k *composer) leans(l *parallax.Line) bool {
	return k.dangles(k.cov.Find(l.Evidence[0].Article), l.Evidence[0].Span)
}

// joinValue adds the sources of another row with the same value; where there are any, the row is to be counted again.
func (k *composer) joinValue(row, other *parallax.ValueRow) {
	for _, e := range other.Line.Evidence {
		if !slices.ContainsFunc(row.Line.Evidence, func(x parallax.Citation) bool { return x.Article == e.Article }) {
			row.Line.Evidence, row.Counts = append(row.Line.Evidence, e), parallax.Counts{}
		}
	}
	for _, name := range other.Outlets {
		if !slices.Contains(row.Outlets, name) {
			row.Outlets = append(row.Outlets, name)
		}
	}
}
