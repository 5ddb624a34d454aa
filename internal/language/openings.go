package language

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Openings holds how a sentence shows in its first words that it leans on those before it
// (data/TAG/openings.toml).
type Openings struct {
	// Back are first words or phrases that point back: pronouns, connectives, "the move". One that
	// ends in a comma does so only with it: "shortly after," but not "shortly after noon".
	Back []string `toml:"back"`
	// BackBeforeVerb point back where a finite form follows: "the two met".
	BackBeforeVerb []string `toml:"back_before_verb"`
	// BackInside point back near the begin of a sentence: "one of them called it difficult".
	BackInside []string `toml:"back_inside"`
	// BackBetween are connectives that point back between commas too: "the mayor, however, stayed". Adding are those
	// that do between a subject and its verb: "the mayor also stayed".
	BackBetween Set `toml:"back_between"`
	Adding      Set `toml:"adding"`
	// Definite are the articles that speak of a thing as known: "the". None in a language without.
	Definite Set `toml:"definite"`
	// Pointing are words before things told before: "these"; PointingOne before one such thing: "that". Recalling are those that do so
	// behind a definite article, "the recent"; RecallingOne behind PointingOne: "that earlier".
	Pointing     Set `toml:"pointing"`
	PointingOne  Set `toml:"pointing_one"`
	Recalling    Set `toml:"recalling"`
	RecallingOne Set `toml:"recalling_one"`
	// FrontNow are phrases at the front of a sentence that point to the time of the report, and to nothing told before: "at this hour".
	FrontNow Set `toml:"front_now"`
	// Circumstances begin words on what goes on meanwhile, which a comma ends and without which the rest of the sentence is as true; they
	// end in a phrase of GoingOn: "as these talks | went on,". What else such words tell may be who says it, or when, or why.
	Circumstances Set      `toml:"circumstances"`
	GoingOn       []string `toml:"going_on"`
	// Finite and FiniteEndings are forms that can be the verb of a sentence. Both empty where the
	// language does not list them.
	Finite        Set      `toml:"finite"`
	FiniteEndings []string `toml:"finite_endings"`
	// Personal are words that stand for one person, and for nothing else: "her". None in a language where they stand for things.
	Personal Set `toml:"personal"`
	// PastParticiple are endings of forms that belong to a noun where no auxiliary stands before them: "aprobada". Attributive
	// are those of such forms between an article and its noun: "die beschlossene Reform".
	PastParticiple []string `toml:"past_participle"`
	Attributive    []string `toml:"attributive"`
	// We are words with which somebody speaks of himself and his own: "we", "our". WeWritten are those that are so only
	// as they are written here: "us", but not "US".
	We        Set      `toml:"we"`
	WeWritten []string `toml:"we_written"`

	back       map[string]bool
	longest    int        // words of the longest phrase
	beforeVerb []verbLead // of BackBeforeVerb
	inside     []string   // of BackInside, folded, each between spaces
	unspaced   []string   // of Back, in scripts without spaces
	withComma  []string   // of Back, those that end in one
}

// verbLead is a phrase with how many words it has.
type verbLead struct {
	phrase string
	words  int
}

var openings = newArea[Openings]("openings")

func (o *Openings) prepare() {
	o.back = map[string]bool{}
	for _, phrase := range o.Back {
		if unspacedAt(phrase, Token{}) {
			o.unspaced = append(o.unspaced, phrase)
		}
		if strings.HasSuffix(phrase, ",") {
			o.withComma = append(o.withComma, phrase)
			continue
		}
		words := opening(phrase, 8)
		o.back[strings.Join(words, " ")] = true
		o.longest = max(o.longest, len(words))
	}
	for _, phrase := range o.BackBeforeVerb {
		n := len(strings.Fields(phrase))
		o.longest = max(o.longest, n+1)
		o.beforeVerb = append(o.beforeVerb, verbLead{phrase, n})
	}
	for _, phrase := range o.BackInside {
		o.inside = append(o.inside, " "+strings.Join(opening(phrase, leadWords), " ")+" ")
	}
}

// Openings gives what the language's openings.toml holds.
func (l *Language) Openings() *Openings { return openings.of(l) }

// PointsBack reports whether a sentence begins with words that need the sentences before
// it: "However", "He", "The move". Quotation marks before the first word do not matter.
// "Después de la votación" names what it follows.
func (l *Language) PointsBack(sentence string) bool {
	o := openings.of(l)
	words := opening(firstBytes(sentence, 120), o.longest+1)
	for n := 1; n <= min(len(words), o.longest); n++ {
		if o.back[strings.Join(words[:n], " ")] && !(n < len(words) && l.joins(words[n])) {
			return true
		}
	}
	for _, lead := range o.beforeVerb {
		if n := lead.words; len(words) > n && strings.Join(words[:n], " ") == lead.phrase && o.finite(words[n]) {
			return true
		}
	}
	return o.namesBack(sentence) || o.beginsBack(sentence) || l.dropsSubject(sentence) || l.endsSaid(sentence)
}

