package lineage

import "parallax"

// releases gives the statements and posts that the article draws on, with who made them.
func (r *reader) releases(found []mention, notes []parallax.Annotation) []credit { return nil }
