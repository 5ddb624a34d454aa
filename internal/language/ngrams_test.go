package language

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"
)

// TestNgrams holds what is in ngrams.bin, so that no run of tools/ngrams changes it unseen.
func TestNgrams(t *testing.T) {
	sum := sha256.Sum256([]byte(ngramFile))
	if got, want := hex.EncodeToString(sum[:]), "85a942fac13cbd647a04c419a501849df24f97490cc1dbb7c17bb3663f9c3c61"; got != want {
		t.Errorf("ngrams.bin is another file: %s", got)
	}
	n := readNgrams(ngramFile)
	if len(n.tags) != 53 || n.tags[0] != "af" || n.tags[52] != "vi" || len(n.low) != 2*258450 {
		t.Errorf("%d tables from %q to %q, %d grams", len(n.tags), n.tags[0], n.tags[len(n.tags)-1], len(n.low)/2)
	}
	table := map[string]int{}
	for i, tag := range slices.Backward(n.tags) {
		table[tag] = i // the first of two
	}
	cost := func(hash uint32, tag string) int {
		var c costs
		c.fill(n.row(hash))
		return int(c[table[tag]])
	}
	word := func(w string) uint32 { return hashWord([]rune(w)) }
	gram := func(w string) uint32 { return hashLetters([]rune(w)...) }
	for _, c := range []struct {
		what, tag string
		hash      uint32
		want      int
	}{
		{"the letter e", "en", gram("e"), 34}, {"th", "en", gram("th"), 21}, {"the", "en", gram("the"), 7}, {"the", "pl", gram("the"), 14},
		{"the word the", "en", word("the"), 47}, {"the word the", "af", word("the"), absent}, {"sch", "de", gram("sch"), 0},
		{"што", "sr", gram("што"), 19}, {"tko", "hr", word("tko"), 112}, {"tko", "bs", word("tko"), 160}, {"qqq", "en", gram("qqq"), 66},
	} {
		if got := cost(c.hash, c.tag); got != c.want {
			t.Errorf("%s in %s costs %d, want %d", c.what, c.tag, got, c.want)
		}
	}
}

// TestBrokenNgrams: a file that is cut off or of another kind is not read.
func TestBrokenNgrams(t *testing.T) {
	for name, file := range map[string]string{"empty": "", "other": "NGR1" + ngramFile[4:], "cut": ngramFile[:len(ngramFile)-1]} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: was read", name)
				}
			}()
			readNgrams(file)
		}()
	}
}
