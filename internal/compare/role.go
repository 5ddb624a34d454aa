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
	charge string // what a minister is in charge of, "" when it is not said
}

// excludes reports whether one person does not hold both offices.
func (h *held) excludes(o *held) bool {
	return h.office != o.office || h.charge != "" && o.charge != "" && h.charge != o.charge
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
			byPerson[key] = append(byPerson[key], held{st, n, office, chargeOf(st.article().Language, n.Name.Role)})
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
	first := &list[0]
	differ := false
	for i := range list {
		for j := range list[:i] {
			h, before := &list[i], &list[j]
			switch {
			case !h.excludes(before):
			case h.at.telling == before.at.telling:
				return parallax.Difference{}, false
			case !sameTelling(h.at.telling, before.at.telling):
				differ = true
			}
		}
	}
	if !differ || s.changesOffice(list) {
		return parallax.Difference{}, false
	}
	d := parallax.Difference{Kind: parallax.Conflict, Slot: parallax.SlotRole, About: first.note.Name.Canonical, Score: 0.7}
	groups := map[string]int{}
	var offices []string // one of each group, as printed
	for _, h := range list {
		key := h.office + " " + h.charge
		if _, ok := groups[key]; !ok {
			groups[key] = len(groups)
			offices = append(offices, h.note.Name.Role)
		}
		d.Sides = append(d.Sides, h.at.side(h.note.Name.RoleSpan, h.note.Name.Role, groups[key]))
	}
	d.Why = []parallax.Reason{parallax.Because("same person", "%s", first.note.Name.Canonical), parallax.Because("offices one person does not hold together", "%s", strings.Join(offices, ", "))}
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
				printed := st.Exact[w.start-st.Start : w.end-st.Start]
				office, charge := officeOf(st.article().Language, printed), chargeOf(st.article().Language, printed)
				if charge != "" && charge != h.charge && slices.ContainsFunc(list, func(x held) bool { return x.charge == charge }) {
					return true
				}
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

// chargeOf gives what the role is in charge of, as the entry of the list that has the word ("finance" of a finance minister,
// "Finanz" of a Finanzminister); "" when it is not said.
func chargeOf(lang, role string) string {
	c := language.For(lang).Changes()
	for _, x := range strings.Fields(language.Fold(role)) {
		for _, class := range c.Charge {
			for w := range strings.FieldsSeq(class) {
				if office, begins := strings.CutPrefix(x, w); begins && (office == "" || isOffice(c, office)) {
					return class
				}
			}
		}
	}
	return ""
}

// isOffice reports whether a folded word is one of the offices that one person holds one of at a time.
func isOffice(c *language.Changes, word string) bool {
	return slices.ContainsFunc(c.Exclusive, func(class string) bool { return slices.Contains(strings.Fields(class), word) })
}

// personKey joins mentions of one person across articles: the last two words of the name.
func personKey(name string) string {
	f := strings.Fields(strings.ToLower(name))
	if len(f) > 2 {
		f = f[len(f)-2:]
	}
	return plain(strings.Join(f, " "))
}
