package parallax

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Topic is a search that a person named and keeps. Its ID stays as it changes; every change is
// kept with who made it, so that it can be taken back.
type Topic struct {
	ID     int64  // 0 before it is stored
	Change int64  // number of the change that made it what it is; 0 before it is stored
	Name   string // as a person wrote it
	Query  string // as ParseQuery reads it
	Gone   bool   // a person removed it
	Who    string // who made the change
	At     time.Time
}

// maxTopicName bounds the name of a topic, in characters.
const maxTopicName = 100

// Check reports the first rule the topic breaks; the error wraps ErrInvalid and is for people.
func (t *Topic) Check() error {
	switch {
	case strings.TrimSpace(t.Name) == "":
		return fmt.Errorf("%w: a topic needs a name", ErrInvalid)
	case !utf8.ValidString(t.Name) || utf8.RuneCountInString(t.Name) > maxTopicName:
		return fmt.Errorf("%w: a name has at most %d characters", ErrInvalid, maxTopicName)
	case t.Who == "" || t.At.IsZero():
		return fmt.Errorf("%w: a topic without who or when", ErrInvalid)
	}
	q, err := ParseQuery(t.Query)
	if err == nil && !q.Asks() {
		err = fmt.Errorf("%w: a topic needs something to look for", ErrInvalid)
	}
	return err
}

// Asks reports whether the query looks for anything: the zero value finds every article.
func (q *Query) Asks() bool {
	return len(q.Wanted) > 0 || q.Language != "" || q.Outlet != "" || q.Country != "" || !q.From.IsZero() || !q.To.IsZero()
}

// TypedQuery gives one line for ParseQuery of what was typed and of fields that were chosen beside it (language, outlet,
// country, after, before), which outrank what was typed. A value with a quotation mark in it cannot be written so, and is refused.
func TypedQuery(typed string, fields map[string]string) (string, error) {
	parts := []string{strings.Join(strings.Fields(typed), " ")}
	if strings.Count(typed, `"`)%2 == 1 {
		parts[0] += `"` // the last quotation mark was left open
	}
	for _, f := range queryFields {
		value := fields[f]
		switch {
		case value == "" || !slices.Contains([]string{"language", "outlet", "country", "after", "before"}, f):
			continue
		case strings.Contains(value, `"`):
			return "", fmt.Errorf("%w: a quotation mark in %q", ErrInvalid, value)
		case strings.ContainsAny(value, " \t\n"):
			value = `"` + value + `"`
		}
		parts = append(parts, f+":"+value)
	}
	return strings.TrimSpace(strings.Join(parts, " ")), nil
}
