package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// fate is a word that says that somebody died or lived, with who it was.
type fate struct {
	at    *statement
	died  bool
	span  parallax.Span
	name  string  // the person, "" when a noun tells who it was
	heads []int32 // the words for who it was ("driver")
	of    []int32 // what these words say it is of ("train")
}

// fateGap is how many words may stand between who it was and what became of them.
const fateGap = 10

// fates finds a person, or somebody called by one definite word ("the driver"), who lived by one article and died by
// another, neither of which tells the other: in all languages, since such words translate each other.
func (s *story) fates() []parallax.Difference {
	var lived, died []fate
	for _, st := range s.statements {
		if st.Negated || st.Hedged || st.Future || st.inQuote() {
			continue
		}
		for _, f := range st.fates() {
			if f.died {
				died = append(died, f)
			} else {
				lived = append(lived, f)
			}
		}
	}
	var out []parallax.Difference
	for _, x := range lived {
		for _, y := range died {
			if sameTelling(x.at.telling, y.at.telling) || !s.lexicon.oneSubject(&x, &y) || s.knows(died, x.at.telling, &y) || s.knows(lived, y.at.telling, &x) {
				continue
			}
			sides := []parallax.Side{x.at.side(x.span, "lived", 0), y.at.side(y.span, "died", 1)}
			if i := slices.IndexFunc(out, func(d parallax.Difference) bool { return sharedSides(d, parallax.Difference{Sides: sides}) > 0 }); i >= 0 {
				out[i].Sides = addSides(out[i].Sides, sides)
				continue
			}
			kind := parallax.Conflict
			if a, b := x.at.article().Reported(), y.at.article().Reported(); !a.IsZero() && !b.IsZero() && b.Sub(a) > sameMoment {
				kind = parallax.Update
			}
			about := x.name
			if about == "" {
				about = s.lexicon.stems[x.heads[0]]
			}
			out = append(out, parallax.Difference{Kind: kind, Claim: s.claimOf(x.at, y.at), Slot: parallax.SlotWords, About: about, Score: 0.7, Sides: sides,
				Why: []parallax.Reason{parallax.Because("lived and died", "%s, %s", sides[0].Value, sides[1].Value), parallax.Because("one person", "%s", about)}})
		}
	}
	return out
}

// knows reports whether the telling tells one of the fates of who is meant.
func (s *story) knows(list []fate, t *telling, who *fate) bool {
	return slices.ContainsFunc(list, func(f fate) bool { return f.at.telling == t && s.lexicon.oneSubject(&f, who) })
}

// oneSubject reports whether both fates are of one person.
func (l *lexicon) oneSubject(x, y *fate) bool {
	if x.name != "" && y.name != "" {
		return sameName(x.name, y.name)
	}
	foreign := x.at.foreign(y.at) // within one language another word is another person
	alike := func(a, b []int32) bool {
		return slices.ContainsFunc(a, func(v int32) bool {
			return slices.ContainsFunc(b, func(w int32) bool { return v == w || foreign && l.alike(v, w) })
		})
	}
	return alike(x.heads, y.heads) && (len(x.of) == 0 || len(y.of) == 0 || alike(x.of, y.of))
}

// fates gives what the statement says to have become of somebody.
func (s *statement) fates() []fate {
	l := language.For(s.article().Language)
	o := l.Opposites()
	if len(o.Died) == 0 || len(o.Lived) == 0 {
		return nil
	}
	var out []fate
	tokens := language.Tokens(s.Exact)
	for i, t := range tokens {
		w := language.Fold(s.Exact[t.Start:t.End])
		if !o.Died[w] && !o.Lived[w] || i+1 < len(tokens) && l.Cues().PassiveBy[language.Fold(s.Exact[tokens[i+1].Start:tokens[i+1].End])] {
			continue // who is survived by a wife is dead
		}
		f := fate{at: s, died: o.Died[w], span: s.Span}
		f.span.Start, f.span.End = s.Start+t.Start, s.Start+t.End
		if s.subject(&f, tokens[:i]) {
			out = append(out, f)
		}
	}
	return out
}

// subject fills in who the fate is of: a person named in the clause before the word, or the definite noun that begins it.
func (s *statement) subject(f *fate, before []language.Token) bool {
	c := language.For(s.article().Language).Cues()
	from := len(before)
	for from > 0 && before[from-1].Kind != language.Punct && len(before)-from < fateGap && !c.Coordinators[s.folded(before[from-1])] {
		from--
	}
	clause := before[from:]
	if len(clause) > 0 && c.Relatives[s.folded(clause[0])] || len(clause) == 0 || f.at.numbered(clause) {
		clause = s.apposition(before[:from])
	}
	if len(clause) == 0 {
		return false
	}
	at := s.Span
	at.Start, at.End = s.Start+clause[0].Start, s.Start+clause[len(clause)-1].End
	for _, n := range s.names {
		if n.Name.Type == parallax.Person && at.Contains(n.Span) {
			f.name = n.Name.Canonical
		}
	}
	if slices.ContainsFunc(s.quantities, func(n *parallax.Annotation) bool { return at.Contains(n.Span) }) && f.name == "" {
		return false // ten passengers
	}
	into, people := &f.heads, language.For(s.article().Language).Numbers().People // "the man" and "the victim" are anybody
	for _, t := range clause {
		if w := s.folded(t); c.Prepositions[w] {
			into = &f.of
		}
		for i := range s.words {
			if w := &s.words[i]; w.start == s.Start+t.Start && !w.digit && !slices.Contains(people, w.printed) {
				*into = append(*into, w.id)
			}
		}
	}
	return f.name != "" || len(f.heads) > 0 && c.Determiners[s.folded(clause[0])] && !slices.Contains(language.For(s.article().Language).Numbers().Article, s.folded(clause[0]))
}

// apposition gives the words that something set off by commas is said of: those before the comma, or before the whole that
// is set off ("Elsa Brandt, 46, survived").
func (s *statement) apposition(before []language.Token) []language.Token {
	to := len(before)
	for to > 0 && (before[to-1].Kind == language.Punct || before[to-1].Kind == language.Number) {
		to--
	}
	from := to
	for from > 0 && before[from-1].Kind != language.Punct && to-from < fateGap {
		from--
	}
	return before[from:to]
}

// numbered reports whether there are only numbers among the tokens.
func (s *statement) numbered(tokens []language.Token) bool {
	return !slices.ContainsFunc(tokens, func(t language.Token) bool { return t.Kind != language.Number })
}

func (s *statement) folded(t language.Token) string {
	return strings.TrimSpace(language.Fold(s.Exact[t.Start:t.End]))
}
