// Command ngrams writes internal/language/ngrams.bin: how likely a letter is after the two
// before it, and what the commonest words are, in each language that shares its script with another.
//
//	cd tools/ngrams && go run . ../../internal/language/ngrams.bin
//
// It reads the models of lingua-go v1.4.0 (Apache-2.0; counted by Peter M. Stahl from the
// Wortschatz corpora of Leipzig University), which the Go module proxy holds; see NOTICE.
// The words are those of words.tsv, own.txt and near.txt. The same models give the same bytes. doc/languages.md describes the file.
package main

import (
	"fmt"
	"os"
	"slices"
)

// source says what a table of the file is counted from.
type source struct {
	tag string // that is answered
	// model is a folder of lingua-go's models, several joined by "+" for a language that has
	// none and stands between them; "sr-Latn" is the Serbian model in Latin letters.
	model string
	words string // tag in words.tsv or own.txt
}

// sources lists the tables; a language written in two ways has two.
var sources = []source{
	{"af", "af", "af"}, {"ar", "ar", "ar"}, {"az", "az", "az"}, {"be", "be", "be"}, {"bg", "bg", "bg"}, {"bs", "bs", "sh"},
	{"ca", "ca", "ca"}, {"cs", "cs", "cs"}, {"cy", "cy", "cy"}, {"da", "da", "da"}, {"de", "de", "de"}, {"en", "en", "en"},
	{"es", "es", "es"}, {"et", "et", "et"}, {"eu", "eu", "eu"}, {"fa", "fa", "fa"}, {"fi", "fi", "fi"}, {"fr", "fr", "fr"},
	{"ga", "ga", "ga"}, {"gl", "pt+es", "gl"}, {"hi", "hi", "hi"}, {"hr", "hr", "sh"}, {"hu", "hu", "hu"}, {"id", "id", "id"},
	{"is", "is", "is"}, {"it", "it", "it"}, {"kk", "kk", "kk"}, {"lt", "lt", "lt"}, {"lv", "lv", "lv"}, {"mk", "mk", "mk"},
	{"mn", "mn", "mn"}, {"mr", "mr", "mr"}, {"ms", "ms", "ms"}, {"nl", "nl", "nl"}, {"no", "nb", "no"}, {"no", "nn", "nn"},
	{"pl", "pl", "pl"}, {"pt", "pt", "pt"}, {"ro", "ro", "ro"}, {"ru", "ru", "ru"}, {"sk", "sk", "sk"}, {"sl", "sl", "sl"},
	{"so", "so", "so"}, {"sq", "sq", "sq"}, {"sr", "sr", "sr"}, {"sr", "sr-Latn", "sh"}, {"sv", "sv", "sv"}, {"sw", "sw", "sw"},
	{"tl", "tl", "tl"}, {"tr", "tr", "tr"}, {"uk", "uk", "uk"}, {"ur", "ur", "ur"}, {"vi", "vi", "vi"},
}

// rarelyMet is what a text pays for being in a language whose words nobody counted for us:
// a text of names is seldom in one of them. In nats, as in pack.
const rarelyMet = 2

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: ngrams FILE")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "ngrams:", err)
		os.Exit(1)
	}
}

// write reads all models and writes the file.
func write(path string) error {
	dir, err := modelDir()
	if err != nil {
		return err
	}
	words, err := readWords()
	if err != nil {
		return err
	}
	near := readNear()
	rows, tables := map[string][]cell{}, make([]table, 0, len(sources))
	for i, s := range sources {
		m, err := readModels(dir, s.model)
		if err != nil {
			return err
		}
		for gram, p := range m {
			rows[gram] = append(rows[gram], cell{table: uint8(i), cost: cost(p)})
		}
		if len(words[s.words]) == 0 {
			return fmt.Errorf("no words of %s", s.words)
		}
		rarest := uint8(0)
		for _, c := range words[s.words] {
			rarest = max(rarest, c)
		}
		for w, c := range withNear(s, words[s.words], near) {
			rows["^"+w+"$"] = append(rows["^"+w+"$"], cell{table: uint8(i), cost: c})
		}
		tables = append(tables, table{s.tag, rarest, prior(s.words)})
	}
	packed, err := pack(tables, rows)
	if err != nil {
		return err
	}
	cells := 0
	for _, r := range rows {
		cells += len(r)
	}
	fmt.Printf("%d tables, %d grams and words, %d probabilities, %d bytes\n", len(tables), len(rows), cells, len(packed))
	return os.WriteFile(path, packed, 0o644)
}

// sorted gives the keys of the rows in order, so that the same models give the same bytes.
func sorted(rows map[string][]cell) []string {
	keys := make([]string, 0, len(rows))
	for k := range rows {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
