package dossier

import (
	"encoding/json"
	"io"

	"parallax"
)

// ManyFormat names the format of several dossiers in one JSON file.
const ManyFormat = "parallax dossiers 1"

// many is several dossiers in one file.
type many struct {
	Format   string             `json:"format"`
	Dossiers []parallax.Dossier `json:"dossiers"`
}

// JSON writes the dossier as doc/dossier.md describes it; several in one object of ManyFormat.
func JSON(w io.Writer, ds ...parallax.Dossier) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if len(ds) == 1 {
		return e.Encode(ds[0])
	}
	if ds == nil {
		ds = []parallax.Dossier{}
	}
	return e.Encode(many{Format: ManyFormat, Dossiers: ds})
}
