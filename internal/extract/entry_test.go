package extract

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Times in inline elements that no block holds belong to posts too, and break nothing.
func TestPostsInline(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<body><p>` + strings.Repeat(`<span>Hall <time datetime="2026-03-12T21:04:00Z">21:04</time></span>`, 3) + `</p>`))
	if err != nil {
		t.Fatal(err)
	}
	posts := markedPosts(doc)
	if len(posts) != 3 || posts[0].clock != "21:04" || posts[0].time.IsZero() {
		t.Errorf("posts %+v, want three of 21:04", posts)
	}
}
