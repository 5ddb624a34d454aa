package pipeline

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/fetch"
	"parallax/internal/store"
)

// mostNew is how many new items of a feed are taken at once when it is read again; more of
// them mean that a site lists its archive anew. mostListed is how many are looked at at all: sitemaps may list 50,000.
const mostNew, mostListed = 200, 5000

// poll reads the feed that is due longest and keeps what is new in it.
func (f *Follower) poll(ctx context.Context) (did bool, err error) {
	began := f.p.now()
	feed, ok, err := f.p.store.ClaimFeed(ctx, began, began.Add(f.Lease))
	if err != nil || !ok {
		return false, err
	}
	content, outcome := f.ask(ctx, feed.State)
	if ctx.Err() != nil { // given back
		return true, f.p.store.Polled(context.WithoutCancel(ctx), began, store.Poll{Feed: feed.ID, State: feed.State})
	}
	now := f.p.now()
	listed := len(content.Items)
	if content.Items = distinct(content.Items); len(content.Items) > mostListed {
		content.Items = content.Items[:mostListed]
		outcome.Note = cmp.Or(outcome.Note, fmt.Sprintf("it lists %d items; the newest %d are looked at", listed, mostListed))
	}
	ids := make([]string, len(content.Items))
	for i := range content.Items {
		ids[i] = content.Items[i].ID
	}
	unseen, err := f.p.store.Unseen(ctx, feed.ID, ids)
	if err != nil {
		return true, f.unkept(ctx, feed, err)
	}
	outcome.New = len(unseen)
	first := feed.State.Changed.IsZero()
	poll := store.Poll{Feed: feed.ID, Began: began, State: fetch.Next(feed.State, outcome, now, f.Chance()), Title: content.Title, Site: content.Link}
	feed.Title = cmp.Or(feed.Title, content.Title)
	poll.Items = f.items(feed, content.Items, unseen, first, now)
	if err := f.p.store.Polled(context.WithoutCancel(ctx), now, poll); err != nil {
		return true, f.unkept(ctx, feed, err)
	}
	f.polled(feed, poll, outcome)
	return true, f.push(ctx, feed, content, poll.State)
}

// unkept makes what one feed holds and the store refuses a failure of that feed, which is asked
// again later; the others go on. A store that cannot be written at all gives its error here.
func (f *Follower) unkept(ctx context.Context, feed store.Feed, cause error) error {
	now := f.p.now()
	outcome := fetch.Outcome{Failure: "its items could not be kept: " + cause.Error()}
	poll := store.Poll{Feed: feed.ID, State: fetch.Next(feed.State, outcome, now, f.Chance())}
	if err := f.p.store.Polled(context.WithoutCancel(ctx), now, poll); err != nil {
		return errors.Join(cause, err)
	}
	f.polled(feed, poll, outcome)
	return nil
}

// ask polls a feed; one that breaks its reader could not be read.
func (f *Follower) ask(ctx context.Context, s parallax.FeedState) (content parallax.Feed, o fetch.Outcome) {
	defer func() {
		if cause := recover(); cause != nil {
			content, o = parallax.Feed{}, fetch.Outcome{Failure: fmt.Sprintf("it cannot be read: %v", cause)}
		}
	}()
	return f.Poller.Poll(ctx, s)
}

// polled counts and logs a poll.
func (f *Follower) polled(feed store.Feed, poll store.Poll, o fetch.Outcome) {
	switch {
	case o.Failure != "":
		f.tally.pollsFailed.Add(1)
		f.Log.Warn("feed not read", "feed", feed.Address, "error", o.Failure, "failures", poll.State.Failures, "next", poll.State.Next)
	default:
		f.tally.polls.Add(1)
		f.Log.Debug("feed read", "feed", feed.Address, "new", o.New, "next", poll.State.Next)
	}
	if o.New > 0 {
		f.tally.items.Add(int64(o.New))
		f.Wake()
	}
}

