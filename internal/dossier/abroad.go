package dossier

import (
	"slices"

	"parallax/internal/language"
)

// scripts is how the names of a voice sound, apart for those in Latin letters and those in others.
type scripts struct{ latin, other []language.Heard }

// acrossScripts makes one voice of two whose names sound alike in two scripts, word for word. Two persons must never
// become one, so that a name with a second one like it in either script stays apart.
func acrossScripts(voices []voice) []voice {
	names := make([]scripts, len(voices))
	for i := range voices {
		names[i] = voices[i].scripts()
	}
	if !slices.ContainsFunc(names, func(n scripts) bool { return len(n.other) > 0 }) {
		return voices
	}
	gone := map[int]bool{}
	for i := range voices {
		if j := onlyPartner(names, i); j > i && onlyPartner(names, j) == i {
			voices[i].sayings = append(voices[i].sayings, voices[j].sayings...)
			gone[j] = true
		}
	}
	var out []voice
	for i := range voices {
		if !gone[i] {
			out = append(out, voices[i])
		}
	}
	return out
}

// scripts gives how the names sound that the articles give the speaker, each once.
func (v *voice) scripts() scripts {
	var out scripts
	seen := map[string]bool{}
	for _, s := range v.sayings {
		name := s.quote.Speaker
		if seen[name] {
			continue
		}
		seen[name] = true
		if language.IsLatin(name) {
			out.latin = append(out.latin, language.Hear(name))
		} else {
			out.other = append(out.other, language.Hear(name))
		}
	}
	return out
}

// onlyPartner gives the one voice that sounds like a voice in another script; -1 when none does, or several do.
func onlyPartner(names []scripts, i int) int {
	found := -1
	for j := range names {
		if j == i || !alike(names[i].latin, names[j].other) && !alike(names[i].other, names[j].latin) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = j
	}
	return found
}

// alike reports whether one of the names sounds like one of the others.
func alike(a, b []language.Heard) bool {
	return slices.ContainsFunc(a, func(x language.Heard) bool { return slices.ContainsFunc(b, x.Full) })
}
