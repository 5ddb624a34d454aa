// Package pdf takes the bytes of a PDF and gives its text layer: lines with their places and sizes, and what
// the file says of itself. PDFium does the reading, compiled to WebAssembly, within bounds of memory, sheets and
// text; Program runs it in a process of its own, so that what it takes is given back and its end can be enforced.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	problem "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"parallax"
)

const (
	// MaxSheets is how many sheets are read. Reports of inquiries have a few hundred; what lies behind is a book.
	MaxSheets = 300
	// MaxText is how many bytes of text are read: four times the longest article of our sets.
	MaxText = 4 << 20
	// maxLines is how many lines are read: a newspaper of 60 large sheets has 50,000. Each takes a hundred bytes beside its
	// text, so that all of them fit into maxAnswer.
	maxLines = 100_000
	// maxPlaced is how many characters of one sheet are looked at. A page of a newspaper in small print has 30,000.
	maxPlaced = 200_000
	// memoryPages bounds what PDFium may use, in pages of 64 kB: 256 MB hold a file of 20 MB and its largest streams.
	memoryPages = 4096
	// maxMeta bounds each thing the file says of itself.
	maxMeta = 1000
)

// What can be wrong with a PDF as a whole, as texts/en.json says it to people.
var (
	ErrEncrypted = failure("encrypted", nil)
	ErrBroken    = failure("broken", nil)
	ErrLarge     = failure("memory", nil)
	ErrEndless   = failure("endless", parallax.ErrEndless)
	// ErrBusy says nothing of the PDF: its turn did not come.
	ErrBusy = failure("busy", parallax.ErrBusy)
)

func failure(key string, kind error) error {
	return wrong{parallax.Texts()["reason.fetch.pdf."+key], kind}
}

// wrong is an error in words for people, of a kind that callers tell apart or of none.
type wrong struct {
	words string
	kind  error
}

func (w wrong) Error() string { return w.words }
func (w wrong) Unwrap() error { return w.kind }

// Read gives the text layer of a PDF. cache is a folder in which the compiled reader (22 MB) is kept from one call to the
// next, "" for none. The error is one of those above, or says that the reader does not start. What was read before ctx
// ended or a bound was met is given, with Cut set, when it is something.
func Read(ctx context.Context, body []byte, cache string) (l parallax.TextLayer, err error) {
	defer func() {
		if recover() != nil {
			l, err = parallax.TextLayer{}, ErrBroken
		}
	}()
	r, err := start(ctx, cache)
	if cache != "" {
		tidy(cache, time.Now())
	}
	switch {
	case ctx.Err() != nil:
		return parallax.TextLayer{}, ErrEndless
	case err != nil:
		return parallax.TextLayer{}, err
	}
	defer r.pool.Close() //nolint:errcheck // its memory is given back either way
	err = r.open(body)
	if err == nil {
		r.meta(&l)
		err = r.sheets(ctx, &l)
	}
	switch {
	case err == nil:
		return l, nil
	case ctx.Err() != nil:
		err = ErrEndless
	}
	if len(l.Sheets) > 0 {
		l.Cut = err.Error()
		return l, nil
	}
	return parallax.TextLayer{}, err
}

// reader is PDFium with one document.
type reader struct {
	pool pdfium.Pool
	lib  pdfium.Pdfium
	doc  references.FPDF_DOCUMENT
}

// start makes PDFium ready: compiled where what was compiled can be kept in the cache folder, which takes two seconds once
// and a tenth of one afterwards; interpreted elsewhere, and where the system permits no code made while running.
func start(ctx context.Context, cache string) (*reader, error) {
	if cache != "" {
		if kept, err := wazero.NewCompilationCacheWithDir(own(cache)); err == nil {
			if r, err := ready(ctx, wazero.NewRuntimeConfigCompiler().WithCompilationCache(kept)); err == nil {
				return r, nil
			}
		}
	}
	return ready(ctx, wazero.NewRuntimeConfigInterpreter())
}

// ready starts PDFium, which sees no files.
func ready(ctx context.Context, c wazero.RuntimeConfig) (r *reader, err error) {
	defer func() {
		if cause := recover(); cause != nil { // the compiler panics where memory cannot be made executable
			r, err = nil, fmt.Errorf("the reader of PDFs does not start: %v", cause)
		}
	}()
	pool, err := webassembly.Init(webassembly.Config{
		MaxIdle: 1, MaxTotal: 1, Context: ctx,
		RuntimeConfig: c.WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling). // PDFium was compiled for it
															WithCloseOnContextDone(true).WithMemoryLimitPages(memoryPages),
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("the reader of PDFs does not start: %w", err)
	}
	lib, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the reader of PDFs does not start: %w", err), pool.Close())
	}
	return &reader{pool: pool, lib: lib}, nil
}

func (r *reader) open(body []byte) error {
	d, err := r.lib.OpenDocument(&requests.OpenDocument{File: &body})
	switch {
	case errors.Is(err, problem.ErrPassword), errors.Is(err, problem.ErrSecurity):
		return ErrEncrypted
	case err != nil && strings.Contains(err.Error(), "memory"):
		return ErrLarge
	case err != nil:
		return ErrBroken
	}
	r.doc = d.Document
	return nil
}

// meta reads what the file says of itself; what it does not say stays empty.
func (r *reader) meta(l *parallax.TextLayer) {
	for tag, into := range map[string]*string{
		"Title": &l.Title, "Author": &l.Author, "Creator": &l.Creator, "Producer": &l.Producer, "CreationDate": &l.Created, "ModDate": &l.Modified,
	} {
		if got, err := r.lib.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: r.doc, Tag: tag}); err == nil {
			*into = spelled(got.Value, maxMeta)
		}
	}
	if got, err := r.lib.FPDFCatalog_GetLanguage(&requests.FPDFCatalog_GetLanguage{Document: r.doc}); err == nil {
		l.Language = spelled(got.Language, 40)
	}
}

// spelled gives s in one line of at most limit bytes, without what is no character.
func spelled(s string, limit int) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\x00", "")), " ")
	if len(s) > limit {
		s = strings.ToValidUTF8(s[:limit], "")
	}
	return s
}
