// Package dossier takes a comparison with its coverage and gives the dossier, and the
// dossier as HTML, Markdown, JSON and plain text. It is pure.
//
// Every section has a file of its own with the rule when it appears, its order and its
// limits. The list of them is in Compose.
package dossier

import (
	"cmp"
	"slices"
	"time"

	"parallax"
	"parallax/internal/language"
)

// Options are the choices of the reader.
type Options struct {
	Now time.Time // printed as the time the dossier was made
	// Language of the reader (BCP 47): of two statements equally good, the one in it is
	// shown. Empty, or one that no source is in, means the language most sources are in.
	Language string
	// Topic is a place or topic the reader chose: what sources advise and report for it gets a
	// section of its own. Empty for none.
	Topic string
}

// Compose makes the dossier of a story. The error is that of Dossier.Check: what cannot be
// proved is not handed out.
func Compose(c parallax.Coverage, comparison parallax.Comparison, o Options) (parallax.Dossier, error) {
	comparison = standing(comparison)
	k := newComposer(c.Indexed(), &comparison, o)
	// In the order in which they choose: what a section tells, later ones leave out.
	sections := []parallax.Section{
		{Kind: parallax.SectionHeadline, Blocks: k.headline()},
		{Kind: parallax.SectionKeyPoints, Blocks: k.keyPoints()},
		{Kind: parallax.SectionNext, Blocks: k.next()},
		{Kind: parallax.SectionBackground, Blocks: k.background()},
		{Kind: parallax.SectionHappened, Blocks: k.happened()},
		{Kind: parallax.SectionWhoSays, Blocks: k.whoSays()},
		{Kind: parallax.SectionQuotes, Blocks: k.quotes()},
		{Kind: parallax.SectionUncertain, Blocks: k.uncertain()},
		{Kind: parallax.SectionDifferences, Blocks: k.differences()},
		{Kind: parallax.SectionCoverage, Blocks: k.coverage()},
		{Kind: parallax.SectionHeadlines, Blocks: k.headlines()},
		{Kind: parallax.SectionWording, Blocks: k.wording()},
		{Kind: parallax.SectionNumbers, Blocks: k.numbers()},
		{Kind: parallax.SectionTimeline, Blocks: k.timeline()},
		{Kind: parallax.SectionNew, Blocks: k.changed()},
		{Kind: parallax.SectionTerms, Blocks: k.terms()},
		{Kind: parallax.SectionQuestions, Blocks: k.questions()},
		{Kind: parallax.SectionAdvice, Blocks: k.advice()},
		{Kind: parallax.SectionOrigins, Blocks: k.origins()},
	}
	k.even(sections)
	sections = slices.DeleteFunc(sections, func(s parallax.Section) bool { return len(s.Blocks) == 0 })
	slices.SortFunc(sections, func(a, b parallax.Section) int {
		return cmp.Compare(slices.Index(parallax.SectionKinds, a.Kind), slices.Index(parallax.SectionKinds, b.Kind))
	})
	d := parallax.Dossier{
		Format: parallax.DossierFormat, Version: parallax.Version, Story: c.Story.ID, Made: o.Now,
		Counts: c.Count(articles(c.Articles)), Sections: sections,
	}
	// The last two speak of all that stands above them.
	d.Sections = append(d.Sections, parallax.Section{Kind: parallax.SectionSources, Blocks: k.sources(&d)})
	d.Sections = append(d.Sections, parallax.Section{Kind: parallax.SectionMethod, Blocks: k.method(&d)})
	return d, d.Check(&c)
}

// composer holds what the sections share: the input and what has been told already.
type composer struct {
	cov     *parallax.Coverage
	cmp     *parallax.Comparison
	reader  string             // language preferred for statements
	topic   string             // that the reader chose; "" for none
	heading map[string]bool    // the stems of the headline
	headed  parallax.ArticleID // whose it is; "" without one
	told    map[sentence]bool
	spent   map[sentence]bool // stands behind a claim that was told
	shown   []map[string]bool // the stems of those lines
	claimed map[parallax.ClaimID]bool
	lines   map[parallax.ClaimID]sentence // the line of a claim that was told
	isLine  map[sentence]bool             // those of lines
	stood   map[sentence]bool             // stands behind a line that was told
	copied  map[parallax.ArticleID]bool   // takes its text from another source
	dispute map[parallax.ClaimID]bool     // a side of a conflict
	voiced  []voice
	// carded are the differences that have a card, or are part of one.
	carded map[parallax.DifferenceID]bool
	// opposing are the values of each conflict and update about a number or a time.
	opposing [][]told
	// bearers are the persons of a surname, by the surname.
	bearers map[string]map[string]bool
	// mentions are the name notes of each counted source by their words.
	mentions map[parallax.ArticleID]map[string][]*parallax.Annotation
	// edges are those from and to each source.
	edges map[parallax.ArticleID][]*parallax.Edge
	// printed are the years that the articles print with dates.
	printed years
	known   known
	// shownWords are those of shown by their numbers.
	shownWords []numbers
}

