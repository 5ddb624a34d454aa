package dossier

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// How statements are judged for standing alone. The sizes matter against each other only:
// a question or a heading never wins over a sentence, a dangling "he" only over those.
const (
	pointsBack   = -4.0 // begins with words that need the sentences before it, or does not say who speaks
	isQuestion   = -8.0
	isHeading    = -8.0
	isTitle      = -3.0 // headlines are terse; the sentence says more
	isCopy       = -2.0 // an origin's own words come before those of a copy
	isOwn        = 1.0
	inLanguage   = 8.0  // the reader's
	perShare     = 2.5  // times the share of the claim's other sources that use its words, see typical
	perScore     = 4.0  // times the probability of making the claim: the line is to say what the others say
	isFragment   = -6.0 // begins in lower case or ends in a colon
	isOpen       = -4.0 // has no verb, or ends as no sentence does in an article whose sentences do: a caption, a teaser, an item of a list
	tornQuote    = -4.0 // holds one end of a quotation only: no names and numbers make up for it
	perDetail    = 0.4  // name or quantity
	maxDetails   = 4
	perOpinion   = -1.0
	ofStub       = -3.0 // from a page that shows a sentence or two of an article
	outdated     = -6.0 // prints a value that later reports left behind, or says what was still so before they came
	shortest     = 45   // bytes; below, a sentence rarely says who did what
	longest      = 230  // bytes; above, every further hundred costs perLong
	perLong      = -1.5
	tooShort     = -2.0
	someWords    = 0.33 // share of a sentence in quotation marks from which it tells what somebody said
	standsAlone  = -2.0 // what is worth this or less says too little without its neighbours
	wholeContext = 4    // places of a line that carry their paragraph; the rest only a selector
)

// ranked is a statement of a claim as a whole sentence, with its worth for standing alone.
type ranked struct {
	at    *parallax.Covered
	span  parallax.Span
	worth float64
	told  bool
	score float64 // the probability that it makes the claim
	noted *noted  // nil until it is asked for, see of
}

// statements gives the statements of a claim, the best first, only of sources that count.
func (k *composer) statements(c *parallax.Claim) []ranked {
	list, known := k.known.statements[c]
	if !known {
		list = k.rank(c)
		k.known.statements[c] = list
	}
	out := slices.Clone(list)
	for i := range out {
		out[i].told = k.told[sentence{out[i].at.Article.ID, out[i].span}]
	}
	return out
}

// rank orders the statements of a claim, whether they were told or not.
func (k *composer) rank(c *parallax.Claim) []ranked {
	out := slices.Clone(k.tellings(c))
	for i := range out {
		r := &out[i]
		r.worth = k.worth(r.at, r.span) + perScore*r.score
		if k.dangles(r.at, r.span) || k.passesJudgement(r.at, r.span) || k.inList(r.at, r.span) {
			r.worth += dangling
		}
	}
	k.typical(out)
	slices.SortStableFunc(out, func(a, b ranked) int { return cmp.Compare(b.worth, a.worth) })
	return out
}

// tellings gives the statements of a claim as whole sentences of sources that count, as they come and without worth; the
// caller must not change them.
func (k *composer) tellings(c *parallax.Claim) []ranked {
	return once(k.known.tellings, c, func() []ranked {
		var out []ranked
		for _, m := range c.Members {
			if at := k.counted(m.Statement.Article); at != nil {
				if span := k.whole(at, m.Statement.Span); at.Article.WholeWords(span) {
					out = append(out, ranked{at: at, span: span, score: m.Score, noted: k.noted(at, span)})
				}
			}
		}
		return out
	})
}

// typical adds what a statement is worth for saying in its language what the claim's other
// sources say, so that no side aspect speaks for a claim. Words are divided by their square
// root: neither the shortest common words nor the longest sentence wins by length alone.
func (k *composer) typical(list []ranked) {
	if len(list) < 2 {
		return // nobody else says it
	}
	words := make([]numbers, len(list))
	said, in := map[string]map[int32]int{}, map[string]int{} // statements of each language: with a word, all
	own, ownIn := map[parallax.ArticleID]map[int32]int{}, map[parallax.ArticleID]int{}
	for _, r := range list {
		ownIn[r.at.Article.ID]++
	}
	for i, r := range list {
		words[i] = k.wordsBy(&r)
		tag := language.Base(r.at.Article.Language)
		if in[tag]++; said[tag] == nil {
			said[tag] = map[int32]int{}
		}
		id := r.at.Article.ID
		if ownIn[id] > 1 && own[id] == nil {
			own[id] = map[int32]int{}
		}
		for _, w := range words[i] {
			said[tag][w]++
			if ownIn[id] > 1 {
				own[id][w]++
			}
		}
	}
	for i, r := range list {
		tag := language.Base(r.at.Article.Language)
		id := r.at.Article.ID
		others, sum := in[tag]-ownIn[id], 0 // its own source is no other
		for _, w := range words[i] {
			sum += said[tag][w] - max(1, own[id][w])
		}
		if others > 0 && len(words[i]) > 0 {
			list[i].worth += perShare * float64(sum) / float64(others) / math.Sqrt(float64(len(words[i])))
		}
	}
}

