package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestOfOtherSayer wants alike quotations of two speakers to be two utterances, and the same words to be one, whoever is said to speak them.
func TestOfOtherSayer(t *testing.T) {
	const line = "“The cut was a previously unimaginable breach of faith by a company in league with a rival port,” the complaint states."
	for _, tc := range []struct {
		text, speaker string
		want          bool
	}{
		{"“This was an unheard-of breach of faith by a firm in league with a rival port,” Anna Rud said.", "Anna Rud", true},
		{"“The cut was a previously unimaginable breach of faith by a company in league with a rival port,” Anna Rud said.", "Anna Rud", false},
		{"“This was an unheard-of breach of faith by a firm in league with a rival port,” the complaint said.", "the complaint", false},
		{"It was a breach of faith by a company in league with a rival port, Anna Rud said.", "Anna Rud", false},
	} {
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "One", line), source("a_2", "The Beck", "en", at(9, 9), "Two", tc.text)}
		said(&list[0], line, "the complaint")
		said(&list[1], tc.text, tc.speaker)
		c := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: list}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		first := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}
		second := ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(tc.text))}
		if got := k.ofOtherSayer(first, second); got != tc.want || k.ofOtherSayer(second, first) != tc.want {
			t.Errorf("%q is an utterance of another: %v, want %v", tc.text, got, tc.want)
		}
	}
}

// TestSaidByThePlainLine wants the words of a person not to stand behind a line on what a paper says, and those of the paper to.
func TestSaidByThePlainLine(t *testing.T) {
	const line = "The complaint alleges a breach of faith by a company in league with a rival port."
	for speaker, want := range map[string]bool{"Anna Rud": true, "the complaint": false} {
		text := "“It is a breach of faith by a company in league with a rival port,” said " + speaker + "."
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "One", line), source("a_2", "The Beck", "en", at(9, 9), "Two", text)}
		complaint := parallax.TextSpan(0, len("The complaint"))
		note(&list[0], line, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: parallax.Indirect, Speaker: "The complaint", Source: &complaint, Content: []parallax.Span{parallax.TextSpan(22, len(line))}}})
		said(&list[1], text, speaker)
		if speaker == "Anna Rud" {
			note(&list[1], speaker, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: speaker}})
		}
		c := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: list}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		if got := k.ofOtherSayer(ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}, ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(text))}); got != want {
			t.Errorf("words of %s are those of another: %v", speaker, got)
		}
	}
}

// TestLacksSayer wants an article without a word for who says a line to lack him, and one with another word for the same kind of body not to.
func TestLacksSayer(t *testing.T) {
	for _, c := range []struct {
		tag, line, speaker, other string
		want                      bool
	}{
		{"en", "Three sailors died at the pier, police said.", "police", "Three sailors died at the pier, officers said.", false},
		{"en", "Three sailors died at the pier, authorities said.", "authorities", "Three sailors died at the pier, police said.", false},
		{"en", "Three sailors died at the pier, police said.", "police", "Three sailors died at the pier, the owner said.", true},
		{"en", "Three sailors died at the pier, the owner said.", "the owner", "Three sailors died at the pier, police said.", true},
		{"en", "Three sailors died at the pier, a police captain said.", "a police captain", "Three sailors died at the pier, officers said.", true},
		{"de", "Drei Seeleute starben am Pier, sagte die Polizei.", "die Polizei", "Drei Seeleute starben am Pier, sagten die Behörden.", false},
	} {
		list := []parallax.Covered{source("a_1", "Vell News", c.tag, at(9, 8), "One", c.line), source("a_2", "The Beck", c.tag, at(9, 9), "Two", c.other)}
		said(&list[0], c.line, c.speaker)
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: list}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		if got := k.lacksSayer(ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(c.line))}, k.cov.Find("a_2")); got != c.want {
			t.Errorf("%q lacks the sayer of %q: %v", c.other, c.line, got)
		}
	}
}

// said notes that a sentence quotes a speaker, directly where it has quotation marks.
func said(a *parallax.Covered, text, speaker string) {
	start := strings.Index(text, speaker)
	source, quote := parallax.TextSpan(start, start+len(speaker)), parallax.Quote{Speaker: speaker, Form: parallax.Indirect}
	quote.Source, quote.Content = &source, []parallax.Span{parallax.TextSpan(0, start)}
	if from, to := strings.Index(text, "“"), strings.Index(text, "”"); from >= 0 {
		quote.Form, quote.Content = parallax.Direct, []parallax.Span{parallax.TextSpan(from+len("“"), to)}
	}
	note(a, text, parallax.Annotation{Kind: parallax.KindQuote, Quote: &quote})
}
