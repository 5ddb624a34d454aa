package parallax

import (
	"math"
	"strings"
	"unicode"
)

// passageWords is how many words in a row two sentences must share to come from one account: nobody finds as many anew.
const passageWords = 12

// shareAccounts lets of the places of a line those whose words share a passage be accounted for alike: by what the
// sentence or article of one of them credits where it does, else by the account of the first. Words that somebody is
// quoted with are heard by many and tell of no account. credited holds the keys of those articles that have them from elsewhere.
func (c *Coverage) shareAccounts(places []Citation, credited map[ArticleID][]string) {
	group, first := map[ArticleID]int{}, map[string]int{}
	words := make([][]string, len(places))
	for i := range places {
		id := places[i].Article
		if _, seen := group[id]; !seen {
			group[id] = i
		}
		words[i] = plainWords(places[i].Exact)
		for _, passage := range passagesOf(words[i]) {
			if j, seen := first[passage]; seen {
				joinGroups(group, id, places[j].Article)
			} else {
				first[passage] = i
			}
		}
		for j := range i {
			if group[id] != group[places[j].Article] && nearlyAlike(words[i], words[j]) {
				joinGroups(group, id, places[j].Article)
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

// alikeShare is the share of the words of the longer of two sentences that both have in one order when one is the other,
// edited: "a favorite of soldiers" made "a favourite of the troops".
const alikeShare = 0.8

// nearlyAlike reports whether two sentences of passageWords words or more, given by their words, are one, edited here and there.
func nearlyAlike(a, b []string) bool {
	least := int(math.Ceil(alikeShare * float64(max(len(a), len(b)))))
	return min(len(a), len(b)) >= max(passageWords, least) && inCommon(a, b) >= least && inOrder(a, b) >= least
}

// inCommon gives how many words of one sentence another has at all: never fewer than it has in their order, and sooner counted.
func inCommon(a, b []string) int {
	has := make(map[string]bool, len(b))
	for _, w := range b {
		has[w] = true
	}
	n := 0
	for _, w := range a {
		if has[w] {
			n++
		}
	}
	return n
}

// inOrder gives how many words two sentences have in common in one order.
func inOrder(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		last := 0 // of the row before, one to the left
		for j := range b {
			above := row[j+1]
			if w == b[j] {
				row[j+1] = last + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			last = above
		}
	}
	return row[len(b)]
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

// passagesOf gives each run of passageWords words of a sentence.
func passagesOf(words []string) []string {
	var out []string
	for i := 0; i+passageWords <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+passageWords], " "))
	}
	return out
}

// plainWords gives the words of a sentence in lower case, without marks; none of one that quotes.
func plainWords(sentence string) []string {
	if strings.ContainsAny(sentence, "\"“”„«»「」『』") {
		return nil
	}
	return strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
