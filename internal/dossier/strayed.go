package dossier

import (
	"slices"
	"time"

	"parallax"
)

// strayedAgainst is how many articles must give another week for a weekday of one to be doubted.
const strayedAgainst = 2

// strayedWords is the share of stems from which two sentences are the same one, taken over: who escaped on a Monday may be caught on the next.
const strayedWords = 0.6

const week = 7 * 24 * time.Hour

// strayed reports whether the days of an article that are counted from its date are those of another week than other
// articles give for the same: a text taken over from an older page keeps the "on Saturday" and gets a newer date. None of
// its days is certain then.
func (k *composer) strayed(id parallax.ArticleID) bool {
	if k.known.strays == nil {
		k.known.strays = map[parallax.ArticleID]bool{}
		for i := range k.cmp.Claims {
			k.stray(&k.cmp.Claims[i])
		}
	}
	return k.known.strays[id]
}

// stray finds the articles that one claim shows to be off by a week.
func (k *composer) stray(c *parallax.Claim) {
	days, said := map[parallax.ArticleID]time.Time{}, map[parallax.ArticleID]ranked{}
	counted := map[parallax.ArticleID]bool{}
	for _, r := range k.placed(c) {
		m := k.dateAt(r.at, r.span)
		if m == nil || !slices.Contains(withinDay, m.Granularity) {
			continue
		}
		id := r.at.Article.ID
		if _, seen := days[id]; !seen {
			days[id], said[id] = m.Start.UTC().Truncate(24*time.Hour), r
			counted[id] = m.How == nearWeekday || m.How == nearDay
		}
	}
	for id, day := range days {
		if !counted[id] {
			continue
		}
		against, with, same := 0, 0, false
		for other, d := range days {
			switch gap := day.Sub(d).Abs(); {
			case other == id:
			case gap == week:
				against++
				a, b := said[id], said[other]
				same = same || overlap(k.stemsAt(a.at, a.span), k.stemsAt(b.at, b.span)) >= strayedWords
			case gap == 0:
				with++
			}
		}
		if same && against >= strayedAgainst && with == 0 {
			k.known.strays[id] = true
		}
	}
}

// doubtful reports whether a time was counted from the date of an article whose days are of another week.
func (k *composer) doubtful(at *parallax.Covered, m *parallax.Moment) bool {
	return (m.How == nearWeekday || m.How == nearDay || m.How == fromPublication) && k.strayed(at.Article.ID)
}

// timeAt gives the one certain time of a sentence, see onlyTime; nil where the days of its article are not.
func (k *composer) timeAt(at *parallax.Covered, s parallax.Span) *parallax.Moment {
	if m := onlyTime(at, s); m != nil && !k.doubtful(at, m) {
		return m
	}
	return nil
}
