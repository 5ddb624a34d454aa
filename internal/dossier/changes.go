package dossier

import (
	"io"
	"slices"
	"strings"

	"parallax"
)

// Changes is what differs between two versions of the dossier of a story. Lines keep their
// evidence: that of Old in the sources of the older version, that of New in those of the newer.
type Changes struct {
	// Headline is set when the newer version has another; Old or New is nil when a version has none.
	Headline *LineChange
	// Counts are those of the story, when they changed.
	Counts *CountsChange
	// Lines are those that tell the story, in the order of the newer version, those that are
	// gone behind them: said otherwise, counted otherwise, new, or gone.
	Lines []LineChange
	// Appeared and Resolved are the differences between tellings that came and went.
	Appeared, Resolved []parallax.DifferenceCard
	// Sources are those that came, were changed at their outlet, or changed their state; each
	// as the newer version lists it, one that left as the older did.
	Sources []SourceChange
}

// LineChange is one line in both versions; Old is nil for a new line, New for one that is gone.
type LineChange struct {
	Section  parallax.SectionKind
	Old, New *parallax.Line
	// Before and After are the counts, when the same line is counted otherwise.
	Before, After parallax.Counts
}

// CountsChange is the counts of the story in both versions.
type CountsChange struct{ Before, After parallax.Counts }

// SourceChange is a source that came, left or changed.
type SourceChange struct {
	Source parallax.Source
	// Was is its state in the older version; "" for one that came.
	Was parallax.SourceState
	// Left is true for a source that the newer version does not list.
	Left bool
	// Revised is true for a source whose page is another revision now.
	Revised bool
}

// Empty reports whether both versions say the same.
func (c *Changes) Empty() bool {
	return c.Headline == nil && c.Counts == nil && len(c.Lines)+len(c.Appeared)+len(c.Resolved)+len(c.Sources) == 0
}

// ChangesOf gives what the newer version of the dossier of a story says that the older did
// not, and the reverse. Lines are known again by their words and source, wherever on the page
// they stand; of lines with other words, two that stand for one claim are one said otherwise.
// Differences are known again by their kind and the places of their sides.
func ChangesOf(older, newer *parallax.Dossier) Changes {
	var out Changes
	if old, now := headlineOf(older), headlineOf(newer); lineKey(old) != lineKey(now) {
		out.Headline = &LineChange{Section: parallax.SectionHeadline, Old: old, New: now}
	}
	if older.Counts != newer.Counts {
		out.Counts = &CountsChange{older.Counts, newer.Counts}
	}
	out.Lines = lineChanges(toldIn(older), toldIn(newer))
	out.Appeared = unmatched(cardsOf(newer), cardsOf(older))
	out.Resolved = unmatched(cardsOf(older), cardsOf(newer))
	out.Sources = sourceChanges(rowsOf(older), rowsOf(newer))
	return out
}

// toldLine is a line that tells the story, with what stands beside it.
type toldLine struct {
	section parallax.SectionKind
	line    *parallax.Line
	counts  parallax.Counts
	claim   parallax.ClaimID
}

// toldIn gives the lines of a dossier that tell the story, each once. What lines say of the
// page, and the tables and lists that show the same words again, are left out.
func toldIn(d *parallax.Dossier) []toldLine {
	var out []toldLine
	seen := map[string]bool{}
	add := func(kind parallax.SectionKind, l *parallax.Line, n *parallax.Counts, claim parallax.ClaimID) {
		if key := lineKey(l); n != nil && !seen[key] {
			seen[key] = true
			out = append(out, toldLine{kind, l, *n, claim})
		}
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		if s.Kind == parallax.SectionHeadline || s.Kind == parallax.SectionQuestions {
			continue
		}
		for j := range s.Blocks {
			b := &s.Blocks[j]
			for k := range b.Points {
				add(s.Kind, &b.Points[k].Line, b.Points[k].Counts, b.Points[k].Claim)
			}
			for k := range b.Quotes {
				add(s.Kind, &b.Quotes[k].Line, &b.Quotes[k].Counts, "")
			}
			for k := range b.Events {
				add(s.Kind, &b.Events[k].Line, &b.Events[k].Counts, b.Events[k].Claim)
			}
		}
	}
	return out
}

// lineKey tells lines apart by their words and the source they stand in; "" for nil.
func lineKey(l *parallax.Line) string {
	switch {
	case l == nil:
		return ""
	case len(l.Evidence) == 0:
		return l.Text
	}
	return string(l.Evidence[0].Article) + "\x00" + l.Text
}

func lineChanges(old, now []toldLine) []LineChange {
	before := map[string]*toldLine{}
	for i := range old {
		before[lineKey(old[i].line)] = &old[i]
	}
	stays := map[string]bool{}
	for i := range now {
		stays[lineKey(now[i].line)] = true
	}
	var out []LineChange
	followed := map[string]bool{} // lines of the older version that are said otherwise now
	for i := range now {
		n := &now[i]
		key := lineKey(n.line)
		if o := before[key]; o != nil {
			if o.counts != n.counts {
				out = append(out, LineChange{Section: n.section, Old: o.line, New: n.line, Before: o.counts, After: n.counts})
			}
			continue
		}
		change := LineChange{Section: n.section, New: n.line, After: n.counts}
		for j := range old {
			o := &old[j]
			if was := lineKey(o.line); o.claim != "" && o.claim == n.claim && !stays[was] && !followed[was] {
				followed[was] = true
				change.Old, change.Before = o.line, o.counts
				break
			}
		}
		out = append(out, change)
	}
	for i := range old {
		if key := lineKey(old[i].line); !stays[key] && !followed[key] {
			out = append(out, LineChange{Section: old[i].section, Old: old[i].line, Before: old[i].counts})
		}
	}
	return out
}

