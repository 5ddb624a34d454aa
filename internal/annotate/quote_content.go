package annotate

import (
	"strings"

	"parallax/internal/language"
)

const (
	// asideWords is how far a setting or a hearer may run between a verb and its content.
	asideWords = 16
	// fewWords is the least number of words of a clause taken as what was said before a verb
	// (", she said"): less is an opening such as "Later,".
	fewWords = 3
)

// contentBefore gives what stands right before the source and its verb: a quotation, or a
// clause that ends in a comma. lead is the first token of source and verb. nil when there is none.
func (f *speechFinder) contentBefore(u *unit, g *verbGroup, lead int) []extent {
	if !g.cue.Takes["quote"] && !g.cue.Takes["clause"] {
		return nil
	}
	t := lead - 1
	if lead == u.first { // the quotation may end the sentence before: “Go!” she said.
		if t < 0 || f.region[t] == 0 || f.regions[f.region[t]-1].paragraph != u.paragraph {
			return nil
		}
		q := f.regions[f.region[t]-1]
		if f.utteranceOf(q) != nil || f.contentStart(u, g, g.last) > 0 && !g.inverted {
			return nil
		}
		return []extent{{q.open, q.close}}
	}
	if t < u.first {
		return nil
	}
	if f.cues.Relatives[f.low(u, lead)] && !g.inverted {
		return nil // ", which denied it" says nothing of what stands before
	}
	comma := false
	for n := 0; n < 2 && t >= u.first && f.region[t] == 0 && (isComma(f.p.word(t)) || isDash(f.p.word(t))); n++ { // Russian ", —"
		comma = true
		t--
	}
	if t < u.first {
		return nil
	}
	start := f.clauseFirst(u, t)
	if f.region[t] != 0 {
		q := f.regions[f.region[t]-1]
		if open := f.p.tokenAt(q.open); open > start && comma && f.cues.Prepositions[f.low(u, open-1)] && !f.clauseBetween(open, t+1) && f.contentStart(u, g, g.last) > 0 && !g.inverted {
			return nil // "On the broadcast of “Sunday in Varn,” Doe said it was"
		} else if open <= start || !f.wordsBetween(start, open) || f.fullQuote(q) {
			return []extent{{q.open, q.close}}
		}
		return []extent{{f.p.tokens[start].Start, q.close}}
	}
	if !comma || !g.cue.Takes["clause"] || t+1-start < fewWords || f.onlySetting(u, start, t+1) || f.cues.Prepositions[f.low(u, start)] && f.verbless(start, t+1) && g.last < u.last && isComma(f.p.word(g.last)) {
		return nil
	}
	return []extent{{f.p.tokens[start].Start, f.p.tokens[t].End}}
}

// asSaid reports whether a verb and its source, whose first token is lead, make a clause that says whose words the rest of the
// sentence is: ", wie die Polizei mitteilte".
func (f *speechFinder) asSaid(u *unit, g *verbGroup, lead int) bool {
	t := lead - 1
	return t >= u.first && f.cues.AsSaid[f.low(u, t)] && !g.inverted && g.cue.Takes["clause"] && (t == u.first || isComma(f.p.word(t-1))) &&
		(g.last >= u.last || f.p.tokens[g.last].Kind == language.Punct)
}

// besideAsSaid gives the content of such a clause: what stands before it, or, where it opens the sentence, behind its comma.
func (f *speechFinder) besideAsSaid(u *unit, g *verbGroup, lead int) (prior, ahead []extent) {
	if lead-1 > u.first {
		return f.contentBefore(u, g, lead-1), nil
	}
	if g.last+1 < u.last && isComma(f.p.word(g.last)) {
		return nil, []extent{f.toEnd(u, g.last+1)}
	}
	return nil, nil
}

