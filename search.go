package parallax

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Query is what somebody looks for among the articles. The zero value finds all of them.
type Query struct {
	Wanted []Wanted
	// Language is a BCP 47 base, Outlet an Outlet.Key or else part of a name or host, Country an ISO 3166-1
	// alpha-2 code; empty ones let everything through.
	Language, Outlet, Country string
	// From and To bound when an article was reported, half-open; zero ones bound nothing. An
	// article of unknown time is not within bounds.
	From, To time.Time
	// Newest puts what was reported last first; else what fits best.
	Newest bool
}

// Wanted is a word or several in a row that an article must have, or must not have.
type Wanted struct {
	Words string // as typed
	Name  bool   // Words are of a name, and its other spellings and scripts do too
	Not   bool   // the article must not have them
}

// maxQuery bounds what is typed into a search, in bytes, and maxWanted how much it asks for.
const (
	maxQuery  = 500
	maxWanted = 20
)

// queryFields are what may stand before a colon in a query.
var queryFields = []string{"name", "language", "outlet", "country", "after", "before"}

// ParseQuery reads what people type: words, "words in a row", -not, name:Brandt, and filters
// language:de, outlet:"The Gazette", country:DE, after:2027-03-01, before:2027-03-09 (days in UTC,
// both within). Everything else is words to look for. The error wraps ErrInvalid and is for people.
func ParseQuery(typed string) (Query, error) {
	var q Query
	if len(typed) > maxQuery {
		return q, fmt.Errorf("%w: a search has at most %d bytes", ErrInvalid, maxQuery)
	}
	rest := strings.ToValidUTF8(typed, " ")
	for {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return q, nil
		}
		var w Wanted
		w.Words, w.Not = strings.CutPrefix(rest, "-")
		field, behind := cutField(w.Words)
		w.Words, rest = cutWords(behind)
		if err := q.add(field, w); err != nil {
			return q, err
		}
		if len(q.Wanted) > maxWanted {
			return q, fmt.Errorf("%w: a search has at most %d parts", ErrInvalid, maxWanted)
		}
	}
}

// cutField takes the field off the beginning of a query.
func cutField(s string) (field, rest string) {
	for _, f := range queryFields {
		if len(s) > len(f) && s[len(f)] == ':' && strings.EqualFold(s[:len(f)], f) {
			return f, s[len(f)+1:]
		}
	}
	return "", s
}

// cutWords takes the words in quotation marks, or up to the next space, off the beginning.
func cutWords(s string) (words, rest string) {
	if inside, ok := strings.CutPrefix(s, `"`); ok {
		words, rest, _ = strings.Cut(inside, `"`)
		return words, rest
	}
	if i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '"' }); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// add takes up one part of a query.
func (q *Query) add(field string, w Wanted) (err error) {
	switch field {
	case "language":
		q.Language = strings.ToLower(w.Words)
	case "outlet":
		q.Outlet = w.Words
	case "country":
		q.Country = strings.ToUpper(w.Words)
	case "after":
		q.From, err = queryDay(w.Words)
	case "before":
		if q.To, err = queryDay(w.Words); err == nil {
			q.To = q.To.AddDate(0, 0, 1)
		}
	default:
		w.Name = field == "name"
		if strings.TrimSpace(w.Words) != "" {
			q.Wanted = append(q.Wanted, w)
		}
	}
	return err
}

func queryDay(s string) (time.Time, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return t, fmt.Errorf("%w: %q is no day; write it as year-month-day", ErrInvalid, s)
	}
	return t, nil
}

// Found is one page of what a query finds.
type Found struct {
	Hits []Hit `json:"hits"`
	// Total is how many articles fit, or as many of them as were looked at when More is true.
	Total int  `json:"total"`
	More  bool `json:"more,omitempty"`
	// NoOutlet is true when nothing fits since no outlet is called what was asked for, in whole or in part.
	NoOutlet bool `json:"no_outlet,omitempty"`
	// Facets counts all that were looked at, not only the hits given.
	Facets Facets `json:"facets,omitzero"`
}

// Facets counts articles by what a search narrows by: languages (BCP 47 bases), countries (ISO 3166-1) and keys of outlets, and the
// days they were reported on (UTC, "2006-01-02"). Articles of which one is not known are not counted there.
type Facets struct {
	Languages map[string]int `json:"languages,omitempty"`
	Countries map[string]int `json:"countries,omitempty"`
	Outlets   map[string]int `json:"outlets,omitempty"`
	Days      map[string]int `json:"days,omitempty"`
}

// Count counts one article.
func (f *Facets) Count(language, country, outlet, day string) {
	for _, c := range []struct {
		counts *map[string]int
		value  string
	}{{&f.Languages, language}, {&f.Countries, country}, {&f.Outlets, outlet}, {&f.Days, day}} {
		if c.value == "" {
			continue
		}
		if *c.counts == nil {
			*c.counts = map[string]int{}
		}
		(*c.counts)[c.value]++
	}
}

// Hit is an article that fits a query.
type Hit struct {
	Article  ArticleID `json:"article"`
	Revision int       `json:"revision"`
	Story    StoryID   `json:"story,omitempty"`
	Outlet   string    `json:"outlet,omitempty"`
	Language string    `json:"language,omitempty"`
	Title    string    `json:"title,omitempty"`
	URL      string    `json:"url,omitempty"`
	Reported string    `json:"reported,omitempty"` // Date.String of Article.Reported
	// Marks are the places in the title that fit.
	Marks []Span `json:"marks,omitempty"`
	// Snippets are the places of the text that fit best, in its order; the beginning when none does.
	Snippets []Snippet `json:"snippets,omitempty"`
}

// Snippet is a piece of a text, verbatim.
type Snippet struct {
	Span
	Exact string `json:"exact"`
	// Before and Behind tell that words of the same paragraph stand before it and behind it.
	Before bool `json:"before,omitempty"`
	Behind bool `json:"behind,omitempty"`
	// Marks are the places within Span that fit.
	Marks []Span `json:"marks,omitempty"`
}
