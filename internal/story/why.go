package story

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

// teller writes the reasons of a placement for people to read, in the words of the article.
type teller struct {
	article *parallax.Article
	sketch  *parallax.Sketch
	printed string           // what read gives
	tokens  []language.Token // of it; nil before it is asked for
}

// why gives the reasons for joining the story, from the article of it that is likest.
func (w *teller) why(c *candidate, z float64) []parallax.Reason {
	t := c.nearest
	cross := ""
	if t.sketch.Language != "" {
		cross = " [" + t.sketch.Language + "]"
	}
	why := []parallax.Reason{{What: "likest article", Value: string(t.sketch.Article) + cross, Weight: t.logit}}
	if len(c.tellings) > 1 {
		why = append(why, parallax.Reason{What: "story as a whole", Value: fmt.Sprintf("%d articles", len(c.tellings)), Weight: z})
	}
	return append(why, w.shared(t)...)
}

// whyNot says how near the likeliest story is that the article does not belong to, and what keeps them apart.
func (w *teller) whyNot(c *candidate) []parallax.Reason {
	t := c.nearest
	value := fmt.Sprintf("%s, with a probability of %.2f", c.story, probability(c.logit))
	if t.features[featureBias] == 0 { // not compared
		return []parallax.Reason{{What: "nearest other story", Value: value + "; it has too little in common", Weight: c.logit}}
	}
	var but []string
	add := func(what, value string) {
		if value != "" {
			but = append(but, what+" "+value)
		}
	}
	add("both name", w.names(t.shared(), 4))
	if !crosses(w.sketch, t.sketch) {
		add("it does not name", w.missed(t.sketch, 4))
	}
	if t.features[featureGap] > 0 {
		add("reported", days(t.apart())+" apart")
	}
	if t.features[featureWeekdays] > 0 {
		add("they name", "other weekdays")
	}
	w.alike(t, add)
	return []parallax.Reason{
		{What: "nearest other story", Value: value, Weight: c.logit},
		{What: "its likest article", Value: fmt.Sprintf("%s: %s", t.sketch.Article, strings.Join(but, "; ")), Weight: t.logit},
	}
}

// alike says how alike two articles are: in words, or across languages, which share hardly any, in
// meaning and in how their names sound.
func (w *teller) alike(t *telling, add func(what, value string)) {
	of := func(feature int) string { return fmt.Sprintf("%.2f", t.features[feature]) }
	if crosses(w.sketch, t.sketch) {
		add("meaning alike", of(featureVector))
		add("titles alike in meaning", of(featureOpening))
		add("names sound alike", of(featureSounds))
		return
	}
	add("words alike", of(featureWords))
	add("title and lead alike", of(featureTitles))
}

// shared lists what two articles share.
func (w *teller) shared(t *telling) []parallax.Reason {
	var out []parallax.Reason
	add := func(what, value string) {
		if value != "" {
			out = append(out, parallax.Reason{What: what, Value: value})
		}
	}
	add("shared names", w.names(t.shared(), 6))
	add("shared numbers", w.numbers(keys(t.shared(), prefixNumber, 4)))
	add("shared words", strings.Join(w.words(keys(t.shared(), prefixWord, 12), 6), ", "))
	add("days both name", strings.Join(readable(keys(t.shared(), prefixDay, 3)), ", "))
	w.alike(t, add)
	if t.features[featureUndated] == 0 {
		add("reports apart", days(t.apart()))
	}
	if t.features[featurePassages] > 0 {
		add("same runs of words", fmt.Sprintf("%.2f", t.features[featurePassages]))
	}
	if t.features[featureCopy] > 0 {
		add("copied or cited", fmt.Sprintf("%.2f", t.features[featureCopy]))
	}
	return out
}

// readable gives days that were named without a year as such.
func readable(days []string) []string {
	for i, d := range days {
		days[i] = strings.TrimPrefix(d, "--")
	}
	return days
}

// read gives title and text of the article as far as it is sketched, in one, with its tokens.
func (w *teller) read() (text string, tokens []language.Token) {
	if w.tokens == nil {
		w.printed = w.article.Title + "\n" + w.article.Text[:cut(w.article.Text, textBytes)]
		w.tokens = language.Tokens(w.printed)
	}
	return w.printed, w.tokens
}

// names lists up to n names as they are printed in the article, those with the weightiest words
// first. Words of names that stand side by side are one name.
func (w *teller) names(shared []term, n int) string {
	lang := language.For(w.article.Language)
	shared = slices.DeleteFunc(slices.Clone(shared), func(t term) bool { return calendar(strings.TrimPrefix(t.key, prefixName), lang) })
	want := map[string]bool{}
	for _, t := range shared {
		want[strings.TrimPrefix(t.key, prefixName)] = true
	}
	order := keys(shared, prefixName, n)
	runs := w.runs(want)
	var out []string
	for _, key := range order {
		run, ok := runs[key]
		if !ok {
			run = key
		}
		if !slices.Contains(out, run) {
			out = append(out, run)
		}
	}
	return strings.Join(out, ", ")
}

// missed lists up to n names of the article's title and lead that do not stand in the other.
func (w *teller) missed(other *parallax.Sketch, n int) string {
	var out []term
	numbers, weights := w.sketch.Title.Numbers()
	for i, number := range numbers {
		if key := w.sketch.Title.Written(i); strings.HasPrefix(key, prefixName) && other.Terms.Weight(number) == 0 {
			out = append(out, term{key: key, weight: float64(weights[i])})
		}
	}
	slices.SortFunc(out, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.key, b.key)) })
	return w.names(out[:min(n, len(out))], n)
}

