package annotate

import (
	"strings"
	"testing"

	"parallax"
	"parallax/internal/language"
)

// wantQuote is one expected quote: words of its parts, "" for none.
type wantQuote struct {
	form     parallax.QuoteForm
	content  string // parts joined by " | "
	speaker  string
	cue      string
	strength string
}

// quotesOf annotates a text and gives its quotes in the form of the tables.
func quotesOf(t *testing.T, lang, text string) []wantQuote {
	t.Helper()
	a := parallax.Article{Text: text, Language: lang}
	var out []wantQuote
	for _, n := range checkAll(t, a) {
		if n.Kind != parallax.KindQuote {
			continue
		}
		var parts []string
		for _, c := range n.Quote.Content {
			parts = append(parts, text[c.Start:c.End])
		}
		w := wantQuote{form: n.Quote.Form, content: strings.Join(parts, " | "), speaker: n.Quote.Speaker, strength: n.Quote.Strength}
		if n.Quote.Cue != nil {
			w.cue = text[n.Quote.Cue.Start:n.Quote.Cue.End]
		}
		out = append(out, w)
	}
	return out
}

func testQuotes(t *testing.T, lang string, cases map[string][]wantQuote) {
	t.Helper()
	for text, want := range cases {
		cutAnywhere(t, lang, text)
		got := quotesOf(t, lang, text)
		if len(got) != len(want) {
			t.Errorf("%s\n got %d: %+v\nwant %d: %+v", text, len(got), got, len(want), want)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s\n got %+v\nwant %+v", text, got[i], want[i])
			}
		}
	}
}

// cutAnywhere annotates the text as far as each of its words: what is partly read or paywalled may end at any.
func cutAnywhere(t *testing.T, lang, text string) {
	t.Helper()
	for _, word := range language.Tokens(text) {
		cut := text[:word.End]
		func() {
			defer func() {
				if cause := recover(); cause != nil {
					t.Errorf("%s: %v", cut, cause)
				}
			}()
			Article(parallax.Article{Text: cut, Language: lang})
		}()
	}
}

// TestCutBehindVerb ends texts where readers of speech look one word further.
func TestCutBehindVerb(t *testing.T) {
	for _, text := range []string{
		"“The dam holds,” said Elsa Brandt, adding",
		"About 8 to 10 percent of the time, Brandt estimated",
		"On the way to Varn, Brandt told his",
	} {
		cutAnywhere(t, "en", text)
	}
}

func TestQuotesEnglish(t *testing.T) {
	testQuotes(t, "en", map[string][]wantQuote{
		"The dam leaks: 300 homes told to boil water": nil,
		"Elsa Brandt told the homes to boil water.":   {{parallax.Indirect, "to boil water", "Elsa Brandt", "told", "said"}},
		"“The dam will hold,” Elsa Brandt said.": {
			{parallax.Direct, "The dam will hold,", "Elsa Brandt", "said", "said"}},
		"“The dam,” said Elsa Brandt, a warden at the lake, “will hold for years.”": {
			{parallax.Direct, "The dam, | will hold for years.", "Elsa Brandt", "said", "said"}},
		"Elsa Brandt inspected the wall. “It will hold,” she said. “We checked every stone.”": {
			{parallax.Direct, "It will hold, | We checked every stone.", "Elsa Brandt", "said", "said"}},
		"Elsa Brandt, who runs the lake authority, said that the dam would hold.": {
			{parallax.Indirect, "that the dam would hold", "Elsa Brandt", "said", "said"}},
		"The dam will hold, Elsa Brandt said on Tuesday.": {
			{parallax.Indirect, "The dam will hold", "Elsa Brandt", "said", "said"}},
		"The lake authority denied the report about cracks.": {
			{parallax.Indirect, "the report about cracks", "The lake authority", "denied", "denied"}},
		"According to the lake authority, the dam has no cracks.": {
			{parallax.Indirect, "the dam has no cracks", "the lake authority", "According to", "said"}},
		"The dam has no cracks, according to two engineers.": {
			{parallax.Indirect, "The dam has no cracks", "two engineers", "according to", "said"}},
		"Elsa Brandt told reporters that the gates were shut, and Per Holm said the pumps had failed.": {
			{parallax.Indirect, "that the gates were shut", "Elsa Brandt", "told", "said"},
			{parallax.Indirect, "the pumps had failed", "Per Holm", "said", "said"}},
		"Elsa Brandt was quoted by the lake radio on Tuesday as saying that the gates were shut.": {
			{parallax.Indirect, "that the gates were shut", "Elsa Brandt", "quoted", "said"}},
		"The so-called “wonder wall” was built in May.": nil,
		"Elsa Brandt called the repairs “a patch on a patch” of the old wall.": {
			{parallax.Mixed, "the repairs “a patch on a patch” of the old wall", "Elsa Brandt", "called", "said"}},
	})
}