// interrupted gives a clause that source and verb divide behind its first words: "Otherwise, she said, the dam holds",
// "The dam, she said, is safe". lead and tail are the first token of source and verb and the one behind them. nil when the
// verb does not stand between two commas.
func (f *speechFinder) interrupted(u *unit, g *verbGroup, lead, tail int) []extent {
	t := lead - 1
	if !g.cue.Takes["clause"] || g.inverted || g.participle || g.source[1] == 0 || t-1 < u.first || f.region[t] != 0 || !isComma(f.p.word(t)) || f.region[t-1] != 0 {
		return nil
	}
	first := f.clauseFirst(u, t-1)
	if g.cue.Takes["hearer"] && f.pronoun(f.low(u, tail)) {
		tail++
	}
	tail = f.pastSetting(u, tail)
	participle := f.cues.IsParticiple(f.low(u, tail+1)) && !f.cues.Subordinators[f.low(u, first)]
	if tail+1 >= u.last || f.region[tail] != 0 || !isComma(f.p.word(tail)) || participle || first >= t {
		return nil
	}
	return []extent{{f.p.tokens[first].Start, f.p.tokens[t-1].End}, f.toEnd(u, tail+1)}
}

// settingWords is how many words of a setting may stand between a verb and the comma behind it.
const settingWords = 6

// pastSetting gives the comma behind a setting that begins at token t, ", he said in a letter,"; t when none begins there.
func (f *speechFinder) pastSetting(u *unit, t int) int {
	if low := f.low(u, t); !f.cues.Aside[low] {
		return t
	}
	for k := t + 1; k < u.last && k-t <= settingWords && f.region[k] == 0; k++ {
		if isComma(f.p.word(k)) {
			return k
		}
		if low := f.p.folded[k]; f.p.tokens[k].Kind == language.Punct || f.cues.Complementizers[low] || f.cues.Auxiliaries[low] && !f.cues.Prepositions[low] {
			break
		}
	}
	return t
}

// isComma reports whether a token is a comma, the Arabic one among them.
func isComma(w string) bool { return w == "," || w == "،" }

// clauseFirst gives the token where the clause that ends at t begins: after the coordinator that opens the unit.
func (f *speechFinder) clauseFirst(u *unit, t int) int {
	start := u.first
	for start < t && f.region[start] == 0 && f.p.tokens[start].Kind == language.Punct {
		start++
	}
	return start
}

// wordsBetween reports whether there are words outside quotation marks in [first, last).
func (f *speechFinder) wordsBetween(first, last int) bool {
	for t := first; t < last; t++ {
		if f.region[t] == 0 && f.p.tokens[t].Kind != language.Punct {
			return true
		}
	}
	return false
}

// fullQuote reports whether a quotation reads as an utterance of its own: capital first, mark of an end last.
func (f *speechFinder) fullQuote(q *quoted) bool {
	body := f.p.text[q.start:q.end]
	last := body[len(body)-1]
	return capital(body) && (last == ',' || last == '.' || last == '!' || last == '?') && len(body) > 12
}

// onlySetting reports whether a clause before a comma only tells when or where: "On Monday, she said ...".
func (f *speechFinder) onlySetting(u *unit, first, last int) bool {
	if f.cues.Coordinators[f.low(u, first)] && first+1 < last {
		first++ // "But on Monday, she said"
	}
	low := f.low(u, first)
	return last-first < 7 && (f.cues.Prepositions[low] || f.cues.Aside[low] || f.cues.Adverbs[low]) || f.cues.Subordinators[low] && !f.cues.Determiners[low] && last-first < 12
}

// verbless reports whether none of the tokens [first, last) can be the verb of a sentence, in a language whose verbs are listed.
func (f *speechFinder) verbless(first, last int) bool {
	if !f.d.language.ListsFinite() {
		return false
	}
	for t := first; t < last; t++ {
		if low := f.p.folded[t]; !f.named[t] && (f.d.language.Finite(low) || f.cues.Auxiliaries[low] && !f.cues.Prepositions[low]) {
			return false
		}
	}
	return true
}

// endsQuoted reports whether a quotation stands right before token lead, perhaps with a comma
// between; then it and not what follows the verb is what was said.
func (f *speechFinder) endsQuoted(u *unit, lead int) bool {
	t := lead - 1
	for n := 0; n < 2 && t >= u.first && f.region[t] == 0 && (isComma(f.p.word(t)) || isDash(f.p.word(t))); n++ {
		t--
	}
	return t >= 0 && f.region[t] != 0 && (t >= u.first || lead == u.first)
}

