package language

import (
	"sync"
	"unicode"
)

const (
	// detectHead is how many of the commonest words of each language are looked at: enough
	// that every second word of a news text is among them.
	detectHead = 1500
	// detectBytes is how much of a text is looked at; more does not change the answer.
	detectBytes = 4000
	// minShare is the share of words that must be known for an answer without a hint. Texts
	// in the right language reach 0.5, in a neighbour (Swedish read as German) 0.15.
	minShare = 0.3
	// hintBonus is what the hint of the page adds to a language's mean score per word: enough
	// to decide a headline of names, too little against a paragraph.
	hintBonus = 0.5
)

// spaced are the languages told apart by their common words, per script.
var spaced = map[string][]string{
	"Latin":    {"de", "en", "es", "fr", "it", "nl", "pl", "pt", "tr"},
	"Cyrillic": {"ru", "uk"},
}

// heads holds the commonest words of one language with their rarity.
var heads sync.Map // tag to func() map[string]float32

func head(tag string) map[string]float32 {
	once, ok := heads.Load(tag)
	if !ok {
		once, _ = heads.LoadOrStore(tag, sync.OnceValue(func() map[string]float32 { return readFrequencies(tag, detectHead) }))
	}
	return once.(func() map[string]float32)()
}

// Detect gives the BCP 47 base of the language a text is written in, "" when it cannot be
// told. The hint is what the page or feed says (any BCP 47 tag, or ""): it decides where the
// text does not. First the script, then the share of common words of each language.
func Detect(text, hint string) string {
	if len(text) > detectBytes {
		text = text[:runeStart(text, detectBytes)]
	}
	hint = Base(hint)
	script := scriptOf(text)
	switch script {
	case "":
		return hint
	case "Latin", "Cyrillic":
		return byWords(text, script, hint)
	}
	return script
}

// runeStart moves i back to the start of the character it lies in.
func runeStart(text string, i int) int {
	for i > 0 && text[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// scriptOf gives "Latin", "Cyrillic", or the language that its script alone tells; "" without letters.
func scriptOf(text string) string {
	var latin, cyrillic, arabic, persian, han, kana, other int
	rest := map[string]int{}
	for _, r := range text {
		switch {
		case r < 0x80:
			if unicode.IsLetter(r) {
				latin++
			}
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Arabic, r):
			arabic++
			if r == 'پ' || r == 'چ' || r == 'ژ' || r == 'گ' || r == 'ی' || r == 'ٹ' || r == 'ے' {
				persian++
			}
		case unicode.Is(unicode.Han, r):
			han += 3 // one character says about as much as three letters
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana += 2
		case unicode.Is(unicode.Hangul, r):
			rest["ko"] += 2
		case unicode.Is(unicode.Greek, r):
			rest["el"]++
		case unicode.Is(unicode.Hebrew, r):
			rest["he"]++
		case unicode.Is(unicode.Thai, r):
			rest["th"]++
		case unicode.Is(unicode.Devanagari, r):
			rest["hi"]++
		case unicode.IsLetter(r):
			other++
		}
	}
	best, most := "", 0
	take := func(tag string, n int) {
		if n > most {
			best, most = tag, n
		}
	}
	take("Latin", latin)
	take("Cyrillic", cyrillic)
	if persian*20 > arabic {
		take("", arabic) // Persian or Urdu, which we do not know
	} else {
		take("ar", arabic)
	}
	if kana*10 > han {
		take("ja", han+kana)
	} else {
		take("zh", han+kana)
	}
	for _, tag := range []string{"ko", "el", "he", "th", "hi"} {
		take(tag, rest[tag])
	}
	take("", other)
	return best
}

// byWords gives the language of the script whose common words explain the text best.
func byWords(text, script, hint string) string {
	var list []string
	for _, t := range Tokens(text) {
		if t.Kind == Word {
			list = append(list, Fold(text[t.Start:t.End]))
		}
	}
	if len(list) == 0 {
		return hint
	}
	best, bestScore, bestShare := "", 0.0, 0.0
	for _, tag := range spaced[script] {
		common, score, seen := head(tag), 0.0, 0
		for _, w := range list {
			if r, ok := common[w]; ok {
				score += 5 - float64(r) // the commoner the word, the more it says
				seen++
			}
		}
		score /= float64(len(list))
		if tag == hint {
			score += hintBonus
		}
		if score > bestScore {
			best, bestScore, bestShare = tag, score, float64(seen)/float64(len(list))
		}
	}
	switch {
	case hint != "" && (bestShare < minShare || best == ""):
		return hint
	case bestShare < minShare:
		return ""
	}
	return best
}
