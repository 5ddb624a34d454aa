package pdf

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"parallax"
)

const (
	// MaxBytes is how large a file may be.
	MaxBytes = 20 << 20
	// Patience is how long one PDF may be read. A text layer takes some 10 ms a page; compiling PDFium takes ten
	// seconds on a machine that is busy.
	Patience = 60 * time.Second
	// Grace is how long the program has to say that it ran out of patience before it is ended.
	Grace = 10 * time.Second
	// AtOnce is how many PDFs are read at once: one that was made to take all its time leaves room for another. Each may take
	// 350 MB.
	AtOnce = 2
	// Waiting is how long a PDF waits for its turn. With what reading one may take it is far below the lease of a page (5
	// minutes), after which another fetcher would take it.
	Waiting = 90 * time.Second
	// maxAnswer bounds what is read of an answer: text with its places.
	maxAnswer = 64 << 20
)

// inside marks the environment of the program that reads one PDF, which starts no further one.
const inside = "PARALLAX_READS_PDF"

// Program reads PDFs by starting a program that calls Serve, AtOnce at a time. Make one with NewProgram. Its methods may be
// called by several goroutines.
type Program struct {
	// Path is the program, Args are its arguments, the name it is called by first.
	Path string
	Args []string
	// Patience is how long one PDF may be read, Waiting how long it waits for its turn; NewProgram sets the constants.
	Patience, Waiting time.Duration
	turns             chan struct{}
}

// NewProgram gives a Program of the file at path, called with args, of which the first is its name.
func NewProgram(path string, args ...string) *Program {
	return &Program{Path: path, Args: args, Patience: Patience, Waiting: Waiting, turns: make(chan struct{}, AtOnce)}
}

// answer is what Serve writes.
type answer struct {
	Layer *parallax.TextLayer `json:"layer,omitempty"`
	Error string              `json:"error,omitempty"`
}

// Read gives the text layer of a PDF, within Waiting, Patience and Grace together. An error says for people what is wrong with
// the file, or is ErrBusy.
func (p *Program) Read(ctx context.Context, body []byte) (parallax.TextLayer, error) {
	if len(body) > MaxBytes {
		return parallax.TextLayer{}, ErrLarge
	}
	if os.Getenv(inside) != "" {
		return parallax.TextLayer{}, errors.New("a PDF in a PDF")
	}
	late := time.NewTimer(p.Waiting)
	defer late.Stop()
	select {
	case p.turns <- struct{}{}:
		defer func() { <-p.turns }()
	case <-late.C:
		return parallax.TextLayer{}, ErrBusy
	case <-ctx.Done():
		return parallax.TextLayer{}, ctx.Err()
	}
	return p.start(ctx, body)
}

// start lets the program read a PDF.
func (p *Program) start(ctx context.Context, body []byte) (parallax.TextLayer, error) {
	limited, cancel := context.WithTimeout(ctx, p.Patience+Grace)
	defer cancel()
	c := exec.CommandContext(limited, p.Path)
	c.Args = append(p.Args[:len(p.Args):len(p.Args)], p.Patience.String())
	c.Stdin, c.Env, c.WaitDelay = bytes.NewReader(body), append(environment(), inside+"=1"), time.Second
	out, err := c.StdoutPipe()
	if err != nil {
		return parallax.TextLayer{}, err
	}
	if err := c.Start(); err != nil {
		return parallax.TextLayer{}, fmt.Errorf("the reader of PDFs does not start: %w", err)
	}
	raw, _ := io.ReadAll(io.LimitReader(out, maxAnswer)) // what is cut short is no answer
	out.Close()
	err = c.Wait()
	var a answer
	switch {
	case ctx.Err() != nil:
		return parallax.TextLayer{}, ctx.Err()
	case limited.Err() != nil:
		return parallax.TextLayer{}, ErrEndless
	case err != nil || json.Unmarshal(raw, &a) != nil:
		return parallax.TextLayer{}, ErrBroken
	case a.Layer == nil && a.Error == ErrEndless.Error(): // so that callers can tell it from others
		return parallax.TextLayer{}, ErrEndless
	case a.Layer == nil:
		return parallax.TextLayer{}, errors.New(a.Error)
	}
	return *a.Layer, nil
}

// environment is what the program sees: where its cache may be, and nothing that may be secret.
func environment() (out []string) {
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData", "SystemRoot", "TMPDIR"} {
		if v, ok := os.LookupEnv(name); ok {
			out = append(out, name+"="+v)
		}
	}
	return out
}

// Serve reads one PDF from in and writes its text layer, or what is wrong with it, to out. cache is as for Read.
func Serve(ctx context.Context, in io.Reader, out io.Writer, cache string, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	body, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	if err != nil {
		return err
	}
	if len(body) > MaxBytes {
		return json.NewEncoder(out).Encode(answer{Error: ErrLarge.Error()})
	}
	l, err := Read(ctx, body, cache)
	if err != nil {
		return json.NewEncoder(out).Encode(answer{Error: err.Error()})
	}
	return json.NewEncoder(out).Encode(answer{Layer: &l})
}
