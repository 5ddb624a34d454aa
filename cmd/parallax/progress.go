package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// lineEvery is how often progress is told where it cannot be redrawn.
const lineEvery = 10 * time.Second

// progress tells on standard error how far the work is: one line that is redrawn on a
// terminal, a plain line now and then otherwise. It is safe for concurrent use.
type progress struct {
	mu       sync.Mutex
	out      io.Writer
	what     string
	terminal bool
	count    int
	told     time.Time
	drawn    int // characters of the line on the terminal
}

func newProgress(out io.Writer, what string) *progress {
	return &progress{out: out, what: what, terminal: isTerminal(out), told: time.Now()}
}

// step counts one more thing done and names it.
func (p *progress) step(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.count++
	now := time.Now()
	switch {
	case p.terminal && now.Sub(p.told) > 50*time.Millisecond:
		p.redraw(fmt.Sprintf("%s %d: %s", p.what, p.count, plainLine(shorten(name, 60))))
		p.told = now
	case !p.terminal && now.Sub(p.told) > lineEvery:
		fmt.Fprintf(p.out, "%s: %d so far\n", p.what, p.count)
		p.told = now
	}
}

// note prints one line that stays.
func (p *progress) note(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.redraw("")
	fmt.Fprintf(p.out, "parallax: %s\n", plainLine(text))
}

// done takes the line away.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.redraw("")
}

func (p *progress) redraw(line string) {
	if !p.terminal || p.drawn == 0 && line == "" {
		return
	}
	fmt.Fprintf(p.out, "\r%s\r%s", strings.Repeat(" ", p.drawn), line)
	p.drawn = len([]rune(line))
}

// shorten cuts the middle out of a name that is longer than n characters.
func shorten(name string, n int) string {
	r := []rune(name)
	if len(r) <= n {
		return name
	}
	return string(r[:n/2-1]) + "…" + string(r[len(r)-n/2:])
}
