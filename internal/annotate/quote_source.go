package annotate

import (
	"strings"

	"parallax"
	"parallax/internal/language"
)

// sourceWords is how many words a source may have before its verb, an apposition included.
const sourceWords = 24

// sourceOf gives the tokens of the source of a verb: before it, else after it when a
// quotation or a comma before the verb shows that it is inverted ("..., said X").
func (f *speechFinder) sourceOf(u *unit, g *verbGroup) (source [2]int, inverted bool) {
	if g.participle {
		return f.participleSource(u, g), false
	}
	if end := f.closing(u, g); end > 0 {
		return [2]int{g.last, end}, true
	}
	if s := f.phraseBefore(u, g.begin); s[1] > 0 {
		return s, false
	}
	if s := f.describedBy(u, g.begin); s[1] > 0 {
		return s, false
	}
	atStart := g.begin == u.first || f.region[g.begin-1] != 0 || f.isDivider(f.p.word(g.begin-1))
	if !atStart || g.begin == u.first && f.p.tokens[g.begin].Start > u.start && !f.quoteBefore(u.first) {
		return source, false
	}
	last := g.last
	for last < u.last && f.cues.Auxiliaries[f.low(u, last)] && !f.cues.Prepositions[f.low(u, last)] && !f.cues.Determiners[f.low(u, last)] {
		last++
	}
	if f.cues.AtSource[f.low(u, last)] {
		if end := f.phraseEnd(u, last+1); end > last+1 {
			return [2]int{last + 1, end}, true
		}
	}
	if end := f.phraseEnd(u, last); end > last && (!f.cues.Prepositions[f.low(u, last)] || f.cues.Determiners[f.low(u, last)]) && !f.cues.Complementizers[f.low(u, last)] {
		return [2]int{last, end}, true
	}
	return source, false
}

// closing gives the token behind a source that closes the sentence with the verb before it, where a clause stands before a comma:
// "The road, for some, is too long, said one source in the room." 0 where it does not.
func (f *speechFinder) closing(u *unit, g *verbGroup) int {
	t := g.begin - 1
	if t <= u.first || f.region[t] != 0 || f.region[t-1] != 0 || !isComma(f.p.word(t)) || !g.cue.Takes["quote"] || !f.clauseBetween(f.clauseFirst(u, t-1), t) {
		return 0
	}
	if low := f.low(u, g.last); f.cues.Prepositions[low] || f.cues.Aside[low] || f.cues.Complementizers[low] || f.cues.Questions[low] || f.pronoun(low) && !f.cues.Determiners[low] {
		return 0
	}
	end := f.phraseEnd(u, g.last)
	for k := end; k < u.last; k++ {
		if f.p.tokens[k].Kind != language.Punct || f.region[k] != 0 {
			return 0
		}
	}
	if end <= g.last || f.clauseBetween(g.last, end) {
		return 0
	}
	return end
}

// clauseBetween reports whether the last of the phrases between commas in [first, last) has a verb of its own, so that it is no apposition.
func (f *speechFinder) clauseBetween(first, last int) bool {
	for t := last - 1; t >= first && f.region[t] == 0 && !isComma(f.p.word(t)); t-- {
		low := f.p.folded[t]
		if f.cues.Relatives[low] || t > first && f.cues.Relatives[f.p.folded[t-1]] {
			return false
		}
		if !f.named[t] && (f.cues.Auxiliaries[low] && !f.cues.Prepositions[low] || f.d.language.Finite(low)) {
			return true
		}
	}
	return false
}

// participleSource gives the noun phrase right before a participle without a comma
// ("a statement saying"); none after a comma, where the main subject speaks.
func (f *speechFinder) participleSource(u *unit, g *verbGroup) [2]int {
	if g.begin == u.first || f.p.word(g.begin-1) == "," || f.cues.Prepositions[f.low(u, g.begin-1)] {
		return [2]int{} // "went on by saying"
	}
	return f.phraseBefore(u, g.begin)
}