// inBoth counts the words of a that stand in b.
func inBoth(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// worth judges a sentence as the line of a claim: how well it stands alone, and whose it is.
func (k *composer) worth(at *parallax.Covered, s parallax.Span) float64 {
	place := sentence{at.Article.ID, s}
	worth, known := k.known.worth[place]
	if !known {
		worth = k.judge(at, s)
		k.known.worth[place] = worth
	}
	return worth
}

// judge finds what worth gives.
func (k *composer) judge(at *parallax.Covered, s parallax.Span) float64 {
	worth := k.alone(at, s)
	if s.Field == parallax.FieldTitle {
		worth += isTitle
	}
	if k.copied[at.Article.ID] {
		worth += isCopy
	}
	if ownAccount(at) {
		worth += isOwn
	}
	if language.Base(at.Article.Language) == language.Base(k.reader) {
		worth += inLanguage
	}
	if k.outdated(at, s) > 0 || k.stillThen(at, s) {
		worth += outdated
	}
	if isStub(at) {
		worth += ofStub
	}
	return worth
}

// loaded reports whether a sentence has a word that carries weight, outside of what somebody says.
func loaded(at *parallax.Covered, s parallax.Span) bool {
	notes := at.Over(s)
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Word != nil && n.Word.Class == parallax.Loaded && !n.Word.Neutral && s.Contains(n.Span) && !spoken(notes, n.Span) && !inMarks(at, s, n.Span) && !namesCrime(at, s, n.Span)
	})
}

// namesCrime reports whether words in a sentence are what the law calls a deed: "found guilty of murder".
func namesCrime(at *parallax.Covered, s, words parallax.Span) bool {
	text, err := at.Article.Words(s)
	return err == nil && language.For(at.Article.Language).ClaimWords().NamesCrime(text, words.Start-s.Start, words.End-s.Start)
}

// opines reports whether a sentence has a word of opinion, outside of what somebody says.
func opines(at *parallax.Covered, s parallax.Span) bool {
	notes := at.Over(s)
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Word != nil && n.Word.Class == parallax.Opinion && !n.Word.Neutral && s.Contains(n.Span) && !spoken(notes, n.Span) && !inMarks(at, s, n.Span)
	})
}

// isStub reports whether of an article only a sentence or two can be read: what else it tells is
// not known, and others tell the same with all that belongs to it.
func isStub(at *parallax.Covered) bool {
	return at.Article.State != parallax.PageFull && len(lead(at)) < 3
}

// alone judges a sentence for being understood without its neighbours, whoever prints it; leans says whether it leans on them.
func alone(at *parallax.Covered, s parallax.Span, leans bool) float64 {
	words, err := at.Article.Words(s)
	if err != nil {
		return -100
	}
	worth := 0.0
	if inHeadline(at, s) {
		worth += isHeading
	}
	if leans {
		worth += pointsBack
	}
	if unnamedSpeaker(at, s) || firstPerson(at, s) {
		worth += pointsBack
	}
	if tornQuotation(at, s) {
		worth += tornQuote
	}
	switch last := lastSign(words); {
	case strings.ContainsRune("?؟？", last):
		worth += isQuestion
	case last == ':' || last == '：':
		worth += isFragment
	case explains(at, s), unended(at, s) || s.Field == parallax.FieldText && language.For(at.Article.Language).Verbless(words):
		worth += isOpen
	}
	if first, _ := utf8.DecodeRuneInString(words); unicode.IsLower(first) && s.Field == parallax.FieldText && !isRest(at, s) {
		worth += isFragment
	}
	switch n := len(words); {
	case n < shortest:
		worth += tooShort
	case n > longest:
		worth += perLong * float64(n-longest) / 100
	}
	return worth + detail(at, s)
}

// inHeadline reports whether a sentence is of the line of a text that is its headline, as plain text prints it.
func inHeadline(at *parallax.Covered, s parallax.Span) bool {
	title, text := strings.TrimSpace(at.Article.Title), at.Article.Text
	if s.Len() > len(title) {
		return false // as most are, without a look for the title in all of the text
	}
	start := strings.Index(text, title)
	if title == "" || s.Field != parallax.FieldText || start < 0 || s.Start < start || s.End > start+len(title) {
		return false
	}
	before, after := strings.TrimRight(text[:start], " \t\r"), strings.TrimLeft(text[start+len(title):], " \t\r")
	return (before == "" || strings.HasSuffix(before, "\n")) && (after == "" || strings.HasPrefix(after, "\n"))
}

