package web

import (
	"fmt"
	"testing"
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
