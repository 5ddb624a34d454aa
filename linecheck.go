package parallax

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// facts is what computed fills may say, worked out again from the coverage and, for the
// numbers a dossier says of itself, from the dossier.
type facts struct {
	coverage *Coverage
	story    Counts
	tally    map[string]int
	// words holds the words a fill of the name may be.
	words map[string]map[string]bool
}

func newFacts(c *Coverage, d *Dossier) *facts {
	f := &facts{coverage: c, words: map[string]map[string]bool{}}
	for name := range strings.FieldsSeq("date version state kind") {
		f.words[name] = map[string]bool{}
	}
	if d != nil {
		f.tally = d.Tally()
		f.words["version"][d.Version] = true
	}
	for key, text := range Texts() {
		if name, _, ok := strings.Cut(key, "."); ok && (name == "state" || name == "kind") {
			f.words[name][text] = true
		}
	}
	f.story = c.Count(c.ids())
	f.learn(c)
	return f
}

// learn takes dates from the sources that can be counted.
func (f *facts) learn(c *Coverage) {
	for i := range c.Articles {
		a := &c.Articles[i]
		if !a.Counted() {
			continue
		}
		f.words["date"][DayLabel(a.Article.Reported())] = true
		f.words["date"][DayLabel(a.Article.Published.Time)] = true
		for j := range a.Notes {
			if m := a.Notes[j].Moment; m != nil {
				f.words["date"][m.Label()] = true
			}
		}
	}
	for i := range c.Storyline {
		f.learn(&c.Storyline[i])
	}
	delete(f.words["date"], "")
}

// Speaks reports whether a source of the coverage was reported on, or speaks of, the day of t.
func (c *Coverage) Speaks(t time.Time) bool {
	days := c.days
	if days == nil {
		days = c.spokenDays
	}
	return days()[DayLabel(t)]
}

// spokenDays gives the labels of the days Speaks reports.
func (c *Coverage) spokenDays() map[string]bool {
	out := map[string]bool{}
	for i := range c.Articles {
		a := &c.Articles[i]
		if !a.Counted() {
			continue
		}
		out[DayLabel(a.Article.Reported())] = true
		out[DayLabel(a.Article.Published.Time)] = true
		for _, e := range a.Article.Entries {
			if !e.Time.IsZero() {
				out[DayLabel(e.Time.Time)] = true
			}
		}
		for j := range a.Notes {
			if m := a.Notes[j].Moment; m != nil && m.Refused == "" {
				out[DayLabel(m.Start)] = true
			}
		}
	}
	for i := range c.Storyline {
		maps.Copy(out, c.Storyline[i].spokenDays())
	}
	delete(out, "") // of times that are not known
	return out
}

func (c *Coverage) ids() []ArticleID {
	var out []ArticleID
	for i := range c.Articles {
		out = append(out, c.Articles[i].Article.ID)
	}
	return out
}

// allow reports whether a computed fill of a line says what it may.
func (f *facts) allow(l *Line, fill Fill) error {
	counts := f.story
	if len(l.Evidence) > 0 {
		counts = f.coverage.CountPlaces(l.Evidence)
	}
	name := strings.TrimRight(fill.Name, "0123456789")
	want, counted := f.tally[name], f.tally != nil
	switch name {
	case "outlets":
		want, counted = counts.Outlets, true
	case "origins":
		want, counted = counts.Origins, true
	default:
		if _, known := f.tally[name]; !known {
			counted = false
		}
	}
	switch {
	case counted && fill.Text == strconv.Itoa(want), f.words[name][fill.Text]:
		return nil
	case counted:
		return fmt.Errorf("%w: fill %s says %q, counted %d", ErrInvalid, fill.Name, fill.Text, want)
	}
	return fmt.Errorf("%w: fill %s may not say %q", ErrInvalid, fill.Name, fill.Text)
}

// articles gives the articles of the evidence, each once.
func (l *Line) articles() []ArticleID {
	var out []ArticleID
	for i := range l.Evidence {
		if !slices.Contains(out, l.Evidence[i].Article) {
			out = append(out, l.Evidence[i].Article)
		}
	}
	return out
}

// Check reports whether everything the line says stands in its evidence, and its evidence
// in sources of the coverage that can bear it.
func (l *Line) Check(c *Coverage) error { return l.check(newFacts(c, nil)) }

