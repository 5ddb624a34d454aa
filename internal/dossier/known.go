package dossier

import (
	"time"

	"parallax"
	"parallax/internal/language"
)

// known keeps what several sections ask about one sentence or one claim and what no section
// changes, so that it is found once: a sentence of a large story stands in dozens of claims.
type known struct {
	titles     map[string]bool // nil until it is asked for; see sharedTitles
	inCommon   *inCommon       // nil until it is asked for
	allTitles  map[string]bool // the stems of all headlines, see titleStems
	worth      map[sentence]float64
	alone      map[sentence]float64
	leans      map[sentence]bool
	judges     map[sentence]bool          // see passesJudgement
	lines      map[worded]map[string]bool // the stems of lines
	whole      map[sentence]parallax.Span // the sentences around a span, see parallax.Covered.Whole
	tellings   map[*parallax.Claim][]ranked
	statements map[*parallax.Claim][]ranked // told is not set
	sentences  map[*parallax.Claim][]sentence
	counts     map[*parallax.Claim]parallax.Counts
	behind     map[sentence][]ranked
	events     map[dated]*parallax.Event        // nil for none
	claims     map[parallax.ArticleID][]claimed // nil until it is asked for; in order of claims
	makers     map[sentence][]maker             // nil until it is asked for
	placed     map[*parallax.Claim][]ranked
	sources    map[*parallax.Claim][]ranked // see sourcesOf
	quantities map[parallax.ArticleID][]*parallax.Quantity
	bodies     map[parallax.ArticleID]map[string]bool
	clocks     map[parallax.ArticleID][]time.Duration
	works      map[sentence][]string         // that a line names, folded
	joined     map[sentence][]numbers        // words of the phrases behind an "and" of a line
	hedged     map[sentence][]markedHedge    // of a line
	hours      map[parallax.ArticleID]bool   // whether an article tells any
	spaced     map[parallax.ArticleID]string // see spacedText
	strays     map[parallax.ArticleID]bool   // nil until it is asked for; see strayed
	past       map[sentence]bool             // nil until it is asked for; see bygones
	places     map[string]bool               // nil until it is asked for; see isPlace
	announced  map[parallax.ArticleID]map[int]bool
	lists      map[parallax.ArticleID][]parallax.Span
	dangles    map[asked]bool
	parts      map[sentence][]parallax.Span
	surnamed   map[line]map[string]bool
	lineWords  map[line]numbers                  // see surnamedWords
	deaths     map[sentence]*death               // nil for none
	named      map[sentence][][]string           // see placesNamed
	counted    map[sentence][]*parallax.Quantity // see countedIn
	rests      map[asked][]numbers               // see restsOf
	noted      map[sentence]*noted
	numbers    map[string]int32 // of the words of the story
	bits       map[parallax.ArticleID]body
	byLine     map[parallax.ArticleID][]numbers // see sentenceWords
	citations  map[cited]*parallax.Citation     // nil for none
	quoted     map[sentence]quotedLine
	leads      map[parallax.ArticleID][]parallax.Span // see lead
	comments   map[parallax.ArticleID]bool
	important  map[*parallax.Claim][]*parallax.Claim // lists of claims in order, by the first of each as it came
	passages   map[sentence]*passage
	dates      map[sentence]*parallax.Moment // nil for none
	apart      map[*parallax.Difference]map[parallax.ArticleID]bool
	sayers     map[sentence]map[string]bool
	pronouns   map[string][]saying     // nil until it is asked for; see pronounSayings
	seconds    map[sentence][][]string // see secondDoers
	shortened  map[sentence][]string   // see abbreviated
	proper     map[sentence][]properWord
	peoples    map[sentence][]string // see peoplesOf
	spelt      map[spelling]string
}

// asked is a sentence, before or after the story has its headline.
type asked struct {
	sentence
	headed bool
}

// cited is a sentence, and how much of its paragraph is shown around it.
type cited struct {
	sentence
	context int
}

