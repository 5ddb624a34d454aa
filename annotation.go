package parallax

import (
	"fmt"
	"time"
)

// AnnotationKind tells what was noticed.
type AnnotationKind string

// The kinds of annotation. Each has its own struct in Annotation.
const (
	KindSentence    AnnotationKind = "sentence"
	KindName        AnnotationKind = "name"
	KindQuantity    AnnotationKind = "quantity"
	KindMoment      AnnotationKind = "moment"
	KindQuote       AnnotationKind = "quote"
	KindAttribution AnnotationKind = "attribution"
	KindWord        AnnotationKind = "word"
)

// Annotation is something noticed in the title or text of an article. Exactly the field
// of its kind is set.
type Annotation struct {
	Kind AnnotationKind `json:"kind"`
	Span Span           `json:"span"`

	Sentence    *Sentence    `json:"sentence,omitempty"`
	Name        *Name        `json:"name,omitempty"`
	Quantity    *Quantity    `json:"quantity,omitempty"`
	Moment      *Moment      `json:"moment,omitempty"`
	Quote       *Quote       `json:"quote,omitempty"`
	Attribution *Attribution `json:"attribution,omitempty"`
	Word        *Word        `json:"word,omitempty"`
}

// Sentence holds what is known of a sentence as a whole. Sentences of one field do not
// overlap and come in order; headings, list items and table rows are sentences too.
type Sentence struct {
	// Paragraph counts from 0 within the field.
	Paragraph int `json:"paragraph"`
	// Furniture is true when the sentence is no part of the account: a byline, a dateline
	// alone, "Read more", a list heading, a copyright line.
	Furniture bool `json:"furniture,omitempty"`
	// Heading is true for a line that heads others and states nothing by itself.
	Heading bool `json:"heading,omitempty"`
}

// NameType is what a name names.
type NameType string

// The types of names.
const (
	Person       NameType = "person"
	Organisation NameType = "organisation"
	Place        NameType = "place"
	OtherName    NameType = "other"
)

// Name is one mention of something that has a name.
type Name struct {
	Type NameType `json:"type"`
	// Canonical is the fullest form of the name in this article, the same for all its mentions.
	Canonical string `json:"name"`
	// Role is the title or role printed with this mention ("US Secretary of State"), with its span.
	Role     string `json:"role,omitempty"`
	RoleSpan Span   `json:"role_span,omitzero"`
}

// Bound says how a number or a date limits what it measures.
type Bound string

// The bounds. Exact is the zero value.
const (
	Exact    Bound = ""
	About    Bound = "about"     // about, around, some, approximately
	Nearly   Bound = "nearly"    // nearly, almost, just under
	AtLeast  Bound = "at least"  // at least, no fewer than
	MoreThan Bound = "more than" // more than, over, above
	AtMost   Bound = "at most"   // up to, as many as, at most
	LessThan Bound = "less than" // less than, under, fewer than
)

// QuantityType is the type of a quantity.
type QuantityType string

// The types of quantities.
const (
	Number  QuantityType = "number"
	Money   QuantityType = "money"
	Percent QuantityType = "percent"
	Measure QuantityType = "measure"
	Ordinal QuantityType = "ordinal"
)

// Quantity is a number as printed, with what it measures.
type Quantity struct {
	Type  QuantityType `json:"type"`
	Value float64      `json:"value"`          // low end of a range
	High  *float64     `json:"high,omitempty"` // high end of a range; nil when not a range
	Bound Bound        `json:"bound"`
	// Step is the size of the last digit that was printed as significant: 1 for 213,
	// 100000 for "2.4 million", 12 for "two dozen". Values that differ by less than half
	// of it may be the same value. 0 means unknown.
	Step float64 `json:"step,omitempty"`
	// Unit is an ISO 4217 code for money, "%" or "pp" for percent, an SI or customary symbol
	// for measures ("km", "mi", "t"); empty for plain numbers.
	Unit string `json:"unit,omitempty"`
	// SI and SIUnit are the value in SI units for comparison; SIUnit is empty when there is none.
	SI     float64 `json:"si,omitempty"`
	SIUnit string  `json:"si_unit,omitempty"`
	// Thing is what is counted, normalised for comparison: lower-case head noun ("people",
	// "point"); ThingSpan is where it stands. Empty when it is not said.
	Thing     string `json:"thing,omitempty"`
	ThingSpan Span   `json:"thing_span,omitzero"`
	// Act is the stem of the verb or state that says in which respect things are counted
	// ("kill", "injure", "arrest"); empty when none.
	Act string `json:"act,omitempty"`
}

// Moment is a time expression with what it was resolved to.
type Moment struct {
	// Type is DATE, TIME, DURATION or SET as in TIMEX3 (ISO-TimeML).
	Type string `json:"type"`
	// Value is the TIMEX3 value: "2010-02-25", "2010-W08", "P3D", "PRESENT_REF"; empty when refused,
	// except that without a publication time it holds what is printed ("XXXX-05-25", "T19:00").
	Value string `json:"value"`
	// Start and End bound the time meant, half-open, in the zone of the article; zero for
	// durations, sets and whatever was refused.
	Start time.Time `json:"from,omitzero"`
	End   time.Time `json:"to,omitzero"`
	// Granularity is "minute", "hour", "part of day", "day", "week", "month", "season", "quarter", "year", "decade", "century".
	Granularity string `json:"granularity,omitempty"`
	Bound       Bound  `json:"bound,omitempty"`
	// How says how it was resolved: "printed", "year from publication", "weekday before publication".
	How string `json:"how,omitempty"`
	// Refused says why there is no value: "no publication time", "weekday does not fit the date".
	Refused string `json:"refused,omitempty"`
}

