package parallax

import (
	"slices"
	"time"
)

// VerdictAct is what a person decided; the list is closed.
type VerdictAct string

// The acts of verdicts.
const (
	Dismiss VerdictAct = "dismiss" // it is not so: kept, and left out of dossiers
	Confirm VerdictAct = "confirm" // it is so: kept even when a later run does not find it
	Correct VerdictAct = "correct" // it is so, but of another kind or about something else
	Comment VerdictAct = "comment" // a note beside it
	Merge   VerdictAct = "merge"   // several claims are one
	Split   VerdictAct = "split"   // some statements of a claim make a claim of their own
)

// Anchor is a span of an article, by which a verdict finds what it is about in later runs: IDs
// change with the claims, what stands in a text does not.
type Anchor struct {
	Article ArticleID `json:"article"`
	Span
}

// Subject is a claim or a difference, told by where its statements or sides stand.
type Subject struct {
	// Kind is the kind of a difference as the engine found it; empty for a claim.
	Kind   DifferenceKind `json:"kind,omitempty"`
	Places []Anchor       `json:"places"`
}

// Verdict is one decision of a person on a claim or a difference.
type Verdict struct {
	Act VerdictAct `json:"act"`
	On  Subject    `json:"on"`
	// With are the claims merged into the one it is on; for Merge only.
	With []Subject `json:"with,omitempty"`
	// Away are the statements that leave the claim; for Split only.
	Away []Anchor `json:"away,omitempty"`
	// Kind and About replace those of a difference; for Correct only. Empty ones stay.
	Kind  DifferenceKind `json:"to_kind,omitempty"`
	About string         `json:"to_about,omitempty"`
	// Kept is the difference as it was when it was confirmed or corrected.
	Kept *Difference `json:"kept,omitempty"`
	Note string      `json:"note,omitempty"`
	By   string      `json:"by"`
	At   time.Time   `json:"at"`
}

// SubjectOf tells a difference by its sides.
func SubjectOf(d *Difference) Subject {
	out := Subject{Kind: d.Kind}
	for i := range d.Sides {
		if e := &d.Sides[i].Evidence; e.Exact != "" { // metadata stands in no span
			out.Places = append(out.Places, Anchor{e.Article, e.Span})
		}
	}
	return out
}

// SubjectOfClaim tells a claim by its statements.
func SubjectOfClaim(c *Claim) Subject {
	var out Subject
	for i := range c.Members {
		out.Places = append(out.Places, c.Members[i].Statement.anchor())
	}
	return out
}

func (s *Statement) anchor() Anchor { return Anchor{s.Article, s.Span} }

// meets reports whether one of the places overlaps this one.
func (p Anchor) meets(all []Anchor) bool {
	return slices.ContainsFunc(all, func(q Anchor) bool { return p.Article == q.Article && p.Span.Overlaps(q.Span) })
}

// share is the part of the places of the subject that meet the others.
func (s *Subject) share(others []Anchor) float64 {
	n := 0
	for _, p := range s.Places {
		if p.meets(others) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(s.Places)))
}

// Dismissed reports whether the last verdict of those that decide says that it is not so.
func (d *Difference) Dismissed() bool { return dismissed(d.Verdicts) }

// Dismissed reports whether the last verdict of those that decide says that it is no claim.
func (c *Claim) Dismissed() bool { return dismissed(c.Verdicts) }

func dismissed(list []Verdict) bool {
	last := VerdictAct("")
	for i := range list {
		if act := list[i].Act; act == Dismiss || act == Confirm || act == Correct {
			last = act
		}
	}
	return last == Dismiss
}
