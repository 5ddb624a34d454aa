package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// mention is a name while it is being sorted and joined with others of its article.
type mention struct {
	passage     *passage
	first, last int // tokens [first, last)
	start, end  int // bytes, without a possessive ending
	words       []string
	kind        parallax.NameType
	// sure is false while kind is the best guess of the words alone.
	sure bool
	// introduced is true when a determiner stands before the name: "the Elbmar".
	introduced bool
	titled     bool // a title stands before it, so it is a person's
	sex        byte // 'f', 'm' or 0, from title, role or given name
	role       [2]int
	canonical  string
}

// text gives the words of the mention as one string.
func (m *mention) text() string { return strings.Join(m.words, " ") }

// surname is the folded last word that is no generation.
func (m *mention) surname() string {
	words := m.words
	if generation(words) {
		words = words[:len(words)-1]
	}
	return language.Fold(words[len(words)-1])
}

// names appends the mentions of people, organisations, places and other things that have a
// name (KindName). Names are runs of capitalised words, in scripts without case what stands beside titles, surnames and endings (names_caseless.go).
// Method: candidate runs by sentence, roles and titles cut off, sorted by known words and by
// what stands around them, then joined over the article so that each has its fullest form.
func (d *document) names() {
	if script := d.language.Names().Script; script != "" {
		d.caselessNames(script)
		return
	}
	f := newNameFinder(d)
	all := f.plain()
	f.learn(all)
	if f.nouns { // again, now that surnames are known that alone look like any noun
		all = f.plain()
	}
	for _, p := range d.passages {
		for i := range p.sentences {
			if s := &p.sentences[i]; f.headline(p, s) {
				all = append(all, f.inHeadline(p, s)...)
			}
		}
	}
	f.join(all)
	d.addNames(all)
}

// addNames appends mentions that have been joined.
func (d *document) addNames(all []*mention) {
	for _, m := range all {
		n := &parallax.Name{Type: m.kind, Canonical: m.canonical}
		if m.role[1] > m.role[0] {
			n.RoleSpan = m.passage.span(m.role[0], m.role[1])
			n.Role = m.passage.text[m.role[0]:m.role[1]]
		}
		d.add(parallax.Annotation{Kind: parallax.KindName, Span: m.passage.span(m.start, m.end), Name: n})
	}
	d.mentions = all
}

// plain gives the mentions of all sentences that are no headlines.
func (f *nameFinder) plain() []*mention {
	var out []*mention
	for _, p := range f.d.passages {
		for i := range p.sentences {
			if s := &p.sentences[i]; !f.headline(p, s) {
				out = append(out, f.inSentence(p, s)...)
			}
		}
	}
	return out
}

// nameFinder is the state of names: the word lists of the language and what the text shows about its words.
type nameFinder struct {
	d     *document
	lang  *language.Language
	data  *language.Names
	floor *language.Names
	// lower counts words in lower case, inner those capitalised inside a sentence, article
	// those after a determiner: they tell names from words that only open a sentence.
	lower, inner, article map[string]int
	// proper are folded words of names found in plain sentences, by which headlines are read.
	proper map[string]parallax.NameType
	// nouns is true where all nouns are capitalised (German).
	nouns bool
	det   language.Set
}

func newNameFinder(d *document) *nameFinder {
	f := &nameFinder{d: d, lang: d.language, data: d.language.Names(), floor: language.For(language.Floor).Names(),
		lower: map[string]int{}, inner: map[string]int{}, article: map[string]int{}, proper: map[string]parallax.NameType{},
		nouns: d.language.Names().NounsCapitalised, det: d.language.Cues().Determiners}
	for _, p := range d.passages {
		for i := range p.sentences {
			s := &p.sentences[i]
			if f.headline(p, s) {
				continue
			}
			for t := s.first; t < s.last; t++ {
				switch w := p.word(t); {
				case p.tokens[t].Kind != language.Word:
				case !capital(w):
					f.lower[p.folded[t]]++
				case t > s.first && !f.opens(p, s, t):
					f.inner[bare(p.folded[t])]++
					if f.det[p.folded[t-1]] {
						f.article[bare(p.folded[t])]++
					}
				}
			}
		}
	}
	return f
}

