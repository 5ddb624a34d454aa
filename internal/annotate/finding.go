package annotate

import "parallax"

// Findings gives what contradicts itself inside one article; notes are its annotations as
// Article gives them. Nil when nothing does.
func Findings(a parallax.Article, notes []parallax.Annotation) []parallax.Finding { return nil }
