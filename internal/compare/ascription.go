package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	// ascribedScore is the least probability of one claim for who says it to be compared: a
	// neighbouring claim is often the article's own where this one is ascribed.
	ascribedScore = 0.75
	// sharedInside is the part of what two statements share that must lie in the ascribed words:
	// else it is something else in the sentence that is ascribed.
	sharedInside = 0.5
	// leastSpread is the least part of the ascribed words over which the shared ones reach.
	leastSpread = 0.4
	// ascribedShared is the part of the ascribed words, or of the fact where that is shorter,
	// that both must state.
	ascribedShared = 0.4
	// voicesShared is the same for two people to be sources of one thing.
	voicesShared = 0.6
	// ascribedWords is the least number of telling words, other than names, that both must have
	// in common: two sentences of a story name the same people.
	ascribedWords = 2
	// negatedReach is how many bytes before a verb of saying a "not" stands that belongs to it.
	negatedReach = 8
	// copied is the likeness from which on the words of a direct quote that stand elsewhere
	// without one are the quote running on, and no statement of the article.
	copied = 0.8
)

// voice is somebody who is said to say a part of a statement.
type voice struct {
	name    string
	source  parallax.Span
	content []parallax.Span
	sort    string // as in parallax.Attribution
	direct  bool
}

// voices gives who is said to state something in the statement. Who asks, urges or promises
// something does that, and does not tell it. A pronoun that nobody was found for is no voice:
// "ascribed to They" names no source.
func (s *statement) voices() []voice {
	if s.heard != nil {
		return *s.heard
	}
	var out []voice
	for _, n := range s.ascribed {
		a := n.Attribution
		if s.tells(a) && !s.toldWithin(a) {
			direct := slices.ContainsFunc(s.quotes, func(q *parallax.Annotation) bool {
				return q.Quote.Form == parallax.Direct && slices.ContainsFunc(q.Quote.Content, a.Content.Overlaps)
			})
			out = append(out, voice{name: a.Name, source: a.Source, content: []parallax.Span{a.Content}, sort: a.Sort, direct: direct})
		}
	}
	s.heard = &out
	return out
}

// tells reports whether the attribution names somebody who states a part of the statement.
func (s *statement) tells(a *parallax.Attribution) bool {
	return a.Name != "" && a.Content.Overlaps(s.Span) && !s.pronoun(a.Name) && !s.runsOver(a) && s.asserts(a) && s.speaks(a)
}

// toldWithin reports whether source and verb stand in what somebody else says: of "officers found a boat, Elsa Brandt
// said" the article has it from her. An outlet only passes on what others say.
func (s *statement) toldWithin(a *parallax.Attribution) bool {
	return slices.ContainsFunc(s.ascribed, func(n *parallax.Annotation) bool {
		b := n.Attribution
		return b != a && b.Sort != "outlet" && b.Content.Contains(a.Source) && b.Content.Contains(a.Cue) && s.tells(b)
	})
}

// runsOver reports whether the source, with what stands between it and what it says, runs over the end of
// a sentence that no space follows ("Dune Post.The talks").
func (s *statement) runsOver(a *parallax.Attribution) bool {
	between, err := s.article().Words(parallax.Span{Field: a.Source.Field, Start: a.Source.Start, End: max(a.Source.End, a.Content.Start)})
	return endsInside(a.Name) || err == nil && endsInside(between)
}

// endsInside reports whether a sentence ends within the words.
func endsInside(words string) bool {
	at := strings.IndexByte(words, '.')
	for at > 3 && at+1 < len(words) {
		before, _ := utf8.DecodeLastRuneInString(words[:at])
		next, _ := utf8.DecodeRuneInString(words[at+1:])
		if unicode.IsLower(before) && unicode.IsUpper(next) {
			return true
		}
		more := strings.IndexByte(words[at+1:], '.')
		if more < 0 {
			return false
		}
		at += 1 + more
	}
	return false
}

