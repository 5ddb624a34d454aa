package pipeline

import (
	"strings"
	"testing"

	"parallax"
)

// TestCheckNamesTheVersion wants a dossier that does not hold to be told with the version that composed it, where that is another one.
func TestCheckNamesTheVersion(t *testing.T) {
	p := start(t, Options{}, nil)
	p.mustTake(t, row{ID: "a", Title: "Bridge at Orlow closed", Text: bridge, Published: at(0), Outlet: "Senn Gazette"}.page(),
		row{ID: "b", Title: "Orlow cut off", Text: strings.Replace(bridge, "two", "three", 1), Published: at(2), Outlet: "Hill Herald"}.page())
	told, err := p.Told(t.Context())
	if err != nil || len(told) != 1 {
		t.Fatal(told, err)
	}
	made, err := p.Compose(t.Context(), told[0])
	if err != nil {
		t.Fatal(err)
	}
	for version, named := range map[string]bool{parallax.Version: false, "0.0.9": true} {
		made.Dossier.Version = version
		made.Dossier.Counts.Origins++ // another content, which alone is kept anew
		if err := p.store.Publish(t.Context(), made.Comparison, made.Dossier); err != nil {
			t.Fatal(err)
		}
		faults := 0
		if _, err := p.Check(t.Context(), func(_ parallax.StoryID, err error) {
			if faults++; strings.Contains(err.Error(), "composed by version 0.0.9") != named {
				t.Errorf("version %s: %v", version, err)
			}
		}); err != nil || faults != 1 {
			t.Errorf("version %s: %d faults, %v", version, faults, err)
		}
	}
}
