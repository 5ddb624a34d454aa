package dossier

import (
	"slices"

	"parallax"
)

// daysFindings are the contradictions after which an article is not believed alone about days
// long past.
var daysFindings = []string{"updated before published", "weekday does not fit date", durationFinding}

const durationFinding = "duration does not fit dates"

// misremembers reports whether an article whose printed days contradict each other dates what a
// sentence tells well before its report, and no other source gives that time, or gives there the length of time that
// does not fit: who does not know what year it is, is no witness for one.
func (k *composer) misremembers(at *parallax.Covered, s parallax.Span) bool {
	reported := at.Article.Reported()
	if reported.IsZero() || !slices.ContainsFunc(at.Article.Findings, contradictsDays) {
		return false
	}
	return k.contradicted(at, s) || slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		m := n.Moment
		return m != nil && s.Contains(n.Span) && m.How == "printed" && !m.End.IsZero() && m.End.Before(reported.Add(-backgroundAge)) && !k.datesToo(at, m)
	})
}

// contradicted reports whether a sentence prints a length of time that its article's own dates contradict, and no other
// source prints it. The page shows it as that contradiction, and not as what happened.
func (k *composer) contradicted(at *parallax.Covered, s parallax.Span) bool {
	words, err := at.Article.Words(s)
	return err == nil && slices.ContainsFunc(at.Article.Findings, func(f parallax.Finding) bool {
		if f.What != durationFinding {
			return false
		}
		return slices.ContainsFunc(f.Sides, func(side parallax.FindingSide) bool {
			return isLength(at, side.Span) && (&parallax.Article{Text: words}).Prints(side.Exact) && !slices.ContainsFunc(k.cov.Articles, func(other parallax.Covered) bool {
				return other.Article.ID != at.Article.ID && other.Counted() && other.Article.Prints(side.Exact)
			})
		})
	})
}

// isLength reports whether a span is that of a length of time.
func isLength(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Moment != nil && n.Moment.Type == "DURATION" && n.Span.Overlaps(s)
	})
}

// contradictsDays reports whether a finding sets days against each other that the text prints.
func contradictsDays(f parallax.Finding) bool {
	return slices.Contains(daysFindings, f.What) && slices.ContainsFunc(f.Sides, func(s parallax.FindingSide) bool {
		return s.Span.Field == parallax.FieldText && s.Span.End > 0
	})
}

// datesToo reports whether another source speaks of the time.
func (k *composer) datesToo(at *parallax.Covered, m *parallax.Moment) bool {
	return slices.ContainsFunc(k.cov.Articles, func(other parallax.Covered) bool {
		return other.Article.ID != at.Article.ID && other.Counted() && slices.ContainsFunc(other.Notes, func(n parallax.Annotation) bool {
			return n.Moment != nil && n.Moment.Start.Equal(m.Start) && n.Moment.Granularity == m.Granularity
		})
	})
}
