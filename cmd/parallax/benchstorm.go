package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"parallax"
	"parallax/internal/measure"
	"parallax/internal/store"
)

const (
	// stormFeeds is how many feeds bring articles, each of a host of its own, stormListed how
	// many items they list, and stormDue how often they are made due.
	stormFeeds, stormListed, stormDue = 20, 40, 2 * time.Second

	// watchEach says that one of so many articles is watched until its story has compared it, and
	// watchLook how often it is looked for, watchLonger how long after the last came.
	watchEach, watchLook, watchLonger = 40, 500 * time.Millisecond, 45 * time.Second

	// askPause is how long whoever asks for pages waits between two.
	askPause = 50 * time.Millisecond
)

// storm is readers of a server, and feeds that bring it articles.
type storm struct {
	store *store.Store // that the server works on
	pages string       // its address
	news  *measure.Newsroom
	feeds []*stormFeed

	mu            sync.Mutex
	came          []measure.Invented
	listed, shown []time.Duration // of those watched
	watched       int             // until they were shown, or it ended
}

// stormFeed is one outlet's server: its feed and its articles.
type stormFeed struct {
	id     string
	server *httptest.Server
	mu     sync.Mutex
	items  []measure.Invented // the latest, oldest first
}

func newStorm(ctx context.Context, s *store.Store, pages string, news *measure.Newsroom) (*storm, error) {
	t := &storm{store: s, pages: pages, news: news}
	for range stormFeeds {
		feed := &stormFeed{}
		feed.server = httptest.NewServer(feed)
		added, err := s.AddFeeds(ctx, time.Now(), store.Feed{Address: feed.server.URL + "/feed"})
		if err != nil || len(added) != 1 {
			return nil, fmt.Errorf("add feed: %d added, %w", len(added), err)
		}
		feed.id = added[0]
		t.feeds = append(t.feeds, feed)
	}
	return t, nil
}

func (t *storm) close() {
	for _, f := range t.feeds {
		f.server.Close()
	}
}