// resumed gives the second part of what was said: after "..., she said, ..." and, in the same
// paragraph, after "...," she said. "...".
func (f *speechFinder) resumed(u *unit, t int, quoted bool) []extent {
	if quoted {
		if q := f.nextQuoted(u, t); q != nil {
			return []extent{{q.open, q.close}}
		}
	}
	for n := 0; t < u.last && n < asideWords && f.region[t] == 0 && f.p.word(t) != ","; n++ {
		if f.cues.Coordinators[f.low(u, t)] && len(f.cues.VerbsAt(f.low(u, t+1))) > 0 {
			return nil // "laughed and said"
		}
		t++
	}
	if t >= u.last-1 || f.region[t] != 0 && !f.fullQuote(f.regions[f.region[t]-1]) {
		return nil
	}
	if f.region[t] == 0 {
		t++
	}
	if f.region[t] != 0 {
		q := f.regions[f.region[t]-1]
		return []extent{{q.open, q.close}}
	}
	if quoted { // “...,” said her brother, Jon Doe, in a low voice: none of this was said
		return nil
	}
	low := f.low(u, t)
	if f.cues.Coordinators[low] && t+1 < u.last && f.region[t+1] != 0 {
		q := f.regions[f.region[t+1]-1]
		return []extent{{q.open, q.close}} // ", she said, and “...”"
	}
	if f.cues.Complementizers[low] || low != "" && low == f.cues.Infinitive {
		return []extent{f.toEnd(u, t)}
	}
	if f.cues.IsParticiple(low) || f.cues.Subordinators[low] || f.cues.Relatives[low] || f.cues.Coordinators[low] || f.cues.Citing.Match(func(i int) string { return f.low(u, t+i) }) > 0 || f.cues.According.Match(func(i int) string { return f.low(u, t+i) }) > 0 {
		return nil
	}
	if f.cues.Prepositions[low] || f.cues.Determiners[low] {
		return nil
	}
	return []extent{f.toEnd(u, t)}
}

// nextQuoted gives the quotation of the unit that a comma or a dash behind token t opens, when
// nobody else's verb stands between: “...,” said Doe, a farmer – “...”. nil when there is none.
func (f *speechFinder) nextQuoted(u *unit, t int) *quoted {
	for k := t; k < u.last && k-t < asideWords; k++ {
		if f.region[k] != 0 {
			before := max(k-1, u.first)
			if f.cues.Coordinators[f.low(u, before)] && before > t {
				before-- // “...,” he said, but “...”
			}
			if w := f.p.word(before); isDash(w) || isComma(w) {
				return f.regions[f.region[k]-1]
			}
			return nil
		}
		if len(f.cues.VerbsAt(f.low(u, k))) > 0 && !f.named[k] && !(f.cues.IsParticiple(f.low(u, k)) && k+1 < u.last && f.region[k+1] == 0) { // “...,” said Doe, referring to it, “...”
			return nil
		}
	}
	return nil
}

// toEnd gives the bytes from token t to the end of the unit without its last mark.
func (f *speechFinder) toEnd(u *unit, t int) extent {
	last := u.last
	for last > t+1 && f.region[last-1] == 0 && f.p.tokens[last-1].Kind == language.Punct && f.p.word(last-1) != ")" && f.p.word(last-1) != "%" {
		last--
	}
	e := extent{f.p.tokens[t].Start, f.p.tokens[last-1].End}
	if r := f.region[last-1]; r != 0 {
		e.end = f.regions[r-1].close
	}
	return e
}

// announced gives the quotation that opens the next unit when the verb closes its own: "He
// declared:" before a paragraph in quotation marks, or "she said in a note." before "“...”" in the same
// paragraph. nil when there is none, or when that quotation has a verb of its own.
func (f *speechFinder) announced(u *unit, g *verbGroup, t int) []extent {
	if !g.cue.Takes["quote"] || u.last >= len(f.p.tokens) || f.region[u.last] == 0 || f.region[u.last-1] != 0 {
		return nil
	}
	q := f.regions[f.region[u.last]-1]
	colon := f.p.word(u.last-1) == ":"
	if f.p.tokenAt(q.open) < u.last || !colon && q.paragraph != u.paragraph || q.paragraph > u.paragraph+1 || u.last-t > asideWords {
		return nil
	}
	for ; t < u.last-1; t++ {
		if f.p.tokens[t].Kind == language.Punct && !colon || len(f.cues.VerbsAt(f.low(u, t))) > 0 {
			return nil
		}
	}
	next := f.p.tokenAt(q.close)
	if next < len(f.p.tokens) && !colon && f.unitAt(q.open) == f.unitAt(f.p.tokens[next].Start) {
		return nil // “...,” somebody else said
	}
	return []extent{{q.open, q.close}}
}

