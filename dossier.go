package parallax

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// DossierFormat names the format and version of a dossier in JSON.
const DossierFormat = "parallax dossier 1"

// SectionKind is one of the sections of a dossier, in the order they are shown.
type SectionKind string

// The sections of DESIGN.md.
const (
	SectionHeadline    SectionKind = "headline"
	SectionKeyPoints   SectionKind = "key points"
	SectionHappened    SectionKind = "what happened"
	SectionWhoSays     SectionKind = "who says what"
	SectionDifferences SectionKind = "differences"
	SectionCoverage    SectionKind = "coverage"
	SectionHeadlines   SectionKind = "headlines"
	SectionWording     SectionKind = "wording"
	SectionNumbers     SectionKind = "numbers that matter"
	SectionQuotes      SectionKind = "quotes"
	SectionTimeline    SectionKind = "timeline"
	SectionNew         SectionKind = "new and known"
	SectionNext        SectionKind = "what comes next"
	SectionBackground  SectionKind = "background"
	SectionTerms       SectionKind = "terms"
	SectionQuestions   SectionKind = "questions"
	SectionAdvice      SectionKind = "advice and effects"
	SectionUncertain   SectionKind = "uncertain"
	SectionOrigins     SectionKind = "origins"
	SectionSources     SectionKind = "sources"
	SectionMethod      SectionKind = "method"
)

// SectionKinds lists all of them in the order they are shown.
var SectionKinds = []SectionKind{
	SectionHeadline, SectionKeyPoints, SectionHappened, SectionWhoSays, SectionDifferences, SectionCoverage, SectionHeadlines,
	SectionWording, SectionNumbers, SectionQuotes, SectionTimeline, SectionNew, SectionNext, SectionBackground, SectionTerms,
	SectionQuestions, SectionAdvice, SectionUncertain, SectionOrigins, SectionSources, SectionMethod,
}

// Dossier is the page about one story.
type Dossier struct {
	Format  string    `json:"format"`  // DossierFormat
	Version string    `json:"version"` // of the program that made it
	Story   StoryID   `json:"story"`
	Made    time.Time `json:"made"`
	// Counts of the story: of every source that gave text on it.
	Counts   Counts    `json:"counts"`
	Sections []Section `json:"sections"`
	// Line is the name of its storyline, in words of the sources; "" for none. It is kept in the digest alone.
	Line string `json:"-"`
	// Writer is set when a language model that the user configured was let write; it says what
	// became of its lines.
	Writer *WriterNote `json:"writer,omitempty"`
}

// WriterNote is what became of the lines of a Writer.
type WriterNote struct {
	Dropped int  `json:"dropped"`          // lines that said what their evidence does not
	Failed  bool `json:"failed,omitempty"` // it gave no answer that could be read, at least once
}

// Section gives the section of the kind, or nil when the dossier has none.
func (d *Dossier) Section(k SectionKind) *Section {
	for i := range d.Sections {
		if d.Sections[i].Kind == k {
			return &d.Sections[i]
		}
	}
	return nil
}

// Lines gives every line anywhere in the dossier, in the order it is shown.
func (d *Dossier) Lines() []*Line {
	var out []*Line
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			out = append(out, d.Sections[i].Blocks[j].Lines()...)
		}
	}
	return out
}

// Counts are the two numbers that always stand together.
type Counts struct {
	Outlets int `json:"outlets"` // who prints it, each outlet once
	Origins int `json:"origins"` // independent accounts behind them
}

// longestName is how much of a headline stands for an outlet that is not known.
const longestName = 36 // bytes

// Name is how the source is called on a page: its outlet; when that is not known the
// beginning of its headline in quotation marks, else the last part of the input it came as.
func (c *Covered) Name() string {
	title := strings.Join(strings.Fields(c.Article.Title), " ")
	switch short := firstWords(title, longestName); {
	case c.Article.Outlet.Key() != "":
		return c.Article.Outlet.Key()
	case title == "":
		return path.Base(c.Article.Input)
	case len(short) < len(title):
		return "“" + strings.TrimRight(short, " ,;:–—-") + "…”"
	default:
		return "“" + title + "”"
	}
}

