package parallax

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Made says how the text of a line came to be.
type Made string

// How a line can be made.
const (
	Verbatim Made = "verbatim" // the exact words of its first piece of evidence
	Template Made = "template" // a text of texts/*.json filled with verbatim words, counts, dates and names
	Written  Made = "written"  // by a Writer the user configured; labelled, and dropped when not covered by its evidence
)

// Line is one thing a dossier says.
type Line struct {
	// Text is what is shown. For Verbatim lines it equals Evidence[0].Exact byte for byte.
	Text string `json:"text"`
	Made Made   `json:"made"`
	// Template is the key of the text in texts/*.json, for lines made from one; Fills are
	// what was put into its braces.
	Template string `json:"template,omitempty"`
	Fills    []Fill `json:"fills,omitempty"`
	// Evidence leads to the words; never empty for Verbatim and Written. For a line that
	// stands for a claim it holds one place of every article that makes it.
	Evidence []Citation `json:"evidence,omitempty"`
	// Clause is true where a verbatim line is the clause that ends its sentence, without the words that tie it to the sentence
	// before: "The decision comes after", "As these talks go on,".
	Clause bool `json:"clause,omitempty"`
	// Notes are resolutions shown in brackets inside Text, visibly ours: "[30 November 2025]".
	Notes []Note `json:"notes,omitempty"`
}

// ClauseMark stands before a line that is the end of its sentence.
const ClauseMark = "… "

// Shown is the line as it is printed where there is text only: Text, with ClauseMark before the end of a sentence.
func (l *Line) Shown() string {
	if l.Clause {
		return ClauseMark + l.Text
	}
	return l.Text
}

// Fill is what stands in one pair of braces of a template.
type Fill struct {
	// Name is the name in the braces. It also says what a computed fill may be; see facts.allow.
	Name string `json:"name"`
	Text string `json:"text"`
	// From is the index in Line.Evidence of the words Text was cut from, or -1 when Text is
	// computed: a count, a date, a version or a state.
	From int `json:"from"`
}

// The sorts of notes.
const (
	NoteDate = "date" // what a Moment of the article was resolved to
	NoteName = "name" // the full form of a Name of the article, which stands there verbatim
)

// Note is a resolution shown in brackets at a place of a verbatim line.
type Note struct {
	// At is the byte offset in Line.Text before which the bracket stands.
	At int `json:"at"`
	// Text is what stands in the bracket, without the bracket.
	Text string `json:"text"`
	// Sort is NoteDate or NoteName.
	Sort string `json:"sort"`
}

// QuoteLine makes a verbatim line of a span of an article.
func QuoteLine(a *Article, s Span) (Line, error) {
	p, err := MakeCitation(a, s, ParagraphContext)
	if err != nil {
		return Line{}, err
	}
	return Line{Text: p.Exact, Made: Verbatim, Evidence: []Citation{p}}, nil
}

// TemplateLine fills the text of the key; it panics when there is no such text or a brace
// stays unfilled, since both are mistakes in our own code.
func TemplateLine(key string, evidence []Citation, fills ...Fill) Line {
	text, err := FillText(Texts(), key, fills)
	if err != nil {
		panic(err)
	}
	return Line{Text: text, Made: Template, Template: key, Fills: fills, Evidence: evidence}
}

// Computed is a fill that was computed, not quoted.
func Computed(name string, value any) Fill {
	return Fill{Name: name, Text: fmt.Sprint(value), From: -1}
}

// Cut is a fill of words cut from the evidence with the index.
func Cut(name, words string, from int) Fill { return Fill{Name: name, Text: words, From: from} }

//go:embed texts/*.json
var textFiles embed.FS

// Texts gives the texts of the interface in English, by key: those that lines are made and
// checked with. A text is fixed words with braces; it holds no fact of its own: no digit
// and no name (TestTextsHoldNoFacts).
func Texts() map[string]string { return TextsIn("en") }

// TextsIn gives the texts of texts/TAG.json; nil for a language there is no file of. The
// map is shared and must not be changed.
func TextsIn(tag string) map[string]string { return allTexts()[tag] }

// TextLanguages lists the languages (BCP 47 bases) the interface speaks, in the order of the alphabet.
func TextLanguages() []string { return slices.Sorted(maps.Keys(allTexts())) }

var allTexts = sync.OnceValue(func() map[string]map[string]string {
	files, err := textFiles.ReadDir("texts")
	if err != nil {
		panic(err)
	}
	out := map[string]map[string]string{}
	for _, f := range files {
		raw, err := textFiles.ReadFile("texts/" + f.Name())
		if err != nil {
			panic(err)
		}
		texts := map[string]string{}
		if err := json.Unmarshal(raw, &texts); err != nil {
			panic("texts/" + f.Name() + ": " + err.Error())
		}
		out[strings.TrimSuffix(f.Name(), ".json")] = texts
	}
	return out
})

var brace = regexp.MustCompile(`\{[a-z_]+\d?\}`)

// FillText puts the fills into the text of the key. Every brace needs exactly one fill and
// every fill its brace, so that nothing can ride along unseen. The error wraps ErrInvalid.
func FillText(texts map[string]string, key string, fills []Fill) (string, error) {
	text, ok := texts[key]
	if !ok {
		return "", fmt.Errorf("%w: no text %q", ErrInvalid, key)
	}
	values := map[string]string{}
	for _, f := range fills {
		if _, twice := values["{"+f.Name+"}"]; twice || !strings.Contains(text, "{"+f.Name+"}") {
			return "", fmt.Errorf("%w: text %q: no place for fill %s", ErrInvalid, key, f.Name)
		}
		values["{"+f.Name+"}"] = f.Text
	}
	missing := ""
	text = brace.ReplaceAllStringFunc(text, func(b string) string {
		v, ok := values[b]
		if !ok {
			missing = b
		}
		return v
	})
	if missing != "" {
		return "", fmt.Errorf("%w: text %q: nothing for %s", ErrInvalid, key, missing)
	}
	return text, nil
}
