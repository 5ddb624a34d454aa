package dossier

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// fewestItems is how many items behind an announcement make a list of other headlines.
const fewestItems = 3

// inList reports whether a sentence stands in a list that its article announces as headlines or other reports: "More headlines
// this morning:". What it tells is of the same day, and of the story at most by chance.
func (k *composer) inList(at *parallax.Covered, s parallax.Span) bool {
	if s.Field != parallax.FieldText {
		return false
	}
	lists := once(k.known.lists, at.Article.ID, func() []parallax.Span { return listsIn(at) })
	return slices.ContainsFunc(lists, s.Overlaps)
}

// besideStory reports whether a line stands in a list of other headlines and has no word of the story's: what comes next of the
// story is often told there alone.
func (k *composer) besideStory(l *parallax.Line) bool {
	e := &l.Evidence[0]
	return k.inList(k.cov.Find(e.Article), e.Span) && inBoth(k.stemsOf(l), k.heading) == 0
}

// listsIn gives where lists of other headlines stand in an article.
func listsIn(at *parallax.Covered) []parallax.Span {
	var out []parallax.Span
	var list parallax.Span
	announced, items, paragraph := false, 0, -1
	closeList := func() {
		if announced && items >= fewestItems {
			out = append(out, list)
		}
		announced, items = false, 0
	}
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Sentence == nil || n.Span.Field != parallax.FieldText {
			continue
		}
		switch {
		case isItem(at, n.Span) || items > 0 && n.Sentence.Paragraph == paragraph:
			if items == 0 {
				list = n.Span
			}
			if n.Sentence.Paragraph != paragraph {
				items, paragraph = items+1, n.Sentence.Paragraph
			}
			list.End = n.Span.End
		case n.Sentence.Furniture && items == 0: // a rule between both
		default:
			closeList()
			announced = namesReports(at, n.Span)
		}
	}
	closeList()
	return out
}

// isItem reports whether a sentence begins with the sign of a list.
func isItem(at *parallax.Covered, s parallax.Span) bool {
	first, _ := utf8.DecodeRuneInString(at.Article.Text[s.Start:s.End])
	return strings.ContainsRune("•▪‣◦●·*", first)
}

// namesReports reports whether a span speaks of what journalists make: "headlines".
func namesReports(at *parallax.Covered, s parallax.Span) bool {
	words, _ := at.Article.Words(s)
	made := language.For(at.Article.Language).Cues().Accounts
	for t := range language.EachToken(words) {
		if made[language.Fold(words[t.Start:t.End])] {
			return true
		}
	}
	return false
}
