package language

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// soundMin is how many consonants a word needs to be known by them: with fewer, too many
// names sound alike.
const soundMin = 3

// firstForeign is the first letter that is not Latin: of Greek.
const firstForeign = 0x370

// Sounds holds how letters sound, whatever the language (data/und/sounds.toml).
type Sounds struct {
	// Spellings give Latin spellings as one letter for each sound; the first that fits at a place counts.
	Spellings [][2]string `toml:"spellings"`
	// Pairs are letters of other scripts that are one sound together, in Latin.
	Pairs [][2]string `toml:"pairs"`
	// Classes are consonants that some script does not tell apart. What is in none is a vowel, or silent.
	Classes []string `toml:"classes"`
	// Bare take the vowel from the letter before them, which has one in it otherwise.
	Bare string `toml:"bare"`
	// Letters give, by script, letters with their sound in Latin, in turn; "_" is none.
	Letters map[string]string `toml:"letters"`

	spellings, pairs *strings.Replacer
	classes          map[rune]byte
	letters          map[rune]string
}

func (s *Sounds) prepare() {
	s.spellings, s.pairs = replacer(s.Spellings), replacer(s.Pairs)
	s.classes, s.letters = map[rune]byte{}, map[rune]string{}
	for _, class := range s.Classes {
		for _, r := range class {
			s.classes[r] = class[0]
		}
	}
	for _, list := range s.Letters {
		letter, known := rune(0), false
		for word := range strings.FieldsSeq(list) {
			if known {
				s.letters[letter] = strings.Trim(word, "_")
			} else {
				letter, _ = utf8.DecodeRuneInString(word)
			}
			known = !known
		}
	}
}

func replacer(pairs [][2]string) *strings.Replacer {
	var list []string
	for _, p := range pairs {
		list = append(list, p[0], p[1])
	}
	return strings.NewReplacer(list...)
}

var soundArea = newArea[Sounds]("sounds")

// Sound gives the consonants of a folded word of a name in one rough spelling for all scripts, in which the forms
// of one name meet ("Hernández", "Эрнандес", "هيرنانديز"); "" when too few are left to tell names apart. A first
// vowel is kept as "a". Chinese characters sound as in names of other languages, those that write such names only.
func Sound(word string) string {
	s := soundArea.of(For(Floor))
	key := make([]byte, 0, len(word))
	consonants, last := 0, byte(0)
	for i, r := range s.spellings.Replace(s.latin(word)) {
		class, ok := s.classes[r]
		switch {
		case ok && (class == last || class == 'g' && last == 'n'): // doubled, or one sound: "ng"
		case ok:
			key = append(key, class)
			consonants++
		case i == 0 && strings.ContainsRune("aeiouyh", r): // of a first h many languages hear nothing
			key = append(key, 'a')
		}
		if ok || strings.ContainsRune("aeiouy", r) {
			last = class
		}
	}
	if consonants < soundMin {
		return ""
	}
	return string(key)
}

// mostAttached is how many letters are written together before a name at most: "و" and "ب", beside the article.
const mostAttached = 2

// Sounds gives how a word of a text may sound as a name, each once: as printed, without its inflection, and without
// what the language writes together with a name, before it ("وجاكسون") and behind it ("잭슨은"). None when too few
// consonants are left.
func (l *Language) Sounds(word string) []string {
	folded := Fold(word)
	var out, heard []string
	add := func(form string) {
		if slices.Contains(heard, form) { // most words have no inflection
			return
		}
		heard = append(heard, form)
		if s := Sound(form); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	add(folded)
	add(l.Bare(folded))
	add(l.Stem(folded))
	n := l.Names()
	for range mostAttached {
		i := slices.IndexFunc(n.Attached, func(a string) bool { return strings.HasPrefix(folded, a) })
		if i < 0 {
			break
		}
		folded = folded[len(n.Attached[i]):]
		add(folded)
	}
	if rest, cut := strings.CutPrefix(folded, n.Article); cut && n.Article != "" {
		add(rest)
	}
	return out
}

// latin gives a folded word in rough Latin; letters that are not known are left out.
func (s *Sounds) latin(word string) string {
	var out []byte
	foreign := false
	add := func(r rune) bool {
		sound, ok := s.letters[r]
		if n := len(out); n > 0 && sound != "" && out[n-1] == sound[0] && unicode.In(r, unicode.Arabic, unicode.Hebrew) {
			out = append(out, 'e') // between two of one letter stands a vowel that is not written
		}
		out, foreign = append(out, sound...), foreign || ok && r >= firstForeign
		return ok
	}
	for _, r := range s.pairs.Replace(hiragana(norm.NFC.String(word))) {
		if strings.ContainsRune(s.Bare, r) {
			out = bytes.TrimSuffix(out, []byte("a"))
			continue
		}
		if add(r) {
			continue
		}
		for _, part := range norm.NFKD.String(string(r)) { // a letter and its marks, the parts of a Korean syllable
			if !add(part) && part < utf8.RuneSelf {
				out = append(out, byte(part))
			}
		}
	}
	if foreign && len(out) > 1 && out[0] == 'u' && strings.IndexByte("aeio", out[1]) >= 0 {
		out[0] = 'w' // as scripts without a letter for it begin: "Уильямс", "ويليامز"
	}
	return string(out)
}

// hiragana writes katakana as hiragana.
func hiragana(word string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'ァ' && r <= 'ヴ' {
			return r - 'ァ' + 'ぁ'
		}
		return r
	}, word)
}
