// Package language takes a language tag or a text and gives what is known of the language:
// words, stems, stop words, numerals, months, cues, abbreviations, all read from the data
// files of data/TAG/. It is pure, and the only package below the stages that all of them may import.
package language
