package language

import "sync"

// formsOf holds the words of one kind of a language and their stems.
type formsOf struct{ tag, kind string }

var forms sync.Map // formsOf to func() map[string]bool

// isForm reports whether a folded word is one of the words of a kind in some inflection: words meet by their stems.
func (l *Language) isForm(kind, word string, sets func() []Set) bool {
	key := formsOf{l.Tag, kind}
	once, ok := forms.Load(key)
	if !ok {
		once, _ = forms.LoadOrStore(key, sync.OnceValue(func() map[string]bool {
			out := map[string]bool{}
			for _, set := range sets() {
				for w := range set {
					out[w], out[l.Stem(w)] = true, true
				}
			}
			return out
		}))
	}
	words := once.(func() map[string]bool)()
	return words[word] || words[l.Stem(word)]
}

// IsHead reports whether a folded word is, in some inflection, the head of a source: a role, a
// described person, a document, a kind of organisation or of outlet.
func (l *Language) IsHead(word string) bool {
	return l.isForm("head", word, func() []Set {
		return []Set{l.Cues().Anonymous, l.Cues().Documents, l.Cues().Outlets, l.Names().Organisations, l.Names().Roles}
	})
}

// IsBody reports whether a folded word is, in some inflection, a word for a kind of organisation.
func (l *Language) IsBody(word string) bool {
	return l.isForm("body", word, func() []Set { return []Set{l.Names().Organisations} })
}

// IsGivenForm reports whether a folded word is, in some inflection, a given name of the language.
func (l *Language) IsGivenForm(word string) bool {
	return l.isForm("given", word, func() []Set { return []Set{l.Names().GivenFemale, l.Names().GivenMale} })
}

// IsPlaceForm reports whether folded words are, in some inflection, a place of the language.
func (l *Language) IsPlaceForm(words string) bool {
	return l.isForm("place", words, func() []Set {
		countries := Set{}
		for w := range l.Names().places {
			countries[w] = true
		}
		return []Set{l.Names().KnownPlaces, countries}
	})
}
