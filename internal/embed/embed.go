// Package embed takes texts and gives vectors whose cosine says how near their meanings are.
package embed

import (
	"context"

	"parallax"
)

// Embedder gives one vector for each text. Language is a BCP 47 tag or empty.
type Embedder interface {
	// Name and version of the model, stored with the vectors.
	Model() string
	Vectors(ctx context.Context, language string, texts []string) ([]parallax.Vector, error)
}
