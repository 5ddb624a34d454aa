package pipeline

import (
	"context"
	"crypto/rand"
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/fetch"
	"parallax/internal/store"
)

const (
	// pushLease is how long a hub is asked to push a feed; it may promise less.
	pushLease = 10 * 24 * time.Hour
	// pushAgain is after how long a hub is asked again that promised nothing.
	pushAgain = 24 * time.Hour
)

// PushPath is the beginning of the addresses that hubs call; the rest is the token.
const PushPath = "/push/"

// push asks the hub of a feed that was polled to push it, when hubs can reach us and there is no promise that still holds
// for a while. Whatever goes wrong is kept with the feed; it is read by the clock all the same.
func (f *Follower) push(ctx context.Context, feed store.Feed, content parallax.Feed, state parallax.FeedState) error {
	if f.Base == "" || len(state.Hubs) == 0 {
		return nil
	}
	now := f.p.now()
	p, err := f.p.store.Push(ctx, feed.ID)
	if err != nil || !wantsPush(&p, content.Self, state.Hubs, now) {
		return err
	}
	if !slices.Contains(state.Hubs, p.Hub) || bettered(p.Hub, state.Hubs) || p.Token == "" || p.Secret != "" && !encrypted(p.Hub) {
		p = store.Push{Feed: feed.ID, Hub: hubOf(state.Hubs), Topic: p.Topic, Token: rand.Text()} // another hub knows nothing of this one's
		if encrypted(p.Hub) {
			p.Secret = rand.Text()
		}
	}
	if content.Self != "" && content.Self != p.Topic {
		p.Topic, p.Until = content.Self, time.Time{}
	}
	p.Asked, p.Error = now, ""
	if err := f.p.store.KeepPush(ctx, p); err != nil { // before the hub asks back
		return err
	}
	err = f.Poller.Subscribe(ctx, fetch.Subscription{Hub: p.Hub, Topic: p.Topic, Callback: strings.TrimSuffix(f.Base, "/") + PushPath + p.Token, Secret: p.Secret, Lease: pushLease})
	if err == nil {
		f.Log.Info("hub asked to push", "feed", feed.Address, "hub", p.Hub)
		return nil
	}
	if ctx.Err() != nil {
		return nil // asked again at the next poll after a day
	}
	f.Log.Warn("hub does not push", "feed", feed.Address, "error", err)
	return f.p.store.PushFailed(ctx, p.Token, err.Error())
}

// encrypted reports whether a hub is asked with encryption.
func encrypted(hub string) bool { return strings.HasPrefix(strings.ToLower(hub), "https:") }

// hubOf chooses the first hub that can be asked with encryption, else the first. One that cannot gets no secret (WebSub, section 5.1): what it
// sends counts for the address that only it knows, and has the feed read, no more.
func hubOf(hubs []string) string {
	return hubs[max(0, slices.IndexFunc(hubs, encrypted))]
}

// bettered reports whether a hub is asked without encryption although the feed names one now that can be asked with it.
func bettered(hub string, hubs []string) bool { return !encrypted(hub) && encrypted(hubOf(hubs)) }

// wantsPush decides whether a hub is asked, now or anew: when the feed states its own address, and there is no promise, or three
// quarters of it are over, or feed or hub are others now. What promised nothing is asked once a day.
func wantsPush(p *store.Push, self string, hubs []string, now time.Time) bool {
	switch {
	case self == "" && p.Topic == "":
		return false
	case p.Token == "", self != "" && self != p.Topic, !slices.Contains(hubs, p.Hub), bettered(p.Hub, hubs):
		return true
	case p.Until.IsZero() || !now.Before(p.Until):
		return now.Sub(p.Asked) >= pushAgain
	}
	return now.Sub(p.Asked) >= p.Until.Sub(p.Asked)*3/4
}
