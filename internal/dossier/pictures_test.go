package dossier

import (
	"bytes"
	"cmp"
	"context"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	devtools "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"parallax/internal/browser"
)

// The pictures of the README show the top of the example's page.
const (
	pictureWidth, pictureHeight = 1280, 1600
	largestPicture              = 300 << 10 // bytes; a README is read on phones too
)

// TestPictures writes the pictures of the README: set PARALLAX_PICTURES to doc/pictures.
func TestPictures(t *testing.T) {
	dir := os.Getenv("PARALLAX_PICTURES")
	if dir == "" {
		t.Skip("PARALLAX_PICTURES names no folder for pictures")
	}
	ctx := browser.Start(t)
	file := siloPage(t)
	for _, look := range []string{"light", "dark"} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(pictureWidth, pictureHeight), browser.Scheme(look), chromedp.Navigate("file://"+file)); err != nil {
			t.Fatal(err)
		}
		shot, err := chromedp.Run(ctx, func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
			r, err := cdp.Call(ctx, target, devtools.CaptureScreenshot, devtools.CaptureScreenshotParams{})
			return r.Data, err
		})
		if err != nil {
			t.Fatal(err)
		}
		small, err := fewColours(shot)
		if err != nil {
			t.Fatal(err)
		}
		if len(small) > largestPicture {
			t.Errorf("the %s picture has %d bytes", look, len(small))
		}
		if err := os.WriteFile(filepath.Join(dir, "dossier-"+look+".png"), small, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// fewColours writes a picture with its 256 most frequent colours, and for every other the
// nearest of them: letters on paper lose nothing one can see, and two thirds of the bytes.
func fewColours(shot []byte) ([]byte, error) {
	full, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		return nil, err
	}
	n := map[color.RGBA]int{}
	area := full.Bounds()
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(full.At(x, y)).(color.RGBA) }
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			n[at(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(n), func(a, b color.RGBA) int { return cmp.Compare(n[b], n[a]) })
	var palette color.Palette
	for _, c := range colours[:min(256, len(colours))] {
		palette = append(palette, c)
	}
	index := map[color.RGBA]uint8{}
	out := image.NewPaletted(area, palette)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			c := at(x, y)
			i, known := index[c]
			if !known {
				i = uint8(palette.Index(c))
				index[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out)
	return b.Bytes(), err
}
