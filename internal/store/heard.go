package store

import (
	"slices"
	"strings"

	"parallax/internal/language"
)

const (
	// heardLeast is how many letters a sound has at least by which a name is found: with three classes of consonants
	// statesmen of several countries sound alike.
	heardLeast = 4
	// heardLongest is how many terms a name that is marked by its sound has at most: pairs of characters, in scripts
	// without spaces.
	heardLongest = 12
)

// heardAs gives the term by which a sound is found, apart for names in Latin letters and in others: who
// types a name in one script finds by its sound what is printed in another, and by its key what is printed in the same.
func heardAs(sound string, latin bool) string {
	if latin {
		return "0" + sound
	}
	return "1" + sound
}

// heardTerms gives the terms by which a name of an article is found from other scripts: of its words and of all together.
func heardTerms(l *language.Language, name string) []string {
	var out []string
	add := func(sound string) {
		if term := heardAs(sound, language.IsLatin(name)); len(sound) >= heardLeast && !slices.Contains(out, term) {
			out = append(out, term)
		}
	}
	add(language.Hear(name).Whole)
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !language.OfWord(r) && r != 'ー' }) {
		for _, sound := range l.Sounds(word) {
			add(sound)
		}
	}
	return out
}

// heardQuery gives the term by which all words of a name together are found in other scripts; "" when too little is heard of it.
func heardQuery(name string) string {
	sound := language.Hear(name).Whole
	if len(sound) < heardLeast {
		return ""
	}
	return heardAs(sound, !language.IsLatin(name))
}

// heardAt gives how many terms from the first on are a name in another script than the one typed that sounds like it;
// 0 when they are none.
func (f *finder) heardAt(heard, text string, terms []language.Term) int {
	if heard == "" || len(terms) == 0 || (heard[:1] == "0") != language.IsLatin(text[terms[0].Start:]) {
		return 0
	}
	if slices.Contains(f.lang.Sounds(text[terms[0].Start:terms[0].End]), heard[1:]) {
		return 1
	}
	for n := 2; n <= min(heardLongest, len(terms)); n++ {
		last := terms[n-1]
		if name := text[terms[0].Start:last.Start] + f.lang.Bare(text[last.Start:last.End]); language.Hear(name).Whole == heard[1:] {
			return n
		}
	}
	return 0
}
