package compare

import (
	"math"
	"slices"
	"sort"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

// story is one story as comparison sees it: its tellings, their statements, the words they
// are made of, and the scored pairs.
type story struct {
	cov        *parallax.Coverage
	tellings   []*telling
	statements []*statement // of all tellings, in order
	lexicon    *lexicon
	pairs      []*pair   // in order of their statements
	of         [][]*pair // the pairs of each statement, by its number, in order of the other's
	joins      []*pair   // those that make one claim, strongest first
	claims     []*claim
	held       map[*statement][]int // the indexes of the claims of each statement
	threshold  float64              // from which probability on a pair is one claim
	putRight   map[toll]string      // counts that were lowered
	rates      exchange             // between currencies
}

// telling is one article of the story that has text to compare.
type telling struct {
	at         int // index in story.tellings
	covered    *parallax.Covered
	statements []*statement // in order of the text; a kept title comes first
	bytes      int          // length of all statements, for shares
	brief      float64      // how short it is, by the logarithm of its statements
	latest     time.Time    // latestDay
}

// statement is a sentence of a telling with everything noticed in it.
type statement struct {
	parallax.Statement
	id       int // index in story.statements
	telling  *telling
	heading  bool    // a headline inside the text, or a line that heads others
	order    int     // among the statements of the telling
	place    float64 // 0 first, 1 last
	early    float64 // 1 at the beginning of the article, less with each statement before it
	words    []word
	seen     []seen  // what pairs look at of them; set by settle
	long     float64 // by the logarithm of its words
	own      []int32 // the stems of its words, each once
	weight   float64 // sum of their weights
	stems    map[string]float64
	plain    float64       // weight of the stems that are no names and no numbers
	told     []int32       // stems of the content: without who says it and when it was
	contents float64       // sum of their weights
	persons  []somebody    // who is spoken of
	full     bool          // it has more candidates than were kept
	open     parallax.Span // where it says that something is not known; zero when it does not
	echoes   bool          // it prints again what the article quotes elsewhere

	called       []link  // stems of its names with their weights, in order
	calledWeight float64 // sum of these

	names      []*parallax.Annotation
	quantities []*parallax.Annotation
	moments    []*parallax.Annotation
	quotes     []*parallax.Annotation // that overlap the statement
	ascribed   []*parallax.Annotation // attributions whose content overlaps the statement
	claimWords []*parallax.Annotation
	quoted     []*word        // that stand inside quotation marks, in order
	voice      string         // the speaker in lower case
	spoken     language.Heard // and how the name sounds, in a story of several languages
	heard      *[]voice       // what voices gives; nil until it is asked
	coded      *[]code        // the same of codes
	fact       *bool          // the same of plainFact
}

// article gives the article of the statement.
func (s *statement) article() *parallax.Article { return &s.telling.covered.Article }

// foreign reports whether two statements are in different languages.
func (s *statement) foreign(o *statement) bool {
	m, n := s.article().Language, o.article().Language
	return m != n && !sameLanguage(m, n)
}

// read makes the statements of all articles that have text and tell this story.
func read(c *parallax.Coverage, meanings Meanings, r *relations) *story {
	s := &story{cov: c.Indexed()}
	for i := range s.cov.Articles {
		a := &s.cov.Articles[i]
		if !a.Counted() { // copies would count twice, off-topic ones tell something else
			continue
		}
		t := &telling{at: len(s.tellings), covered: a}
		t.statements = statementsOf(t)
		if len(t.statements) == 0 {
			continue
		}
		t.latest = t.latestDay()
		s.tellings = append(s.tellings, t)
		for _, st := range t.statements {
			st.id = len(s.statements)
			s.statements = append(s.statements, st)
			t.bytes += st.Len()
		}
	}
	if len(s.tellings) < 2 {
		meanings = nil // nobody else says it in words of his own
	}
	s.lexicon = newLexicon(s.statements, meanings, r)
	return s
}

// headingWords is how many words that tell something a heading must have to state anything:
// "Violence" heads a part, "Two ferries collide off Varnow" says what happened.
const headingWords = 3

// longestStatement is the length in bytes above which what has no end is a table or a list,
// and states nothing that could be held against a sentence.
const longestStatement = 4000

// statementsOf cuts the article into statements. The title is one of its own only when it
// does not stand in the text anyway, as it does in plain-text inputs.
func statementsOf(t *telling) []*statement {
	a := &t.covered.Article
	var out []*statement
	counts := map[parallax.Field]int{}
	for i := range t.covered.Notes {
		n := &t.covered.Notes[i]
		if n.Kind != parallax.KindSentence {
			continue
		}
		at := counts[n.Span.Field]
		counts[n.Span.Field]++
		if n.Sentence.Furniture || n.Span.Len() > longestStatement {
			continue
		}
		if n.Span.Field == parallax.FieldTitle && strings.Contains(a.Text, strings.TrimSpace(a.Title)) {
			continue
		}
		e, err := parallax.Cite(a, n.Span)
		if err != nil {
			continue
		}
		st := &statement{telling: t, heading: n.Sentence.Heading, Statement: parallax.Statement{Evidence: e, Sentence: at}}
		st.words = wordsOf(a.Language, e.Exact, e.Start)
		if st.heading && len(st.words) < headingWords {
			continue
		}
		out = append(out, st)
	}
	slices.SortStableFunc(out, func(a, b *statement) int {
		if a.Field != b.Field {
			return strings.Compare(string(b.Field), string(a.Field)) // "title" before "text"
		}
		return a.Start - b.Start
	})
	for i, st := range out {
		st.order = i
		st.early = math.Exp(-float64(i) / 3)
		st.long = math.Log(1+float64(len(st.words))) / 3
		if len(out) > 1 {
			st.place = float64(i) / float64(len(out)-1)
		}
	}
	t.statements = out
	t.brief = -math.Log(float64(max(1, len(out)))) / 3
	t.gather()
	for _, st := range out {
		st.describe()
	}
	t.findEchoes()
	return out
}

// echoWords is the least number of words for a statement to be known as one quoted elsewhere.
const echoWords = 5

// findEchoes marks the statements that print again, without quotation marks, what the article
// quotes elsewhere: a post below the paragraph that quotes it is its writer's.
func (t *telling) findEchoes() {
	quoted := map[string]bool{}
	for _, st := range t.statements {
		if len(st.words) >= echoWords && len(st.quoted) == len(st.words) {
			quoted[st.wording()] = true
		}
	}
	for _, st := range t.statements {
		st.echoes = len(st.quotes) == 0 && quoted[st.wording()]
	}
}

// wording gives the words of the statement without what stands between them.
func (s *statement) wording() string {
	var out strings.Builder
	for i := range s.words {
		out.WriteString(s.words[i].printed)
		out.WriteByte(' ')
	}
	return out.String()
}

// over gives the statements that share a byte with the span. Statements do not overlap, so
// they end in the order in which they start.
func (t *telling) over(s parallax.Span) []*statement {
	before := func(st *statement) bool {
		if st.Field != s.Field {
			return st.Field > s.Field // "title" before "text"
		}
		return st.End <= s.Start
	}
	from := sort.Search(len(t.statements), func(i int) bool { return !before(t.statements[i]) })
	to := from
	for to < len(t.statements) && t.statements[to].Overlaps(s) {
		to++
	}
	return t.statements[from:to]
}

// gather gives each note to the statements it lies in, by kind.
func (t *telling) gather() {
	for i := range t.covered.Notes {
		n := &t.covered.Notes[i]
		switch n.Kind {
		case parallax.KindQuote:
			for _, s := range t.overAny(n.Quote.Content...) {
				s.quotes = append(s.quotes, n)
				for i := range s.words {
					w := &s.words[i]
					if slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool { return c.Field == s.Field && c.Start <= w.start && w.end <= c.End }) {
						s.quoted = append(s.quoted, w)
					}
				}
			}
			continue
		case parallax.KindAttribution:
			for _, s := range t.overAny(n.Attribution.Content, n.Span) {
				s.ascribed = append(s.ascribed, n)
			}
			continue
		}
		for _, s := range t.over(n.Span) {
			if !s.Contains(n.Span) {
				continue
			}
			switch n.Kind {
			case parallax.KindName:
				s.names = append(s.names, n)
			case parallax.KindQuantity:
				s.quantities = append(s.quantities, n)
			case parallax.KindMoment:
				if !s.insideClock(n.Span) {
					s.moments = append(s.moments, n)
				}
			case parallax.KindWord:
				s.claimWords = append(s.claimWords, n)
			}
		}
	}
}

