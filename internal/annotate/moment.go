package annotate

// moments appends to d.notes the time expressions of every passage (KindMoment).
func (d *document) moments() {}
