package dossier

import (
	"context"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// Writer shortens and joins sentences of sources; a language model behind an endpoint the user
// configured. It gets the sentences and nothing else, and gives drafts: the parts of a line,
// each with the index of the sentence it was made of. Nothing it gives is believed.
type Writer interface {
	Write(ctx context.Context, sentences []string) ([][]parallax.Fill, error)
}

// rewritable are the sections whose lines a Writer may shorten.
var rewritable = []parallax.SectionKind{parallax.SectionKeyPoints, parallax.SectionHappened}

// Rewrite lets the Writer shorten the lines of key points and of what happened. A draft that
// is not its sentences with phrases left out is dropped and the line stays as it was; so does
// everything when the Writer fails. The method counts what was written and dropped. The error
// is that of Dossier.Check.
func Rewrite(ctx context.Context, c *parallax.Coverage, d parallax.Dossier, w Writer) (parallax.Dossier, error) {
	c = c.Indexed()
	r := rewriter{cov: c, note: &parallax.WriterNote{}}
	d.Sections = slices.Clone(d.Sections)
	for i := range d.Sections {
		s := &d.Sections[i]
		if !slices.Contains(rewritable, s.Kind) {
			continue
		}
		s.Blocks = slices.Clone(s.Blocks)
		for j := range s.Blocks {
			s.Blocks[j].Points = r.points(ctx, s.Blocks[j].Points, w)
		}
	}
	d.Writer = r.note
	// Sources and method speak of the lines, so they are made anew.
	d.Sections = slices.DeleteFunc(d.Sections, func(s parallax.Section) bool {
		return s.Kind == parallax.SectionSources || s.Kind == parallax.SectionMethod
	})
	k := &composer{cov: c}
	d.Sections = append(d.Sections, parallax.Section{Kind: parallax.SectionSources, Blocks: k.sources(&d)})
	d.Sections = append(d.Sections, parallax.Section{Kind: parallax.SectionMethod, Blocks: k.method(&d)})
	return d, d.Check(c)
}

// rewriter is one run of Rewrite.
type rewriter struct {
	cov  *parallax.Coverage
	note *parallax.WriterNote
}

// points gives the points with the lines of the Writer in them.
func (r *rewriter) points(ctx context.Context, points []parallax.Point, w Writer) []parallax.Point {
	var sentences []string
	for i := range points {
		sentences = append(sentences, points[i].Line.Text)
	}
	if len(sentences) == 0 {
		return points
	}
	drafts, err := w.Write(ctx, sentences)
	if err != nil {
		r.note.Failed = true
		return points
	}
	out := slices.Clone(points)
	used, gone := map[int]bool{}, map[int]bool{}
	for _, parts := range drafts {
		if len(parts) == 1 && parts[0].From >= 0 && parts[0].From < len(points) && parts[0].Text == sentences[parts[0].From] {
			continue // left as it was
		}
		p, ok := r.point(points, parts, used)
		if !ok {
			r.note.Dropped++
			continue
		}
		for i, part := range parts {
			used[part.From], gone[part.From] = true, i > 0
		}
		out[parts[0].From] = p
	}
	kept := out[:0]
	for i := range out {
		if !gone[i] {
			kept = append(kept, out[i])
		}
	}
	return kept
}

// point makes the point of a draft; false when the draft says what its sentences do not, or
// uses one that was used already.
func (r *rewriter) point(points []parallax.Point, parts []parallax.Fill, used map[int]bool) (parallax.Point, bool) {
	if len(parts) == 0 {
		return parallax.Point{}, false
	}
	line := parallax.Line{Made: parallax.Written}
	var texts []string
	var about []parallax.Line
	seen := map[int]bool{}
	for i, part := range parts {
		if part.From < 0 || part.From >= len(points) || used[part.From] || seen[part.From] {
			return parallax.Point{}, false
		}
		seen[part.From] = true
		from := &points[part.From]
		if from.Line.Made != parallax.Verbatim || r.qualified(&from.Line, part.Text) {
			return parallax.Point{}, false
		}
		line.Evidence = append(line.Evidence, from.Line.Evidence[0])
		line.Fills = append(line.Fills, parallax.Fill{Name: parallax.PartFill, Text: part.Text, From: i})
		texts = append(texts, part.Text)
		for _, a := range from.About {
			if !slices.ContainsFunc(about, func(b parallax.Line) bool { return b.Text == a.Text }) {
				about = append(about, a)
			}
		}
	}
	line.Text = strings.Join(texts, " ")
	line.Evidence = append(line.Evidence, behindBoth(points, parts)...)
	if line.Check(r.cov) != nil {
		return parallax.Point{}, false
	}
	counts := r.cov.CountPlaces(line.Evidence)
	about = append(about, parallax.TemplateLine("about.written", nil))
	return parallax.Point{Line: line, Counts: &counts, Claim: points[parts[0].From].Claim, About: about}, true
}

// behindBoth gives the places of sources that stand behind every line that was joined: who
// tells one of two things does not tell both.
func behindBoth(points []parallax.Point, parts []parallax.Fill) []parallax.Citation {
	var out []parallax.Citation
	for _, e := range points[parts[0].From].Line.Evidence[1:] {
		all := true
		for _, part := range parts[1:] {
			all = all && slices.Contains(behind(&points[part.From].Line), e.Article)
		}
		if all {
			out = append(out, e)
		}
	}
	return out
}

// qualified reports whether a draft leaves out a word that limits what the rest says, such as
// "if" or "only".
func (r *rewriter) qualified(l *parallax.Line, text string) bool {
	at := r.cov.Find(l.Evidence[0].Article)
	set := language.For(at.Article.Language).Changes().Qualifying
	count := func(s string) int {
		n := 0
		for t := range language.EachToken(s) {
			if set[language.Fold(s[t.Start:t.End])] {
				n++
			}
		}
		return n
	}
	return count(text) < count(l.Text)
}
