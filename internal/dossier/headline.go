package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// How headlines are judged; the sizes matter against each other only.
const (
	perMainClaim = 1.0 // times the weight of a claim the headline makes
	// A word of a headline is worth the share of other sources with it in headline or lead,
	// less leastShare: words that few use speak of a side aspect.
	perWord     = 1.5
	leastShare  = 0.35
	exclamation = -6.0
	// On top of what any line loses for a value that later reports left behind: the words it
	// shares with the reports of that time must not carry it.
	outdatedTop   = -6.0
	doubtedTop    = -2.0 // a headline with doubt of its own: what others know for certain is better news
	headlineTie   = 0.1  // of headlines worth the same to so much the one of a later day stands on top: it knows more
	headlineShort = 35   // bytes
	headlineLong  = 120  // bytes
)

// headline shows the headline of one source and the days of the coverage. It is always
// there when a source has text: chosen for telling what most others put on top, its names
// and numbers, for values that later reports did not leave behind, and for words without
// weight; never invented. One in the reader's language comes first unless it is overtaken. When no source has a title,
// its place is taken by the first key point.
func (k *composer) headline() []parallax.Block {
	tops, mains := k.tops(), k.mains()
	var best *parallax.Covered
	var most float64
	sound := false
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() || strings.TrimSpace(at.Article.Title) == "" || ofFrame(at) {
			continue
		}
		worth, reads := k.headlineWorth(at, tops)+perMainClaim*mains[at.Article.ID], k.soundTitle(at)
		if best == nil || reads && !sound || reads == sound && outranks(worth, most, ofLaterDay(at, best), ofLaterDay(best, at)) {
			best, most, sound = at, worth, reads
		}
	}
	var blocks []parallax.Block
	if best != nil {
		headline := k.title(best)
		e := headline.Line.Evidence[0]
		k.heading, k.headed = k.stemsOf(&headline.Line), e.Article
		k.told[sentence{e.Article, e.Span}] = true // its words may be told again in a sentence that says more
		blocks = append(blocks, parallax.Block{Headlines: []parallax.Headline{headline}})
	} else if line, ok := k.bestLine(tops); ok {
		counts := k.counts(&line)
		blocks = append(blocks, parallax.Block{Points: []parallax.Point{{Line: line, Counts: &counts}}})
	} else {
		return nil
	}
	if dates := k.days(); dates != nil {
		blocks = append(blocks, parallax.Block{Points: []parallax.Point{{Line: *dates}}})
	}
	return blocks
}

// outranks reports whether a headline of a worth is put in place of one of another: of a later or an earlier day, at about the same worth, the
// later; of one day the better.
func outranks(worth, other float64, later, earlier bool) bool {
	if (later || earlier) && max(worth-other, other-worth) <= headlineTie {
		return later
	}
	return worth > other
}

// ofLaterDay reports whether a source came out on a later day than another; one without a date came out before all.
func ofLaterDay(at, other *parallax.Covered) bool {
	t, o := at.Article.Reported(), other.Article.Reported()
	return t.After(o) && parallax.DayLabel(t) != parallax.DayLabel(o)
}

// ofFrame reports whether what was taken for the headline of an article is a line that its page
// prints around whatever it reports.
func ofFrame(at *parallax.Covered) bool {
	return slices.ContainsFunc(at.Notes, func(n parallax.Annotation) bool {
		return n.Sentence != nil && n.Span.Field == parallax.FieldTitle && n.Sentence.Furniture
	})
}

// soundTitle reports whether a headline is one the reader can read, asks nothing and holds
// no value that later reports left behind: no headline in another language comes before it.
func (k *composer) soundTitle(at *parallax.Covered) bool {
	s := parallax.Span{Field: parallax.FieldTitle, End: len(at.Article.Title)}
	return k.readers(at) && !isStub(at) && k.outdated(at, s) == 0 && k.alone(at, s) > standsAlone+tooShort
}

// bestLine gives the best sentence near the top of any source, for stories without titles: like a headline, one with what most others
// put on top, that leans on nothing.
func (k *composer) bestLine(tops []top) (parallax.Line, bool) {
	var best ranked
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() {
			continue
		}
		for n, s := range lead(at) {
			s = at.Whole(s)
			if worth := k.topWorth(at, s, tops) - float64(n); at.Article.WholeWords(s) && (best.at == nil || worth > best.worth) {
				best = ranked{at: at, span: s, worth: worth}
			}
		}
	}
	if best.at == nil {
		return parallax.Line{}, false
	}
	line, err := k.quote(best.at, best.span)
	return line, err == nil
}

// topWorth judges a sentence for standing where no source has a headline.
func (k *composer) topWorth(at *parallax.Covered, s parallax.Span, tops []top) float64 {
	worth := k.worth(at, s) + shared(k.stemsAt(at, s), at, tops)
	if k.dangles(at, s) || k.passesJudgement(at, s) {
		worth += dangling
	}
	return worth
}

