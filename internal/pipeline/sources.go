package pipeline

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/extract"
	"parallax/internal/lineage"
)

// coverage reads a story from the store and says of every article that was considered what
// became of it, and where its account comes from.
func (p *Pipeline) coverage(ctx context.Context, id parallax.StoryID) (parallax.Coverage, error) {
	also, err := p.considerable(ctx, id)
	if err != nil {
		return parallax.Coverage{}, err
	}
	c, err := p.store.Coverage(ctx, id, also)
	if err != nil {
		return c, err
	}
	return p.described(ctx, c)
}

// described fills in the source states and origins of all articles, and marks what their outlets
// print with whatever they report and what pages have around their reports; what one page leaves open of a day another may tell.
func (p *Pipeline) described(ctx context.Context, c parallax.Coverage) (parallax.Coverage, error) {
	if err := p.markRepeated(ctx, &c); err != nil {
		return c, err
	}
	markFrames(&c)
	dateByOthers(&c)
	p.describe(&c)
	p.passing.keep(&c, keyOf(&c)) // its neighbours show it
	for i := range c.Storyline {
		p.passing.describe(&c.Storyline[i], p.describe)
	}
	return c, nil
}

// describe fills in the source states and origins of the articles of one story.
func (p *Pipeline) describe(c *parallax.Coverage) {
	for i := range c.Articles {
		a := &c.Articles[i]
		a.State, a.Reason = sourceState(c, a)
	}
	var telling []parallax.Covered
	for _, a := range c.Articles {
		if a.State == parallax.SourceUsed || a.State == parallax.SourceDuplicate {
			telling = append(telling, a)
		}
	}
	origins := lineage.Origins(telling, c.Edges, p.directory)
	for i := range c.Articles {
		c.Articles[i].Origins = origins[c.Articles[i].Article.ID]
	}
}

// considerable lists the articles of this run that were looked at for the story and are in no
// story that gets a dossier: pages without text, and single articles about something else.
// They are shown among the sources, and nowhere else.
func (p *Pipeline) considerable(ctx context.Context, id parallax.StoryID) ([]parallax.ArticleID, error) {
	if p.following {
		return nil, nil // a stray among all that feeds hold is a candidate for nothing
	}
	run, err := p.outcome(ctx)
	if err != nil {
		return nil, err
	}
	if !run.oneEvent {
		return nil, nil
	}
	return slices.DeleteFunc(slices.Clone(run.strays), func(a parallax.ArticleID) bool { return run.where[a].ID == id }), nil
}

// outcome is where the articles of this run stand once they were placed.
type outcome struct {
	where map[parallax.ArticleID]parallax.Story // what is absent was held off
	told  []parallax.StoryID
	// strays are the articles that stand in none of the stories told.
	strays []parallax.ArticleID
	// oneEvent is true when the stories told are one story or one storyline, so that every
	// stray was a candidate for it. In a run over many events a stray belongs to none of them.
	oneEvent bool
}

// outcome reads where everything stands; it is kept until the next article is placed.
func (p *Pipeline) outcome(ctx context.Context) (*outcome, error) {
	if p.standing != nil {
		return p.standing, nil
	}
	stories, err := p.store.Stories(ctx)
	if err != nil {
		return nil, err
	}
	out := &outcome{where: map[parallax.ArticleID]parallax.Story{}, oneEvent: true}
	for _, st := range stories {
		for _, a := range st.Articles {
			out.where[a] = st
		}
	}
	told := p.worthTelling(stories)
	for _, st := range told {
		out.told = append(out.told, st.ID)
		out.oneEvent = out.oneEvent && (st.ID == told[0].ID || st.Storyline != "" && st.Storyline == told[0].Storyline)
	}
	for _, a := range p.considered {
		if st, placed := out.where[a]; !placed || !slices.Contains(out.told, st.ID) {
			out.strays = append(out.strays, a)
		}
	}
	p.standing = out
	return out, nil
}

// Strays gives the articles of this run that stand in no dossier at all, not even among its
// sources: in a run over many events, pages without text and single articles.
func (p *Pipeline) Strays(ctx context.Context) ([]parallax.Covered, error) {
	run, err := p.outcome(ctx)
	if err != nil || run.oneEvent {
		return nil, err
	}
	return p.store.Articles(ctx, run.strays)
}

