// Package pipeline takes pages through the stages and stories through comparison: the whole
// flow, once. Read Take and Compose and you have read the architecture; TakeAll (run.go) is
// Take for many pages, which are read side by side and placed one by one.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"parallax"
	"parallax/internal/annotate"
	"parallax/internal/compare"
	"parallax/internal/dossier"
	"parallax/internal/embed"
	"parallax/internal/extract"
	"parallax/internal/lineage"
	"parallax/internal/store"
	"parallax/internal/story"
)

// window is how far apart two articles may be reported and still be held against each
// other: stories end within days, storylines run for weeks.
const window = 30 * 24 * time.Hour

// Pipeline is the flow with what it needs. Make one with New. It is not safe for concurrent
// use; TakeAll reads side by side by itself.
type Pipeline struct {
	store     *store.Store
	before    *store.Store // where everything stands that is taken anew; nil for what is new
	embedder  embed.Embedder
	means     meansOf // of all that is known; nil until the first article is placed
	kept      meansOf // of what was placed, as the store has them; nil with means
	directory *parallax.Directory
	now       func() time.Time
	writer    dossier.Writer
	oneStory  bool
	topic     string // that the reader chose; "" for none
	reader    string // the reader's language; "" for that of most sources
	following bool   // pages come from feeds, again and again, and are known by their address
	// considered are all articles taken so far, so that a dossier can list those that gave nothing.
	considered []parallax.ArticleID
	isIn       map[parallax.ArticleID]bool // the same
	// together says that the articles being placed came together: what is common among them is known
	// beforehand, and they are looked at again afterwards.
	together bool
	// lookMost is how many are looked at again at most as articles come one by one, and lookAllMost of those that came
	// together; lookSometimesMost and story.LookMost but in tests.
	lookMost, lookAllMost int

	looked  int  // how many articles were at hand when they were looked at again last
	due     bool // they are to be looked at again with the next article, since it failed
	lines   lineLooks
	resumed bool // lines has those of earlier runs
	// again is look; a test has it fail.
	again func(context.Context, *store.Then) error
	log   *slog.Logger
	// passing remembers what was found out of stories that others show in passing.
	passing passing
	// compared remembers what comparing a story found out of its words, where stories are composed again and again.
	compared compare.Memo
	// standing is where they stand; nil when it must be read anew.
	standing *outcome
	// large is held by who composes a story of many articles: each takes as much memory as all else together.
	large sync.Mutex
	// composing bounds how many stories are composed at once, which costs a processor each. Who waits for large holds none.
	composing  chan struct{}
	processors int // that its work may take
}

// Options are the choices of one run.
type Options struct {
	// OneStory puts every article that has text into one story, whatever it tells.
	OneStory bool
	// Now is the clock; time.Now when nil.
	Now func() time.Time
	// Writer shortens lines of dossiers; nil, as it is unless the user configures one, for none.
	Writer dossier.Writer
	// Language is the reader's and Topic a place or topic the reader chose, see dossier.Options.
	Language string
	Topic    string
	// Processors is how many work at the same time; as many as Go uses when 0.
	Processors int
	// Log is told of mistakes of the program that cost nothing but what it tried; slog.Default() when nil.
	Log *slog.Logger
}

// New makes a pipeline over an open store.
func New(s *store.Store, e embed.Embedder, d *parallax.Directory, o Options) *Pipeline {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Processors <= 0 {
		o.Processors = runtime.GOMAXPROCS(0)
	}
	p := &Pipeline{processors: o.Processors, log: o.Log, store: s, embedder: e, directory: d, now: o.Now, writer: o.Writer, oneStory: o.OneStory, topic: o.Topic, reader: o.Language, isIn: map[parallax.ArticleID]bool{}, composing: make(chan struct{}, o.Processors)}
	p.again, p.lookMost, p.lookAllMost, p.lines = p.look, lookSometimesMost, story.LookMost, lineLooks{}
	return p
}

