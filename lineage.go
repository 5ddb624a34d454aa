package parallax

import (
	"fmt"
	"slices"
)

// EdgeKind is how an article draws on another or on an outlet.
type EdgeKind string

// The kinds of edges.
const (
	Copies EdgeKind = "copies" // shares text with the other article
	Quotes EdgeKind = "quotes" // repeats words the other outlet printed or was told
	Cites  EdgeKind = "cites"  // names the other outlet, agency or release as its source
	Links  EdgeKind = "links"  // links to the other's page
)

// How much text two articles share; the values of Edge.How for Copies.
const (
	SameText    = "same text"
	LargelySame = "largely the same text"
	Passages    = "shared passages"
)

// Edge says that From draws on an article or, when that is not at hand, on an outlet or other origin by name.
type Edge struct {
	Kind EdgeKind  `json:"kind"`
	From ArticleID `json:"from"`
	// To is the article drawn on; empty when only its outlet is known.
	To ArticleID `json:"to,omitempty"`
	// Name is the outlet, agency or release drawn on, in its canonical form.
	Name string `json:"name,omitempty"`
	// Sort is what Name is: one of the OriginKinds; empty with To alone.
	Sort OriginKind `json:"sort,omitempty"`
	// How is SameText, LargelySame or Passages for Copies; "byline", "dateline", "end credit",
	// "in text", "link" for the others.
	How string `json:"how"`
	// Share is the part of From's words that stand in To too, 0 to 1; 0 when not measured.
	Share float64 `json:"share,omitempty"`
	// Passages are the places: the credit in From, or the shared text in both.
	Passages []Passage `json:"passages,omitempty"`
	// Directed is false when it is not known who took from whom.
	Directed bool     `json:"directed"`
	Why      []Reason `json:"why"`
}

// Passage is text of one article that also stands in another. There is zero when only one side has a place.
type Passage struct {
	Here  Span `json:"here"`
	There Span `json:"there,omitzero"`
}

// OriginKind is the kind of an origin.
type OriginKind string

// The kinds of origins.
const (
	OriginOwn       OriginKind = "own"    // the outlet's own reporting is visible
	OriginAgency    OriginKind = "agency" // a news agency or press-release distributor
	OriginOutlet    OriginKind = "outlet"
	OriginBroadcast OriginKind = "broadcast"
	OriginRelease   OriginKind = "release" // statement, report or release of an institution
	OriginPost      OriginKind = "post"    // a person's post
	OriginUnknown   OriginKind = "unknown"
)

// Origin is where an account comes from in the end. Two articles with an origin of the
// same Key draw on one account and count once.
type Origin struct {
	Kind OriginKind `json:"kind"`
	// Name is the canonical name; for own reporting the outlet's, for unknown the article's ID.
	Name string `json:"name"`
	// Evidence is where the article says so; empty for own and unknown, and for origins
	// that come through a copy.
	Evidence []Span   `json:"evidence,omitempty"`
	Why      []Reason `json:"why,omitempty"`
}

// Key tells origins apart. An outlet's own reporting and what others credit to that outlet
// are one account.
func (o Origin) Key() string {
	if o.Kind == OriginOwn {
		return string(OriginOutlet) + ":" + o.Name
	}
	return string(o.Kind) + ":" + o.Name
}

// Check reports the first rule the edge breaks. from and to are the articles of the edge; to is nil when there is none.
func (e *Edge) Check(from, to *Article) error {
	switch {
	case !slices.Contains([]EdgeKind{Copies, Quotes, Cites, Links}, e.Kind):
		return fmt.Errorf("%w: edge kind %q", ErrInvalid, e.Kind)
	case e.From == "" || e.To == "" && e.Name == "":
		return fmt.Errorf("%w: edge %s from %q to nobody", ErrInvalid, e.Kind, e.From)
	case e.From == e.To:
		return fmt.Errorf("%w: edge %s of %s to itself", ErrInvalid, e.Kind, e.From)
	case e.Share < 0 || e.Share > 1:
		return fmt.Errorf("%w: edge share %v", ErrInvalid, e.Share)
	case len(e.Why) == 0:
		return fmt.Errorf("%w: edge %s of %s without a reason", ErrInvalid, e.Kind, e.From)
	}
	for _, p := range e.Passages {
		if _, err := from.Words(p.Here); err != nil {
			return err
		}
		if to == nil || p.There == (Span{}) {
			continue
		}
		if _, err := to.Words(p.There); err != nil {
			return err
		}
	}
	return nil
}
