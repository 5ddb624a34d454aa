package dossier

import (
	"slices"

	"parallax"
)

// sidesAcross gives of each article of a claim that says otherwise than its row what cards on conflicts and updates show of it: a
// statement of the claim, else the side across from the row. What stands beside it in its article gives no other value.
func (k *composer) sidesAcross(first ranked, list []ranked, differs map[parallax.ArticleID]bool) []ranked {
	shown, across := k.shownSides(first, differs)
	var out []ranked
	has := map[parallax.ArticleID]bool{} // articles of the claim: whether a statement of theirs is shown
	for _, r := range list {
		side := shown[sentence{r.at.Article.ID, r.span}]
		has[r.at.Article.ID] = has[r.at.Article.ID] || side
		if side {
			out = append(out, r)
		}
	}
	for _, r := range across {
		if told, of := has[r.at.Article.ID]; of && !told {
			out = append(out, r)
		}
	}
	return out
}

// shownSides gives the sentences of articles that cards on conflicts and updates show, and those across from a statement.
func (k *composer) shownSides(first ranked, articles map[parallax.ArticleID]bool) (shown map[sentence]bool, across []ranked) {
	shown = map[sentence]bool{}
	for i := range k.cmp.Differences {
		d := &k.cmp.Differences[i]
		if d.Kind != parallax.Conflict && d.Kind != parallax.Update || !k.carded[d.ID] {
			continue
		}
		own := slices.ContainsFunc(d.Sides, func(s parallax.Side) bool {
			return s.Evidence.Article == first.at.Article.ID && first.span.Overlaps(s.Span)
		})
		for _, s := range d.Sides {
			at := k.counted(s.Evidence.Article)
			if at == nil || !articles[s.Evidence.Article] {
				continue
			}
			side := ranked{at: at, span: k.whole(at, s.Span)}
			shown[sentence{at.Article.ID, side.span}] = true
			if own {
				across = append(across, side)
			}
		}
	}
	return shown, across
}
