package annotate

// attributions appends to d.notes the attribution what the article ascribes to somebody (KindAttribution); it runs after names and quotes.
func (d *document) attributions() {}