// quotedLine is a line with the words of a sentence, or why there is none.
type quotedLine struct {
	line parallax.Line
	err  error
}

// worded is a text in its language.
type worded struct{ tag, text string }

// line is a sentence as a line tells it.
type line struct {
	sentence
	text string
}

// claimed is a statement in an article and the claim it makes.
type claimed struct {
	id   parallax.ClaimID
	span parallax.Span
}

// dated is a claim whose event is asked for, in the future of its articles or in their past.
type dated struct {
	claim *parallax.Claim
	ahead bool
}

// facts are what is asked of a sentence for each line it may stand behind.
type facts struct {
	day      *parallax.Moment // its one certain time
	speakers []string
	several  bool    // it is told by people whom it counts
	quoted   float64 // the share of it in quotation marks
	figures  []*parallax.Annotation
	counts   []*parallax.Quantity // all that it counts and measures
	negated  bool                 // it holds a "not"
	fates    map[string]bool      // of people, that it tells
}

func newKnown() known {
	return known{
		worth:      map[sentence]float64{},
		alone:      map[sentence]float64{},
		leans:      map[sentence]bool{},
		judges:     map[sentence]bool{},
		lines:      map[worded]map[string]bool{},
		whole:      map[sentence]parallax.Span{},
		tellings:   map[*parallax.Claim][]ranked{},
		statements: map[*parallax.Claim][]ranked{},
		sentences:  map[*parallax.Claim][]sentence{},
		counts:     map[*parallax.Claim]parallax.Counts{},
		behind:     map[sentence][]ranked{},
		placed:     map[*parallax.Claim][]ranked{},
		sources:    map[*parallax.Claim][]ranked{},
		quantities: map[parallax.ArticleID][]*parallax.Quantity{},
		bodies:     map[parallax.ArticleID]map[string]bool{},
		clocks:     map[parallax.ArticleID][]time.Duration{},
		works:      map[sentence][]string{},
		joined:     map[sentence][]numbers{},
		hedged:     map[sentence][]markedHedge{},
		hours:      map[parallax.ArticleID]bool{},
		spaced:     map[parallax.ArticleID]string{},
		events:     map[dated]*parallax.Event{},
		announced:  map[parallax.ArticleID]map[int]bool{},
		lists:      map[parallax.ArticleID][]parallax.Span{},
		dangles:    map[asked]bool{},
		parts:      map[sentence][]parallax.Span{},
		surnamed:   map[line]map[string]bool{},
		lineWords:  map[line]numbers{},
		deaths:     map[sentence]*death{},
		named:      map[sentence][][]string{},
		counted:    map[sentence][]*parallax.Quantity{},
		rests:      map[asked][]numbers{},
		noted:      map[sentence]*noted{},
		numbers:    map[string]int32{},
		bits:       map[parallax.ArticleID]body{},
		byLine:     map[parallax.ArticleID][]numbers{},
		citations:  map[cited]*parallax.Citation{},
		quoted:     map[sentence]quotedLine{},
		leads:      map[parallax.ArticleID][]parallax.Span{},
		comments:   map[parallax.ArticleID]bool{},
		important:  map[*parallax.Claim][]*parallax.Claim{},
		passages:   map[sentence]*passage{},
		dates:      map[sentence]*parallax.Moment{},
		apart:      map[*parallax.Difference]map[parallax.ArticleID]bool{},
		sayers:     map[sentence]map[string]bool{},
		seconds:    map[sentence][][]string{},
		shortened:  map[sentence][]string{},
		proper:     map[sentence][]properWord{},
		peoples:    map[sentence][]string{},
		spelt:      map[spelling]string{},
	}
}

// once gives what is known under a key, and finds it out where nothing is.
func once[K comparable, V any](known map[K]V, key K, find func() V) V {
	out, ok := known[key]
	if !ok {
		out = find()
		known[key] = out
	}
	return out
}