// asserts reports whether the cue says that something is so: who expressed or discussed a thing
// did not tell it as a fact. Cues that are no verbs ("according to") do.
// Who denies or did not say a thing did not either.
func (s *statement) asserts(a *parallax.Attribution) bool {
	words, err := s.article().Words(a.Cue)
	if err != nil {
		return true
	}
	if slices.ContainsFunc(s.claimWords, func(n *parallax.Annotation) bool {
		not := n.Word.Class == parallax.Negation && n.Span.End <= a.Cue.End && a.Cue.Start-n.Span.End <= negatedReach
		return not || n.Word.Class == parallax.Denial && n.Span.Overlaps(a.Cue)
	}) {
		return false
	}
	first, _, _ := strings.Cut(language.Fold(words), " ")
	verbs := language.For(s.article().Language).Cues().VerbsAt(first)
	return len(verbs) == 0 || slices.ContainsFunc(verbs, func(v language.Cue) bool { return v.Takes["clause"] })
}

// speaks reports whether the source can speak: it has a name, or its head is a word for
// people, papers or outlets. Else it is half of a sentence taken for one.
func (s *statement) speaks(a *parallax.Attribution) bool {
	c := language.For(s.article().Language).Cues()
	if first, _, more := strings.Cut(language.Fold(a.Name), " "); more && c.Prepositions[first] {
		return false // "with police not ruling out"
	}
	if a.Sort == "person" && a.Cue.End < a.Content.Start && a.Content.Start <= a.Cue.End+2 {
		first, _, _ := strings.Cut(s.Exact[max(0, a.Content.Start-s.Start):], " ")
		return !c.Prepositions[language.Fold(first)] // "Elsa Brandt reports from Varnow" credits the reporter
	}
	if a.Sort != "anonymous" {
		return true
	}
	heads := func(w string) bool {
		return c.Anonymous[w] || c.Documents[w] || c.Outlets[w] || c.They[w] || c.Others[w] || c.He[w] || c.She[w]
	}
	phrase := phraseOf(c, strings.Fields(language.Fold(a.Name)))
	if c.HeadFirst || len(phrase) == 0 {
		return slices.ContainsFunc(phrase, heads)
	}
	return heads(phrase[len(phrase)-1])
}

// phraseOf gives the words of a source before the first preposition or comma, at whose end its
// noun stands: "a worker in Varnow" is a worker, "the police delayed" no police.
func phraseOf(c *language.Cues, words []string) []string {
	for i, w := range words {
		if c.Prepositions[w] {
			return words[:i]
		}
		if bare := strings.TrimRight(w, ","); bare != w {
			return append(slices.Clone(words[:i]), bare)
		}
	}
	return words
}

// joint is what two statements share, as weights of the words of one of them.
type joint struct {
	first, last, begin, end int // bytes: of the shared telling words inside, and of all words inside

	shared, inside, all float64 // of all words; of the words in the content; of all words in the content
	words               int     // shared and inside, other than names
}

// spread is the part of the content that the shared words reach over.
func (c *joint) spread() float64 {
	return float64(c.last-c.first) / float64(max(1, c.end-c.begin))
}

// within weighs the words of the statement that the other shares, and those that stand in the spans.
func (s *story) within(st, other *statement, content []parallax.Span) joint {
	var c joint
	for i := range st.words {
		w := &st.words[i]
		if w.again {
			continue
		}
		weight := s.lexicon.weights[w.id]
		in := slices.ContainsFunc(content, func(x parallax.Span) bool { return x.Field == st.Field && x.Start <= w.start && w.end <= x.End })
		both := s.lexicon.standsIn(w.id, other)
		if in {
			c.all += weight
			if c.end == 0 {
				c.begin = w.start
			}
			c.end = w.end
		}
		if both {
			c.shared += weight
		}
		if in && both {
			c.inside += weight
			if !w.name {
				c.words++
				if c.last == 0 {
					c.first = w.start
				}
				c.last = w.end
			}
		}
	}
	return c
}

// stands reports whether the stem, or one much like it, stands in the statement.
func (l *lexicon) stands(stem string, st *statement) bool { return l.standsIn(l.ids[stem], st) }

