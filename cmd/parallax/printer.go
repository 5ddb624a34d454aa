package main

import (
	"fmt"
	"io"
	"strings"

	"parallax"
)

// printer writes text for people and keeps the first error.
type printer struct {
	w   io.Writer
	err error
}

// f prints like fmt.Printf.
func (p *printer) f(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// field prints a named value on a line of its own, and nothing for an empty one.
func (p *printer) field(name, value string) {
	if strings.TrimSpace(value) != "" {
		p.f("%-10s %s\n", name, strings.TrimSpace(value))
	}
}

// reasons gives reasons as one line.
func reasons(why []parallax.Reason) string {
	parts := make([]string, len(why))
	for i, r := range why {
		parts[i] = r.String()
	}
	return strings.Join(parts, "; ")
}