// contentAfter gives what follows a verb from token t on, as its complements allow; nil when nothing fits.
func (f *speechFinder) contentAfter(u *unit, g *verbGroup, t int) []extent {
	start := f.contentStart(u, g, t)
	if start < 0 || start >= u.last || !f.wordsAfter(start, u.last) {
		return nil
	}
	if r := f.region[start]; r != 0 {
		q := f.regions[r-1]
		if g.cue.Takes["naming"] && start == t && !f.cues.Questions[f.low(u, g.source[0])] && !(g.source[0] > u.first && f.cues.Questions[f.low(u, g.source[0]-1)]) {
			return nil // "a café called “The Moon”", but "what he called “a mess”"
		}
		out := extent{q.open, q.close}
		whose := g.source[0] > u.first && f.cues.Questions[f.low(u, g.source[0]-1)] && g.cue.Takes["naming"] // "what he called “a mess” ended"
		if next := f.p.tokenAt(q.close); next < u.last && !whose && !f.fullQuote(q) && f.p.tokens[next].Kind != language.Punct {
			out.end = f.toEnd(u, next).end // mixed: called the plan “a mess” of their own making
		}
		return []extent{out}
	}
	return []extent{f.toEnd(u, start)}
}

func (f *speechFinder) wordsAfter(first, last int) bool {
	for t := first; t < last; t++ {
		if f.p.tokens[t].Kind != language.Punct {
			return true
		}
	}
	return false
}

// contentStart gives the token at which the content of a verb begins, -1 when there is none.
func (f *speechFinder) contentStart(u *unit, g *verbGroup, t int) int {
	takes := g.cue.Takes
	for t < u.last && f.cues.IsAdverb(f.low(u, t)) && !f.cues.Determiners[f.low(u, t)] && !f.cues.Subordinators[f.low(u, t)] {
		t++
	}
	if t >= u.last {
		return -1
	}
	if s := f.opened(u, g, t); s != 0 {
		return s
	}
	low := f.low(u, t)
	switch {
	case f.p.tokens[t].Kind == language.Punct || f.cues.Coordinators[low] || f.cues.PassiveBy[low]:
		return -1
	case takes["hearer"]:
		return f.pastHearer(u, g, t)
	case f.cues.CommaClause && f.pastObject(u, t) > 0:
		return f.pastObject(u, t)
	case f.cues.CommaClause && f.cues.Aside[low] && f.cues.Determiners[low]:
		return f.pastDative(u, g, t)
	case f.cues.Aside[low]:
		return f.pastAside(u, g, t)
	case f.cues.Prepositions[low]:
		return -1
	case f.cues.Subordinators[low] && !f.cues.Determiners[low] && !f.cues.Adverbs[low]:
		return -1
	case takes["clause"] || takes["object"]:
		return t
	}
	return -1
}

// objectWords is how many words may stand between a verb and the comma before its clause.
const objectWords = 6

// pastObject gives the complementizer behind a comma a few words after token t, where no other
// verb of saying stands between: "рассказал журналистам, что". 0 when there is none.
func (f *speechFinder) pastObject(u *unit, t int) int {
	for k := t; k+1 < u.last && k-t <= objectWords && f.region[k] == 0; k++ {
		switch low := f.low(u, k); {
		case f.p.word(k) == "," && f.cues.Complementizers[f.low(u, k+1)]:
			return k + 1
		case f.p.tokens[k].Kind == language.Punct, len(f.cues.VerbsAt(low)) > 0, f.cues.Relatives[low]:
			return 0
		}
	}
	return 0
}

// pastDative skips who was told, from its article at token t to the comma or the quotation behind
// it ("sagte der Zeitung, er ..."); without one the phrase is the object of the verb.
func (f *speechFinder) pastDative(u *unit, g *verbGroup, t int) int {
	for k := t + 1; k < u.last && k-t <= objectWords; k++ {
		if f.region[k] != 0 && !g.cue.Takes["naming"] {
			return k
		}
		if f.p.word(k) == "," {
			if s := f.opened(u, g, k); s > 0 {
				return s
			}
			break
		}
	}
	if g.cue.Takes["object"] || g.cue.Takes["naming"] {
		return t
	}
	return -1
}

