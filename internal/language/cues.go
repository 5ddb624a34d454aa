package language

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Cues holds how a language tells that somebody said something (data/TAG/cues.toml): the
// verbs and nouns of saying with their complements, and the small words around them.
// Words are folded.
type Cues struct {
	Verbs []CueVerbs `toml:"verb"`
	Nouns []CueNouns `toml:"noun"`

	Complementizers Set `toml:"complementizers"` // "that"
	Questions       Set `toml:"questions"`       // "whether", "why"
	// Adverbial are question words that open a clause of time, place or condition too, so that what was said begins with
	// them only behind verbs of asking: "said when she left".
	Adverbial  Set    `toml:"adverbial"`
	AsSaid     Set    `toml:"as_said"`    // open a clause, its verb last, that says whose words the rest is: "wie die Polizei mitteilte"
	Infinitive string `toml:"infinitive"` // "to"; empty where infinitives need no word
	// AlsoNouns are forms of verbs of saying that are as often the plural of a noun ("records", "issues"), so that they need
	// one before them who speaks.
	AlsoNouns Set `toml:"also_nouns"`

	Unsaid     Phrases `toml:"unsaid"`     // begin as a verb of saying does and tell of none: "urging on"
	According  Phrases `toml:"according"`  // before a source: "according to"
	Afterwards Phrases `toml:"afterwards"` // after a source: German "zufolge"
	Citing     Phrases `toml:"citing"`     // before who a reporter drew on in turn: "citing"

	Auxiliaries   Set      `toml:"auxiliaries"`    // may stand between source and verb
	Adverbs       Set      `toml:"adverbs"`        // likewise, beside those that end in AdverbEndings
	AdverbEndings []string `toml:"adverb_endings"` // "ly"
	Passive       Set      `toml:"passive"`        // forms of to be
	PassiveBy     Set      `toml:"passive_by"`     // "by"
	Impersonal    Set      `toml:"impersonal"`     // "is said to", "was described as"
	ImpersonalAs  Set      `toml:"impersonal_as"`  // what may follow them beside the infinitive: "as", "of"
	Relayed       Set      `toml:"relayed"`        // passive verbs whose subject said it: "was quoted as saying"
	Seeming       Set      `toml:"seeming"`        // "appears to"
	Subordinators Set      `toml:"subordinators"`
	// OtherTime are subordinators whose clause tells of another time than the one they join, or may: "since", "because", "while".
	OtherTime    []string `toml:"other_time"`
	Coordinators Set      `toml:"coordinators"`
	Relatives    Set      `toml:"relatives"`
	Determiners  Set      `toml:"determiners"`
	Possessives  Set      `toml:"possessives"`
	Prepositions Set      `toml:"prepositions"`
	// Aside are words that open a setting between a verb and its content: "said on Tuesday that".
	Aside Set `toml:"aside"`
	// Settings are words that tell when or where something was done to a person named right before them: "attacked Doe in a letter".
	Settings Set `toml:"settings"`
	// Participles are endings of verbs that open a clause without a source of its own: ", adding that".
	Participles []string `toml:"participles"`
	// Enclitics are endings of verbs with a pronoun hyphenated to them, longest first: French "a-t-il dit".
	Enclitics []string `toml:"enclitics"`

	He     Set `toml:"he"`
	She    Set `toml:"she"`
	They   Set `toml:"they"`
	Others Set `toml:"others"` // pronouns that never stand for a person to be looked up
	Female Set `toml:"female"` // words in a description that tell its sex
	Male   Set `toml:"male"`
	People Set `toml:"people"` // words for somebody of whom they say neither sex nor office: "native"

	HeadFirst bool `toml:"head_first"` // adjectives follow their noun: "fuentes locales"
	Anonymous Set  `toml:"anonymous"`  // heads of sources that are described, not named
	// Authorities are words for those who speak for the state and are not named; reports take one for the other: "police", "officers".
	Authorities Set `toml:"authorities"`
	Documents   Set `toml:"documents"` // heads of sources one can read or see
	Outlets     Set `toml:"outlets"`   // parts of the names of outlets and agencies
	Accounts    Set `toml:"accounts"`  // what journalists make: "coverage", "headline"
	// Presenting are verbs of what a report does with what it tells: "emphasizes", "leads with".
	Presenting Set `toml:"presenting"`
	// Slighting are words before a verb of saying with which who tells weighs what is said: "is only emphasizing", "did admit".
	Slighting Set `toml:"slighting"`
	// SlightingBehind are those that do so between such a verb and what is said: "cited simply that".
	SlightingBehind Set `toml:"slighting_behind"`
	// Rewording are phrases with which who tells takes back a word of his own for a stronger one: "or rather".
	Rewording []string `toml:"rewording"`
	// Concluding are participles with which who tells says, behind a comma, what it takes the rest to show: "reflecting". Weighing
	// are phrases on how things stand to it: "remains elusive".
	Concluding Set      `toml:"concluding"`
	Weighing   []string `toml:"weighing"`
	// Following are words that open a clause on what had happened before, or happened just then: "after".
	Following []string `toml:"following"`
	// Coming are verbs with which what was told before is tied to such a clause: "the decision comes after". AfterNoun are words
	// that name with a noun what had happened before: "after the talks", "following the fire".
	Coming    Set      `toml:"coming"`
	AfterNoun []string `toml:"after_noun"`
	// Topical are phrases that open what a quotation is said to be about: "as for".
	Topical []string `toml:"topical"`
	// OutletNames are names of outlets and agencies that have no such part.
	OutletNames Set `toml:"outlet_names"`

	// CommaClause is true where a comma divides a verb from the clause it governs ("sagte, dass").
	CommaClause bool `toml:"comma_clause"`

	// VerbSecond is true where the verb of the main clause follows its first phrase without a comma: "Enligt polisen skadades tre".
	VerbSecond bool `toml:"verb_second"`
	// DashSpeech is true where a dash at the begin of a paragraph opens what was said: "– Dammen håller, säger Brandt".
	DashSpeech bool `toml:"dash_speech"`

	// Finite is true where no form in the lists is an infinitive.
	Finite bool `toml:"finite"`
	// VerbFinal is true where the verb ends the sentence: source, quotation, verb (Turkish).
	VerbFinal bool `toml:"verb_final"`
	// ClauseBehind is true where they do but a clause that was said follows them all the same (Hindi, Persian).
	ClauseBehind bool `toml:"clause_behind"`
	// NominalEndings end the word before a verb of saying that closes what was said, where
	// verbs end the sentence: Turkish "kapanacağını söyledi".
	NominalEndings []string `toml:"nominal_endings"`
	// Attributive are verbs of saying between a quotation and its source: Turkish "diyen".
	Attributive Set `toml:"attributive"`
	// AtSource are prepositions before the body that speaks where the verb has no subject: Russian "сообщили в полиции".
	AtSource Set `toml:"at_source"`
	// SubjectDrops is true where a verb needs no subject, so that one without a source goes on with the speaker before it.
	SubjectDrops bool `toml:"subject_drops"`
	// Unspaced is true where words are not divided by spaces, and where particles behind them tell source from content: verbs
	// are then looked for beside quotations and at the ends of sentences only.
	Unspaced bool `toml:"unspaced"`
	// Quotatives stand between a quotation and its verb (Japanese "と"), Topics after a subject ("は").
	Quotatives []string `toml:"quotative"`
	Topics     []string `toml:"topics"`
	// Subjects stand after a subject that is no topic (Korean "이"), Closings close what was said without marks where these
	// are others than Quotatives: "고" of "크다고 말했다", which leaves "크다".
	Subjects []string `toml:"subjects"`
	Closings []string `toml:"closings"`
	// Objects close what was said where it is the object of a verb that takes one.
	Objects []string `toml:"objects"`

	// Ascribes close the source of an According phrase where nothing else does (Chinese "据X称").
	Ascribes []string `toml:"ascribes"`

	verbs map[string][]Cue
	nouns map[string]*CueNouns
}