func (l *Line) check(f *facts) error {
	err := l.checkEvidence(f.coverage)
	if err == nil {
		switch l.Made {
		case Verbatim:
			err = l.checkVerbatim(f.coverage)
		case Template:
			err = l.checkTemplate(f)
		case Written:
			err = l.checkWritten(f.coverage)
		default:
			err = fmt.Errorf("%w: made %q", ErrInvalid, l.Made)
		}
	}
	if err != nil {
		return fmt.Errorf("line %q: %w", l.Text, err)
	}
	return nil
}

func (l *Line) checkEvidence(c *Coverage) error {
	for i := range l.Evidence {
		e := &l.Evidence[i]
		if err := e.Check(c); err != nil {
			return err
		}
		at := c.Find(e.Article)
		if !at.Counted() {
			return fmt.Errorf("%w: evidence in %s, which is %s (%s)", ErrInvalid, e.Article, at.State, at.Article.State)
		}
		text, err := at.Article.Source(e.Span)
		if err != nil {
			return err
		}
		if !wholeWords(text, e.Start, e.End) {
			return fmt.Errorf("%w: evidence %q cuts a word", ErrInvalid, e.Exact)
		}
	}
	return nil
}

func (l *Line) checkVerbatim(c *Coverage) error {
	switch {
	case len(l.Evidence) == 0:
		return fmt.Errorf("%w: verbatim without evidence", ErrInvalid)
	case l.Text != l.Evidence[0].Exact:
		return fmt.Errorf("%w: not the words of its evidence %q", ErrInvalid, l.Evidence[0].Exact)
	case l.Template != "" || len(l.Fills) > 0:
		return fmt.Errorf("%w: verbatim with a template", ErrInvalid)
	}
	last := 0
	for _, n := range l.Notes {
		if n.At < last {
			return fmt.Errorf("%w: note %q out of order", ErrInvalid, n.Text)
		}
		last = n.At
		if !noted(c.Find(l.Evidence[0].Article), l.Evidence[0].Span, n) {
			return fmt.Errorf("%w: nothing in the article resolves to the note %q at %d", ErrInvalid, n.Text, n.At)
		}
	}
	return nil
}

// noted reports whether an annotation that ends where the note stands comes to its text.
func noted(a *Covered, line Span, n Note) bool {
	for _, note := range a.Over(line) {
		if !line.Contains(note.Span) || note.Span.End != line.Start+n.At {
			continue
		}
		switch {
		case n.Sort == NoteDate && note.Moment != nil && note.Moment.Refused == "" && n.Text != "" && note.Moment.Label() == n.Text:
			return true
		case n.Sort == NoteName && note.Name != nil && note.Name.Canonical == n.Text && a.Article.prints(n.Text):
			return true
		}
	}
	return false
}

// prints reports whether the words stand in title or text, as whole words.
func (a *Article) prints(words string) bool {
	if words == "" {
		return false
	}
	for _, text := range []string{a.Title, a.Text} {
		for from := 0; ; {
			i := strings.Index(text[from:], words)
			if i < 0 {
				break
			}
			if wholeWords(text, from+i, from+i+len(words)) {
				return true
			}
			from += i + 1
		}
	}
	return false
}

func (l *Line) checkTemplate(f *facts) error {
	text, err := FillText(Texts(), l.Template, l.Fills)
	switch {
	case err != nil:
		return err
	case text != l.Text:
		return fmt.Errorf("%w: the template gives %q", ErrInvalid, text)
	case len(l.Notes) > 0:
		return fmt.Errorf("%w: notes in a template", ErrInvalid)
	}
	for _, fill := range l.Fills {
		switch {
		case fill.From >= len(l.Evidence) || fill.From < -1:
			return fmt.Errorf("%w: fill %s from evidence %d of %d", ErrInvalid, fill.Name, fill.From, len(l.Evidence))
		case fill.From >= 0 && !containsWords(l.Evidence[fill.From].Exact, fill.Text):
			return fmt.Errorf("%w: fill %q does not stand in %q", ErrInvalid, fill.Text, l.Evidence[fill.From].Exact)
		case fill.From == -1:
			if err := f.allow(l, fill); err != nil {
				return err
			}
		}
	}
	return nil
}

// containsWords reports whether words stand in text at the edges of words.
func containsWords(text, words string) bool {
	a := Article{Text: text}
	return a.prints(words)
}
