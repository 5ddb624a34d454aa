package pipeline

import (
	"context"
	"slices"

	"parallax"
	"parallax/internal/extract"
)

// markRepeated marks as furniture the sentences of lines that outlets print with whatever they
// report. Their texts stay as they are: articles are taken one by one, and what is furniture
// shows only when others have come.
func (p *Pipeline) markRepeated(ctx context.Context, c *parallax.Coverage) error {
	articles := slices.Clone(c.Articles)
	for i := range c.Storyline {
		articles = append(articles, c.Storyline[i].Articles...)
	}
	repeated, err := p.store.Repeated(ctx, articles)
	if err != nil {
		return err
	}
	known, marked := map[parallax.ArticleID]*parallax.Article{}, map[parallax.ArticleID][]parallax.Annotation{}
	for i := range articles {
		var furniture []parallax.Span
		for _, line := range repeated[articles[i].Article.ID] {
			whatever, err := p.apart(ctx, known, line.In)
			if err != nil {
				return err
			}
			if whatever {
				furniture = append(furniture, line.Span)
			}
		}
		if len(furniture) > 0 {
			marked[articles[i].Article.ID] = mark(articles[i].Notes, furniture)
		}
	}
	replaceNotes(c.Articles, marked)
	for i := range c.Storyline {
		replaceNotes(c.Storyline[i].Articles, marked)
	}
	return nil
}

// markFrames marks as furniture the lines that the pages of a story have around their reports.
func markFrames(c *parallax.Coverage) {
	articles := make([]*parallax.Article, len(c.Articles))
	for i := range c.Articles {
		articles[i] = &c.Articles[i].Article
	}
	marked := map[parallax.ArticleID][]parallax.Annotation{}
	frames := extract.Frames(articles)
	for i := range c.Articles {
		if lines := frames[articles[i].ID]; len(lines) > 0 {
			marked[articles[i].ID] = mark(c.Articles[i].Notes, lines)
		}
	}
	replaceNotes(c.Articles, marked)
}

// apart reports whether the articles are about enough different things that what they have in
// common is about none. known are those read so far.
func (p *Pipeline) apart(ctx context.Context, known map[parallax.ArticleID]*parallax.Article, ids []parallax.ArticleID) (bool, error) {
	var pages []*parallax.Article
	for _, id := range ids {
		if known[id] == nil {
			read, err := p.store.Articles(ctx, []parallax.ArticleID{id})
			if err != nil {
				return false, err
			}
			known[id] = &read[0].Article
		}
		pages = append(pages, known[id])
	}
	return extract.Apart(pages), nil
}

// replaceNotes gives articles the notes found for them.
func replaceNotes(articles []parallax.Covered, notes map[parallax.ArticleID][]parallax.Annotation) {
	for i := range articles {
		if marked, ok := notes[articles[i].Article.ID]; ok {
			articles[i].Notes = marked
		}
	}
}

// mark gives the notes with the sentences within the lines made furniture, and without the quotes in
// them: who speaks there speaks of something else. Notes are shared: those it changes are copies.
func mark(notes []parallax.Annotation, lines []parallax.Span) []parallax.Annotation {
	within := func(s parallax.Span) bool {
		return slices.ContainsFunc(lines, func(l parallax.Span) bool { return l.Contains(s) })
	}
	out := slices.DeleteFunc(slices.Clone(notes), func(n parallax.Annotation) bool { return n.Quote != nil && within(n.Span) })
	for i := range out {
		n := &out[i]
		if n.Kind == parallax.KindSentence && within(n.Span) {
			sentence := *n.Sentence
			sentence.Furniture = true
			n.Sentence = &sentence
		}
	}
	return out
}
