package fetch

import "testing"

// TestUnflowed wants paragraphs whole, and what stands by itself left so.
func TestUnflowed(t *testing.T) {
	for name, c := range map[string]struct {
		in, want string
		delsp    bool
	}{
		"paragraphs":  {"The bridge is \r\nclosed for \r\ngood.\r\n\r\nTwo ferries \r\nrun.\r\n", "The bridge is closed for good.\n\nTwo ferries run.\n", false},
		"fixed lines": {"Monday\nTuesday\n", "Monday\nTuesday\n", false},
		"stuffed":     {" From here \n >100 people\n  two\n", "From here >100 people\n two\n", false},
		"quoted":      {"> Is it \n> closed?\n>> Since \nwhen?\nYes.", "> Is it closed?\n>> Since \nwhen?\nYes.", false},
		"signature":   {"It is \n-- \nThe desk\n", "It is \n-- \nThe desk\n", false},
		"no blanks":   {"港口关闭了 \n桥梁。\n", "港口关闭了桥梁。\n", true},
		"ends open":   {"It is ", "It is ", false},
		"nothing":     {"", "", false},
	} {
		if got := string(unflowed([]byte(c.in), c.delsp)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
