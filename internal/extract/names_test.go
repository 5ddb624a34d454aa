package extract

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"testing"
)

// namePatterns are of each kind that names knows.
var namePatterns = []string{
	`(?:^|[ _-])(?:header|nav|top-?bar|comments?)(?:$|[ _-])`, `\bnl-|\bads?\b|ad-|author-?(bio|box)|\btoc\b`,
	`(?:^|[ _-])(?:hidden|hide)(?:$| )`, `--hid(e|den)\b|\b(alert)?dialog\b`, `[-_](sub-?(title|head)|dek|deck)\b|(sub|head)(lead|dek)`,
}

// FuzzNames has regexp say the same of each pattern.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"", "header", "top-bar x", "xheader", "my_nav", "nav2", "a comments", "comment ", "nl-x", "xnl-", "ads", "adsx", "bad-", "authorbio",
		"toc", "to_toc", "hide", "is-hide x", "hide-x", "a--hide", "--hidden", "--hides", "alertdialog", "dialogs", "é dialog", "édialog", "-dek", "-decks", "_sub-title", "headlead", "\xffads", "adsé"} {
		f.Add(s)
	}
	var want []*regexp.Regexp
	for _, p := range namePatterns {
		want = append(want, regexp.MustCompile(p))
	}
	all := names(namePatterns...)
	f.Fuzz(func(t *testing.T, s string) {
		for i, re := range want {
			if got := all.in(s)&(1<<i) != 0; got != re.MatchString(s) {
				t.Errorf("%q in %q: %v", namePatterns[i], s, got)
			}
		}
	})
}

func TestNamesRefuse(t *testing.T) {
	for _, p := range []string{`a*`, `a|`, `[^a]`, `(?i)a`, `a\bb`, `a.`, `^\ba`} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q compiled", p)
				}
			}()
			names(p)
		}()
	}
	if got := written(must(syntax.Parse(`\bads?$`, syntax.Perl))); len(got) != 2 || !strings.HasPrefix(got[1].text, "ad") {
		t.Error(got)
	}
}

func must(re *syntax.Regexp, err error) *syntax.Regexp {
	if err != nil {
		panic(err)
	}
	return re
}
