package lineage

import (
	"cmp"
	"math"
	"slices"

	"parallax"
)

const (
	// signature is the number of MinHash values: the error of an estimated share is about 1/√128, 9 %.
	signature = 128
	// shingleWords is the length of the shingles behind the signature. Four words in a row
	// are rarely chance, and an edit spoils only four shingles.
	shingleWords = 4
	// passageWords and passageWindow choose the passage hashes: of each window of 8 shingles of
	// 6 words one is kept (winnowing; Schleimer, Wilkerson, Aiken 2003), so that any 13 words
	// in a row that two texts share leave at least one hash in common.
	passageWords  = 6
	passageWindow = 8
	// minShared passage hashes make a candidate. One is often a name with its title; two do
	// not come about by names.
	minShared = 2
	// minAlike is the estimated share of common shingles that makes a candidate of sketches without passages.
	minAlike = 0.08
	// maxCandidates bounds the work of Find; the likest are kept.
	maxCandidates = 50
)

// Prints gives both what Fingerprint and what Passages gives of a text, which is cut into words once.
func Prints(text string) (hashes []uint16, passages []uint32) {
	words := wordsOf(text)
	return fingerprint(words), passagesOf(words)
}

// Fingerprint gives the MinHash signature of a text's word shingles, or nil for a text shorter
// than one shingle. The share of equal values in two signatures estimates the share of shingles
// the texts have in common (Broder 1997; one permutation with bins: Li, Owen, Zhang 2012). Of each value the low 16 bits are
// kept, by which two that differ are taken for equal once in 65,536 times (b-bit minwise hashing: Li, König 2010).
func Fingerprint(text string) []uint16 { return fingerprint(wordsOf(text)) }

func fingerprint(words []word) []uint16 {
	if len(words) < shingleWords {
		return nil
	}
	bins := make([]uint32, signature)
	for i := range bins {
		bins[i] = math.MaxUint32
	}
	for i := 0; i+shingleWords <= len(words); i++ {
		h := shingle(words[i : i+shingleWords])
		bin := h >> 57 // the top 7 bits: one of 128
		bins[bin] = min(bins[bin], uint32(h))
	}
	fillBins(bins)
	out := make([]uint16, signature)
	for i, v := range bins {
		out[i] = uint16(v)
	}
	return out
}

// fillBins gives each empty bin the value of the next full one, changed by the distance, so
// that short texts can be compared too (densification; Shrivastava, Li 2014).
func fillBins(bins []uint32) {
	var full [signature]bool
	for i, v := range bins {
		full[i] = v != math.MaxUint32
	}
	for i := range bins {
		for step := 1; !full[i] && step <= signature; step++ {
			if j := (i + step) % signature; full[j] {
				bins[i] = uint32(mix(uint64(bins[j]) + uint64(step)<<32))
				break
			}
		}
	}
}

// Passages gives hashes of some word runs of a text, sorted, chosen so that two texts that
// share a passage of 13 words or more share at least one, however long the texts are. Nil for
// a text too short to hold one.
func Passages(text string) []uint32 { return passagesOf(wordsOf(text)) }

func passagesOf(words []word) []uint32 {
	n := len(words) - passageWords + 1
	if n <= 0 {
		return nil
	}
	hashes := make([]uint32, n)
	for i := range hashes {
		hashes[i] = uint32(shingle(words[i : i+passageWords]))
	}
	out := make([]uint32, 0, n/3)
	kept := -1
	for i := 0; i+min(passageWindow, n) <= n; i++ {
		if kept >= i && hashes[i+min(passageWindow, n)-1] > hashes[kept] {
			continue // the smallest of the last window still is
		}
		least := i
		for j := i; j < i+min(passageWindow, n); j++ {
			if hashes[j] <= hashes[least] {
				least = j
			}
		}
		if least != kept {
			kept = least
			out = append(out, hashes[kept])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Candidates gives the articles among near whose text may share passages with the sketch, the likest first.
func Candidates(s parallax.Sketch, near []parallax.Sketch) []parallax.ArticleID {
	type candidate struct {
		id   parallax.ArticleID
		like float64
	}
	var found []candidate
	for _, n := range near {
		if n.Article == s.Article {
			continue
		}
		shared, like := parallax.InCommon(s.Passages, n.Passages), alike(s.Hashes, n.Hashes)
		if shared >= minShared || like >= minAlike {
			found = append(found, candidate{n.Article, like + float64(shared)/float64(1+min(len(s.Passages), len(n.Passages)))})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.id, b.id))
	})
	var out []parallax.ArticleID
	for _, c := range found[:min(len(found), maxCandidates)] {
		out = append(out, c.id)
	}
	return out
}

// alike is the estimated share of common shingles, 0 to 1.
func alike(a, b []uint16) float64 {
	if len(a) != signature || len(b) != signature {
		return 0
	}
	same := 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	return float64(same) / signature
}
