package lineage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
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
	return utf8.RuneCountInString(short) >= 3 && short == initialsOf(full)
}

// initialsOf gives the first letters of the words that begin with a capital.
func initialsOf(name string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// agencyInitials gives the initials of the name of an outlet that calls itself an agency in the language, three or more,
// else "". Who merely has the initials of an agency ("American Fishing Post") is not meant where it is credited.
func agencyInitials(name, tag string) string {
	folded := " " + foldWords(name) + " "
	agency := func(w string) bool { return strings.Contains(folded, " "+w+" ") }
	if short := initialsOf(name); isInitials(short, name) && slices.ContainsFunc(language.For(tag).Credits().Agency, agency) {
		return short
	}
	return ""
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
