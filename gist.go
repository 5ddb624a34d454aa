package parallax

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Gist is a difference in a few words, for lists of stories: what it is about and what each side says.
type Gist struct {
	Kind   DifferenceKind `json:"kind"`
	About  Words          `json:"about,omitzero"` // zero when it does not stand in a source
	Values []Words        `json:"values"`         // one for each side, as printed, in order of the sides; of those printed alike the first, of many of an update the first and the latest
}

// Words are words of a source in its language, a BCP 47 tag, "" when it is not known.
type Words struct {
	Text     string `json:"text"`
	Language string `json:"language,omitempty"`
}

const (
	// mostGists is how many differences of a story a list names, mostValues how many values one may
	// have (of an update that has more, the first and the latest are told), longValue how many bytes the
	// words of one side may have, to be told at a glance.
	mostGists, mostValues, longValue = 3, 4, 48
)

// gistKinds are the kinds told at a glance, in this order: those whose sides are a few words.
var gistKinds = []DifferenceKind{Conflict, Update, Wording}

// gists gives the differences that a list of stories names. Of the sides that agree, one in the language
// of the headline speaks, else the first.
func (d *Dossier) gists(headline string) (out []Gist) {
	languages := map[ArticleID]string{}
	for _, s := range d.sources() {
		languages[s.Article] = s.Language
	}
	var cards []*DifferenceCard
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			for k := range d.Sections[i].Blocks[j].Differences {
				cards = append(cards, &d.Sections[i].Blocks[j].Differences[k])
			}
		}
	}
	for _, kind := range gistKinds {
		for _, c := range cards {
			if g, short := c.gist(languages, headline); c.Kind == kind && short && len(out) < mostGists {
				out = append(out, g)
			}
		}
	}
	return out
}

// gist gives a difference in a few words; false when it has too many, a side has none, or all print the same.
func (d *DifferenceCard) gist(languages map[ArticleID]string, headline string) (Gist, bool) {
	g := Gist{Kind: d.Kind}
	if len(d.Groups) < 2 {
		return g, false
	}
	for _, group := range d.atAGlance() {
		at := slices.IndexFunc(group.Sides, func(s SideCard) bool { return s.Value != "" && languages[s.Article] == headline })
		if at < 0 {
			at = slices.IndexFunc(group.Sides, func(s SideCard) bool { return s.Value != "" })
		}
		if at < 0 || len(group.Sides[at].Value) > longValue {
			return g, false
		}
		value := group.Sides[at].Value
		if !slices.ContainsFunc(g.Values, func(w Words) bool { return strings.EqualFold(w.Text, value) }) { // "at least four" and "Four"
			g.Values = append(g.Values, Words{value, languages[group.Sides[at].Article]})
		}
	}
	if over := len(g.Values) - mostValues; over > 0 && d.Kind == Update {
		g.Values = slices.Delete(g.Values, 1, 1+over) // who was at three and is at nine is told so, whatever stood between
	}
	if len(g.Values) < 2 || len(g.Values) > mostValues {
		return g, false
	}
	if d.About != nil && len(d.About.Text) <= longValue && len(d.About.Evidence) > 0 {
		g.About = Words{d.About.Text, languages[d.About.Evidence[0].Article]}
	}
	return g, true
}

// atAGlance gives the groups to tell in a few words: of an update that is told in exact values the others are left out, since
// "more than 30" behind 31 is no later number.
func (d *DifferenceCard) atAGlance() []SideGroup {
	if d.Kind != Update {
		return d.Groups
	}
	exact := slices.DeleteFunc(slices.Clone(d.Groups), func(g SideGroup) bool {
		return slices.ContainsFunc(g.Sides, func(s SideCard) bool {
			first, _ := utf8.DecodeRuneInString(s.Normal)
			return unicode.IsLetter(first) // the word of a bound, not a number
		})
	})
	if len(exact) < 2 {
		return d.Groups
	}
	return exact
}
