package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

// What the outputs show, with everything looked up: the templates and the plain formats
// only put it in order.

// view is a dossier ready to be shown.
type view struct {
	dossier  *parallax.Dossier
	loc      *Locale
	sources  map[parallax.ArticleID]*parallax.Source
	ID       string // prefix of the anchors on the page
	Title    lineView
	Called   string // what a person called the story; "" without
	Outlet   string
	Days     string
	Counts   string
	Made     string
	Kinds    []kindCount
	Sections []sectionView
	most     string                      // the language of most points
	rows     map[parallax.ClaimID]string // anchors of the rows of the matrix
	ids      int
}

// kindCount is how many differences of a kind are shown.
type kindCount struct {
	Kind parallax.DifferenceKind
	Name string
	N    int
	Card string // anchor of the first
}

type sectionView struct {
	ID, Title string
	Kind      parallax.SectionKind
	Blocks    []blockView
}

type blockView struct {
	Heading     *lineView
	Points      []pointView
	Differences []diffView
	Exclusives  []diffView // shown as lines
	Matrix      *matrixView
	Values      []valueView
	Quotes      []quoteView
	Events      []eventView
	Strip       *stripView
	Graph       *graphView
	Headlines   []headlineView
	Sources     []sourceView
}

// piece is a stretch of a line: plain words, words that are marked, or a bracket of ours.
type piece struct {
	Text       string
	Mark, Note bool
}

type lineView struct {
	Pieces []piece
	Ours   bool   // a fixed text; else words of a source
	Lang   string // of the source's words
	Places []placeView
	More   int    // places not shown beside the line
	Row    string // where they are
}