// CueVerbs are verbs of one strength that take the same complements.
type CueVerbs struct {
	Strength string   `toml:"strength"`
	Takes    Set      `toml:"takes"` // complements, a subset of cueComplements
	After    Set      `toml:"after"` // the prepositions of the complement "preposition"
	Forms    []string `toml:"forms"` // each a verb: its forms divided by "/", base form first, those that need an auxiliary behind "+"
}

// CueNouns are nouns that carry a clause of their own: "the claim that".
type CueNouns struct {
	Strength string   `toml:"strength"`
	After    Set      `toml:"after"` // what may open their content
	Forms    []string `toml:"forms"`
}

// Cue is one form of a cue verb as it may be met in a text.
type Cue struct {
	*CueVerbs
	Words []string // of the form, folded: "pointed", "out"
	// Base is true for the base form, which may also be an infinitive or a noun.
	Base bool
	// Compound is true for a form that tells of saying only behind an auxiliary: "precisado" in "ha precisado".
	Compound bool
}

// cueComplements are the words allowed in takes.
var cueComplements = []string{"quote", "clause", "wh", "infinitive", "object", "hearer", "preposition", "naming"}

// cueStrengths are the classes of cues, as in parallax.Quote.
var cueStrengths = []string{"said", "reported", "announced", "claimed", "suggested", "confirmed", "admitted", "agreed", "denied", "warned", "asked", "urged", "praised", "criticised", "thought", "promised"}

var cues = newArea[Cues]("cues")

// Cues gives the cues of the language; an empty value, never nil, when there are none.
func (l *Language) Cues() *Cues { return cues.of(l) }