// standsIn is stands of the stem with this number.
func (l *lexicon) standsIn(stem int32, st *statement) bool {
	if slices.Contains(st.own, stem) {
		return true
	}
	for _, n := range l.near[stem] {
		if n.like >= alikeStem && slices.Contains(st.own, n.stem) {
			return true
		}
	}
	return false
}

// asFact is the normal form of a side that names no source.
const asFact = "stated as fact"

// alikeStem is the likeness from which on two stems count as forms of one word.
const alikeStem = 0.7

// ascriptions finds claims that one article states as a fact and another ascribes to
// somebody, or that two ascribe to different people.
func (s *story) ascriptions() []parallax.Difference {
	var out []parallax.Difference
	at := map[*statement]int{}
	for _, p := range s.joined() {
		if sameTelling(p.a.telling, p.b.telling) {
			continue
		}
		sides, why := s.figureOf(p)
		if sides == nil && p.score >= ascribedScore && !otherFigures(p.a, p.b) {
			sides, why = s.ascription(p)
		}
		if sides == nil && p.score >= ascribedScore {
			sides, why = s.rumour(p)
		}
		if slices.ContainsFunc(sides, unnamed) {
			continue
		}
		if sides == nil {
			continue
		}
		why = append(why, parallax.Because("one claim", "%.2f", p.score))
		i, ok := at[p.a]
		if !ok {
			i, ok = at[p.b]
		}
		if claim := s.claimOf(p.a, p.b); ok && (claim == out[i].Claim || !twoVoices(out[i].Sides, sides)) { // the same thing elsewhere: more sides of one difference
			out[i].Sides = addSides(out[i].Sides, sides)
		} else {
			i = len(out)
			out = append(out, parallax.Difference{Kind: parallax.Ascription, Claim: claim, Slot: parallax.SlotSource, About: clip(sides[0].Evidence.Exact), Score: p.score * 0.9, Sides: sides, Why: why})
		}
		at[p.a], at[p.b] = i, i
	}
	out = onStatement(out, s.oneClaim())
	for i := range out {
		out[i].Sides = withoutOwnVoice(out[i].Sides)
		groupByNormal(out[i].Sides)
	}
	return slices.DeleteFunc(out, func(d parallax.Difference) bool {
		return !slices.ContainsFunc(d.Sides, func(x parallax.Side) bool { return x.Group > 0 })
	})
}

// withoutOwnVoice leaves out the sides that state as a fact what their article ascribes in another sentence: it does not
// say so itself, and need not name its source twice.
func withoutOwnVoice(sides []parallax.Side) []parallax.Side {
	ascribes := map[parallax.ArticleID]bool{}
	for i := range sides {
		ascribes[sides[i].Evidence.Article] = ascribes[sides[i].Evidence.Article] || sides[i].Normal != asFact
	}
	return slices.DeleteFunc(slices.Clone(sides), func(x parallax.Side) bool { return x.Normal == asFact && ascribes[x.Evidence.Article] })
}

// twoVoices reports whether an article would have a thing from two on the sides of one difference: what its sentence of another claim
// has from somebody else is another thing.
func twoVoices(sides, more []parallax.Side) bool {
	return slices.ContainsFunc(more, func(m parallax.Side) bool {
		return slices.ContainsFunc(sides, func(x parallax.Side) bool {
			return x.Evidence.Article == m.Evidence.Article && x.Normal != m.Normal
		})
	})
}

// unnamed reports whether a side has a source that its statement does not print: it could not be
// shown with its words, and would pass for a fact.
func unnamed(side parallax.Side) bool {
	return side.Normal != asFact && side.Value == side.Evidence.Exact
}

