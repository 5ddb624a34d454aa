// Package dossier takes a comparison with its coverage and gives the dossier, and the
// dossier as HTML, Markdown, JSON and plain text. It is pure.
package dossier

import (
	"time"

	"parallax"
)

// Options are the choices of the reader.
type Options struct {
	Now time.Time // printed as the time the dossier was made
}

// Compose makes the dossier of a story.
func Compose(c parallax.Coverage, cmp parallax.Comparison, o Options) (parallax.Dossier, error) {
	return parallax.Dossier{Format: parallax.DossierFormat, Version: parallax.Version, Story: c.Story.ID, Made: o.Now}, nil
}
