package dossier

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"parallax"
)

//go:embed html
var htmlFiles embed.FS

// pages holds the templates; one file of html/ per component. They are parsed once, and a
// mistake in them stops the program at its start. A page is written by a clone of them with
// the functions of its reader's language.
var pages = template.Must(template.New("").Funcs(English().Functions()).ParseFS(htmlFiles, "html/*.tmpl"))

// Functions are what templates call to say things in the reader's language.
func (l *Locale) Functions() template.FuncMap {
	return template.FuncMap{
		"t": l.Text, "counts": l.counts, "plural": l.plural, "clock": l.clock, "stamp": l.stamp, "label": l.label, "class": class,
		"lang": func() string { return l.Tag }, "dir": l.Direction, "langname": l.Language,
		"inc":       func(i int) int { return i + 1 },
		"moresides": func(n int) string { return l.plural("ui.moresides", "sides", n) },
	}
}

var styleSheet = func() string {
	css, err := htmlFiles.ReadFile("html/dossier.css")
	if err != nil {
		panic(err)
	}
	return string(css)
}()

// stylePolicy allows exactly our style sheet, by its hash, so that the page needs no 'unsafe-inline'.
var stylePolicy = func() string {
	sum := sha256.Sum256([]byte(styleSheet))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}()

// GalleryPolicy is the content security policy of the page that Gallery writes.
func GalleryPolicy() string { return stylePolicy }

// class makes a class name of a section kind.
func class(k parallax.SectionKind) string { return strings.ReplaceAll(string(k), " ", "-") }

// evidence is the model of the component of that name.
type evidence struct {
	Label     string
	Places    []placeView
	More, Row string
}

// label puts a label, and notes behind it, before the places of a line (a lineView or a pointer to one).
func (l *Locale) label(words string, line any, notes ...[]string) (evidence, error) {
	for _, list := range notes {
		for _, n := range list {
			words += " · " + n
		}
	}
	switch x := line.(type) {
	case *lineView:
		return l.label(words, *x)
	case lineView:
		e := evidence{Label: words, Places: x.Places[:len(x.Places)-x.More], Row: x.Row}
		if x.More > 0 {
			e.More = l.plural("ui.more", "places", x.More)
		}
		return e, nil
	}
	return evidence{}, fmt.Errorf("label: %T is no line", line)
}

// page is the model of html/page.tmpl.
type page struct {
	Title   string
	Policy  string
	Style   template.CSS
	Stories []*view
}

// HTML writes one self-contained page: the dossier, or for several a contents page and all
// of them. It needs no script, loads nothing, and shows text of articles escaped only.
func HTML(w io.Writer, l *Locale, ds ...parallax.Dossier) error {
	p := page{Title: "parallax", Policy: stylePolicy, Style: template.CSS(styleSheet)}
	for i := range ds {
		p.Stories = append(p.Stories, newView(l, &ds[i], i+1))
	}
	if len(p.Stories) == 1 {
		p.Title = p.Stories[0].Title.Plain()
	}
	return execute(w, l, "page.tmpl", p)
}

// Story writes the dossier alone, an article element with a headline of the first rank, for
// a page that brings StyleSheet. called is what a person called the story, which then stands above the
// headline of a source; "" without.
func Story(w io.Writer, l *Locale, d *parallax.Dossier, called string) error {
	v := newView(l, d, 1)
	v.Called = called
	return execute(w, l, "story", v)
}

// StyleSheet is the design of the pages: colours, type, and the components of html/.
func StyleSheet() string { return styleSheet }

func execute(w io.Writer, l *Locale, name string, model any) error {
	t, ok := prepared.Load(l)
	if !ok {
		fresh, err := pages.Clone()
		if err != nil {
			return err
		}
		t, _ = prepared.LoadOrStore(l, fresh.Funcs(l.Functions()))
	}
	return t.(*template.Template).ExecuteTemplate(w, name, model)
}

// prepared are the pages by locale, of which there is one for each language: the first to be shown
// prepares its templates, which costs more than showing them.
var prepared sync.Map
