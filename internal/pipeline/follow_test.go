package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/fetch"
	"parallax/internal/store"
)

// fast gives a clock that runs speed times as fast as the one on the wall, from a fixed time on.
func fast(speed int) func() time.Time {
	began := time.Now()
	return func() time.Time { return noon.Add(time.Since(began) * time.Duration(speed)) }
}

// follower gives a follower over the store in a file, at a clock.
func follower(t testing.TB, path string, now func() time.Time, o Follow) *Follower {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d, err := directory()
	if err != nil {
		t.Fatal(err)
	}
	o.Poller = fetch.NewPoller(fetch.Options{AllowPrivate: true, PerSecond: 500, MaxBytes: 200 << 10, Timeout: 5 * time.Second, Now: now})
	o.Idle, o.Chance = 5*time.Millisecond, rand.New(rand.NewPCG(1, 2)).Float64
	var mu sync.Mutex
	chance := o.Chance
	o.Chance = func() float64 { mu.Lock(); defer mu.Unlock(); return chance() }
	return NewFollower(New(s, embed.Hashed{}, d, Options{Now: now}), o)
}

// followAll adds the feeds of a world.
func followAll(t testing.TB, s *store.Store, w *followWorld) {
	t.Helper()
	for _, f := range w.feeds {
		if _, err := s.AddFeeds(t.Context(), w.base, store.Feed{Address: f.address()}); err != nil {
			t.Fatal(err)
		}
	}
}

// idle reports whether nothing is left to do: all items were published and seen, and no work
// is due or waits but what is parked.
func idle(ctx context.Context, s *store.Store, w *followWorld) (bool, string, error) {
	feeds, err := s.Feeds(ctx)
	if err != nil {
		return false, "", err
	}
	end := w.base.Add(w.every * time.Duration(w.feeds[0].items))
	for _, f := range feeds {
		if !f.State.Stopped && (f.State.Failures > 0 || f.State.Checked.Before(end)) {
			return false, f.Address + " was not read to its end: " + f.State.Failure, nil
		}
	}
	counts, err := s.WorkCounts(ctx, w.now())
	for _, c := range counts {
		if c.Due+c.Later+c.Leased > 0 {
			return false, fmt.Sprintf("%+v", c), err
		}
	}
	return err == nil, "", err
}

// accounted checks that every item of every feed is there once: with an article that
// was taken once for each text its page had, or with a reason, or parked.
func accounted(t *testing.T, s *store.Store, w *followWorld) {
	t.Helper()
	lost, err := s.Unaccounted(t.Context())
	if err != nil || len(lost) > 0 {
		t.Errorf("%d items are not accounted for: %v, %v", len(lost), lost, err)
	}
	feeds, err := s.Feeds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	articles := map[string]string{} // by link
	for _, f := range w.feeds {
		id := parallax.MakeID("f_", f.address())
		n := 0
		err := s.Items(t.Context(), id, func(link, article, passed string) {
			n++
			if article == "" && passed == "" {
				t.Logf("feed %d (%s): %s is parked", f.n, f.fault, link)
			}
			if was, ok := articles[link]; ok && was != article {
				t.Errorf("%s led to %s and %s", link, was, article)
			}
			articles[link] = article
		})
		if err != nil {
			t.Fatal(err)
		}
		if f.fault != gone && n != f.items {
			t.Errorf("feed %d (%s) has %d of %d items", f.n, f.fault, n, f.items)
		}
	}
	once(t, s, articles)
	t.Logf("%d feeds, %d pages", len(feeds), len(articles))
}

