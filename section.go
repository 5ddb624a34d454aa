package parallax

import "time"

// Section is one part of a dossier; it is there only when it has evidence.
type Section struct {
	Kind   SectionKind `json:"kind"`
	Blocks []Block     `json:"blocks"`
}

// Block is one piece of a section, with an optional heading. Exactly one of the fields
// below Heading is set.
type Block struct {
	Heading     *Line            `json:"heading,omitempty"`
	Points      []Point          `json:"points,omitempty"`
	Differences []DifferenceCard `json:"differences,omitempty"`
	Matrix      *Matrix          `json:"matrix,omitempty"`
	Values      []ValueCard      `json:"values,omitempty"`
	Quotes      []QuoteCard      `json:"quotes,omitempty"`
	Events      []Event          `json:"events,omitempty"`
	Graph       *Graph           `json:"graph,omitempty"`
	Headlines   []Headline       `json:"headlines,omitempty"`
	Sources     []Source         `json:"sources,omitempty"`
}

// Point is one line with what stands behind it.
type Point struct {
	Line Line `json:"line"`
	// Counts are those of the articles in the line's evidence; nil for lines of the engine.
	Counts *Counts `json:"counts,omitempty"`
	Claim  ClaimID `json:"claim,omitempty"`
	// About is what is said of the line by fixed texts: "stated with doubt".
	About []Line `json:"about,omitempty"`
	// Remarks are what people said of the claim.
	Remarks []Remark `json:"remarks,omitempty"`
}

// DifferenceCard shows one difference with all its sides.
type DifferenceCard struct {
	ID    DifferenceID   `json:"id"`
	Kind  DifferenceKind `json:"kind"`
	Slot  SlotKind       `json:"slot,omitempty"`
	Claim ClaimID        `json:"claim,omitempty"`
	// About names what differs in words of the sources; nil when it does not stand there.
	About *Line `json:"about,omitempty"`
	// Groups are the sides; those in one group agree.
	Groups []SideGroup  `json:"groups"`
	Silent []SilentCard `json:"silent,omitempty"`
	Score  float64      `json:"score"`
	Why    []Reason     `json:"why"`
	// Remarks are what people said of it.
	Remarks []Remark `json:"remarks,omitempty"`
}

// SideGroup is the sides of a difference that agree with each other.
type SideGroup struct {
	Counts Counts     `json:"counts"` // of the sentences of the sides
	Sides  []SideCard `json:"sides"`
}

// SideCard is one telling in a difference.
type SideCard struct {
	Article ArticleID `json:"article"`
	Outlet  string    `json:"outlet"`
	// Line is the sentence; nil for a place in the metadata of the page, named in Where.
	Line  *Line  `json:"line,omitempty"`
	Where string `json:"where,omitempty"`
	// Marks are the words in Line that make the difference; Value is them as printed.
	Marks []Mark `json:"marks,omitempty"`
	Value string `json:"value,omitempty"`
	// Normal is Value as the annotations read it; empty when it would say the same.
	Normal string `json:"normal,omitempty"`
	// AsOf is the moment the side speaks of; zero when unknown.
	AsOf time.Time `json:"as_of,omitzero"`
	// Place is how far into the text the sentence begins, in percent; nil when the kind is
	// not emphasis or the sentence stands outside the text.
	Place *int `json:"place,omitempty"`
	// Headline is true when the words stand in the title.
	Headline bool `json:"headline,omitempty"`
}

// Mark is a half-open byte range in Line.Text.
type Mark struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// SilentCard is a full text that does not carry a claim though it was published late enough.
type SilentCard struct {
	Article ArticleID `json:"article"`
	Outlet  string    `json:"outlet"`
	At      time.Time `json:"at,omitzero"`
	Known   time.Time `json:"known_at,omitzero"`
}

// Matrix is claim × outlet.
type Matrix struct {
	Columns []MatrixColumn `json:"columns"`
	Rows    []MatrixRow    `json:"rows"`
}

// MatrixColumn is one outlet with its articles on the story.
type MatrixColumn struct {
	Outlet   string      `json:"outlet"`
	Articles []ArticleID `json:"articles"`
}

// MatrixRow is one claim.
type MatrixRow struct {
	Claim  ClaimID `json:"claim"`
	Line   Line    `json:"line"` // its best statement; the evidence is every article that makes it
	Counts Counts  `json:"counts"`
	Cells  []Cell  `json:"cells"` // one for each column
}

// CellState says what an outlet does with a claim.
type CellState string

// The states of a cell.
const (
	CellTells   CellState = "tells"
	CellDiffers CellState = "differs" // tells it, and is a side of a conflict about it
	CellSilent  CellState = "silent"  // a full text, late enough, that does not carry it
	CellUnknown CellState = "unknown" // cut short, or too early to know: nothing can be said
)

// CellStates lists all of them.
var CellStates = []CellState{CellTells, CellDiffers, CellSilent, CellUnknown}

// Cell is what one outlet does with one claim.
type Cell struct {
	State CellState `json:"state"`
	// Evidence are the indexes in the row's Line.Evidence of the outlet's places; empty when it tells nothing.
	Evidence []int `json:"evidence,omitempty"`
}

// ValueCard is the values one thing is given, together.
type ValueCard struct {
	Claim ClaimID  `json:"claim"`
	Slot  SlotKind `json:"slot"`
	// About names what is measured in words of the sources; nil when it does not stand there.
	About  *Line      `json:"about,omitempty"`
	Values []ValueRow `json:"values"`
}

