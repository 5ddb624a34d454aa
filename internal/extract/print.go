package extract

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"parallax"
	"parallax/internal/language"
)

const (
	// margin is the share of a sheet at its upper and lower end in which no author prints, since few printers could:
	// browsers print there what they print from where.
	margin = 0.04
	// edge is the share in which running headers and page numbers stand, runningLines how many lines of a sheet can be such.
	edge, runningLines = 0.15, 3
	// running is the share of sheets on which a line must be printed at one height to be of no text: left and right
	// pages may differ, and the first has none.
	running = 1.0 / 3
)

// layered is the text of a PDF on its way to an article.
type layered struct {
	layer   *parallax.TextLayer
	lines   []inked // of the text
	margins []inked // what stands around it
	size    float64 // of most letters of the text
	tag     string  // the language of most of it
	within  map[string]bool
}

// inked is a line with the number of its sheet.
type inked struct {
	parallax.SheetLine
	sheet int
}

// sort parts the text from what is printed around it: turned lines, what browsers print in the margins, and what is
// printed again and again at one height.
func (p *layered) sort() {
	times := map[string][]inked{}
	for i, s := range p.layer.Sheets {
		for _, l := range edgeOf(s) {
			key := runningKey(l.Text)
			times[key] = append(times[key], inked{l, i})
		}
	}
	often := max(2, int(math.Ceil(running*float64(len(p.layer.Sheets)))))
	weight := map[float64]int{}
	for i, s := range p.layer.Sheets {
		for _, l := range s.Lines {
			if l.Text = lineText(l.Text); l.Text == "" {
				continue
			}
			at := inked{mirrored(l), i}
			again := 0
			if atEdge(s, l) {
				for _, other := range times[runningKey(l.Text)] {
					if math.Abs(other.Base-l.Base) < 0.01*s.Height {
						again++
					}
				}
			}
			if l.Turned || again >= often || p.numbers(s, l) || s.Height > 0 && (l.Base < margin*s.Height || l.Base > (1-margin)*s.Height) {
				p.margins = append(p.margins, at)
				continue
			}
			p.lines = append(p.lines, at)
			weight[math.Round(l.Size*2)/2] += len(l.Text)
		}
	}
	for size, n := range weight {
		if m := weight[p.size]; n > m || n == m && size < p.size {
			p.size = size
		}
	}
}

// pageNumber is a number that stands alone, in either way of writing them.
var pageNumber = regexp.MustCompile(`^[-–— ]*(?:\d{1,4}|[ivxlc]{1,6})[-–— ]*$`)

// numbers reports whether a line is the number of a sheet: the outermost line at one of its ends, and a number alone.
func (p *layered) numbers(s parallax.Sheet, l parallax.SheetLine) bool {
	return len(p.layer.Sheets) > 1 && atEdge(s, l) && pageNumber.MatchString(l.Text) &&
		(!slices.ContainsFunc(s.Lines, func(o parallax.SheetLine) bool { return o.Base > l.Base }) || !slices.ContainsFunc(s.Lines, func(o parallax.SheetLine) bool { return o.Base < l.Base }))
}

// lineText gives the text of a line as clean does, with a hyphen where a soft one ends it.
func lineText(s string) string {
	if head, soft := strings.CutSuffix(strings.TrimSpace(s), "\u00AD"); soft {
		return clean(head) + "-"
	}
	return clean(s)
}

// mirrored gives a line of a script that is written to the left as if it were written to the right.
func mirrored(l parallax.SheetLine) parallax.SheetLine {
	for _, r := range l.Text {
		if unicode.IsLetter(r) {
			if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) {
				l.Left, l.Right = -l.Right, -l.Left
			}
			break
		}
	}
	return l
}

// runningKey makes one of lines that differ in their page numbers only.
func runningKey(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return unicode.ToLower(r)
	}, s)), " ")
}

// edgeOf gives the lines of a sheet that can be running headers or footers.
func edgeOf(s parallax.Sheet) []parallax.SheetLine {
	lines := slices.Clone(s.Lines)
	slices.SortStableFunc(lines, func(a, b parallax.SheetLine) int { return cmp.Compare(a.Base, b.Base) })
	var out []parallax.SheetLine
	for i, l := range lines {
		if (i < runningLines || i >= len(lines)-runningLines) && atEdge(s, l) {
			out = append(out, l)
		}
	}
	return out
}

func atEdge(s parallax.Sheet, l parallax.SheetLine) bool {
	return l.Base < edge*s.Height || l.Base > (1-edge)*s.Height
}