// QuoteForm is how an utterance is rendered.
type QuoteForm string

// The forms of quotes.
const (
	Direct   QuoteForm = "direct"
	Indirect QuoteForm = "indirect"
	Mixed    QuoteForm = "mixed" // indirect with words in quotation marks
)

// Quote is an utterance: who said it, by which cue, and its content.
type Quote struct {
	Form QuoteForm `json:"form"`
	// Content is what was said, without quotation marks; several spans when it is split.
	Content []Span `json:"content"`
	// Source is the mention of the speaker; nil when there is none.
	Source *Span `json:"source,omitempty"`
	// Cue is the word that tells that it was said; nil when there is none.
	Cue *Span `json:"cue,omitempty"`
	// Speaker is the canonical name of the speaker, or the source as printed ("two officials");
	// empty without a source, and for a pronoun that could stand for several people.
	Speaker string `json:"speaker,omitempty"`
	// Strength of the cue: "said", "claimed", "denied", "confirmed", "asked", "announced"...; "said" when neutral.
	Strength string `json:"strength,omitempty"`
	// Anonymous is true when the source is described and not named.
	Anonymous bool `json:"anonymous,omitempty"`
}

// Attribution says that what a span tells is not the article's own account but somebody's:
// "according to police", "Axios reported, citing two officials".
type Attribution struct {
	// Source is the mention of who is drawn on.
	Source Span `json:"source"`
	Cue    Span `json:"cue,omitzero"`
	// Content is what is ascribed; usually the rest of the sentence.
	Content Span `json:"content"`
	// Name is the canonical name of the source, or its words.
	Name string `json:"name"`
	// Sort is "person", "organisation", "outlet", "document" or "anonymous".
	Sort string `json:"sort"`
	// Via is who that source drew on in turn ("two Ukrainian officials" in "Axios reported, citing ...").
	Via []string `json:"via,omitempty"`
}

// WordClass is the class of a claim word.
type WordClass string

// The classes of claim words.
const (
	Negation   WordClass = "negation"
	Hedge      WordClass = "hedge"      // may, possibly, is thought to
	Denial     WordClass = "denial"     // denied, rejected
	Evidential WordClass = "evidential" // reportedly, allegedly, apparently
	Opinion    WordClass = "opinion"    // sadly, shocking
	Loaded     WordClass = "loaded"     // regime, terrorist, witch hunt
	Future     WordClass = "future"     // will, is due to, plans to
)

// Word is a claim word: one that changes how far or in which tone something is stated.
type Word struct {
	Class WordClass `json:"class"`
	// Group joins words that name one thing with different weight ("militant", "terrorist",
	// "rebel" share a group); only for Loaded.
	Group string `json:"group,omitempty"`
	// Neutral is true for a word of a Group that carries no weight of its own ("government"
	// beside "regime"): it is noticed so that both sides of a contrast are.
	Neutral bool `json:"neutral,omitempty"`
	// Scope is what the word bears on; its sentence or clause.
	Scope Span `json:"scope,omitzero"`
}

// Check reports the first rule the annotation breaks against its article: spans resolve,
// and exactly the field of the kind is set.
func (n *Annotation) Check(a *Article) error {
	if _, err := a.Words(n.Span); err != nil {
		return fmt.Errorf("%s: %w", n.Kind, err)
	}
	set := map[AnnotationKind]bool{
		KindSentence: n.Sentence != nil, KindName: n.Name != nil, KindQuantity: n.Quantity != nil, KindMoment: n.Moment != nil,
		KindQuote: n.Quote != nil, KindAttribution: n.Attribution != nil, KindWord: n.Word != nil,
	}
	if _, known := set[n.Kind]; !known {
		return fmt.Errorf("%w: annotation kind %q", ErrInvalid, n.Kind)
	}
	for kind, there := range set {
		if there != (kind == n.Kind) {
			return fmt.Errorf("%w: %s at %v: field %s set is %v", ErrInvalid, n.Kind, n.Span, kind, there)
		}
	}
	for _, s := range n.spans() {
		if _, err := a.Words(s); err != nil {
			return fmt.Errorf("%s at %v: %w", n.Kind, n.Span, err)
		}
	}
	return nil
}

// spans lists the spans inside the annotation that are set.
func (n *Annotation) spans() []Span {
	var out []Span
	add := func(s Span) {
		if s != (Span{}) {
			out = append(out, s)
		}
	}
	switch n.Kind {
	case KindName:
		add(n.Name.RoleSpan)
	case KindQuantity:
		add(n.Quantity.ThingSpan)
	case KindQuote:
		for _, c := range n.Quote.Content {
			add(c)
		}
		if n.Quote.Source != nil {
			add(*n.Quote.Source)
		}
		if n.Quote.Cue != nil {
			add(*n.Quote.Cue)
		}
	case KindAttribution:
		add(n.Attribution.Source)
		add(n.Attribution.Cue)
		add(n.Attribution.Content)
	case KindWord:
		add(n.Word.Scope)
	}
	return out
}
