package language

import "testing"

func TestPeople(t *testing.T) {
	for _, c := range []struct{ tag, printed, want string }{
		{"en", "Polish", "Poland"}, {"en", "polish", ""}, {"en", "poles", ""}, {"en", "Scottish", "United Kingdom"}, {"en", "Harbour", ""},
		{"fr", "danois", "Danemark"}, {"fr", "Danois", "Danemark"}, {"es", "danés", "Dinamarca"},
	} {
		if got := For(c.tag).Names().People(c.printed); got != c.want {
			t.Errorf("%s: %q is of %q, want %q", c.tag, c.printed, got, c.want)
		}
	}
}
