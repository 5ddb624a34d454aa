package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const maxAdvice = 6 // lines of each group

// advising are the strengths of cues by which somebody tells others what to do.
var advising = []string{"urged", "warned", "suggested"}

// advice shows what sources advise, and what they report, for the place or topic the reader
// chose: sentences that name it and were told nowhere above, most important claims first. It
// is there when the reader chose one and a source names it.
func (k *composer) advice() []parallax.Block {
	topic := language.FoldedWords(k.topic)
	if len(topic) == 0 {
		return nil
	}
	var advise, report []parallax.Point
	for _, list := range [][]parallax.Claim{k.cmp.Claims, k.cmp.Single} {
		for _, c := range k.byImportance(list) {
			line, ok := k.lineOn(c, topic)
			if !ok || k.worthless(&line) || k.repeats(&line) {
				continue
			}
			e := &line.Evidence[0]
			into := &report
			if advises(k.cov.Find(e.Article), e.Span) {
				into = &advise
			}
			if len(*into) < maxAdvice {
				*into = append(*into, k.point(line, c))
			}
		}
	}
	var out []parallax.Block
	for _, g := range []struct {
		key    string
		points []parallax.Point
	}{{"group.advice", advise}, {"group.effects", report}} {
		if len(g.points) > 0 {
			heading := parallax.TemplateLine(g.key, nil)
			out = append(out, parallax.Block{Heading: &heading, Points: g.points})
		}
	}
	return out
}

// lineOn gives the best statement of a claim that names the topic and was not told, with the
// other sources that name it where they make the claim.
func (k *composer) lineOn(c *parallax.Claim, topic []string) (parallax.Line, bool) {
	list := slices.DeleteFunc(k.statements(c), func(r ranked) bool { return r.span.Field != parallax.FieldText || !mentioned(r.at, r.span, topic) })
	i := slices.IndexFunc(list, func(r ranked) bool { return !r.told })
	if i < 0 {
		return parallax.Line{}, false
	}
	named := slices.DeleteFunc(k.mayBack(list[i], k.likely(list[i])), func(r ranked) bool { return !mentioned(r.at, r.span, topic) })
	return k.behindAll(list[i], k.likeliest(list[i], named))
}

// mentioned reports whether the words of a span hold those of the topic, one after the other.
func mentioned(at *parallax.Covered, s parallax.Span, topic []string) bool {
	words, err := at.Article.Words(s)
	if err != nil {
		return false
	}
	return strings.Contains(" "+strings.Join(language.FoldedWords(words), " ")+" ", " "+strings.Join(topic, " ")+" ")
}

// advises reports whether somebody tells others in a span what to do.
func advises(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Quote != nil && slices.Contains(advising, n.Quote.Strength)
	})
}