// lastSign gives the last character of a sentence inside of quotation marks and brackets.
func lastSign(words string) rune {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "”\"»’'“«‹›)]］）」』 "))
	return last
}

// unended reports whether a line of a text ends as no sentence does, in an article whose
// sentences do: a teaser, a headline, the words under a picture.
func unended(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	return err == nil && s.Field == parallax.FieldText && !endsSentence(lastSign(words)) && closesSentences(at)
}

// endsSentence reports whether a sentence ends in this character.
func endsSentence(last rune) bool { return strings.ContainsRune(".!?…。！？؟۔।:;", last) }

// closesSentences reports whether most sentences of the account of an article end as sentences
// do; a script or a list without full stops has no other ones.
func closesSentences(at *parallax.Covered) bool {
	closed, all := 0, 0
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Sentence == nil || n.Span.Field != parallax.FieldText || n.Sentence.Heading || n.Sentence.Furniture {
			continue
		}
		words, _ := at.Article.Words(n.Span)
		if all++; endsSentence(lastSign(words)) {
			closed++
		}
	}
	return 2*closed > all
}

// detail adds for names and quantities in the span and takes off for opinion and headings.
func detail(at *parallax.Covered, s parallax.Span) float64 {
	details, worth, counted := 0, 0.0, parallax.Span{}
	for _, n := range at.Over(s) {
		switch {
		case n.Name != nil || n.Quantity != nil || n.Moment != nil:
			details++
		case n.Word != nil && !n.Word.Neutral && (n.Word.Class == parallax.Opinion || n.Word.Class == parallax.Loaded):
			if n.Span == counted || !s.Contains(n.Span) || n.Word.Class == parallax.Loaded && namesCrime(at, s, n.Span) {
				continue // of two groups, or no opinion
			}
			worth, counted = worth+perOpinion, n.Span
		case n.Sentence != nil && (n.Sentence.Heading || n.Sentence.Furniture):
			worth += isHeading
		}
	}
	return worth + perDetail*float64(min(details, maxDetails))
}

// line makes the line of a claim: its best statement that was not told yet, with one place
// of every article that bears it out. False when there is none, or when only one in another
// language is left of a claim that was told in the reader's.
func (k *composer) line(c *parallax.Claim) (parallax.Line, bool) {
	list := k.statements(c)
	i := slices.IndexFunc(list, func(r ranked) bool { return !r.told })
	if i < 0 || !k.readers(list[i].at) && slices.ContainsFunc(list, func(r ranked) bool { return r.told && k.readers(r.at) }) {
		return parallax.Line{}, false
	}
	i = k.withoutPart(list, k.borneOut(c, list, i))
	if !k.readers(list[i].at) && k.readersOwn(list[i]) {
		return parallax.Line{}, false
	}
	return k.behindAll(list[i], k.standingBehind(list[i]))
}

const (
	perBacker = 6.0 // times the share of the claim's other sources that stand behind a statement
	perWhole  = 6.0 // times the share of its words that those have, where there are several
	manyBack  = 3   // how many those are at least
	typically = 0.6 // that share of most lines
	rivals    = 4   // statements that are asked who stands behind them
	plainer   = 1.0 // how much less than one with words that carry weight a plain statement may be worth
	rivalry   = 3.0 // how much less than the best they may be worth
)

// borneOut gives of the best statements of a claim that were not told, of which the first is
// list[i], the one that is worth most with the sources that stand behind it: a line that
// speaks for many outlets says what many outlets say. One with words that carry weight gives way to a plain one
// that as many origins bear out.
func (k *composer) borneOut(c *parallax.Claim, list []ranked, i int) int {
	if len(list) < 2 {
		return i
	}
	best, most, origins, asked := i, math.Inf(-1), 0, 0
	for j := i; j < len(list) && asked < rivals && list[j].worth > list[i].worth-rivalry; j++ {
		if list[j].told || list[j].span.Field == parallax.FieldTitle && list[i].span.Field != parallax.FieldTitle {
			continue // a headline overtakes no sentence
		}
		asked++
		n, whole := k.backedBy(list[j])
		worth := list[j].worth + perBacker*float64(n)/float64(k.claimCounts(c).Origins) + perWhole*whole
		weighs, plain := loaded(list[best].at, list[best].span), !loaded(list[j].at, list[j].span)
		switch {
		case origins > 1 && n == 1: // what nobody else says speaks for no claim of several
		case asked == 1, weighs && plain && n >= origins && worth > most-plainer, worth > most && (n > origins || plain || weighs), origins == 1 && n > 1 && (plain || weighs):
			best, most, origins = j, worth, n
		}
	}
	return best
}

