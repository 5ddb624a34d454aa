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
	group, first := map[ArticleID]int{}, map[uint64]int{}
	for i := range places {
		id := places[i].Article
		if _, seen := group[id]; !seen {
			group[id] = i
		}
		for _, passage := range passagesOf(places[i].Exact) {
			if j, seen := first[passage]; seen {
				joinGroups(group, id, places[j].Article)
			} else {
				first[passage] = i
			}
		}
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

// joinGroups makes one group of those of two articles.
func joinGroups(group map[ArticleID]int, a, b ArticleID) {
	from, to := group[a], group[b]
	if from == to {
		return // copies share each of their passages
	}
	for id, n := range group {
		if n == from {
			group[id] = to
		}
	}
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

// passagesOf gives a hash of each run of passageWords words of a sentence, without case and marks; none of one that quotes.
func passagesOf(sentence string) (out []uint64) {
	if strings.ContainsAny(sentence, "\"“”„«»「」『』") {
		return nil
	}
	words := wordHashes(sentence)
	for i := 0; i+passageWords <= len(words); i++ {
		var h uint64
		for _, w := range words[i : i+passageWords] {
			h = (h ^ w) * hashPrime
		}
		out = append(out, h)
	}
	return out
}

// The 64-bit hash of Fowler, Noll and Vo (FNV-1a), taken over letters.
const (
	hashStart uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

// wordHashes gives a hash of each word of a text in lower case. It is asked for all places of all lines that may be shown.
func wordHashes(text string) (out []uint64) {
	h := hashStart
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			h = (h ^ uint64(unicode.ToLower(r))) * hashPrime //nolint:gosec // a letter is no negative number
		} else if h != hashStart {
			out, h = append(out, h), hashStart
		}
	}
	if h != hashStart {
		out = append(out, h)
	}
	return out
}
