package dossier

import (
	"cmp"
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
	cards := k.cards(&only, k.cmp.Differences, parallax.Exclusive)
	out = append(out, cards...)
	if points := k.grave(sentencesOn(cards)); len(points) > 0 {
		block := parallax.Block{Points: points}
		if len(out) == 0 || out[len(out)-1].Heading == nil {
			block.Heading = &only
		}
		out = append(out, block)
	}
	return append(out, k.cards(&silent, k.cmp.Differences, parallax.Omission)...)
}

const maxGrave = 4

// graveActs are what befalls people, the gravest first.
var graveActs = []string{"kill", "miss", "injure", "arrest", "displace", "evacuate", "infect"}

// grave gives the numbers of people killed, lost, hurt or taken that one outlet alone gives, in
// a full report of its own and of the days of the story: too weighty to be left out for
// standing far down. What a difference, a line above or one of the shown sentences tells is not told again.
func (k *composer) grave(shown map[sentence]bool) []parallax.Point {
	if len(k.columns()) < 2 {
		return nil
	}
	outlets := map[toll]map[string]bool{}
	printed := map[float64]map[string]bool{} // whatever it counts
	var found []graveNumber
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		for j := range at.Notes {
			q := at.Notes[j].Quantity
			if q == nil || !at.Counted() {
				continue
			}
			if printed[q.Value] == nil {
				printed[q.Value] = map[string]bool{}
			}
			printed[q.Value][at.OutletKey()] = true
			if !slices.Contains(graveActs, q.Act) {
				continue
			}
			t := toll{q.Act, q.Value}
			if outlets[t] == nil {
				outlets[t] = map[string]bool{}
			}
			outlets[t][at.OutletKey()] = true
			found = append(found, graveNumber{t, ranked{at: at, span: at.Whole(at.Notes[j].Span)}})
		}
	}
	for place := range k.isLine { // a number that a line shows is told, whoever gives it
		for _, r := range readings(k.cov.Find(place.article), place.span) {
			if r.quantity != nil {
				delete(outlets, toll{r.quantity.Act, r.quantity.Value})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b graveNumber) int {
		return cmp.Or(cmp.Compare(slices.Index(graveActs, a.act), slices.Index(graveActs, b.act)), cmp.Compare(b.value, a.value))
	})
	var out []parallax.Point
	for _, f := range found {
		if len(outlets[f.toll]) != 1 || f.value > byChance && len(printed[f.value]) > 1 || len(out) == maxGrave || !k.ofTheDays(f.at, f.span) {
			continue
		}
		line, err := k.quote(f.at, f.span)
		place := sentence{f.at.Article.ID, f.span}
		if err != nil || k.worthless(&line) || k.isLine[place] || shown[place] || len(k.against(f.at, f.span)) > 0 {
			continue
		}
		delete(outlets, f.toll)
		out = append(out, k.point(line, nil))
	}
	return out
}

// sentencesOn gives the sentences that cards show.
func sentencesOn(blocks []parallax.Block) map[sentence]bool {
	out := map[sentence]bool{}
	for i := range blocks {
		for j := range blocks[i].Differences {
			for _, l := range sideLines(&blocks[i].Differences[j]) {
				for _, e := range l.Evidence {
					out[sentence{e.Article, e.Span}] = true
				}
			}
		}
	}
	return out
}

// toll is a number of people something befell.
type toll struct {
	act   string
	value float64
}

// graveNumber is where one is given.
type graveNumber struct {
	toll
	ranked
}

// ofTheDays reports whether a sentence of a full report that took its text from nobody speaks of
// no time well before the story.
func (k *composer) ofTheDays(at *parallax.Covered, s parallax.Span) bool {
	first := k.first()
	return at.Article.State == parallax.PageFull && !k.copied[at.Article.ID] && at.Article.WholeWords(s) && s.Field == parallax.FieldText &&
		!slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
			return n.Moment != nil && !n.Moment.End.IsZero() && !first.IsZero() && n.Moment.End.Before(first.Add(-backgroundAge))
		})
}

func (k *composer) matrix() *parallax.Matrix {
	m := &parallax.Matrix{Columns: k.columns()}
	if len(m.Columns) < 2 {
		return nil
	}
	shown := map[sentence]bool{} // stands behind a row; a claim made mostly of such is that row again
	var lines []map[string]bool  // the stems of the rows' lines
	list := k.byImportance(k.cmp.Claims)
	for i, c := range slices.Concat(list, list) {
		if len(m.Rows) == maxRows {
			break
		}
		if k.mostlyIn(c, shown) {
			continue
		}
		row, ok := k.row(m, c)
		if ok {
			c, row = k.toldInstead(m, c, row, list, shown)
		}
		if !ok || i < len(list) && k.byOne(c, &row.Line) && !k.claimed[c.ID] {
			continue // what one outlet bears out comes when there is room
		}
		again := slices.ContainsFunc(m.Rows, func(above parallax.MatrixRow) bool { return samePlaces(&row.Line, &above.Line) })
		words := k.stemsOf(&row.Line)
		if slices.ContainsFunc(lines, func(other map[string]bool) bool { return overlap(words, other) >= sameWords }) || !k.claimed[c.ID] && (k.toldTwice(&row.Line) || k.diesAgain(&row.Line) || k.countsAgain(&row.Line) || k.onlyHeadlines(&row.Line)) {
			continue
		}
		if !again {
			lines = append(lines, words)
			m.Rows = append(m.Rows, row)
		}
		for _, s := range k.sentencesOf(c) {
			shown[s] = true
		}
	}
	if len(m.Rows) == 0 {
		return nil
	}
	return m
}

