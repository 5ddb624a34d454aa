package annotate

import "parallax/internal/language"

// end is the word that makes a day the end or the aim of something: where it stands, and whether it
// is one for an aim ("set for Friday") or for a time by which something is to be done ("by Friday").
type end struct {
	at       int // -1 without one
	aim, due bool
	moved    int // the verb that puts something off to the day, -1 without one
}

// endAt gives what makes the day at lexeme k an end or an aim. A day that belongs to a noun is none by which something is
// due: "before Friday's vote", "by the Friday deadline".
func (t *timing) endAt(k int) end {
	at := k - 1
	for t.lex(at).word("the") || t.lex(at).senses&(1<<language.Article) != 0 {
		at--
	}
	x := t.lex(at)
	ofNoun := at < k-1 || t.lex(k+1).glue == '\'' || t.lex(k+1).key == "'s"
	e := end{at: at, aim: x.word("aim"), due: x.word("due_by") && !ofNoun, moved: -1}
	if x.word("moved_to") {
		e.moved = t.moved(at)
	}
	if !x.word("until") && !e.aim && !e.due && e.moved < 0 {
		e.at = -1
	}
	return e
}

// movedReach is how many lexemes before a day the verb may stand that moves something to it:
// "postponed its hearing, which was due today, until Friday".
const movedReach = 15

// monthReach is movedReach of a month without a day, which more often ends a range beside the verb: "postponed its hearing to June".
const monthReach = 5

// moved gives the verb by which something is put off to the day behind lexeme at: "postponed until Monday", "auf
// Montag verschoben"; -1 without one.
func (t *timing) moved(at int) int {
	for k := max(0, at-movedReach); k < min(len(t.list), at+auxiliaryReach+1); k++ {
		if t.lex(k).word("moved") {
			return k
		}
	}
	return -1
}

// tenseOfEnd gives the tense of a day that is an end or an aim, from the tense of the words around it, or why it is
// refused. What was so until then is over. What is put off to it lies ahead, and so does what something is meant
// for and, where no verb of the past stands before it, what lasts or is due until then: "must pay by Monday, a
// court said". What was done until then may last beyond the report, and what had been meant for it may be over.
func (t *timing) tenseOfEnd(e end, k, tense int) (int, string) {
	if e.moved >= 0 {
		if t.stateBefore(e.moved, auxiliaryReach) {
			return 0, refusedEnd // "had been put off until Monday"
		}
		return 1, ""
	}
	state, before := t.stateBefore(e.at, tenseReach), t.tenseBefore(e.at)
	switch {
	case e.aim && (state || t.tells(k+1)):
		return 0, refusedEnd // "talks planned for Monday were called off"
	case state:
		return -1, ""
	case tense > 0 || e.aim:
		return 1, ""
	case e.at == 0 && !e.due && tense < 0:
		return tense, "" // "Until Monday they slept in a hall"
	case before < 0 || e.at == 0 && tense < 0:
		return 0, refusedEnd
	}
	return 1, ""
}

// tells reports whether lexeme k is a form of the past.
func (t *timing) tells(k int) bool {
	one := *t
	one.list = t.list[min(k, len(t.list)):min(k+1, len(t.list))]
	return one.tenseAt(-1) < 0
}

// tenseBefore is tenseAt by the words before lexeme i.
func (t *timing) tenseBefore(i int) int {
	before := *t
	before.list = t.list[:i+1]
	return before.tenseAt(i)
}

// stateBefore reports whether something was so before lexeme k, within reach of it: the end of what "was shut until Monday" is
// over. What was done ("suspended until Monday") may last beyond the report.
func (t *timing) stateBefore(k, reach int) bool {
	for j := k - 1; j >= max(0, k-reach); j-- {
		if t.lex(j).word("was") {
			return true
		}
	}
	return false
}