// once checks that each article stands at one place, with one revision for each text of its page.
func once(t *testing.T, s *store.Store, articles map[string]string) {
	t.Helper()
	placed := map[parallax.ArticleID]int{}
	all, err := s.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, st := range all {
		for _, a := range st.Articles {
			placed[a]++
		}
	}
	taken := map[string]bool{}
	for link, id := range articles {
		if id == "" {
			continue
		}
		if taken[id] {
			t.Errorf("%s has the article of another page", link)
		}
		taken[id] = true
		found, err := s.Articles(t.Context(), []parallax.ArticleID{parallax.ArticleID(id)})
		if err != nil {
			t.Errorf("%s: %v", link, err)
			continue
		}
		a := found[0].Article
		want := 0
		if a.State.HasText() {
			want = 1
		}
		if placed[a.ID] != want {
			t.Errorf("%s (%s) stands in %d stories", link, a.State, placed[a.ID])
		}
		if a.Revision > 2 {
			t.Errorf("%s was taken %d times", link, a.Revision)
		}
		delete(placed, a.ID)
	}
	for id := range placed {
		t.Errorf("article %s came from no item", id)
	}
}

// simulate follows a world until all is done. It gives up when nothing was done for the time given by the wall: how long all
// of it takes says only how busy the machine is.
func simulate(t *testing.T, f *Follower, w *followWorld, most time.Duration) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- f.Run(ctx) }()
	before, since := int64(-1), time.Now()
	for {
		done, left, err := idle(ctx, f.p.store, w)
		if err != nil {
			t.Fatal(err)
		}
		if done {
			break
		}
		if n := f.tally.work(); n != before {
			before, since = n, time.Now()
		}
		if time.Since(since) > most {
			t.Errorf("nothing was done for %v, and there is still work: %s", most, left)
			break
		}
		time.Sleep(min(most/600, 500*time.Millisecond)) // looking costs, too
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("the follower ended with %v", err)
	}
}

// work counts what was done beside reading feeds, which goes on for ever.
func (c *counters) work() int64 {
	return c.items.Load() + c.pages.Load() + c.pagesFailed.Load() + c.articles.Load() + c.stories.Load() + c.storiesFailed.Load()
}

// TestFollow follows a feed of every fault for a simulated day.
func TestFollow(t *testing.T) {
	now := fast(8 * 3600)
	w := newFollowWorld(t, len(faults), 6, 2*time.Hour, now)
	f := follower(t, filepath.Join(t.TempDir(), "news.db"), now, Follow{Lease: 300 * time.Hour, Quiet: 2 * time.Hour, Passing: 4 * time.Hour, Newest: 50})
	followAll(t, f.p.store, w)
	simulate(t, f, w, 5*time.Minute) // all of it takes 10 s on a machine that has nothing else to do
	accounted(t, f.p.store, w)
	digests, err := f.p.store.Digests(t.Context())
	if err != nil || len(digests) == 0 {
		t.Errorf("%d stories are published, %v", len(digests), err)
	}
	several := 0
	for _, g := range digests {
		if g.Counts.Outlets > 1 {
			several++
		}
	}
	if several == 0 {
		t.Error("no story is told by several outlets")
	}
	for _, c := range f.Counts() {
		t.Logf("%s %d", c.Name, c.N)
	}
}

// TestSoakFollow does the same with 200 feeds for three simulated days: some 2,400 items.
func TestSoakFollow(t *testing.T) {
	if os.Getenv("PARALLAX_SOAK") == "" {
		t.Skip("takes minutes; set PARALLAX_SOAK to run it")
	}
	now := fast(1800)
	w := newFollowWorld(t, 200, 12, 6*time.Hour, now)
	f := follower(t, filepath.Join(t.TempDir(), "news.db"), now, Follow{Lease: 300 * time.Hour, Quiet: time.Hour, Passing: 4 * time.Hour, Newest: 50})
	followAll(t, f.p.store, w)
	simulate(t, f, w, 10*time.Minute)
	accounted(t, f.p.store, w)
	for _, c := range f.Counts() {
		t.Logf("%s %d", c.Name, c.N)
	}
}