func TestQuoteOverParagraphs(t *testing.T) {
	text := "“The first gate failed,” Elsa Brandt said. “We closed the second.\n\n“Then the water came.”\n\nThe village slept."
	got := quotesOf(t, "en", text)
	want := "The first gate failed, | We closed the second. | Then the water came."
	if len(got) != 1 || got[0].content != want {
		t.Errorf("got %+v, want one quote with %q", got, want)
	}
}

func TestQuoteAnonymous(t *testing.T) {
	for text, want := range map[string]bool{
		"Two officials said the dam was safe.":               true,
		"A spokesman for the harbour said the gate is shut.": true,
		"Elsa Brandt, a spokeswoman, said the gate is shut.": false,
	} {
		for _, n := range Article(parallax.Article{Text: text, Language: "en"}) {
			if n.Kind == parallax.KindQuote && n.Quote.Anonymous != want {
				t.Errorf("%s: anonymous %v, speaker %q", text, n.Quote.Anonymous, n.Quote.Speaker)
			}
		}
	}
}

func TestQuotationMarks(t *testing.T) {
	for text, want := range map[string]string{
		"„Es hält“, sagte sie.":                   "Es hält",
		"»Es hält«, sagte sie.":                   "Es hält",
		"« Cela tiendra », dit-elle.":             " Cela tiendra ",
		"‘It’ll hold,’ she said.":                 "It’ll hold,",
		"''It'll hold,'' she said.":               "It'll hold,",
		"\"He cried 'stop' twice,\" she said.":    "He cried 'stop' twice,",
		"„Wytrzyma”, powiedziała.":                "Wytrzyma",
		"「持ちこたえる」と話した。":                           "持ちこたえる",
		"The workers' hall and the dogs' home.":   "",
		"She said: “It will hold":                 "It will hold",
		"A 6\" pipe and a 5\" pipe were replaced": "",
	} {
		p := newPassage(parallax.FieldText, text)
		p.sentences = []sentence{{start: 0, end: len(text), last: len(p.tokens)}}
		got := ""
		for _, q := range p.quotations() {
			got += text[q.start:q.end]
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzQuotes(f *testing.F) {
	f.Add("en", "“The dam,” said Elsa Brandt, “will hold.” ''So'' she told 'them'.")
	f.Add("de", "„Es hält“, sagte die Wärterin »heute« – laut Behörde.")
	f.Add("", "「持ち」« a » \"b 'c")
	f.Fuzz(func(t *testing.T, lang, text string) {
		checkAll(t, parallax.Article{Text: strings.ToValidUTF8(text, ""), Language: lang})
	})
}

// A text without an end of a sentence must not cost the square of its length: this takes
// minutes when units are not bounded.
func TestQuotesWithoutSentences(t *testing.T) {
	checkAll(t, parallax.Article{Language: "en", Text: strings.Repeat("He said Jon Holm, ", 5000)})
}