func headlineOf(d *parallax.Dossier) *parallax.Line {
	if s := d.Section(parallax.SectionHeadline); s != nil {
		for i := range s.Blocks {
			if len(s.Blocks[i].Headlines) > 0 {
				return &s.Blocks[i].Headlines[0].Line
			}
		}
	}
	return nil
}

func cardsOf(d *parallax.Dossier) []parallax.DifferenceCard {
	var out []parallax.DifferenceCard
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			out = append(out, b.Differences...)
		}
	}
	return out
}

// unmatched gives the cards of a list that are not in the other.
func unmatched(list, other []parallax.DifferenceCard) []parallax.DifferenceCard {
	return slices.DeleteFunc(list, func(d parallax.DifferenceCard) bool {
		places := placesOf(&d)
		return slices.ContainsFunc(other, func(o parallax.DifferenceCard) bool {
			shared := 0
			for p := range placesOf(&o) {
				if places[p] {
					shared++
				}
			}
			return o.Kind == d.Kind && shared >= min(2, len(places))
		})
	})
}

// placesOf gives the places of the sides of a card: source and words.
func placesOf(d *parallax.DifferenceCard) map[string]bool {
	out := map[string]bool{}
	for _, g := range d.Groups {
		for _, s := range g.Sides {
			words := s.Where + "\x00" + s.Value
			if s.Line != nil {
				words += "\x00" + s.Line.Text
			}
			out[string(s.Article)+"\x00"+words] = true
		}
	}
	return out
}

func rowsOf(d *parallax.Dossier) []parallax.Source {
	var out []parallax.Source
	if s := d.Section(parallax.SectionSources); s != nil {
		for _, b := range s.Blocks {
			out = append(out, b.Sources...)
		}
	}
	return out
}

func sourceChanges(old, now []parallax.Source) []SourceChange {
	find := func(list []parallax.Source, id parallax.ArticleID) int {
		return slices.IndexFunc(list, func(s parallax.Source) bool { return s.Article == id })
	}
	var out []SourceChange
	for _, s := range now {
		i := find(old, s.Article)
		switch {
		case i < 0:
			out = append(out, SourceChange{Source: s})
		case old[i].State != s.State || old[i].Revision != s.Revision:
			out = append(out, SourceChange{Source: s, Was: old[i].State, Revised: old[i].Revision != s.Revision})
		}
	}
	for _, s := range old {
		if find(now, s.Article) < 0 {
			out = append(out, SourceChange{Source: s, Was: s.State, Left: true})
		}
	}
	return out
}

// changesView is the model of html/changes.tmpl.
type changesView struct {
	Empty              bool
	Headline           *lineChangeView
	CountsWas, Counts  string
	Said, New, Gone    []lineChangeView // said or counted otherwise, new, gone
	Appeared, Resolved []diffView
	Sources            []sourceChangeView
}

type lineChangeView struct {
	Section           string
	Old, New          *lineView
	CountsWas, Counts string
	Same              bool // the words are the same, the counts are not
}

type sourceChangeView struct {
	Outlet, Title, Lang, URL, Was, State, When string
	Left, Revised                              bool
}

// ChangesHTML writes what changed as a section element, for a page that brings StyleSheet and
// says which versions these are.
func ChangesHTML(w io.Writer, l *Locale, older, newer *parallax.Dossier) error {
	c := ChangesOf(older, newer)
	was, is := newView(l, older, 1), newView(l, newer, 2)
	out := changesView{Empty: c.Empty()}
	line := func(x *LineChange) lineChangeView {
		v := lineChangeView{Section: l.Text("section." + string(x.Section)), Old: was.lines(x.Old), New: is.lines(x.New), Same: lineKey(x.Old) == lineKey(x.New)}
		if x.Before.Outlets > 0 {
			v.CountsWas = l.counts(x.Before)
		}
		if x.After.Outlets > 0 {
			v.Counts = l.counts(x.After)
		}
		return v
	}
	if c.Headline != nil {
		v := line(c.Headline)
		out.Headline = &v
	}
	if c.Counts != nil {
		out.CountsWas, out.Counts = l.counts(c.Counts.Before), l.counts(c.Counts.After)
	}
	for i := range c.Lines {
		switch v := line(&c.Lines[i]); {
		case v.Old == nil:
			out.New = append(out.New, v)
		case v.New == nil:
			out.Gone = append(out.Gone, v)
		default:
			out.Said = append(out.Said, v)
		}
	}
	for i := range c.Appeared {
		out.Appeared = append(out.Appeared, is.difference(&c.Appeared[i]))
	}
	for i := range c.Resolved {
		d := was.difference(&c.Resolved[i])
		d.ID = "was-" + d.ID // it may stand among the new ones too
		out.Resolved = append(out.Resolved, d)
	}
	for _, s := range c.Sources {
		out.Sources = append(out.Sources, l.sourceChange(&s))
	}
	return execute(w, l, "changes", out)
}

func (l *Locale) sourceChange(c *SourceChange) sourceChangeView {
	v := sourceChangeView{
		Outlet: c.Source.Outlet, Title: strings.TrimSpace(c.Source.Title), Lang: c.Source.Language, URL: webURL(c.Source.URL),
		State: l.Text("state." + string(c.Source.State)), When: l.when(&c.Source), Left: c.Left, Revised: c.Revised,
	}
	if c.Was != "" && c.Was != c.Source.State {
		v.Was = l.Text("state." + string(c.Was))
	}
	return v
}
