package web

import "testing"

// TestIsOutlet tells an outlet from what a source without one is called by.
func TestIsOutlet(t *testing.T) {
	for name, want := range map[string]bool{"Ayr Post": true, "bbc.example": true, "“Ferry hits pier…”": false, "page.HTML": false, "001_a.txt": false, "": false} {
		if isOutlet(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
