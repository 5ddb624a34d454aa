package parallax

import (
	"slices"
	"time"
)

// Digest is the little of a dossier that a list of stories shows.
type Digest struct {
	Story     StoryID                `json:"story"`
	Storyline StorylineID            `json:"storyline,omitempty"`
	Line      string                 `json:"line,omitempty"` // the name of the storyline; of lists, as the dossier of it that was made last knows it
	Version   int                    `json:"version"`        // of the dossier, from 1
	Made      time.Time              `json:"made"`
	Headline  string                 `json:"headline"` // "" when no source gave one
	Outlet    string                 `json:"outlet,omitempty"`
	Language  string                 `json:"language,omitempty"` // of the headline
	Counts    Counts                 `json:"counts"`
	Kinds     map[DifferenceKind]int `json:"kinds,omitempty"`     // how many differences of each kind are shown
	Outlets   []string               `json:"outlets,omitempty"`   // of the sources that are counted, in order of the alphabet
	Languages []string               `json:"languages,omitempty"` // the same
	First     time.Time              `json:"first,omitzero"`      // from when
	Last      time.Time              `json:"last,omitzero"`       // to when it was reported
	Gists     []Gist                 `json:"gists,omitempty"`     // differences in a few words; none in digests made before they were kept
	Reported  string                 `json:"reported,omitempty"`  // Last as printed: Date.String; "" of digests made before it was kept
}

// Digest gives the digest of a dossier, without its version and storyline, which the store knows.
func (d *Dossier) Digest() Digest {
	out := Digest{Story: d.Story, Line: d.Line, Made: d.Made, Counts: d.Counts, Kinds: map[DifferenceKind]int{}}
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			b := &d.Sections[i].Blocks[j]
			for k := range b.Differences {
				out.Kinds[b.Differences[k].Kind]++
			}
			for k := range b.Sources {
				out.add(&b.Sources[k])
			}
		}
	}
	slices.Sort(out.Outlets)
	slices.Sort(out.Languages)
	out.Outlets, out.Languages = slices.Compact(out.Outlets), slices.Compact(out.Languages)
	if l := d.headline(); l != nil {
		out.Headline = l.Text
		for _, s := range d.sources() {
			if s.Article == l.Evidence[0].Article {
				out.Outlet, out.Language = s.Outlet, s.Language
			}
		}
	}
	out.Gists = d.gists(out.Language)
	return out
}

// add takes up a source that is counted for this story.
func (g *Digest) add(s *Source) {
	if s.Story != "" || s.State != SourceUsed && s.State != SourceUnused {
		return
	}
	g.Outlets = append(g.Outlets, s.Outlet)
	if s.Language != "" {
		g.Languages = append(g.Languages, s.Language)
	}
	at, updated, reported := readStamp(s.Published), readStamp(s.Updated), s.Published
	if updated.After(at) {
		at, reported = updated, s.Updated
	}
	if at.IsZero() {
		return
	}
	if g.First.IsZero() || at.Before(g.First) {
		g.First = at
	}
	if at.After(g.Last) {
		g.Last, g.Reported = at, reported
	}
}

// headline gives the line of the headline; nil when no source gave one.
func (d *Dossier) headline() *Line {
	s := d.Section(SectionHeadline)
	if s == nil {
		return nil
	}
	for i := range s.Blocks {
		for _, l := range s.Blocks[i].Lines() {
			if l.Made == Verbatim {
				return l
			}
		}
	}
	return nil
}

func (d *Dossier) sources() []Source {
	if s := d.Section(SectionSources); s != nil && len(s.Blocks) > 0 {
		return s.Blocks[0].Sources
	}
	return nil
}

// readStamp reads what Date.String wrote; zero for anything else.
func readStamp(s string) time.Time {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