// ServeHTTP gives the feed or an article of it.
func (f *stormFeed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if r.URL.Path == "/feed" {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>%s</title>`, f.server.URL)
		for _, a := range f.items {
			fmt.Fprintf(w, `<item><guid>%s</guid><link>%s</link><title>%s</title></item>`, a.Address, a.Address, html.EscapeString(a.Title))
		}
		fmt.Fprint(w, `</channel></rss>`)
		return
	}
	for _, a := range f.items {
		if strings.HasSuffix(a.Address, r.URL.Path) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, a.HTML)
			return
		}
	}
	http.NotFound(w, r)
}

// bring puts an article at the end of the feed.
func (f *stormFeed) bring(a measure.Invented, n int) measure.Invented {
	f.mu.Lock()
	defer f.mu.Unlock()
	address := fmt.Sprintf("%s/news/%d", f.server.URL, n)
	a.HTML, a.Address = strings.ReplaceAll(a.HTML, a.Address, address), address
	f.items = append(f.items, a)
	f.items = f.items[max(0, len(f.items)-stormListed):]
	return a
}

// blow lets articles come for a time and asks for pages meanwhile; then it waits for those watched.
func (t *storm) blow(ctx context.Context, coming float64, lasting time.Duration, out *loadFigures) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var others sync.WaitGroup
	end := time.Now().Add(lasting)
	others.Go(func() { t.come(ctx, coming, end, &others) })
	others.Go(func() { t.due(ctx, end.Add(watchLonger)) })
	err := t.ask(ctx, end, out)
	if err != nil {
		cancel()
	}
	others.Wait()
	out.Seconds = lasting.Seconds()
	out.Listed, out.Unlisted = measure.LatencyOf("item to page", t.listed), t.watched-len(t.listed)
	out.Shown, out.Unshown = measure.LatencyOf("item to story", t.shown), t.watched-len(t.shown)
	return errors.Join(err, t.count(out))
}

// count asks the server what it did.
func (t *storm) count(out *loadFigures) error {
	_, page, err := t.get("/metrics")
	for line := range strings.Lines(page) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		n, _ := strconv.ParseFloat(value, 64)
		switch name {
		case "parallax_articles_total":
			out.Taken = int(n)
		case "parallax_stories_composed_total":
			out.Composed = int(n)
		}
	}
	return err
}

// come brings articles at their pace, some of them watched.
func (t *storm) come(ctx context.Context, coming float64, end time.Time, watchers *sync.WaitGroup) {
	tick := time.NewTicker(time.Duration(float64(time.Second) / coming))
	defer tick.Stop()
	for n := 0; time.Now().Before(end) && ctx.Err() == nil; n++ {
		a := t.feeds[n%len(t.feeds)].bring(t.news.Next(time.Now()), n)
		t.mu.Lock()
		t.came = append(t.came, a)
		t.mu.Unlock()
		if n%watchEach == 0 {
			watchers.Go(func() { t.watch(ctx, a, time.Now(), end.Add(watchLonger)) })
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
	}
}

// due makes all feeds due again and again.
func (t *storm) due(ctx context.Context, end time.Time) {
	for time.Now().Before(end) && ctx.Err() == nil && t.waiting(end) {
		for _, f := range t.feeds {
			if err := t.store.ChangeFeed(ctx, f.id, func(f *store.Feed) { f.Next = time.Time{} }); err != nil {
				return // the follower meets the same error
			}
		}
		time.Sleep(stormDue)
	}
}

// waiting reports whether articles still come, or some that are watched were not shown yet.
func (t *storm) waiting(end time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return time.Now().Before(end.Add(-watchLonger)) || t.watched < (len(t.came)+watchEach-1)/watchEach
}

// watch waits until the page of the article's story lists it, and until it is compared there. The page is asked for when the article is
// placed, and then when there is a new version of it: asked for twice a second by everyone who waits, pages took more of the processors
// the longer they waited.
func (t *storm) watch(ctx context.Context, a measure.Invented, since, end time.Time) {
	id := parallax.ArticleID(parallax.MakeID("a_", a.Address))
	listed, shown, seen := time.Duration(0), time.Duration(0), made{}
	for shown == 0 && time.Now().Before(end) && ctx.Err() == nil {
		time.Sleep(watchLook)
		now := t.newest(ctx, id)
		if now == seen {
			continue
		}
		seen = now
		_, page, err := t.get("/story/" + string(now.story))
		if err != nil {
			continue
		}
		if listed == 0 && strings.Contains(page, "/article/"+string(id)) {
			listed = time.Since(since)
		}
		if strings.Contains(page, html.EscapeString(a.Address)) {
			shown = time.Since(since)
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.watched++
	if listed > 0 {
		t.listed = append(t.listed, listed)
	}
	if shown > 0 {
		t.shown = append(t.shown, shown)
	}
}

// made is a version of a story's dossier.
type made struct {
	story   parallax.StoryID
	version int
}

// newest gives the newest dossier of an article's story; the zero value when there is none yet.
func (t *storm) newest(ctx context.Context, a parallax.ArticleID) made {
	story, err := t.store.StoryOf(ctx, a)
	if err != nil || story == "" {
		return made{}
	}
	versions, err := t.store.Versions(ctx, story)
	if err != nil || len(versions) == 0 {
		return made{}
	}
	return made{story, versions[0].Version}
}

// get asks for a page of the server.
func (t *storm) get(path string) (status int, page string, err error) {
	r, err := http.Get(t.pages + path)
	if err != nil {
		return 0, "", err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	return r.StatusCode, string(body), err
}

var storyLink = regexp.MustCompile(`href="(/story/[^"#?]+)"`)

// ask asks for the front page, one of its stories, and a search, in turn.
func (t *storm) ask(ctx context.Context, end time.Time, out *loadFigures) error {
	names := []string{"front", "story", "search"}
	took := map[string][]time.Duration{}
	stories, looked := []string(nil), 0
	for n := 0; time.Now().Before(end) && ctx.Err() == nil; n++ {
		name, path := names[n%len(names)], "/"
		switch {
		case name == "story" && len(stories) > 0:
			path = stories[(n/len(names))%len(stories)]
		case name == "story":
			continue
		case name == "search":
			t.mu.Lock()
			if looked = len(t.came) - 1; looked >= 0 {
				path = "/search?q=" + url.QueryEscape(t.came[looked*7%len(t.came)].Look)
			} else {
				path = "/search?q=tarvin"
			}
			t.mu.Unlock()
		}
		began := time.Now()
		status, page, err := t.get(path)
		took[name] = append(took[name], time.Since(began))
		if err != nil {
			return fmt.Errorf("%w: %s: %w", errStorm, path, err)
		}
		if status != http.StatusOK {
			return fmt.Errorf("%w: %s: status %d", errStorm, path, status)
		}
		if name == "front" {
			stories = stories[:0]
			for _, m := range storyLink.FindAllStringSubmatch(page, -1) {
				stories = append(stories, m[1])
			}
		}
		time.Sleep(askPause)
	}
	for _, name := range names {
		out.Pages = append(out.Pages, measure.LatencyOf(name, took[name]))
	}
	return nil
}
