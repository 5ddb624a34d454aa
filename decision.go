package parallax

import (
	"fmt"
	"slices"
	"time"
)

// DecisionKind is what a person decided about stories.
type DecisionKind string

// The kinds of decisions. All are about articles, since these keep their IDs when everything
// is taken anew.
const (
	// Together: all Articles tell one event (a merge).
	Together DecisionKind = "together"
	// Apart: Articles tell one event, and none of it is told by an article of Others (a split).
	Apart DecisionKind = "apart"
	// Locked: Articles are the whole of a story; no other joins and none leaves.
	Locked DecisionKind = "locked"
	// Named: the story of the first of Articles has the Title.
	Named DecisionKind = "named"
)

// Decision is what a person decided, with who and when. It stands above every placement.
type Decision struct {
	ID       int64        `json:"id"` // in order of time; 0 before it is stored
	Kind     DecisionKind `json:"kind"`
	Articles []ArticleID  `json:"articles"`
	Others   []ArticleID  `json:"others,omitempty"`
	// Story is the ID that the story of Articles has, whatever it is formed of later.
	Story StoryID `json:"story"`
	Title string  `json:"title,omitempty"`
	// From is where the articles stood before, so that the decision can be taken back; an
	// article that is absent stays where it is then.
	From map[ArticleID]StoryID `json:"from,omitempty"`
	Who  string                `json:"who"`
	At   time.Time             `json:"at"`
}

// Check reports the first rule the decision breaks.
func (d *Decision) Check() error {
	switch {
	case !slices.Contains([]DecisionKind{Together, Apart, Locked, Named}, d.Kind):
		return fmt.Errorf("%w: decision of kind %q", ErrInvalid, d.Kind)
	case len(d.Articles) == 0 || d.Story == "":
		return fmt.Errorf("%w: %s without articles or story", ErrInvalid, d.Kind)
	case d.Kind == Apart && len(d.Others) == 0:
		return fmt.Errorf("%w: apart from nothing", ErrInvalid)
	case d.Kind == Named && d.Title == "":
		return fmt.Errorf("%w: named without a title", ErrInvalid)
	case d.Who == "" || d.At.IsZero():
		return fmt.Errorf("%w: %s without who or when", ErrInvalid, d.Kind)
	}
	for _, a := range d.Articles {
		if slices.Contains(d.Others, a) {
			return fmt.Errorf("%w: %s is apart from itself", ErrInvalid, a)
		}
	}
	return nil
}

// String names the decision for people: "decision 3 (apart, by ann on 2031-05-02)".
func (d *Decision) String() string {
	return fmt.Sprintf("decision %d (%s, by %s on %s)", d.ID, d.Kind, d.Who, d.At.Format(time.DateOnly))
}
