// Package compare takes a story with its articles, annotations and edges and gives the
// comparison: claims, who states each and who does not, and how the tellings differ. It is pure.
//
// The way through it: read (statement.go) makes statements of the articles, align (align.go)
// scores pairs of statements of different articles, claims (claim.go) groups them, and
// differences (difference.go) looks at each claim with one file per kind of difference.
package compare

import "parallax"

// Coverage compares the articles of a story. Without meanings (nil) words are alike by their
// letters and the lists of the language only.
func Coverage(c parallax.Coverage, meanings Meanings) parallax.Comparison {
	return prepare(c, meanings, nil).compare(Fitted())
}

// prepare does what does not depend on the weights: it makes statements and looks at pairs.
// r is what is known of the words of the story, which it adds to.
func prepare(c parallax.Coverage, meanings Meanings, r *relations) *story {
	s := read(&c, meanings, r)
	s.meet()
	return s
}

func (s *story) compare(w Weights) parallax.Comparison {
	s.align(w)
	s.group(w)
	out := parallax.Comparison{Story: s.cov.Story.ID}
	out.Claims, out.Single = s.publish()
	all := s.counts(s.tellings)
	out.Outlets, out.Origins = all.Outlets, all.Origins
	out.Differences = s.differences(out.Claims, out.Single)
	out.Updates = s.updates()
	return out
}
