package parallax

import (
	"fmt"
	"slices"
	"strings"
)

func (p *proof) difference(d *DifferenceCard) error {
	articles := map[ArticleID]bool{}
	for i := range d.Groups {
		for j := range d.Groups[i].Sides {
			s := &d.Groups[i].Sides[j]
			if err := p.side(d.Kind, s); err != nil {
				return err
			}
			articles[s.Article] = true
		}
		if got, want := d.Groups[i].Counts, p.c.CountSides(d.Groups[i].Sides); got != want || want.Outlets == 0 {
			return fmt.Errorf("%w: says %+v, counted %+v", ErrInvalid, got, want)
		}
	}
	if err := d.Shape(); err != nil {
		return err
	}
	if err := checkRemarks(d.Remarks); err != nil {
		return err
	}
	for _, s := range d.Silent {
		at := p.c.Find(s.Article)
		switch {
		case at == nil || !at.Counted() || at.Article.State != PageFull || articles[s.Article]:
			return fmt.Errorf("%w: silence of %s, which is no full text or is not silent", ErrInvalid, s.Article)
		case s.Outlet != at.Name() || !s.At.Equal(at.Article.Reported()) || s.At.Before(s.Known):
			return fmt.Errorf("%w: silence of %s does not count", ErrInvalid, s.Outlet)
		}
	}
	return nil
}

// Shape reports whether the card has the sides that a difference of its kind needs.
func (d *DifferenceCard) Shape() error {
	sides, told := 0, map[ArticleID]bool{}
	for _, g := range d.Groups {
		for _, s := range g.Sides {
			sides++
			told[s.Article] = true
		}
	}
	articles, groups := len(told), 1
	switch d.Kind {
	case Conflict, Update, Rounding, Ascription, Quotation, Wording:
		groups = 2
	}
	switch {
	case !slices.Contains(DifferenceKinds, d.Kind):
		return fmt.Errorf("%w: no such kind", ErrInvalid)
	case len(d.Groups) < groups:
		return fmt.Errorf("%w: %d groups that differ", ErrInvalid, len(d.Groups))
	case d.Kind == SelfConflict && (articles != 1 || sides < 2):
		return fmt.Errorf("%w: %d places in %d articles", ErrInvalid, sides, articles)
	case (d.Kind == Omission) != (len(d.Silent) > 0):
		return fmt.Errorf("%w: %d silent", ErrInvalid, len(d.Silent))
	case len(d.Why) == 0:
		return fmt.Errorf("%w: no reason", ErrInvalid)
	}
	return nil
}

func (p *proof) side(kind DifferenceKind, s *SideCard) error {
	at := p.c.Find(s.Article)
	switch {
	case at == nil || !at.Counted() || s.Outlet != at.Name():
		return fmt.Errorf("%w: side of %q in article %s", ErrInvalid, s.Outlet, s.Article)
	case s.Line == nil:
		return p.metadata(at, s)
	case s.Line.Made != Verbatim || s.Line.Evidence[0].Article != s.Article:
		return fmt.Errorf("%w: line %q is not of article %s", ErrInvalid, s.Line.Text, s.Article)
	case !s.AsOf.IsZero() && !p.c.Speaks(s.AsOf):
		return fmt.Errorf("%w: no source speaks of %s", ErrInvalid, DayLabel(s.AsOf))
	}
	if _, err := p.whole(s.Line); err != nil {
		return err
	}
	first := s.Line.Evidence[0]
	normal := ""
	for _, m := range s.Marks {
		if err := marked(s.Line, m, s.Value); err != nil {
			return err
		}
		normal = at.Normal(Span{Field: first.Field, Index: first.Index, Start: first.Start + m.Start, End: first.Start + m.End})
	}
	if len(s.Marks) == 0 && s.Value != "" {
		return fmt.Errorf("%w: value %q without its place", ErrInvalid, s.Value)
	}
	place := at.Depth(kind, first.Span)
	switch {
	case s.Normal != "" && s.Normal != normal: // what was read without certainty is left out
		return fmt.Errorf("%w: read as %q, the annotations read %q", ErrInvalid, s.Normal, normal)
	case s.Headline != (first.Field == FieldTitle):
		return fmt.Errorf("%w: headline is %v at %v", ErrInvalid, s.Headline, first.Span)
	case (s.Place == nil) != (place == nil) || place != nil && *s.Place != *place:
		return fmt.Errorf("%w: place in the text", ErrInvalid)
	}
	return nil
}

// metadata proves a side that stands outside every field: it must be a finding of the page.
func (p *proof) metadata(at *Covered, s *SideCard) error {
	if at.Found(s.Where, s.Value) {
		return nil
	}
	return fmt.Errorf("%w: nothing was found at %q of %s", ErrInvalid, s.Where, s.Article)
}