// sentence is a place no two sections of prose may both show.
type sentence struct {
	article parallax.ArticleID
	span    parallax.Span
}

func newComposer(c *parallax.Coverage, comparison *parallax.Comparison, o Options) *composer {
	k := &composer{
		cov: c, cmp: comparison, reader: readersLanguage(c, o.Language), topic: o.Topic, told: map[sentence]bool{}, spent: map[sentence]bool{},
		claimed: map[parallax.ClaimID]bool{}, lines: map[parallax.ClaimID]sentence{}, isLine: map[sentence]bool{}, stood: map[sentence]bool{}, carded: map[parallax.DifferenceID]bool{}, copied: map[parallax.ArticleID]bool{}, dispute: map[parallax.ClaimID]bool{},
		known: newKnown(), edges: map[parallax.ArticleID][]*parallax.Edge{},
	}
	for i := range c.Edges {
		e := &c.Edges[i]
		k.edges[e.From] = append(k.edges[e.From], e)
		if e.To != "" {
			k.edges[e.To] = append(k.edges[e.To], e)
		}
	}
	for _, e := range c.Edges {
		if from, to := c.Find(e.From), c.Find(e.To); e.Kind == parallax.Copies && to != nil {
			// Who took from whom may be unknown; the later text is no better witness than the earlier.
			k.copied[e.From] = k.copied[e.From] || e.Directed || from.Article.Reported().After(to.Article.Reported())
			k.copied[e.To] = k.copied[e.To] || !e.Directed && to.Article.Reported().After(from.Article.Reported())
		}
	}
	for _, d := range comparison.Differences {
		if d.Kind == parallax.Conflict && d.Claim != "" {
			k.dispute[d.Claim] = true
		}
	}
	k.opposing = k.opposed()
	k.bearers = bearers(c)
	k.mentions = mentions(c)
	k.printed = printedYears(c)
	k.voiced = k.voices()
	return k
}

// mentions gives the name notes of each counted source by the words they print.
func mentions(c *parallax.Coverage) map[parallax.ArticleID]map[string][]*parallax.Annotation {
	out := map[parallax.ArticleID]map[string][]*parallax.Annotation{}
	for i := range c.Articles {
		at := &c.Articles[i]
		if !at.Counted() {
			continue
		}
		byWords := map[string][]*parallax.Annotation{}
		for j := range at.Notes {
			n := &at.Notes[j]
			if words, err := at.Article.Words(n.Span); err == nil && n.Name != nil {
				byWords[words] = append(byWords[words], n)
			}
		}
		out[at.Article.ID] = byWords
	}
	return out
}

// readersLanguage gives the language asked for when a source is in it, else that of most sources.
func readersLanguage(c *parallax.Coverage, asked string) string {
	if asked != "" && slices.ContainsFunc(c.Articles, func(a parallax.Covered) bool {
		return a.Counted() && language.Base(a.Article.Language) == language.Base(asked)
	}) {
		return asked
	}
	return mainLanguage(c)
}

// mainLanguage gives the language most counted sources are in; of equals the one dossiers are
// made in, English, else the first in the alphabet.
func mainLanguage(c *parallax.Coverage) string {
	n := map[string]int{}
	best := ""
	for i := range c.Articles {
		if a := &c.Articles[i]; a.Counted() {
			n[language.Base(a.Article.Language)]++ // British and American papers are in one
		}
	}
	for tag := range n {
		if n[tag] > n[best] || n[tag] == n[best] && best != "en" && (tag == "en" || tag < best) {
			best = tag
		}
	}
	return best
}

func articles(list []parallax.Covered) []parallax.ArticleID {
	var out []parallax.ArticleID
	for i := range list {
		out = append(out, list[i].Article.ID)
	}
	return out
}

// counted gives the source if it can bear evidence, else nil.
func (k *composer) counted(id parallax.ArticleID) *parallax.Covered {
	if at := k.cov.Find(id); at != nil && at.Counted() {
		return at
	}
	return nil
}

// counts gives the two counts of the articles behind a line.
func (k *composer) counts(l *parallax.Line) parallax.Counts { return k.cov.CountPlaces(l.Evidence) }

func behind(l *parallax.Line) []parallax.ArticleID {
	var out []parallax.ArticleID
	for i := range l.Evidence {
		out = append(out, l.Evidence[i].Article)
	}
	return out
}
