package dossier

import (
	"cmp"
	"slices"

	"parallax"
	"parallax/internal/language"
)

// inOneVoice leaves out of the statements that may stand behind a line those in another language that are spoken against where words meet: by
// a report in the language of the line that translates them, or others that say the same, by what does not stand behind it; or by the
// likeliest of their own language, where neither can stand behind the other ("its 12 crew are held", "its 12 crew were unhurt").
func (k *composer) inOneVoice(shown ranked, list []ranked) []ranked {
	byTongue := map[string][]ranked{}
	for _, r := range list {
		if tongue := language.Base(r.at.Article.Language); !sameTongue(shown.at, r.at) {
			byTongue[tongue] = append(byTongue[tongue], r)
		}
	}
	gone := map[sentence]bool{}
	for _, voices := range byTongue {
		others := slices.DeleteFunc(slices.Clone(voices), func(r ranked) bool { return !k.translatedElse(shown, r) })
		best := k.likeliestAbroad(shown, voices)
		for _, r := range voices {
			says := func(o ranked) bool { return o.at == r.at && o.span == r.span || k.saysSame(o, r) }
			if slices.ContainsFunc(others, says) || r.at != best.at && k.refuses(best, r) && k.refuses(r, best) {
				gone[sentence{r.at.Article.ID, r.span}] = true
			}
		}
	}
	if len(gone) == 0 {
		return list
	}
	return slices.DeleteFunc(list, func(r ranked) bool { return gone[sentence{r.at.Article.ID, r.span}] })
}

// likeliestAbroad gives of statements in one other language the likeliest to stand behind a line, of those that give a number of it as it does
// where one does.
func (k *composer) likeliestAbroad(shown ranked, voices []ranked) ranked {
	return slices.MaxFunc(voices, func(a, b ranked) int {
		x, y := k.backs(shown, a), k.backs(shown, b)
		if k.sameNumbers(shown, a) {
			x++
		}
		if k.sameNumbers(shown, b) {
			y++
		}
		return cmp.Compare(x, y)
	})
}

// refuses reports whether a statement cannot stand behind another, however likely it is to.
func (k *composer) refuses(shown, other ranked) bool {
	return len(k.bearing(shown, []ranked{other})) == 0
}

// saysSame reports whether one of two statements is likely to stand behind the other and gives its number, as near as that one.
func (k *composer) saysSame(a, b ranked) bool {
	return (k.backs(a, b) >= standsBehind || k.backs(b, a) >= standsBehind) && k.sameNumbers(a, b)
}

// sameNumbers reports whether two statements give one number with one bound.
func (k *composer) sameNumbers(a, b ranked) bool {
	return slices.ContainsFunc(k.factsAt(&a).figures, func(x *parallax.Annotation) bool {
		return x.Quantity != nil && slices.ContainsFunc(k.factsAt(&b).figures, func(y *parallax.Annotation) bool { return y.Quantity != nil && sameNumber(x.Quantity, y.Quantity) })
	})
}

// translatedElse reports whether a report in the language of a line translates a statement by a sentence that does not stand behind the line.
func (k *composer) translatedElse(shown, foreign ranked) bool {
	t, ok := k.original(foreign, shown.at)
	return ok && t.at != shown.at && (k.backs(shown, t) < standsBehind || k.refuses(shown, t))
}