// backedBy gives how many origins bear out a statement, and the mean share of its words that the articles behind it have: a plain line is
// told whole by more of them than one with details of its own. What one or two have says little; of them it is what most lines have.
func (k *composer) backedBy(r ranked) (origins int, whole float64) {
	sources := []parallax.ArticleID{r.at.Article.ID}
	behind := k.standingBehind(r)
	for _, b := range behind {
		sources = append(sources, b.at.Article.ID)
		whole += k.bodyOf(b.at).share(k.wordsBy(&r))
	}
	origins = k.cov.Count(sources).Origins
	if len(behind) < manyBack {
		return origins, typically
	}
	return origins, whole / float64(len(behind))
}

// standingBehind gives of each other article the statement that bears out best what the one to be shown says, the
// likeliest first; a statement is one of any claim that the shown one makes. Not those of articles that give another
// value or another day for it, not those without the number it is about, nor, when it prints somebody's words, those
// that do not quote the same person, or another; what is only somebody's words elsewhere does not
// stand behind what is told here as the account's own.
func (k *composer) standingBehind(shown ranked) []ranked {
	key := sentence{shown.at.Article.ID, shown.span}
	out, known := k.known.behind[key]
	if !known {
		out = k.likeliest(shown, k.mayBack(shown, k.likely(shown)))
		k.known.behind[key] = out
	}
	return out
}

// likeliest gives of each article in the list the statement that is likeliest to stand behind the one to be shown, where
// one is likely to, the likeliest first. One that names who does what it tells, and when long ago, comes before any other of its article.
func (k *composer) likeliest(shown ranked, list []ranked) []ranked {
	best, named := map[*parallax.Covered]float64{}, map[*parallax.Covered]bool{}
	var out []ranked
	for _, r := range list {
		p, names := k.backs(shown, r), k.namesDoer(shown, r) && tellsPast(shown, r.at, r.span)
		if p < standsBehind || best[r.at] > 0 && (named[r.at] && !names || named[r.at] == names && p <= best[r.at]) {
			continue
		}
		if best[r.at] > 0 {
			out[slices.IndexFunc(out, func(o ranked) bool { return o.at == r.at })] = r
		} else {
			out = append(out, r)
		}
		best[r.at], named[r.at] = p, names
	}
	slices.SortStableFunc(out, func(a, b ranked) int {
		switch same := sameTongue(shown.at, a.at); {
		case same == sameTongue(shown.at, b.at):
		case same:
			return -1
		default:
			return 1
		}
		return cmp.Compare(best[b.at], best[a.at])
	})
	return onceAnOutlet(shown.at, out, func(r ranked) bool { return best[r.at] >= surely })
}

// onceAnOutlet leaves out further articles of an outlet, that of the line or one before in the list, unless they surely stand behind it too.
func onceAnOutlet(shown *parallax.Covered, list []ranked, sure func(ranked) bool) []ranked {
	heard := map[string]bool{shown.OutletKey(): true}
	return slices.DeleteFunc(list, func(r ranked) bool {
		key := r.at.OutletKey()
		again := heard[key]
		heard[key] = true
		return again && !sure(r)
	})
}

// mayBack gives those of a list of statements of other articles that may stand behind the one to be shown, with which they share a
// claim: behind it itself and, where it is translated, behind its original; and in another language with those that are likeliest to.
func (k *composer) mayBack(shown ranked, list []ranked) []ranked {
	stands := k.behindTranslated(shown)
	return k.inOneVoice(shown, slices.DeleteFunc(k.bearing(shown, list), func(r ranked) bool { return !stands(r) }))
}

// bearing is mayBack of the statement itself.
func (k *composer) bearing(shown ranked, list []ranked) []ranked {
	// An article of which one sentence says otherwise does not say it in another, or in its title.
	out := k.against(shown.at, shown.span)
	maps.Copy(out, k.othersSide(shown.at, shown.span))
	maps.Copy(out, k.countOtherwise(shown))
	own := k.factsAt(&shown)
	said := own.quoted > someWords
	lacks := map[*parallax.Covered]bool{}
	for i := range list {
		r := &list[i]
		if out[r.at.Article.ID] || k.wordForWord(shown, *r) {
			continue
		}
		if _, known := lacks[r.at]; !known {
			lacks[r.at] = k.lacksAny(shown, r.at)
		}
		if lacks[r.at] || k.backs(shown, *r) >= standsBehind && (otherSpeaker(shown.at, own, r.at, k.factsAt(r)) ||
			sameTongue(shown.at, r.at) && k.gainsays(shown, *r) ||
			!said && k.factsAt(r).quoted > someWords && ascribed(shown, *r)) {
			out[r.at.Article.ID] = true
		}
	}
	speaker := quotedSpeaker(shown.at, shown.span)
	values := k.bears(shown)
	return slices.DeleteFunc(slices.Clone(list), func(r ranked) bool {
		if k.wordForWord(shown, r) {
			return false
		}
		f := k.factsAt(&r)
		return out[r.at.Article.ID] || speaker != "" && !k.givenTo(speaker, r) ||
			len(values) > 0 && !givesOne(r.at, r.span, values) || otherNumber(f.counts, own.counts) ||
			!said && f.quoted > someWords && overlap(k.quotedStems(r), k.stemsAt(shown.at, shown.span)) < someStems ||
			k.otherwise(shown, r) || k.otherWords(shown, r) || k.ofOtherSayer(shown, r) || k.onlyNames(shown, r) || k.lacksAside(shown, r) || k.lacksSpeaker(shown, r) || k.lacksProlonged(shown, r) || k.dropsMarkedHedge(shown, r) ||
			otherDay(f.day, own.day) || coarserDay(own.day, r) ||
			otherWeekday(toldDay(shown.at, shown.span), r.at, r.span) || otherWeekday(toldDay(r.at, r.span), shown.at, shown.span)
	})
}

