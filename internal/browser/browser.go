// Package browser takes pages and looks at them as readers do, in a real Chromium: for
// tests only, so no program links it.
package browser

import (
	"context"
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	devtools "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

//go:embed axe.min.js
var axe string

// patience is how long one page may take in all its renderings, on a loaded machine too.
const patience = 4 * time.Minute

// Start gives a context with a browser that ends with the test; it skips the test, saying
// so, when there is none. PARALLAX_CHROMIUM names the program when it is not on the path.
func Start(t *testing.T) context.Context {
	t.Helper()
	program := os.Getenv("PARALLAX_CHROMIUM")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); program == "" && err == nil {
			program = found
		}
	}
	if program == "" {
		t.Skip("no chromium on the path; PARALLAX_CHROMIUM may name one")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.DisableGPU)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // chromium refuses to run as root with it
	}
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// rendering is one way a page is looked at. axe-core is slow on long pages; it sees both
// widths and both sets of colours in two of the four.
type rendering struct {
	width  int
	scheme string
	audit  bool
}

var renderings = []rendering{{390, "light", true}, {390, "dark", false}, {1280, "light", false}, {1280, "dark", true}}

// Audit opens a page in a tab of the browser, on a phone and on a desk, light and dark, with
// all that can be opened open: nothing may be wider than the screen, nothing may end on the
// console, and axe-core may find no violation of WCAG 2.2 A and AA or of good practice.
func Audit(ctx context.Context, t *testing.T, address string) {
	t.Helper()
	ctx, cancel := chromedp.NewContext(ctx)
	defer cancel()
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	console := listen(ctx, t)
	for _, r := range renderings {
		check(ctx, t, address, r)
	}
	for _, line := range *console {
		t.Errorf("%s: console: %s", address, line)
	}
}

// listen gathers what the page writes to the console and what the browser logs about it.
func listen(ctx context.Context, t *testing.T) *[]string {
	t.Helper()
	var lines []string
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown, *runtime.EventConsoleAPICalled:
			raw, _ := json.Marshal(e)
			lines = append(lines, string(raw))
		case *devtools.EventEntryAdded:
			lines = append(lines, e.Entry.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return &lines
}

// settle opens everything and gives how wide the page is.
const settle = `document.querySelectorAll("details").forEach(d => { d.open = true }); document.documentElement.scrollWidth`

// audit runs axe-core and gives one line per violation, with the first elements.
const audit = `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r => r.violations.map(v =>
	v.id + ": " + v.help + " (" + v.nodes.length + "): " + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + n.failureSummary).join(" | ")))`

func check(ctx context.Context, t *testing.T, address string, r rendering) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(int64(r.width), 900), Scheme(r.scheme), chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	wide, err := chromedp.Run(ctx, chromedp.Evaluate[int](settle))
	if err != nil || wide > r.width {
		t.Errorf("%d px, %s: the page is %d px wide (%v)", r.width, r.scheme, wide, err)
	}
	if !r.audit {
		return
	}
	if err := chromedp.Do(ctx, func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, runtime.Evaluate, runtime.EvaluateParams{Expression: axe})
		return chromedp.Void{}, err
	}); err != nil {
		t.Fatal(err)
	}
	violations, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](audit, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Errorf("%s: %d px, %s: %s", address, r.width, r.scheme, v)
	}
}

// Scheme lets the page think that the reader prefers "light" or "dark".
func Scheme(name string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		features := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
		return chromedp.Void{}, err
	}
}

// Tab gives a context with a tab of the browser that ends with the test, of the width given in
// pixels, in which scripts of pages do not run; what its pages write to the console fails the test.
func Tab(ctx context.Context, t *testing.T, width int) context.Context {
	return tab(ctx, t, width, true)
}

// Scripted is Tab with scripts.
func Scripted(ctx context.Context, t *testing.T, width int) context.Context {
	return tab(ctx, t, width, false)
}

func tab(ctx context.Context, t *testing.T, width int, still bool) context.Context {
	t.Helper()
	ctx, cancel := chromedp.NewContext(ctx)
	ctx, stop := context.WithTimeout(ctx, patience)
	console := listen(ctx, t)
	t.Cleanup(func() {
		stop()
		cancel()
		for _, line := range *console {
			t.Errorf("console: %s", line)
		}
	})
	scripts := chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: still})
		return err
	})
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(int64(width), 900), scripts); err != nil {
		t.Fatal(err)
	}
	return ctx
}
