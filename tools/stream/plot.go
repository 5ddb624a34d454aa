package main

import (
	"bytes"
	"fmt"
	"io"
)

// table writes what was measured of a stream as a table of Markdown.
func table(w io.Writer, s stream) {
	fmt.Fprintf(w, "%d a day:\n\n", s.perDay)
	fmt.Fprintln(w, "| articles so far | at hand | ms of processor an article | articles a second | heap, MB |\n|---|---|---|---|---|")
	for _, b := range s.blocks {
		fmt.Fprintf(w, "| %d | %d | %.2f | %.0f | %.0f |\n", b.articles, b.hand, b.each, 1000/b.each, b.heap)
	}
}

// dashes are how the lines of each stream are drawn.
var dashes = [...]string{"", "7 3", "2 3"}

// draw gives a plot of cost and memory over the number of articles.
func draw(streams []stream) []byte {
	const width, height, left, top = 640.0, 240.0, 60.0, 20.0
	var most, heap, last float64
	for _, s := range streams {
		for _, b := range s.blocks {
			most, heap, last = max(most, b.each), max(heap, b.heap), float64(b.articles)
		}
	}
	most = max(most, 2.5) * 1.1 // 2.5 ms are 400 a second
	x := func(b block) float64 { return left + width*float64(b.articles)/last }
	y := func(share float64) float64 { return top + height*(1-share) }
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" font-family="sans-serif" font-size="12" role="img">
<title>Cost of placing an article, and memory, as the archive grows</title>
<rect width="100%%" height="100%%" fill="#fff"/>
<path d="M%g %gV%gH%g" fill="none" stroke="#333"/>
`, left+width+90, top+height+50, left, top, top+height, left+width)
	line := func(colour string, of func(block) float64) {
		for i, s := range streams {
			fmt.Fprintf(&out, `<polyline fill="none" stroke="%s" stroke-width="2" stroke-dasharray="%s" points="`, colour, dashes[i%len(dashes)])
			for _, b := range s.blocks {
				fmt.Fprintf(&out, "%.1f,%.1f ", x(b), y(of(b)))
			}
			end := s.blocks[len(s.blocks)-1]
			fmt.Fprintf(&out, `"/><text x="%.1f" y="%.1f" fill="%s">%d a day</text>`+"\n", x(end)+4, y(of(end))+4, colour, s.perDay)
		}
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