// describedBy gives the source whose relative clause ends in the quotation right before token
// t: "Doe, who calls it “a ruin,” said". Zero when there is none.
func (f *speechFinder) describedBy(u *unit, t int) [2]int {
	if t-1 < u.first || f.region[t-1] == 0 {
		return [2]int{}
	}
	for k := f.p.tokenAt(f.regions[f.region[t-1]-1].open) - 1; k > u.first && t-k <= sourceWords && f.region[k] == 0; k-- {
		if f.p.word(k) != "," {
			continue
		}
		if !f.cues.Relatives[f.low(u, k+1)] {
			break
		}
		first := f.phraseStart(u, k)
		for first < k && f.fronting(u, first) {
			first++
		}
		if first < k {
			return [2]int{first, k}
		}
		break
	}
	return [2]int{}
}

func (f *speechFinder) isDivider(w string) bool {
	switch w {
	case ",", "،", ";", "؛", ":", "-", "–", "—", "(", "…", "...":
		return true
	}
	return false
}

// quoteBefore reports whether the token before t closes a quotation.
func (f *speechFinder) quoteBefore(t int) bool { return t > 0 && f.region[t-1] != 0 }

// phraseBefore gives the noun phrase that ends right before token t, an apposition between
// commas included; zero when there is none.
func (f *speechFinder) phraseBefore(u *unit, t int) [2]int {
	end := t
	if end <= u.first || f.region[end-1] != 0 {
		return [2]int{}
	}
	if f.isClose(f.p.word(end - 1)) {
		first := f.apposed(u, end-1)
		if first < 0 {
			return [2]int{}
		}
		return [2]int{first, end}
	}
	first := f.phraseStart(u, end)
	for first < end && f.fronting(u, first) {
		first++
	}
	if first >= end || f.p.tokens[end-1].Kind == language.Punct && f.p.word(end-1) != ")" && f.p.word(end-1) != "'" && f.p.word(end-1) != "’" && f.p.word(end-1) != "." {
		return [2]int{}
	}
	return f.refined(u, f.apposedTo(u, first), end)
}

// refined cuts a setting off the noun phrase [first, end) before a verb: "in Varn the mayor",
// "Doe on Monday". What is no noun phrase is zero: a phrase that is all setting, a lone verb
// ("recalled thinking").
func (f *speechFinder) refined(u *unit, first, end int) [2]int {
	for t := first + 1; t < end; t++ {
		if f.cues.Aside[f.low(u, t)] && f.cues.Aside[f.low(u, t+1)] && f.setting(u, t) && t+3 >= end {
			end = t
		}
	}
	if end-first == 1 && len(f.cues.VerbsAt(f.low(u, first))) > 0 && !f.named[first] && f.cues.Noun(f.low(u, first)) == nil && !f.cues.Anonymous[f.low(u, first)] && !f.cues.Documents[f.low(u, first)] {
		return [2]int{}
	}
	if !f.cues.Prepositions[f.low(u, first)] || f.cues.Determiners[f.low(u, first)] {
		return [2]int{first, end}
	}
	for t := first + 1; t < end; t++ {
		low := f.low(u, t)
		if (f.cues.Determiners[low] || f.named[t] && !f.named[t-1] || f.cues.Anonymous[low] || f.pronoun(low)) && !f.cues.Prepositions[f.low(u, t-1)] && (!f.cues.Determiners[f.low(u, t-1)] || f.cues.Determiners[low]) {
			return [2]int{t, end}
		}
	}
	if first > u.first && f.cues.Relatives[f.low(u, first-1)] {
		return [2]int{first - 1, end}
	}
	return [2]int{first, end}
}