// alone is the function of that name, asked once for each sentence.
func (k *composer) alone(at *parallax.Covered, s parallax.Span) float64 {
	return once(k.known.alone, sentence{at.Article.ID, s}, func() float64 { return alone(at, s, k.leansBack(at, s)) })
}

// passesJudgement is the function of that name, asked once for each sentence.
func (k *composer) passesJudgement(at *parallax.Covered, s parallax.Span) bool {
	return once(k.known.judges, sentence{at.Article.ID, s}, func() bool { return k.inWords(at, s).passesJudgement() })
}

// inWords is the function of that name, asked once for each sentence.
func (k *composer) inWords(at *parallax.Covered, s parallax.Span) *passage {
	return once(k.known.passages, sentence{at.Article.ID, s}, func() *passage {
		text, _ := at.Article.Words(s)
		p := &passage{at: at, span: s, text: text, l: language.For(at.Article.Language)}
		all := k.tokensOf(&ranked{at: at, span: s})
		p.tokens, p.folded = make([]language.Token, 0, len(all)), make([]string, 0, len(all))
		for _, t := range all {
			if t.Kind != language.Punct {
				p.tokens, p.folded = append(p.tokens, t.Token), append(p.folded, t.fold)
			}
		}
		return p
	})
}

// lead is the function of that name, asked once for each article; the caller must not change what it gives.
func (k *composer) lead(at *parallax.Covered) []parallax.Span {
	return once(k.known.leads, at.Article.ID, func() []parallax.Span { return lead(at) })
}

// comments is the function of that name, asked once for each article.
func (k *composer) comments(at *parallax.Covered) bool {
	return once(k.known.comments, at.Article.ID, func() bool { return comments(at) })
}

// whole is parallax.Covered.Whole, without a circumstance in front that leans on what stood before, asked once for each span.
func (k *composer) whole(at *parallax.Covered, s parallax.Span) parallax.Span {
	return once(k.known.whole, sentence{at.Article.ID, s}, func() parallax.Span {
		w := at.Whole(s)
		if rest := k.restOf(at, w); rest.Contains(s) || s == w {
			return rest
		}
		return w
	})
}

// leansBack is the function of that name, asked once for each sentence.
func (k *composer) leansBack(at *parallax.Covered, s parallax.Span) bool {
	return once(k.known.leans, sentence{at.Article.ID, s}, func() bool { return k.inWords(at, s).leansBack() })
}

// dangles is leansOn, asked once for each sentence before there is a headline and once behind.
func (k *composer) dangles(at *parallax.Covered, s parallax.Span) bool {
	return once(k.known.dangles, asked{sentence{at.Article.ID, s}, len(k.heading) > 0}, func() bool { return k.leansOn(at, s) })
}

// dateAt gives the one date of a sentence, see onlyDate.
func (k *composer) dateAt(at *parallax.Covered, s parallax.Span) *parallax.Moment {
	return once(k.known.dates, sentence{at.Article.ID, s}, func() *parallax.Moment { return onlyDate(at, s) })
}

// stemsIn gives the stems of a line: one that was not chosen is looked at again for the next place, and
// for the next section. The caller must not change them.
func (k *known) stemsIn(text, tag string) map[string]bool {
	return once(k.lines, worded{tag, text}, func() map[string]bool { return stems(text, tag) })
}

// factsAt gives the facts of a sentence.
func (k *composer) factsAt(r *ranked) *facts {
	a := k.of(r)
	if a.facts == nil {
		a.facts = &facts{day: k.timeAt(r.at, r.span), speakers: speakers(r.at, r.span), several: several(r.at, r.span), quoted: inQuotation(r.at, r.span), figures: figuresAt(r.at, r.span), counts: quantitiesIn(r.at, r.span), negated: negated(r), fates: fatesIn(r.at, k.tokensOf(r))}
	}
	return a.facts
}
