package annotate

// sentences cuts every passage into sentences: it sets p.sentences and appends KindSentence to d.notes.
func (d *document) sentences() {}
