package parallax

import (
	"fmt"
	"time"
)

// Entry is one part of a page that is no single account: a post of a live blog, an item of a
// list of briefs. It speaks at a time of its own and may be about an event of its own.
type Entry struct {
	Title string `json:"title,omitempty"` // its headline, "" when it has none
	// Time is when it was posted; zero when the page does not say, or says it so that the day
	// cannot be told. From is "json-ld", "time" (markup) or "text".
	Time Date `json:"time,omitzero"`
	// Clock is the time as it is printed ("14:05"), "" when none is.
	Clock string `json:"clock,omitempty"`
	Span  Span   `json:"span"` // in the text of the article; headline and clock included where they stand there
}

// ReportedAt is when what stands at a span was reported: the time of the entry it stands in, where
// that has one, else Reported.
func (a *Article) ReportedAt(s Span) time.Time {
	for i := range a.Entries {
		if e := &a.Entries[i]; e.Span.Overlaps(s) && !e.Time.Time.IsZero() {
			return e.Time.Time
		}
	}
	return a.Reported()
}

// checkEntries reports the first entry that lies outside the text or not behind the one before.
func (a *Article) checkEntries() error {
	end := 0
	for i, e := range a.Entries {
		if _, err := a.Words(e.Span); err != nil || e.Span.Field != FieldText || e.Span.Start < end {
			return fmt.Errorf("%w: article %s: entry %d at %v, the one before ends at %d", ErrInvalid, a.ID, i, e.Span, end)
		}
		end = e.Span.End
	}
	return nil
}
