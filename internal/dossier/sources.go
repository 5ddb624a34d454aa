package dossier

import (
	"cmp"
	"slices"

	"parallax"
)

// sources lists every page considered, and those of earlier stories that a line draws on, and behind
// them what sources corrected. It is always there.
func (k *composer) sources(d *parallax.Dossier) []parallax.Block {
	corrections := k.corrections()
	drawn := drawnOn(d, corrections)
	var rows []parallax.Source
	seen := map[parallax.ArticleID]bool{}
	add := func(at *parallax.Covered, story parallax.StoryID) {
		if seen[at.Article.ID] {
			return
		}
		seen[at.Article.ID] = true
		row := at.SourceRow(drawn[at.Article.ID])
		row.Story = story
		rows = append(rows, row)
	}
	for i := range k.cov.Articles {
		add(&k.cov.Articles[i], "")
	}
	for i := range k.cov.Storyline {
		story := &k.cov.Storyline[i]
		for j := range story.Articles {
			if drawn[story.Articles[j].Article.ID] {
				add(&story.Articles[j], story.Story.ID)
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b parallax.Source) int {
		return cmp.Compare(slices.Index(sourceStates, a.State), slices.Index(sourceStates, b.State))
	})
	return append([]parallax.Block{{Sources: rows}}, corrections...)
}

// drawnOn gives the articles that a line of a dossier or of further blocks draws on.
func drawnOn(d *parallax.Dossier, more []parallax.Block) map[parallax.ArticleID]bool {
	out := map[parallax.ArticleID]bool{}
	lines := d.Lines()
	for i := range more {
		lines = append(lines, more[i].Lines()...)
	}
	for _, l := range lines {
		for _, id := range behind(l) {
			out[id] = true
		}
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			for _, card := range b.Differences {
				for _, g := range card.Groups {
					for _, side := range g.Sides {
						out[side.Article] = true
					}
				}
			}
		}
	}
	return out
}

// sourceStates lists the states in the order sources are shown.
var sourceStates = []parallax.SourceState{parallax.SourceUsed, parallax.SourceUnused, parallax.SourceDuplicate, parallax.SourceOffTopic, parallax.SourceFailed}

// method says how the page was made: the pages by state, the lines and the places behind
// them, the version and what the page cannot tell. It is always there.
func (k *composer) method(d *parallax.Dossier) []parallax.Block {
	tally := d.Tally()
	n := func(name string) parallax.Fill { return parallax.Computed(name, tally[name]) }
	lines := []parallax.Line{
		parallax.TemplateLine(counted("method.considered", tally["considered"]), nil, n("considered"), n("used"), n("unused"), n("duplicate"), n("off_topic"), n("failed")),
	}
	if tally["others"] > 0 {
		lines = append(lines, parallax.TemplateLine("method.others", nil, n("others")))
	}
	lines = append(lines, parallax.TemplateLine(counted("method.lines", tally["lines"]), nil, n("lines"), n("places")))
	if tally["languages"] > 1 {
		lines = append(lines, parallax.TemplateLine(counted("method.languages", tally["languages"]), nil, n("languages")))
	}
	for _, key := range []string{"method.counts", "method.brackets", "method.silence", "method.limits"} {
		lines = append(lines, parallax.TemplateLine(key, nil))
	}
	made := "method.made"
	if d.Writer != nil {
		made = "method.made.written"
		lines = append(lines, parallax.TemplateLine("method.written", nil, n("written"), n("dropped")))
		if d.Writer.Failed {
			lines = append(lines, parallax.TemplateLine("method.writer.failed", nil))
		}
	}
	lines = append(lines, parallax.TemplateLine(made, nil, parallax.Computed("version", d.Version)))
	var points []parallax.Point
	for _, l := range lines {
		points = append(points, parallax.Point{Line: l})
	}
	return []parallax.Block{{Points: points}}
}

// counted gives the key of the English form that goes with n.
func counted(key string, n int) string {
	if n == 1 {
		return key + ".one"
	}
	return key + ".other"
}
