package dossier

import (
	"os"
	"testing"
)

func TestLook(t *testing.T) {
	d, _ := composed(t)
	f, _ := os.Create("/tmp/px-dossier.html")
	defer f.Close()
	if err := HTML(f, d); err != nil {
		t.Fatal(err)
	}
}
