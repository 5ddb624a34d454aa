package language

import "unicode"

// script is a writing system: the letters of one alphabet, with the language that it tells
// alone, if it does.
type script struct {
	table *unicode.RangeTable
	// tag is the language that is written so; "" when several are, and grams tell them apart.
	tag string
	// letter is one that every language of the script writes; it finds their tables.
	letter rune
	// weight is how many letters of an alphabet one character stands for.
	weight int
}

// scripts are looked at in this order; the earlier wins a tie.
var scripts = []script{
	{table: unicode.Latin, letter: 'a', weight: 1},
	{table: unicode.Cyrillic, letter: 'а', weight: 1},
	{table: unicode.Arabic, letter: 'ا', weight: 1},
	{table: unicode.Devanagari, letter: 'क', weight: 1},
	{table: unicode.Han, tag: "zh", weight: 3},
	{table: kana, tag: "ja", weight: 2},
	{table: unicode.Hangul, tag: "ko", weight: 2},
	{table: unicode.Greek, tag: "el", weight: 1},
	{table: unicode.Hebrew, tag: "he", weight: 1},
	{table: unicode.Thai, tag: "th", weight: 1},
	{table: unicode.Armenian, tag: "hy", weight: 1},
	{table: unicode.Georgian, tag: "ka", weight: 1},
	{table: unicode.Bengali, tag: "bn", weight: 1},
	{table: unicode.Tamil, tag: "ta", weight: 1},
	{table: unicode.Telugu, tag: "te", weight: 1},
	{table: unicode.Malayalam, tag: "ml", weight: 1},
	{table: unicode.Kannada, tag: "kn", weight: 1},
	{table: unicode.Gujarati, tag: "gu", weight: 1},
	{table: unicode.Gurmukhi, tag: "pa", weight: 1},
	{table: unicode.Oriya, tag: "or", weight: 1},
	{table: unicode.Sinhala, tag: "si", weight: 1},
	{table: unicode.Khmer, tag: "km", weight: 1},
	{table: unicode.Lao, tag: "lo", weight: 1},
	{table: unicode.Myanmar, tag: "my", weight: 1},
	{table: unicode.Ethiopic, tag: "am", weight: 2},
}

// The places of the scripts that are told apart by more than their letters.
const (
	latinScript = 0
	hanScript   = 4
	kanaScript  = 5
)

// kana are the syllables of Japanese, with its long-vowel sign.
var kana = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x3041, Hi: 0x3096, Stride: 1}, {Lo: 0x30A1, Hi: 0x30FC, Stride: 1}, {Lo: 0xFF66, Hi: 0xFF9D, Stride: 1}}}

// scriptOf gives the place in scripts of the script that most of a text is written in; -1 when
// there are no letters, or those of alphabets not listed are most.
func scriptOf(text string) int {
	var count [32]int // as many as scripts, and a few more
	other, last := 0, latinScript
	for _, r := range text {
		if r < 0x80 {
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				count[latinScript]++
			}
			continue
		}
		if unicode.Is(scripts[last].table, r) {
			count[last] += scripts[last].weight
			continue
		}
		if i := scriptOfLetter(r); i >= 0 {
			count[i] += scripts[i].weight
			last = i
		} else if unicode.IsLetter(r) {
			other++
		}
	}
	// Japanese is written in Han characters and kana together; Chinese quotes a few kana at most.
	if han := count[hanScript]; count[kanaScript]*10 > han {
		count[hanScript], count[kanaScript] = 0, han+count[kanaScript]
	} else {
		count[hanScript] += count[kanaScript]
		count[kanaScript] = 0
	}
	which, most := -1, other
	for i := range scripts {
		if count[i] > most {
			which, most = i, count[i]
		}
	}
	return which
}

// scriptOfLetter gives the place in scripts of a character; -1 for one of none of them.
func scriptOfLetter(r rune) int {
	for i := range scripts {
		if unicode.Is(scripts[i].table, r) {
			return i
		}
	}
	return -1
}

// tellTale are letters that one language alone writes, of those that have no tables.
var tellTale = map[rune]string{
	'ħ': "mt", 'ښ': "ps", 'ځ': "ps", 'څ': "ps", 'ێ': "ckb", 'ۆ': "ckb", 'ڵ': "ckb", 'ҷ': "tg", 'ӣ': "tg", 'ৰ': "as", 'ৱ': "as",
}

// told gives the language that a text's letters tell alone: two of them at least, and one in
// forty of all, since a name may have one. "" for most texts.
func told(text string) string {
	letters, count, most := 0, map[string]int(nil), ""
	for _, r := range text {
		if r < 0x80 {
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				letters++
			}
			continue
		}
		letters++
		if tag, ok := tellTale[unicode.ToLower(r)]; ok {
			if count == nil {
				count = map[string]int{}
			}
			if count[tag]++; most == "" || count[tag] > count[most] {
				most = tag
			}
		}
	}
	if n := count[most]; n < 2 || n*40 < letters {
		return ""
	}
	return most
}
