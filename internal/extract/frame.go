package extract

import (
	"slices"
	"strings"

	"parallax"
)

const (
	// frameLines is how many lines two texts must share in one row at their begin or end before these
	// are taken for what the site prints around them; fewer are the opening of one report.
	frameLines = 5
	// frameLine is the length in bytes that most lines of a frame stay under; a paragraph of news has more.
	frameLine = 100
	// frameClosed is the share of the lines of a frame that end in a full stop at most (stops): headlines and
	// names of sections do not, sentences of a report that two papers print do.
	frameClosed = 0.6
	// ownLines is how many lines each text must have beside the frames.
	ownLines = 3
)

// Frames gives for each article the lines that a site prints before and behind whatever it
// reports, where the text of a page was taken with them: rows of short lines that two texts have
// in common at their begin or end and that have nothing else in common. A title that is such a
// line is among them.
func Frames(articles []*parallax.Article) map[parallax.ArticleID][]parallax.Span {
	lines := make([][]textLine, len(articles))
	for i, a := range articles {
		lines[i] = linesOf(a.Text)
	}
	head, tail := make([]int, len(articles)), make([]int, len(articles))
	for i := range articles {
		for j := range i {
			before, behind := framed(lines[i], lines[j])
			head[i], head[j] = max(head[i], before), max(head[j], before)
			tail[i], tail[j] = max(tail[i], behind), max(tail[j], behind)
		}
	}
	out := map[parallax.ArticleID][]parallax.Span{}
	for i, a := range articles {
		frame := append(slices.Clone(lines[i][:head[i]]), lines[i][len(lines[i])-tail[i]:]...)
		for _, l := range frame {
			out[a.ID] = append(out[a.ID], l.span)
		}
		if title := strings.TrimSpace(a.Title); title != "" && slices.ContainsFunc(frame, func(l textLine) bool { return l.words == title }) {
			out[a.ID] = append(out[a.ID], parallax.Span{Field: parallax.FieldTitle, End: len(a.Title)})
		}
	}
	return out
}

// textLine is a line of a text without the space around it.
type textLine struct {
	words string
	span  parallax.Span
}

func linesOf(text string) []textLine {
	var out []textLine
	at := 0
	for line := range strings.Lines(text) {
		if words := strings.TrimSpace(line); words != "" {
			from := at + strings.Index(line, words)
			out = append(out, textLine{words, parallax.TextSpan(from, from+len(words))})
		}
		at += len(line)
	}
	return out
}

// framed gives how many lines at the begin and at the end of two texts are a frame of both.
func framed(a, b []textLine) (head, tail int) {
	most := min(len(a), len(b)) - ownLines
	for head < most && a[head].words == b[head].words {
		head++
	}
	for tail < most-head && a[len(a)-1-tail].words == b[len(b)-1-tail].words {
		tail++
	}
	if max(head, tail) < frameLines { // most pairs; what else they share costs much to tell
		return 0, 0
	}
	others := map[string]bool{}
	for _, l := range b[head : len(b)-tail] {
		others[l.words] = true
	}
	shared, own := 0, a[head:len(a)-tail]
	for _, l := range own {
		if others[l.words] {
			shared++
		}
	}
	if slices.ContainsFunc(a[:head], closedParagraph) || slices.ContainsFunc(a[len(a)-tail:], closedParagraph) || 3*shared > len(own) {
		return 0, 0 // one report in two papers
	}
	if !isFrame(a[:head]) {
		head = 0
	}
	if !isFrame(a[len(a)-tail:]) {
		tail = 0
	}
	return head, tail
}

// closedParagraph reports whether a line is one of a report: long, and closed.
func closedParagraph(l textLine) bool {
	return len(l.words) > 2*frameLine && stops(l.words)
}

// stops reports whether a line ends in the full stop of any script. Headlines end in other marks, too.
func stops(s string) bool { return strings.ContainsAny(lastRunes(s, 1), ".。｡۔।") }

// isFrame reports whether a row of lines is what sites print around their reports.
func isFrame(lines []textLine) bool {
	short, closed := 0, 0
	for _, l := range lines {
		if len(l.words) < frameLine {
			short++
		}
		if stops(l.words) {
			closed++
		}
	}
	return len(lines) >= frameLines && 2*short > len(lines) && float64(closed) <= frameClosed*float64(len(lines))
}