// runs gives for each word of a name wanted the longest name it is printed in: the run of wanted
// words that are not in lower case and have nothing but a space between them.
func (w *teller) runs(want map[string]bool) map[string]string {
	out, size := map[string]string{}, map[string]int{}
	if len(want) == 0 {
		return out
	}
	text, tokens := w.read()
	var keys []string
	start, end := 0, 0
	flush := func() {
		for _, key := range keys {
			if len(keys) > size[key] {
				size[key] = len(keys)
				out[key] = language.Owner(text[start:end])
			}
		}
		keys = keys[:0]
	}
	for _, t := range tokens {
		if t.Kind != language.Word {
			continue
		}
		first := []rune(text[t.Start:min(t.End, t.Start+8)])[0]
		if unicode.IsLower(first) {
			continue
		}
		key := plain(bare(text[t.Start:t.End]))
		if !want[key] {
			continue
		}
		if len(keys) > 0 && text[end:t.Start] != " " {
			flush()
		}
		if len(keys) == 0 {
			start = t.Start
		}
		keys, end = append(keys, key), t.End
	}
	flush()
	return out
}

// words gives up to n of the stems as words that are printed in the article and stand in no name.
func (w *teller) words(stems []string, n int) []string {
	if len(stems) == 0 {
		return nil
	}
	lang, printed := language.For(w.article.Language), map[string]string{}
	text, tokens := w.read()
	for _, t := range tokens {
		if len(printed) == len(stems) {
			break
		}
		if t.Kind != language.Word {
			continue
		}
		folded := bare(text[t.Start:t.End])
		if stem := lang.Stem(folded); slices.Contains(stems, stem) && printed[stem] == "" {
			printed[stem] = folded
			if w.sketch.Terms.Weight(parallax.TermOf(prefixName+plain(folded))) > 0 {
				printed[stem] = "-"
			}
		}
	}
	var out []string
	for _, stem := range stems {
		if word := printed[stem]; word != "" && word != "-" && len(out) < n {
			out = append(out, word)
		}
	}
	return out
}

// calendar reports whether a folded word is the name of a weekday or month: it stands with a
// capital letter in some languages and names nobody.
func calendar(folded string, lang *language.Language) bool {
	return slices.ContainsFunc(lang.Lexicon().Find(folded), func(r language.Reading) bool {
		return r.Sense == language.Weekday || r.Sense == language.Month
	})
}

// numbers lists quantities with their things: as printed in the article where they stand there in
// digits ("4,200 tonnes"), or else as they are counted ("38 people").
func (w *teller) numbers(quantities []string) string {
	if len(quantities) == 0 {
		return ""
	}
	text, tokens := w.read()
	var out []string
	for _, q := range quantities {
		digits, thing, _ := strings.Cut(q, " ")
		value, _ := strconv.ParseFloat(digits, 64)
		printed := ""
		for i := range tokens {
			if printed = quantity(text, tokens[i:], value, thing); printed != "" {
				break
			}
		}
		out = append(out, cmp.Or(printed, strings.TrimSpace(plainly(value)+" "+thing)))
	}
	return strings.Join(out, ", ")
}

// noSeparators takes away what stands between the digits of a number.
var noSeparators = strings.NewReplacer(",", "", ".", "", " ", "", " ", "")

// quantity gives the number that the tokens start with, up to its thing; "" when it is another,
// or when the thing is not among the next words.
func quantity(text string, tokens []language.Token, value float64, thing string) string {
	const near, alike = 4, 4 // tokens looked at, letters compared: things are counted by their stem
	if first := text[tokens[0].Start]; first < '0' || first > '9' || thing == "" {
		return "" // nearly all tokens
	}
	digits := noSeparators.Replace(text[tokens[0].Start:tokens[0].End])
	if x, err := strconv.ParseFloat(digits, 64); err != nil || x != value {
		return ""
	}
	stem := strings.ToLower(thing[:cut(thing, alike)])
	for _, t := range tokens[1:min(near, len(tokens))] {
		if t.Kind != language.Word {
			return ""
		}
		if strings.HasPrefix(language.Fold(text[t.Start:t.End]), stem) {
			return text[tokens[0].Start:t.End]
		}
	}
	return ""
}

// plainly writes a number without an exponent, large ones in millions.
func plainly(x float64) string {
	if m := x / 1e6; m >= 1 {
		return strconv.FormatFloat(m, 'g', 4, 64) + " million"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// shared lists the terms both have.
func (t *telling) shared() []term {
	if t.with == nil {
		return nil
	}
	return t.with.common(t.sketch)
}

// apart gives how many days the reports lie apart, at most farDays.
func (t *telling) apart() float64 {
	if g := t.features[featureGap]; g > 0 {
		return g*6 + nearDays
	}
	return 0
}

// keys lists up to n weightiest terms of a kind without their prefix.
func keys(terms []term, prefix string, n int) []string {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(a, b term) int { return cmp.Compare(b.weight, a.weight) })
	var out []string
	for _, t := range sorted {
		if k, ok := strings.CutPrefix(t.key, prefix); ok && len(out) < n {
			out = append(out, k)
		}
	}
	return out
}

// days gives a distance for people: "a day at most", "3 days", "14 days or more".
func days(n float64) string {
	switch d := time.Duration(n * 24 * float64(time.Hour)); {
	case d <= nearDays*24*time.Hour:
		return "a day at most"
	case n >= farDays:
		return fmt.Sprintf("%d days or more", farDays)
	default:
		return fmt.Sprintf("%.0f days", n)
	}
}
