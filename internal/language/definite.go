package language

import "sync"

// IsDefinite reports whether a word is a definite article in any language: "the", "der", "el".
func IsDefinite(word string) bool { return allDefinite()[Fold(word)] }

var allDefinite = sync.OnceValue(func() Set {
	all := Set{}
	for _, tag := range Tags() {
		o, err := readArea[Openings](tag, "openings") // not kept: of all languages only this list is needed
		if err != nil {
			panic(err)
		}
		for word := range o.Definite {
			all[word] = true
		}
	}
	return all
})
