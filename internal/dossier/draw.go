package dossier

import (
	"slices"
	"strings"
	"unicode"

	"parallax"
)

// Geometry of the drawings, in the units of their viewBox. They are narrow enough to be
// read on a phone 390 px wide.
const (
	stripWidth, stripHeight, stripMargin = 600, 64, 16
	stripDots                            = 3 // distinct days from which a strip is drawn
	graphWidth, graphRow, graphTop       = 468, 40, 16
	graphLeft, graphRight                = 176, 284 // where the nodes of the columns stand
	graphLabel                           = 160      // units beside a node that a label may fill
	// Units of a letter, of a capital, a figure or another wide one, and of one that fills a square, in the widest of our fonts.
	graphLetter, graphWide, graphSquare = 7.2, 9.2, 13
)

// stripView is the timeline drawn to scale.
type stripView struct {
	Width, Height, Axis, From, To int
	First, Last                   string
	Dots                          []dotView
}

type dotView struct {
	X, Y  int
	Label string
}

// strip draws events along a line of time; nil when there are too few days to need one.
func (v *view) strip(events []parallax.Event) *stripView {
	days := map[string]bool{}
	for _, e := range events {
		days[e.Label] = true
	}
	if len(days) < stripDots {
		return nil
	}
	first, last := events[0].Start, events[len(events)-1].Start
	total := last.Sub(first).Hours()
	if total <= 0 {
		return nil
	}
	s := &stripView{
		Width: stripWidth, Height: stripHeight, Axis: 24, From: stripMargin, To: stripWidth - stripMargin,
		First: v.loc.Reading(events[0].Label), Last: v.loc.Reading(events[len(events)-1].Label),
	}
	for i, e := range events {
		x := stripMargin + int(e.Start.Sub(first).Hours()/total*float64(stripWidth-2*stripMargin))
		y := s.Axis
		if i > 0 && len(s.Dots) > 0 && x-s.Dots[len(s.Dots)-1].X < 10 {
			y = s.Dots[len(s.Dots)-1].Y - 9 // stack what falls on one spot
		}
		s.Dots = append(s.Dots, dotView{X: x, Y: max(y, 6), Label: v.loc.Reading(e.Label)})
	}
	return s
}

// graphView is the drawing of who draws on whom, and the same as a table.
type graphView struct {
	Width, Height int
	Nodes         []nodeView
	Edges         []edgeView
}

type nodeView struct {
	X, Y         int
	Label, Full  string
	LabelX       int
	Anchor, Sort string
	Outside      bool
}

type edgeView struct {
	X1, Y1, X2, Y2, BendX int
	From, To, Kind, How   string
	Class                 string
	Directed              bool
	Share                 int // percent; 0 when not measured
	Line                  *lineView
}

// graph puts sources on the left and origins outside on the right. What one source takes
// from another bows out to the right of the sources.
func (v *view) graph(g *parallax.Graph) *graphView {
	out := &graphView{Width: graphWidth}
	at := map[string]int{} // index in out.Nodes
	left, right := 0, 0
	for _, n := range g.Nodes {
		label := v.loc.origin(n.Label)
		node := nodeView{Label: shorten(label), Full: label, Outside: n.Article == ""}
		if node.Outside {
			node.X, node.Y, node.Anchor, node.LabelX, node.Sort = graphRight, right, "start", graphRight+12, v.loc.Text("graph."+string(n.Sort))
			right++
		} else {
			node.X, node.Y, node.Anchor, node.LabelX, node.Sort = graphLeft, left, "end", graphLeft-12, v.loc.Text("graph.source")
			left++
		}
		at[n.ID] = len(out.Nodes)
		out.Nodes = append(out.Nodes, node)
	}
	rows := max(left, right)
	out.Height = 2*graphTop + graphRow*max(rows-1, 0) + graphTop
	for i := range out.Nodes {
		n := &out.Nodes[i]
		own := left
		if n.Outside {
			own = right
		}
		n.Y = graphTop + graphRow/2*(rows-own) + n.Y*graphRow + graphTop/2
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		a, b := out.Nodes[at[e.From]], out.Nodes[at[e.To]]
		edge := edgeView{
			X1: a.X + 6, Y1: a.Y, X2: b.X - 8, Y2: b.Y, From: a.Full, To: b.Full, Kind: v.loc.Text("edge." + string(e.Kind)), How: v.loc.how(e.How),
			Class: string(e.Kind), Directed: e.Directed, Share: int(e.Share*100 + 0.5), Line: v.lines(e.Line),
		}
		edge.BendX = (edge.X1 + edge.X2) / 2
		if !b.Outside {
			edge.X2, edge.BendX = b.X+8, graphLeft+30+12*min(4, abs(a.Y-b.Y)/graphRow)
		}
		out.Edges = append(out.Edges, edge)
	}
	slices.SortStableFunc(out.Edges, func(a, b edgeView) int { return a.Y1 - b.Y1 })
	return out
}

func abs(n int) int { return max(n, -n) }

// shorten cuts a label that would leave the drawing; its full form stands in title and table.
func shorten(s string) string {
	wide, letters := 0.0, []rune(s)
	for i, r := range letters {
		if wide += widthOf(r); wide > graphLabel {
			for wide -= widthOf(r); i > 0 && wide+widthOf('…') > graphLabel; i-- {
				wide -= widthOf(letters[i-1])
			}
			return strings.TrimRight(string(letters[:i]), " ") + "…"
		}
	}
	return s
}

// widthOf gives how wide a letter may be in a label.
func widthOf(r rune) float64 {
	switch {
	case r >= 0x2E80: // Chinese, Japanese, Korean
		return graphSquare
	case unicode.IsUpper(r), unicode.IsDigit(r), strings.ContainsRune("mw…—_@%&", r):
		return graphWide
	}
	return graphLetter
}