// address gives the address that a browser printed in the margin of the first sheet; "" when there is none.
func (p *layered) address() string {
	for _, l := range p.margins {
		for _, w := range strings.Fields(l.Text) {
			if l.sheet == 0 && (strings.HasPrefix(w, "https://") || strings.HasPrefix(w, "http://")) && !strings.ContainsAny(w, "…") && !strings.HasSuffix(w, "...") {
				return w
			}
		}
	}
	return ""
}

// words gives the lines as they are, to tell their language by.
func (p *layered) words() string {
	var b strings.Builder
	for _, l := range p.lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// alike reports whether letters have one size, to the eye.
func alike(a, b float64) bool { return math.Abs(a-b) <= 0.1*max(a, b) }

// paragraphs joins the lines.
func (p *layered) paragraphs() []paragraph {
	var out []paragraph
	gap := p.gap()
	for from := 0; from < len(p.lines); {
		to := from + 1
		for to < len(p.lines) && p.goesOn(from, to, gap) {
			to++
		}
		kind := atom.P
		if p.lines[from].Size > headlineSize*p.size {
			kind = atom.H2
		}
		if text := p.joined(p.lines[from:to]); text != "" {
			out = append(out, paragraph{text: text, kind: kind})
		}
		from = to
	}
	return out
}

// gap gives the usual distance of lines, in sizes of their letters.
func (p *layered) gap() float64 {
	var all []float64
	for i := 1; i < len(p.lines); i++ {
		a, b := p.lines[i-1], p.lines[i]
		if d := a.Base - b.Base; a.sheet == b.sheet && alike(a.Size, b.Size) && d > 0.5*a.Size && d < 3*a.Size {
			all = append(all, d/a.Size)
		}
	}
	if len(all) == 0 {
		return 1.2
	}
	slices.Sort(all)
	return all[len(all)/4] // between paragraphs there may be more
}

// goesOn reports whether line i belongs to the paragraph that began with line from.
func (p *layered) goesOn(from, i int, gap float64) bool {
	first, last, l := p.lines[from], p.lines[i-1], p.lines[i]
	ended := sentenceEnd(last.Text) && !strings.ContainsAny(lastRunes(last.Text, 1), ":;)")
	switch down := last.Base - l.Base; {
	case initial(last) && last.Size > headlineSize*l.Size && i-1 == from:
		return true // the large letter that a text begins with
	case initial(first) && i-1 > from && alike(p.lines[from+1].Size, l.Size):
		first = p.lines[from+1]
	case !alike(last.Size, l.Size), bulleted(l.Text), i <= headLines && (alone(l.Text) || alone(last.Text)):
		return false
	case last.sheet != l.sheet, down < -0.5*l.Size: // the next column or sheet
		return !ended
	case down > 1.35*gap*l.Size:
		return false
	}
	if l.Left > last.Left+0.8*l.Size && l.Left < last.Left+5*l.Size && ended && (i-1 > from || first.Left <= last.Left) {
		return false // it is indented
	}
	if next, _ := utf8.DecodeRuneInString(l.Text); !ended && unicode.IsLower(next) {
		return true // a sentence goes on; lines that are not set to one width may have had room
	}
	return isHyphen(lastRunes(last.Text, 1)) || !p.room(i-1)
}

// alone reports whether a line at the top of a text is the byline or the date.
func alone(s string) bool {
	walls := language.AllWalls()
	words := strings.Fields(s)
	return isDateLine(s, walls) || len(s) <= 100 && !sentenceEnd(s) && slices.Contains(walls.By, language.FoldWords(words[0]))
}

// initial reports whether a line is one large letter.
func initial(l inked) bool { return len([]rune(strings.Trim(l.Text, "“\"„«'‘"))) == 1 }

// bulleted reports whether a line begins as an item of a list.
func bulleted(s string) bool {
	return strings.ContainsRune("•▪●■‣◦", []rune(s + " ")[0])
}

// room reports whether a line ended although the first word of the next would have found room on it: it ended on purpose.
// How wide its column is the lines around it tell.
func (p *layered) room(i int) bool {
	l, next := p.lines[i], p.lines[i+1]
	right, left := l.Right, l.Left
	for j := max(0, i-8); j < min(len(p.lines), i+9); j++ {
		if o := p.lines[j]; alike(o.Size, l.Size) && math.Abs(o.Left-l.Left) < 5*l.Size && o.Left < right {
			right, left = max(right, o.Right), min(left, o.Left)
		}
	}
	word, _, _ := strings.Cut(next.Text, " ")
	if first := []rune(word)[0]; language.Unspaced(first) {
		word = string(first) // a line can end behind every one
	}
	width := (l.Right - l.Left) / float64(utf8.RuneCountInString(l.Text)) * float64(utf8.RuneCountInString(word)+1)
	return l.Right+width < right-0.02*(right-left)
}
