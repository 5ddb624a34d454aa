package language

// Sentences holds what a sentence splitter must know of a language (data/TAG/sentences.toml).
type Sentences struct {
	// Abbreviations end in a period and are followed by more of the sentence: "Mr", "bzw". Without the last period, folded.
	Abbreviations []string `toml:"abbreviations"`
	// BeforeNumber are abbreviations only before a number ("No. 5"); elsewhere they are words like others.
	BeforeNumber []string `toml:"before_number"`
	// MayEnd are abbreviations that may also end a sentence: "Inc", "p.m", "U.S".
	MayEnd []string `toml:"may_end"`
	// OftenEnd are abbreviations, mostly of units, that end a sentence before a capitalised
	// word unless that is a name: "zł", "kg".
	OftenEnd []string `toml:"often_end"`
	// Openers are words that open sentences so often that one after a MayEnd abbreviation
	// starts a new sentence: "the", "he", "but". Folded.
	Openers []string `toml:"openers"`
	// OrdinalPeriod is true where "3." is "third", so that a number and a period end no sentence.
	OrdinalPeriod bool `toml:"ordinal_period"`
	// Asks are the marks of a question beside those that all languages have: Greek ";".
	Asks string `toml:"asks"`
	// Furniture are openings of lines that are no part of the account: "read more". Folded.
	Furniture []string `toml:"furniture"`
	// Correction are openings of a note in which a page says what it printed before ("Correction:"), Version phrases of
	// such a sentence ("earlier version of this article"). Folded.
	Correction []string `toml:"correction"`
	Version    []string `toml:"version"`
	// Byline are openings of the line that names the author: "by". Folded.
	Byline []string `toml:"byline"`
	// Positions say where in a picture somebody stands: "left", "second from right". Folded.
	Positions []string `toml:"positions"`

	abbreviations, beforeNumber, mayEnd, oftenEnd, openers, positions map[string]bool
}

var sentences = newArea[Sentences]("sentences")

// Sentences gives what is known of the sentences of the language.
func (l *Language) Sentences() *Sentences { return sentences.of(l) }

func (s *Sentences) prepare() {
	s.abbreviations, s.beforeNumber, s.openers = set(s.Abbreviations), set(s.BeforeNumber), set(s.Openers)
	s.mayEnd, s.oftenEnd, s.positions = set(s.MayEnd), set(s.OftenEnd), map[string]bool{}
	for _, w := range s.Positions {
		s.positions[Fold(w)] = true
	}
}

// IsAbbreviation reports whether a folded word without its last period never ends a sentence there.
func (s *Sentences) IsAbbreviation(word string) bool { return s.abbreviations[word] }

// IsBeforeNumber reports whether a folded word is an abbreviation when a number follows.
func (s *Sentences) IsBeforeNumber(word string) bool { return s.beforeNumber[word] }

// IsMayEnd reports whether a folded word without its last period is an abbreviation that may end a sentence.
func (s *Sentences) IsMayEnd(word string) bool { return s.mayEnd[word] }

// IsOftenEnd reports whether a folded word without its last period is an abbreviation that ends a sentence before any word but a name.
func (s *Sentences) IsOftenEnd(word string) bool { return s.oftenEnd[word] }

// IsOpener reports whether a folded word often opens sentences.
func (s *Sentences) IsOpener(word string) bool { return s.openers[word] }

// IsPosition reports whether folded words say where in a picture somebody stands.
func (s *Sentences) IsPosition(words string) bool { return s.positions[words] }

// set gives a list as a set.
func set(list []string) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, s := range list {
		out[s] = true
	}
	return out
}
