package parallax

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Check proves the dossier against the coverage it was made from; the error is the first
// thing that cannot be proved. Nothing is taken from the dossier on trust: words, counts,
// names, dates and states are all found or worked out again.
func (d *Dossier) Check(c *Coverage) error {
	if d.Format != DossierFormat || d.Version == "" || d.Story != c.Story.ID {
		return fmt.Errorf("%w: dossier of format %q, version %q, story %q", ErrInvalid, d.Format, d.Version, d.Story)
	}
	if want := c.Count(c.ids()); d.Counts != want {
		return fmt.Errorf("%w: story counts %+v, counted %+v", ErrInvalid, d.Counts, want)
	}
	c = c.Indexed() // made here, so that no index is taken on trust either
	p := proof{c: c, facts: newFacts(c, d)}
	last := -1
	for i := range d.Sections {
		s := &d.Sections[i]
		at := slices.Index(SectionKinds, s.Kind)
		if at <= last {
			return fmt.Errorf("%w: section %q unknown, twice or out of order", ErrInvalid, s.Kind)
		}
		last = at
		if err := p.section(s); err != nil {
			return fmt.Errorf("%s: %w", s.Kind, err)
		}
	}
	return p.sources(d)
}

// proof is one run of Check.
type proof struct {
	c     *Coverage
	facts *facts
}

func (p *proof) section(s *Section) error {
	if len(s.Blocks) == 0 {
		return fmt.Errorf("%w: empty section", ErrInvalid)
	}
	for i := range s.Blocks {
		b := &s.Blocks[i]
		if b.filled() != 1 {
			return fmt.Errorf("%w: block %d holds %d things", ErrInvalid, i, b.filled())
		}
		if len(b.Sources) > 0 && s.Kind != SectionSources {
			return fmt.Errorf("%w: sources are listed in their own section only", ErrInvalid)
		}
		for _, l := range b.Lines() {
			if err := l.check(p.facts); err != nil {
				return err
			}
			if l.Made == Written && !b.labelled(l) {
				return fmt.Errorf("%w: line %q is written and does not say so", ErrInvalid, l.Text)
			}
		}
		if err := p.block(b); err != nil {
			return err
		}
	}
	return nil
}

// labelled reports whether a line is that of a point which says that a Writer wrote it.
func (b *Block) labelled(l *Line) bool {
	for i := range b.Points {
		if &b.Points[i].Line == l {
			return slices.ContainsFunc(b.Points[i].About, func(a Line) bool { return a.Template == "about.written" })
		}
	}
	return false
}

// block proves what stands around the lines of a block.
func (p *proof) block(b *Block) error {
	for i := range b.Points {
		if err := p.point(&b.Points[i]); err != nil {
			return fmt.Errorf("point %q: %w", b.Points[i].Line.Text, err)
		}
		if err := checkRemarks(b.Points[i].Remarks); err != nil {
			return err
		}
	}
	for i := range b.Differences {
		if err := p.difference(&b.Differences[i]); err != nil {
			return fmt.Errorf("%s %s: %w", b.Differences[i].Kind, b.Differences[i].ID, err)
		}
	}
	if b.Matrix != nil {
		if err := p.matrix(b.Matrix); err != nil {
			return fmt.Errorf("matrix: %w", err)
		}
	}
	for i := range b.Values {
		for j := range b.Values[i].Values {
			if err := p.value(&b.Values[i].Values[j]); err != nil {
				return fmt.Errorf("value %q: %w", b.Values[i].Values[j].Value, err)
			}
		}
	}
	for i := range b.Quotes {
		if err := p.quote(&b.Quotes[i]); err != nil {
			return fmt.Errorf("quote %q: %w", b.Quotes[i].Line.Text, err)
		}
	}
	for i := range b.Events {
		if err := p.event(&b.Events[i]); err != nil {
			return fmt.Errorf("event %q: %w", b.Events[i].Line.Text, err)
		}
	}
	if b.Graph != nil {
		if err := p.graph(b.Graph); err != nil {
			return fmt.Errorf("origins: %w", err)
		}
	}
	for i := range b.Headlines {
		h := &b.Headlines[i]
		at, err := p.verbatim(&h.Line)
		if err == nil && (h.Line.Evidence[0].Field != FieldTitle || h.Outlet != at.Name() || !h.At.Equal(at.Article.Reported())) {
			err = fmt.Errorf("%w: not the headline of %s", ErrInvalid, h.Outlet)
		}
		if err != nil {
			return fmt.Errorf("headline %q: %w", h.Line.Text, err)
		}
	}
	return nil
}

