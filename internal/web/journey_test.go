package web

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parallax/internal/browser"
)

// stepPatience is how long a few steps may take on a loaded machine.
const stepPatience = 30 * time.Second

// walker walks through pages in a browser.
type walker struct {
	t   *testing.T
	ctx context.Context
}

func (r walker) do(steps ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, stepPatience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		r.t.Fatal(err)
	}
}

// follow clicks on what the selector finds and waits for the page whose address has the words.
func (r walker) follow(selector, address string) {
	r.t.Helper()
	r.do(chromedp.Click(chromedp.CSS(selector)))
	r.at(address)
}

// at waits until the address of the page has the words and its end is there.
func (r walker) at(address string) {
	r.t.Helper()
	for range 200 {
		here, err := chromedp.Run(r.ctx, chromedp.Evaluate[string](`document.readyState === "complete" ? location.href : ""`))
		if err == nil && strings.Contains(here, address) {
			return
		}
		r.do(chromedp.Sleep(50 * time.Millisecond))
	}
	here, _ := chromedp.Run(r.ctx, chromedp.Location())
	r.t.Fatalf("the reader is at %s, not at %s", here, address)
}

// back goes to the page before. chromedp.NavigateBack waits for it to load, which a page that
// the browser kept does not do.
func (r walker) back() {
	r.t.Helper()
	if _, err := chromedp.Run(r.ctx, chromedp.Evaluate[bool](`history.back(), true`)); err != nil {
		r.t.Fatal(err)
	}
}

// sees waits until the visible text of the page has the words: a click may still be on its way
// to a page whose address looks like the one before.
func (r walker) sees(words ...string) {
	r.t.Helper()
	missing := words
	for range 200 {
		text, err := chromedp.Run(r.ctx, chromedp.Evaluate[string](`document.body ? document.body.innerText : ""`))
		missing = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return strings.Contains(text, w) })
		if err == nil && len(missing) == 0 {
			return
		}
		r.do(chromedp.Sleep(50 * time.Millisecond))
	}
	r.t.Fatalf("the page shows no %q", missing)
}

// TestBrowserJourneys goes the ways of readers, without scripts; what a page writes to the
// console fails them.
func TestBrowserJourneys(t *testing.T) {
	ctx := browser.Start(t)
	for name, journey := range map[string]func(r walker, site string){
		"read, open evidence, back": readAndBack, "search": searchFor, "keep a search, remove it, take that back": keepATopic, "split and undo": splitAndUndo, "keyboard only": byKeyboard, "right to left": rightToLeft,
	} {
		for _, width := range []int{390, 1280} {
			t.Run(name, func(t *testing.T) {
				server := deciding(t)
				journey(walker{t, browser.Tab(ctx, t, width)}, server.URL)
			})
		}
	}
	t.Run("live, and keys", func(t *testing.T) {
		liveAndKeys(walker{t, browser.Scripted(ctx, t, 1280)}, deciding(t).URL)
	})
}

func readAndBack(r walker, site string) {
	r.do(chromedp.Navigate(site + "/"))
	r.follow(`a[href="/story/s_ferry"]`, "/story/s_ferry")
	r.do(chromedp.Click(chromedp.CSS(`details.evidence summary`)), chromedp.WaitVisible(chromedp.CSS(`details.evidence[open] blockquote mark`)))
	r.follow(`a[href="/article/a_gazette"]`, "/article/a_gazette")
	r.sees("people were hurt at the pier")
	r.back()
	r.at("/story/s_ferry")
	r.back()
	r.at(site + "/")
}

func searchFor(r walker, site string) {
	r.do(chromedp.Navigate(site + "/"))
	r.follow(`a[href="/search"]`, "/search")
	r.do(chromedp.SendKeys(chromedp.CSS(`#q`), "injured -pier"+kb.Enter))
	r.at("/search?q=injured")
	r.sees("Nothing fits")
	r.do(chromedp.Clear(chromedp.CSS(`#q`)), chromedp.SendKeys(chromedp.CSS(`#q`), "pier"+kb.Enter))
	r.at("/search?q=pier")
	r.sees("3 articles")
	r.do(chromedp.WaitVisible(chromedp.CSS(`.hits mark`)))
	r.follow(`.related a`, "/story/s_")
}