// Take reads one page and finds out where it belongs. What cannot be read is kept as an
// article of state error with its reason; the error is for what stops the run: a store
// that cannot be written, a context that ended. It wraps errLook when the article is kept all the same.
func (p *Pipeline) Take(ctx context.Context, page parallax.Page) (parallax.Article, error) {
	read, err := p.read(ctx, page)
	if err != nil {
		return parallax.Article{}, err
	}
	return p.place(ctx, read)
}

// read is the part of Take that looks at nothing but the page, so that many pages can be
// read at once. A stage that panics must not take the other pages with it.
func (p *Pipeline) read(ctx context.Context, page parallax.Page) (t *store.Taken, err error) {
	t = &store.Taken{Page: page}
	stage := "extract"
	defer func() {
		if cause := recover(); cause != nil {
			breakOff(t, stage, cause)
			err = ctx.Err()
		}
	}()
	t.Article, err = extract.Article(page, p.directory)
	if err != nil {
		t.Stage, t.Error = stage, err.Error()
	}
	stage = "annotate"
	t.Notes = annotate.Article(t.Article)
	t.Article.Findings = joinFindings(t.Article.Findings, annotate.Findings(t.Article, t.Notes))
	stage = "embed"
	vectors, err := p.embedder.Vectors(ctx, t.Article.Language, []string{wording(&t.Article), story.Opening(&t.Article)})
	if err != nil {
		return nil, fmt.Errorf("embed %s: %w", page.Input, err)
	}
	stage = "sketch"
	t.Sketch = story.Sketch(t.Article, t.Notes, vectors[0])
	t.Sketch.Opening = vectors[1]
	t.Sketch.Hashes, t.Sketch.Passages = lineage.Prints(t.Article.Text)
	return t, ctx.Err()
}

// unready is read for an article that waits until others were read.
func (p *Pipeline) unready(ctx context.Context, k store.Kept) (*store.Taken, error) {
	t, err := p.read(ctx, k.Page)
	if err == nil {
		t.Kept = k
	}
	return t, err
}

// ready is unready for an article that is placed at once: what is kept of it is made too, beside others.
func (p *Pipeline) ready(ctx context.Context, k store.Kept) (t *store.Taken, err error) {
	t, err = p.unready(ctx, k)
	if err != nil {
		return nil, err
	}
	defer func() {
		if cause := recover(); cause != nil {
			breakOff(t, "prepare", cause)
		}
	}()
	return t, t.Prepare()
}

// wording is the text that stands for the article among others: its title and all it says.
func wording(a *parallax.Article) string {
	if strings.HasPrefix(a.Text, a.Title) {
		return a.Text
	}
	return a.Title + "\n" + a.Text
}

// breakOff leaves of what was taken the page and the article as far as it was read, in
// state error, with the stage that failed and why; its work ends with it.
func breakOff(t *store.Taken, stage string, cause any) {
	a := t.Article
	if a.ID == "" {
		a = parallax.Article{ID: parallax.ArticleID(parallax.MakeID("a_", t.Page.Input)), Input: t.Page.Input, URL: t.Page.URL}
	}
	a.Revision, a.State = max(1, a.Revision), parallax.PageError
	a.Why = []parallax.Reason{parallax.Because(stage+" failed", "%v", cause)}
	*t = store.Taken{
		Page: t.Page, Kept: t.Kept, Then: t.Then, Article: a, Sketch: parallax.Sketch{Article: a.ID}, Place: parallax.Placement{Held: true, Why: a.Why},
		Stage: stage, Error: fmt.Sprintf("%v\n%s", cause, debug.Stack()),
	}
}

