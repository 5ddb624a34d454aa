package annotate

import "testing"

// TestIsDateline wants datelines and signs of agencies to be known by their form, and no sentence to be one.
func TestIsDateline(t *testing.T) {
	for line, want := range map[string]bool{
		"HALVIK, 12 May 2031":       true,
		"Halvik (2031-05-12)":       true,
		"Monday, 12 May 2031 14:30": true,
		"12.5.2031":                 true,
		"(dpa)":                     true,
		"dpa/ab":                    true,
		"– Coastwire":               true,
		"-- AFP":                    true,
		"Halvik":                    false,
		"The pier of Halvik closed on 12 May 2031 for good.": false,
		"the pier/harbour of Halvik":                         false,
		"(The pier of Halvik is closed.) It rains.":          false,
	} {
		if got := isDateline(line); got != want {
			t.Errorf("%q is a dateline: %v", line, got)
		}
	}
}
