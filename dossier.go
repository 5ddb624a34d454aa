package parallax

import (
	"cmp"
	"path"
	"slices"
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

// Name is how the source is called on a page: its outlet, else the last part of the input it came as.
func (c *Covered) Name() string {
	return cmp.Or(c.Article.Outlet.Key(), path.Base(c.Article.Input))
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
//
// An outlet bears one origin at most and an origin is borne once: Origins is the largest
// number of outlets that can be given an origin each, all different. So a hundred copies of
// one agency report are one origin, and one outlet that cites three agencies is one too.
func (c *Coverage) Count(ids []ArticleID) Counts {
	index := map[string]int{}
	var keys [][]string // of each outlet
	for _, id := range ids {
		at := c.Find(id)
		if at == nil || !at.Counted() {
			continue
		}
		outlet := at.OutletKey()
		i, seen := index[outlet]
		if !seen {
			i = len(keys)
			index[outlet] = i
			keys = append(keys, nil)
		}
		keys[i] = append(keys[i], at.OriginKeys()...)
	}
	return Counts{Outlets: len(keys), Origins: matching(keys)}
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

// matching gives the size of the largest matching of the lists with their keys (Kuhn's algorithm).
func matching(lists [][]string) int {
	owner := map[string]int{}
	var assign func(i int, tried map[string]bool) bool
	assign = func(i int, tried map[string]bool) bool {
		for _, k := range lists[i] {
			if tried[k] {
				continue
			}
			tried[k] = true
			if j, taken := owner[k]; !taken || assign(j, tried) {
				owner[k] = i
				return true
			}
		}
		return false
	}
	n := 0
	for i := range lists {
		if assign(i, map[string]bool{}) {
			n++
		}
	}
	return n
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
	out := map[string]int{"considered": 0, "used": 0, "unused": 0, "off_topic": 0, "duplicate": 0, "failed": 0, "languages": 0, "lines": 0, "places": 0}
	languages := map[string]bool{}
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			b := &d.Sections[i].Blocks[j]
			for _, s := range b.Sources {
				if s.Story != "" {
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
	return out
}

var tallyNames = map[SourceState]string{
	SourceUsed: "used", SourceUnused: "unused", SourceOffTopic: "off_topic", SourceDuplicate: "duplicate", SourceFailed: "failed",
}
