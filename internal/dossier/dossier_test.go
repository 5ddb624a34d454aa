package dossier

import "testing"

func TestCompose(t *testing.T) {
	d, _ := composed(t)
	for _, s := range d.Sections {
		t.Log("==", s.Kind)
		for _, b := range s.Blocks {
			for _, l := range b.Lines() {
				t.Logf("   %s %s %v", l.Made, l.Text, l.Notes)
			}
		}
	}
}
