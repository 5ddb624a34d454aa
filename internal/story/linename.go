package story

import (
	"cmp"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// lineWords is how many names, and how many other words, a storyline is named by at most.
const lineWords = 3

// LineName names a storyline by words of its sources: the names that stand in the leads of half its
// stories at least, and of two, then the words that stand so in their titles, all as printed:
// "Elsa Brandt, Osk Line: harbour, fees". The stories come in order, each with its articles; those
// in the language of the first article are heard. It is "" when no two stories share a word.
func LineName(stories [][]parallax.Covered) string {
	var first *parallax.Article
	for _, articles := range stories {
		if len(articles) > 0 {
			first = &articles[0].Article
			break
		}
	}
	if first == nil {
		return ""
	}
	lang := language.For(first.Language)
	names, words := newTally(), newTally()
	for at, articles := range stories {
		for i := range articles {
			a := &articles[i].Article
			if language.Base(a.Language) != language.Base(first.Language) {
				continue
			}
			known := nameWords(a, articles[i].Notes, lang)
			for _, run := range nameRuns(cmp.Or(lead(a.Title, a.Text), a.Title), known, lang) {
				names.add(at, run)
			}
			for t := range language.EachToken(a.Title) {
				word := a.Title[t.Start:t.End]
				if folded := bare(word); t.Kind == language.Word && !known[folded] && !lang.IsStop(folded) && !calendar(folded, lang) {
					words.put(at, lang.Stem(folded), folded, expected(lang, folded))
				}
			}
		}
	}
	parts := []string{strings.Join(names.most(len(stories)), ", "), strings.Join(words.most(len(stories)), ", ")}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ": ")
}

// nameRuns gives the names of a text as printed: words of names with nothing but a space between them.
func nameRuns(text string, known map[string]bool, lang *language.Language) (out []string) {
	end := -1
	for t := range language.EachToken(text) {
		folded := bare(text[t.Start:t.End])
		if t.Kind != language.Word || !known[folded] || calendar(folded, lang) {
			continue
		}
		word := language.Owner(text[t.Start:t.End])
		if end >= 0 && text[end:t.Start] == " " {
			out[len(out)-1] += " " + word
		} else {
			out = append(out, word)
		}
		end = t.Start + len(word)
	}
	return out
}

// lineTally counts in how many stories each term stands.
type lineTally struct {
	in      map[string]map[int]bool
	printed map[string]string
	weight  map[string]float64
	forms   map[string]int // how often a name is printed
	order   []string
}

func newTally() *lineTally {
	return &lineTally{in: map[string]map[int]bool{}, printed: map[string]string{}, weight: map[string]float64{}, forms: map[string]int{}}
}

// add counts a name under its last word, as which it is printed at its most often; of two that are as often, the longer.
func (l *lineTally) add(story int, name string) {
	words := strings.Fields(name)
	key := plain(bare(words[len(words)-1]))
	l.put(story, key, name, 0)
	l.forms[name]++
	if old := l.printed[key]; cmp.Or(cmp.Compare(l.forms[name], l.forms[old]), cmp.Compare(len(name), len(old))) > 0 {
		l.printed[key] = name
	}
}

func (l *lineTally) put(story int, key, printed string, weight float64) {
	if l.in[key] == nil {
		l.in[key], l.printed[key], l.weight[key] = map[int]bool{}, printed, weight
		l.order = append(l.order, key)
	}
	l.in[key][story] = true
}

// most gives the terms of most stories, those of the most stories first, then the weightiest.
func (l *lineTally) most(stories int) (out []string) {
	keys := slices.DeleteFunc(slices.Clone(l.order), func(key string) bool { return len(l.in[key]) < 2 || 2*len(l.in[key]) < stories })
	slices.SortStableFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(l.in[b]), len(l.in[a])), cmp.Compare(l.weight[b], l.weight[a]))
	})
	for _, key := range keys[:min(lineWords, len(keys))] {
		out = append(out, l.printed[key])
	}
	return out
}