// Found reports whether a finding of the page has a side at the place in its metadata with the words.
func (c *Covered) Found(where, words string) bool {
	for _, f := range c.Article.Findings {
		for _, side := range f.Sides {
			if where != "" && side.Where == where && side.Exact == words {
				return true
			}
		}
	}
	return false
}

// Depth gives how far into the text the span begins, in percent; nil when the kind of
// difference is not emphasis or the span lies outside the text. It is SideCard.Place.
func (c *Covered) Depth(kind DifferenceKind, s Span) *int {
	if kind != Emphasised || s.Field != FieldText || len(c.Article.Text) == 0 {
		return nil
	}
	percent := 100 * s.Start / len(c.Article.Text)
	return &percent
}

func (p *proof) matrix(m *Matrix) error {
	column := map[ArticleID]int{}
	for i, col := range m.Columns {
		for _, id := range col.Articles {
			at := p.c.Find(id)
			if _, twice := column[id]; twice || at == nil || !at.Counted() || at.Name() != col.Outlet || at.OutletKey() != p.c.Find(col.Articles[0]).OutletKey() {
				return fmt.Errorf("%w: article %s in the column of %q", ErrInvalid, id, col.Outlet)
			}
			column[id] = i
		}
	}
	for i := range p.c.Articles {
		if _, there := column[p.c.Articles[i].Article.ID]; !there && p.c.Articles[i].Counted() {
			return fmt.Errorf("%w: article %s has no column", ErrInvalid, p.c.Articles[i].Article.ID)
		}
	}
	for i := range m.Rows {
		if err := p.row(m, &m.Rows[i], column); err != nil {
			return fmt.Errorf("row %s: %w", m.Rows[i].Claim, err)
		}
	}
	return nil
}

func (p *proof) row(m *Matrix, r *MatrixRow, column map[ArticleID]int) error {
	if _, err := p.whole(&r.Line); err != nil {
		return err
	}
	if len(r.Cells) != len(m.Columns) {
		return fmt.Errorf("%w: %d cells for %d columns", ErrInvalid, len(r.Cells), len(m.Columns))
	}
	shown := 0
	for i, cell := range r.Cells {
		tells := cell.State == CellTells || cell.State == CellDiffers
		switch {
		case !slices.Contains(CellStates, cell.State):
			return fmt.Errorf("%w: cell state %q", ErrInvalid, cell.State)
		case tells != (len(cell.Evidence) > 0):
			return fmt.Errorf("%w: cell of %s is %s with %d places", ErrInvalid, m.Columns[i].Outlet, cell.State, len(cell.Evidence))
		case cell.State == CellSilent && !p.c.CouldKnow(m.Columns[i].Articles, r.Line.articles()):
			return fmt.Errorf("%w: silence of %s, which has no full text or came too early", ErrInvalid, m.Columns[i].Outlet)
		}
		for _, e := range cell.Evidence {
			if e < 0 || e >= len(r.Line.Evidence) || column[r.Line.Evidence[e].Article] != i {
				return fmt.Errorf("%w: cell of %s shows evidence %d", ErrInvalid, m.Columns[i].Outlet, e)
			}
			shown++
		}
	}
	if shown != len(r.Line.Evidence) {
		return fmt.Errorf("%w: %d of %d places are shown", ErrInvalid, shown, len(r.Line.Evidence))
	}
	return p.placed(r.Counts, &r.Line)
}

func (p *proof) graph(g *Graph) error {
	for _, n := range g.Nodes {
		if n.Article == "" {
			if n.ID != string(n.Sort)+":"+n.Label {
				return fmt.Errorf("%w: origin %q labelled %q", ErrInvalid, n.ID, n.Label)
			}
			continue
		}
		if at := p.c.Find(n.Article); at == nil || !at.Counted() || at.Name() != n.Label || n.ID != string(n.Article) {
			return fmt.Errorf("%w: node %q is not source %s", ErrInvalid, n.Label, n.Article)
		}
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		if !p.drawsOn(e) {
			return fmt.Errorf("%w: no edge %s from %s to %s", ErrInvalid, e.Kind, e.From, e.To)
		}
		if e.Line == nil {
			continue
		}
		if _, err := p.verbatim(e.Line); err != nil || e.Line.Evidence[0].Article != ArticleID(e.From) {
			return fmt.Errorf("%w: edge of %s shows %q", ErrInvalid, e.From, e.Line.Text)
		}
	}
	return nil
}

