package parallax

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Article is what was read from a page. Its text never changes; a page that changed
// becomes a new Revision of the same ID.
type Article struct {
	ID       ArticleID `json:"id"`
	Revision int       `json:"revision"` // counted from 1
	Input    string    `json:"input"`    // Page.Input
	URL      string    `json:"url,omitempty"`
	Outlet   Outlet    `json:"outlet"`

	Title    string   `json:"title"` // without the name of the site
	Text     string   `json:"text"`  // paragraphs separated by a blank line; exactly as given for text and JSON-line inputs
	Authors  []string `json:"authors,omitempty"`
	Byline   string   `json:"byline,omitempty"` // as printed, with credits
	Section  string   `json:"section,omitempty"`
	Keywords []string `json:"keywords,omitempty"`

	Published Date   `json:"published,omitzero"`
	Updated   Date   `json:"updated,omitzero"`
	Fetched   Date   `json:"fetched,omitzero"`
	Language  string `json:"language,omitempty"` // BCP 47; empty when it cannot be told

	Links  []Link  `json:"links,omitempty"` // in the body
	Images []Image `json:"images,omitempty"`
	// Entries are the posts of a live blog or the items of a list of briefs, in the order of
	// the text, which holds them all; nil for an ordinary article.
	Entries []Entry `json:"entries,omitempty"`

	State    PageState `json:"state"`
	Why      []Reason  `json:"why,omitempty"`      // of State
	Findings []Finding `json:"findings,omitempty"` // contradictions inside the page, such as two publication dates
	Warnings []string  `json:"warnings,omitempty"` // how it was read, where that was odd
}

// Link is a hyperlink in the body of an article.
type Link struct {
	URL  string `json:"url"`
	Text string `json:"text,omitempty"`
	// Span is where the anchor stands in the text; zero when it was not found there.
	Span Span `json:"span,omitzero"`
}

// Image is a picture of an article with the words printed beside it.
type Image struct {
	URL     string `json:"url"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
	Licence string `json:"licence,omitempty"` // its name or address, as the page gives it
}

// Date is a moment of publication with its precision and how it was found.
// The zero value is unknown.
type Date struct {
	Time time.Time `json:"time"` // in the zone that was printed; UTC when none was
	// Precision is "day", "minute" or "second".
	Precision string `json:"precision"`
	// Zoned is true when the zone was printed.
	Zoned bool `json:"zoned"`
	// From says where it was found: "json-ld", "meta article:published_time", "time", "url", "text", "given";
	// "feed" when the page gives none and the feed that lists it does.
	From string `json:"from"`
	// Span is where it stands in title or text, when it was read there.
	Span Span `json:"span,omitzero"`
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// String gives RFC 3339 in the date's own zone, or only the day when that is all that is
// known; "" when unknown. The offset -00:00 says that none was printed (RFC 3339, 4.3).
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Precision == "day":
		return d.Time.Format(time.DateOnly)
	case !d.Zoned:
		return d.Time.Format("2006-01-02T15:04:05") + NoZone
	default:
		return d.Time.Format(time.RFC3339)
	}
}

// NoZone is the offset of a time whose zone is not known.
const NoZone = "-00:00"

// Finding is something in a page that contradicts itself: a fact about the page, not a value.
type Finding struct {
	// What: "updated before published", "weekday does not fit date", "two publication dates",
	// "event after report", "duration does not fit dates".
	What string `json:"what"`
	// Sides are the places that contradict each other, with the words there. Places outside
	// title, text, captions (metadata) have a zero span and are named in Where.
	Sides []FindingSide `json:"sides"`
}

// FindingSide is one place of a Finding.
type FindingSide struct {
	Where string `json:"where,omitempty"` // "json-ld dateModified", "text"
	Span  Span   `json:"span,omitzero"`
	Exact string `json:"exact"`           // the words there, as printed
	Value string `json:"value,omitempty"` // what they come to
}

// Source gives the full text of the field that s lies in.
func (a *Article) Source(s Span) (string, error) {
	switch {
	case s.Field == FieldTitle:
		return a.Title, nil
	case s.Field == FieldText:
		return a.Text, nil
	case s.Field == FieldCaption && s.Index >= 0 && s.Index < len(a.Images):
		return a.Images[s.Index].Caption, nil
	case s.Field == FieldCredit && s.Index >= 0 && s.Index < len(a.Images):
		return a.Images[s.Index].Credit, nil
	}
	return "", fmt.Errorf("%w: article %s has no field for %v", ErrInvalid, a.ID, s)
}

// Words gives the verbatim words of a span.
// The error wraps ErrInvalid when the span is outside its field, empty or cuts a character.
func (a *Article) Words(s Span) (string, error) {
	text, err := a.Source(s)
	if err != nil {
		return "", err
	}
	return s.in(text)
}

// Reported is the best known time the article speaks at: its last update, else its
// publication; zero when neither is known or the update lies before the publication.
func (a *Article) Reported() time.Time { return a.ReportedDate().Time }

// ReportedDate is Reported with its precision and zone, as far as these were printed.
func (a *Article) ReportedDate() Date {
	if a.Updated.Time.After(a.Published.Time) {
		return a.Updated
	}
	return a.Published
}

// Check reports the first rule the article breaks.
func (a *Article) Check() error {
	switch {
	case a.ID == "" || a.Input == "":
		return fmt.Errorf("%w: article without id or input", ErrInvalid)
	case a.Revision < 1:
		return fmt.Errorf("%w: article %s: revision %d", ErrInvalid, a.ID, a.Revision)
	case !slices.Contains(PageStates, a.State):
		return fmt.Errorf("%w: article %s: page state %q", ErrInvalid, a.ID, a.State)
	case !utf8.ValidString(a.Text) || !utf8.ValidString(a.Title):
		return fmt.Errorf("%w: article %s: text is not UTF-8", ErrInvalid, a.ID)
	case a.State != PageFull && len(a.Why) == 0:
		return fmt.Errorf("%w: article %s: state %s without a reason", ErrInvalid, a.ID, a.State)
	}
	for _, l := range a.Links {
		if l.Span == (Span{}) {
			continue
		}
		if _, err := a.Words(l.Span); err != nil {
			return fmt.Errorf("article %s: link %s: %w", a.ID, l.URL, err)
		}
	}
	if err := a.checkEntries(); err != nil {
		return err
	}
	for _, f := range a.Findings {
		for _, s := range f.Sides {
			if s.Span == (Span{}) {
				continue
			}
			if w, err := a.Words(s.Span); err != nil || w != s.Exact {
				return fmt.Errorf("%w: article %s: finding %q: words at %v are not %q", ErrInvalid, a.ID, f.What, s.Span, s.Exact)
			}
		}
	}
	return nil
}

// leadBytes is how much of the text stands for the article where the whole would be too
// long: about the first three sentences.
const leadBytes = 600

// Lead gives the title and the beginning of the text, cut at the end of a line or a word.
func (a *Article) Lead() string {
	text := a.Text
	if len(text) > leadBytes {
		cut := strings.LastIndexAny(text[:leadBytes], " \n")
		if cut <= 0 {
			cut = leadBytes
			for cut > 0 && !utf8.RuneStart(text[cut]) {
				cut--
			}
		}
		text = text[:cut]
	}
	if a.Title == "" || strings.HasPrefix(text, a.Title) {
		return text
	}
	return a.Title + "\n" + text
}
