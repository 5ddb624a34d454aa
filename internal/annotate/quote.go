package annotate

// quotes appends to d.notes the quote direct, indirect and mixed speech (KindQuote); it runs after names.
func (d *document) quotes() {}