// drawsOn reports whether the coverage holds the edge.
func (p *proof) drawsOn(e *GraphEdge) bool {
	for _, k := range p.c.Edges {
		if string(k.From) == e.From && k.Kind == e.Kind && k.How == e.How && k.Share == e.Share && k.Directed == e.Directed &&
			(string(k.To) == e.To || string(k.Sort)+":"+k.Name == e.To) {
			return true
		}
	}
	return false
}

// sources proves the list of sources: each page considered stands there once with its
// state and what is known of it, and earlier stories' pages when a line draws on them.
func (p *proof) sources(d *Dossier) error {
	drawn := map[ArticleID]bool{}
	for _, l := range d.Lines() {
		for _, id := range l.articles() {
			drawn[id] = true
		}
	}
	for i := range d.Sections {
		for _, b := range d.Sections[i].Blocks {
			for _, card := range b.Differences {
				card.metadata(drawn)
			}
		}
	}
	var rows []Source
	if s := d.Section(SectionSources); s != nil {
		for _, b := range s.Blocks {
			rows = append(rows, b.Sources...)
		}
	}
	seen := map[ArticleID]bool{}
	for i := range rows {
		at := p.c.Find(rows[i].Article)
		if at == nil || seen[rows[i].Article] {
			return fmt.Errorf("%w: source %s unknown or listed twice", ErrInvalid, rows[i].Article)
		}
		seen[rows[i].Article] = true
		want := at.SourceRow(drawn[rows[i].Article])
		want.Story = p.storyOf(rows[i].Article)
		if field, listed, now := rows[i].unlike(&want); field != "" {
			return fmt.Errorf("%w: source %s is listed with %s %s, and has %s", ErrInvalid, rows[i].Article, field, listed, now)
		}
	}
	for id := range drawn {
		if !seen[id] {
			return fmt.Errorf("%w: source %s bears evidence and is not listed", ErrInvalid, id)
		}
	}
	for _, id := range p.c.ids() {
		if !seen[id] {
			return fmt.Errorf("%w: source %s is not listed", ErrInvalid, id)
		}
	}
	return nil
}

// metadata adds the articles of sides that stand in metadata.
func (d *DifferenceCard) metadata(drawn map[ArticleID]bool) {
	for _, g := range d.Groups {
		for _, s := range g.Sides {
			drawn[s.Article] = true
		}
	}
}

// CouldKnow reports whether the silence of the articles about what others tell means
// anything: one of them is a full text that was reported when another had told it already.
// Unknown times mean it cannot be said.
func (c *Coverage) CouldKnow(silent, telling []ArticleID) bool {
	for _, s := range silent {
		at := c.Find(s)
		if at == nil || at.Article.State != PageFull || at.Article.Reported().IsZero() {
			continue
		}
		for _, t := range telling {
			other := c.Find(t)
			if other != nil && !other.Article.Reported().IsZero() && !other.Article.Reported().After(at.Article.Reported()) {
				return true
			}
		}
	}
	return false
}

// SourceRow lists the source, which the dossier draws on or not.
func (c *Covered) SourceRow(drawn bool) Source {
	a := &c.Article
	state, reason := c.Standing(drawn)
	var origins []string
	if c.Counted() {
		origins = c.OriginKeys()
	}
	return Source{
		Article: a.ID, Revision: a.Revision, Outlet: c.Name(), State: state, Page: a.State, Reason: reason, Title: strings.TrimSpace(a.Title),
		Authors: a.Authors, URL: a.URL, Input: a.Input, Published: a.Published.String(), Updated: a.Updated.String(),
		Language: a.Language, Origins: origins,
	}
}

// unlike gives the first field in which two rows of sources differ, with both values; "" for none.
func (s *Source) unlike(t *Source) (field, a, b string) {
	for _, f := range [...]struct{ name, a, b string }{
		{"article", string(s.Article), string(t.Article)},
		{"revision", fmt.Sprint(s.Revision), fmt.Sprint(t.Revision)},
		{"story", string(s.Story), string(t.Story)},
		{"outlet", s.Outlet, t.Outlet},
		{"state", string(s.State), string(t.State)},
		{"page state", string(s.Page), string(t.Page)},
		{"reason", s.Reason, t.Reason},
		{"title", s.Title, t.Title},
		{"authors", fmt.Sprintf("%q", s.Authors), fmt.Sprintf("%q", t.Authors)},
		{"address", s.URL, t.URL},
		{"input", s.Input, t.Input},
		{"day of publication", s.Published, t.Published},
		{"day of update", s.Updated, t.Updated},
		{"language", s.Language, t.Language},
		{"origins", fmt.Sprintf("%q", s.Origins), fmt.Sprintf("%q", t.Origins)},
	} {
		if f.a != f.b {
			return f.name, f.a, f.b
		}
	}
	return "", "", ""
}