// ascription gives the sides of a pair that differs in who says it; nil when it does not.
func (s *story) ascription(p *pair) ([]parallax.Side, []parallax.Reason) {
	v, w := s.says(p.a, p.b), s.says(p.b, p.a)
	switch {
	case v != nil && w != nil:
		if !s.otherSource(p, v, w) {
			return nil, nil
		}
		return []parallax.Side{p.a.side(p.a.sourceIn(v), v.name, 0), p.b.side(p.b.sourceIn(w), w.name, 1)},
			[]parallax.Reason{parallax.Because("ascribed", "to %s", v.name), parallax.Because("ascribed", "to %s", w.name)}
	case v != nil:
		return s.factAndVoice(p, p.b, p.a, v)
	case w != nil:
		return s.factAndVoice(p, p.a, p.b, w)
	}
	return nil, nil
}

// says gives the voice that says what the statement shares with the other; nil when nobody does.
func (s *story) says(st, other *statement) *voice {
	for _, v := range st.voices() {
		if v.name == "" {
			continue
		}
		c := s.within(st, other, v.content)
		if c.words >= ascribedWords && c.spread() >= leastSpread && c.inside >= sharedInside*c.shared && c.inside >= ascribedShared*min(c.all, other.weight) {
			return &v
		}
	}
	return nil
}

func (s *story) factAndVoice(p *pair, fact, told *statement, v *voice) ([]parallax.Side, []parallax.Reason) {
	if told.heading || told.Field == parallax.FieldTitle || p.cosine >= copied && strings.ContainsAny(fact.Exact+told.Exact, openingMarks+closingMarks) {
		return nil, nil // a headline's verb may be any; a quote runs on without its marks
	}
	if !fact.plainFact() || fact.telling.byline(v.name) || told.telling.byline(v.name) || v.direct && p.cosine >= copied {
		return nil, nil
	}
	if fact.owns(v) || fact.goesOn(v) || s.otherPredicate(fact, told, v.content) {
		return nil, nil
	}
	return []parallax.Side{fact.side(parallax.Span{}, asFact, 0), told.side(told.sourceIn(v), v.name, 1)},
		[]parallax.Reason{parallax.Because("no source in the sentence", "%s", clip(fact.Exact)), parallax.Because("ascribed", "to %s", v.name)}
}

// owns reports whether the statement itself names the person or the paper that says it elsewhere:
// what somebody called for and what a poll found is told of them in both. So is what it prints between quotation marks of a body that it
// names: "the wardens call the leak 'odd'" gives the word to the wardens.
func (s *statement) owns(v *voice) bool {
	return (v.sort == "person" || v.sort == "document" || v.sort == "anonymous") && s.mentions(v.name) ||
		v.sort == "organisation" && strings.ContainsAny(s.Exact, openingMarks) && s.mentions(v.name)
}

// goesOn reports whether the statement before or after it is said by the same: a report need
// not name its source in each sentence.
func (s *statement) goesOn(v *voice) bool {
	for _, i := range []int{s.order - 1, s.order + 1} {
		if i < 0 || i >= len(s.telling.statements) {
			continue
		}
		if slices.ContainsFunc(s.telling.statements[i].voices(), func(w voice) bool { return related(&w, v) }) {
			return true
		}
	}
	return false
}

// plainFact reports whether the article says the statement itself: nothing in it is quoted,
// ascribed or told by hearsay ("reportedly"), and nobody is said to say anything.
func (s *statement) plainFact() bool {
	if s.fact == nil {
		fact := s.isFact()
		s.fact = &fact
	}
	return *s.fact
}

// isFact finds what plainFact gives.
func (s *statement) isFact() bool {
	if s.Speaker != "" || s.echoes || len(s.ascribed) > 0 || len(s.quotes) > 0 || s.hearsay() || s.runsOn() || s.tellsOfSaying() {
		return false
	}
	return s.Field == parallax.FieldText && !s.heading && (s.order > 0 || strings.HasSuffix(strings.TrimSpace(s.Exact), "."))
}

// hearsay reports whether a word of the statement says that it is known from others only.
func (s *statement) hearsay() bool {
	return slices.ContainsFunc(s.claimWords, func(n *parallax.Annotation) bool { return n.Word.Class == parallax.Evidential })
}

