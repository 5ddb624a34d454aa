package parallax

import (
	"fmt"
	"slices"
	"time"
)

// Evidence is a place in a source: the article, the span and its exact words.
type Evidence struct {
	Article  ArticleID `json:"article"`
	Revision int       `json:"revision"`
	Span
	Exact string `json:"exact"`
}

// Cite makes the evidence for a span of an article.
// The error wraps ErrInvalid when the span does not resolve.
func Cite(a *Article, s Span) (Evidence, error) {
	w, err := a.Words(s)
	if err != nil {
		return Evidence{}, err
	}
	return Evidence{Article: a.ID, Revision: a.Revision, Span: s, Exact: w}, nil
}

// Check reports whether the exact words stand at the span of the article in the coverage.
func (e *Evidence) Check(c *Coverage) error {
	at := c.Find(e.Article)
	if at == nil {
		return fmt.Errorf("%w: evidence in article %s, which is not in the coverage", ErrInvalid, e.Article)
	}
	if at.Article.Revision != e.Revision {
		return fmt.Errorf("%w: evidence in revision %d of article %s, which is at %d", ErrInvalid, e.Revision, e.Article, at.Article.Revision)
	}
	w, err := at.Article.Words(e.Span)
	if err != nil {
		return fmt.Errorf("evidence in article %s: %w", e.Article, err)
	}
	if w != e.Exact {
		return fmt.Errorf("%w: article %s has %q at %v, evidence says %q", ErrInvalid, e.Article, w, e.Span, e.Exact)
	}
	return nil
}

// Statement is one sentence (or clause) of one article, with what was noticed in it.
type Statement struct {
	Evidence
	// Sentence counts the sentences of the field from 0; clauses of one sentence share it.
	Sentence int `json:"sentence"`
	// Speaker is who is said to say it, canonical; empty when the article says it itself.
	Speaker string `json:"speaker,omitempty"`
	// SpeakerSpan is where the speaker is named.
	SpeakerSpan Span `json:"speaker_span,omitzero"`
	Negated     bool `json:"negated,omitempty"`
	Hedged      bool `json:"hedged,omitempty"`
	Future      bool `json:"future,omitempty"`
	// AsOf is the moment it speaks of, as far as known; zero when unknown.
	AsOf time.Time `json:"as_of,omitzero"`
}

// Member is one statement of a claim and why it belongs.
type Member struct {
	Statement Statement `json:"statement"`
	// Score is the calibrated probability that it makes the same claim as the centre; 1 for the centre.
	Score float64  `json:"score"`
	Why   []Reason `json:"why,omitempty"`
}

// Claim is one specific proposition with all its statements.
type Claim struct {
	ID ClaimID `json:"id"`
	// Members in order of report, the centre among them.
	Members []Member `json:"members"`
	// Centre is the index in Members of the statement nearest to all others.
	Centre int    `json:"centre"`
	Slots  []Slot `json:"slots,omitempty"`
	// Outlets and Origins count those that state the claim, once each.
	Outlets int `json:"outlets"`
	Origins int `json:"origins"`
	// OriginKeys names the origins counted.
	OriginKeys []string `json:"origin_keys,omitempty"`
	// Weight orders claims by importance within the story, 0 to 1.
	Weight float64 `json:"weight"`
	// Core marks the claims a reader must know to know the story.
	Core bool `json:"core,omitempty"`
	// Echo is the weightier claim most of whose statements this one repeats, so that a page
	// may leave it out; empty for a claim of its own.
	Echo ClaimID `json:"echo,omitempty"`
	// Verdicts of people on it, in order of time.
	Verdicts []Verdict `json:"verdicts,omitempty"`
}

// SlotKind is what a claim fills with a value.
type SlotKind string

// The kinds of slots.
const (
	SlotCount  SlotKind = "count"
	SlotAmount SlotKind = "amount" // money, measures, percentages
	SlotTime   SlotKind = "time"
	SlotPlace  SlotKind = "place"
	SlotName   SlotKind = "name"
	SlotRole   SlotKind = "role"
	SlotYesNo  SlotKind = "yes or no"
	SlotCause  SlotKind = "cause"
	SlotSource SlotKind = "source"
	SlotWords  SlotKind = "words"
)

