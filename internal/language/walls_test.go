package language

import (
	"slices"
	"testing"
)

func TestAllWalls(t *testing.T) {
	w := AllWalls()
	for i, l := range w.lists() {
		if len(*l) < 8 {
			t.Errorf("list %d has only %d phrases for all languages", i, len(*l))
		}
		for _, p := range *l {
			if p != FoldWords(p) {
				t.Errorf("phrase %q is not folded", p)
			}
		}
	}
	if !slices.Contains(w.Paywall, "already a subscriber") || !slices.Contains(w.Paywall, "jetzt weiterlesen") {
		t.Error("phrases of English and German are not joined")
	}
}

func TestFoldWords(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"  Read MORE: ":           "read more",
		"Don’t miss – it":         "don t miss it",
		"S'abonner, dès 1 €":      "s abonner dès 1",
		"Stand: 12.03.2026":       "stand 12 03 2026",
		"日本語 の 記事":                "日本語 の 記事",
		"\u00a0Anzeige\u00a0\n\t": "anzeige",
	} {
		if got := FoldWords(in); got != want {
			t.Errorf("FoldWords(%q) = %q, want %q", in, got, want)
		}
	}
}
