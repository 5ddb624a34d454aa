package dossier

import "parallax"

// Pairs are the sentences that may stand behind a line.
type Pairs struct {
	Line    parallax.Evidence
	Backers []Backer
}

// Backer is one of them, and what is looked at in the order of BacksKeys.
type Backer struct {
	Sentence parallax.Evidence
	Looks    []float64
}

// MayBack gives for each line of the key points and of what happened the sentences in its language that no rule keeps
// from standing behind it, for tools/fit.
func MayBack(c parallax.Coverage, comparison parallax.Comparison) []Pairs {
	d, err := Compose(c, comparison, Options{})
	if err != nil {
		panic(err) // as for a reader
	}
	k := newComposer(c.Indexed(), &comparison, Options{})
	var out []Pairs
	for _, kind := range []parallax.SectionKind{parallax.SectionKeyPoints, parallax.SectionHappened} {
		s := d.Section(kind)
		if s == nil {
			continue
		}
		for _, b := range s.Blocks {
			for i := range b.Points {
				if e := &b.Points[i].Line.Evidence[0]; e.Field == parallax.FieldText {
					out = append(out, k.pairs(e.Evidence))
				}
			}
		}
	}
	return out
}

func (k *composer) pairs(e parallax.Evidence) Pairs {
	out := Pairs{Line: e}
	shown := ranked{at: k.cov.Find(e.Article), span: e.Span}
	for _, r := range k.mayBack(shown, k.nearOf(shown).list) {
		if place, err := parallax.Cite(&r.at.Article, r.span); err == nil && r.span.Field == parallax.FieldText && sameTongue(shown.at, r.at) {
			looks := k.looks(shown, r)
			out.Backers = append(out.Backers, Backer{place, looks[:]})
		}
	}
	return out
}
