package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// How headlines are judged; the sizes matter against each other only.
const (
	perMainClaim  = 1.0 // times the weight of a claim the headline makes
	perMainWord   = 0.3 // word it shares with a main claim's statements
	mainClaims    = 5
	exclamation   = -2.0
	headlineShort = 35  // bytes
	headlineLong  = 120 // bytes
)

// headline shows the headline of one source and the days of the coverage. It is always
// there when a source has text: chosen for how much of the main claims it tells, its names
// and numbers, and for words without weight; never invented.
func (k *composer) headline() []parallax.Block {
	main := k.mainWords()
	var best *parallax.Covered
	var most float64
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() || strings.TrimSpace(at.Article.Title) == "" {
			continue
		}
		if worth := k.headlineWorth(at, main); best == nil || worth > most {
			best, most = at, worth
		}
	}
	if best == nil {
		return nil
	}
	headline := k.title(best)
	k.tell(&headline.Line, "")
	blocks := []parallax.Block{{Headlines: []parallax.Headline{headline}}}
	if dates := k.days(); dates != nil {
		blocks = append(blocks, parallax.Block{Points: []parallax.Point{{Line: *dates}}})
	}
	return blocks
}

func (k *composer) headlineWorth(at *parallax.Covered, main map[string]bool) float64 {
	title := at.Article.Title
	span := parallax.Span{Field: parallax.FieldTitle, End: len(title)}
	worth := k.worth(at, span) - isTitle
	for _, c := range k.cmp.Claims {
		for _, m := range c.Members {
			if m.Statement.Article == at.Article.ID && m.Statement.Field == parallax.FieldTitle {
				worth += perMainClaim * c.Weight
				break
			}
		}
	}
	for w := range stems(title, at.Article.Language) {
		if main[w] {
			worth += perMainWord
		}
	}
	if strings.ContainsAny(title, "!！") {
		worth += exclamation
	}
	if n := len(title); n < headlineShort || n > headlineLong {
		worth += tooShort
	}
	return worth
}

// mainWords gives the stems of content words in the statements of the heaviest claims.
func (k *composer) mainWords() map[string]bool {
	out := map[string]bool{}
	for i := range k.cmp.Claims[:min(mainClaims, len(k.cmp.Claims))] {
		for _, r := range k.statements(&k.cmp.Claims[i]) {
			words, _ := r.at.Article.Words(r.span)
			for w := range stems(words, r.at.Article.Language) {
				out[w] = true
			}
		}
	}
	return out
}

// stems gives the stems of the content words of a text.
func stems(text, tag string) map[string]bool {
	l := language.For(tag)
	out := map[string]bool{}
	for _, t := range language.Tokens(text) {
		w := text[t.Start:t.End]
		if t.Kind != language.Punct && !l.IsStop(w) {
			out[l.Stem(w)] = true
		}
	}
	return out
}

// title makes the headline of a source. The source has a title.
func (k *composer) title(at *parallax.Covered) parallax.Headline {
	line, err := k.quote(at, parallax.Span{Field: parallax.FieldTitle, End: len(at.Article.Title)})
	if err != nil {
		panic(err) // the whole of a field that is not empty always resolves
	}
	return parallax.Headline{Line: line, Outlet: at.Name(), At: at.Article.Reported()}
}

// days says from when to when it was reported; nil when no time is known.
func (k *composer) days() *parallax.Line {
	var labels []string
	list := slices.Clone(k.cov.Articles)
	slices.SortStableFunc(list, func(a, b parallax.Covered) int { return a.Article.Reported().Compare(b.Article.Reported()) })
	for i := range list {
		if at := &list[i]; at.Counted() && !at.Article.Reported().IsZero() {
			labels = append(labels, parallax.DayLabel(at.Article.Reported()))
		}
	}
	if len(labels) == 0 {
		return nil
	}
	first, last := labels[0], labels[len(labels)-1]
	line := parallax.TemplateLine("headline.day", nil, parallax.Computed("date", first))
	if first != last {
		line = parallax.TemplateLine("headline.days", nil, parallax.Computed("date", first), parallax.Computed("date2", last))
	}
	return &line
}

// headlines shows all headlines side by side, in order of time, when there are two or more.
func (k *composer) headlines() []parallax.Block {
	var out []parallax.Headline
	for i := range k.cov.Articles {
		if at := &k.cov.Articles[i]; at.Counted() && at.Article.Title != "" {
			out = append(out, k.title(at))
		}
	}
	if len(out) < 2 {
		return nil
	}
	slices.SortStableFunc(out, func(a, b parallax.Headline) int { return a.At.Compare(b.At) })
	return []parallax.Block{{Headlines: out}}
}