// OutletKey tells outlets apart; a source of an unknown outlet is one of its own.
func (c *Covered) OutletKey() string {
	return cmp.Or(c.Article.Outlet.Key(), string(c.Article.ID))
}

// Counted reports whether the source can bear evidence and be counted: it has text on the
// story and is no copy of the outlet's own text.
func (c *Covered) Counted() bool {
	return c.Article.State.HasText() && (c.State == SourceUsed || c.State == SourceUnused)
}

// Count gives how many outlets and how many independent origins stand behind the articles.
// Sources that are not Counted are left out; an article named twice counts once.
func (c *Coverage) Count(ids []ArticleID) Counts {
	return Counts{Outlets: c.outlets(ids), Origins: len(c.Accounts(ids))}
}

func (c *Coverage) outlets(ids []ArticleID) int {
	outlets := map[string]bool{}
	for _, id := range ids {
		if at := c.Find(id); at != nil && at.Counted() {
			outlets[at.OutletKey()] = true
		}
	}
	return len(outlets)
}

// CountPlaces is Count of the articles of a line's places. A sentence that says from whom it has
// what it tells has it from there, whatever the rest of its article rests on, and sentences that share
// a passage are one account.
func (c *Coverage) CountPlaces(places []Citation) Counts {
	ids := make([]ArticleID, 0, len(places))
	credited := map[ArticleID][]string{}
	for i := range places {
		ids = append(ids, places[i].Article)
		if at := c.Find(places[i].Article); at != nil && c.ownKey(at) != "" {
			if keys := at.CreditsAt(places[i].Span); len(keys) > 0 {
				credited[places[i].Article] = keys
			}
		}
	}
	c.shareAccounts(places, credited)
	return Counts{Outlets: c.outlets(ids), Origins: len(c.accounts(ids, credited))}
}

// CountSides is CountPlaces of the sentences of sides that agree; one without a sentence is counted by its article.
func (c *Coverage) CountSides(sides []SideCard) Counts {
	places := make([]Citation, 0, len(sides))
	for i := range sides {
		if sides[i].Line != nil {
			places = append(places, sides[i].Line.Evidence...)
		} else {
			places = append(places, Citation{Evidence: Evidence{Article: sides[i].Article}})
		}
	}
	return c.CountPlaces(places)
}