// lacksAny reports whether an article lacks something of a line without which it does not tell it, wherever in its text that stood.
func (k *composer) lacksAny(shown ranked, at *parallax.Covered) bool {
	return k.lacksPart(shown, at) || k.lacksRest(shown, at) || k.lacksWork(shown, at) || k.lacksJoined(shown, at) || k.lacksMarkedHedge(shown, at) ||
		k.lacksSayer(shown, at) || k.lacksSecond(shown, at) || k.lacksAbbreviated(shown, at) || k.lacksProper(shown, at) || k.lacksPeople(shown, at) ||
		k.lacksHour(shown, at) || k.otherClock(shown, at) || lacksPast(shown, at) || cannotKnow(shown, at)
}

// otherSpeaker reports whether two statements in one language name two different people as saying them, or one in any language
// a person and the other several people whom it counts: "two workers said".
func otherSpeaker(a *parallax.Covered, x *facts, b *parallax.Covered, y *facts) bool {
	if len(x.speakers) > 0 && len(y.speakers) == 0 && y.several || len(y.speakers) > 0 && len(x.speakers) == 0 && x.several {
		return true
	}
	if len(x.speakers) == 0 || len(y.speakers) == 0 || language.Base(a.Article.Language) != language.Base(b.Article.Language) {
		return false // a name may be spelt otherwise in another
	}
	return !slices.ContainsFunc(x.speakers, func(one string) bool {
		return slices.ContainsFunc(y.speakers, func(other string) bool { return sameSpeaker(one, other) })
	})
}

// speakers gives the names of the persons a span says are saying something.
func speakers(at *parallax.Covered, s parallax.Span) []string {
	var out []string
	persons := map[string]bool{}
	for _, n := range at.Over(s) {
		if n.Name != nil && n.Name.Type == parallax.Person {
			persons[n.Name.Canonical] = true
		}
	}
	for _, n := range at.Over(s) {
		if n.Quote != nil && persons[n.Quote.Speaker] {
			out = append(out, n.Quote.Speaker)
		}
	}
	return out
}

// several reports whether what a span tells is told by people whom it counts: "two officials said".
func several(at *parallax.Covered, s parallax.Span) bool {
	notes := at.Over(s)
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Quote != nil && n.Quote.Source != nil && slices.ContainsFunc(notes, func(o *parallax.Annotation) bool {
			return o.Quantity != nil && o.Quantity.Type == parallax.Number && o.Quantity.Value >= 2 && n.Quote.Source.Contains(o.Span)
		})
	})
}

// quotedSpeaker gives the named speaker of the direct quotes in a span; "" when there is
// none or more than one.
func quotedSpeaker(at *parallax.Covered, s parallax.Span) string {
	out := ""
	for _, n := range at.Over(s) {
		if n.Quote == nil || n.Quote.Form != parallax.Direct || n.Quote.Anonymous || n.Quote.Speaker == "" {
			continue
		}
		if out != "" && out != n.Quote.Speaker {
			return ""
		}
		out = n.Quote.Speaker
	}
	return out
}

// names reports whether a span quotes or names the person.
func names(at *parallax.Covered, s parallax.Span, person string) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Quote != nil && sameSpeaker(n.Quote.Speaker, person) || n.Name != nil && sameSpeaker(n.Name.Canonical, person)
	})
}

// givenTo reports whether a statement may be a person's words: it names the person, or quotes in an article that does
// ("..., she said").
func (k *composer) givenTo(person string, r ranked) bool {
	return names(r.at, r.span, person) || k.factsAt(&r).quoted > someWords && names(r.at, parallax.TextSpan(0, len(r.at.Article.Text)), person)
}

// ascribed reports whether a statement ascribes what it says, to none whom the other names: what "the council promised" is
// not what the other quotes a teacher with.
func ascribed(shown, other ranked) bool {
	said := false
	for _, n := range shown.at.Over(shown.span) {
		if n.Quote == nil || n.Quote.Speaker == "" {
			continue
		}
		if names(other.at, other.span, n.Quote.Speaker) {
			return false
		}
		said = true
	}
	return said
}