// Slot is one thing a claim gives a value for, with the values given.
type Slot struct {
	Kind    SlotKind `json:"kind"`
	About   string   `json:"about"` // what is measured or asked, in words of the sources: "people killed"
	Fillers []Filler `json:"fillers"`
}

// Filler is one value of a slot as one statement gives it.
type Filler struct {
	Member int    `json:"member"` // index in Claim.Members
	Span   Span   `json:"span"`   // of the value in the statement's article
	Value  string `json:"value"`  // as printed
	// Normal is the normalised form, for comparison and display: "213", "2026-10-12", "about 200 people".
	Normal string    `json:"normal,omitempty"`
	AsOf   time.Time `json:"as_of,omitzero"`
}

// DifferenceKind is one of the ten kinds of DESIGN.md; the list is closed.
type DifferenceKind string

// The kinds of differences.
const (
	Conflict     DifferenceKind = "conflict"
	Update       DifferenceKind = "update"
	Rounding     DifferenceKind = "rounding"
	Ascription   DifferenceKind = "attribution"
	Quotation    DifferenceKind = "quotation"
	Wording      DifferenceKind = "wording"
	SelfConflict DifferenceKind = "self-conflict"
	Omission     DifferenceKind = "omission"
	Exclusive    DifferenceKind = "exclusive"
	Emphasised   DifferenceKind = "emphasis"
)

// OmissionOrigins is how many independent origins must carry a claim before the silence of
// another says something: what two tell may be known to these two.
const OmissionOrigins = 3

// DifferenceKinds lists all of them in the order of DESIGN.md.
var DifferenceKinds = []DifferenceKind{Conflict, Update, Rounding, Ascription, Quotation, Wording, SelfConflict, Omission, Exclusive, Emphasised}

// Difference is how tellings of one claim, or one article within itself, differ.
type Difference struct {
	ID   DifferenceID   `json:"id"`
	Kind DifferenceKind `json:"kind"`
	// Claim is the claim told differently; empty for self-conflicts of a page's metadata.
	Claim ClaimID  `json:"claim,omitempty"`
	Slot  SlotKind `json:"slot,omitempty"`
	// About names the slot in words of the sources: "people killed".
	About string `json:"about"`
	// Sides are the tellings, at least two but for exclusive (one) and omission (those who
	// tell it; the silent stand in Silent). Sides with one Group agree with each other.
	Sides  []Side    `json:"sides"`
	Silent []Silence `json:"silent,omitempty"`
	// Score is the calibrated probability that the difference is there and of this kind.
	Score float64  `json:"score"`
	Why   []Reason `json:"why"`
	// Verdicts of people on it, in order of time.
	Verdicts []Verdict `json:"verdicts,omitempty"`
}

// Side is one telling in a difference.
type Side struct {
	// Evidence is the sentence, or for self-conflict the place.
	Evidence Evidence `json:"evidence"`
	// Value is what fills the slot or the words in question, as printed; Span is where it
	// stands in the article (zero when it stands in metadata, named in Where).
	Value string `json:"value"`
	Span  Span   `json:"span,omitzero"`
	Where string `json:"where,omitempty"`
	// Normal is the normalised value for display beside it; empty when there is none.
	Normal string `json:"normal,omitempty"`
	Outlet string `json:"outlet,omitempty"`
	// Origins are the keys of the origins of the article.
	Origins []string  `json:"origins,omitempty"`
	AsOf    time.Time `json:"as_of,omitzero"`
	// Group counts from 0: sides with the same group agree.
	Group int `json:"group"`
	// Rank, Share for emphasis: place of the claim in the article (0 first, 1 last) and its
	// share of the text; Headline when the title states it.
	Rank     float64 `json:"rank,omitempty"`
	Share    float64 `json:"share,omitempty"`
	Headline bool    `json:"headline,omitempty"`
}

// Silence is one article that does not carry a claim, with what makes the silence count.
type Silence struct {
	Article ArticleID `json:"article"`
	Outlet  string    `json:"outlet,omitempty"`
	State   PageState `json:"state"`             // must be full
	At      time.Time `json:"at,omitzero"`       // when the silent text was last reported
	Known   time.Time `json:"known_at,omitzero"` // when the claim was first carried elsewhere
}

