// Package examples holds invented stories with the pages that tell them, for parallax demo.
package examples

import "embed"

// Pages are the pages of each story, in a folder of its name.
//
//go:embed silo
var Pages embed.FS

// SplitOff are pages of silo that a reader may see another story in: the quarrel over who is to blame, of the days after. parallax demo
// ends with that decision, so that what people decide can be seen and undone.
var SplitOff = []string{"diario-del-estuario.html", "bulk-trade-monitor.html"}
