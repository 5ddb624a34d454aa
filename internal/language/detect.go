package language

import (
	"math"
	"slices"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	// detectBytes is how much of a text is looked at; more does not change the answer.
	detectBytes = 2000
	// hintBonus is what the hint of the page adds to a language, in nats: as much as four or
	// five letters do that fit one language and not the other. It decides a headline of names;
	// a sentence outweighs it, except between languages that are nearly one.
	hintBonus = 6.0
	// minLead is by how many nats the best language must lead the next, or it cannot be told.
	minLead = 0.4
	// maxCost is the mean cost of a letter, in nats, above which a text is in no language we
	// know. Texts in the right language cost 1.8 to 2.6.
	maxCost = 3.6
	// hintCost is the mean cost above which a hint is believed that names a language we do not
	// know: Faroese reads as Icelandic at 2.8, Esperanto as Portuguese at 3.1.
	hintCost = 2.75
	// The weight of a word, and of one with a capital letter: names are the same in all
	// languages, and look like the one they come from.
	wordWeight, nameWeight = 5, 2
)

// Guess is a language a text may be written in.
type Guess struct {
	// Tag is the BCP 47 base of the language; "" when it cannot be told. Norwegian is "no" in
	// both its forms, Chinese "zh" in both scripts, Serbian "sr" in both alphabets.
	Tag string
	// Sure is between 0 and 1: the share of the probability that Tag has among all languages
	// of its script, given text and hint; 1 where the script decides, 0 when Tag is "" or the hint alone.
	// It is the model's own, and too sure of itself on long texts.
	Sure float64
	// Hinted is true when the hint decided: the text alone says nothing, or something else.
	Hinted bool
}

// Detect gives the BCP 47 base of the language a text is written in, "" when it cannot be
// told. The hint is what the page or feed says (any BCP 47 tag, or ""); see Identify.
func Detect(text, hint string) string { return Identify(text, hint).Tag }

// Identify tells the language of a text: first by its script, then, where several languages
// write it, by how likely its letters are after the two before them (ngrams.bin). The hint is
// what the page or feed says (any BCP 47 tag, or ""): it decides where the text does not.
// A text in no language we know has the language of the hint.
func Identify(text, hint string) Guess { return identify(text, hint, spelt{}) }

// spelt are the costs of words that were met before in the texts of one call, by script.
type spelt map[int]map[string][]int32

func identify(text, hint string, known spelt) Guess {
	if len(text) > detectBytes {
		text = text[:runeStart(text, detectBytes)]
	}
	hint = canonical(hint)
	which := scriptOf(text)
	if which < 0 {
		return hinted(hint)
	}
	if tag := told(text); tag != "" {
		return Guess{Tag: tag, Sure: 1}
	}
	if scripts[which].tag != "" {
		return Guess{Tag: scripts[which].tag, Sure: 1}
	}
	return byNgrams(text, which, hint, known)
}

// hinted is the guess where only the hint says anything.
func hinted(hint string) Guess { return Guess{Tag: hint, Hinted: hint != ""} }

