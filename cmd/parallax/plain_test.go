package main

import (
	"bytes"
	"testing"
)

func TestPlainWriterTakesControlsAway(t *testing.T) {
	for given, want := range map[string]string{
		"a\x1b[31mb\n":           "a\uFFFD[31mb\n",
		"tab\tand\u009bcsi\r\n":  "tab\tand\uFFFDcsi\uFFFD\n",
		"Küste, 海岸, نهر":         "Küste, 海岸, نهر",
		"a\u202Eb\u2066c\u200Fd": "a\uFFFDb\uFFFDc\u200Fd",
	} {
		for step := 1; step <= 5; step++ { // however the writes cut it
			var out bytes.Buffer
			w := &plainWriter{out: &out}
			for rest := []byte(given); len(rest) > 0; {
				n := min(step, len(rest))
				if k, err := w.Write(rest[:n]); k != n || err != nil {
					t.Fatal(k, err)
				}
				rest = rest[n:]
			}
			if out.String() != want {
				t.Errorf("%q in steps of %d: %q, want %q", given, step, out.String(), want)
			}
		}
	}
}

func TestPlainLineIsOneLine(t *testing.T) {
	if got := plainLine("a.html\nparallax: done\x1b[2J"); got != "a.html parallax: done\uFFFD[2J" {
		t.Errorf("%q", got)
	}
}