// opened gives the start of a content that shows itself at token t: a quotation, a
// complementizer, a question word, an infinitive, a governed preposition. 0 when none
// does, -1 when the punctuation there ends the matter.
func (f *speechFinder) opened(u *unit, g *verbGroup, t int) int {
	takes := g.cue.Takes
	if f.region[t] != 0 {
		return t
	}
	low := f.low(u, t)
	switch {
	case f.p.word(t) == ":":
		return t + 1
	case f.p.word(t) == ",":
		switch next := f.low(u, t+1); {
		case t+1 < u.last && f.region[t+1] != 0 && (takes["quote"] || takes["clause"]):
			return t + 1
		case f.cues.CommaClause && (takes["clause"] || takes["wh"]) && (f.cues.Complementizers[next] || f.cues.Questions[next] || f.pronoun(next) || f.cues.Determiners[next] || f.cues.Possessives[next]):
			return t + 1
		}
		return -1
	case f.cues.Complementizers[low]:
		if takes["clause"] || takes["hearer"] || takes["object"] || takes["quote"] {
			return t
		}
	case f.cues.Questions[low] && f.asks(g, low) && (takes["wh"] || takes["clause"] || takes["object"] || takes["hearer"]):
		return t
	case low != "" && low == f.cues.Infinitive && takes["infinitive"]:
		return t
	case takes["preposition"] && g.cue.After[low]:
		return t + 1
	}
	return 0
}

// asks reports whether a question word may open what was said with the verb: "asked when she left", but "said when she left".
func (f *speechFinder) asks(g *verbGroup, low string) bool {
	return !f.cues.Adverbial[low] || g.cue.Takes["wh"] || !g.cue.Takes["quote"] || g.cue.Takes["object"]
}

// pastAside skips a setting between verb and content ("said on Tuesday in a letter that").
func (f *speechFinder) pastAside(u *unit, g *verbGroup, t int) int {
	if !f.cues.Prepositions[f.low(u, t)] { // a day: what follows may be the content itself
		if hasSense(f.d.language.Lexicon().Find(f.low(u, t)), language.Weekday) && hasSense(f.d.language.Lexicon().Find(f.low(u, t+1)), language.PartOfDay) {
			t++ // "Friday afternoon"
		}
		if s := f.contentStart(u, g, t+1); s > 0 {
			return s
		}
		return -1
	}
	for k := t + 1; k < u.last && k < t+asideWords; k++ {
		if f.region[k] != 0 {
			if k > t+1 && g.cue.Takes["quote"] {
				return k
			}
			return -1
		}
		if f.cues.Complementizers[f.low(u, k)] && (g.cue.Takes["clause"] || g.cue.Takes["hearer"]) {
			return k
		}
		if w := f.p.word(k); w == "," || w == ":" {
			if s := f.opened(u, g, k); s > 0 {
				return s
			}
			if k+2 < u.last && f.named[k-1] && capital(f.p.word(k+1)) && f.p.word(k+2) == "," {
				k += 2 // "in Varn, Ohio, that"
				continue
			}
			return -1
		}
		if k > t+1 && (f.pronounSubject(u, k) || f.cues.Determiners[f.low(u, k)] && !f.cues.Prepositions[f.low(u, k-1)]) && g.cue.Takes["clause"] && !f.cues.Prepositions[f.low(u, k-1)] {
			return k
		}
	}
	return -1
}

func (f *speechFinder) pronounSubject(u *unit, t int) bool {
	low := f.low(u, t)
	if i := strings.IndexAny(low, "'’"); i > 0 {
		low = low[:i] // "he’s"
	}
	return f.pronoun(low) && !f.cues.Possessives[low] && !f.cues.Relatives[low]
}