// top is what a source puts on top, as stems.
type top struct {
	at    *parallax.Covered
	words map[string]bool
}

// tops gives headline and first sentences of every source that counts.
func (k *composer) tops() []top {
	var out []top
	for i := range k.cov.Articles {
		if at := &k.cov.Articles[i]; at.Counted() {
			out = append(out, top{at, stems(at.Article.Lead(), at.Article.Language)})
		}
	}
	return out
}

// mains gives how much of the claims the headline of each source makes: the weights of the claims, as
// probable as it makes them.
func (k *composer) mains() map[parallax.ArticleID]float64 {
	out := map[parallax.ArticleID]float64{}
	for i := range k.cmp.Claims {
		c := &k.cmp.Claims[i]
		seen := map[parallax.ArticleID]bool{}
		for j := range c.Members {
			m := &c.Members[j]
			if m.Statement.Field == parallax.FieldTitle && !seen[m.Statement.Article] {
				seen[m.Statement.Article] = true
				out[m.Statement.Article] += c.Weight * m.Score
			}
		}
	}
	return out
}

func (k *composer) headlineWorth(at *parallax.Covered, tops []top) float64 {
	title := at.Article.Title
	span := parallax.Span{Field: parallax.FieldTitle, End: len(title)}
	worth := k.worth(at, span) - isTitle + outdatedTop*float64(k.outdated(at, span))
	worth += shared(stems(title, at.Article.Language), at, tops)
	if guesses(at, span) {
		worth += doubtedTop
	}
	if strings.ContainsAny(title, "!！") {
		worth += exclamation
	}
	if n := len(title); n < headlineShort || n > headlineLong {
		worth += tooShort
	}
	return worth
}

// shared judges the words of a headline by how many other sources of its language put them
// on top too.
func shared(words map[string]bool, at *parallax.Covered, tops []top) float64 {
	others, sum := 0, 0.0
	for _, t := range tops {
		if t.at == at || language.Base(t.at.Article.Language) != language.Base(at.Article.Language) {
			continue
		}
		others++
		for w := range words {
			if t.words[w] {
				sum++
			}
		}
	}
	if others == 0 {
		return 0
	}
	return perWord * (sum/float64(others) - leastShare*float64(len(words)))
}

// bytesPerStem is how many bytes of a sentence have a stem of their own, about: room is made for so many.
const bytesPerStem = 12

// stems gives the stems of the content words of a text.
func stems(text, tag string) map[string]bool {
	l := language.For(tag)
	out := make(map[string]bool, len(text)/bytesPerStem)
	for t := range language.EachToken(text) {
		if t.Kind == language.Punct {
			continue
		}
		if w := language.Fold(text[t.Start:t.End]); !l.IsStop(w) { // folded once for both questions
			out[l.Stem(w)] = true
		}
	}
	return out
}

// title makes the headline of a source. The source has a title.
func (k *composer) title(at *parallax.Covered) parallax.Headline {
	line, err := k.quote(at, parallax.Span{Field: parallax.FieldTitle, End: len(at.Article.Title)})
	if err != nil {
		panic(err) // the whole of a field that is not empty always resolves
	}
	return parallax.Headline{Line: line, Outlet: at.Name(), At: at.Article.Reported()}
}

// days says from when to when it was reported; nil when no time is known.
func (k *composer) days() *parallax.Line {
	var labels []string
	list := slices.Clone(k.cov.Articles)
	slices.SortStableFunc(list, func(a, b parallax.Covered) int { return a.Article.Reported().Compare(b.Article.Reported()) })
	for i := range list {
		if at := &list[i]; at.Counted() && !at.Article.Reported().IsZero() {
			labels = append(labels, parallax.DayLabel(at.Article.Reported()))
		}
	}
	if len(labels) == 0 {
		return nil
	}
	first, last := labels[0], labels[len(labels)-1]
	line := parallax.TemplateLine("headline.day", nil, parallax.Computed("date", first))
	if first != last {
		line = parallax.TemplateLine("headline.days", nil, parallax.Computed("date", first), parallax.Computed("date2", last))
	}
	return &line
}

// headlines shows all headlines side by side, in order of time, when there are two or more.
func (k *composer) headlines() []parallax.Block {
	var out []parallax.Headline
	for i := range k.cov.Articles {
		if at := &k.cov.Articles[i]; at.Counted() && at.Article.Title != "" && !ofFrame(at) {
			out = append(out, k.title(at))
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.SortStableFunc(out, func(a, b parallax.Headline) int { return a.At.Compare(b.At) })
	return []parallax.Block{{Headlines: out}}
}