// beginsBack reports whether a sentence begins with a phrase that is no row of words: one of a script without
// spaces, or one with a comma.
func (o *Openings) beginsBack(sentence string) bool {
	if slices.ContainsFunc(o.unspaced, func(phrase string) bool { return strings.HasPrefix(sentence, phrase) }) {
		return true
	}
	if len(o.withComma) == 0 {
		return false
	}
	low := Fold(firstBytes(sentence, 120))
	return slices.ContainsFunc(o.withComma, func(phrase string) bool { return strings.HasPrefix(low, phrase) })
}

// FirstPerson gives where in a sentence words stand with which somebody speaks of himself and his
// own, as first byte and the one behind the last.
func (l *Language) FirstPerson(sentence string) [][2]int {
	var out [][2]int
	o := openings.of(l)
	var room [64]Token
	tokens := appendTokens(room[:0], sentence, len(sentence))
	for i, t := range tokens {
		if t.Kind != Punct && (o.We[Fold(sentence[t.Start:t.End])] || l.writtenWe(o.WeWritten, sentence, tokens, i)) {
			out = append(out, [2]int{t.Start, t.End})
		}
	}
	for w := range o.We {
		if !unspacedAt(w, Token{}) {
			continue
		}
		if i := strings.Index(sentence, w); i >= 0 {
			out = append(out, [2]int{i, i + len(w)})
		}
	}
	return out
}

// writtenWe reports whether a token is one of WeWritten. One in capitals numbers things too ("Olav I", "phase I", "I. Brand"): it stands at the
// beginning, behind a mark or a small word, or before a finite form.
func (l *Language) writtenWe(written []string, sentence string, tokens []Token, i int) bool {
	word := func(i int) string { return sentence[tokens[i].Start:tokens[i].End] }
	upper := func(i int) bool {
		first, _ := utf8.DecodeRuneInString(word(i))
		return unicode.IsUpper(first)
	}
	switch {
	case !slices.Contains(written, word(i)):
		return false
	case !upper(i):
		return true
	case strings.HasPrefix(sentence[tokens[i].End:], "."):
		return false
	case i == 0 || tokens[i-1].Kind == Punct || l.IsStop(word(i-1)):
		return true
	}
	return !upper(i-1) && i+1 < len(tokens) && l.Finite(word(i+1))
}

// joins reports whether a folded word makes a preposition of an adverb before it: "después de". Of words that tie a
// time to a noun, one that stands before places and is not the first, "in" beside "of", does not: "but in Torvik".
func (l *Language) joins(word string) bool {
	at := slices.Index(l.Dates().Word["of"], word)
	return l.Cues().Prepositions[word] && (at == 0 || at > 0 && !l.Names().PlaceBefore[word])
}

// dropsSubject reports whether a sentence begins with a verb of saying whose subject stands in a
// sentence before, where a verb needs none: "Explicó que el puente sigue cerrado".
func (l *Language) dropsSubject(sentence string) bool {
	c := l.Cues()
	if !c.SubjectDrops {
		return false
	}
	text := firstBytes(sentence, 120)
	var room [48]Token
	tokens := appendTokens(room[:0], text, len(text))
	for i, t := range tokens[:max(0, len(tokens)-1)] {
		word, next := Fold(text[t.Start:t.End]), tokens[i+1]
		if len(c.VerbsAt(word)) > 0 {
			return next.Kind == Punct && text[next.Start:next.End] != "-" || c.Complementizers[Fold(text[next.Start:next.End])]
		}
		if i > 0 || !c.Auxiliaries[word] {
			return false
		}
	}
	return false
}

// endsSaid reports whether a sentence ends in a verb of saying whose subject stands in a sentence
// before, where a verb needs none: "Seis eran pilotos, ha asegurado."
func (l *Language) endsSaid(sentence string) bool {
	c := l.Cues()
	if !c.SubjectDrops {
		return false
	}
	comma := strings.LastIndexAny(sentence, ",”\"»")
	if comma < 0 {
		return false
	}
	words := opening(sentence[comma:], maxSaid+1)
	if len(words) == 0 || len(words) > maxSaid || len(c.VerbsAt(words[len(words)-1])) == 0 {
		return false
	}
	return !slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return !c.Auxiliaries[w] && !c.Adverbs[w] })
}

// LacksSubject reports whether a clause begins with a verb that nobody stands behind, where a verb
// needs no subject: "pudo escapar de la prisión". False in a language that does not list its verbs.
func (l *Language) LacksSubject(clause string) bool {
	c := l.Cues()
	words := opening(firstBytes(clause, 120), 3)
	if !c.SubjectDrops || len(words) < 3 || !l.Finite(words[0]) || c.Complementizers[words[1]] {
		return false
	}
	joined := func(w string) bool { return c.Prepositions[w] && !c.Determiners[w] }
	return joined(words[1]) || !c.Determiners[words[1]] && !c.Possessives[words[1]] && joined(words[2])
}

