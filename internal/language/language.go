// Package language takes a language tag or a text and gives what is known of the language:
// words, stems, stop words, numerals, months, cues, abbreviations, all read from the data
// files of data/TAG/. It is pure, and the only package below the stages that all of them may import.
//
// A language is a folder of data/. Its areas are files of that folder (sentences.toml,
// numbers.toml ...), each with a Go file here that holds its type. An area is read when it is
// first asked for, so that importing the package costs nothing.
//
// Texts are told to be in a language by ngrams.bin, also in languages without a folder.
package language

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// Floor is the tag of the language that stands for every language we know nothing of. Its
// areas hold what holds anywhere: digits, ISO dates, sentence-ending punctuation.
const Floor = "und"

// tags gives the languages that have a folder in data/, in alphabetical order, without the floor.
var tags = sync.OnceValue(func() []string {
	folders, err := fs.ReadDir(data, "data")
	if err != nil {
		panic(err) // the folder is embedded
	}
	var out []string
	for _, f := range folders {
		if f.IsDir() && f.Name() != Floor {
			out = append(out, f.Name())
		}
	}
	return out
})

// Language is one language we know, or the floor. Values come from For and never change.
type Language struct {
	// Tag is the BCP 47 base of the language, or Floor.
	Tag   string
	index int // among the languages, the floor first
}

// Tags lists the known languages in alphabetical order, without the floor.
func Tags() []string { return slices.Clone(tags()) }

// For gives the language of a BCP 47 tag, looking at its base only ("pt-BR" is "pt").
// An empty or unknown tag gives the floor; the result is never nil.
func For(tag string) *Language {
	if l, ok := languages()[tag]; ok {
		return l
	}
	if l, ok := languages()[Base(tag)]; ok {
		return l
	}
	return languages()[Floor]
}

// languages holds every language by its tag, the floor included.
var languages = sync.OnceValue(func() map[string]*Language {
	out := map[string]*Language{Floor: {Tag: Floor}}
	for i, tag := range tags() {
		out[tag] = &Language{Tag: tag, index: i + 1}
	}
	return out
})

// Base is the language part of a BCP 47 tag in lower case: "en" for "en_GB". Empty for an empty tag.
func Base(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	return tag
}

// Known reports whether the language has data of its own.
func (l *Language) Known() bool { return l.Tag != Floor }
