package dossier

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	devtools "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"parallax/internal/browser"
)

// TestLook draws the page of the fixture in a browser, for people to look at: set
// PARALLAX_LOOK to a folder. A dossier.html in it is drawn instead. Every rendering must fit its width and load without an error.
func TestLook(t *testing.T) {
	dir := os.Getenv("PARALLAX_LOOK")
	if dir == "" {
		t.Skip("PARALLAX_LOOK names no folder for pictures")
	}
	file := filepath.Join(dir, "dossier.html") // one that is there is drawn as it is
	if _, err := os.Stat(file); err != nil {
		d, _ := composed(t)
		f, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := HTML(f, English(), d); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	alloc := browser.Start(t)
	for _, width := range []int{390, 1280} {
		for _, colours := range []string{"light", "dark"} {
			ctx, cancel := chromedp.NewContext(alloc)
			ctx, stop := context.WithTimeout(ctx, time.Minute)
			look(t, ctx, file, width, colours, dir)
			stop()
			cancel()
		}
	}
}

// Pictures are cut into pieces of this height so that they can be read.
const pieceHeight = 1800

func look(t *testing.T, ctx context.Context, file string, width int, colours, dir string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(int64(width), 900), browser.Scheme(colours), chromedp.Navigate("file://"+file)); err != nil {
		t.Fatal(err)
	}
	if inner, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth`)); err != nil || inner > width {
		t.Errorf("the page is %d px wide on a screen of %d (%v)", inner, width, err)
	}
	height, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.querySelectorAll("details.evidence").forEach((d, i) => d.open = i % 9 == 0); document.documentElement.scrollHeight`))
	if err != nil {
		t.Fatal(err)
	}
	beyond := true
	for i := 0; i*pieceHeight < height; i++ {
		clip := &devtools.Viewport{Y: float64(i * pieceHeight), Width: float64(width), Height: float64(min(pieceHeight, height-i*pieceHeight)), Scale: 1}
		png, err := chromedp.Run(ctx, func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
			r, err := cdp.Call(ctx, target, devtools.CaptureScreenshot, devtools.CaptureScreenshotParams{Clip: clip, CaptureBeyondViewport: &beyond})
			return r.Data, err
		})
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d-%s-%d.png", width, colours, i)), png, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
