package dossier

import (
	"maps"
	"slices"

	"parallax"
)

const (
	maxRows = 14 // claims of the matrix
)

// coverage shows who reports which claim: the matrix, what one source alone tells, and what
// full texts leave out that others told before. The matrix needs two outlets and a claim.
func (k *composer) coverage() []parallax.Block {
	var out []parallax.Block
	if m := k.matrix(); m != nil {
		out = append(out, parallax.Block{Matrix: m})
	}
	only, silent := parallax.TemplateLine("group.only", nil), parallax.TemplateLine("group.silent", nil)
	out = append(out, k.cards(&only, k.cmp.Differences, parallax.Exclusive)...)
	return append(out, k.cards(&silent, k.cmp.Differences, parallax.Omission)...)
}

func (k *composer) matrix() *parallax.Matrix {
	m := &parallax.Matrix{Columns: k.columns()}
	if len(m.Columns) < 2 {
		return nil
	}
	shown := map[sentence]bool{} // stands behind a row; a claim made mostly of such is that row again
	var lines []map[string]bool  // the stems of the rows' lines
	for _, c := range k.byImportance(k.cmp.Claims) {
		if len(m.Rows) == maxRows {
			break
		}
		if k.mostlyIn(c, shown) {
			continue
		}
		row, ok := k.row(m, c)
		if !ok {
			continue
		}
		words := k.stemsOf(&row.Line)
		if slices.ContainsFunc(lines, func(other map[string]bool) bool { return overlap(words, other) >= sameWords }) {
			continue
		}
		lines = append(lines, words)
		m.Rows = append(m.Rows, row)
		for _, s := range k.sentencesOf(c) {
			shown[s] = true
		}
	}
	if len(m.Rows) == 0 {
		return nil
	}
	return m
}

// columns gives the outlets with their counted articles, in order of their first report.
func (k *composer) columns() []parallax.MatrixColumn {
	var out []parallax.MatrixColumn
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() {
			continue
		}
		n := slices.IndexFunc(out, func(c parallax.MatrixColumn) bool { return k.cov.Find(c.Articles[0]).OutletKey() == at.OutletKey() })
		if n < 0 {
			out = append(out, parallax.MatrixColumn{Outlet: at.Name()})
			n = len(out) - 1
		}
		out[n].Articles = append(out[n].Articles, at.Article.ID)
	}
	return out
}

// row makes the row of a claim.
func (k *composer) row(m *parallax.Matrix, c *parallax.Claim) (parallax.MatrixRow, bool) {
	list := k.statements(c)
	if len(list) == 0 {
		return parallax.MatrixRow{}, false
	}
	differs := k.sidesOf(c.ID)
	maps.Copy(differs, k.against(list[0].at, list[0].span))
	for _, r := range list[1:] {
		differs[r.at.Article.ID] = differs[r.at.Article.ID] || otherNumber(r.at, r.span, list[0].at, list[0].span)
	}
	tells := slices.DeleteFunc(slices.Clone(list), func(r ranked) bool {
		return r.at != list[0].at && !differs[r.at.Article.ID] && (k.apart(list[0], r) || k.otherWords(list[0], r))
	})
	line, ok := k.behindAll(tells[0], tells)
	if !ok || k.worthless(&line) {
		return parallax.MatrixRow{}, false
	}
	// Only this story's sources have a column.
	line.Evidence = slices.DeleteFunc(line.Evidence, func(e parallax.Citation) bool {
		return !slices.ContainsFunc(m.Columns, func(col parallax.MatrixColumn) bool { return slices.Contains(col.Articles, e.Article) })
	})
	if len(line.Evidence) == 0 || line.Evidence[0].Exact != line.Text {
		return parallax.MatrixRow{}, false
	}
	row := parallax.MatrixRow{Claim: c.ID, Line: line, Counts: k.counts(&line)}
	for _, col := range m.Columns {
		cell := parallax.Cell{State: parallax.CellUnknown}
		for i := range line.Evidence {
			if id := line.Evidence[i].Article; slices.Contains(col.Articles, id) {
				cell.Evidence = append(cell.Evidence, i)
				if cell.State != parallax.CellDiffers {
					cell.State = parallax.CellTells
				}
				if differs[id] {
					cell.State = parallax.CellDiffers
				}
			}
		}
		if len(cell.Evidence) == 0 && k.omitted(c, col.Articles) && k.cov.CouldKnow(col.Articles, behind(&line)) {
			cell.State = parallax.CellSilent
		}
		row.Cells = append(row.Cells, cell)
	}
	return row, true
}

// omitted reports whether the comparison found the claim, or the one it echoes, left out by
// one of the articles. That no statement of theirs was found to make the claim is not
// enough to call them silent: it may be there in other words.
func (k *composer) omitted(c *parallax.Claim, articles []parallax.ArticleID) bool {
	for _, d := range k.cmp.Differences {
		if d.Kind == parallax.Omission && (d.Claim == c.ID || d.Claim == c.Echo) &&
			slices.ContainsFunc(d.Silent, func(s parallax.Silence) bool { return slices.Contains(articles, s.Article) }) {
			return true
		}
	}
	return false
}

// sidesOf gives the articles that are sides of a conflict about the claim.
func (k *composer) sidesOf(id parallax.ClaimID) map[parallax.ArticleID]bool {
	out := map[parallax.ArticleID]bool{}
	for _, d := range k.cmp.Differences {
		if d.Kind == parallax.Conflict && d.Claim == id {
			for _, s := range d.Sides {
				out[s.Evidence.Article] = true
			}
		}
	}
	return out
}