// maxSaid is how many words a verb of saying has with its auxiliaries: "lo ha asegurado también".
const maxSaid = 4

// leadWords is how many words into a sentence a thing may be called by a pronoun alone; behind
// more there is mostly a name for it in the sentence.
const leadWords = 8

// namesBack reports whether a sentence says what somebody calls a thing that it does not name.
func (o *Openings) namesBack(sentence string) bool {
	if len(o.inside) == 0 {
		return false
	}
	if i := strings.IndexAny(sentence, ",;"); i >= 0 {
		sentence = sentence[:i]
	}
	words := " " + strings.Join(opening(firstBytes(sentence, 120), leadWords), " ") + " "
	return slices.ContainsFunc(o.inside, func(phrase string) bool { return strings.Contains(words, phrase) })
}

// Presumes gives the two words behind the definite article a sentence begins with, in lower
// case: "closure follows" of "The closure follows a fire". Empty when it begins otherwise, or
// when what stands there says itself which it is: "The closure of".
func (l *Language) Presumes(sentence string) []string {
	words, definite := opening(firstBytes(sentence, 120), 4), openings.of(l).Definite
	if len(words) < 3 || !definite[words[0]] {
		return nil
	}
	n, o := l.Names(), openings.of(l)
	for _, w := range words[2:] {
		if o.finite(w) {
			break // "The region is of"
		}
		if (n.Particles[w] || n.Inside[w]) && !definite[w] {
			return nil
		}
	}
	return words[1:3]
}

// Verbless reports whether a text has no word that can be the verb of a sentence: "Rescuers
// searching the harbour". False in a language that does not list such words.
func (l *Language) Verbless(sentence string) bool {
	o := openings.of(l)
	if len(o.Finite) == 0 {
		return false
	}
	words, c := opening(sentence, len(sentence)), l.Cues()
	for i, word := range words {
		noun := c.AlsoNouns[word] && i+1 < len(words) && (c.PassiveBy[words[i+1]] || slices.Index(l.Dates().Word["of"], words[i+1]) == 0)
		if o.finite(word) || len(c.VerbsAt(word)) > 0 && !noun {
			return false // "claims by the council", "rules of the port" are things
		}
	}
	return !l.takesObject(sentence)
}

// takesObject reports whether a word stands in a sentence as a verb does before its object: in
// lower case, with an article behind it and none before it: "Ana heads the inquiry". No list
// holds all verbs.
func (l *Language) takesObject(sentence string) bool {
	c := l.Cues()
	var words []string
	for t := range EachToken(sentence) {
		words = append(words, sentence[t.Start:t.End])
	}
	for i := 1; i+2 < len(words); i++ {
		word, before, behind := words[i], Fold(words[i-1]), Fold(words[i+1])
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(r) || l.IsStop(word) || !c.Determiners[behind] && !c.Possessives[behind] {
			continue
		}
		if c.Determiners[before] || c.Possessives[before] || c.Prepositions[before] || c.Prepositions[word] || c.Adverbs[word] {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(before); !unicode.IsLetter(r) || l.namesWeekday(Fold(words[i+2])) {
			continue // "…, joined by", "on stage the Friday before"
		}
		if !slices.ContainsFunc(c.Participles, func(e string) bool { return strings.HasSuffix(word, e) }) {
			return true
		}
	}
	return false
}

// namesWeekday reports whether a folded word names a day of the week.
func (l *Language) namesWeekday(word string) bool {
	for _, names := range l.Dates().Weekday {
		if slices.Contains(names, word) {
			return true
		}
	}
	return false
}

// ListsFinite reports whether the language lists the words that can be the verb of a sentence.
func (l *Language) ListsFinite() bool { return len(openings.of(l).Finite) > 0 }

// Finds reports whether a text has a word that is listed as what can be the verb of a sentence; one that only ends as a
// verb does may be a participle.
func (l *Language) Finds(text string) bool {
	o := openings.of(l)
	return slices.ContainsFunc(opening(text, len(text)), func(word string) bool { return o.Finite[word] })
}

// Finite reports whether a word can be the verb of a sentence; false in a language that does not
// list such words.
func (l *Language) Finite(word string) bool { return openings.of(l).finite(Fold(word)) }

// finite reports whether a folded word can be the verb of a sentence, also behind one that lost its
// vowel: "s'est".
func (o *Openings) finite(word string) bool {
	if i := strings.LastIndexAny(word, "'’"); i >= 0 && o.Finite[word[i+1:]] {
		return true
	}
	return o.Finite[word] || slices.ContainsFunc(o.FiniteEndings, func(e string) bool { return strings.HasSuffix(word, e) && len(word) > len(e)+1 })
}

// opening gives the first n words of s, folded, without punctuation.
func opening(s string, n int) []string {
	var out []string
	var room [48]Token
	for _, t := range appendTokens(room[:0], s, n) {
		if t.Kind != Punct && len(out) < n {
			out = append(out, Fold(s[t.Start:t.End]))
		}
	}
	return out
}

// firstBytes cuts s to at most n bytes at the edge of a character.
func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
