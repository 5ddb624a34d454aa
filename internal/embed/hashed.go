package embed

import (
	"context"
	"hash/fnv"
	"math"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	// Dimensions of a hashed vector. At 256 the noise of unrelated texts of 300 words is about
	// 0.06; 512 halves its square and doubles what is stored for each article.
	Dimensions = 512

	// gram is the length of character n-grams in characters. Four is the shortest that
	// tells stems of one family apart from accidents in alphabetic scripts.
	gram = 4

	// gramShare is what all n-grams of a word weigh together against the word itself: they
	// help inflected and compounded forms meet, and must not outvote the words.
	gramShare = 0.5

	// nameBoost is how much more a capitalised word after another word counts: events differ
	// by who and where more than by what.
	nameBoost = 1.6

	// common and rare are the rarities (language.Rarity) from which a word weighs anything and
	// from which it weighs 1: once in 300 words and once in a million.
	common, rare = 2.5, 6

	// maxTokens bounds the work on one text; what tells an article stands at its beginning.
	maxTokens = 4000
)

// Hashed gives vectors without any table: words and character n-grams, hashed with signs
// into Dimensions places and weighted by how rare they are likely to be. Weinberger et al.,
// "Feature Hashing for Large Scale Multitask Learning" (ICML 2009). It knows no meanings:
// only texts that share words or parts of words are near. The zero value is ready.
type Hashed struct{}

// Model names the model and its version, which changes whenever vectors do.
func (Hashed) Model() string { return "hashed-1" }

// Vectors gives one unit vector for each text; all zero for a text without words.
func (h Hashed) Vectors(ctx context.Context, language string, texts []string) ([]parallax.Vector, error) {
	out := make([]parallax.Vector, len(texts))
	for i, text := range texts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[i] = vector(language, text)
	}
	return out, nil
}

// vector adds up the words of a text, each with the square root of how often it occurs:
// a word told four times is not four times as telling.
func vector(tag, text string) parallax.Vector {
	type seen struct {
		count  float64
		weight float64
	}
	lang := language.For(tag)
	words := map[string]*seen{}
	order := []string{} // of first occurrence, since float sums depend on the order
	tokens := language.Tokens(text)
	for i, t := range tokens[:min(len(tokens), maxTokens)] {
		if t.Kind == language.Punct {
			continue
		}
		word := text[t.Start:t.End]
		folded := language.Fold(word)
		s := words[folded]
		if s == nil {
			s = &seen{weight: rarity(lang, folded)}
			words[folded] = s
			order = append(order, folded)
		}
		s.count++
		if i > 0 && tokens[i-1].Kind == language.Word && cased(word) {
			s.weight = max(s.weight, nameBoost*rarity(lang, folded))
		}
	}
	sum := make([]float64, Dimensions)
	for _, w := range order {
		s := words[w]
		add(sum, w, s.weight*math.Sqrt(s.count))
	}
	return unit(sum)
}

// add puts a word and its n-grams into the sum. The word is bounded by spaces so that its
// first and last n-grams differ from those inside other words.
func add(sum []float64, word string, weight float64) {
	if weight == 0 {
		return
	}
	put(sum, "w:"+word, weight)
	grams := ngrams(" " + word + " ")
	for _, g := range grams {
		put(sum, "g:"+g, gramShare*weight/math.Sqrt(float64(len(grams))))
	}
}

// put adds a weight at the place and with the sign that the hash of the feature gives.
func put(sum []float64, feature string, weight float64) {
	h := fnv.New64a()
	h.Write([]byte(feature))
	bits := mix(h.Sum64())
	if bits>>63 == 1 {
		weight = -weight
	}
	sum[bits%Dimensions] += weight
}

// mix spreads the bits of an FNV hash, whose high bits barely depend on the last byte
// (the finaliser of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// ngrams gives the runs of gram characters of s; s itself when it is shorter.
func ngrams(s string) []string {
	var at []int // where characters start
	for i := range s {
		at = append(at, i)
	}
	at = append(at, len(s))
	if len(at) <= gram+1 {
		return []string{s}
	}
	out := make([]string, 0, len(at)-gram)
	for i := 0; i+gram < len(at); i++ {
		out = append(out, s[at[i]:at[i+gram]])
	}
	return out
}

// unit scales a sum to length one; all zero stays so.
func unit(sum []float64) parallax.Vector { return unitIn(make(parallax.Vector, len(sum)), sum) }

// unitIn is unit that writes over v, of the same length.
func unitIn(v parallax.Vector, sum []float64) parallax.Vector {
	var square float64
	for _, x := range sum {
		square += x * x
	}
	if square == 0 {
		clear(v)
		return v
	}
	length := math.Sqrt(square)
	for i, x := range sum {
		v[i] = float32(x / length)
	}
	return v
}

// rarity is the weight of a folded word: 0 for stop words, 1 for what is not in the list of its
// language. Where nothing is known of the language, short words are taken to be common.
func rarity(lang *language.Language, folded string) float64 {
	if !lang.Known() {
		return min(1, float64(utf8.RuneCountInString(folded))/8)
	}
	if lang.IsStop(folded) {
		return 0
	}
	return min(1, max(0, (lang.Rarity(folded)-common)/(rare-common)))
}

// cased reports whether a word starts with a capital letter.
func cased(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
