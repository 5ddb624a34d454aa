package compare

import "testing"

// TestPlain wants plain to take off every mark that diacritics knows, in whatever block of letters it stands.
func TestPlain(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		if w := "a" + string(r); plain(w) != diacritics.Replace(w) {
			t.Errorf("%q stays %q", w, plain(w))
		}
	}
	if plain("café") != "cafe" {
		t.Error(plain("café"))
	}
}