// place is the part of Take that holds the article against others.
func (p *Pipeline) place(ctx context.Context, t *store.Taken) (parallax.Article, error) {
	p.standing = nil
	again, err := p.settle(ctx, t)
	if err != nil {
		return t.Article, err
	}
	p.consider(t.Article.ID)
	if t.Then != nil {
		t.Then.Ending.Article = t.Article.ID
	}
	switch {
	case again && t.Then != nil:
		return t.Article, p.store.End(ctx, t.Then.Ending)
	case again:
		return t.Article, nil
	}
	if err := p.resumeMeans(ctx); err != nil {
		return t.Article, err
	}
	if err := p.resumeLines(ctx); err != nil {
		return t.Article, err
	}
	if !p.together {
		p.means.meet(t)
	}
	p.kept.meet(t)
	t.Sketch.Vector = p.means[ofText].Less(t.Article.Language, t.Sketch.Vector)
	t.Sketch.Opening = p.means[ofTitle].Less(t.Article.Language, t.Sketch.Opening)
	if err := p.add(ctx, t); err != nil {
		p.forgetMeans() // they count an article that is not there
		return t.Article, err
	}
	if p.together {
		return t.Article, nil
	}
	return t.Article, p.lookSometimes(ctx, t.Place.Storyline, t.Then)
}

// add finds out where the article belongs and keeps it, in one transaction, and last, so that a failed run can be
// repeated. When people decide something between the two, the place is found anew.
func (p *Pipeline) add(ctx context.Context, t *store.Taken) error {
	for {
		if err := p.relate(ctx, t); err != nil {
			return err
		}
		t.Means = p.kept.with(p.embedder.Model(), t.Sketch.Language)
		if err := p.store.Add(ctx, t); !errors.Is(err, store.ErrDecided) {
			return err
		}
	}
}

// relate finds out what the article draws on and where it belongs. Like read it outlives a
// stage that panics.
func (p *Pipeline) relate(ctx context.Context, t *store.Taken) (err error) {
	stage := "lineage"
	defer func() {
		if cause := recover(); cause != nil {
			breakOff(t, stage, cause)
		}
	}()
	near, err := p.store.Near(ctx, t.Sketch, window)
	if err != nil {
		return err
	}
	like, err := p.store.Articles(ctx, lineage.Candidates(t.Sketch, near.Sketches))
	if err != nil {
		return err
	}
	t.Edges = lineage.Find(parallax.Covered{Article: t.Article, Notes: t.Notes}, like, p.directory)
	stage = "story"
	t.Place, t.Rulings = story.Place(t.Article, t.Sketch, t.Edges, near), near.Rulings
	if p.oneStory {
		t.Place = oneStory(t.Article)
	}
	return nil
}

// settle gives the article an ID of its own when its ID is taken by another input of this
// run: every input is listed, a second copy of a page as a duplicate. again is true when an
// earlier run took the very same, so that nothing is left to do; a page that changed since
// then is a new revision.
func (p *Pipeline) settle(ctx context.Context, t *store.Taken) (again bool, err error) {
	if p.before != nil {
		return false, p.resume(ctx, t)
	}
	if !p.identify(t) {
		base := string(t.Article.ID)
		for copies := 1; p.isConsidered(t.Article.ID); copies++ {
			t.Article.ID = parallax.ArticleID(parallax.MakeID("a_", base, t.Page.Input, fmt.Sprint(copies)))
		}
	}
	t.Sketch.Article = t.Article.ID
	if t.Stage != "" {
		return false, nil
	}
	return p.store.Done(ctx, &t.Article)
}

// identify gives the article of a page that is followed the ID that its address makes; ok is
// false for any other.
func (p *Pipeline) identify(t *store.Taken) (ok bool) {
	if p.following {
		t.Article.ID = parallax.ArticleID(parallax.MakeID("a_", t.Page.Input))
	}
	return p.following
}

// consider remembers an article as one of this run. Followers consider none: their runs have no end.
func (p *Pipeline) consider(id parallax.ArticleID) {
	if !p.following && !p.isConsidered(id) {
		p.considered = append(p.considered, id)
		p.isIn[id] = true
	}
}

func (p *Pipeline) isConsidered(id parallax.ArticleID) bool { return p.isIn[id] }

// oneStory is the placement when the user says that all inputs tell one story.
func oneStory(a parallax.Article) parallax.Placement {
	if !a.State.HasText() {
		return parallax.Placement{Held: true, Why: a.Why}
	}
	return parallax.Placement{Story: "s_one", Score: 1, Why: []parallax.Reason{{What: "one story", Value: "as asked for"}}}
}

