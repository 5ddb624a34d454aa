package dossier

import (
	"slices"
	"strconv"
	"strings"

	"parallax"
)

// How cards, tables and sources are looked up for showing.

func (v *view) difference(d *parallax.DifferenceCard) diffView {
	v.ids++
	out := diffView{
		ID: v.ID + "-d" + strconv.Itoa(v.ids), Kind: d.Kind, Name: v.loc.Text("kind." + string(d.Kind)), Means: v.loc.Text("means." + string(d.Kind)), About: v.lines(d.About),
	}
	for _, g := range d.Groups {
		gv := groupView{Counts: v.loc.counts(g.Counts)}
		for i := range g.Sides {
			s := &g.Sides[i]
			side := sideView{Outlet: s.Outlet, Where: s.Where, Value: s.Value, Place: s.Place}
			if s.Line != nil {
				l := v.line(s.Line, s.Marks...)
				side.Line = &l
			}
			if !s.AsOf.IsZero() {
				side.Notes = append(side.Notes, v.loc.Text("ui.asof")+" "+v.loc.Reading(parallax.DayLabel(s.AsOf)))
			}
			if d.Kind == parallax.Emphasised && s.Headline {
				side.Notes = append(side.Notes, v.loc.Text("ui.inheadline"))
			}
			if s.Place != nil {
				side.Notes = append(side.Notes, strconv.Itoa(*s.Place)+" % "+v.loc.Text("ui.into"))
			}
			if s.Line == nil {
				side.Where, side.Value = v.loc.where(s.Where), v.loc.value(s.Value)
			}
			if gv.Value == "" && d.Kind != parallax.Emphasised && (len(s.Value) <= 60 || d.Kind == parallax.Ascription) {
				gv.Value, gv.Normal, gv.Lang = side.Value, v.read(s.Article, s.Normal), v.of(s.Article).Language
			}
			gv.Sides = append(gv.Sides, side)
		}
		if d.Kind == parallax.Ascription {
			gv.Label = v.loc.Text("side.fact")
			if gv.Value != "" {
				gv.Label = v.loc.Text("side.ascribed")
			}
		}
		gv.fold(d.Kind)
		if d.Kind != parallax.SelfConflict || !v.joinPlace(out.Groups, &gv, d, &g) {
			out.Groups = append(out.Groups, gv)
		}
	}
	for _, s := range d.Silent {
		out.Silent = append(out.Silent, silentView{Outlet: s.Outlet, At: v.loc.clock(s.At)})
	}
	out.Remarks = v.remarks(d.Remarks)
	for _, r := range d.Why {
		out.Why = append(out.Why, v.loc.because(r))
	}
	if d.Kind == parallax.SelfConflict {
		if found := v.loc.texts["finding."+d.Why[0].What]; found != "" {
			out.Means += " " + found
		}
		out.Itself = out.Groups[0].Sides[0].Outlet
	}
	return out
}

// joinPlace joins a group of an article against itself to the one that stands in the same
// sentence: it is shown once, with both values marked. False when there is none.
func (v *view) joinPlace(groups []groupView, gv *groupView, d *parallax.DifferenceCard, g *parallax.SideGroup) bool {
	own := g.Sides[0].Line
	if own == nil {
		return false
	}
	for i := range groups {
		var marks []parallax.Mark
		for _, other := range d.Groups {
			if l := other.Sides[0].Line; l != nil && l.Evidence[0].Article == own.Evidence[0].Article && l.Evidence[0].Span == own.Evidence[0].Span {
				marks = append(marks, other.Sides[0].Marks...)
			}
		}
		if l := groups[i].Sides[0].Line; l == nil || l.Plain() != gv.Sides[0].Line.Plain() {
			continue
		}
		joined := v.line(own, marks...)
		groups[i].Sides[0].Line = &joined
		groups[i].Value, groups[i].Normal = groups[i].Value+" / "+gv.Value, ""
		return true
	}
	return false
}

// fold leaves the first sides that say something of their own; those in the same words, and
// what is more than a few, go behind them. Compatible numbers are shown quietly, once.
func (g *groupView) fold(kind parallax.DifferenceKind) {
	most := sidesShown
	if kind == parallax.Rounding {
		most = 1
	}
	var shown, more []sideView
	seen := map[string]bool{}
	for _, s := range g.Sides {
		words := s.Where
		if s.Line != nil {
			words = s.Line.Plain()
		}
		if s.Line != nil && kind != parallax.SelfConflict && (seen[words] || len(shown) == most) {
			more = append(more, s)
			continue
		}
		seen[words] = true
		shown = append(shown, s)
	}
	g.Sides, g.More = shown, more
}

