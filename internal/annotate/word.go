package annotate

// words appends to d.notes the word claim words (KindWord) in their sentences.
func (d *document) words() {}
