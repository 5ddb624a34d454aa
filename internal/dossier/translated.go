package dossier

import (
	"cmp"
	"slices"

	"parallax"
	"parallax/internal/language"
)

// leastTranslated is the share of the longer of two sentences that the shorter has where one translates the other.
const leastTranslated = 0.6

// behindTranslated gives, for a line that is translated from a report among the sources, what tells of an article in the language of
// that report whether nothing keeps it from standing behind the original sentence: words meet there. Nil where no source has the original.
func (k *composer) behindTranslated(shown ranked) func(other ranked) bool {
	known := map[string]map[parallax.ArticleID]bool{}
	return func(other ranked) bool {
		if sameTongue(shown.at, other.at) {
			return true
		}
		tongue := language.Base(other.at.Article.Language)
		behind, asked := known[tongue]
		if !asked {
			if original, ok := k.original(shown, other.at); ok {
				behind = map[parallax.ArticleID]bool{original.at.Article.ID: true}
				for _, r := range k.bearing(original, k.nearOf(original).list) {
					behind[r.at.Article.ID] = true
				}
			}
			known[tongue] = behind
		}
		return behind == nil || behind[other.at.Article.ID]
	}
}

// original gives the sentence that a line translates from a report in the language of another article: of those of the same
// account the one that is most like it in length.
func (k *composer) original(shown ranked, other *parallax.Covered) (ranked, bool) {
	var list []ranked
	near := k.nearOf(shown)
	for _, r := range near.list {
		if sameTongue(r.at, other) && k.sharesAccount(shown.at, r.at) && r.span.Field == shown.span.Field &&
			near.of(k.of(&r)).together >= foreignAlike && likeLength(shown, r) >= leastTranslated && !k.otherwise(shown, r) {
			list = append(list, r)
		}
	}
	if len(list) == 0 {
		return ranked{}, false
	}
	return slices.MaxFunc(list, func(a, b ranked) int { return cmp.Compare(likeLength(shown, a), likeLength(shown, b)) }), true
}

// sharesAccount reports whether two articles draw on one account, so that one may translate the other.
func (k *composer) sharesAccount(a, b *parallax.Covered) bool {
	return len(k.cov.Accounts([]parallax.ArticleID{a.Article.ID, b.Article.ID})) == 1
}

// likeLength is the share of the longer of two sentences that the shorter has.
func likeLength(a, b ranked) float64 {
	return float64(min(a.span.Len(), b.span.Len())) / float64(max(a.span.Len(), b.span.Len(), 1))
}
