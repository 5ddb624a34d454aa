package pipeline

import (
	"testing"

	"parallax"
)

// A source that denies what others state is told as their contradiction.
func TestADenialIsAConflict(t *testing.T) {
	p := start(t, Options{OneStory: true}, nil)
	p.mustTake(t,
		row{ID: "a", Title: "Ferry aground near Velm", Language: "en", Outlet: "Senn Gazette", Published: at(0),
			Text: "The ferry Aurora ran aground near Velm on Monday with 240 passengers aboard. Nobody was injured in the accident."}.page(),
		row{ID: "b", Title: "Three hurt as ferry runs aground near Velm", Language: "en", Outlet: "Hill Herald", Published: at(1),
			Text: "The ferry Aurora ran aground near Velm on Monday. Three passengers were injured in the accident, the coastguard said."}.page(),
		row{ID: "c", Title: "Ferry Aurora aground", Language: "en", Outlet: "The Orlow Echo", Published: at(2),
			Text: "Three passengers were injured in the accident when the ferry Aurora ran aground near Velm on Monday, according to the coastguard."}.page())
	composed, err := p.Compose(t.Context(), "s_one")
	if err != nil {
		t.Fatal(err)
	}
	conflict := false
	for _, d := range composed.Comparison.Differences {
		conflict = conflict || d.Kind == parallax.Conflict && d.Slot == parallax.SlotYesNo
	}
	if !conflict {
		t.Error("yes against no is not found")
	}
}
