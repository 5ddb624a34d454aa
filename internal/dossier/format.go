package dossier

import (
	"fmt"
	"io"

	"parallax"
)

// Formats lists the names of the output formats, the default first.
var Formats = []string{"html", "markdown", "json", "text"}

// Write writes dossiers in the format of the name for readers of a language; JSON is the
// same in all of them. The error wraps parallax.ErrInvalid for
// a name that is not in Formats.
func Write(w io.Writer, l *Locale, format string, ds ...parallax.Dossier) error {
	switch format {
	case "html":
		return HTML(w, l, ds...)
	case "markdown":
		return Markdown(w, l, ds...)
	case "json":
		return JSON(w, ds...)
	case "text":
		return Text(w, l, 80, ds...)
	}
	return fmt.Errorf("%w: no output format %q, there are %v", parallax.ErrInvalid, format, Formats)
}
