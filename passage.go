package parallax

import (
	"strings"
	"unicode"
)

// passageWords is how many words in a row two sentences must share to come from one account: nobody finds as many anew.
const passageWords = 12

// shareAccounts lets of the places of a line those whose words share a passage be accounted for alike: by what the
// sentence or article of one of them credits where it does, else by the account of the first. Words that somebody is
// quoted with are heard by many and tell of no account. credited holds the keys of those articles that have them from elsewhere.
func (c *Coverage) shareAccounts(places []Citation, credited map[ArticleID][]string) {
	group := passageGroups(places)
	if group == nil {
		return
	}
	keys := map[int][]string{} // of each group
	for _, own := range []bool{false, true} {
		for i := range places {
			at := c.Find(places[i].Article)
			if n := group[places[i].Article]; at != nil && keys[n] == nil && own == c.bears(at, credited) {
				keys[n] = c.keysOf(at, credited)
			}
		}
	}
	for id, n := range group {
		if at := c.Find(id); at != nil && c.bears(at, credited) {
			credited[id] = keys[n]
		}
	}
}

// passageGroups gives the articles of places a number, the same to those whose words share a passage; nil where no two do.
func passageGroups(places []Citation) map[ArticleID]int {
	group := map[ArticleID]int{}
	for i := range places {
		if _, seen := group[places[i].Article]; !seen {
			group[places[i].Article] = i
		}
	}
	if len(group) < 2 {
		return nil
	}
	passages, all := make([][]uint64, len(places)), 0
	for i := range places {
		passages[i] = passagesOf(places[i].Exact)
		all += len(passages[i])
	}
	first, joined := make(map[uint64]int, all), false
	for i := range places {
		for _, passage := range passages[i] {
			if j, seen := first[passage]; seen {
				joined = joinGroups(group, places[i].Article, places[j].Article) || joined
			} else {
				first[passage] = i
			}
		}
	}
	if !joined {
		return nil
	}
	return group
}

// joinGroups makes one group of those of two articles, and reports whether it was two.
func joinGroups(group map[ArticleID]int, a, b ArticleID) bool {
	from, to := group[a], group[b]
	if from == to {
		return false // copies share each of their passages
	}
	for id, n := range group {
		if n == from {
			group[id] = to
		}
	}
	return true
}

// bears reports whether a source bears an account of its own, and has it from nowhere else.
func (c *Coverage) bears(at *Covered, credited map[ArticleID][]string) bool {
	return credited[at.Article.ID] == nil && c.ownKey(at) != ""
}

// keysOf gives the keys of the origins that may account for a source.
func (c *Coverage) keysOf(at *Covered, credited map[ArticleID][]string) []string {
	if keys := credited[at.Article.ID]; keys != nil {
		return keys
	}
	if own := c.ownKey(at); own != "" {
		return []string{own}
	}
	return at.OriginKeys()
}

// quotationMarks are the marks of which a sentence with one quotes.
const quotationMarks = "\"“”„«»「」『』"

// The 64-bit hash of Fowler, Noll and Vo (FNV-1a), taken over letters; hashPrime is the base of the hashes of passages too.
const (
	hashStart uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

// passedOut is what the first word of a passage counts for in the hash of the next one: hashPrime to the power of passageWords.
var passedOut = func() uint64 {
	power := uint64(1)
	for range passageWords {
		power *= hashPrime
	}
	return power
}()

// passagesOf gives a hash of each run of passageWords words of a sentence, without case and marks; none of one that quotes.
// It is asked for all places of all lines that may be shown: each hash is made of the one before it.
func passagesOf(sentence string) []uint64 {
	words, quotes := wordHashes(sentence)
	if quotes {
		return nil
	}
	return passagesIn(words)
}

// PassageHashes gives a hash of each run of passageWords words of a text, without case and marks. Two sentences are one account for their words only where
// their texts have one of these in common.
func PassageHashes(text string) []uint64 {
	words, _ := wordHashes(text)
	return passagesIn(words)
}

// passagesIn gives a hash of each run of passageWords words by the hashes of these.
func passagesIn(words []uint64) []uint64 {
	if len(words) < passageWords {
		return nil
	}
	out := make([]uint64, 0, len(words)-passageWords+1)
	var h uint64
	for i, w := range words {
		if h = h*hashPrime + w; i >= passageWords {
			h -= words[i-passageWords] * passedOut
		}
		if i >= passageWords-1 {
			out = append(out, h)
		}
	}
	return out
}

// wordHashes gives a hash of each word of a text in lower case, and whether the text quotes.
func wordHashes(text string) (out []uint64, quotes bool) {
	out = make([]uint64, 0, len(text)/5+1)
	h := hashStart
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			h = (h ^ uint64(r)) * hashPrime //nolint:gosec // a letter is no negative number
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			h = (h ^ uint64(unicode.ToLower(r))) * hashPrime //nolint:gosec // as above
		default:
			quotes = quotes || r != ' ' && strings.ContainsRune(quotationMarks, r)
			if h != hashStart {
				out, h = append(out, h), hashStart
			}
		}
	}
	if h != hashStart {
		out = append(out, h)
	}
	return out, quotes
}