// tellsOfSaying reports whether the statement has a verb of saying that takes a clause, or "according to".
func (s *statement) tellsOfSaying() bool {
	c := language.For(s.article().Language).Cues()
	tokens := language.Tokens(s.Exact)
	word := func(i int) string {
		if i >= len(tokens) {
			return ""
		}
		return language.Fold(s.Exact[tokens[i].Start:tokens[i].End])
	}
	for i := range tokens {
		at := func(k int) string { return word(i + k) }
		if c.According.Match(at) > 0 || c.Afterwards.Match(at) > 0 {
			return true
		}
		for _, v := range c.VerbsAt(word(i)) {
			if v.Takes["clause"] && v.Strength != "thought" && !slices.ContainsFunc(v.Words[1:], func(w string) bool { return w != word(i+slices.Index(v.Words, w)) }) {
				return true
			}
		}
	}
	return false
}

// byline reports whether the name is one of who wrote the article, or its outlet: they are no
// source it draws on.
func (t *telling) byline(name string) bool {
	a := &t.covered.Article
	return a.Outlet.Name != "" && sameName(name, a.Outlet.Name) || slices.ContainsFunc(a.Authors, func(x string) bool { return sameName(name, x) })
}

// sourceIn is where the voice is named within the statement; zero when it is named elsewhere, and
// only a pronoun stands here.
func (s *statement) sourceIn(v *voice) parallax.Span {
	if words, err := s.article().Words(v.source); err == nil && s.Contains(v.source) && !s.pronoun(words) {
		return s.withoutOwner(v.source, words)
	}
	return parallax.Span{}
}

// withoutOwner cuts a possessive before a source that is named: of "its secretary Dario Quillen" it is not said whose he is.
func (s *statement) withoutOwner(source parallax.Span, words string) parallax.Span {
	first, rest, more := strings.Cut(words, " ")
	if more && language.For(s.article().Language).Cues().Possessives[language.Fold(first)] && strings.IndexFunc(rest, unicode.IsUpper) >= 0 {
		source.Start += len(first) + 1
	}
	return source
}

// otherSource reports whether two voices that say one thing are different people: of two
// names, and not a body and who speaks for it.
func (s *story) otherSource(p *pair, v, w *voice) bool {
	c, d := s.within(p.a, p.b, v.content), s.within(p.b, p.a, w.content)
	if c.inside < voicesShared*min(c.all, d.all) || v.direct || w.direct {
		return false
	}
	if !sameLanguage(p.a.article().Language, p.b.article().Language) {
		return false
	}
	if v.sort == "person" && w.sort == "anonymous" || v.sort == "anonymous" && w.sort == "person" {
		return false // "the former mayor" may be Elsa Brandt
	}
	// Whoever one of the sentences names beside is no other source.
	// Whoever says the sentence before or after is none either: "Varnow also said" of what its mayor said.
	return !related(v, w) && !p.a.mentions(w.name) && !p.b.mentions(v.name) && v.sort != w.sort && !p.a.goesOn(w) && !p.b.goesOn(v)
}

// related reports whether two names share a word, or one is the initials of the other.
func related(v, w *voice) bool {
	a, b := nameWords(v.name), nameWords(w.name)
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return initials(a) == strings.Join(b, "") || initials(b) == strings.Join(a, "")
}

func nameWords(name string) []string {
	var out []string
	for _, w := range strings.Fields(language.Fold(name)) {
		if w = strings.Trim(w, ".,'’\"()"); len(w) > 2 {
			out = append(out, w)
		}
	}
	return out
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteByte(w[0])
	}
	return b.String()
}

// pronoun reports whether the name of a source is a word that stands for another.
func (s *statement) pronoun(name string) bool {
	c := language.For(s.article().Language).Cues()
	w := language.Fold(name)
	return c.He[w] || c.She[w] || c.They[w] || c.Others[w]
}

// mentions reports whether a word of the name stands in the statement.
func (s *statement) mentions(name string) bool {
	text, l := language.Fold(s.Exact), language.For(s.article().Language)
	return slices.ContainsFunc(nameWords(name), func(w string) bool { return !l.IsStop(w) && strings.Contains(text, w) })
}
