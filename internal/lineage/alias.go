package lineage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
)

// housed gives credits the full name of an outlet among the articles that they mean by a
// short form, and marks those by which an article means its own outlet: "LWS" where the
// Littoral Wire Service reports too; "told the Observer" in The Tarnholm Observer. It gives
// the outlets that others credit as an agency.
func housed(articles []parallax.Covered, credits [][]credit) (agencies map[string]bool) {
	agencies = map[string]bool{}
	for i := range articles {
		own := articles[i].Article.Outlet.Key()
		for k := range credits[i] {
			c := &credits[i][k]
			if c.sort != parallax.OriginOutlet && c.sort != parallax.OriginAgency {
				continue
			}
			for _, other := range articles {
				if full := other.Article.Outlet.Name; full != "" && (isInitials(c.name, full) || full == own && isTail(c.name, full)) {
					c.name = full
					break
				}
			}
			if c.sort == parallax.OriginAgency && c.name != own {
				agencies[c.name] = true
			}
			c.own = c.own || own != "" && c.name == own
		}
	}
	return agencies
}

// isInitials reports whether short is the initials of the words of full, three or more of them.
func isInitials(short, full string) bool {
	var initials strings.Builder
	for word := range strings.FieldsSeq(full) {
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(r) {
			initials.WriteRune(r)
		}
	}
	return utf8.RuneCountInString(short) >= 3 && short == initials.String()
}

// isTail reports whether short is the last words of full: "The Observer" of "The Tarnholm Observer".
func isTail(short, full string) bool {
	bare := strings.TrimPrefix(short, "The ")
	return bare != "" && strings.HasSuffix(full, " "+bare)
}

// lent reports whether a byline is that of the agency whose text it is: the reporter named
// above a text that an agency is credited for at its top is the agency's.
func lent(credits []credit) bool {
	for _, c := range credits {
		if c.sort == parallax.OriginAgency && !c.own && (c.how == howByline || c.how == howDateline) {
			return true
		}
	}
	return false
}