// insideClock reports whether the span is the second half of a clock time that is printed with
// a space inside ("6: 00 p.m."): by itself it would be another time.
func (s *statement) insideClock(at parallax.Span) bool {
	before := strings.TrimRight(s.Exact[:at.Start-s.Start], " ")
	return len(before) > 1 && before[len(before)-1] == ':' && '0' <= before[len(before)-2] && before[len(before)-2] <= '9'
}

// overAny gives the statements that share a byte with one of the spans, each once.
func (t *telling) overAny(spans ...parallax.Span) []*statement {
	var out []*statement
	for _, s := range spans {
		for _, st := range t.over(s) {
			if !slices.Contains(out, st) {
				out = append(out, st)
			}
		}
	}
	return out
}

// describe fills what the public statement says: speaker, polarity, certainty, moment.
func (s *statement) describe() {
	for _, n := range s.claimWords {
		switch n.Word.Class {
		case parallax.Negation, parallax.Denial:
			s.Negated = true
		case parallax.Hedge, parallax.Evidential:
			s.Hedged = true
		case parallax.Future:
			s.Future = true
		}
	}
	if speaker, at := s.source(); speaker != "" {
		s.Speaker, s.SpeakerSpan = speaker, at
		s.voice = strings.ToLower(speaker)
	}
	s.AsOf = s.asOf()
	s.open = s.unknown()
}