// Detectable lists the tags that a text alone can be told to be in, in alphabetical order.
func Detectable() []string {
	all := slices.Clone(theTable().tags)
	for _, s := range scripts {
		if s.tag != "" {
			all = append(all, s.tag)
		}
	}
	for _, tag := range tellTale {
		all = append(all, tag)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// answered reports whether a tag is among the Detectable.
func answered(tag string) bool {
	_, found := slices.BinarySearch(detectable(), tag)
	return found
}

var detectable = sync.OnceValue(Detectable)

// runeStart moves i back to the start of the character it lies in.
func runeStart(text string, i int) int {
	for i > 0 && text[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// renamed are tags that say the same as the ones we answer.
var renamed = map[string]string{
	"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "mo": "ro", "fil": "tl", "cmn": "zh", "yue": "zh", "sh": "sr", "arb": "ar", "pes": "fa", "ekk": "et", "lvs": "lv", "zsm": "ms",
}

// canonical gives the base of a tag as Detect would answer it; "" for what is no language tag.
func canonical(tag string) string {
	base := Base(tag)
	if to, ok := renamed[base]; ok {
		return to
	}
	if len(base) < 2 || len(base) > 3 || base == Floor {
		return ""
	}
	for _, c := range []byte(base) {
		if c < 'a' || c > 'z' {
			return ""
		}
	}
	return base
}

// table is ngrams.bin with the tables of each script.
type table struct {
	*ngrams
	of [][]uint8 // by the place of the script in scripts
}

var theTable = sync.OnceValue(func() table {
	t := table{ngrams: readNgrams(ngramFile), of: make([][]uint8, len(scripts))}
	for i, s := range scripts {
		if s.tag == "" {
			t.of[i] = t.with(s.letter)
		}
	}
	return t
})

// byNgrams chooses among the languages of a script.
func byNgrams(text string, which int, hint string, known spelt) Guess {
	t := theTable()
	total, letters := t.score(text, which, known)
	byTag := map[string]float64{}
	for _, i := range t.of[which] {
		s := -float64(total[i]/wordWeight+t.prior[i]) / perNat
		if old, ok := byTag[t.tags[i]]; !ok || s > old {
			byTag[t.tags[i]] = s
		}
	}
	alone, first, _ := best(byTag)
	cost := -first * wordWeight / float64(letters)
	_, listed := byTag[hint]
	if cost > maxCost || cost > hintCost && hint != "" && !answered(hint) {
		return hinted(hint)
	}
	if listed {
		byTag[hint] += hintBonus
	}
	tag, first, second := best(byTag)
	if first-second < minLead && tag != hint {
		return hinted(hint)
	}
	sum := 0.0
	for _, s := range byTag {
		sum += math.Exp(s - first)
	}
	return Guess{Tag: tag, Sure: 1 / sum, Hinted: tag != alone}
}

// best gives the tag with the highest score, that score and the next.
func best(byTag map[string]float64) (tag string, first, second float64) {
	first, second = math.Inf(-1), math.Inf(-1)
	for t, s := range byTag {
		switch {
		case s > first || s == first && t < tag:
			tag, first, second = t, s, first
		case s > second:
			second = s
		}
	}
	return tag, first, second
}

// maxMemory is how many words are remembered from one text to the next, at 100 to 200 bytes.
const maxMemory = 16384

// memory holds the costs of words of all texts read so far, until it is full: most words of a
// text stood in another one before. What is in it changes no answer.
var memory struct {
	sync.RWMutex
	words map[memoryKey][]int32
}

type memoryKey struct {
	script int
	word   string
}

// remembered gives the costs of a word in the tables of a script, in their order.
func (t table) remembered(which int, word []rune) []int32 {
	key := memoryKey{which, string(word)}
	memory.RLock()
	one := memory.words[key]
	memory.RUnlock()
	if one != nil {
		return one
	}
	all := t.wordCost(t.of[which], word)
	costs := make([]int32, len(t.of[which]))
	for place, i := range t.of[which] {
		costs[place] = all[i]
	}
	memory.Lock()
	defer memory.Unlock()
	if memory.words == nil {
		memory.words = map[memoryKey][]int32{}
	}
	if len(memory.words) < maxMemory && len(word) <= maxRemembered {
		memory.words[key] = costs
	}
	return costs
}

// maxRemembered is the length in letters from which a word is a rare one.
const maxRemembered = 20

// score adds up the costs of the words of a script, and counts their letters, both times the
// weight of each word.
func (t table) score(text string, which int, known spelt) (total [maxTables]int, letters int) {
	words := known[which]
	if words == nil {
		words = map[string][]int32{}
		known[which] = words
	}
	if !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
	}
	word := make([]rune, 0, 32)
	weight := wordWeight
	end := func() {
		if len(word) > 0 {
			one, ok := words[string(word)]
			if !ok {
				one = t.remembered(which, word)
				words[string(word)] = one
			}
			for place, i := range t.of[which] {
				total[i] += weight * int(one[place])
			}
			letters += weight * len(word)
		}
		word, weight = word[:0], wordWeight
	}
	for _, r := range text {
		switch {
		case r < 0x80 && which == latinScript && 'a' <= r|0x20 && r|0x20 <= 'z', r >= 0x80 && unicode.Is(scripts[which].table, r):
			if unicode.IsUpper(r) {
				weight, r = nameWeight, unicode.ToLower(r)
			}
			word = append(word, r)
		case r == '\u00AD' || r == '\u0640' || r >= 0x80 && unicode.Is(unicode.Mn, r):
			// soft hyphens, tatweel and vowel signs stand inside words
		default:
			end()
		}
	}
	end()
	return total, letters
}