// Comparison is the claims of a story and how its tellings differ.
type Comparison struct {
	Story       StoryID      `json:"story"`
	Claims      []Claim      `json:"claims"`      // by Weight, highest first
	Single      []Claim      `json:"single"`      // claims of one article only, by Weight
	Differences []Difference `json:"differences"` // in order of DifferenceKinds, then Score
	// Updates are differences of kind update across the stories of the storyline.
	Updates []Difference `json:"updates,omitempty"`
	// Outlets and Origins of the whole story, counted once each.
	Outlets int `json:"outlets"`
	Origins int `json:"origins"`
}

// Claim gives the claim with the ID, or nil.
func (c *Comparison) Claim(id ClaimID) *Claim {
	for _, list := range [][]Claim{c.Claims, c.Single} {
		for i := range list {
			if list[i].ID == id {
				return &list[i]
			}
		}
	}
	return nil
}

// Check reports the first rule the comparison breaks against its coverage: every statement
// and side resolves to its words, counts are of articles with text, differences have a
// known kind and enough sides, and silence is claimed for full texts only.
func (c *Comparison) Check(cov *Coverage) error {
	for _, list := range [][]Claim{c.Claims, c.Single} {
		for i := range list {
			if err := list[i].check(cov); err != nil {
				return fmt.Errorf("claim %s: %w", list[i].ID, err)
			}
		}
	}
	for _, list := range [][]Difference{c.Differences, c.Updates} {
		for i := range list {
			if err := list[i].check(cov); err != nil {
				return fmt.Errorf("%s %s: %w", list[i].Kind, list[i].ID, err)
			}
		}
	}
	return nil
}

func (c *Claim) check(cov *Coverage) error {
	if len(c.Members) == 0 || c.Centre < 0 || c.Centre >= len(c.Members) {
		return fmt.Errorf("%w: centre %d of %d members", ErrInvalid, c.Centre, len(c.Members))
	}
	for i := range c.Members {
		if err := c.Members[i].Statement.Evidence.Check(cov); err != nil {
			return err
		}
	}
	for _, s := range c.Slots {
		for _, f := range s.Fillers {
			if f.Member < 0 || f.Member >= len(c.Members) {
				return fmt.Errorf("%w: slot %s filled by member %d of %d", ErrInvalid, s.About, f.Member, len(c.Members))
			}
			at := cov.Find(c.Members[f.Member].Statement.Article)
			if w, err := at.Article.Words(f.Span); err != nil || w != f.Value {
				return fmt.Errorf("%w: slot %s: value %q does not stand at %v", ErrInvalid, s.About, f.Value, f.Span)
			}
		}
	}
	return nil
}

func (d *Difference) check(cov *Coverage) error {
	least := 2
	if d.Kind == Exclusive || d.Kind == Omission {
		least = 1
	}
	switch {
	case !slices.Contains(DifferenceKinds, d.Kind):
		return fmt.Errorf("%w: no such kind of difference", ErrInvalid)
	case len(d.Sides) < least:
		return fmt.Errorf("%w: %d sides", ErrInvalid, len(d.Sides))
	case len(d.Why) == 0:
		return fmt.Errorf("%w: no reason", ErrInvalid)
	case (d.Kind == Omission) != (len(d.Silent) > 0):
		return fmt.Errorf("%w: %d silent articles", ErrInvalid, len(d.Silent))
	}
	for _, s := range d.Sides {
		if s.Where != "" && s.Evidence.Exact == "" {
			continue // stands in the page's metadata, outside every field
		}
		if err := s.Evidence.Check(cov); err != nil {
			return err
		}
		if s.Span == (Span{}) {
			continue
		}
		at := cov.Find(s.Evidence.Article)
		if w, err := at.Article.Words(s.Span); err != nil || w != s.Value {
			return fmt.Errorf("%w: value %q does not stand at %v", ErrInvalid, s.Value, s.Span)
		}
	}
	for _, s := range d.Silent {
		at := cov.Find(s.Article)
		if at == nil || at.Article.State != PageFull || s.State != PageFull {
			return fmt.Errorf("%w: silence of %s, which is no full text", ErrInvalid, s.Article)
		}
	}
	return nil
}
