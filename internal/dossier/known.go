package dossier

import "parallax"

// known keeps what several sections ask about one sentence or one claim and what no section
// changes, so that it is found once: a sentence of a large story stands in dozens of claims.
type known struct {
	worth      map[sentence]float64
	stems      map[sentence]map[string]bool
	statements map[*parallax.Claim][]ranked // told is not set
	sentences  map[*parallax.Claim][]sentence
	counts     map[*parallax.Claim]parallax.Counts
}

func newKnown() known {
	return known{
		worth: map[sentence]float64{}, stems: map[sentence]map[string]bool{},
		statements: map[*parallax.Claim][]ranked{}, sentences: map[*parallax.Claim][]sentence{}, counts: map[*parallax.Claim]parallax.Counts{},
	}
}

// stemsAt gives the stems of the words at a span; the caller must not change them.
func (k *composer) stemsAt(at *parallax.Covered, s parallax.Span) map[string]bool {
	place := sentence{at.Article.ID, s}
	out, known := k.known.stems[place]
	if !known {
		text, _ := at.Article.Words(s)
		out = stems(text, at.Article.Language)
		k.known.stems[place] = out
	}
	return out
}
