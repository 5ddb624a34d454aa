package language

import (
	"slices"
	"strings"
	"sync"
)

// meanings are the words a language has for one thing, act or state, by its name
// (data/TAG/meanings.toml): kill = "kill died death". The names are the same in all
// languages, so that accounts in two languages meet in them.
var meanings = newArea[map[string]string]("meanings")

var meaningsByStem sync.Map // tag to func() map[string][]string

// Meanings gives the names of the meanings of a word by its stem, in alphabetical order;
// nil for a word that is not listed.
func (l *Language) Meanings(stem string) []string {
	once, ok := meaningsByStem.Load(l.Tag)
	if !ok {
		once, _ = meaningsByStem.LoadOrStore(l.Tag, sync.OnceValue(func() map[string][]string { return l.meanings() }))
	}
	return once.(func() map[string][]string)()[stem]
}

func (l *Language) meanings() map[string][]string {
	out := map[string][]string{}
	for name, words := range *meanings.of(l) {
		for _, w := range strings.Fields(words) {
			if stem := l.Stem(w); !slices.Contains(out[stem], name) {
				out[stem] = append(out[stem], name)
			}
		}
	}
	for _, names := range out {
		slices.Sort(names)
	}
	return out
}
