package parallax

import (
	"embed"
	"encoding/json"
	"fmt"
	"regexp"
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
	// Evidence leads to the words; never empty for Verbatim and Written.
	Evidence []Evidence `json:"evidence,omitempty"`
	// Notes are resolutions shown in brackets inside Text, visibly ours: "[30 November 2025]".
	Notes []Note `json:"notes,omitempty"`
}

// Fill is what stands in one pair of braces of a template.
type Fill struct {
	Name string `json:"name"`
	Text string `json:"text"`
	// From is the index in Line.Evidence of the words Text was cut from, or -1 when Text is
	// computed: a count, a date, the name of an outlet, origin, language or state.
	From int `json:"from"`
}

// Note is a resolution shown in brackets at a place of a verbatim line.
type Note struct {
	// At is the byte offset in Line.Text before which the bracket stands.
	At int `json:"at"`
	// Text is what stands in the bracket, without the bracket.
	Text string `json:"text"`
	// Sort is "date" or "name"; a name stands verbatim in the article of the first evidence.
	Sort string `json:"sort"`
}

// Quote makes a verbatim line of a span of an article.
func QuoteLine(a *Article, s Span) (Line, error) {
	e, err := Cite(a, s)
	if err != nil {
		return Line{}, err
	}
	return Line{Text: e.Exact, Made: Verbatim, Evidence: []Evidence{e}}, nil
}

// TemplateLine fills the text of the key; it panics when there is no such text or a brace
// stays unfilled, since both are mistakes in our own code.
func TemplateLine(key string, evidence []Evidence, fills ...Fill) Line {
	text, err := fill(key, fills)
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

// Texts gives the texts of the interface in English, by key.
var Texts = sync.OnceValue(func() map[string]string {
	raw, err := textFiles.ReadFile("texts/en.json")
	if err != nil {
		panic(err)
	}
	out := map[string]string{}
	if err := json.Unmarshal(raw, &out); err != nil {
		panic("texts/en.json: " + err.Error())
	}
	return out
})

var brace = regexp.MustCompile(`\{[a-z_]+\}`)

func fill(key string, fills []Fill) (string, error) {
	text, ok := Texts()[key]
	if !ok {
		return "", fmt.Errorf("%w: no text %q", ErrInvalid, key)
	}
	missing := ""
	text = brace.ReplaceAllStringFunc(text, func(b string) string {
		for _, f := range fills {
			if "{"+f.Name+"}" == b {
				return f.Text
			}
		}
		missing = b
		return b
	})
	if missing != "" {
		return "", fmt.Errorf("%w: text %q: nothing for %s", ErrInvalid, key, missing)
	}
	return text, nil
}

// computed matches what a computed fill may be when it is not a name of the coverage:
// digits with their signs, or a date with an English month.
var computed = regexp.MustCompile(`^[-+−]?[\d.,:%/–\s]*$|^(\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?(,? \d{1,2}:\d{2}( [A-Z]{2,5}| [+-]\d{2}:\d{2})?)?$`)

// Check reports whether everything the line says stands in its evidence: names is what
// else a computed fill may say (outlets, origins, languages, states of the coverage).
func (l *Line) Check(c *Coverage, names map[string]bool) error {
	for i := range l.Evidence {
		if err := l.Evidence[i].Check(c); err != nil {
			return fmt.Errorf("line %q: %w", l.Text, err)
		}
	}
	var err error
	switch l.Made {
	case Verbatim:
		err = l.checkVerbatim(c)
	case Template:
		err = l.checkTemplate(names)
	case Written:
		if len(l.Evidence) == 0 {
			err = fmt.Errorf("%w: written without evidence", ErrInvalid)
		}
	default:
		err = fmt.Errorf("%w: made %q", ErrInvalid, l.Made)
	}
	if err != nil {
		return fmt.Errorf("line %q: %w", l.Text, err)
	}
	return nil
}

func (l *Line) checkVerbatim(c *Coverage) error {
	if len(l.Evidence) == 0 {
		return fmt.Errorf("%w: verbatim without evidence", ErrInvalid)
	}
	if l.Text != l.Evidence[0].Exact {
		return fmt.Errorf("%w: not the words of its evidence %q", ErrInvalid, l.Evidence[0].Exact)
	}
	for _, n := range l.Notes {
		if n.At < 0 || n.At > len(l.Text) {
			return fmt.Errorf("%w: note at %d of %d bytes", ErrInvalid, n.At, len(l.Text))
		}
		switch n.Sort {
		case "date":
			if !computed.MatchString(n.Text) {
				return fmt.Errorf("%w: note %q is no date", ErrInvalid, n.Text)
			}
		case "name":
			a := c.Find(l.Evidence[0].Article).Article
			if !strings.Contains(a.Text, n.Text) && !strings.Contains(a.Title, n.Text) {
				return fmt.Errorf("%w: note %q does not stand in the article", ErrInvalid, n.Text)
			}
		default:
			return fmt.Errorf("%w: note sort %q", ErrInvalid, n.Sort)
		}
	}
	return nil
}

func (l *Line) checkTemplate(names map[string]bool) error {
	text, err := fill(l.Template, l.Fills)
	if err != nil {
		return err
	}
	if text != l.Text {
		return fmt.Errorf("%w: the template gives %q", ErrInvalid, text)
	}
	for _, f := range l.Fills {
		switch {
		case f.From >= len(l.Evidence) || f.From < -1:
			return fmt.Errorf("%w: fill %s from evidence %d of %d", ErrInvalid, f.Name, f.From, len(l.Evidence))
		case f.From >= 0 && !strings.Contains(l.Evidence[f.From].Exact, f.Text):
			return fmt.Errorf("%w: fill %q does not stand in %q", ErrInvalid, f.Text, l.Evidence[f.From].Exact)
		case f.From == -1 && !names[f.Text] && !computed.MatchString(f.Text):
			return fmt.Errorf("%w: fill %q is neither count, date nor known name", ErrInvalid, f.Text)
		}
	}
	return nil
}
