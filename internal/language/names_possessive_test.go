package language

import "testing"

func TestPossessive(t *testing.T) {
	for word, want := range map[string]string{"Ada's": "Ada", "Ada’s": "Ada", "ADA'S": "ADA", "Adas": "Adas", "'s": "'s", "": "", "its": "its", "workers'": "workers'"} {
		if got := Owner(word); got != want {
			t.Errorf("Owner(%q) = %q, want %q", word, got, want)
		}
	}
}
