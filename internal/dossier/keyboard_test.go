package dossier

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"parallax/internal/browser"
)

// focused is what a reader who goes on by keyboard stands on.
type focused struct {
	At      int    `json:"at"`      // of all that can be stood on, in the order of the page
	Of      int    `json:"of"`      // how many there are
	Name    string `json:"name"`    // what a screen reader says
	Outline string `json:"outline"` // how it is seen
	Tag     string `json:"tag"`
}

// where looks at the element that has the focus. What is closed or hidden cannot be stood on.
const where = `(() => {
	const all = [...document.querySelectorAll("a[href], summary, [tabindex]")].filter(e => e.checkVisibility());
	const e = document.activeElement, style = getComputedStyle(e);
	return {at: all.indexOf(e), of: all.length, tag: e.tagName, outline: style.outlineStyle + " " + style.outlineWidth,
		name: (e.getAttribute("aria-label") || (e.getAttribute("aria-labelledby") || "").split(" ").map(i => document.getElementById(i)?.textContent || "").join(" ") + e.textContent).trim().slice(0, 60)};
})()`

// TestKeyboard goes through the page by the tabulator: everything that can be used is stood on
// once, in the order of the page, is seen to have the focus and has a name. What axe-core
// cannot see of a page stands in doc/web.md.
func TestKeyboard(t *testing.T) {
	ctx, cancel := chromedp.NewContext(browser.Start(t))
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+fixturePage(t, "en"))); err != nil {
		t.Fatal(err)
	}
	for i := 0; ; i++ {
		if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Tab)); err != nil {
			t.Fatal(err)
		}
		f, err := chromedp.Run(ctx, chromedp.Evaluate[focused](where))
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 && i == f.Of {
			break
		}
		if f.At != i || f.Name == "" || f.Outline != "solid 3px" {
			t.Fatalf("step %d: %+v", i, f)
		}
	}
}