// verbatim gives the source of a line that must be verbatim.
func (p *proof) verbatim(l *Line) (*Covered, error) {
	if l.Made != Verbatim {
		return nil, fmt.Errorf("%w: made %q, not verbatim", ErrInvalid, l.Made)
	}
	return p.c.Find(l.Evidence[0].Article), nil
}

// whole gives the source of a verbatim line that must be made of whole sentences, or be the clause that ends one behind a few
// words, so that no negation, doubt or speaker can be cut off.
func (p *proof) whole(l *Line) (*Covered, error) {
	at, err := p.verbatim(l)
	if err != nil {
		return nil, err
	}
	s := l.Evidence[0].Span
	switch w := at.Whole(s); {
	case l.Clause && !at.EndsWith(s):
		return nil, fmt.Errorf("%w: %v is no clause that may stand without the rest of its sentence", ErrInvalid, s)
	case !l.Clause && w != s:
		return nil, fmt.Errorf("%w: %v is cut from the sentence %v", ErrInvalid, s, w)
	}
	return at, nil
}

// before is what may stand before the first word of a sentence without being part of it:
// the sign of a list, and a dateline, with its agency or before a capital: "PORTMERE (RNS) – ",
// "Portmere, 3 sep (RNS).- ", "(RNS).- ", "WEST PORTMERE, Vell. — The".
var before = regexp.MustCompile(`^(?:[•▪‣◦●·*–—-]+\s+)*(?:(?:\p{Lu}[\p{Lu}\s.,'’-]{1,40}(?:, [^()–—]{2,25})?\s*\([^()]{2,30}\)|\p{Lu}[\p{L}\s.'’-]{1,40}\(\p{Lu}{2,}[^()]{0,20}\)|(?:\p{Lu}[\p{L}\d\s.,'’-]{1,40})?\(\p{Lu}{2,}[^()]{0,20}\)\.)\s*[–—-]+\s+)?`)

// beforeFirst gives how long what before matches is: nothing without a bracket or the sign of a list, as most sentences begin.
func beforeFirst(words string) int {
	if first, _ := utf8.DecodeRuneInString(words); !strings.Contains(words, "(") && !strings.ContainsRune("•▪‣◦●·*–—-", first) {
		return 0
	}
	return len(before.FindString(words))
}

var placeBefore = regexp.MustCompile(`^(\p{Lu}{3}[\p{Lu}\s.'’-]{0,37}(?:, [^()–—]{2,25})?\s[–—-]{1,2}\s+)[\p{Lu}“"«„‘]`)

// Whole widens a span to the sentences it lies in, without the sign of a list or the
// dateline before them; to its whole field outside the text. A span that no sentence covers
// stays as it is.
func (c *Covered) Whole(s Span) Span {
	if s.Field != FieldText {
		if text, err := c.Article.Source(s); err == nil {
			s.Start, s.End = 0, len(text)
		}
		return s
	}
	out := s
	for _, n := range c.Over(s) {
		if n.Kind == KindSentence {
			out.Start, out.End = min(out.Start, n.Span.Start), max(out.End, n.Span.End)
		}
	}
	if words, err := c.Article.Words(out); err == nil {
		if n := beforeFirst(words); n < len(words) {
			out.Start += n
		}
		if m := placeBefore.FindStringSubmatch(words); m != nil {
			out.Start += len(m[1])
		}
	}
	return out
}

// placed counts the places of a line again.
func (p *proof) placed(got Counts, l *Line) error {
	if want := p.c.CountPlaces(l.Evidence); got != want || want.Outlets == 0 {
		return fmt.Errorf("%w: says %+v, counted %+v", ErrInvalid, got, want)
	}
	return nil
}

func (p *proof) point(pt *Point) error {
	if pt.Line.Made == Verbatim {
		if _, err := p.whole(&pt.Line); err != nil {
			return err
		}
	}
	if pt.Counts == nil {
		if pt.Line.Made != Template {
			return fmt.Errorf("%w: no counts", ErrInvalid)
		}
		return nil
	}
	return p.placed(*pt.Counts, &pt.Line)
}

