package web

import (
	"fmt"
	"strings"
	"testing"

	"parallax/internal/dossier"
)

// TestShortFilter keeps long filters short, and what is chosen in the open.
func TestShortFilter(t *testing.T) {
	make := func(n int) (f filter) {
		for i := range n {
			f.Choices = append(f.Choices, choice{Label: fmt.Sprint(i), Chosen: i == n-1})
		}
		return f
	}
	f := make(mostChoices + 2)
	if f.short(); len(f.Choices) != mostChoices+2 || len(f.Rest) != 0 {
		t.Errorf("%d in the open, %d hidden: to hide two saves nothing", len(f.Choices), len(f.Rest))
	}
	f = make(40)
	if f.short(); len(f.Choices) != mostChoices || len(f.Rest) != 40-mostChoices || f.Choices[0].Label != "39" || f.Choices[1].Label != "0" {
		t.Errorf("%v, %d hidden", f.Choices, len(f.Rest))
	}
}

// TestInOrder sorts names as readers look for them, not by their bytes.
func TestInOrder(t *testing.T) {
	l, err := dossier.In("de")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range options(l, map[string]int{"ZDF": 1, "dekoder": 1, "Übermedien": 1, "Der Bote": 1, "taz": 1}, "", func(name string) string { return name }) {
		got = append(got, o.Label)
	}
	if want := "dekoder, Der Bote, taz, Übermedien, ZDF"; strings.Join(got, ", ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}
