package dossier

import (
	"maps"
	"math"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	// A sentence stands behind a line when that is likelier than not. Nine of ten that do share a claim with it by
	// hand-checked labels; see TestBacking in internal/pipeline.
	standsBehind = 0.5
	// A second article of an outlet changes no count, so that only one that is surely right is worth showing: of places on gold .812 are of
	// articles that tell the whole line with it, .804 without; .497 and .506 of such articles are found.
	surely = 0.8
	// Across languages, where no stems meet, the probability that both make one claim decides.
	foreignAlike = 0.36
	// Where one statement holds a "not" and the other none: the share of the stems of the shorter
	// that must be the same.
	mostStems  = 0.6
	titleStems = 4 // that a headline and a sentence have in common
	// The share of quoted stems that must meet for two sentences to print the same words.
	someStems = 0.3
	// Up to this number two accounts may give the same one for two things by chance.
	byChance = 12
)

// apart reports whether a statement of a claim has too little in common with the one that is
// to be shown to stand behind it: claims are found by likeness, and what is alike in its
// subject alone ("the operator" employs people, names a cause, has a loss) bears nothing out.
func (k *composer) apart(shown, other ranked) bool {
	return k.otherwise(shown, other) || k.backs(shown, other) < standsBehind
}

// otherwise reports whether a statement cannot stand behind another, however alike they are: it asks, is a caption, or
// has another fate or a "not".
func (k *composer) otherwise(shown, other ranked) bool {
	if words, _ := other.at.Article.Words(other.span); strings.HasSuffix(strings.TrimSpace(words), "?") {
		return true
	}
	if sameTongue(shown.at, other.at) && (k.otherStance(shown, other) || k.otherDoer(shown, other)) || !sameTongue(shown.at, other.at) && k.otherAbroad(shown, other) {
		return true
	}
	own, others := k.factsAt(&shown), k.factsAt(&other)
	if shareFigure(own.figures, others.figures) {
		return sameTongue(shown.at, other.at) && k.denies(shown, other)
	}
	if unended(other.at, other.span) {
		return true // the headline of something else, a caption
	}
	if otherFate(own.fates, others.fates) || own.negated != others.negated && sameFate(own.fates, others.fates) {
		return true
	}
	if !sameTongue(shown.at, other.at) {
		return len(own.figures)+len(others.figures) > 0
	}
	title := shown.span.Field == parallax.FieldTitle || other.span.Field == parallax.FieldTitle
	if title && parallax.InCommon(k.wordsBy(&shown), k.wordsBy(&other)) < titleStems {
		return true // a headline of few words is like many sentences
	}
	return k.denies(shown, other)
}

// denies reports whether one of two statements holds a "not" and they are not nearly in the same words.
func (k *composer) denies(shown, other ranked) bool {
	return k.factsAt(&shown).negated != k.factsAt(&other).negated && overlap(k.senseBy(&shown).plain, k.senseBy(&other).plain) < mostStems
}

// fateActs are what cannot be true of the same people at one time.
var fateActs = []string{"kill", "miss", "rescue"}

// fatesIn gives which of them the words of a sentence tell of, in one word or in several ("lost their
// lives").
func fatesIn(at *parallax.Covered, tokens []token) map[string]bool {
	said := spacedTokens(tokens)
	out := map[string]bool{}
	for _, act := range fateActs {
		for _, w := range language.For(at.Article.Language).Numbers().Act[act] {
			if holdsWords(said, language.Fold(w)) {
				out[act] = true
			}
		}
	}
	return out
}

// spaced gives the folded words of a text with a space around each.
func spaced(text string) string {
	var b strings.Builder
	b.Grow(len(text) + len(text)/4 + 2)
	b.WriteByte(' ')
	for t := range language.EachToken(text) {
		b.WriteString(language.Fold(text[t.Start:t.End]))
		b.WriteByte(' ')
	}
	return b.String()
}

// spacedTokens is spaced of a text that is cut already.
func spacedTokens(tokens []token) string {
	size := 1
	for _, t := range tokens {
		size += len(t.fold) + 1
	}
	var b strings.Builder
	b.Grow(size)
	b.WriteByte(' ')
	for _, t := range tokens {
		b.WriteString(t.fold)
		b.WriteByte(' ')
	}
	return b.String()
}

