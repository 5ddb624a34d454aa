package embed

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	// longestWord is the length, in characters, of the longest word looked for in scripts
	// without spaces.
	longestWord = 8

	// unseenWeight is the weight of a word the table does not have: it is rare.
	unseenWeight = 1

	// maxBytes is how much of a text is read. Of 600, 1500 and 4000 bytes the second put most
	// texts nearest to those that tell the same in English (0.64, 0.78, 0.75).
	maxBytes = 1600
)

// Lengths of the n-grams unseen words are made of: of letters, with a space on both sides of
// the word, and of characters that are syllables or words by themselves.
var (
	letterGrams = []int{3, 4, 5}
	denseGrams  = []int{1, 2}
)

// Words gives the mean of the vectors of the words of a text, from a table of words of many
// languages in which words of one meaning are near. tools/embed makes the table. Vectors are
// neither unit nor centred: texts of two languages can be compared after Means.Centre only.
type Words struct{ table *table }

// NewWords reads a table where it lies; the file must not change afterwards.
func NewWords(file []byte) (Words, error) {
	t, err := open(file)
	return Words{t}, err
}

// Vectors gives one vector for each text; all zero for a text without words.
func (w Words) Vectors(ctx context.Context, tag string, texts []string) ([]parallax.Vector, error) {
	out := make([]parallax.Vector, len(texts))
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[i] = make(parallax.Vector, w.table.dimensions)
		w.table.text(out[i], language.Base(tag), text)
	}
	return out, nil
}

// Model names the model and its version, which changes whenever vectors do.
func (Words) Model() string { return "words-1" }

// Mean gives the expected vector of a text of a language; nil when the table has none. It is shared: do not write to it.
func (w Words) Mean(tag string) parallax.Vector { return w.table.mean(language.Base(tag)) }

// reader adds up the words of one text.
type reader struct {
	table  *table
	tag    string // hash prefix of words that are other words in this language
	sum    []float32
	weight float32
}

// text sets sum, which is all zero, to the weighted mean of the words of a text: common words count little (Arora et
// al., "A Simple but Tough-to-Beat Baseline for Sentence Embeddings", ICLR 2017).
func (t *table) text(sum parallax.Vector, tag, text string) {
	if len(text) > maxBytes {
		text = strings.ToValidUTF8(text[:maxBytes], "")
	}
	r := reader{table: t, tag: tag + " ", sum: sum}
	r.read(language.Fold(text))
	if r.weight > 0 {
		for i := range r.sum {
			r.sum[i] /= r.weight
		}
	}
}

// script is a kind of character.
type script uint8

const (
	other    script = iota // between words
	letters                // of scripts with spaces between words, with marks and digits
	dense                  // syllables or words by themselves; words stand without spaces, or with endings
	katakana               // in which Japanese writes foreign names: a run is a word
)

func scriptOf(r rune) script {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			return letters
		}
		return other
	case r >= 0x30A1 && r <= 0x30FA || r == 0x30FC:
		return katakana
	case r >= 0x3041 && r <= 0x3096, r >= 0x3400 && r <= 0x9FFF, r >= 0x20000 && r <= 0x3FFFF, // kana, Han
		r >= 0xAC00 && r <= 0xD7A3, r >= 0x0E01 && r <= 0x0E4E, r == 0x3005: // Hangul, Thai, 々
		return dense
	case unicode.In(r, unicode.L, unicode.M, unicode.N):
		return letters
	}
	return other
}

// read cuts a folded text into runs of one script and adds each.
func (r *reader) read(text string) {
	start, kind := 0, other
	for i, c := range text {
		k := scriptOf(c)
		if k == other && kind == letters && (c == '\'' || c == '-') {
			if next, _ := utf8.DecodeRuneInString(text[i+1:]); scriptOf(next) == letters {
				k = letters
			}
		}
		if k != kind {
			r.run(kind, text[start:i])
			start, kind = i, k
		}
	}
	r.run(kind, text[start:])
}

func (r *reader) run(kind script, run string) {
	switch kind {
	case other:
	case dense:
		r.dense(run)
	default:
		if r.known(run) {
			return
		}
		for part := range strings.FieldsFuncSeq(run, func(c rune) bool { return c == '\'' || c == '-' }) {
			r.word(part, letterGrams)
		}
	}
}

// dense cuts a run without spaces into the longest words known, from the left; what stands
// between them is words not known.
func (r *reader) dense(run string) {
	ends := make([]int, 0, len(run)/3+1) // of each character
	for i := range run {
		if i > 0 {
			ends = append(ends, i)
		}
	}
	ends = append(ends, len(run))
	start, at := 0, 0 // of what is not known yet, of the next character
	for i := 0; i < len(ends); {
		found := 0
		for n := min(longestWord, len(ends)-i); n > 0 && found == 0; n-- {
			if row := r.find(run[at:ends[i+n-1]]); row >= 0 {
				r.unseen(run[start:at], denseGrams)
				r.weight += r.table.word(row, r.sum)
				found = n
			}
		}
		i += max(1, found)
		at = ends[i-1]
		if found > 0 {
			start = at
		}
	}
	r.unseen(run[start:], denseGrams)
}

// find gives the row of a word: that of its language where it has one of its own.
func (r *reader) find(word string) int {
	if row := r.table.find(hash(r.tag, word)); row >= 0 {
		return row
	}
	return r.table.find(hash("", word))
}

// known adds a word if the table has it.
func (r *reader) known(word string) bool {
	row := r.find(word)
	if row >= 0 {
		r.weight += r.table.word(row, r.sum)
	}
	return row >= 0
}

func (r *reader) word(word string, lengths []int) {
	if !r.known(word) {
		r.unseen(word, lengths)
	}
}

// unseen adds a word as the mean of the vectors of its n-grams, which were fitted so that they
// give the vectors of words that are known. Words with digits have none.
func (r *reader) unseen(word string, lengths []int) {
	if word == "" || strings.IndexFunc(word, unicode.IsDigit) >= 0 {
		return
	}
	if lengths[0] > 1 {
		word = " " + word + " "
	}
	count := 0
	eachGram(word, lengths, func(string) { count++ })
	if count == 0 {
		return
	}
	eachGram(word, lengths, func(gram string) { r.table.gram(hash("", gram), unseenWeight/float32(count), r.sum) })
	r.weight += unseenWeight
}

// eachGram calls for each run of so many characters, short ones first.
func eachGram(word string, lengths []int, do func(string)) {
	starts := make([]int, 0, 32)
	for i := range word {
		starts = append(starts, i)
	}
	starts = append(starts, len(word))
	for _, n := range lengths {
		for i := 0; i+n < len(starts); i++ {
			do(word[starts[i]:starts[i+n]])
		}
	}
}

// hash is FNV-1a with 64 bits, of two strings in a row, finished by mix.
func hash(a, b string) uint64 {
	const offset, prime = 0xcbf29ce484222325, 0x100000001b3
	h := uint64(offset)
	for i := range len(a) {
		h = (h ^ uint64(a[i])) * prime
	}
	for i := range len(b) {
		h = (h ^ uint64(b[i])) * prime
	}
	return mix(h)
}