// samePlaces reports whether all places behind a line stand behind another: it is that line again, in the words of another of its sources.
func samePlaces(line, other *parallax.Line) bool {
	return len(line.Evidence) > 1 && !slices.ContainsFunc(line.Evidence, func(e parallax.Citation) bool {
		return !slices.ContainsFunc(other.Evidence, func(o parallax.Citation) bool { return o.Article == e.Article && o.Span == e.Span })
	})
}

// toldInstead gives for a claim that no line above tells, and its row, the claim whose line above that row repeats, saying more than it does, with the row of
// that one where the table has none yet: more outlets bear out what was told. Else both as they are. list are all claims, in order.
func (k *composer) toldInstead(m *parallax.Matrix, c *parallax.Claim, row parallax.MatrixRow, list []*parallax.Claim, shown map[sentence]bool) (*parallax.Claim, parallax.MatrixRow) {
	if k.claimed[c.ID] {
		return c, row
	}
	words := k.stemsOf(&row.Line)
	for _, other := range list {
		place, told := k.lines[other.ID]
		if told && !k.mostlyIn(other, shown) && shareIn(k.stemsAt(k.cov.Find(place.article), place.span), words) >= sameWords {
			if instead, ok := k.row(m, other); ok {
				return other, instead
			}
		}
	}
	return c, row
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
	first, ok := k.rowStatement(c, list)
	if !ok {
		return parallax.MatrixRow{}, false
	}
	tells := slices.Clone(k.standingBehind(first))
	differs := k.otherSides(first)
	maps.Copy(differs, k.opposite(first.at, first.span, func(id parallax.DifferenceID) bool { return k.carded[id] }))
	for _, r := range tells {
		delete(differs, r.at.Article.ID) // says what the row says, whoever says otherwise
	}
	tells = append(tells, k.sidesAcross(first, list, differs)...)
	line, ok := k.behindAll(first, tells)
	if !ok || k.worthless(&line) || k.lapsed(&line) {
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
				switch {
				case !differs[id]:
					cell.State = parallax.CellTells // also where an older article of the outlet said otherwise
				case cell.State != parallax.CellTells:
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

// rowStatement gives the statement that stands for a claim in the matrix: the one it was told
// with above, so that both say the same of who tells it, else the best that no other claim was
// told with.
func (k *composer) rowStatement(c *parallax.Claim, list []ranked) (ranked, bool) {
	line, told := k.lines[c.ID]
	i := slices.IndexFunc(list, func(r ranked) bool {
		place := sentence{r.at.Article.ID, r.span}
		return place == line || !told && !k.isLine[place] && r.span.Field != parallax.FieldTitle // headlines stand side by side
	})
	if i < 0 || !told && !k.readers(list[i].at) && k.readers(list[0].at) {
		return ranked{}, false // what is left is that line again, in another language
	}
	return list[i], true
}

// omitted reports whether the comparison found the claim, or the one it echoes, left out by
// one of the articles. That no statement of theirs was found to make the claim is not
// enough to call them silent: it may be there in other words.
func (k *composer) omitted(c *parallax.Claim, articles []parallax.ArticleID) bool {
	for i := range k.cmp.Differences {
		d := &k.cmp.Differences[i]
		if d.Kind == parallax.Omission && (d.Claim == c.ID || d.Claim == c.Echo) && k.toldBySeveral(d) &&
			slices.ContainsFunc(d.Silent, func(s parallax.Silence) bool { return slices.Contains(articles, s.Article) }) {
			return true
		}
	}
	return false
}

// otherSides gives the articles that shown conflicts and updates set against a statement: a mark of the matrix leads to
// a card. Differences with a side in common are of one slot: nine against fourteen, and fourteen that became sixteen.
func (k *composer) otherSides(first ranked) map[parallax.ArticleID]bool {
	out, slot, seen := map[parallax.ArticleID]bool{}, map[sentence]bool{}, map[parallax.DifferenceID]bool{}
	says := func(s parallax.Side) bool {
		return s.Evidence.Article == first.at.Article.ID && first.span.Overlaps(s.Span)
	}
	met := func(s parallax.Side) bool { return says(s) || slot[sentence{s.Evidence.Article, s.Span}] }
	for grown := true; grown; {
		grown = false
		for i := range k.cmp.Differences {
			d := &k.cmp.Differences[i]
			if d.Kind != parallax.Conflict && d.Kind != parallax.Update || ofOffice(d.Slot, d.Claim) || !k.carded[d.ID] || seen[d.ID] || !slices.ContainsFunc(d.Sides, met) {
				continue
			}
			seen[d.ID], grown = true, true
			same := map[int]bool{} // the groups that say what the statement says
			for _, s := range d.Sides {
				slot[sentence{s.Evidence.Article, s.Span}] = true
				same[s.Group] = same[s.Group] || says(s)
			}
			for _, s := range d.Sides {
				if !same[s.Group] {
					out[s.Evidence.Article] = true
				}
			}
		}
	}
	return out
}

// ofOffice reports whether a difference is on which office somebody holds: that is not what a row tells of the person.
func ofOffice(slot parallax.SlotKind, claim parallax.ClaimID) bool {
	return slot == parallax.SlotRole && claim == ""
}