// otherFate reports whether two sentences tell of fates and of none in common: that somebody
// is dead does not stand behind it that they are missing.
func otherFate(a, b map[string]bool) bool {
	for act := range a {
		if b[act] {
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}

// sameFate reports whether two sentences tell of one fate: with a "not" in one of them, "nobody is missing" does not
// stand behind it that two are.
func sameFate(a, b map[string]bool) bool {
	for act := range a {
		if b[act] {
			return true
		}
	}
	return false
}

// cosine is how alike two sets of stems are, 0 to 1; 0 when one is empty.
func cosine(a, b map[string]bool) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(inBoth(a, b)) / math.Sqrt(float64(len(a)*len(b)))
}

// negated reports whether a statement holds a "not".
func negated(r *ranked) bool {
	return slices.ContainsFunc(r.at.Over(r.span), func(n *parallax.Annotation) bool {
		return n.Word != nil && n.Word.Class == parallax.Negation && r.span.Contains(n.Span)
	})
}

// quantitiesIn gives what is counted and measured in a span.
func quantitiesIn(at *parallax.Covered, s parallax.Span) []*parallax.Quantity {
	var out []*parallax.Quantity
	for _, n := range at.Over(s) {
		if n.Quantity != nil && s.Contains(n.Span) {
			out = append(out, n.Quantity)
		}
	}
	return out
}

// figuresAt gives the notes of a span that hold a number of something, a time of day or a
// duration; the number of "silo 7" tells silos apart.
func figuresAt(at *parallax.Covered, s parallax.Span) []*parallax.Annotation {
	var out []*parallax.Annotation
	for _, n := range at.Over(s) {
		switch q, m := n.Quantity, n.Moment; {
		case !s.Contains(n.Span):
		case q != nil && q.Type != parallax.Ordinal && (q.Value > byChance || q.Thing != "" || q.Unit != "" || q.Act != ""), m != nil && (m.Type == "TIME" && !m.Start.IsZero() || m.Type == "DURATION"):
			out = append(out, n)
		}
	}
	return out
}

// shareFigure reports whether one figure stands in both lists, as near as its rounding says.
func shareFigure(a, b []*parallax.Annotation) bool {
	return slices.ContainsFunc(a, func(x *parallax.Annotation) bool {
		return slices.ContainsFunc(b, func(y *parallax.Annotation) bool {
			if q, p := x.Quantity, y.Quantity; q != nil && p != nil {
				if q.SIUnit != "" && q.SIUnit == p.SIUnit {
					return bearsOut(q, p)
				}
				return q.Unit == p.Unit && meet(q, p) && (q.Value > byChance || q.Thing == p.Thing || q.Act == p.Act)
			}
			m, o := x.Moment, y.Moment
			return m != nil && o != nil && m.Type == o.Type && (m.Type == "DURATION" && m.Value == o.Value || m.Type == "TIME" && m.Start.Equal(o.Start))
		})
	})
}

// readersOwn reports whether a claim that a statement in another language makes has one in the
// reader's that can stand behind it: the reader is to be told it in those words.
func (k *composer) readersOwn(foreign ranked) bool {
	place := sentence{foreign.at.Article.ID, foreign.span}
	against := k.against(foreign.at, foreign.span)
	for i := range k.cmp.Claims {
		c := &k.cmp.Claims[i]
		if slices.Contains(k.sentencesOf(c), place) &&
			slices.ContainsFunc(k.statements(c), func(r ranked) bool {
				return k.readers(r.at) && !against[r.at.Article.ID] && !k.dangles(r.at, r.span) && !k.apart(foreign, r)
			}) {
			return true
		}
	}
	return false
}

// otherWords reports whether a statement prints other words than those that the one to be
// shown quotes of a named speaker: what else that person said is not what is told here.
func (k *composer) otherWords(shown, other ranked) bool {
	if quotedSpeaker(shown.at, shown.span) == "" {
		return false
	}
	quoted := k.quotedStems(shown)
	if len(quoted) == 0 {
		return false
	}
	if language.Base(shown.at.Article.Language) != language.Base(other.at.Article.Language) {
		return k.factsAt(&other).quoted <= someWords
	}
	printed := k.stemsBy(&other)
	return overlap(quoted, printed) < someStems || len(quoted) > 1 && inBoth(quoted, printed) < 2
}

// quotedStems gives the stems of the words that a statement quotes.
func (k *composer) quotedStems(r ranked) map[string]bool {
	out := map[string]bool{}
	for _, n := range r.at.Over(r.span) {
		if n.Quote == nil || n.Quote.Form != parallax.Direct {
			continue
		}
		for _, c := range n.Quote.Content {
			maps.Copy(out, k.stemsAt(r.at, c))
		}
	}
	return out
}

// bears gives the values that a statement fills slots of its claims with, where another
// statement fills them too: who does not give them does not stand behind the line.
func (k *composer) bears(shown ranked) []reading {
	var out []reading
	for _, m := range k.makers(sentence{shown.at.Article.ID, shown.span}) {
		out = append(out, bears(m.claim, shown)...)
	}
	return out
}

// bears is that of one claim.
func bears(c *parallax.Claim, shown ranked) []reading {
	var out []reading
	for i := range c.Slots {
		s := &c.Slots[i]
		if s.Kind != parallax.SlotCount && s.Kind != parallax.SlotAmount {
			continue
		}
		members := map[int]bool{}
		for _, f := range s.Fillers {
			members[f.Member] = true
		}
		if len(members) < 2 {
			continue
		}
		for _, f := range s.Fillers {
			m := &c.Members[f.Member].Statement
			if m.Article != shown.at.Article.ID || !shown.span.Contains(f.Span) {
				continue
			}
			if r, ok := read(shown.at, f.Span); ok && r.quantity != nil {
				out = append(out, r)
			}
		}
	}
	return out
}

// givesOne reports whether a span gives one of the values.
func givesOne(at *parallax.Covered, s parallax.Span, values []reading) bool {
	for _, n := range at.Over(s) {
		q := n.Quantity
		if q == nil || !s.Contains(n.Span) {
			continue
		}
		for _, v := range values {
			if bearsOut(q, v.quantity) {
				return true
			}
		}
	}
	return false
}

// bearsOut reports whether one number as printed backs another: the same, or as near as its
// rounding says. "At least four" does not back nine.
func bearsOut(q, p *parallax.Quantity) bool {
	if q.Type != p.Type && (q.Unit != "" || p.Unit != "") {
		return false
	}
	if q.SIUnit != "" && q.SIUnit == p.SIUnit && q.Unit != p.Unit {
		return q.SI > 0 && p.SI > 0 && q.SI < p.SI*(1+aboutShare) && p.SI < q.SI*(1+aboutShare)
	}
	if q.Unit != p.Unit || q.Thing != "" && p.Thing != "" && q.Thing != p.Thing && q.Act != p.Act {
		return false
	}
	open := func(x *parallax.Quantity) bool {
		return x.Bound == parallax.AtLeast || x.Bound == parallax.MoreThan || x.Bound == parallax.AtMost || x.Bound == parallax.LessThan
	}
	if open(q) || open(p) {
		return q.Value == p.Value
	}
	return meet(q, p)
}

// otherDay reports whether two sentences each name one time, and not the same; nil names none.
func otherDay(a, b *parallax.Moment) bool {
	return a != nil && b != nil && (!a.Start.Before(b.End) || !b.Start.Before(a.End))
}

// otherWeekday reports whether a sentence whose own day is not certain names one weekday alone, and not that of the day: whichever
// week it is of, "on Friday" is not 22 March.
func otherWeekday(day *parallax.Moment, at *parallax.Covered, s parallax.Span) bool {
	if day == nil || day.Granularity != "day" {
		return false
	}
	var only *parallax.Annotation
	for _, n := range at.Over(s) {
		if n.Moment == nil || !s.Contains(n.Span) {
			continue
		}
		if only != nil {
			return false
		}
		only = n
	}
	return only != nil && only.Moment.How == nearWeekday && only.Moment.Granularity == "day" && guessed(at, only) && only.Moment.Start.Weekday() != day.Start.Weekday()
}

// onlyTime gives the one date in a span that was resolved for certain; nil without one, and
// when there are several.
func onlyTime(at *parallax.Covered, s parallax.Span) *parallax.Moment {
	return onlyOf(at, s, func(*parallax.Annotation) bool { return true })
}

// toldDay is onlyTime of what somebody is said to say, where that has a date: "closed until 22 March, they said on Wednesday".
func toldDay(at *parallax.Covered, s parallax.Span) *parallax.Moment {
	notes := at.Over(s)
	if day := onlyOf(at, s, func(n *parallax.Annotation) bool { return reportedIn(notes, n.Span) }); day != nil {
		return day
	}
	return onlyTime(at, s)
}

// onlyOf is onlyTime of the dates that count.
func onlyOf(at *parallax.Covered, s parallax.Span, counts func(*parallax.Annotation) bool) *parallax.Moment {
	var out *parallax.Moment
	notes := at.Over(s)
	for _, n := range notes {
		m := n.Moment
		if m == nil || !s.Contains(n.Span) || m.Type == "DURATION" || m.Type == "SET" || !counts(n) {
			continue
		}
		switch {
		case m.Refused != "" || m.Start.IsZero() || m.End.IsZero() || guessed(at, n) || spoken(notes, n.Span):
			return nil
		case out == nil || within(out, m):
			out = m // "on Saturday at 8.40": the day
		case !out.Start.Equal(m.Start) && !within(m, out):
			return nil
		}
	}
	return out
}

// reportedIn reports whether a place stands in what somebody is said to say, in their words or in others.
func reportedIn(notes []*parallax.Annotation, s parallax.Span) bool {
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Quote != nil && slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool { return c.Contains(s) })
	})
}