// behindAll makes the verbatim line of the first statement with one place of every other
// article in the list; of several of one article the first.
func (k *composer) behindAll(first ranked, list []ranked) (parallax.Line, bool) {
	l, err := k.quote(first.at, first.span)
	if err != nil {
		return parallax.Line{}, false
	}
	seen := map[parallax.ArticleID]bool{first.at.Article.ID: true}
	l.Evidence = slices.Grow(l.Evidence, len(list))
	for _, r := range list {
		if seen[r.at.Article.ID] {
			continue
		}
		seen[r.at.Article.ID] = true
		context := parallax.ParagraphContext
		if len(l.Evidence) >= wholeContext {
			context = parallax.SelectorContext
		}
		if p := k.cite(r.at, r.span, context); p != nil {
			l.Evidence = append(l.Evidence, *p)
		}
	}
	return l, true
}

// cite is parallax.MakeCitation, asked once: a sentence stands behind many lines that may be shown. Nil where the span does not resolve.
func (k *composer) cite(at *parallax.Covered, s parallax.Span, context int) *parallax.Citation {
	return once(k.known.citations, cited{sentence{at.Article.ID, s}, context}, func() *parallax.Citation {
		p, err := parallax.MakeCitation(&at.Article, s, context)
		if err != nil {
			return nil
		}
		return &p
	})
}

// quote makes the verbatim line of a span with its brackets, found once.
func (k *composer) quote(at *parallax.Covered, s parallax.Span) (parallax.Line, error) {
	q := once(k.known.quoted, sentence{at.Article.ID, s}, func() quotedLine {
		l, err := parallax.QuoteLine(&at.Article, s)
		if err == nil {
			l.Clause = isRest(at, s)
			k.bracketed(&l)
		}
		return quotedLine{l, err}
	})
	l := q.line
	l.Evidence, l.Notes = slices.Clone(l.Evidence), slices.Clone(l.Notes) // whoever asks may change them
	return l, q.err
}

// bracketed puts into a verbatim line its brackets.
func (k *composer) bracketed(l *parallax.Line) {
	e := &l.Evidence[0]
	l.Notes = k.brackets(k.cov.Find(e.Article), e.Span)
}

// tell remembers that a line was shown, so that no later section of prose repeats it.
func (k *composer) tell(l *parallax.Line, claim parallax.ClaimID) {
	if len(l.Evidence) > 0 {
		e := l.Evidence[0]
		k.told[sentence{e.Article, e.Span}] = true
		k.shown, k.shownWords = append(k.shown, k.surnamed(l)), append(k.shownWords, k.surnamedWords(l))
	}
	if claim == "" {
		return
	}
	k.claimed[claim] = true
	k.lines[claim] = sentence{l.Evidence[0].Article, l.Evidence[0].Span}
	k.isLine[k.lines[claim]] = true
	for i := range l.Evidence {
		k.stood[sentence{l.Evidence[i].Article, l.Evidence[i].Span}] = true
	}
	if c := k.cmp.Claim(claim); c != nil {
		for _, s := range k.sentencesOf(c) {
			k.spent[s] = true
		}
	}
}

// sentencesOf gives the sentences that make a claim, each once; the caller must not change them.
func (k *composer) sentencesOf(c *parallax.Claim) []sentence {
	out, known := k.known.sentences[c]
	if known {
		return out
	}
	seen := map[sentence]bool{}
	for _, m := range c.Members {
		if at := k.counted(m.Statement.Article); at != nil {
			if s := (sentence{at.Article.ID, k.whole(at, m.Statement.Span)}); !seen[s] {
				seen[s], out = true, append(out, s)
			}
		}
	}
	k.known.sentences[c] = out
	return out
}

// retells reports whether most sentences of a claim stood behind claims told already: it
// is the same fact again, from another side.
func (k *composer) retells(c *parallax.Claim) bool {
	return k.mostlyIn(c, k.spent)
}

// mostlyIn reports whether more than half of the sentences of a claim are in the set.
func (k *composer) mostlyIn(c *parallax.Claim, set map[sentence]bool) bool {
	all := k.sentencesOf(c)
	n := 0
	for _, s := range all {
		if set[s] {
			n++
		}
	}
	return 2*n > len(all)
}

// fewestStood is how many places that stand behind told lines make half of the places of a line most of them.
const fewestStood = 3

// toldBehind reports whether most of the places of a line stand behind lines told already: it
// is what they say, however the claims were cut. A figure that none of them gives is new.
func (k *composer) toldBehind(l *parallax.Line) bool {
	e := &l.Evidence[0]
	own := k.figuresOf(e.Article, e.Span)
	known := len(own) == 0
	for place := range k.isLine {
		known = known || shareFigure(own, k.figuresOf(place.article, place.span))
	}
	if !known {
		return false
	}
	n := 0
	for i := range l.Evidence {
		if k.stood[sentence{l.Evidence[i].Article, l.Evidence[i].Span}] {
			n++
		}
	}
	return 2*n > len(l.Evidence) || n >= fewestStood && 2*n == len(l.Evidence)
}

