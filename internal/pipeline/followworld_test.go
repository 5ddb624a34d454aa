package pipeline

import (
	"fmt"
	"html"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// fault is what goes wrong with a feed or its pages.
type fault string

const (
	noFault      fault = "nothing"
	failsFirst   fault = "pages answer 503 twice"
	hangsUp      fault = "pages break the connection once"
	missing      fault = "every third page is gone"
	forbidden    fault = "robots.txt forbids pages"
	unchanged    fault = "answers 304 with a validator"
	asksPatience fault = "the feed answers 429 now and then"
	brokenXML    fault = "the feed is no well-formed XML"
	moves        fault = "the feed moves for good"
	gone         fault = "the feed is gone after a while"
	copies       fault = "items lead to the pages of the feed before"
	bare         fault = "items name no page"
	updates      fault = "pages are updated"
	loops        fault = "every fourth page redirects to itself"
	huge         fault = "every fourth page is too large"
	nested       fault = "every fourth page is nested too deep"
	noFeed       fault = "the address answers a page now and then"
	serverDown   fault = "the server does not answer at first"
)

var faults = []fault{
	noFault, failsFirst, unchanged, missing, copies, forbidden, bare, updates, hangsUp, asksPatience,
	brokenXML, moves, gone, loops, huge, nested, noFeed, serverDown,
}

// followWorld is a number of feeds on loopback, whose items appear one after the other.
type followWorld struct {
	feeds []*worldFeed
	base  time.Time
	now   func() time.Time
	every time.Duration // between the items of a feed
}

// worldFeed is one feed with its pages on a server of its own.
type worldFeed struct {
	world *followWorld
	n     int
	fault fault
	items int
	url   string

	mu   sync.Mutex
	hits map[string]int
}

// newFollowWorld starts the servers; they stop with the test.
func newFollowWorld(t testing.TB, feeds, items int, every time.Duration, now func() time.Time) *followWorld {
	w := &followWorld{base: now(), now: now, every: every}
	for n := range feeds {
		f := &worldFeed{world: w, n: n, fault: faults[n%len(faults)], items: items, hits: map[string]int{}}
		server := httptest.NewUnstartedServer(f)
		server.Config.ErrorLog = nil
		listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		server.Listener = listener
		server.Start()
		t.Cleanup(server.Close)
		f.url = server.URL
		w.feeds = append(w.feeds, f)
	}
	return w
}

func (f *worldFeed) address() string { return f.url + "/feed.xml" }

// hit counts requests for a path, from 1.
func (f *worldFeed) hit(path string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.hits[path]++
	return f.hits[path]
}

func (f *worldFeed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := f.hit(r.URL.Path)
	var item int
	switch {
	case f.fault == serverDown && f.world.now().Sub(f.world.base) < 90*time.Minute:
		hangUp(w)
	case r.URL.Path == "/robots.txt":
		if f.fault == forbidden {
			fmt.Fprint(w, "User-agent: *\nDisallow: /page/\n")
			return
		}
		http.NotFound(w, r)
	case r.URL.Path == "/feed.xml" && f.fault == moves:
		http.Redirect(w, r, "/moved.xml", http.StatusMovedPermanently)
	case strings.HasSuffix(r.URL.Path, ".xml"):
		f.feed(w, r, n)
	default:
		if _, err := fmt.Sscanf(r.URL.Path, "/page/%d", &item); err != nil {
			http.NotFound(w, r)
			return
		}
		f.page(w, r, item, n)
	}
}

func hangUp(w http.ResponseWriter) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		conn.Close()
	}
}

// published is how many items the feed holds now.
func (f *worldFeed) published() int {
	return min(f.items, 1+int(f.world.now().Sub(f.world.base)/f.world.every))
}

// link is the address of the page of an item.
func (f *worldFeed) link(i int) string {
	from := f
	if f.fault == copies && f.n > 0 {
		from = f.world.feeds[f.n-1]
	}
	return fmt.Sprintf("%s/page/%d", from.url, i)
}

func (f *worldFeed) appeared(i int) time.Time {
	return f.world.base.Add(time.Duration(i)*f.world.every - time.Hour)
}