// headlineShare is the share of capitalised words from which a sentence is read as a
// headline, where capitals tell nothing; counted over words of four letters and more,
// because short words stay small even in Title Case.
const headlineShare = 0.7

// closedShare is the same for a sentence that ends in a period, as headlines seldom do.
const closedShare = 0.85

// headline reports whether a sentence is printed in capitals or in Title Case.
func (f *nameFinder) headline(p *passage, s *sentence) bool {
	long, caps, upper := 0, 0, 0
	for t := s.first; t < s.last; t++ {
		w := p.word(t)
		if !f.nouns && p.tokens[t].Kind == language.Word && !capital(w) && f.lang.Known() && !f.lang.IsStop(w) && len(w) > 2 {
			return false // a headline would have a capital here
		}
		if p.tokens[t].Kind != language.Word || len(w) < 4 {
			continue
		}
		long++
		if capital(w) {
			caps++
		}
		if w == strings.ToUpper(w) {
			upper++
		}
	}
	if long >= 3 && upper == long {
		return true
	}
	share := headlineShare
	if p.field == parallax.FieldText && s.last > s.first && p.word(s.last-1) == "." {
		share = closedShare // "Jan Doe went to Varn on Tuesday."
	}
	return !f.nouns && long >= 4 && float64(caps) >= share*float64(long)
}

// opens reports whether token t opens a sentence or what reads like one: it comes first, or
// after an opening quotation mark, a colon or a bullet.
func (f *nameFinder) opens(p *passage, s *sentence, t int) bool {
	if t == s.first {
		return true
	}
	prev := p.word(t - 1)
	if p.tokens[t-1].Kind != language.Punct {
		return false
	}
	switch prev {
	case ",", "&", "/", ")", "'", "’":
		return false
	case "(", "-": // a bullet, or the dash before what was said
		return t-1 == s.first
	case ".":
		return t-2 < s.first || p.tokens[t-2].Kind == language.Number || utf8.RuneCountInString(p.word(t-2)) > 1 && !f.isTitle(p.folded[t-2]) && !f.lang.Sentences().IsAbbreviation(p.folded[t-2])
	}
	return true
}

// capital reports whether a word begins with an upper-case letter, an elided article before it aside ("d'Orval").
func capital(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	if unicode.IsUpper(r) || unicode.IsTitle(r) {
		return true
	}
	cut := elided(w)
	if cut == 0 || size == 0 {
		return false
	}
	r, _ = utf8.DecodeRuneInString(w[cut:])
	return unicode.IsUpper(r)
}

// elided gives the length of an elided lower-case article or preposition and its apostrophe
// that a word begins with ("l'", "dell’"); 0 when there is none.
func elided(w string) int {
	for i, r := range w {
		switch {
		case (r == '\'' || r == '’') && i > 0 && i <= 5:
			return i + utf8.RuneLen(r)
		case !unicode.IsLower(r):
			return 0
		}
	}
	return 0
}

// ending gives the length of what follows a name in its word: a possessive or, where the language
// has them, a case ending behind an apostrophe.
func (f *nameFinder) ending(w string) int {
	if n := language.Possessive(w); n > 0 || !f.data.ApostropheEndings {
		return n
	}
	if i := strings.IndexAny(w, "'’"); i > 1 && capital(w) && elided(w) == 0 {
		return len(w) - i
	}
	return 0
}

// bare is a folded word without elided article and possessive ending.
func bare(folded string) string {
	return folded[elided(folded) : len(folded)-min(language.Possessive(folded), len(folded)-elided(folded))]
}

func (f *nameFinder) isTitle(folded string) bool { return f.data.Titles[folded] }

// isRole reports whether a folded word is the head of a role.
func (f *nameFinder) isRole(folded string) bool { return f.data.IsRole(folded) }