// figuresOf gives the figures of a sentence; the caller must not change them.
func (k *composer) figuresOf(id parallax.ArticleID, s parallax.Span) []*parallax.Annotation {
	return k.factsAt(&ranked{at: k.cov.Find(id), span: s}).figures
}

// stemsOf gives the stems of a line of a source; the caller must not change them.
func (k *composer) stemsOf(l *parallax.Line) map[string]bool {
	e := &l.Evidence[0]
	at := k.cov.Find(e.Article)
	if l.Made == parallax.Verbatim {
		return k.stemsAt(at, e.Span) // its text is the words there
	}
	return k.known.stemsIn(l.Text, at.Article.Language)
}

// repeats reports whether a line says nearly what was shown already, in its words or, in
// another language than the reader's, by the claims it makes.
func (k *composer) repeats(l *parallax.Line) bool {
	if k.toldBehind(l) {
		return true
	}
	if k.toldTwice(l) || k.diesAgain(l) || k.countsAgain(l) {
		return true
	}
	if e := &l.Evidence[0]; k.retold(k.cov.Find(e.Article), e.Span) {
		return true
	}
	return k.likeShown(l) >= sameWords
}

// tellsAgain reports whether most of what a line says was shown already in one line, in words of
// which some differ.
func (k *composer) tellsAgain(l *parallax.Line) bool {
	return k.likeShown(l) >= mostlySame
}

// likeShown gives the greatest overlap of the words of a line with those of a line that was shown already.
func (k *composer) likeShown(l *parallax.Line) float64 {
	most, words := 0.0, k.surnamedWords(l)
	for _, other := range k.shownWords {
		most = max(most, words.overlap(other))
	}
	return most
}

// point makes the point of a line that was chosen, with what is to be said of the claim.
func (k *composer) point(l parallax.Line, c *parallax.Claim) parallax.Point {
	counts := k.counts(&l)
	p := parallax.Point{Line: l, Counts: &counts}
	if c != nil {
		p.Claim = c.ID
		e := &l.Evidence[0]
		at := k.cov.Find(e.Article)
		p.About = k.doubts(c, k.oneAccount(&l, counts), k.outdated(at, e.Span) > 0, hedges(at, e.Span))
		if !k.dispute[c.ID] && k.printsDisputed(at, e.Span) {
			p.About = slices.Insert(p.About, 0, parallax.TemplateLine("about.disputed", nil))
		}
		if k.againstItself(at, e.Span) {
			p.About = append(p.About, parallax.TemplateLine("about.selfconflict", nil))
		}
		p.Remarks = parallax.Remarks(c.Verdicts)
		k.tell(&l, c.ID)
	} else {
		k.tell(&l, "")
	}
	return p
}

// printsDisputed reports whether a sentence prints a value that others contradict in a conflict of no claim, such as somebody's age.
func (k *composer) printsDisputed(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(k.cmp.Differences, func(d parallax.Difference) bool {
		return d.Kind == parallax.Conflict && d.Claim == "" && !ofOffice(d.Slot, d.Claim) && slices.ContainsFunc(d.Sides, func(side parallax.Side) bool {
			return side.Evidence.Article == at.Article.ID && s.Contains(side.Span) && side.Span.Len() > 0
		})
	})
}

// againstItself reports whether a value in a line is one of those with which its own article contradicts itself.
func (k *composer) againstItself(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(k.cmp.Differences, func(d parallax.Difference) bool {
		return d.Kind == parallax.SelfConflict && slices.ContainsFunc(d.Sides, func(side parallax.Side) bool {
			return side.Evidence.Article == at.Article.ID && s.Contains(side.Span) && side.Span.Len() < s.Len()
		})
	})
}

// doubts says what makes a claim uncertain, in fixed words; single is true when the outlets
// behind its line have it from one account, older when the line prints a value that later
// reports left behind, doubtful when it hedges itself.
func (k *composer) doubts(c *parallax.Claim, single, older, doubtful bool) []parallax.Line {
	var out []parallax.Line
	if k.dispute[c.ID] {
		out = append(out, parallax.TemplateLine("about.disputed", nil))
	}
	if older {
		out = append(out, parallax.TemplateLine("about.outdated", nil))
	}
	if doubtful && k.hedged(c) {
		out = append(out, parallax.TemplateLine("about.hedged", nil))
	}
	if single {
		out = append(out, parallax.TemplateLine("about.single", nil))
	}
	return out
}

// hedges reports whether the words of a span hedge what they say, outside of quotation marks:
// who says that a wall "could fall" does not doubt it. "According to the mayor" says whose
// words they are, and no more.
func hedges(at *parallax.Covered, s parallax.Span) bool {
	notes := at.Over(s)
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		switch {
		case n.Word == nil || n.Word.Class != parallax.Evidential && n.Word.Class != parallax.Hedge || !s.Contains(n.Span) || spoken(notes, n.Span) || inMarks(at, s, n.Span) || ofThing(at, s, n.Span) || ofPerson(at, s, n.Span):
			return false
		case n.Word.Class == parallax.Evidential:
			return !namesSource(notes, n.Span)
		}
		return true
	})
}

