package language

// Opposites holds words of which not both are true of one thing (data/TAG/opposites.toml).
type Opposites struct {
	// Follows tells that the qualities stand behind what they are said of.
	Follows bool `toml:"follows"`
	// Quality are sets of words that stand beside what they are said of and exclude each other. Each set lists its
	// sides; the words of a side, folded and in all their forms, say the same.
	Quality [][]Set `toml:"quality"`
	// Lived and Died are verbs, and words behind one, that say of somebody that they did, in all their forms.
	Lived Set `toml:"lived"`
	Died  Set `toml:"died"`
	// Undone are phrases before what is not to be any more: "called off". Only are words behind a "not" with which it denies
	// nothing: "not only".
	Undone Phrases `toml:"undone"`
	Only   Set     `toml:"only"`

	places map[string]opposite // of the words of Quality
}

// opposite is a set of Quality and one of its sides.
type opposite struct{ set, side int }

// prepare notes where each word stands, the first place of one in several.
func (o *Opposites) prepare() {
	o.places = map[string]opposite{}
	for i, sides := range o.Quality {
		for k := range sides {
			for word := range sides[k] {
				if _, known := o.places[word]; !known {
					o.places[word] = opposite{i, k}
				}
			}
		}
	}
}

var opposites = newArea[Opposites]("opposites")

// Opposites gives the words of the language that exclude each other; an empty value, never nil, when none are known.
func (l *Language) Opposites() *Opposites { return opposites.of(l) }

// Of gives the set of a folded word and its side of it; -1 and -1 when it stands in none.
func (o *Opposites) Of(word string) (set, side int) {
	if at, known := o.places[word]; known {
		return at.set, at.side
	}
	return -1, -1
}
