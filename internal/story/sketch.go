package story

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// Prefixes of terms.
const (
	prefixWord   = "w:" // stem of a word
	prefixName   = "n:" // one word of a name, folded: "n:brandt"
	prefixNumber = "q:" // a number with the thing counted: "q:213 people"
	prefixDay    = "d:" // a day the text names: "d:2025-12-19", or "d:--12-19" without a year
	prefixSound  = "x:" // how a word of a name sounds, across scripts and spellings
	prefixYear   = "y:" // a year the text names
	prefixWeek   = "k:" // a weekday the text names near its beginning, from "k:1", Monday
)

const (
	// textBytes is how much of a text is sketched, in bytes. What tells one event from another
	// stands at the beginning; the end of long texts is background shared with other events.
	textBytes = 8000

	// leadBytes is how much of a text counts as its lead, to the end of that sentence or paragraph.
	leadBytes = 250

	// openingBytes bounds a first sentence that stands for a title.
	openingBytes = 300

	// perDocument is the number of words of a typical article: turns the frequency of a word
	// in its language into the share of articles it occurs in.
	perDocument = 400

	// maxIDF bounds the weight of one term, in nats; rarer words are as often misspelt as telling.
	maxIDF = 8.5

	// numberIDF and dayIDF are the weights of a number with its thing and of a day.
	numberIDF = 6
	dayIDF    = 4

	// rareName is the least rarity (-log10 of the frequency) of a word that may be a name where no capital tells.
	// From 3 to 5 texts of cross-script find their stories by sound as well (area under the curve 0.950 to 0.951).
	rareName = 4

	// timeIDF is that of years and weekdays, which are looked at for agreeing, not for weight.
	timeIDF = 1

	// firstYear and lastYear bound what is taken for a year.
	firstYear, lastYear = 1950, 2100

	// weekdayBytes is how much of a text is searched for weekdays: what happened when stands
	// at the beginning. weekdayMin is the length of a weekday that is no other word's abbreviation.
	weekdayBytes, weekdayMin = 1500, 5

	// scale is the unit of the weights in a sketch: hundredths of a nat.
	scale = 100
)

// Sketch gives what is kept at hand of an article, without Hashes and placement. Weights in
// Terms and Title are (1 + ln count) times the inverse document frequency that the rarity of
// the word in its language lets expect, in hundredths.
func Sketch(a parallax.Article, notes []parallax.Annotation, vector parallax.Vector) parallax.Sketch {
	s := parallax.Sketch{
		Article: a.ID, Outlet: a.Outlet.Key(), Language: language.Base(a.Language), At: a.Reported(), Vector: vector,
	}
	if !language.HasWord(a.Text[:cut(a.Text, textBytes)]) {
		return s // a title alone may be that of a wall
	}
	lang := language.For(a.Language)
	text := a.Text[:cut(a.Text, textBytes)]
	body := text
	if !strings.HasPrefix(strings.TrimSpace(text), strings.TrimSpace(a.Title)) {
		body = a.Title + "\n" + text
	}
	head := a.Title + "\n" + lead(a.Title, text)
	names := nameWords(&a, notes, lang)
	all, top := newBag(lang, names), newBag(lang, names)
	tokens := language.Tokens(body)
	all.words(body, tokens)
	all.years(body, tokens)
	all.weekdays(body[:cut(body, weekdayBytes)])
	top.words(head, language.Tokens(head))
	all.notes(&a, notes, textBytes)
	top.notes(&a, notes, len(head))
	s.Terms, s.Title = all.weights(), top.weights()
	return s
}

// lead gives the beginning of a text after its title: what tells the event in one breath.
func lead(title, text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), strings.TrimSpace(title)))
	if len(text) <= leadBytes {
		return text
	}
	at := cut(text, leadBytes)
	if i := strings.IndexAny(text[at:], ".\n。"); i >= 0 && i < leadBytes {
		at += i
	}
	return text[:at]
}

// cut gives the greatest offset of at most n bytes that cuts no character of text.
func cut(text string, n int) int {
	if len(text) <= n {
		return len(text)
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}

// bag counts terms with the weight of each.
type bag struct {
	lang  *language.Language
	names map[string]bool // folded words of names
	count map[string]int
	idf   map[string]float64
}

func newBag(lang *language.Language, names map[string]bool) *bag {
	return &bag{lang: lang, names: names, count: map[string]int{}, idf: map[string]float64{}}
}

// put counts a term; of several weights, as of words with one stem, the lowest counts.
func (b *bag) put(term string, idf float64) {
	b.count[term]++
	if old, ok := b.idf[term]; !ok || idf < old {
		b.idf[term] = idf
	}
}

// words adds the words of a text, which has these tokens, names also as names and as sounds.
func (b *bag) words(text string, tokens []language.Token) {
	for _, t := range tokens {
		if t.Kind != language.Word {
			continue
		}
		word := text[t.Start:t.End]
		folded := bare(word)
		if folded == "" || b.lang.IsStop(folded) {
			continue
		}
		idf := expected(b.lang, folded)
		b.put(prefixWord+b.lang.Stem(folded), idf)
		switch {
		case b.names[folded]:
			b.name(folded, idf)
		case uncased(folded) && b.lang.Rarity(folded) >= rareName:
			b.sound(b.lang.Bare(folded), idf)
		}
	}
	b.unspaced(text)
}

// name adds a word of a name, and how it sounds.
func (b *bag) name(word string, idf float64) {
	b.put(prefixName+plain(word), idf)
	b.sound(word, idf)
}

func (b *bag) sound(word string, idf float64) {
	if s := language.Sound(word); s != "" {
		b.put(prefixSound+s, idf)
	}
}

// uncased reports whether a word is written in a script that has spaces and no capitals, where
// the names of other countries stand in no list, but are rare words.
func uncased(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r) && unicode.ToTitle(r) == r && !unicode.IsUpper(r) && !isUnspaced(r) && !unicode.Is(unicode.Thai, r)
}