// ofThing reports whether a word of doubt is on a thing or an act that a preposition puts beside what is told, "sued for allegedly lying",
// "an inquiry into the mayor's possible part": that somebody sued is not in doubt. Between them stands at most whose or which thing it is: in
// "at the mill probably three workers died" the preposition governs the mill.
func ofThing(at *parallax.Covered, s, doubt parallax.Span) bool {
	l, list := language.For(at.Article.Language), wordsOf(at, s)
	i := slices.IndexFunc(list, func(w sentenceWord) bool { return w.start == doubt.Start })
	j := slices.IndexFunc(list, func(w sentenceWord) bool { return w.start >= doubt.End })
	if i < 0 || j < 0 || l.Finite(list[i].fold) || l.Finite(list[j].fold) || opensThing(at, s, list[j]) {
		return false
	}
	back := i - 1
	for back >= 0 && ofOwner(at, s, list[back], list[i-1]) {
		back--
	}
	return back >= 0 && l.Cues().Prepositions[list[back].fold]
}

// headReach is how many words behind a doubt the word for a person may stand: "a suspected harbour gang boss".
const headReach = 3

// ofPerson reports whether a word of doubt stands between an article and a word for a person, "a suspected gang boss has died": what he is
// is in doubt, and not what is told of him.
func ofPerson(at *parallax.Covered, s, doubt parallax.Span) bool {
	l, list := language.For(at.Article.Language), wordsOf(at, s)
	i := slices.IndexFunc(list, func(w sentenceWord) bool { return w.start == doubt.Start })
	if i < 1 || !l.Cues().Determiners[list[i-1].fold] && !l.Openings().Definite[list[i-1].fold] {
		return false
	}
	for j := i + 1; j < len(list) && j <= i+headReach; j++ {
		w := list[j].fold
		if l.Names().IsRole(w) || l.Cues().Male[w] || l.Cues().Female[w] {
			return true
		}
		if l.Finite(w) || l.Cues().Prepositions[w] {
			return false
		}
	}
	return false
}

// opensThing reports whether a word behind a doubt opens what is told with doubt: a number, a name, a time, an article or a pronoun.
func opensThing(at *parallax.Covered, s parallax.Span, w sentenceWord) bool {
	c := language.For(at.Article.Language).Cues()
	return c.Determiners[w.fold] || c.Possessives[w.fold] || c.He[w.fold] || c.She[w.fold] || c.They[w.fold] || c.Others[w.fold] ||
		slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
			return (n.Quantity != nil || n.Name != nil || n.Moment != nil) && n.Span.Start <= w.start && w.start < n.Span.End
		})
}

// ofOwner reports whether a word says which thing or whose it is before its noun, "the", "his", "the mayor's"; last is the last such word, and
// what is one name with it is so too: "Jo Doe's".
func ofOwner(at *parallax.Covered, s parallax.Span, w, last sentenceWord) bool {
	c, owner := language.For(at.Article.Language).Cues(), language.Possessive(last.fold) > 0
	for _, n := range at.Over(s) {
		in := n.Span.Start <= w.start && w.start < n.Span.End
		switch {
		case in && (n.Quantity != nil || n.Moment != nil):
			return false
		case in && n.Name != nil && n.Span.Start <= last.start && last.start < n.Span.End:
			return owner
		}
	}
	return c.Determiners[w.fold] || c.Possessives[w.fold] || language.Possessive(w.fold) > 0
}

// namesSource reports whether a word such as "according to" is followed by who is drawn on.
func namesSource(notes []*parallax.Annotation, word parallax.Span) bool {
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		a := n.Attribution
		return a != nil && (a.Cue.Overlaps(word) || word.End < a.Source.Start && a.Source.Start-word.End <= 2)
	})
}

// hedged reports whether at least half of the sources that state a claim state it with doubt. A
// headline, which has no room for doubt, is none beside its text.
func (k *composer) hedged(c *parallax.Claim) bool {
	flat, doubts := map[parallax.ArticleID]bool{}, map[parallax.ArticleID]bool{}
	for _, m := range c.Members {
		id := m.Statement.Article
		if k.counted(id) == nil {
			continue
		}
		doubts[id] = doubts[id] || m.Statement.Hedged
		flat[id] = flat[id] || !m.Statement.Hedged && m.Statement.Span.Field != parallax.FieldTitle
	}
	doubt := 0
	for id, doubted := range doubts {
		if doubted && !flat[id] {
			doubt++
		}
	}
	return doubt > 0 && 2*doubt >= len(doubts)
}
