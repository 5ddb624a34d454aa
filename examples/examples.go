// Package examples holds invented stories with the pages that tell them, for parallax demo.
package examples

import "embed"

// Pages are the pages of each story, in a folder of its name.
//
//go:embed silo
var Pages embed.FS
