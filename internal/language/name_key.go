package language

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cyrillic are the letters of Russian, Ukrainian, Belarusian, Bulgarian and Serbian in Latin, as English writes them.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'ё': "e", 'є': "e", 'ж': "zh", 'з': "z", 'и': "i", 'і': "i", 'ї': "i", 'й': "i",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ў': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch",
	'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "i", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia", 'ј': "i", 'љ': "li", 'њ': "ni", 'ћ': "c", 'ђ': "d", 'џ': "dz",
}

// greek are the letters of Greek in Latin, as English writes them, greekPairs those that are one sound together.
var (
	greek = map[rune]string{
		'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x",
		'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
	}
	greekPairs = strings.NewReplacer("ου", "u", "αι", "e", "ει", "i", "οι", "i", "αυ", "av", "ευ", "ev", "μπ", "b", "ντ", "d", "γκ", "g", "γγ", "ng", "τζ", "j")
)

// romaniseGreek gives a folded Greek word in Latin letters.
func romaniseGreek(word string) string {
	var b strings.Builder
	for _, r := range greekPairs.Replace(withoutMarks(word)) {
		if s, ok := greek[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// latin are the Latin letters that do not fall apart into a letter and a mark.
var latin = map[rune]string{'ł': "l", 'ø': "o", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ə': "e"}

// Romanise gives a word in small Latin letters without marks; letters of other scripts than
// Latin, Cyrillic, Greek, Armenian and Georgian stay as they are.
func Romanise(word string) string {
	if word = Fold(word); isASCII(word) { // most are, and stay
		return word
	}
	var b strings.Builder
	word = norm.NFC.String(word)
	if r, _ := firstRune(word); unicode.Is(unicode.Greek, r) {
		word = romaniseGreek(word)
	}
	for _, r := range word {
		if r < utf8.RuneSelf {
			b.WriteByte(byte(r))
			continue
		}
		if s, ok := cyrillic[r]; ok {
			b.WriteString(s)
			continue
		}
		if r >= 'Ա' && unicode.In(r, unicode.Armenian, unicode.Georgian) { // which write every vowel, so that they sound as they are written
			b.WriteString(soundArea.of(For(Floor)).letters[r])
			continue
		}
		for _, part := range norm.NFD.String(string(r)) {
			if s, ok := latin[part]; ok {
				b.WriteString(s)
			} else if !unicode.Is(unicode.Mn, part) {
				b.WriteRune(part)
			}
		}
	}
	return b.String()
}

// sounds writes the ways in which languages spell one sound as one, longest first: a coarse
// class is enough, since a key only says that two names may be one.
var sounds = strings.NewReplacer(
	"schtsch", "s", "chtch", "s", "shch", "s", "szcz", "s", "tsch", "s", "dsch", "z", "sch", "s", "tch", "s", "kh", "h", "ch", "s", "sh", "s", "sz", "s", "cz", "s",
	"zh", "z", "dz", "z", "rz", "z", "ts", "c", "tz", "c", "ph", "f", "th", "t", "ck", "k", "qu", "k", "ou", "u", "oo", "u", "ie", "e", "ye", "e", "je", "e",
	"ya", "ia", "ja", "ia", "yu", "iu", "ju", "iu", "x", "ks", "w", "v", "y", "i", "j", "i", "q", "k", "'", "", "-", "", "’", "",
)

// NameKey gives a word of a name in the form in which its spellings in several languages and
// scripts meet: "Umarin" and "Умарин" have one key.
func NameKey(word string) string {
	s := sounds.Replace(Romanise(word))
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if r != last { // doubled letters
			b.WriteRune(r)
		}
		last = r
	}
	s = b.String()
	if strings.HasSuffix(s, "of") || strings.HasSuffix(s, "ef") { // -off, -eff
		s = s[:len(s)-1] + "v"
	}
	return s
}

const (
	// editMin is how many letters keys have at least that are taken for one in spite of a
	// different letter: shorter ones are other names.
	editMin = 6
	// initialLetters is how many letters an initial has.
	initialLetters = 1
)

// SamePerson reports whether two names of people, as printed in two articles, may name one
// person: their last words have keys that are equal or differ by one letter, and their first
// words agree where both names have one. A surname alone agrees with any given name; two
// given names that differ never do.
func SamePerson(a, b string) bool {
	x, y := withoutSuffix(strings.Fields(a)), withoutSuffix(strings.Fields(b))
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	k, l := surnameKey(x[len(x)-1]), surnameKey(y[len(y)-1])
	if !near(k, l) || k+"a" == l || l+"a" == k { // the surnames of a man and a woman
		return false
	}
	if len(x) == 1 || len(y) == 1 {
		return true
	}
	return sameGivenKey(x[0], y[0])
}

// ShortForm reports whether one given name is a short form of the other: "Stan" of "Stanley".
func ShortForm(a, b string) bool { return shortKeys(NameKey(a), NameKey(b)) }

// shortKeys is ShortForm of the keys of both.
func shortKeys(k, l string) bool {
	short := For(Floor).Names().short
	return slices.Contains(short[k], l) || slices.Contains(short[l], k)
}

// Surname gives the last word of a person's name as printed that is no generation: "Doe" of "Jo Doe Jr". Empty of no word.
func Surname(name string) string {
	words := withoutSuffix(strings.Fields(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// withoutSuffix takes a generation off the end of a name: "jr".
func withoutSuffix(words []string) []string {
	if n := len(words); n > 1 && For(Floor).Names().Generations[Fold(words[n-1])] {
		return words[:n-1]
	}
	return words
}

// surnameKey gives the key of a surname without an Arabic article before it: "al-Harun" and "Harun" are one.
func surnameKey(word string) string {
	low := Romanise(word)
	for _, article := range For(Floor).Names().SurnameArticles {
		if rest, ok := strings.CutPrefix(low, article); ok && utf8.RuneCountInString(rest) > 2 {
			return NameKey(rest)
		}
	}
	return NameKey(word)
}

// sameGivenKey reports whether two given names agree: by their keys, or as an initial.
func sameGivenKey(a, b string) bool {
	k, l := NameKey(strings.Trim(a, ".")), NameKey(strings.Trim(b, "."))
	if utf8.RuneCountInString(k) > utf8.RuneCountInString(l) {
		k, l = l, k
	}
	if utf8.RuneCountInString(k) <= initialLetters {
		return k != "" && strings.HasPrefix(l, k)
	}
	variants := For(Floor).Names().variants
	return near(k, l) || variants[k] > 0 && variants[k] == variants[l] || shortKeys(k, l)
}

// oneSound reports whether languages write one sound with either letter: "Selenow" and "Zelenov", "Honchar" and "Gonchar".
func oneSound(a, b rune) bool { return a == 's' && b == 'z' || a == 'g' && b == 'h' }

// near reports whether two keys are equal or, when both are long, one insertion, deletion or
// replacement apart behind the first letter.
func near(a, b string) bool {
	if a == b {
		return a != ""
	}
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < editMin || len(y)-len(x) > 1 || x[0] != y[0] && !oneSound(x[0], y[0]) && !oneSound(y[0], x[0]) {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	j := 0
	for j < len(x)-i && x[len(x)-1-j] == y[len(y)-1-j] {
		j++
	}
	return i+j >= len(y)-1
}
