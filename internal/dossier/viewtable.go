package dossier

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"parallax"
)

// How cards, tables and sources are looked up for showing.

func (v *view) difference(d *parallax.DifferenceCard) diffView {
	v.ids++
	out := diffView{
		ID: v.ID + "-d" + strconv.Itoa(v.ids), Kind: d.Kind, Name: text("kind." + string(d.Kind)), Means: text("means." + string(d.Kind)), About: v.lines(d.About),
	}
	for _, g := range d.Groups {
		gv := groupView{Counts: countText(g.Counts)}
		for i := range g.Sides {
			s := &g.Sides[i]
			side := sideView{Outlet: s.Outlet, Where: s.Where, Value: s.Value, Place: s.Place}
			if s.Line != nil {
				l := v.line(s.Line, s.Marks...)
				side.Line = &l
			}
			if !s.AsOf.IsZero() {
				side.Notes = append(side.Notes, text("ui.asof")+" "+parallax.DayLabel(s.AsOf))
			}
			if d.Kind == parallax.Emphasised && s.Headline {
				side.Notes = append(side.Notes, text("ui.inheadline"))
			}
			if s.Place != nil {
				side.Notes = append(side.Notes, strconv.Itoa(*s.Place)+" % "+text("ui.into"))
			}
			if s.Line == nil {
				side.Where, side.Value = whereText(s.Where), humanValue(s.Value)
			}
			if gv.Value == "" && d.Kind != parallax.Emphasised && len(s.Value) <= 60 {
				gv.Value, gv.Normal, gv.Lang = side.Value, v.read(s.Article, s.Normal), v.of(s.Article).Language
			}
			gv.Sides = append(gv.Sides, side)
		}
		if d.Kind == parallax.Ascription {
			gv.Label = text("side.fact")
			if gv.Value != "" {
				gv.Label = text("side.ascribed")
			}
		}
		gv.fold(d.Kind)
		out.Groups = append(out.Groups, gv)
	}
	for _, s := range d.Silent {
		out.Silent = append(out.Silent, silentView{Outlet: s.Outlet, At: clock(s.At)})
	}
	for _, r := range d.Why {
		out.Why = append(out.Why, r.String())
	}
	if d.Kind == parallax.SelfConflict {
		if found := parallax.Texts()["finding."+d.Why[0].What]; found != "" {
			out.Means += " " + found
		}
	}
	return out
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

// read gives what a value was read as, where that tells a reader of English anything: not
// that "six" is 6.
func (v *view) read(id parallax.ArticleID, normal string) string {
	base, _, _ := strings.Cut(v.of(id).Language, "-")
	if base == "en" && strings.Trim(normal, "0123456789,") == "" {
		return ""
	}
	return normal
}

// humanValue shows a time from the data of a page as people write it; other values as they are.
func humanValue(s string) string {
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil && layout == time.RFC3339 {
			return clock(t)
		} else if err == nil {
			return t.Format("2 January 2006, 15:04:05")
		}
	}
	return s
}

// whereText names a place in the data of a page: "json-ld dateModified" as it stands,
// the bare element as what it is.
func whereText(where string) string { return cmp.Or(parallax.Texts()["where."+where], where) }

func (v *view) values(c *parallax.ValueCard) valueView {
	out := valueView{About: v.lines(c.About), Slot: string(c.Slot)}
	for i := range c.Values {
		r := &c.Values[i]
		out.Rows = append(out.Rows, valueRowView{
			Value: r.Value, Lang: v.of(r.Line.Evidence[0].Article).Language, Normal: v.read(r.Line.Evidence[0].Article, r.Normal), AsOf: parallax.DayLabel(r.AsOf), Outlets: strings.Join(r.Outlets, ", "), Speaker: r.Speaker,
			Counts: countText(r.Counts), Line: v.short(v.line(&r.Line, r.Mark), c.Claim),
		})
	}
	return out
}

func (v *view) source(s *parallax.Source) sourceView {
	var origins []string
	for _, key := range s.Origins {
		kind, name, _ := strings.Cut(key, ":")
		switch parallax.OriginKind(kind) {
		case parallax.OriginOwn, parallax.OriginUnknown:
			origins = append(origins, text("graph."+kind))
		default:
			origins = append(origins, name)
		}
	}
	out := sourceView{
		Source: *s, StateName: text("state." + string(s.State)), PageName: text("page." + string(s.Page)), LanguageName: languageName(s.Language),
		Lang: s.Language, When: when(s), Origin: strings.Join(origins, ", "), Earlier: s.Story != "", ID: v.ID + "-" + string(s.Article),
	}
	out.URL = webURL(s.URL)
	return out
}

// languageName gives the English name of a BCP 47 tag, or the tag.
func languageName(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	if name, ok := parallax.Texts()["language."+base]; ok {
		return name
	}
	return tag
}

// countText gives the two counts, always together. An outlet that prints an agency's report
// and its own has more origins than one, which is said so that it does not look like a slip.
func countText(c parallax.Counts) string {
	if c.Origins > c.Outlets {
		return plural("count.outlets", "outlets", c.Outlets) + " " + plural("count.accounts", "origins", c.Origins)
	}
	return plural("count.outlets", "outlets", c.Outlets) + ", " + plural("count.origins", "origins", c.Origins)
}

func plural(key, name string, n int) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return strings.ReplaceAll(text(key+form), "{"+name+"}", strconv.Itoa(n))
}

// The signs of cells; read aloud as their text.
var cellSigns = map[parallax.CellState]string{parallax.CellTells: "●", parallax.CellDiffers: "◆", parallax.CellSilent: "○", parallax.CellUnknown: "·"}

// More columns than this are numbered, with the names in a list.
const namedColumns = 16

func (v *view) matrix(m *parallax.Matrix) *matrixView {
	out := &matrixView{Labels: v.ID + "-coverage-h " + v.ID + "-title", Wide: len(m.Columns) > namedColumns}
	for _, c := range m.Columns {
		out.Columns = append(out.Columns, c.Outlet)
	}
	for _, state := range parallax.CellStates {
		out.Legend = append(out.Legend, cellView{State: state, Sign: cellSigns[state], Says: text("cell." + string(state))})
	}
	for i := range m.Rows {
		r := &m.Rows[i]
		row := rowView{ID: v.rows[r.Claim], Line: v.line(&r.Line), Counts: countText(r.Counts)}
		for j, c := range r.Cells {
			cell := cellView{State: c.State, Sign: cellSigns[c.State], Outlet: m.Columns[j].Outlet, Short: text("sign." + string(c.State))}
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