// ValueRow is one value with everyone who gives it.
type ValueRow struct {
	Line  Line   `json:"line"` // a sentence that gives the value; the evidence is one place per article
	Value string `json:"value"`
	Mark  Mark   `json:"mark"` // Value in Line.Text
	// Normal is Value as the annotations read it; empty when it would say the same.
	Normal string    `json:"normal,omitempty"`
	AsOf   time.Time `json:"as_of,omitzero"`
	// Outlets names who prints it; Speaker who is said to say it, empty when the outlet itself does.
	Outlets []string `json:"outlets"`
	Speaker string   `json:"speaker,omitempty"`
	Counts  Counts   `json:"counts"`
}

// QuoteCard is an utterance with its speaker and the outlets that print it.
type QuoteCard struct {
	Line    Line   `json:"line"`    // the words, verbatim; the evidence is every article that prints them
	Speaker string `json:"speaker"` // as the article names them
	Outlet  string `json:"outlet"`  // of the first piece of evidence
	Counts  Counts `json:"counts"`
}

// Event is one entry of a timeline.
type Event struct {
	Start time.Time `json:"from"`
	// Label is the time at the precision it was printed with.
	Label  string  `json:"label"`
	Line   Line    `json:"line"` // its date stands in the first piece of evidence
	Counts Counts  `json:"counts"`
	Claim  ClaimID `json:"claim,omitempty"`
	// Story is the story the line comes from when that is an earlier one of the storyline.
	Story StoryID `json:"story,omitempty"`
	// Then is what a later report says became of what was announced; nil when it still lies
	// ahead, and for what was not announced.
	Then *Line `json:"then,omitempty"`
}

// Graph is who draws on whom.
type Graph struct {
	Nodes []GraphNode `json:"nodes"`
	Edges []GraphEdge `json:"edges"`
}

// GraphNode is a source or an origin outside the sources.
type GraphNode struct {
	// ID is the article's ID, or the key of the origin.
	ID      string     `json:"id"`
	Label   string     `json:"label"`
	Sort    OriginKind `json:"sort,omitempty"` // of an origin outside; empty for a source
	Article ArticleID  `json:"article,omitempty"`
}

// GraphEdge says that From draws on To.
type GraphEdge struct {
	From     string   `json:"from"`
	To       string   `json:"to"`
	Kind     EdgeKind `json:"kind"`
	How      string   `json:"how"`
	Share    float64  `json:"share,omitempty"` // part of From's words that stand in To, 0 to 1
	Directed bool     `json:"directed"`
	// Line is the credit or shared passage; nil when the edge rests on a link or signature alone.
	Line *Line `json:"line,omitempty"`
}

// Headline is the headline of one source.
type Headline struct {
	Line   Line      `json:"line"`
	Outlet string    `json:"outlet"`
	At     time.Time `json:"at,omitzero"`
}

// Source is one page that was considered. All of it is checked against the coverage; none
// of it is evidence.
type Source struct {
	Article   ArticleID   `json:"article"`
	Revision  int         `json:"revision"`
	Story     StoryID     `json:"story,omitempty"` // when the source is of an earlier story of the storyline
	Outlet    string      `json:"outlet"`
	State     SourceState `json:"state"`
	Page      PageState   `json:"page"`
	Reason    string      `json:"reason"`
	Title     string      `json:"title,omitempty"`
	Authors   []string    `json:"authors,omitempty"`
	URL       string      `json:"url,omitempty"`
	Input     string      `json:"input"`
	Published string      `json:"published,omitempty"` // Date.String
	Updated   string      `json:"updated,omitempty"`
	Language  string      `json:"language,omitempty"`
	Origins   []string    `json:"origins,omitempty"` // Covered.OriginKeys
}

// Lines gives every line of the block in the order it is shown.
func (b *Block) Lines() []*Line {
	var out []*Line
	add := func(l *Line) {
		if l != nil {
			out = append(out, l)
		}
	}
	add(b.Heading)
	for i := range b.Points {
		add(&b.Points[i].Line)
		for j := range b.Points[i].About {
			add(&b.Points[i].About[j])
		}
	}
	for i := range b.Differences {
		add(b.Differences[i].About)
		for _, g := range b.Differences[i].Groups {
			for k := range g.Sides {
				add(g.Sides[k].Line)
			}
		}
	}
	if b.Matrix != nil {
		for i := range b.Matrix.Rows {
			add(&b.Matrix.Rows[i].Line)
		}
	}
	for i := range b.Values {
		add(b.Values[i].About)
		for j := range b.Values[i].Values {
			add(&b.Values[i].Values[j].Line)
		}
	}
	for i := range b.Quotes {
		add(&b.Quotes[i].Line)
	}
	for i := range b.Events {
		add(&b.Events[i].Line)
		add(b.Events[i].Then)
	}
	if b.Graph != nil {
		for i := range b.Graph.Edges {
			add(b.Graph.Edges[i].Line)
		}
	}
	for i := range b.Headlines {
		add(&b.Headlines[i].Line)
	}
	return out
}

// filled counts the fields of the block that are set, Heading aside.
func (b *Block) filled() int {
	n := 0
	for _, there := range []bool{
		len(b.Points) > 0, len(b.Differences) > 0, b.Matrix != nil, len(b.Values) > 0, len(b.Quotes) > 0,
		len(b.Events) > 0, b.Graph != nil, len(b.Headlines) > 0, len(b.Sources) > 0,
	} {
		if there {
			n++
		}
	}
	return n
}