// unspaced adds the names of a text without spaces, which its words, being pairs of characters, do
// not find: those annotated, and, by their sound alone, runs of katakana, in which Japanese writes what
// comes from elsewhere.
func (b *bag) unspaced(text string) {
	for name := range b.names {
		if r, _ := utf8.DecodeRuneInString(name); !isUnspaced(r) || utf8.RuneCountInString(name) < 3 {
			continue
		}
		for range strings.Count(text, name) {
			b.name(name, maxIDF)
		}
	}
	if !strings.ContainsFunc(text, isKatakana) {
		return
	}
	for _, run := range strings.FieldsFunc(text, func(r rune) bool { return !isKatakana(r) }) {
		if !b.names[run] {
			b.sound(run, maxIDF)
		}
	}
}

func isKatakana(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }

func isUnspaced(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// years adds the years a text names, which has these tokens.
func (b *bag) years(text string, tokens []language.Token) {
	for _, t := range tokens {
		if t.Kind != language.Number || t.End-t.Start != 4 {
			continue
		}
		if y, err := strconv.Atoi(text[t.Start:t.End]); err == nil && y >= firstYear && y < lastYear {
			b.put(prefixYear+text[t.Start:t.End], timeIDF)
		}
	}
}

// weekdays adds the weekdays a text names.
func (b *bag) weekdays(text string) {
	for t := range language.EachToken(text) {
		if t.Kind != language.Word || t.End-t.Start < weekdayMin {
			continue
		}
		for _, r := range b.lang.Lexicon().Find(language.Fold(text[t.Start:t.End])) {
			if r.Sense == language.Weekday {
				b.put(prefixWeek+r.S, timeIDF)
			}
		}
	}
}

// Opening gives the words that announce an article: its title, or its first sentence or
// paragraph where it has none.
func Opening(a *parallax.Article) string {
	if strings.TrimSpace(a.Title) != "" {
		return a.Title
	}
	text := strings.TrimSpace(a.Text)
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	return text[:cut(text, openingBytes)]
}

// notes adds the numbers with their thing and the days named in the title and the first bytes of the text.
func (b *bag) notes(a *parallax.Article, notes []parallax.Annotation, bytes int) {
	for i := range notes {
		n := &notes[i]
		if n.Span.Field == parallax.FieldText && n.Span.Start > bytes {
			continue
		}
		switch n.Kind {
		case parallax.KindQuantity:
			if term := number(n.Quantity); term != "" {
				b.put(term, numberIDF)
			}
		case parallax.KindMoment:
			if day := day(a, n, b.lang); day != "" {
				b.put(prefixDay+day, dayIDF)
			}
		}
	}
}

// number gives the term of a quantity; "" for one that tells no event from another: small
// numbers without a thing, ordinals.
func number(q *parallax.Quantity) string {
	if q.Type == parallax.Ordinal || q.Value < 10 && q.Thing == "" && q.Unit == "" || q.Value == 0 {
		return ""
	}
	thing := q.Thing
	if thing == "" {
		thing = q.Unit
	}
	return prefixNumber + strconv.FormatFloat(q.Value, 'g', 6, 64) + " " + thing
}

// expected is the inverse document frequency, in nats, that the rarity of a word in its
// language lets expect: a word of relative frequency f is in 1-exp(-perDocument·f) of all articles.
func expected(lang *language.Language, folded string) float64 {
	if !lang.Known() {
		// Nothing is known of the language: short words are common in all that have words.
		return min(maxIDF, 1.2*float64(utf8.RuneCountInString(folded)))
	}
	p := -math.Expm1(-perDocument * math.Pow(10, -lang.Rarity(folded)))
	return min(maxIDF, -math.Log(p))
}

// weights gives the bag as weights in hundredths, terms of no weight left out.
func (b *bag) weights() parallax.Terms {
	out := make(map[string]int, len(b.count))
	for term, n := range b.count {
		if w := int(math.Round(scale * b.idf[term] * (1 + math.Log(float64(n))))); w > 0 {
			out[term] = w
		}
	}
	return parallax.NewTerms(out)
}