// Composed is a story compared: what Compose made and from what.
type Composed struct {
	Coverage   parallax.Coverage
	Comparison parallax.Comparison
	Dossier    parallax.Dossier
	// Lost are the verdicts of people whose claim or difference is not there any more.
	Lost []parallax.Verdict
}

// uphold puts what people said of the claims and differences of a story on them again.
func (p *Pipeline) uphold(ctx context.Context, cov *parallax.Coverage, c *parallax.Comparison) (parallax.Comparison, []parallax.Verdict, error) {
	var ids []parallax.ArticleID
	for i := range cov.Articles {
		ids = append(ids, cov.Articles[i].Article.ID)
	}
	said, err := p.store.Verdicts(ctx, ids...)
	if err != nil || len(said) == 0 {
		return *c, nil, err
	}
	out, lost := c.Uphold(cov, said)
	return out, lost, nil
}

// Compose compares a story, writes its dossier, proves it against the sources and publishes
// it where it says something new. A stage that panics is an error like any other.
func (p *Pipeline) Compose(ctx context.Context, id parallax.StoryID) (Composed, error) {
	out, err := p.compose(ctx, id)
	if err != nil {
		return out, err
	}
	return out, p.store.Publish(ctx, out.Comparison, out.Dossier)
}

// manyArticles is from how many articles on stories are composed one at a time: one of 51 takes 65 MB
// while it is compared, most of it for pairs, which grow with the square; of 16 some 6.
const manyArticles = 16

// compose is Compose without publishing.
func (p *Pipeline) compose(ctx context.Context, id parallax.StoryID) (out Composed, err error) {
	stage := "lineage"
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("compose %s: %s failed: %v", id, stage, cause)
		}
	}()
	out.Coverage, err = p.coverage(ctx, id)
	if err != nil {
		return out, fmt.Errorf("compose %s: %w", id, err)
	}
	if len(out.Coverage.Story.Articles) >= manyArticles {
		p.large.Lock()
		defer p.large.Unlock()
	}
	p.composing <- struct{}{}
	defer func() { <-p.composing }()
	stage = "compare"
	compared := compare.Coverage
	if p.following { // else each story is composed once
		compared = p.compared.Coverage
	}
	out.Comparison = compared(out.Coverage, embed.Table().Terms)
	if out.Comparison, out.Lost, err = p.uphold(ctx, &out.Coverage, &out.Comparison); err != nil {
		return out, fmt.Errorf("compose %s: %w", id, err)
	}
	used(&out.Coverage, &out.Comparison)
	stage = "dossier"
	out.Dossier, err = dossier.Compose(out.Coverage, out.Comparison, dossier.Options{Now: p.now(), Language: p.reader, Topic: p.topic})
	if err == nil && p.writer != nil {
		out.Dossier, err = dossier.Rewrite(ctx, &out.Coverage, out.Dossier, p.writer)
	}
	if err != nil {
		return out, fmt.Errorf("compose %s: %w", id, err)
	}
	out.Dossier.Line = lineOf(&out.Coverage)
	if err := errors.Join(out.Comparison.Check(&out.Coverage), out.Dossier.Check(&out.Coverage)); err != nil {
		return out, fmt.Errorf("compose %s: not published: %w", id, err)
	}
	return out, nil
}

// LineName names a storyline by words of its sources; see story.LineName.
func LineName(stories [][]parallax.Covered) string { return story.LineName(stories) }

// lineOf names the storyline of a story; "" when it stands alone.
func lineOf(cov *parallax.Coverage) string {
	if cov.Story.Storyline == "" {
		return ""
	}
	list := append([]parallax.Coverage{*cov}, cov.Storyline...)
	slices.SortStableFunc(list, func(a, b parallax.Coverage) int { return a.Story.First.Compare(b.Story.First) })
	var told [][]parallax.Covered
	for i := range list {
		told = append(told, list[i].Articles)
	}
	return LineName(told)
}
