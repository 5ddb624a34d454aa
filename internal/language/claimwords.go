package language

// ClaimWords holds words that change how far or in which tone something is stated
// (data/TAG/claimwords.toml). Entries are phrases of one or more words; in Stems a word
// stands for all words with its stem.
type ClaimWords struct {
	// Classes are phrases by class, as in parallax.WordClass, without loaded.
	Classes []ClaimClass `toml:"class"`
	// Groups are words that name one thing with different weight.
	Groups []LoadedGroup `toml:"group"`

	phrases map[string][]ClaimPhrase // by first word
}

// ClaimClass is one class of claim words.
type ClaimClass struct {
	Name  string   `toml:"name"`
	Words []string `toml:"words"`
}

// LoadedGroup is one thing and the words of different weight for it.
type LoadedGroup struct {
	Name  string   `toml:"name"`
	Words []string `toml:"words"`
	// Neutral are the words of the group without weight, listed so that both sides of a contrast are found.
	Neutral []string `toml:"neutral"`
}

// ClaimPhrase is one phrase with its class, and its group when it is loaded.
type ClaimPhrase struct {
	Words []string // folded
	Class string
	Group string
}

var claimWords = area[ClaimWords]{name: "claimwords"}

// ClaimWords gives the claim words of the language; an empty value, never nil, when there are none.
func (l *Language) ClaimWords() *ClaimWords { return claimWords.of(l) }
