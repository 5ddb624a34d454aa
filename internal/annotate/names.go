package annotate

// names appends to d.notes the name mentions of persons, organisations and places (KindName).
func (d *document) names() {}