func keepATopic(r walker, site string) {
	r.do(chromedp.Navigate(site + "/search?q=pier"))
	r.do(chromedp.Click(chromedp.CSS(`details.keep summary`)), chromedp.WaitVisible(chromedp.CSS(`.keep input[name=name]`)))
	r.do(chromedp.Clear(chromedp.CSS(`.keep input[name=name]`)), chromedp.SendKeys(chromedp.CSS(`.keep input[name=name]`), "The pier"+kb.Enter))
	r.at("/topic/1")
	r.sees("The pier", "2 stories", "Follow:")
	r.do(chromedp.Navigate(site + "/"))
	r.follow(`.filters a[href="/?topic=1"]`, "/?topic=1")
	r.sees("2 stories", "The pier ×")
	r.follow(`a[href="/topics"]`, "/topics")
	r.follow(`.made a[href="/topic/1"]`, "/topic/1")
	r.do(chromedp.Click(chromedp.CSS(`button[value=remove]`)))
	r.sees("This topic was removed")
	r.do(chromedp.Click(chromedp.CSS(`button[value=undo]`)))
	r.sees("brought back", "Follow:")
}

func splitAndUndo(r walker, site string) {
	r.do(chromedp.Navigate(site + "/story/s_ferry"))
	r.follow(`a[href="/story/s_ferry/edit"]`, "/edit")
	r.do(chromedp.Click(chromedp.CSS(`input[value=a_gazette]`)))
	r.follow(`section[aria-labelledby=split] button`, "/decide?do=split")
	r.sees("This will happen", "These stay")
	r.do(chromedp.Clear(chromedp.CSS(`input[name=who]`)), chromedp.SendKeys(chromedp.CSS(`input[name=who]`), "Ann"))
	r.do(chromedp.Click(chromedp.CSS(`form[method=post] button`)), chromedp.WaitVisible(chromedp.CSS(`#decided`)))
	r.sees("split off", "by Ann")
	r.follow(`.made a[href$="/undo"]`, "/undo")
	r.follow(`form[method=post] button`, "/decisions")
	r.sees("taken back by")
	r.do(chromedp.Navigate(site + "/story/s_ferry"))
	r.sees("2 outlets, 2 independent origins")
}

// byKeyboard reaches a story by Tab and Enter alone; what has the focus is outlined.
func byKeyboard(r walker, site string) {
	r.do(chromedp.Navigate(site+"/"), chromedp.KeyEvent(kb.Tab))
	focus := func() string {
		at, err := chromedp.Run(r.ctx, chromedp.Evaluate[string](`(e => (e.getAttribute("href") || e.tagName) + " " + getComputedStyle(e).outlineStyle)(document.activeElement)`))
		if err != nil {
			r.t.Fatal(err)
		}
		return at
	}
	if at := focus(); at != "#main solid" {
		r.t.Errorf("the first Tab leads to %q", at)
	}
	r.do(chromedp.KeyEvent(kb.Enter), chromedp.Sleep(100*time.Millisecond))
	for range 20 {
		r.do(chromedp.KeyEvent(kb.Tab))
		if at := focus(); strings.HasPrefix(at, "/story/") {
			if !strings.HasSuffix(at, " solid") {
				r.t.Errorf("the focus on %q cannot be seen", at)
			}
			r.do(chromedp.KeyEvent(kb.Enter))
			r.at("/story/s_")
			return
		}
	}
	r.t.Error("no story can be reached by keyboard")
}

func rightToLeft(r walker, site string) {
	r.do(chromedp.Navigate(site + "/search?lang=ar&q=pier"))
	side, err := chromedp.Run(r.ctx, chromedp.Evaluate[bool](`document.querySelector("h1").getBoundingClientRect().right > innerWidth / 2 && document.documentElement.dir === "rtl"`))
	if err != nil || !side {
		r.t.Errorf("the heading does not begin on the right (%v)", err)
	}
}

// liveAndKeys sees a story change its name on a page that is open, and goes by single keys.
func liveAndKeys(r walker, site string) {
	r.do(chromedp.Navigate(site + "/"))
	r.sees("2 stories")
	r.do(chromedp.Sleep(time.Second)) // the stream is open by then
	if response, _ := post(r.t, site+"/story/s_ferry/decide", "do=rename&title=The+ferry+of+Karvik"); response.status != http.StatusSeeOther {
		r.t.Fatalf("rename: status %d", response.status)
	}
	r.sees("The ferry of Karvik")
	at := func(want string) {
		r.t.Helper()
		got, err := chromedp.Run(r.ctx, chromedp.Evaluate[string](`document.activeElement.getAttribute("href") || document.activeElement.id`))
		if err != nil || got != want {
			r.t.Errorf("the focus is on %q, not on %q (%v)", got, want, err)
		}
	}
	first, err := chromedp.Run(r.ctx, chromedp.Evaluate[string](`document.querySelector(".stories > li > a").getAttribute("href")`))
	if err != nil {
		r.t.Fatal(err)
	}
	r.do(chromedp.KeyEvent("j"))
	at(first)
	r.do(chromedp.KeyEvent("j"), chromedp.KeyEvent("k"))
	at(first)
	r.do(chromedp.KeyEvent("/"))
	r.at("/search")
	r.do(chromedp.Focus(chromedp.CSS("#q")), chromedp.KeyEvent("j"))
	at("q")
}