// pastHearer skips who was told ("told reporters that", "asked Doe whether") and gives where the content begins.
func (f *speechFinder) pastHearer(u *unit, g *verbGroup, t int) int {
	if f.pronoun(f.low(u, t)) && !f.cues.Possessives[f.low(u, t)] && !(f.cues.CommaClause && f.cues.Determiners[f.low(u, t)]) || f.cues.Possessives[f.low(u, t)] && t+1 < u.last && f.opened(u, g, t+1) > 0 {
		if t+1 >= u.last {
			return -1
		}
		if s := f.opened(u, g, t+1); s != 0 {
			return s
		}
		return t + 1
	}
	for k := t + 1; k < u.last && k < t+asideWords; k++ {
		low := f.low(u, k)
		if f.region[k] != 0 || f.cues.Complementizers[low] || f.cues.Questions[low] && !f.cues.Relatives[low] && f.asks(g, low) || low != "" && low == f.cues.Infinitive && g.cue.Takes["infinitive"] {
			return k
		}
		if g.cue.Takes["preposition"] && g.cue.After[low] {
			return k + 1
		}
		if w := f.p.word(k); w == "," || w == ":" || w == ";" {
			if s := f.opened(u, g, k); s > 0 {
				return s
			}
			return -1
		}
		named := capital(f.p.word(t)) || f.cues.Determiners[f.low(u, t)] && capital(f.p.word(k-1)) && k > t+1 // "told the Gazette his firm"
		if f.pronounSubject(u, k) || named && (f.cues.Determiners[low] || f.cues.Possessives[low]) {
			return k
		}
	}
	return -1
}

// transcriptWords is the most words a speaker before a colon has.
const transcriptWords = 6

// transcript takes a paragraph that opens with a speaker and a colon for what that speaker
// said, and reports whether it did: "DOE: We will see." The paragraph's later units go with it.
func (f *speechFinder) transcript(i int) bool {
	u := &f.units[i]
	if i > 0 && f.units[i-1].paragraph == u.paragraph {
		return f.inTranscript(u.start)
	}
	colon := u.first
	for ; colon < u.last && colon-u.first <= transcriptWords && f.region[colon] == 0 && f.p.word(colon) != ":"; colon++ {
		if w := f.p.word(colon); f.p.tokens[colon].Kind == language.Word && !capital(w) && !f.names.Inside[f.p.folded[colon]] {
			return false
		}
	}
	if f.p.tokens[colon-min(1, colon)].End-f.p.tokens[u.first].Start < 2 { // the Q and A of an interview name nobody
		return false
	}
	if colon == u.first || colon >= u.last-1 || f.p.word(colon) != ":" || f.p.tokens[u.first].Kind != language.Word {
		return false
	}
	if !capital(f.p.word(colon+1)) && f.region[colon+1] == 0 || !f.speakerLike(u.first, colon) || f.titled(u, colon+1) {
		return false
	}
	end := u.end
	for k := i + 1; k < len(f.units) && f.units[k].paragraph == u.paragraph; k++ {
		end = f.units[k].end
	}
	f.found = append(f.found, &utterance{unit: i, by: byMarks, strength: "said", begin: u.start,
		content: []extent{{f.p.tokens[colon+1].Start, end}}, source: f.trimmed(u.first, colon), cue: extent{f.p.tokens[colon].Start, f.p.tokens[colon].End}})
	return true
}

// titled reports whether behind a colon stands a name in marks that its unit goes on with, as headlines do: `DOE: "The Ferry"
// Star Dies at 91`. What somebody says is in marks to its end, or not at all.
func (f *speechFinder) titled(u *unit, first int) bool {
	if f.region[first] == 0 {
		return false
	}
	t := first
	for t < u.last && f.region[t] == f.region[first] {
		t++
	}
	return t < u.last && f.p.tokens[t].Kind == language.Word && capital(f.p.word(t)) && t-first < looseWords
}

// speakerLike reports whether the tokens [first, last) may be a speaker: all capitals, or a person's name in them.
func (f *speechFinder) speakerLike(first, last int) bool {
	caps := true
	for t := first; t < last; t++ {
		caps = caps && (f.p.tokens[t].Kind == language.Punct || f.p.word(t) == upper(f.p.word(t)))
	}
	if caps {
		return true
	}
	for _, m := range f.people[f.personAt(f.p.tokens[first].Start):] {
		if m.first >= last {
			break
		}
		if m.kind == "person" && m.first >= first && m.last <= last {
			return true
		}
	}
	return false
}

// inTranscript reports whether byte i lies in what a transcript speaker said.
func (f *speechFinder) inTranscript(i int) bool {
	n := len(f.found)
	if n == 0 {
		return false
	}
	v := f.found[n-1]
	return v.by == byMarks && v.content[0].start < i && i < v.content[0].end
}