func (c *Cues) prepare() {
	c.verbs, c.nouns = map[string][]Cue{}, map[string]*CueNouns{}
	for i := range c.Verbs {
		c.Verbs[i].check()
		for _, verb := range c.Verbs[i].Forms {
			for n, form := range strings.Split(verb, "/") {
				form, compound := strings.CutPrefix(form, "+")
				words := strings.Fields(Fold(form))
				c.verbs[words[0]] = append(c.verbs[words[0]], Cue{CueVerbs: &c.Verbs[i], Words: words, Base: n == 0 && !c.Finite, Compound: compound})
			}
		}
	}
	for first := range c.verbs { // longest first, so that "points out" is met before "points"
		slices.SortStableFunc(c.verbs[first], func(a, b Cue) int { return len(b.Words) - len(a.Words) })
	}
	for i := range c.Nouns {
		for _, n := range c.Nouns[i].Forms {
			c.nouns[Fold(n)] = &c.Nouns[i]
		}
	}
}

// check panics when an entry uses a complement or a strength that no code knows: a mistake in a data file.
func (v *CueVerbs) check() {
	for t := range v.Takes {
		if !slices.Contains(cueComplements, t) {
			panic("language: cues: unknown complement " + t)
		}
	}
	if !slices.Contains(cueStrengths, v.Strength) {
		panic("language: cues: unknown strength " + v.Strength)
	}
}

// VerbsAt gives the forms that begin with a folded word, those of more words first.
func (c *Cues) VerbsAt(word string) []Cue { return c.verbs[word] }

// LongestVerbAt gives the longest one-word form that a text begins with, or ends with, and its length in
// bytes; 0 when there is none. For languages without spaces.
func (c *Cues) LongestVerbAt(text string, end bool) (form Cue, size int) {
	const most = 12 * 3 // bytes of the longest forms
	for n := 1; n <= min(most, len(text)); n++ {
		part := text[:n]
		if end {
			part = text[len(text)-n:]
		}
		if list := c.verbs[part]; len(list) > 0 {
			form, size = list[0], n
		}
	}
	return form, size
}

// Noun gives the cue noun of a folded word, or nil.
func (c *Cues) Noun(word string) *CueNouns { return c.nouns[word] }

// IsAdverb reports whether a folded word may stand between a source and its verb.
func (c *Cues) IsAdverb(word string) bool {
	if c.Adverbs[word] {
		return true
	}
	for _, end := range c.AdverbEndings {
		if len(word) > len(end)+2 && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// Set is a set of folded words, written as a list in a data file.
type Set map[string]bool

// UnmarshalTOML reads a list of strings.
func (s *Set) UnmarshalTOML(v any) error {
	list, err := stringsOf(v)
	*s = make(Set, len(list))
	for _, w := range list {
		(*s)[Fold(w)] = true
	}
	return err
}

// Phrases are phrases of one or more folded words by their first word, longest first.
type Phrases map[string][][]string

// UnmarshalTOML reads a list of strings.
func (p *Phrases) UnmarshalTOML(v any) error {
	list, err := stringsOf(v)
	*p = make(Phrases, len(list))
	for _, phrase := range list {
		words := strings.Fields(Fold(phrase))
		if len(words) == 0 {
			return fmt.Errorf("empty phrase")
		}
		(*p)[words[0]] = append((*p)[words[0]], words)
	}
	for first := range *p {
		slices.SortStableFunc((*p)[first], func(a, b []string) int { return len(b) - len(a) })
	}
	return err
}

// Match gives the number of words of the longest phrase that word(0), word(1), ... begin with;
// 0 when there is none. word gives "" past the end.
func (p Phrases) Match(word func(i int) string) int {
	for _, phrase := range p[word(0)] {
		n := 1
		for n < len(phrase) && word(n) == phrase[n] {
			n++
		}
		if n == len(phrase) {
			return n
		}
	}
	return 0
}

// stringsOf gives a decoded TOML list of strings.
func stringsOf(v any) ([]string, error) {
	list, ok := v.([]any)
	if !ok {
		return nil, fmt.Errorf("want a list of strings, have %T", v)
	}
	out := make([]string, len(list))
	for i, x := range list {
		if out[i], ok = x.(string); !ok {
			return nil, fmt.Errorf("want strings, have %T", x)
		}
	}
	return out, nil
}

// AdverbList gives the adverbs as a list, for languages without spaces, where they are looked for at the ends of texts.
func (c *Cues) AdverbList() []string { return slices.Collect(maps.Keys(c.Adverbs)) }

// IsNominal reports whether a folded word closes a clause that was said, before a verb of saying that ends the sentence.
func (c *Cues) IsNominal(word string) bool {
	return slices.ContainsFunc(c.NominalEndings, func(end string) bool { return strings.HasSuffix(word, end) })
}

// Enclitic gives a folded verb without the pronoun hyphenated to it, and whether it has one.
func (c *Cues) Enclitic(word string) (verb string, ok bool) {
	for _, end := range c.Enclitics {
		if verb, ok = strings.CutSuffix(word, end); ok && verb != "" {
			return verb, true
		}
	}
	return word, false
}

// IsParticiple reports whether a folded form opens a clause without a source of its own ("adding").
func (c *Cues) IsParticiple(word string) bool {
	for _, end := range c.Participles {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}
