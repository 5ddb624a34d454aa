package main

import (
	"io"
	"slices"

	"parallax"
	"parallax/internal/pipeline"
)

// compareFormat names the format and version of `compare --json`; doc/compare.md describes it.
const compareFormat = "parallax comparison 1"

// compared is one story in `compare --json`.
type compared struct {
	Format      string               `json:"format,omitempty"` // only when it stands alone
	Story       parallax.StoryID     `json:"story"`
	Storyline   parallax.StorylineID `json:"storyline,omitempty"`
	Outlets     int                  `json:"outlets"`
	Origins     int                  `json:"origins"`
	Articles    []comparedArticle    `json:"articles"`
	Claims      []comparedClaim      `json:"claims"`
	Differences []comparedDifference `json:"differences"`
	// Updates are the values of one slot over the stories of the storyline.
	Updates []comparedDifference `json:"updates"`
}

type comparedArticle struct {
	ID      string               `json:"id"`
	State   parallax.SourceState `json:"state"`
	Reason  string               `json:"reason"`
	Outlet  string               `json:"outlet,omitempty"`
	Origins []comparedOrigin     `json:"origins"`
}

type comparedOrigin struct {
	Name string              `json:"name"`
	Kind parallax.OriginKind `json:"kind"`
	Own  bool                `json:"own"`
}

type comparedClaim struct {
	ID         parallax.ClaimID    `json:"id"`
	Core       bool                `json:"core,omitempty"`
	Outlets    int                 `json:"outlets"`
	Origins    int                 `json:"origins"`
	Statements []comparedStatement `json:"statements"`
}

// comparedStatement is a span of the text of an article, in bytes.
type comparedStatement struct {
	Article string            `json:"article"`
	Start   int               `json:"start"`
	End     int               `json:"end"`
	Exact   string            `json:"exact"`
	Score   float64           `json:"score"`
	Why     []parallax.Reason `json:"why,omitempty"`
}

type comparedDifference struct {
	ID     parallax.DifferenceID   `json:"id"`
	Kind   parallax.DifferenceKind `json:"kind"`
	About  string                  `json:"about"`
	Claim  parallax.ClaimID        `json:"claim,omitempty"`
	Score  float64                 `json:"score"`
	Sides  []comparedSide          `json:"sides"`
	Silent []string                `json:"silent,omitempty"`
	Why    []parallax.Reason       `json:"why"`
}

// comparedSide is a span with the value in question; Field is left out for the text.
type comparedSide struct {
	Article string         `json:"article"`
	Field   parallax.Field `json:"field,omitempty"`
	Where   string         `json:"where,omitempty"`
	Start   int            `json:"start"`
	End     int            `json:"end"`
	Exact   string         `json:"exact"`
	Value   string         `json:"value"`
	Normal  string         `json:"normal,omitempty"`
	Group   int            `json:"group"`
}

// writeComparisons writes {"stories": [...]}, or with oneStory the one story alone.
func writeComparisons(w io.Writer, stories []pipeline.Composed, oneStory bool) error {
	out := make([]compared, len(stories))
	for i := range stories {
		out[i] = contract(&stories[i])
	}
	if !oneStory {
		return writeLine(w, struct {
			Format  string     `json:"format"`
			Stories []compared `json:"stories"`
		}{compareFormat, out})
	}
	one := compared{Articles: []comparedArticle{}, Claims: []comparedClaim{}, Differences: []comparedDifference{}, Updates: []comparedDifference{}}
	if len(out) > 0 {
		one = out[0]
	}
	one.Format = compareFormat
	return writeLine(w, one)
}

// contract gives a composed story in the form of doc/compare.md.
func contract(s *pipeline.Composed) compared {
	c, cmp := &s.Coverage, &s.Comparison
	input := func(id parallax.ArticleID) string { return c.Find(id).Article.Input }
	out := compared{
		Story: c.Story.ID, Storyline: c.Story.Storyline, Outlets: cmp.Outlets, Origins: cmp.Origins,
		Articles: []comparedArticle{}, Claims: []comparedClaim{},
		Differences: differences(cmp.Differences, input), Updates: differences(cmp.Updates, input),
	}
	for _, a := range c.Articles {
		row := comparedArticle{ID: a.Article.Input, State: a.State, Reason: a.Reason, Outlet: a.Article.Outlet.Key(), Origins: []comparedOrigin{}}
		for _, o := range a.Origins {
			name := o.Name
			if o.Kind == parallax.OriginUnknown {
				name = "unknown" // its name is the ID of an article, which says nothing to others
			}
			row.Origins = append(row.Origins, comparedOrigin{name, o.Kind, o.Kind == parallax.OriginOwn})
		}
		out.Articles = append(out.Articles, row)
	}
	for _, claim := range slices.Concat(cmp.Claims, cmp.Single) { // what one article alone tells is a claim too
		row := comparedClaim{ID: claim.ID, Core: claim.Core, Outlets: claim.Outlets, Origins: claim.Origins, Statements: []comparedStatement{}}
		for _, m := range claim.Members {
			if s := m.Statement; s.Field == parallax.FieldText { // offsets are into the text
				row.Statements = append(row.Statements, comparedStatement{input(s.Article), s.Start, s.End, s.Exact, m.Score, m.Why})
			}
		}
		if len(row.Statements) > 0 {
			out.Claims = append(out.Claims, row)
		}
	}
	return out
}

func differences(ds []parallax.Difference, input func(parallax.ArticleID) string) []comparedDifference {
	out := []comparedDifference{}
	for _, d := range ds {
		row := comparedDifference{ID: d.ID, Kind: d.Kind, About: d.About, Claim: d.Claim, Score: d.Score, Why: d.Why, Sides: []comparedSide{}}
		for _, s := range d.Sides {
			side := comparedSide{
				Article: input(s.Evidence.Article), Where: s.Where, Start: s.Evidence.Start, End: s.Evidence.End,
				Exact: s.Evidence.Exact, Value: s.Value, Normal: s.Normal, Group: s.Group,
			}
			if s.Evidence.Field != parallax.FieldText {
				side.Field = s.Evidence.Field
			}
			row.Sides = append(row.Sides, side)
		}
		for _, s := range d.Silent {
			row.Silent = append(row.Silent, input(s.Article))
		}
		out = append(out, row)
	}
	return out
}