func (f *worldFeed) feed(w http.ResponseWriter, r *http.Request, n int) {
	late := f.world.now().Sub(f.world.base) > f.world.every*time.Duration(f.items)/2
	switch {
	case f.fault == asksPatience && n%3 == 2:
		w.Header().Set("Retry-After", "1200")
		http.Error(w, "slowly", http.StatusTooManyRequests)
		return
	case f.fault == gone && late:
		http.Error(w, "gone", http.StatusGone)
		return
	case f.fault == noFeed && n%2 == 1:
		fmt.Fprint(w, "<html><body><p>We are rebuilding our site. Please come back later.</p></body></html>")
		return
	}
	count := f.published()
	if f.fault == unchanged {
		tag := fmt.Sprintf(`"%d"`, count)
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	w.Header().Set("Content-Type", "application/rss+xml")
	fmt.Fprintf(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper %d</title><link>%s/</link>`, f.n, f.url)
	for i := count - 1; i >= 0; i-- {
		link := "<link>" + f.link(i) + "</link>"
		if f.fault == bare {
			link = ""
		}
		fmt.Fprintf(w, `<item><guid isPermaLink="false">%d-%d</guid>%s<title>%s</title><description>%s</description><pubDate>%s</pubDate></item>`,
			f.n, i, link, f.title(i), html.EscapeString(f.text(i)), f.appeared(i).Format(time.RFC1123Z))
		if f.fault == brokenXML {
			fmt.Fprint(w, "<b>&nbsp; & so on")
		}
	}
	fmt.Fprint(w, "</channel></rss>")
}

var (
	worldTowns  = strings.Fields("Orlow Karvik Tarsund Quellmark Varnow Lindfell Ostby Hallow Portmere Tessel Brackwater Carrowmore Dornik Eskmouth Fellin Garrick Hestnes Ivarra")
	worldPeople = strings.Fields("Tamm Falk Adeka Ekelund Quist Nyland Rask Sorrel Birk Corvin Pell Gant Hallam Jarrow Kestrel Lund Marrow Tarn")
	// worldPlots are what can happen, each in its own words: title, then what every paper prints.
	worldPlots = [][]string{
		{"Ferry strikes pier in %[1]s", "A ferry struck the pier of %[1]s in thick fog and %[3]d passengers were injured.", "Captain Mira %[2]s said the rudder had failed.", "Divers search the hull for leaks."},
		{"%[1]s council raises school budget", "The council of %[1]s voted to spend %[3]d million crowns on classrooms.", "Treasurer Jorun %[2]s called the vote overdue.", "Parents had campaigned for years."},
		{"Orchard blight spreads near %[1]s", "A blight has killed %[3]d hectares of apple trees around %[1]s.", "Botanist Ime %[2]s blamed a wet spring.", "Growers ask for compensation."},
		{"%[1]s chess champion stunned", "An amateur beat the champion of %[1]s after %[3]d moves.", "Arbiter Olav %[2]s praised the endgame.", "The rematch is set for autumn."},
		{"Gas leak empties %[1]s market", "A gas leak forced %[3]d traders out of the covered market of %[1]s.", "Fire chief Ilse %[2]s ordered the evacuation at noon.", "Nobody was hurt."},
		{"Museum in %[1]s finds lost map", "Archivists in %[1]s discovered a sea chart hidden for %[3]d years.", "Curator Ansel %[2]s plans an exhibition.", "Sailors had copied it by hand."},
	}
)

// event tells which event an item tells: items of neighbouring feeds tell the same.
func (f *worldFeed) event(i int) int { return i*13 + f.n/3 }

func (f *worldFeed) tell(i, part int) string {
	e := f.event(i)
	return fmt.Sprintf(worldPlots[e%6][part]+"%[4]s", worldTowns[e/2%18], worldPeople[e/3%18], 11+e, "")
}

func (f *worldFeed) title(i int) string { return f.tell(i, 0) }

func (f *worldFeed) text(i int) string {
	return f.tell(i, 1) + " " + f.tell(i, 2) + " " + f.tell(i, 3) + fmt.Sprintf(" Correspondent %d of this paper walked %d steps to see it.", f.n, 40+f.n+i)
}

func (f *worldFeed) page(w http.ResponseWriter, r *http.Request, i, n int) {
	more := ""
	switch {
	case f.fault == failsFirst && n <= 2:
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	case f.fault == hangsUp && n == 1:
		hangUp(w)
		return
	case f.fault == missing && i%3 == 0:
		http.NotFound(w, r)
		return
	case f.fault == loops && i%4 == 0:
		http.Redirect(w, r, r.URL.Path, http.StatusFound)
		return
	case f.fault == huge && i%4 == 0:
		for range 300 {
			fmt.Fprint(w, strings.Repeat("<p>too much </p>", 100))
		}
		return
	case f.fault == nested && i%4 == 0:
		more = strings.Repeat("<div><table><tr><td>", 2000)
	case f.fault == updates && f.world.now().Sub(f.appeared(i)) > 5*time.Hour:
		more = "<p>In the evening the council of the town met again and added four days to the closure of it all.</p>"
	}
	fmt.Fprintf(w, `<html lang="en"><head><title>%s</title><meta property="article:published_time" content="%s"></head><body><article><h1>%[1]s</h1>`,
		f.title(i), f.appeared(i).Format(time.RFC3339))
	for _, s := range strings.SplitAfter(f.text(i), ". ") {
		fmt.Fprintf(w, "<p>%s</p>", s)
	}
	fmt.Fprintf(w, "%s</article></body></html>", more)
}