// apposedTo gives the first token of the person that opens the unit and whom the phrase at
// token first describes after a comma that is not closed by another: "Jane Doe, the mayor said"; else first.
func (f *speechFinder) apposedTo(u *unit, first int) int {
	if first-1 <= u.first || f.p.word(first-1) != "," || !f.cues.Determiners[f.low(u, first)] {
		return first
	}
	m := f.nameBefore(f.p.tokens[first].Start)
	if m == nil || m.kind != parallax.Person || m.last != first-1 || m.first != u.first {
		return first
	}
	return m.first
}

func (f *speechFinder) isClose(w string) bool {
	return isComma(w) || w == ")" || w == "-" || w == "–" || w == "—"
}

// fronting reports whether token t may not open a source: a coordinator, an adverb, a mark.
func (f *speechFinder) fronting(u *unit, t int) bool {
	low := f.low(u, t)
	return low == "" || f.p.tokens[t].Kind == language.Punct || f.cues.Coordinators[low] || f.cues.Subordinators[low] && !f.cues.Relatives[low] && !f.cues.Determiners[low] || f.cues.Adverbs[low] && !f.cues.Determiners[low]
}

// phraseStart walks back from token end to where the noun phrase that ends there may begin.
func (f *speechFinder) phraseStart(u *unit, end int) int {
	t := end
	if f.cues.Relatives[f.low(u, end-1)] {
		return end - 1
	}
	for t > u.first && end-t < sourceWords {
		low := f.low(u, t-1)
		if low == "" {
			break
		}
		if f.p.tokens[t-1].Kind == language.Punct {
			if w := f.p.word(t - 1); w == "." && t-2 >= u.first || w == "'" || w == "’" || w == "&" || w == "/" || w == "-" && f.p.tokens[t-1].End == f.p.tokens[t].Start {
				t--
				continue
			}
			break
		}
		if f.stops(u, t-1, end) {
			break
		}
		t--
		if t < end-1 && f.pronoun(low) && !f.cues.Possessives[low] && !f.cues.Determiners[low] {
			t++ // a pronoun is a phrase of its own
			break
		}
		if t == end-1 && f.pronoun(low) {
			break
		}
	}
	return t
}

// stops reports whether the word at t divides a noun phrase that ends at end from what is before it.
func (f *speechFinder) stops(u *unit, t, end int) bool {
	low := f.low(u, t)
	switch {
	case f.cues.Relatives[low] || f.cues.Complementizers[low] || f.cues.Auxiliaries[low] && !f.cues.Prepositions[low] && !f.cues.Determiners[low]:
		return true
	case f.cues.Coordinators[low]:
		return !(t+1 < end && t > u.first && capital(f.p.word(t-1)) && capital(f.p.word(t+1)) || t+1 < end && f.plainPair(u, t))
	case f.cues.Subordinators[low]:
		return !f.cues.Prepositions[low]
	case len(f.cues.VerbsAt(low)) > 0 && t < end-1 && !(t > u.first && capital(f.p.word(t))) && f.cues.Noun(low) == nil && !f.cues.IsParticiple(low):
		return t > u.first && !f.cues.Determiners[f.low(u, t-1)]
	}
	return false
}

// plainPair reports whether a coordinator joins two nouns in small letters that make one
// source: "officers and residents".
func (f *speechFinder) plainPair(u *unit, t int) bool {
	return f.cues.Anonymous[f.low(u, t-1)] && f.cues.Anonymous[f.low(u, t+1)]
}

func (f *speechFinder) pronoun(low string) bool {
	return f.cues.He[low] || f.cues.She[low] || f.cues.They[low] || f.cues.Others[low]
}

