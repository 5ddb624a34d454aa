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
	own := s.number[r.at.Article.ID]
	return err != nil || slices.ContainsFunc(parallax.PassageHashes(words), func(passage uint64) bool { return s.passages[passage] != own })
}

// inCommon is what articles of a story may have from one account.
type inCommon struct {
	origins  map[parallax.ArticleID]bool  // of the articles that have an origin in common with another
	number   map[parallax.ArticleID]int32 // from 1 on
	passages map[uint64]int32             // the number of the article that has each passage; ofSeveral where more than one does
}

// ofSeveral is in the place of the number of an article for a passage that several have.
const ofSeveral = -1

// inCommon finds what articles of the story may have from one account, once.
func (k *composer) inCommon() *inCommon {
	if k.known.inCommon != nil {
		return k.known.inCommon
	}
	words := 0 // about as many as passages
	for i := range k.cov.Articles {
		words += len(k.cov.Articles[i].Article.Text) / bytesPerToken
	}
	out := &inCommon{origins: map[parallax.ArticleID]bool{}, number: map[parallax.ArticleID]int32{}, passages: make(map[uint64]int32, words)}
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
		own := int32(i) + 1 //nolint:gosec // a story has no 2³¹ articles
		out.number[a.ID] = own
		for _, passage := range append(parallax.PassageHashes(a.Text), parallax.PassageHashes(a.Title)...) {
			if other, has := out.passages[passage]; !has {
				out.passages[passage] = own
			} else if other != own {
				out.passages[passage] = ofSeveral
			}
		}
	}
	k.known.inCommon = out
	return out
}
