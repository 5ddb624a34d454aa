package language

import "sync"

var headsByTag sync.Map // tag to func() map[string]bool

// IsHead reports whether a folded word is, in some inflection, the head of a source: a role, a
// described person, a document, a kind of organisation or of outlet. Words meet by their stems.
func (l *Language) IsHead(word string) bool {
	once, ok := headsByTag.Load(l.Tag)
	if !ok {
		once, _ = headsByTag.LoadOrStore(l.Tag, sync.OnceValue(func() map[string]bool { return l.heads() }))
	}
	heads := once.(func() map[string]bool)()
	return heads[word] || heads[l.Stem(word)]
}

var bodiesByTag sync.Map // tag to func() map[string]bool

// IsBody reports whether a folded word is, in some inflection, a word for a kind of organisation.
func (l *Language) IsBody(word string) bool {
	once, ok := bodiesByTag.Load(l.Tag)
	if !ok {
		once, _ = bodiesByTag.LoadOrStore(l.Tag, sync.OnceValue(func() map[string]bool { return l.stems(l.Names().Organisations) }))
	}
	bodies := once.(func() map[string]bool)()
	return bodies[word] || bodies[l.Stem(word)]
}

func (l *Language) heads() map[string]bool {
	return l.stems(l.Cues().Anonymous, l.Cues().Documents, l.Cues().Outlets, l.Names().Organisations, l.Names().Roles)
}

// stems gives the words of sets and their stems.
func (l *Language) stems(sets ...Set) map[string]bool {
	out := map[string]bool{}
	for _, set := range sets {
		for w := range set {
			out[w], out[l.Stem(w)] = true, true
		}
	}
	return out
}