// apposed gives where the source begins whose apposition is closed at token t, a comma, a
// bracket or a dash: "Doe, a farmer from Varn, said". -1 when there is none.
func (f *speechFinder) apposed(u *unit, t int) int {
	opener := f.p.word(t)
	if opener == ")" {
		opener = "("
	}
	for k := t - 1; k > u.first && t-k <= sourceWords; k-- {
		if f.region[k] != 0 {
			return -1
		}
		if f.p.word(k) != opener || f.inNumber(k) {
			continue
		}
		first := f.phraseStart(u, k)
		for first < k && f.fronting(u, first) {
			first++
		}
		if first >= k {
			return -1
		}
		if isComma(opener) && k-first == 1 && f.p.tokens[first].Kind == language.Number && first-1 > u.first && isComma(f.p.word(first-1)) {
			continue // "Doe, 60, a doctor,"
		}
		inner := f.low(u, k+1)
		opens := (first == f.clauseFirst(u, k) || first-1 > u.first && isDash(f.p.word(first-1))) && !f.cues.Prepositions[f.low(u, first)]
		if isComma(opener) && !f.apposition(inner, k+1, t) && !(opens && (f.cues.Prepositions[inner] || f.cues.IsParticiple(inner))) {
			return -1 // "Doe, in a letter, said", but nothing such inside a sentence
		}
		if isComma(opener) && f.cues.Prepositions[f.low(u, first)] && first == u.first {
			return -1 // "In Varn, a farmer from the hills, ..." opens no source
		}
		return first
	}
	return -1
}

// inNumber reports whether a comma stands inside a number or a list of appositions too short to be one.
func (f *speechFinder) inNumber(k int) bool {
	return k > 0 && k+1 < len(f.p.tokens) && f.p.tokens[k-1].Kind == language.Number && f.p.tokens[k+1].Kind == language.Number
}

// apposition reports whether the tokens from t to last may describe a source: they open with
// an article, a possessive, an age, a relative or a role, or hold a role.
func (f *speechFinder) apposition(low string, t, last int) bool {
	if f.cues.Determiners[low] || f.cues.Possessives[low] || f.cues.Relatives[low] || f.names.IsRole(bare(low)) || f.p.tokens[t].Kind == language.Number {
		return true
	}
	for k := t; k < last && k < t+8; k++ {
		if f.names.IsRole(bare(f.p.folded[k])) || f.cues.Anonymous[bare(f.p.folded[k])] || f.names.RoleWords[f.p.folded[k]] && k == t {
			return true
		}
	}
	return last-t <= 4 && capital(f.p.word(t)) // a place or a party: "Jane Doe, Varn, said"
}

// phraseEnd gives the token after the noun phrase that begins at t, an apposition included.
func (f *speechFinder) phraseEnd(u *unit, t int) int { return f.phraseTo(u, t, true) }

// phraseTo gives the token after the noun phrase that begins at t, with or without appositions.
func (f *speechFinder) phraseTo(u *unit, t int, appositions bool) int {
	end := t
	if low := f.low(u, t); f.pronoun(low) && !f.cues.Possessives[low] && !(f.cues.Determiners[low] && !f.cues.Relatives[low] && f.nounAt(u, t+1)) {
		return t + 1
	}
	for ; end < u.last && end-t < sourceWords && f.region[end] == 0; end++ {
		low := f.low(u, end)
		if f.p.tokens[end].Kind == language.Punct {
			w := f.p.word(end)
			if w == "." && end+1 < u.last || w == "'" || w == "’" || w == "&" || (w == "-" || w == "/") && f.p.tokens[end].Start == f.p.tokens[end-1].End {
				continue
			}
			if w == "," && appositions && f.appositionAfter(u, end, t) {
				continue
			}
			break
		}
		if f.named[end] {
			continue
		}
		if end > t && (f.cues.Complementizers[low] || f.cues.Subordinators[low] && !f.cues.Prepositions[low] || f.cues.IsParticiple(low) && !f.d.language.IsHead(low) || f.cues.Passive[low] || f.cues.Auxiliaries[low] && !f.cues.Prepositions[low] ||
			f.cues.Coordinators[low] && !(end+1 < u.last && capital(f.p.word(end+1)) && capital(f.p.word(end-1)))) {
			break
		}
		if end > t && f.cues.Aside[low] && !strings.EqualFold(low, "of") && f.setting(u, end) {
			break
		}
	}
	return end
}