// CreditsAt gives the keys of the origins that the source names inside a span.
func (c *Covered) CreditsAt(s Span) []string {
	var out []string
	for _, o := range c.Origins {
		if o.Kind != OriginOwn && slices.ContainsFunc(o.Evidence, s.Overlaps) {
			out = append(out, o.Key())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Accounts gives the keys of the independent origins behind the articles, in order: the
// fewest that account for all of them. An article with reporting of its own accounts for
// itself, whatever else it credits. Any other is accounted for by one of the origins it
// credits, one that accounts for others too where there is such a one. So a hundred copies
// of one agency report are one origin, also when each credits a ministry's statement
// besides, and an article that cites three agencies is one too.
//
// The fewest sets of a hitting set are chosen greedily (Johnson 1974), by the key that
// accounts for most, then by its name.
func (c *Coverage) Accounts(ids []ArticleID) []string { return c.accounts(ids, nil) }

// accounts is Accounts where some of the articles are accounted for by what they credit.
func (c *Coverage) accounts(ids []ArticleID, credited map[ArticleID][]string) []string {
	chosen := map[string]bool{}
	var open [][]string
	for _, id := range ids {
		at := c.Find(id)
		if at == nil || !at.Counted() {
			continue
		}
		if keys := credited[id]; len(keys) == 1 {
			chosen[keys[0]] = true // nothing else accounts for it
		} else if keys != nil {
			open = append(open, keys)
		} else if own := c.ownKey(at); own != "" {
			chosen[own] = true
		} else {
			open = append(open, at.OriginKeys())
		}
	}
	for {
		open = slices.DeleteFunc(open, func(keys []string) bool {
			return slices.ContainsFunc(keys, func(k string) bool { return chosen[k] })
		})
		if len(open) == 0 {
			return slices.Sorted(maps.Keys(chosen))
		}
		covers, best := map[string]int{}, ""
		for _, keys := range open {
			for _, k := range keys {
				covers[k]++
				if n := covers[k] - covers[best]; best == "" || n > 0 || n == 0 && k < best {
					best = k
				}
			}
		}
		chosen[best] = true
	}
}

// ownKey gives the key of the account a source bears itself: its own reporting, or what its
// outlet prints without saying where it comes from, which is one account however many
// articles of that outlet do. Of copies that name no origin it is the account of the one that
// they are copies of. Empty when the source draws on others.
func (c *Coverage) ownKey(at *Covered) string {
	for _, o := range at.Origins {
		if o.Kind == OriginOwn {
			return o.Key()
		}
		if o.Kind == OriginUnknown && o.Name == string(at.Article.ID) && len(at.Origins) > 1 {
			return printedBy(at, o.Key())
		}
	}
	if slices.ContainsFunc(at.Origins, func(o Origin) bool { return o.Kind != OriginUnknown }) {
		return ""
	}
	for _, o := range at.Origins {
		if root := c.Find(ArticleID(o.Name)); root != nil {
			return printedBy(root, o.Key())
		}
	}
	return printedBy(at, "")
}

// printedBy gives the key of what the outlet of a source prints as its own; other where the
// outlet is not known.
func printedBy(at *Covered, other string) string {
	if outlet := at.Article.Outlet.Key(); outlet != "" {
		return Origin{Kind: OriginOwn, Name: outlet}.Key()
	}
	return other
}

// OriginKeys gives the keys of the origins of the source in order; of a source without any,
// the key of an unknown origin of its own.
func (c *Covered) OriginKeys() []string {
	if len(c.Origins) == 0 {
		return []string{Origin{Kind: OriginUnknown, Name: string(c.Article.ID)}.Key()}
	}
	var out []string
	for _, o := range c.Origins {
		out = append(out, o.Key())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Standing gives what became of the source in a dossier that draws on it, or does not, and why.
// A source that gave no text has failed whatever its state was before.
func (c *Covered) Standing(drawn bool) (SourceState, string) {
	state, reason := c.State, c.Reason
	switch {
	case !c.Article.State.HasText():
		state = SourceFailed
	case !c.Counted():
	case drawn:
		state = SourceUsed
	default:
		state, reason = SourceUnused, Texts()["reason.unused"]
	}
	if reason == "" && len(c.Article.Why) > 0 && state == SourceFailed {
		reason = c.Article.Why[0].String()
	}
	return state, cmp.Or(reason, Texts()["reason."+string(state)])
}

// Tally gives the numbers a dossier may say of itself, by the name of the fill: the sources
// of the story by state, the languages they are in, the lines shown and the places behind them. Lines
// of the method, which print them, are not counted.
func (d *Dossier) Tally() map[string]int {
	out := map[string]int{"considered": 0, "used": 0, "unused": 0, "off_topic": 0, "duplicate": 0, "failed": 0, "languages": 0, "lines": 0, "places": 0, "others": 0}
	languages := map[string]bool{}
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			b := &d.Sections[i].Blocks[j]
			for _, s := range b.Sources {
				if s.Story != "" {
					out["others"]++
					continue // considered for an earlier story
				}
				out["considered"]++
				out[tallyNames[s.State]]++
				if s.State == SourceUsed && s.Language != "" {
					languages[s.Language] = true
				}
			}
			if d.Sections[i].Kind == SectionMethod {
				continue
			}
			for _, l := range b.Lines() {
				out["lines"]++
				out["places"] += len(l.Evidence)
			}
		}
	}
	out["languages"] = len(languages)
	if d.Writer != nil {
		out["dropped"], out["written"] = d.Writer.Dropped, 0
		for _, l := range d.Lines() {
			if l.Made == Written {
				out["written"]++
			}
		}
	}
	return out
}

var tallyNames = map[SourceState]string{
	SourceUsed: "used", SourceUnused: "unused", SourceOffTopic: "off_topic", SourceDuplicate: "duplicate", SourceFailed: "failed",
}