// distinct gives each item once, as it was changed last: the newest first, those without a time behind
// them in the order of the feed.
func distinct(items []parallax.FeedItem) []parallax.FeedItem {
	at := map[string]int{}
	var out []parallax.FeedItem
	for _, item := range items {
		i, twice := at[item.ID]
		switch {
		case !twice:
			at[item.ID] = len(out)
			out = append(out, item)
		case item.Updated.Time.After(out[i].Updated.Time):
			out[i] = item
		}
	}
	slices.SortStableFunc(out, func(a, b parallax.FeedItem) int { return when(b).Compare(when(a)) })
	return out
}

// items prepares what a feed holds for the store: the newest of those that are new are
// wanted, as many as fit (all comes the newest first); the others, and those that cannot be kept, are passed over and say why.
func (f *Follower) items(feed store.Feed, all []parallax.FeedItem, unseen map[string]bool, first bool, now time.Time) []store.Item {
	most, why := mostNew, fmt.Sprintf("more than %d items came at once", mostNew)
	if first {
		most, why = f.Newest, fmt.Sprintf("older than the newest %d when the feed was first read", f.Newest)
	}
	out := make([]store.Item, 0, len(all))
	for _, item := range all {
		i := store.Item{ID: item.ID, Updated: item.Updated.Time}
		var err error
		if i.Work, err = pageJob(feed, item, now); err != nil {
			i.Link, i.Passed = item.Link, "it cannot be kept: "+err.Error()
			out = append(out, i)
			continue
		}
		i.Link = i.Work.Key
		if unseen[item.ID] {
			if most == 0 {
				i.Passed = why
			} else {
				most--
			}
		}
		out = append(out, i)
	}
	return out
}

// onMachine reports whether a page lies on the server of its feed, and that has no name but a number or that of this machine.
func onMachine(page, feed string) bool {
	p, err := url.Parse(page)
	f, err2 := url.Parse(feed)
	if err != nil || err2 != nil || p.Host != f.Host {
		return false
	}
	_, err = netip.ParseAddr(p.Hostname())
	return err == nil || strings.EqualFold(p.Hostname(), "localhost")
}

// pageJob is the work of taking an item's page.
func pageJob(feed store.Feed, item parallax.FeedItem, now time.Time) (store.Job, error) {
	w := store.PageWork{Item: item, Outlet: feed.Outlet}
	w.Item.Media, w.Item.Links = nil, nil
	if w.Item.Language == "" && len(feed.Languages) == 1 {
		w.Item.Language = feed.Languages[0]
	}
	key, host := pageKey(item.Link)
	if key == "" {
		w.Bare, key = true, "item:"+feed.ID+"/"+item.ID
		w.Outlet = cmp.Or(feed.Outlet, feed.Title) // no address says who publishes it
	}
	if onMachine(item.Link, feed.Address) {
		w.Outlet = cmp.Or(feed.Outlet, feed.Title) // nor does a number
	}
	data, err := json.Marshal(w)
	if err != nil {
		return store.Job{}, fmt.Errorf("item %s of %s: %w", item.ID, feed.Address, err)
	}
	due := now
	if at := when(item); !at.IsZero() && at.Before(now) {
		due = at // of one host in the order they appeared
	}
	return store.Job{Kind: store.WorkPage, Key: key, Host: host, NotBefore: due, Data: data}, nil
}

// when is when an item appeared, else when it changed.
func when(i parallax.FeedItem) time.Time {
	if !i.Published.IsZero() {
		return i.Published.Time
	}
	return i.Updated.Time
}

// pageKey is the address a page is fetched from and known by: without its fragment and
// without the parameters that only tell where a reader came from. It is empty for what is no address.
func pageKey(link string) (key, host string) {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", ""
	}
	u.Host, u.Fragment, u.RawFragment = strings.ToLower(u.Host), "", ""
	if strings.Contains(u.RawQuery, "utm_") {
		var kept []string
		for part := range strings.SplitSeq(u.RawQuery, "&") {
			if !strings.HasPrefix(part, "utm_") {
				kept = append(kept, part)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
	}
	return u.String(), u.Host
}