func (p *proof) value(v *ValueRow) error {
	at, err := p.whole(&v.Line)
	if err != nil {
		return err
	}
	if err := marked(&v.Line, v.Mark, v.Value); err != nil {
		return err
	}
	first := v.Line.Evidence[0]
	span := Span{Field: first.Field, Index: first.Index, Start: first.Start + v.Mark.Start, End: first.Start + v.Mark.End}
	var names []string
	for _, id := range v.Line.articles() {
		if n := p.c.Find(id).Name(); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	switch {
	case v.Normal != at.Normal(span):
		return fmt.Errorf("%w: read as %q, the annotations read %q", ErrInvalid, v.Normal, at.Normal(span))
	case v.Speaker != "" && !at.Speaks(v.Speaker, first.Span):
		return fmt.Errorf("%w: %q does not speak there", ErrInvalid, v.Speaker)
	case !slices.Equal(v.Outlets, names):
		return fmt.Errorf("%w: outlets %q, the evidence is of %q", ErrInvalid, v.Outlets, names)
	case !v.AsOf.IsZero() && !p.c.Speaks(v.AsOf):
		return fmt.Errorf("%w: no source speaks of %s", ErrInvalid, DayLabel(v.AsOf))
	}
	return p.placed(v.Counts, &v.Line)
}

// marked reports whether the mark of a line is around the words.
func marked(l *Line, m Mark, words string) error {
	if m.Start < 0 || m.End > len(l.Text) || m.Start >= m.End || l.Text[m.Start:m.End] != words {
		return fmt.Errorf("%w: mark [%d:%d] is not around %q", ErrInvalid, m.Start, m.End, words)
	}
	return nil
}

// Speaks reports whether a quote or attribution that touches the span has the speaker, and
// the article prints that name.
func (c *Covered) Speaks(speaker string, s Span) bool {
	for _, n := range c.Over(s) {
		if n.Quote != nil && n.Quote.Speaker == speaker || n.Attribution != nil && n.Attribution.Name == speaker {
			return c.Article.prints(speaker)
		}
	}
	return false
}

func (p *proof) quote(q *QuoteCard) error {
	at, err := p.verbatim(&q.Line)
	switch {
	case err != nil:
		return err
	case q.Speaker == "" || q.Outlet != at.Name():
		return fmt.Errorf("%w: speaker %q, outlet %q", ErrInvalid, q.Speaker, q.Outlet)
	case !at.says(q.Speaker, q.Line.Evidence[0].Span):
		return fmt.Errorf("%w: not what %q says", ErrInvalid, q.Speaker)
	}
	return p.placed(q.Counts, &q.Line)
}

// says reports whether the span is the content of a direct quote of the speaker, whom the article names.
func (c *Covered) says(speaker string, s Span) bool {
	for i := range c.Notes {
		q := c.Notes[i].Quote
		if q != nil && q.Form == Direct && q.Speaker == speaker && slices.ContainsFunc(q.Content, func(said Span) bool { return c.Article.Utterance(said) == s }) {
			return c.Article.prints(speaker)
		}
	}
	return false
}

// Utterance is the content of a quote without the comma that a line like “...,” she said
// puts before the closing mark.
func (a *Article) Utterance(s Span) Span {
	if words, err := a.Words(s); err == nil {
		if n := len(strings.TrimRight(words, ",， ")); n > 0 {
			s.End = s.Start + n
		}
	}
	return s
}

func (p *proof) event(e *Event) error {
	at, err := p.whole(&e.Line)
	if err != nil {
		return err
	}
	if !at.dated(e.Line.Evidence[0].Span, e) {
		return fmt.Errorf("%w: nothing in the line resolves to %q", ErrInvalid, e.Label)
	}
	if story := p.storyOf(at.Article.ID); e.Story != story {
		return fmt.Errorf("%w: says story %q, stands in %q", ErrInvalid, e.Story, story)
	}
	if e.Then != nil {
		later, err := p.whole(e.Then)
		if err != nil {
			return err
		}
		if later.Article.Reported().Before(e.Start) {
			return fmt.Errorf("%w: %q was reported before it could be known", ErrInvalid, e.Then.Text)
		}
	}
	return p.placed(e.Counts, &e.Line)
}

// dated reports whether a moment in the span comes to the time of the event.
func (c *Covered) dated(s Span, e *Event) bool {
	for _, n := range c.Over(s) {
		m := n.Moment
		if m != nil && m.Refused == "" && s.Contains(n.Span) && m.Start.Equal(e.Start) && m.Label() == e.Label && e.Label != "" {
			return true
		}
	}
	return false
}

// storyOf gives the earlier story of the storyline that holds the article; "" for this one.
func (p *proof) storyOf(id ArticleID) StoryID {
	for i := range p.c.Articles {
		if p.c.Articles[i].Article.ID == id {
			return ""
		}
	}
	for i := range p.c.Storyline {
		if p.c.Storyline[i].Find(id) != nil {
			return p.c.Storyline[i].Story.ID
		}
	}
	return ""
}
