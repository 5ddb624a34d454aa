package language

import "testing"

// TestRarities wants each listed word to have the rarity its list says, whatever else is in the table, and hardly another word one.
func TestRarities(t *testing.T) {
	for _, tag := range []string{"en", "ru", "ja"} {
		list := readFrequencies(tag)
		table := raritiesOf(list)
		if len(list) < 10_000 || 3*len(list) > 2*len(table.slots) {
			t.Fatalf("%s: %d words in %d slots", tag, len(list), len(table.slots))
		}
		wrong, taken := 0, 0
		for w, want := range list {
			if r, ok := table.of(w); !ok || r != want {
				wrong++
			}
			if _, ok := table.of(w + "\x00"); ok {
				taken++
			}
		}
		if wrong > 2 || taken > 2 {
			t.Errorf("%s: %d of %d words have another rarity, %d that are none have one", tag, wrong, len(list), taken)
		}
	}
	if _, ok := raritiesOf(nil).of("bridge"); ok {
		t.Error("a word is in an empty table")
	}
}

// TestRaritiesOfOneHash wants of two words of one hash the rarity of the commoner one, each time anew: the list of fa has
// two such.
func TestRaritiesOfOneHash(t *testing.T) {
	list, byHash := readFrequencies("fa"), map[uint32]float32{}
	for w, r := range list {
		if other, ok := byHash[hashOf(w)]; !ok || r < other {
			byHash[hashOf(w)] = r
		}
	}
	if len(byHash) == len(list) {
		t.Fatal("all words have a hash of their own")
	}
	for range 20 { // a map is gone through in another order each time
		table := raritiesOf(list)
		for w := range list {
			if r, ok := table.of(w); !ok || r != byHash[hashOf(w)] {
				t.Fatalf("%s has %v, want %v", w, r, byHash[hashOf(w)])
			}
		}
	}
}

func BenchmarkRarity(b *testing.B) {
	l := For("en")
	l.Rarity("bridge")
	for b.Loop() {
		l.Rarity("bridge")
		l.Rarity("unheardof")
	}
}
