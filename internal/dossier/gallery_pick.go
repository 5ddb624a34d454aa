package dossier

// What the gallery shows of a dossier: each pick gives the model of a component's template, or
// nil where the dossier, or the block, has none.

// inBlock gives the model of the first block that has one.
func inBlock(pick func(b *blockView) any) func(v *view) any {
	return func(v *view) any {
		for i := range v.Sections {
			for j := range v.Sections[i].Blocks {
				if model := pick(&v.Sections[i].Blocks[j]); model != nil {
					return model
				}
			}
		}
		return nil
	}
}

func pickKinds(v *view) any {
	if len(v.Kinds) == 0 {
		return nil
	}
	return v
}

func pickLine(b *blockView) any {
	if len(b.Points) == 0 {
		return nil
	}
	return b.Points[0].Line
}

func pickEvidence(b *blockView) any {
	return firstOf(b.Points, func(p pointView) any {
		if len(p.Line.Places) == 0 {
			return nil
		}
		return evidence{Label: p.Counts, Places: p.Line.Places[:1]}
	})
}

func pickPoints(b *blockView) any {
	if len(b.Points) == 0 || b.Points[0].Counts == "" {
		return nil
	}
	return &blockView{Points: b.Points[:1]}
}

func pickRemarks(b *blockView) any {
	if model := firstOf(b.Points, func(p pointView) any { return some(p.Remarks) }); model != nil {
		return model
	}
	return firstOf(b.Differences, func(d diffView) any { return some(d.Remarks) })
}

func pickMatrix(b *blockView) any {
	if b.Matrix == nil {
		return nil
	}
	return *b.Matrix
}

func pickChart(b *blockView) any {
	return firstOf(b.Values, func(c valueView) any { return present(c.Chart) })
}

func pickEvents(b *blockView) any {
	if len(b.Events) == 0 {
		return nil
	}
	return &blockView{Events: b.Events[:1]}
}

func pickHeadlines(b *blockView) any {
	if len(b.Headlines) < 2 {
		return nil
	}
	return &blockView{Headlines: b.Headlines}
}

func pickSources(b *blockView) any {
	if len(b.Sources) == 0 {
		return nil
	}
	return &blockView{Sources: b.Sources}
}

// first gives the first of a list; nil when it is empty.
func first[T any](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// firstOf gives the first model that is none; nil without one.
func firstOf[T any](list []T, of func(T) any) any {
	for _, x := range list {
		if model := of(x); model != nil {
			return model
		}
	}
	return nil
}

// some gives the list, or nil when it is empty.
func some[T any](list []T) any {
	if len(list) == 0 {
		return nil
	}
	return list
}

// upTo gives the first n of a list at most.
func upTo[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// present gives the pointer, or a nil that compares as one when it points nowhere.
func present[T any](p *T) any {
	if p == nil {
		return nil
	}
	return p
}
