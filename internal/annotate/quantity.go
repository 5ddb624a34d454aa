package annotate

// quantities appends to d.notes the numbers of every passage with what they measure (KindQuantity).
func (d *document) quantities() {}
