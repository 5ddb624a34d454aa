package dossier

import (
	"strings"
	"testing"
)

// TestShorten cuts labels by how wide they are, so that figures and square letters stay inside of the drawing as well.
func TestShorten(t *testing.T) {
	for label, want := range map[string]string{
		"Fell Courier":              "Fell Courier",
		"Daily Post of the islands": "Daily Post of the is…",
		"004_92c0b79fe40c1d43.txt":  "004_92c0b79fe40c1…",
		"朝の港新聞社東北地方版夕刊":             "朝の港新聞社東北地方版…",
	} {
		got := shorten(label)
		if got != want {
			t.Errorf("%s: %s, not %s", label, got, want)
		}
		wide := 0.0
		for _, r := range got {
			wide += widthOf(r)
		}
		if wide > graphLabel || !strings.HasPrefix(label, strings.TrimSuffix(got, "…")) {
			t.Errorf("%s: %s is %.0f wide", label, got, wide)
		}
	}
}
