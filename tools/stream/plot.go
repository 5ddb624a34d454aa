package main

import (
	"bytes"
	"fmt"
	"io"
)

// table writes the blocks as a table of Markdown.
func table(w io.Writer, blocks []block) {
	fmt.Fprintln(w, "| articles so far | at hand | ms of processor an article | articles a second | heap, MB |\n|---|---|---|---|---|")
	for _, b := range blocks {
		fmt.Fprintf(w, "| %d | %d | %.2f | %.0f | %.0f |\n", b.articles, b.hand, b.each, 1000/b.each, b.heap)
	}
}

// draw gives a plot of cost and memory over the number of articles.
func draw(blocks []block) []byte {
	const width, height, left, top = 640.0, 240.0, 60.0, 20.0
	var most, heap, last float64
	for _, b := range blocks {
		most, heap, last = max(most, b.each), max(heap, b.heap), float64(b.articles)
	}
	most = max(most, 2.5) * 1.1 // 2.5 ms are 400 a second
	x := func(b block) float64 { return left + width*float64(b.articles)/last }
	y := func(share float64) float64 { return top + height*(1-share) }
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" font-family="sans-serif" font-size="12" role="img">
<title>Cost of placing an article, and memory, as the archive grows</title>
<rect width="100%%" height="100%%" fill="#fff"/>
<path d="M%g %gV%gH%g" fill="none" stroke="#333"/>
`, left+width+70, top+height+50, left, top, top+height, left+width)
	line := func(colour string, of func(block) float64) {
		fmt.Fprintf(&out, `<polyline fill="none" stroke="%s" stroke-width="2" points="`, colour)
		for _, b := range blocks {
			fmt.Fprintf(&out, "%.1f,%.1f ", x(b), y(of(b)))
		}
		fmt.Fprintln(&out, `"/>`)
	}
	line("#0057b7", func(b block) float64 { return b.each / most })
	line("#b75700", func(b block) float64 { return b.heap / (heap * 1.1) })
	goal := y(2.5 / most)
	fmt.Fprintf(&out, `<path d="M%g %.1fH%g" stroke="#999" stroke-dasharray="4 4"/><text x="%g" y="%.1f" fill="#666">400 a second</text>
<text x="%g" y="%g" fill="#0057b7">ms of processor an article (%.1f at the top)</text>
<text x="%g" y="%g" fill="#b75700">heap in MB (%.0f at the top)</text>
<text x="%g" y="%g" text-anchor="end">%.0f articles</text><text x="%g" y="%g">0</text>
</svg>
`, left, goal, left+width, left+width-80, goal-4, left+8, top+12, most, left+8, top+28, heap*1.1, left+width, top+height+20, last, left, top+height+20)
	return out.Bytes()
}