// Plain is the line as one text, brackets included.
func (l lineView) Plain() string {
	var b strings.Builder
	for _, p := range l.Pieces {
		if p.Note {
			fmt.Fprintf(&b, " [%s]", p.Text)
			continue
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

// Rows of the matrix show all places of a claim; elsewhere a line shows the first few.
const placesShown = 4

// A group of a difference shows this many sides in full; the others agree with them.
const sidesShown = 2

// short leaves the first places of a line and leads to the row of its claim for the others.
func (v *view) short(l lineView, claim parallax.ClaimID) lineView {
	if row := v.rows[claim]; row != "" && len(l.Places) > placesShown+1 {
		l.Row, l.More = row, len(l.Places)-placesShown
	}
	return l
}

type placeView struct {
	ID, Outlet, Time, Lang, Title, URL string
	Before, Words, After               string
}

type pointView struct {
	Line    lineView
	Foreign string // the name of the language of its words; "" when it is that of most points
	Counts  string
	About   []lineView
	Remarks []remarkView
}

type diffView struct {
	ID          string
	Kind        parallax.DifferenceKind
	Name, Means string
	About       *lineView
	Itself      string // the outlet whose article contradicts itself; else ""
	Groups      []groupView
	Silent      []silentView
	Why         []reasonView
	Remarks     []remarkView
}

type groupView struct {
	Label                 string // stated as fact, or ascribed to
	Value, Normal, Counts string
	Lang                  string // of Value
	Sides                 []sideView
	More                  []sideView // those that agree with the first few
}

type sideView struct {
	Line   *lineView
	Outlet string
	Where  string // in metadata
	Value  string
	Notes  []string // as of, place in the text
	Place  *int
}

type silentView struct{ Outlet, At string }

type matrixView struct {
	Labels  string // ids of what names the table
	Columns []string
	Wide    bool // too many columns for names above them
	Rows    []rowView
	Legend  []cellView
}

type rowView struct {
	ID     string
	Line   lineView
	Counts string
	Cells  []cellView
}

type cellView struct {
	State                     parallax.CellState
	Sign, Outlet, Says, Short string
	Target                    string // anchor of its first place; empty when it tells nothing
	Places                    []placeView
}

type valueView struct {
	About *lineView
	Slot  string
	Rows  []valueRowView
	Chart *chartView // nil below three values over time
}

type valueRowView struct {
	Value, Normal, AsOf, Outlets, Speaker, Counts string
	Lang                                          string // of Value
	Line                                          lineView
}

type quoteView struct {
	Line            lineView
	Speaker, Outlet string
	Counts          string
}

type eventView struct {
	Label, Counts string
	Line          lineView
	Then          *lineView // what became of what was announced; nil for none
	Other         string    // where an entry of another story is from; "" for one of this story
}

type headlineView struct {
	Line                 lineView
	Outlet, At, Language string
}

type sourceView struct {
	parallax.Source
	ID, StateName, PageName, LanguageName, When, Lang string
	Origin, Why                                       string
	Other                                             string // "from an earlier story"; "" for a source of this one
}

// newView looks everything up. n tells several dossiers on one page apart.
func newView(l *Locale, d *parallax.Dossier, n int) *view {
	v := &view{
		dossier: d, loc: l, sources: map[parallax.ArticleID]*parallax.Source{}, rows: map[parallax.ClaimID]string{}, ID: "s" + strconv.Itoa(n),
		Made: l.clock(d.Made), Counts: l.counts(d.Counts),
	}
	if d.Made.IsZero() {
		v.Made = ""
	}
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			b := &d.Sections[i].Blocks[j]
			for k := range b.Sources {
				v.sources[b.Sources[k].Article] = &b.Sources[k]
			}
			v.count(b.Differences)
			if b.Matrix == nil {
				continue
			}
			for k := range b.Matrix.Rows {
				v.rows[b.Matrix.Rows[k].Claim] = v.ID + "-r" + strconv.Itoa(k)
			}
		}
	}
	v.head()
	v.most = v.mostPoints()
	for i := range d.Sections {
		s := &d.Sections[i]
		if s.Kind == parallax.SectionHeadline {
			continue // stands on top
		}
		out := sectionView{Kind: s.Kind, Title: v.loc.Text("section." + string(s.Kind)), ID: v.ID + "-" + strings.ReplaceAll(string(s.Kind), " ", "-")}
		for j := range s.Blocks {
			out.Blocks = append(out.Blocks, v.block(&s.Blocks[j]))
		}
		v.Sections = append(v.Sections, out)
	}
	v.aim()
	return v
}

// aim lets the number of each kind lead to the first difference of it.
func (v *view) aim() {
	for i := range v.Kinds {
		for _, s := range v.Sections {
			for _, b := range s.Blocks {
				for _, d := range slices.Concat(b.Differences, b.Exclusives) {
					if k := &v.Kinds[i]; k.Kind == d.Kind && k.Card == "" {
						k.Card = d.ID
					}
				}
			}
		}
	}
}

// mostPoints gives the language of most points; of equals the first in the alphabet.
func (v *view) mostPoints() string {
	n, best := map[string]int{}, ""
	for _, s := range v.dossier.Sections {
		for _, b := range s.Blocks {
			for i := range b.Points {
				if l := &b.Points[i].Line; l.Made == parallax.Verbatim {
					n[language.Base(v.of(l.Evidence[0].Article).Language)]++
				}
			}
		}
	}
	for tag := range n {
		if n[tag] > n[best] || n[tag] == n[best] && tag < best {
			best = tag
		}
	}
	return best
}

// of gives the row of a source; an empty one for a dossier that does not list it, which Check refuses.
func (v *view) of(id parallax.ArticleID) *parallax.Source {
	if s := v.sources[id]; s != nil {
		return s
	}
	return &parallax.Source{}
}

// head takes headline and days from their section.
func (v *view) head() {
	v.Title = lineView{Ours: true, Pieces: []piece{{Text: v.loc.Text("ui.noheadline")}}}
	s := v.dossier.Section(parallax.SectionHeadline)
	if s == nil {
		return
	}
	for _, b := range s.Blocks {
		if len(b.Headlines) > 0 {
			v.Title, v.Outlet = v.line(&b.Headlines[0].Line), untitled(b.Headlines[0].Outlet)
		}
		for i := range b.Points {
			if l := &b.Points[i].Line; l.Made == parallax.Verbatim {
				v.Title, v.Outlet = v.line(l), v.of(l.Evidence[0].Article).Outlet
			} else {
				v.Days = v.loc.line(l)
			}
		}
	}
}

// untitled gives the name of an outlet; "" for one that is called by its headline, beside
// which it would only say that again.
func untitled(name string) string {
	if strings.HasPrefix(name, "“") {
		return ""
	}
	return name
}

func (v *view) count(cards []parallax.DifferenceCard) {
	for _, kind := range parallax.DifferenceKinds {
		for i := range cards {
			if cards[i].Kind != kind {
				continue
			}
			n := slices.IndexFunc(v.Kinds, func(c kindCount) bool { return c.Kind == kind })
			if n < 0 {
				v.Kinds = append(v.Kinds, kindCount{Kind: kind, Name: v.loc.Text("kind." + string(kind))})
				n = len(v.Kinds) - 1
			}
			v.Kinds[n].N++
		}
	}
	slices.SortStableFunc(v.Kinds, func(a, b kindCount) int {
		return cmp.Compare(slices.Index(parallax.DifferenceKinds, a.Kind), slices.Index(parallax.DifferenceKinds, b.Kind))
	})
}

// line cuts a line into plain words, marked words and brackets.
func (v *view) line(l *parallax.Line, marks ...parallax.Mark) lineView {
	out := lineView{Ours: l.Made != parallax.Verbatim}
	words := v.loc.line(l)
	if !out.Ours || len(l.Evidence) > 0 && l.Text == l.Fills[0].Text {
		out.Lang = v.of(l.Evidence[0].Article).Language
	}
	cuts := []int{0, len(words)}
	for _, m := range marks {
		cuts = append(cuts, m.Start, m.End)
	}
	for _, n := range l.Notes {
		cuts = append(cuts, n.At)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	if l.Clause {
		out.Pieces = append(out.Pieces, piece{Text: parallax.ClauseMark})
	}
	for i, at := range cuts {
		for _, n := range l.Notes {
			if n.At == at {
				out.Pieces = append(out.Pieces, piece{Text: v.loc.Reading(n.Text), Note: true})
			}
		}
		if i+1 < len(cuts) {
			marked := slices.ContainsFunc(marks, func(m parallax.Mark) bool { return m.Start <= at && cuts[i+1] <= m.End })
			out.Pieces = append(out.Pieces, piece{Text: words[at:cuts[i+1]], Mark: marked})
		}
	}
	for i := range l.Evidence {
		out.Places = append(out.Places, v.place(&l.Evidence[i]))
	}
	return out
}

func (v *view) place(p *parallax.Citation) placeView {
	v.ids++
	s := v.of(p.Article)
	out := placeView{ID: v.ID + "-e" + strconv.Itoa(v.ids), Outlet: s.Outlet, Time: v.loc.when(s), Lang: s.Language, Title: s.Title, URL: p.URL, Before: p.Prefix, Words: p.Exact, After: p.Suffix}
	if out.URL == "" {
		out.URL = webURL(s.URL)
	}
	return out
}

// otherStory says whether something of another story of the storyline is earlier or later than all this one tells; "" for
// what is of this story.
func (v *view) otherStory(story parallax.StoryID, id parallax.ArticleID) string {
	if story == "" {
		return ""
	}
	first, last, own := "", "", day(v.of(id))
	for _, s := range v.sources {
		if d := day(s); s.Story == "" && s.State == parallax.SourceUsed && d != "" {
			if first == "" {
				first = d
			}
			first, last = min(first, d), max(last, d)
		}
	}
	switch {
	case own == "" || last == "" || own >= first && own <= last:
		return v.loc.Text("ui.another")
	case own > last:
		return v.loc.Text("ui.later")
	}
	return v.loc.Text("ui.earlier")
}

// day gives the day a source was published; "" when it is not known.
func day(s *parallax.Source) string {
	return s.Published[:min(len(s.Published), len(time.DateOnly))]
}

func (v *view) lines(l *parallax.Line) *lineView {
	if l == nil {
		return nil
	}
	out := v.line(l)
	return &out
}

// webURL gives the address when it is one of the web, else "".
func webURL(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

func (v *view) block(b *parallax.Block) blockView {
	out := blockView{Heading: v.lines(b.Heading)}
	for i := range b.Points {
		p := &b.Points[i]
		pv := pointView{Line: v.short(v.line(&p.Line), p.Claim)}
		if p.Counts != nil {
			pv.Counts = v.loc.counts(*p.Counts)
		}
		for j := range p.About {
			pv.About = append(pv.About, v.line(&p.About[j]))
		}
		pv.Remarks = v.remarks(p.Remarks)
		if p.Line.Made == parallax.Verbatim && language.Base(pv.Line.Lang) != v.most {
			pv.Foreign = v.loc.Language(pv.Line.Lang)
		}
		out.Points = append(out.Points, pv)
	}
	for i := range b.Differences {
		d := v.difference(&b.Differences[i])
		if i > 0 && d.Kind == b.Differences[i-1].Kind && d.Kind != parallax.SelfConflict {
			d.Means = "" // said by the first of its kind
		}
		if d.Kind == parallax.Exclusive {
			out.Exclusives = append(out.Exclusives, d)
		} else {
			out.Differences = append(out.Differences, d)
		}
	}
	if b.Matrix != nil {
		out.Matrix = v.matrix(b.Matrix)
	}
	for i := range b.Values {
		out.Values = append(out.Values, v.values(&b.Values[i]))
	}
	for i := range b.Quotes {
		q := &b.Quotes[i]
		out.Quotes = append(out.Quotes, quoteView{Line: v.line(&q.Line), Speaker: q.Speaker, Outlet: q.Outlet, Counts: v.loc.counts(q.Counts)})
	}
	for i := range b.Events {
		e := &b.Events[i]
		shown := eventView{Label: v.loc.Reading(e.Label), Counts: v.loc.counts(e.Counts), Line: v.short(v.line(&e.Line), e.Claim), Then: v.lines(e.Then), Other: v.otherStory(e.Story, e.Line.Evidence[0].Article)}
		out.Events = append(out.Events, shown)
	}
	out.Strip = v.strip(b.Events)
	if b.Graph != nil {
		out.Graph = v.graph(b.Graph)
	}
	for i := range b.Headlines {
		h := &b.Headlines[i]
		s := v.of(h.Line.Evidence[0].Article)
		out.Headlines = append(out.Headlines, headlineView{Line: v.line(&h.Line), Outlet: untitled(h.Outlet), At: v.loc.when(s), Language: v.loc.Language(s.Language)})
	}
	for i := range b.Sources {
		out.Sources = append(out.Sources, v.source(&b.Sources[i]))
	}
	return out
}