// nounAt reports whether token t may be the noun of an article before it: "one report", and no verb, mark or small word.
func (f *speechFinder) nounAt(u *unit, t int) bool {
	low := f.low(u, t)
	return low != "" && f.p.tokens[t].Kind == language.Word && !f.d.language.IsStop(low) && (len(f.cues.VerbsAt(low)) == 0 || f.cues.Documents[low])
}

// setting reports whether an aside at t tells when or where and does not belong to the source before it.
func (f *speechFinder) setting(u *unit, t int) bool {
	low := f.low(u, t)
	return !f.cues.Prepositions[low] || f.cues.Aside[f.low(u, t+1)]
}

// appositionAfter reports whether the comma at k opens a description of the source that begins at t.
func (f *speechFinder) appositionAfter(u *unit, k, t int) bool {
	low := f.low(u, k+1)
	if low == "" || !capital(f.p.word(t)) && !f.cues.Determiners[f.low(u, t)] && !f.cues.Possessives[f.low(u, t)] {
		return false
	}
	if i := f.personAt(f.p.tokens[k].End); i < len(f.people) && f.people[i].first == k+1 && f.people[i].kind == parallax.Person && !f.named[k-1] {
		return true // "her brother, Jon Doe"
	}
	return f.cues.Determiners[low] && low != "that" || f.names.IsRole(bare(low)) || f.cues.Relatives[low] && low != "that"
}

// trimmed gives the bytes of the tokens [first, last) without marks at the ends and without a possessive ending.
func (f *speechFinder) trimmed(first, last int) extent {
	for last > first+1 && (f.p.tokens[last-1].Kind == language.Punct && f.p.word(last-1) != ")" || f.cues.Relatives[f.p.folded[last-1]] || f.cues.Finite && f.cues.Prepositions[f.p.folded[last-1]]) {
		last--
	}
	e := extent{f.p.tokens[first].Start, f.p.tokens[last-1].End}
	if n := language.Possessive(f.p.word(last - 1)); n > 0 {
		e.end -= n
	}
	return e
}

// mainSubject gives the subject of the clauses before token before, as far as it shows: the
// first person named, or pronoun, of the unit that no preposition governs. For a participle
// after a comma, and for quotations without a cue.
func (f *speechFinder) mainSubject(u *unit, before int) extent {
	end := u.first
	for ; end < before; end++ {
		low := f.low(u, end)
		if f.cues.He[low] && !f.cues.Possessives[low] || f.cues.She[low] && !f.cues.Possessives[low] || f.cues.They[low] && !f.cues.Possessives[low] || f.cues.Anonymous[low] {
			break
		}
	}
	for _, m := range f.people[f.personAt(u.start):] {
		if m.first >= end {
			break
		}
		if f.region[m.first] == 0 && m.kind == parallax.Person && !f.governed(m) && language.Possessive(f.p.word(m.last-1)) == 0 {
			return extent{m.start, m.end}
		}
	}
	if end < before {
		return extent{f.p.tokens[end].Start, f.p.tokens[end].End}
	}
	return extent{}
}

// clauseSubject gives the pronoun that opens the last clause between byte from and token
// before, for a verb joined by "and": "when she was asked, he laughed and said". Empty when none does.
func (f *speechFinder) clauseSubject(u *unit, from, before int) extent {
	for t := before - 1; t > u.first && f.p.tokens[t].Start > from; t-- {
		low := f.low(u, t)
		if low == "" {
			break
		}
		if (f.cues.He[low] || f.cues.She[low] || f.cues.They[low]) && f.p.word(t-1) == "," {
			return extent{f.p.tokens[t].Start, f.p.tokens[t].End}
		}
	}
	return extent{}
}