// TestFollowNothingNew holds that a story is not published again when nothing new is told.
func TestFollowNothingNew(t *testing.T) {
	now := fast(1)
	w := newFollowWorld(t, 1, 2, time.Nanosecond, now)
	f := follower(t, store.Memory, now, Follow{Quiet: time.Millisecond, Passing: time.Millisecond})
	followAll(t, f.p.store, w)
	simulate(t, f, w, 20*time.Second)
	stories, err := f.p.store.Stories(t.Context())
	if err != nil || len(stories) == 0 {
		t.Fatal(stories, err)
	}
	id := stories[0].ID
	versions := func() int {
		all, err := f.p.store.Versions(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	before, composed := versions(), f.tally.stories.Load()
	if err := f.p.store.Want(t.Context(), now(), store.Job{Kind: store.WorkStory, Key: string(id)}); err != nil {
		t.Fatal(err)
	}
	simulate(t, f, w, 20*time.Second)
	if f.tally.stories.Load() == composed || versions() != before {
		t.Errorf("%d versions, then %d after composing %d times more", before, versions(), f.tally.stories.Load()-composed)
	}
}

// TestRests holds that a story that took much work is left alone ten times as long, and one that took little is not.
func TestRests(t *testing.T) {
	now := noon
	f := follower(t, store.Memory, func() time.Time { return now }, Follow{Quiet: 5 * time.Second})
	f.restAfter("s_little", 400*time.Millisecond)
	f.restAfter("s_much", time.Second)
	if little, much := f.rests("s_little"), f.rests("s_much"); !little.IsZero() || !much.Equal(noon.Add(10*time.Second)) {
		t.Errorf("little rests until %v, much until %v", little, much)
	}
	now = noon.Add(10 * time.Second)
	f.restAfter("s_other", time.Second)
	if until := f.rests("s_much"); !until.IsZero() {
		t.Errorf("what has rested is remembered until %v", until)
	}
}

// TestFollowStops holds that what is leased is given back when the program is told to stop.
func TestFollowStops(t *testing.T) {
	now := fast(1)
	w := newFollowWorld(t, 9, 9, time.Nanosecond, now)
	f := follower(t, filepath.Join(t.TempDir(), "news.db"), now, Follow{Quiet: time.Millisecond})
	followAll(t, f.p.store, w)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- f.Run(ctx) }()
	for f.tally.articles.Load() < 3 {
		time.Sleep(time.Millisecond)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	counts, err := f.p.store.WorkCounts(t.Context(), now())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range counts {
		if c.Leased > 0 {
			t.Errorf("still leased: %+v", c)
		}
	}
	feeds, err := f.p.store.Feeds(t.Context())
	for _, fd := range feeds {
		if fd.State.Checked.IsZero() && fd.Next.After(now().Add(time.Second)) {
			t.Errorf("%s is still claimed until %v", fd.Address, fd.Next)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestOneFollower holds that two programs do not work on one store.
func TestOneFollower(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	a, b := follower(t, path, clock, Follow{}), follower(t, path, clock, Follow{})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	for a.p.store.Lock(ctx) != nil || !a.locked() {
		time.Sleep(time.Millisecond)
	}
	if err := b.Run(ctx); !errors.Is(err, store.ErrLocked) {
		t.Errorf("the second ended with %v", err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func (f *Follower) locked() bool { return f.p.store.Lock(context.Background()) == nil }

func TestPageKey(t *testing.T) {
	for link, want := range map[string]string{
		"https://Ayr.example/a?utm_source=rss&id=7&utm_medium=x#top": "https://ayr.example/a?id=7",
		"https://ayr.example/a?b=utm_source":                         "https://ayr.example/a?b=utm_source",
		"https://ayr.example/A":                                      "https://ayr.example/A",
		"mailto:ann@ayr.example":                                     "",
		"/relative":                                                  "",
		"":                                                           "",
	} {
		if got, host := pageKey(link); got != want || (host == "") != (want == "") || strings.ToLower(host) != host {
			t.Errorf("%q is known by %q at %q, want %q", link, got, host, want)
		}
	}
}

// TestOddItems holds that an item that cannot be kept, for its zone is a whole day, is passed over and stops nothing.
func TestOddItems(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Odd</title>
<item><guid isPermaLink="false">1</guid><title>Odd</title><description>Odd news came late.</description><pubDate>Mon, 02 Jan 2006 15:04:05 +2400</pubDate></item>
<item><guid isPermaLink="false">2</guid><title>Even</title><description>Even news came in time.</description><pubDate>Mon, 02 Jan 2006 15:04:05 +0100</pubDate></item></channel></rss>`)
	}))
	defer server.Close()
	f := follower(t, store.Memory, clock, Follow{})
	if _, err := f.p.store.AddFeeds(t.Context(), clock(), store.Feed{Address: server.URL + "/feed.xml"}); err != nil {
		t.Fatal(err)
	}
	if did, err := f.poll(t.Context()); !did || err != nil {
		t.Fatal(did, err)
	}
	feeds, err := f.p.store.Feeds(t.Context())
	if err != nil || len(feeds) != 1 || feeds[0].Items.All != 2 || feeds[0].Items.Passed != 1 {
		t.Errorf("%+v, %v", feeds, err)
	}
}

// TestDistinctItems holds that an item stands once, as it was changed last, the newest first, and that
// those without a time keep the order of their feed.
func TestDistinctItems(t *testing.T) {
	at := func(hours int) parallax.Date { return parallax.Date{Time: noon.Add(time.Duration(hours) * time.Hour)} }
	got := ""
	for _, i := range distinct([]parallax.FeedItem{
		{ID: "z"}, {ID: "b", Title: "old", Published: at(1), Updated: at(1)}, {ID: "c", Published: at(2)}, {ID: "a"}, {ID: "b", Title: "new", Published: at(1), Updated: at(5)}, {ID: "z", Title: "again"},
	}) {
		got += i.ID + i.Title + " "
	}
	if want := "c bnew z a "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestLongFeed holds that no more items are looked at in one poll than a bound, and that the feed says so.
func TestLongFeed(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/xml")
		fmt.Fprint(w, "<urlset>")
		for i := range mostListed + 7 {
			fmt.Fprintf(w, "<url><loc>https://velm.example/%d</loc></url>", i)
		}
		fmt.Fprint(w, "</urlset>")
	}))
	defer server.Close()
	f := follower(t, store.Memory, clock, Follow{})
	f.Poller = fetch.NewPoller(fetch.Options{AllowPrivate: true, Now: clock})
	if _, err := f.p.store.AddFeeds(t.Context(), clock(), store.Feed{Address: server.URL + "/sitemap.xml"}); err != nil {
		t.Fatal(err)
	}
	if did, err := f.poll(t.Context()); !did || err != nil {
		t.Fatal(did, err)
	}
	feeds, err := f.p.store.Feeds(t.Context())
	if err != nil || feeds[0].Items.All != mostListed || feeds[0].State.Failures != 0 || !strings.Contains(feeds[0].State.Failure, "5007 items") {
		t.Errorf("%+v, %v", feeds, err)
	}
}

// TestUnkeptItems holds that what the store refuses of one feed is that feed's failure.
func TestUnkeptItems(t *testing.T) {
	f := follower(t, store.Memory, clock, Follow{})
	if _, err := f.p.store.AddFeeds(t.Context(), clock(), store.Feed{Address: "https://velm.example/feed.xml"}); err != nil {
		t.Fatal(err)
	}
	feed, ok, err := f.p.store.ClaimFeed(t.Context(), clock(), clock().Add(time.Minute))
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	if err := f.unkept(t.Context(), feed, errors.New("no place for them")); err != nil {
		t.Fatal(err)
	}
	feeds, err := f.p.store.Feeds(t.Context())
	if err != nil || !strings.Contains(feeds[0].State.Failure, "no place for them") || !feeds[0].Next.After(clock()) {
		t.Errorf("%+v, %v", feeds, err)
	}
}
