package compare

import (
	"regexp"

	"parallax"
	"parallax/internal/language"
)

var (
	// ageBefore matches a number with a word, before which a name may stand with two words more: "46-year-old driver ".
	ageBefore = regexp.MustCompile(`(\d{1,3})[ -]?(\p{L}+(?:-\p{L}+)?) (?:[\p{L}-]+ ){0,2}$`)
	// ageBehind matches a number behind a name, set off, with a word before it or behind: ", maquinista de 46 años,".
	ageBehind = regexp.MustCompile(`^ ?[,(] ?(?:(?:[\p{L}-]+ ){0,3}?(\p{L}+) )?(\d{1,3})(?:[ -](\p{L}+(?:[ -]\p{L}+)?))? ?[,.;)]`)
)

// ageBeside gives the age printed beside a name, with where the number stands: "46-year-old Elsa Brandt", "Elsa Brandt, aged
// 46,"; "" when there is none.
func (s *statement) ageBeside(name parallax.Span) (parallax.Span, string) {
	if !s.Contains(name) {
		return parallax.Span{}, ""
	}
	n := language.For(s.article().Language).Numbers()
	at := name
	if m := ageBefore.FindStringSubmatchIndex(s.Exact[:name.Start-s.Start]); m != nil && n.Old[language.Fold(s.Exact[m[4]:m[5]])] {
		at.Start, at.End = s.Start+m[2], s.Start+m[3]
		return at, s.Exact[m[2]:m[3]]
	}
	rest := s.Exact[name.End-s.Start:]
	m := ageBehind.FindStringSubmatchIndex(rest)
	if m == nil {
		return parallax.Span{}, ""
	}
	cue, unit := "", ""
	if m[2] >= 0 {
		cue = language.Fold(rest[m[2]:m[3]])
	}
	if m[6] >= 0 {
		unit = language.Fold(rest[m[6]:m[7]])
	}
	if cue != "" && !n.Ages[cue] && !(n.AgesOf[cue] && n.Old[unit]) || unit != "" && !n.Old[unit] || cue == "" && unit == "" {
		return parallax.Span{}, ""
	}
	at.Start, at.End = name.End+m[4], name.End+m[5]
	return at, rest[m[4]:m[5]]
}
