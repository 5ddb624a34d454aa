package fetch

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax"
)

const (
	// minInterval and maxInterval bound how often a feed is read.
	minInterval, maxInterval = 5 * time.Minute, 24 * time.Hour
	// firstInterval is that of a feed of which nothing is known yet.
	firstInterval = 30 * time.Minute
	// maxWait is the longest a server can have us wait with Retry-After.
	maxWait = 7 * 24 * time.Hour
	// jitter is the share by which a time is moved at random, so that feeds added together
	// do not stay together.
	jitter = 0.1
	// moves is how often in a row a feed must be found moved for good before the new address is kept.
	moves = 2
)

// FeedState is what is remembered of a feed between two polls.
type FeedState = parallax.FeedState

// Outcome is what one poll came to.
type Outcome struct {
	Status       int    // of HTTP; 0 when there was no answer
	ETag         string // validators of the answer
	LastModified string
	// MovedTo is where permanent redirects (301, 308) led; "" when there were none or a
	// temporary one came first.
	MovedTo string
	// RetryAfter is how long the server asks to be left alone, Fresh how long the answer may
	// be used (RFC 9111), TTL what the feed itself asks; 0 when not said.
	RetryAfter, Fresh, TTL time.Duration
	Hubs                   []string // WebSub hubs that the feed names
	// Items are those of the feed; New says how many of them the caller had not seen.
	Items   []parallax.FeedItem
	New     int
	Failure string // in words for people; empty when the feed was read or is unchanged
	Note    string // what is amiss though the feed was read, in words for people; empty for nothing
	// Part says that not all of the feed was read: its validators must not hide the rest next time.
	Part bool
}

// Next gives the state after a poll at time now. It is a pure function: chance is a random
// number from 0 to 1 of the caller's. Failures back off by doubling, a permanent redirect is
// kept when it came twice, a feed that is gone stops.
func Next(s FeedState, o Outcome, now time.Time, chance float64) FeedState {
	s.Checked, s.Alone = now, time.Time{}
	if o.RetryAfter > 0 {
		s.Alone = now.Add(min(o.RetryAfter, maxWait))
	}
	s.Interval = clamp(cmp.Or(s.Interval, firstInterval))
	switch {
	case o.Status == http.StatusGone:
		s.Stopped, s.Failure = true, cmp.Or(o.Failure, "it is gone for good")
		return s
	case o.Failure != "":
		s.Failures, s.Failure = s.Failures+1, o.Failure
		wait := min(s.Interval<<min(s.Failures, 12), maxInterval)
		s.Next = now.Add(max(moved(wait, chance), min(o.RetryAfter, maxWait)))
		return s
	}
	s.Failures, s.Failure = 0, o.Note
	s = keepMove(s, o)
	if o.Status != http.StatusNotModified {
		s.Hubs = o.Hubs
	}
	switch {
	case o.Part:
		s.ETag, s.LastModified = "", ""
	case o.Status != http.StatusNotModified || o.ETag != "" || o.LastModified != "":
		s.ETag, s.LastModified = o.ETag, o.LastModified
	}
	switch {
	case o.New > 0:
		s.Changed = now
		s.Interval = rhythm(o.Items, s.Interval/2)
	case s.Checked.Sub(s.Changed) > 2*s.Interval:
		s.Interval += s.Interval / 4 // quiet: slower, bit by bit
	}
	s.Interval = clamp(s.Interval)
	asked := max(min(o.TTL, maxInterval), min(o.Fresh, maxInterval), min(o.RetryAfter, maxWait))
	s.Next = now.Add(max(moved(s.Interval, chance), asked))
	return s
}

// keepMove follows a feed that moved for good, once it was said twice in a row: one wrong
// redirect of a broken site shall not lose a feed.
func keepMove(s FeedState, o Outcome) FeedState {
	switch o.MovedTo {
	case "", s.URL:
		s.MovedTo, s.Moves = "", 0
	case s.MovedTo:
		s.Moves++
	default:
		s.MovedTo, s.Moves = o.MovedTo, 1
	}
	if s.Moves >= moves {
		s.URL, s.MovedTo, s.Moves = s.MovedTo, "", 0
		s.ETag, s.LastModified = "", ""
	}
	return s
}

// rhythm is the interval that suits a feed: half the median distance of its newest items, so
// that most are seen one by one. With fewer than three times it is the one given.
func rhythm(items []parallax.FeedItem, without time.Duration) time.Duration {
	var at []time.Time
	for _, i := range items {
		if t := itemTime(i); !t.IsZero() {
			at = append(at, t)
		}
	}
	if len(at) < 3 {
		return without
	}
	slices.SortFunc(at, func(a, b time.Time) int { return b.Compare(a) })
	at = at[:min(len(at), 11)]
	gaps := make([]time.Duration, len(at)-1)
	for i := range gaps {
		gaps[i] = at[i].Sub(at[i+1])
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2] / 2
}

func clamp(d time.Duration) time.Duration { return min(max(d, minInterval), maxInterval) }

// moved lengthens a time by up to jitter of it.
func moved(d time.Duration, chance float64) time.Duration {
	return d + time.Duration(float64(d)*jitter*min(max(chance, 0), 1))
}

// retryAfter reads Retry-After (RFC 9110, section 10.2.3): seconds or a date; 0 for anything else.
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := strings.TrimSpace(h.Get("Retry-After"))
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}

// Freshness is how long an answer that came at time now may be used without asking again, as a
// private cache counts it (RFC 9111, sections 4.2 and 5.2): max-age, else Expires, less Age. It is
// 0 for no-cache, no-store and what varies by anything but its encoding, and no guess is made.
func Freshness(h http.Header, now time.Time) time.Duration {
	for _, v := range h.Values("Vary") {
		for _, name := range splitList(v) {
			if !strings.EqualFold(name, "Accept-Encoding") {
				return 0
			}
		}
	}
	life, said := time.Duration(0), false
	for _, d := range splitList(strings.Join(h.Values("Cache-Control"), ",")) {
		name, value, _ := strings.Cut(strings.ToLower(d), "=")
		switch strings.TrimSpace(name) {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			seconds, err := strconv.ParseUint(strings.Trim(value, `" `), 10, 31)
			if err != nil {
				return 0 // what cannot be read is stale (section 4.2.1)
			}
			life, said = time.Duration(seconds)*time.Second, true
		}
	}
	if !said && h.Get("Expires") != "" {
		expires, err := http.ParseTime(h.Get("Expires"))
		if err != nil {
			return 0
		}
		date, err := http.ParseTime(h.Get("Date"))
		if err != nil {
			date = now
		}
		life = expires.Sub(date)
	}
	if age, err := strconv.ParseUint(strings.TrimSpace(h.Get("Age")), 10, 31); err == nil {
		life -= time.Duration(age) * time.Second
	}
	return max(life, 0)
}
