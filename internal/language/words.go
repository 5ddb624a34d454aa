package language

// Words holds what is known of the words of a language as such (data/TAG/words.toml).
type Words struct {
	// Stop are words that carry no content of their own, folded.
	Stop []string `toml:"stop"`

	// Endings are the inflections that are cut to compare words where no stemmer is known, longest first.
	Endings []string `toml:"endings"`

	// Particles are written together with the word before them and no part of it: "는", "에서".
	Particles []string `toml:"particles"`
	// Whole are words that are made of such parts as numbers, units and particles are, and none of them: "조사".
	Whole []string `toml:"whole"`

	stop map[string]bool
}

var words = newArea[Words]("words")

func (w *Words) prepare() {
	w.stop = set(w.Stop)
}

// IsStop reports whether a word, folded or not, is a stop word of the language.
func (l *Language) IsStop(word string) bool { return words.of(l).stop[Fold(word)] }
