// Command feedserver serves a folder of saved pages as feeds, one for each outlet, for trying parallax serve without a network:
//
//	go run ./tools/feedserver examples/silo
package main

import (
	"cmp"
	"encoding/xml"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/extract"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:8701", "address of this machine and port to listen on")
	flag.Parse()
	folder := cmp.Or(flag.Arg(0), "examples/silo")
	channels, err := read(folder)
	if err != nil {
		log.Fatalf("feedserver: %v", err)
	}
	base := "http://" + *listen
	fmt.Printf("%d feeds of %s, listed at %s/feeds.opml:\n", len(channels), folder, base)
	for _, c := range channels {
		fmt.Printf("  %s/feed/%s\n", base, c.name())
	}
	server := &http.Server{Addr: *listen, Handler: handler(folder, base, channels), ReadHeaderTimeout: 10 * time.Second}
	log.Fatalf("feedserver: %v", server.ListenAndServe())
}

// channel is the feed of one outlet, as RSS 2.0 writes it.
type channel struct {
	Title string `xml:"title"`
	Items []item `xml:"item"`
}

type item struct {
	GUID      string `xml:"guid"`
	Link      string `xml:"link"` // file name; the handler puts the address before it
	Title     string `xml:"title"`
	Published string `xml:"pubDate,omitempty"`
}

// name is that of the file of a feed.
func (c *channel) name() string {
	return strings.Join(strings.Fields(strings.ToLower(c.Title)), "-") + ".xml"
}

// read gives the feeds of the pages of a folder, in order of their outlets.
func read(folder string) (out []channel, err error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no .html file", folder)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		a, err := extract.Article(parallax.Page{Input: file, MediaType: "text/html", Body: body}, nil)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		outlet := cmp.Or(a.Outlet.Key(), "Unnamed")
		i := slices.IndexFunc(out, func(c channel) bool { return c.Title == outlet })
		if i < 0 {
			i, out = len(out), append(out, channel{Title: outlet})
		}
		it := item{GUID: filepath.Base(file), Link: filepath.Base(file), Title: cmp.Or(a.Title, filepath.Base(file))}
		if at := a.Reported(); !at.IsZero() {
			it.Published = at.Format(time.RFC1123Z)
		}
		out[i].Items = append(out[i].Items, it)
	}
	slices.SortFunc(out, func(a, b channel) int { return strings.Compare(a.Title, b.Title) })
	return out, err
}

// handler answers for the feeds, their list and the pages.
func handler(folder, base string, channels []channel) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /page/", http.StripPrefix("/page/", http.FileServerFS(os.DirFS(folder))))
	type outline struct {
		Text string `xml:"text,attr"`
		Feed string `xml:"xmlUrl,attr"`
	}
	var list []outline
	for _, c := range channels {
		c.Items = slices.Clone(c.Items)
		for i := range c.Items {
			c.Items[i].Link = base + "/page/" + c.Items[i].Link
		}
		list = append(list, outline{c.Title, base + "/feed/" + c.name()})
		mux.HandleFunc("GET /feed/"+c.name(), func(w http.ResponseWriter, _ *http.Request) {
			write(w, "application/rss+xml", struct {
				XMLName xml.Name `xml:"rss"`
				Version string   `xml:"version,attr"`
				Channel channel  `xml:"channel"`
			}{Version: "2.0", Channel: c})
		})
	}
	mux.HandleFunc("GET /feeds.opml", func(w http.ResponseWriter, _ *http.Request) {
		write(w, "text/x-opml", struct {
			XMLName xml.Name  `xml:"opml"`
			Version string    `xml:"version,attr"`
			Lines   []outline `xml:"body>outline"`
		}{Version: "2.0", Lines: list})
	})
	return mux
}

// write answers with XML.
func write(w http.ResponseWriter, kind string, doc any) {
	w.Header().Set("Content-Type", kind+"; charset=utf-8")
	if err := xml.NewEncoder(w).Encode(doc); err != nil {
		log.Printf("feedserver: %v", err)
	}
}
