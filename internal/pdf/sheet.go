package pdf

import (
	"context"
	"fmt"
	"math"
	"slices"
	"unicode"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"parallax"
)

// sheets reads the sheets in order, until they end or a bound is met.
func (r *reader) sheets(ctx context.Context, l *parallax.TextLayer) error {
	n, err := r.lib.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: r.doc})
	if err != nil {
		return ErrBroken
	}
	l.Count = n.PageCount
	text, lines := 0, 0
	for i := range min(l.Count, MaxSheets) {
		s, err := r.sheet(i)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil && len(l.Sheets) == 0 && i+1 == min(l.Count, MaxSheets) {
			return ErrBroken
		}
		if err != nil {
			l.Cut = fmt.Sprintf("page %d is broken", i+1)
			continue
		}
		for _, line := range s.Lines {
			text += len(line.Text)
		}
		lines += len(s.Lines)
		s.Lines = s.Lines[:len(s.Lines)-max(0, lines-maxLines)]
		l.Sheets = append(l.Sheets, s)
		switch {
		case lines > maxLines:
			l.Cut = fmt.Sprintf("more than %d lines", maxLines)
			return nil
		case text > MaxText:
			l.Cut = fmt.Sprintf("more than %d MB of text", MaxText>>20)
			return nil
		}
	}
	if l.Count > MaxSheets {
		l.Cut = fmt.Sprintf("more than %d pages", MaxSheets)
	}
	return nil
}

func (r *reader) sheet(index int) (s parallax.Sheet, err error) {
	p, err := r.lib.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: r.doc, Index: index})
	if err != nil {
		return s, err
	}
	defer r.lib.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p.Page}) //nolint:errcheck // the document is closed in the end
	page := requests.Page{ByReference: &p.Page}
	if got, err := r.lib.FPDF_GetPageWidthF(&requests.FPDF_GetPageWidthF{Page: page}); err == nil {
		s.Width = round(float64(got.PageWidth))
	}
	if got, err := r.lib.FPDF_GetPageHeightF(&requests.FPDF_GetPageHeightF{Page: page}); err == nil {
		s.Height = round(float64(got.PageHeight))
	}
	t, err := r.lib.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return s, err
	}
	defer r.lib.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: t.TextPage}) //nolint:errcheck // the same
	n, err := r.lib.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: t.TextPage})
	if err != nil {
		return s, err
	}
	w := writing{lib: r, page: t.TextPage}
	for i := range min(n.Count, maxPlaced) {
		if err := w.char(i); err != nil {
			return s, err
		}
	}
	w.end()
	s.Lines = w.lines
	return s, nil
}

// writing gathers the characters of a sheet into lines. PDFium puts a line break where a line ends.
type writing struct {
	lib   *reader
	page  references.FPDF_TEXTPAGE
	lines []parallax.SheetLine
	line  []sign // so far
}

// sign is a character, and its number on the sheet.
type sign struct {
	char  rune
	index int
}

// hyphenated is what PDFium gives for a hyphen at the end of a line, in place of the break behind it.
const hyphenated = 2

func (w *writing) char(i int) error {
	got, err := w.lib.lib.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: w.page, Index: i})
	if err != nil {
		return err
	}
	switch c := rune(uint32(got.Unicode)); { //nolint:gosec // a character of PDFium has 32 bits
	case c == '\r' || c == '\n':
		w.end()
	case c == hyphenated || c == 0xFFFE:
		w.line = append(w.line, sign{'-', i})
		w.end()
	case unicode.IsSpace(c):
		w.line = append(w.line, sign{' ', i})
	case unicode.IsGraphic(c) || unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Co, c): // letters without a meaning are counted later
		w.line = append(w.line, sign{c, i})
	}
	return nil
}

// end ends a line, and asks where it stands: its first and last character tell.
func (w *writing) end() {
	signs := w.line
	w.line = nil
	blank := func(s sign) bool { return s.char == ' ' }
	from := slices.IndexFunc(signs, func(s sign) bool { return !blank(s) })
	if from < 0 {
		return
	}
	for blank(signs[len(signs)-1]) {
		signs = signs[:len(signs)-1]
	}
	first, last := signs[from].index, signs[len(signs)-1].index
	text := w.words(signs)
	line := parallax.SheetLine{Text: text}
	if got, err := w.lib.lib.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: w.page, Index: first}); err == nil {
		line.Left, line.Base = round(got.X), round(got.Y)
	}
	line.Right = line.Left
	if got, err := w.lib.lib.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: w.page, Index: last}); err == nil {
		line.Right = round(got.Right)
	}
	if got, err := w.lib.lib.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: w.page, Index: first}); err == nil {
		line.Turned = math.Abs(math.Sin(float64(got.CharAngle))) > 0.1
	}
	line.Left, line.Right = min(line.Left, line.Right), max(line.Left, line.Right)
	line.Size = w.size(first)
	w.lines = append(w.lines, line)
}

// size gives the size of a character as it is printed: that of its font, times how much it is stretched.
func (w *writing) size(i int) float64 {
	font, err := w.lib.lib.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: w.page, Index: i})
	if err != nil {
		return 0
	}
	m, err := w.lib.lib.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: w.page, Index: i})
	if err != nil {
		return round(font.FontSize)
	}
	return round(font.FontSize * math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D)))
}

// round keeps a tenth of a point, and makes nothing of what is no length.
func round(x float64) float64 {
	if math.IsNaN(x) || math.Abs(x) > 1e6 {
		return 0
	}
	return math.Round(x*10) / 10
}
