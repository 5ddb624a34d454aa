package compare

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

var (
	// ageBefore matches a number with a word, before which a name may stand with two words more: "46-year-old driver ".
	ageBefore = regexp.MustCompile(`(\d{1,3})[ -]?(\p{L}+(?:-\p{L}+)?) (?:[\p{L}-]+ ){0,2}$`)
	// ageBehind matches a number behind a name, set off, with a word before it or behind: ", maquinista de 46 años,".
	ageBehind = regexp.MustCompile(`^ ?[,(] ?(?:(?:[\p{L}-]+ ){0,3}?(\p{L}+) )?(\d{1,3})(?:[ -](\p{L}+(?:[ -]\p{L}+)?))? ?[,.;)]`)
	// wholeYears matches a length of time in years as a moment gives it.
	wholeYears = regexp.MustCompile(`^P(\d{1,3})Y$`)
)

// ageBeside gives the age printed beside a name in digits, with where the number stands: "46-year-old Elsa Brandt", "Elsa Brandt, aged
// 46,", "Forty-six-year-old Elsa Brandt"; "" when there is none.
func (s *statement) ageBeside(name parallax.Span) (parallax.Span, string) {
	if !s.Contains(name) {
		return parallax.Span{}, ""
	}
	rules := language.For(s.article().Language)
	before, rest := s.Exact[:name.Start-s.Start], s.Exact[name.End-s.Start:]
	at := name
	if from, to := ageEnding(before, rules); to > 0 {
		at.Start, at.End = s.Start+from, s.Start+to
		return at, before[from:to]
	}
	if from, to := ageOpening(rest, rules); to > 0 {
		at.Start, at.End = name.End+from, name.End+to
		return at, rest[from:to]
	}
	for _, w := range s.numbersInWords() {
		if from := w.span.Start - s.Start; w.span.End <= name.Start {
			if found, to := ageEnding(before[:from]+w.digits+before[w.span.End-s.Start:], rules); to > 0 && found == from {
				return w.span, w.digits
			}
		} else if from = w.span.Start - name.End; from >= 0 {
			if found, to := ageOpening(rest[:from]+w.digits+rest[w.span.End-name.End:], rules); to > 0 && found == from {
				return w.span, w.digits
			}
		}
	}
	return parallax.Span{}, ""
}

// ageEnding gives where the number of an age stands with which a text ends but for two words; 0, 0 when there is none. A length of time
// ("durante 20 años Elsa Brandt") is an age only of a word for somebody: "la maquinista de 46 años Elsa Brandt"; and of what is one of a kind the
// kind is named ("a 12-year-old Zephyr Six"), of which there may be others.
func ageEnding(text string, l *language.Language) (from, to int) {
	m := ageBefore.FindStringSubmatchIndex(text)
	if m == nil || !l.Numbers().Old[language.Fold(text[m[4]:m[5]])] {
		return 0, 0
	}
	before := strings.Fields(language.Fold(text[:m[2]]))
	if n := len(before); n > 0 && l.Cues().Determiners[before[n-1]] && !l.Openings().Definite[before[n-1]] {
		return 0, 0
	}
	if text[m[3]] == ' ' && isLength(text[m[4]:m[5]], l) && !ofSomebody(before, l) {
		return 0, 0
	}
	return m[2], m[3]
}

// isLength reports whether the word of an age is one for years of anything: "años", but not "letni".
func isLength(word string, l *language.Language) bool {
	return slices.ContainsFunc(l.Dates().Unit["Y"], func(u string) bool { return language.Fold(u) == language.Fold(word) })
}

// ofSomebody reports whether words end with a word for somebody and one behind which an age stands: "la maquinista de".
func ofSomebody(words []string, l *language.Language) bool {
	if len(words) < 2 || !l.Numbers().AgesOf[words[len(words)-1]] {
		return false
	}
	head := words[len(words)-2]
	return l.Names().Roles[head] || l.Cues().Anonymous[head]
}

// ageOpening gives where the number of an age stands that is set off at the beginning of a text; 0, 0 when there is none. Of words with a
// preposition among them it is no age, but of what they name: ", condenada a prisión de 20 años,".
func ageOpening(text string, l *language.Language) (from, to int) {
	m := ageBehind.FindStringSubmatchIndex(text)
	if m == nil {
		return 0, 0
	}
	rules, cue, unit := l.Numbers(), "", ""
	if m[2] >= 0 {
		cue = language.Fold(text[m[2]:m[3]])
	}
	if m[6] >= 0 {
		unit = language.Fold(text[m[6]:m[7]])
	}
	if cue != "" && !rules.Ages[cue] && !(rules.AgesOf[cue] && rules.Old[unit]) || unit != "" && !rules.Old[unit] || cue == "" && unit == "" {
		return 0, 0
	}
	if cue != "" && slices.ContainsFunc(strings.Fields(language.Fold(text[:m[2]])), func(w string) bool { return l.Cues().Prepositions[strings.TrimLeft(w, ",(")] }) {
		return 0, 0
	}
	return m[4], m[5]
}

// inWords is a number written in words, with its value in digits.
type inWords struct {
	span   parallax.Span
	digits string
}

// numbersInWords gives the whole numbers of a statement that are written in words and may be ages; of a length of time such as "sesenta
// años" the number alone.
func (s *statement) numbersInWords() []inWords {
	var out []inWords
	add := func(at parallax.Span, digits string) {
		if words, err := s.article().Words(at); err == nil && !strings.ContainsFunc(words, unicode.IsDigit) {
			out = append(out, inWords{at, digits})
		}
	}
	for _, n := range s.quantities {
		if q := n.Quantity; q.Type == parallax.Number && q.High == nil && q.Value == float64(int(q.Value)) {
			add(n.Span, strconv.Itoa(int(q.Value)))
		}
	}
	for _, n := range s.moments {
		words, err := s.article().Words(n.Span)
		if m := wholeYears.FindStringSubmatch(n.Moment.Value); err == nil && m != nil {
			at := n.Span
			at.End -= len(words) - max(0, strings.LastIndexByte(words, ' '))
			add(at, m[1])
		}
	}
	return out
}
