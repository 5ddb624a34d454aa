package dossier

import (
	"slices"

	"parallax"
)

// mayDoubt reports whether any line of a claim may be uncertain: the claim is disputed, told with doubt, or by a source that may have it from one account
// with others. It is asked of every claim; to find the line of one and who stands behind it costs much more.
func (k *composer) mayDoubt(c *parallax.Claim) bool {
	hedged := k.hedged(c)
	return k.dispute[c.ID] || slices.ContainsFunc(k.tellings(c), func(r ranked) bool {
		return hedged && hedges(r.at, r.span) || k.mayShareAccount(r)
	})
}

// mayShareAccount reports whether what a sentence tells may be from one account with what another article tells: both have an origin in common, or
// the other has a passage of the sentence. Nothing else makes one account of the sources behind a line.
func (k *composer) mayShareAccount(r ranked) bool {
	s := k.inCommon()
	if s.origins[r.at.Article.ID] {
		return true
	}
	words, err := r.at.Article.Words(r.span)
	return err != nil || slices.ContainsFunc(parallax.PassageHashes(words), func(passage uint64) bool { return s.passages[passage] != r.at.Article.ID })
}

// inCommon is what articles of a story may have from one account.
type inCommon struct {
	origins  map[parallax.ArticleID]bool   // of the articles that have an origin in common with another
	passages map[uint64]parallax.ArticleID // whose each passage is; "" of one that several have
}

// inCommon finds what articles of the story may have from one account, once.
func (k *composer) inCommon() *inCommon {
	if k.known.inCommon != nil {
		return k.known.inCommon
	}
	out := &inCommon{origins: map[parallax.ArticleID]bool{}, passages: map[uint64]parallax.ArticleID{}}
	first := map[string]parallax.ArticleID{} // who has each origin
	for i := range k.cov.Articles {
		a := &k.cov.Articles[i].Article
		for _, key := range append(k.cov.Articles[i].OriginKeys(), k.cov.Accounts([]parallax.ArticleID{a.ID})...) {
			if other, has := first[key]; !has {
				first[key] = a.ID
			} else if other != a.ID {
				out.origins[a.ID], out.origins[other] = true, true
			}
		}
		for _, passage := range append(parallax.PassageHashes(a.Title), parallax.PassageHashes(a.Text)...) {
			if other, has := out.passages[passage]; !has {
				out.passages[passage] = a.ID
			} else if other != a.ID {
				out.passages[passage] = ""
			}
		}
	}
	k.known.inCommon = out
	return out
}
