package language

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestMeanings(t *testing.T) {
	for _, tt := range []struct {
		tag, a, b string
		meet      bool
	}{
		{"en", "killed", "deaths", true},
		{"en", "raided", "attack", true},
		{"en", "fled", "escaping", true},
		{"en", "killed", "arrested", false},
		{"en", "table", "table", false},
		{"nl", "ontploffing", "explosie", true},
		{"pt", "mortos", "vítimas", true},
		{"sv", "dödades", "offer", true},
		{"pl", "wybuch", "eksplozja", true},
		{"ru", "погибли", "жертвы", true},
		{"uk", "загинули", "жертви", true},
		{"nl", "brandweer", "brand", false},
	} {
		l := For(tt.tag)
		a, b := l.Meanings(l.Stem(tt.a)), l.Meanings(l.Stem(tt.b))
		if got := slices.ContainsFunc(a, func(m string) bool { return slices.Contains(b, m) }); got != tt.meet {
			t.Errorf("%s: %s %v and %s %v meet: %v", tt.tag, tt.a, a, tt.b, b, got)
		}
	}
	if got := For(Floor).Meanings("kill"); got != nil {
		t.Errorf("a language without the file has meanings %v", got)
	}
}

// TestMeaningsFiles looks for words that stand twice and for meanings English does not know,
// which would join no two languages.
func TestMeaningsFiles(t *testing.T) {
	plain := regexp.MustCompile(`^[\p{L}-]+$`)
	english := *meanings.of(For("en"))
	if len(english) < 150 {
		t.Errorf("only %d meanings in English", len(english))
	}
	for _, tag := range Tags() {
		for name, words := range *meanings.of(For(tag)) {
			if english[name] == "" {
				t.Errorf("%s: English has no meaning %q", tag, name)
			}
			seen := map[string]bool{}
			for _, w := range strings.Fields(words) {
				if seen[w] || !plain.MatchString(w) || w != Fold(w) {
					t.Errorf("%s: %s: word %q is doubled or not plain", tag, name, w)
				}
				seen[w] = true
			}
		}
	}
}