// Told gives the stories of this run that are worth a dossier, in order of time.
func (p *Pipeline) Told(ctx context.Context) ([]parallax.StoryID, error) {
	run, err := p.outcome(ctx)
	if err != nil {
		return nil, err
	}
	return run.told, nil
}

// worthTelling gives the stories of this run that several articles tell or that belong to a
// storyline; when there is none, all. A single article that stands alone beside such stories
// is off their topic.
func (p *Pipeline) worthTelling(stories []parallax.Story) []parallax.Story {
	var run []parallax.Story
	for _, st := range stories {
		if slices.ContainsFunc(st.Articles, func(a parallax.ArticleID) bool { return p.isConsidered(a) }) {
			run = append(run, st)
		}
	}
	lines := map[parallax.StorylineID]int{}
	for _, st := range run {
		lines[st.Storyline]++
	}
	alone := func(st parallax.Story) bool {
		return len(st.Articles) == 1 && (st.Storyline == "" || lines[st.Storyline] == 1)
	}
	if slices.ContainsFunc(run, func(st parallax.Story) bool { return !alone(st) }) {
		run = slices.DeleteFunc(run, alone)
	}
	slices.SortStableFunc(run, func(a, b parallax.Story) int { return a.First.Compare(b.First) })
	return run
}

// sourceState says what became of an article in a story, before anything is compared.
func sourceState(c *parallax.Coverage, a *parallax.Covered) (parallax.SourceState, string) {
	switch {
	case !a.Article.State.HasText():
		return parallax.SourceFailed, failure(&a.Article)
	case !slices.Contains(c.Story.Articles, a.Article.ID):
		return parallax.SourceOffTopic, parallax.Texts()["reason.off-topic"]
	}
	if first := sameBefore(c, a); first != nil {
		return parallax.SourceDuplicate, reason("same", "input", first.Article.Input)
	}
	if len(a.Article.Why) > 0 && a.Article.Why[0].What == extract.FromPDF {
		return parallax.SourceUsed, parallax.Texts()["reason.used.pdf"]
	}
	return parallax.SourceUsed, parallax.Texts()["reason.used"]
}

// reason fills the text of a reason, which a locale knows again in its own language.
func reason(key, name, value string) string {
	return strings.ReplaceAll(parallax.Texts()["reason."+key], "{"+name+"}", value)
}

// failure says for a reader why an article gave no text: what the page was, and for what
// could not be read at all, why. The signals behind a page state are for explain.
func failure(a *parallax.Article) string {
	what := parallax.Texts()["page."+string(a.State)]
	if len(a.Why) > 0 && (a.State == parallax.PageError || a.Why[0].What == extract.FromPDF) {
		what += ": " + a.Why[0].Value
	}
	return what
}

// sameBefore gives an article listed before a that is the same text of the same outlet, or nil.
func sameBefore(c *parallax.Coverage, a *parallax.Covered) *parallax.Covered {
	for i := range c.Articles {
		b := &c.Articles[i]
		if b.Article.ID == a.Article.ID {
			return nil
		}
		sameOutlet := b.Article.Outlet.Key() == a.Article.Outlet.Key() && (b.Article.Outlet.Key() != "" || b.Article.URL == a.Article.URL)
		if sameOutlet && b.Article.Text == a.Article.Text && slices.Contains(c.Story.Articles, b.Article.ID) {
			return b
		}
	}
	return nil
}

// used marks articles of the story that no claim and no difference draws on.
func used(c *parallax.Coverage, cmp *parallax.Comparison) {
	drawn := map[parallax.ArticleID]bool{}
	for _, list := range [][]parallax.Claim{cmp.Claims, cmp.Single} {
		for _, claim := range list {
			for _, m := range claim.Members {
				drawn[m.Statement.Article] = true
			}
		}
	}
	for _, d := range cmp.Differences {
		for _, s := range d.Sides {
			drawn[s.Evidence.Article] = true
		}
	}
	for i := range c.Articles {
		a := &c.Articles[i]
		if a.State == parallax.SourceUsed && !drawn[a.Article.ID] {
			a.State, a.Reason = parallax.SourceUnused, reason("unstated", "characters", strconv.Itoa(utf8.RuneCountInString(a.Article.Text)))
		}
	}
}

// Decide keeps what a person decided about what the pipeline placed (store.Decide).
func (p *Pipeline) Decide(ctx context.Context, d *parallax.Decision) error {
	p.standing = nil
	return p.store.Decide(ctx, d)
}
