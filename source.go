package parallax

import (
	"net/http"
	"time"
)

// Outlet is who publishes. The zero value is an unknown outlet.
type Outlet struct {
	Name      string   `json:"name,omitempty"`
	Domain    string   `json:"domain,omitempty"` // registrable domain, or host where several outlets share one
	Names     []string `json:"names,omitempty"`  // other names, abbreviations, own script
	Country   string   `json:"country,omitempty"`
	Languages []string `json:"languages,omitempty"` // BCP 47, main language first
	Kind      string   `json:"kind,omitempty"`      // agency, newspaper, broadcaster, magazine, digital, blog, aggregator, government, ngo, unknown
	Owner     string   `json:"owner,omitempty"`
}

// Key tells outlets apart: two articles with the same key come from one outlet. Domains of
// one outlet share its name. Empty when nothing is known.
func (o Outlet) Key() string {
	if o.Name != "" {
		return o.Name
	}
	return o.Domain
}

// Page is the bytes of one source as they came, with where and when. It is never altered.
type Page struct {
	// Input is how the user or feed named it: a path, an address, the id of a JSON line.
	Input string
	// URL is the address it was fetched from after redirects, or that came with a file; may be empty.
	URL string
	// File is the path of a file input; empty otherwise.
	File string
	// MediaType without parameters: text/html, text/plain, or MediaTypeRow for a JSON line.
	MediaType string
	// Status is the HTTP status; 0 for files.
	Status  int
	Header  http.Header
	Fetched time.Time
	Body    []byte
	// Failure says why there are no bytes (dead address, refused, unreadable file); empty when there are.
	Failure string
	// Warnings say what was odd while reading, for the list of sources.
	Warnings []string
	// Told is what is known of it from elsewhere, and counts where the page itself says nothing.
	Told Told
}

// Told is what others say of a page: the feed that lists it, and who follows that feed. The zero value is nothing.
type Told struct {
	Outlet    string `json:"outlet,omitempty"` // a person's name for who publishes it
	Published Date   `json:"published,omitzero"`
	Updated   Date   `json:"updated,omitzero"` // both as its feed dates it
}

// MediaTypeRow marks a page whose body is one JSON line in the contract of doc/inputs.md:
// {"id", "title", "text", "published", "language", "outlet", "url"} with the text already extracted.
const MediaTypeRow = "application/x-parallax-row+json"

// PageState is what a page turned out to be.
type PageState string

// The page states of DESIGN.md.
const (
	PageFull      PageState = "full"      // the whole article
	PagePartial   PageState = "partial"   // a teaser, or a text cut short
	PagePaywalled PageState = "paywalled" // the beginning, then a demand to pay
	PageEmpty     PageState = "empty"     // no article text
	PageConsent   PageState = "consent"   // a demand to accept cookies or terms
	PageLogin     PageState = "login"     // a demand to log in
	PageBlocked   PageState = "blocked"   // a challenge or a refusal
	PageError     PageState = "error"     // not found or broken, also with status 200; also what could not be read at all
)

// PageStates lists all of them.
var PageStates = []PageState{PageFull, PagePartial, PagePaywalled, PageEmpty, PageConsent, PageLogin, PageBlocked, PageError}

// HasText reports whether an article of this state has text that can be compared.
func (s PageState) HasText() bool { return s == PageFull || s == PagePartial || s == PagePaywalled }

// SourceState is what became of an article in one story.
type SourceState string

// The source states of DESIGN.md.
const (
	SourceUsed      SourceState = "used"
	SourceUnused    SourceState = "unused"    // read and on the story, but no line draws on it
	SourceOffTopic  SourceState = "off-topic" // read, and tells something else
	SourceDuplicate SourceState = "duplicate" // the same text of the same outlet, counted once
	SourceFailed    SourceState = "failed"    // gave no text; the reason says why
)

// SourceStates lists all of them.
var SourceStates = []SourceState{SourceUsed, SourceUnused, SourceOffTopic, SourceDuplicate, SourceFailed}
