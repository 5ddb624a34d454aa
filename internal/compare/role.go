package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// held is one mention of a person with an office.
type held struct {
	at     *statement
	note   *parallax.Annotation
	office string // the class of the office
}

// roles finds persons to whom two articles give offices that one person does not hold together.
func (s *story) roles() []parallax.Difference {
	byPerson := map[string][]held{}
	var order []string
	for _, st := range s.statements {
		for _, n := range st.names {
			if n.Name.Type != parallax.Person || n.Name.Role == "" {
				continue
			}
			office := officeOf(st.article().Language, n.Name.Role)
			if office == "" {
				continue
			}
			// Offices are held against each other within one language: their words are no translations.
			key := language.Base(st.article().Language) + " " + personKey(n.Name.Canonical)
			if byPerson[key] == nil {
				order = append(order, key)
			}
			byPerson[key] = append(byPerson[key], held{st, n, office})
		}
	}
	var out []parallax.Difference
	for _, key := range order {
		if d, ok := s.role(byPerson[key]); ok {
			out = append(out, d)
		}
	}
	return out
}

// role makes the difference of a person's offices, when two tellings give different ones and
// none gives both (who changes office is printed with both).
func (s *story) role(list []held) (parallax.Difference, bool) {
	offices := map[*telling]string{}
	var first *held
	differ := false
	for i := range list {
		h := &list[i]
		if before, ok := offices[h.at.telling]; ok && before != h.office {
			return parallax.Difference{}, false
		}
		offices[h.at.telling] = h.office
		if first == nil {
			first = h
		} else if h.office != first.office && !sameTelling(h.at.telling, first.at.telling) {
			differ = true
		}
	}
	if !differ || s.changesOffice(list) {
		return parallax.Difference{}, false
	}
	d := parallax.Difference{Kind: parallax.Conflict, Slot: parallax.SlotRole, About: first.note.Name.Canonical, Score: 0.7}
	groups := map[string]int{}
	for _, h := range list {
		if _, ok := groups[h.office]; !ok {
			groups[h.office] = len(groups)
		}
		d.Sides = append(d.Sides, h.at.side(h.note.Name.RoleSpan, h.note.Name.Role, groups[h.office]))
	}
	d.Why = []parallax.Reason{parallax.Because("same person", "%s", first.note.Name.Canonical), parallax.Because("offices one person does not hold together", "%s", first.note.Name.Role)}
	return d, true
}

// changesOffice reports whether a sentence that names the person speaks of another office than
// the one its article gives: of one left, or to be taken.
func (s *story) changesOffice(list []held) bool {
	for i := range list {
		h := &list[i]
		last := strings.Fields(h.note.Name.Canonical)
		for _, st := range h.at.telling.statements {
			if len(last) == 0 || !strings.Contains(st.Exact, last[len(last)-1]) {
				continue
			}
			for _, w := range st.words {
				office := officeOf(st.article().Language, st.Exact[w.start-st.Start:w.end-st.Start])
				if office != "" && office != h.office && slices.ContainsFunc(list, func(x held) bool { return x.office == office }) {
					return true
				}
			}
		}
	}
	return false
}

// officeOf gives the class of a role that excludes others, "" when it excludes none or is
// not held now.
func officeOf(lang, role string) string {
	c := language.For(lang).Changes()
	for _, w := range strings.FieldsFunc(role, func(r rune) bool { return r == ' ' || r == '-' }) {
		if c.Former[language.Fold(w)] {
			return ""
		}
	}
	for i, class := range c.Exclusive {
		for w := range strings.FieldsSeq(class) {
			for _, x := range strings.Fields(role) {
				if language.Fold(x) == w {
					return c.Exclusive[i]
				}
			}
		}
	}
	return ""
}

// personKey joins mentions of one person across articles: the last two words of the name.
func personKey(name string) string {
	f := strings.Fields(strings.ToLower(name))
	if len(f) > 2 {
		f = f[len(f)-2:]
	}
	return plain(strings.Join(f, " "))
}