// source gives who is said to say most of the statement: the speaker of a quote or the
// source of an attribution; "" when the article says it itself.
func (s *statement) source() (string, parallax.Span) {
	for _, n := range s.quotes {
		if n.Quote.Speaker != "" && n.Quote.Source != nil && s.covered(n.Quote.Content) >= mostOfIt {
			return n.Quote.Speaker, *n.Quote.Source
		}
	}
	for _, n := range s.ascribed {
		if s.covered([]parallax.Span{n.Attribution.Content}) >= mostOfIt {
			return n.Attribution.Name, n.Attribution.Source
		}
	}
	return "", parallax.Span{}
}

// mostOfIt is the share of a statement that must lie in a quote for the statement to be
// its speaker's and not the article's; the rest is "he said on Tuesday". F1 of pairs in gold is .596 from 0.3 to 0.6.
const mostOfIt = 0.45

// covered is the share of the statement's bytes that lie in the spans.
func (s *statement) covered(spans []parallax.Span) float64 {
	n := 0
	for _, c := range spans {
		if c.Overlaps(s.Span) {
			n += min(c.End, s.End) - max(c.Start, s.Start)
		}
	}
	return float64(n) / float64(s.Len())
}

// asOf is the moment the statement speaks of: the one resolved moment in it, else the time of
// the report. A time long before the report is when something happened, and not as of when it is known.
func (s *statement) asOf() time.Time {
	var found time.Time
	reported := s.article().ReportedAt(s.Span)
	for _, n := range s.moments {
		if (&timed{at: s, note: n}).ofStretch() {
			continue // "have fled since Tuesday": since when, and not as of when
		}
		if !reported.IsZero() && reported.Sub(n.Moment.End) > old || n.Moment.Start.IsZero() || n.Moment.Granularity == "year" || n.Moment.Granularity == "decade" {
			continue
		}
		if !found.IsZero() && !found.Equal(n.Moment.Start) {
			return reported // two moments: which one the values are of is not known
		}
		found = n.Moment.Start
	}
	if found.IsZero() {
		return reported
	}
	return found
}
