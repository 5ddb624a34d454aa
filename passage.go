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
	group, first := map[ArticleID]int{}, map[string]int{}
	for i := range places {
		id := places[i].Article
		if _, seen := group[id]; !seen {
			group[id] = i
		}
		for _, passage := range passagesOf(places[i].Exact) {
			j, seen := first[passage]
			if !seen {
				first[passage] = i
				continue
			}
			from, to := group[id], group[places[j].Article]
			if from == to {
				continue // copies share each of their passages
			}
			for id, n := range group {
				if n == from {
					group[id] = to
				}
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

// passagesOf gives each run of passageWords words of a sentence in lower case, without marks; none of one that quotes.
func passagesOf(sentence string) []string {
	if strings.ContainsAny(sentence, "\"“”„«»「」『』") {
		return nil
	}
	words := strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	var out []string
	for i := 0; i+passageWords <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+passageWords], " "))
	}
	return out
}