// read gives what a value was read as, where that tells the reader anything: not that "six"
// is 6 to one who reads the language of the source.
func (v *view) read(id parallax.ArticleID, normal string) string {
	base, _, _ := strings.Cut(v.of(id).Language, "-")
	if base == v.loc.Tag && strings.Trim(normal, "0123456789,") == "" {
		return ""
	}
	return v.loc.Reading(normal)
}

func (v *view) values(c *parallax.ValueCard) valueView {
	out := valueView{About: v.lines(c.About), Slot: string(c.Slot), Chart: v.chart(c)}
	for i := range c.Values {
		r := &c.Values[i]
		out.Rows = append(out.Rows, valueRowView{
			Value: r.Value, Lang: v.of(r.Line.Evidence[0].Article).Language, Normal: v.read(r.Line.Evidence[0].Article, r.Normal), AsOf: v.loc.Reading(parallax.DayLabel(r.AsOf)), Outlets: strings.Join(r.Outlets, ", "), Speaker: r.Speaker,
			Counts: v.loc.counts(r.Counts), Line: v.short(v.line(&r.Line, r.Mark), c.Claim),
		})
	}
	return out
}

// origins tells where an account comes from: "from Coastwire, own reporting"; what has a name first.
func (v *view) origins(s *parallax.Source) string {
	var names, others []string
	for _, key := range s.Origins {
		kind, name, _ := strings.Cut(key, ":")
		switch {
		case parallax.OriginKind(kind) == parallax.OriginOwn, parallax.OriginKind(kind) == parallax.OriginUnknown:
			others = append(others, v.loc.Text("graph."+kind))
		case name == string(s.Article), name == s.Outlet: // its own reporting, of an outlet without a name too
			others = append(others, v.loc.Text("graph.own"))
		default:
			names = append(names, v.loc.origin(name))
		}
	}
	if len(names) > 0 {
		names[0] = v.loc.labelled("ui.from", names[0])
	}
	return strings.Join(append(names, others...), ", ")
}

func (v *view) source(s *parallax.Source) sourceView {
	out := sourceView{
		Source: *s, Why: v.loc.reason(s.Reason), StateName: v.loc.Text("state." + string(s.State)), PageName: v.loc.Text("page." + string(s.Page)), LanguageName: v.loc.Language(s.Language),
		Lang: s.Language, When: v.loc.when(s), Origin: v.origins(s), Other: v.otherStory(s.Story, s.Article), ID: v.ID + "-" + string(s.Article),
	}
	if s.State == parallax.SourceUsed && s.Reason != parallax.Texts()["reason.used.pdf"] {
		out.Why = "" // the state says it
	}
	out.URL = webURL(s.URL)
	return out
}

// The signs of cells; read aloud as their text.
var cellSigns = map[parallax.CellState]string{parallax.CellTells: "●", parallax.CellDiffers: "◆", parallax.CellSilent: "○", parallax.CellUnknown: "·"}

// More columns than this are numbered, with the names in a list.
const namedColumns = 16

// shows reports whether a cell of a matrix is in the state.
func shows(m *parallax.Matrix, state parallax.CellState) bool {
	return slices.ContainsFunc(m.Rows, func(r parallax.MatrixRow) bool {
		return slices.ContainsFunc(r.Cells, func(c parallax.Cell) bool { return c.State == state })
	})
}

func (v *view) matrix(m *parallax.Matrix) *matrixView {
	out := &matrixView{Labels: v.ID + "-coverage-h " + v.ID + "-title", Wide: len(m.Columns) > namedColumns}
	for _, c := range m.Columns {
		out.Columns = append(out.Columns, c.Outlet)
	}
	for _, state := range parallax.CellStates {
		if !shows(m, state) {
			continue
		}
		out.Legend = append(out.Legend, cellView{State: state, Sign: cellSigns[state], Says: v.loc.Text("cell." + string(state))})
	}
	for i := range m.Rows {
		r := &m.Rows[i]
		row := rowView{ID: v.rows[r.Claim], Line: v.line(&r.Line), Counts: v.loc.counts(r.Counts)}
		for j, c := range r.Cells {
			cell := cellView{State: c.State, Sign: cellSigns[c.State], Outlet: m.Columns[j].Outlet, Short: v.loc.Text("sign." + string(c.State))}
			for _, e := range c.Evidence {
				cell.Places = append(cell.Places, row.Line.Places[e])
			}
			if len(cell.Places) > 0 {
				cell.Target = cell.Places[0].ID
			}
			row.Cells = append(row.Cells, cell)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
