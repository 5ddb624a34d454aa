package extract

import (
	"bytes"
	"errors"
	"strings"
	"sync"

	"parallax"
)

// errOurs is why a page that parallax wrote is not read: it is no report, and its words are
// those of the reports it was made from.
var errOurs = errors.New("a dossier that parallax wrote, no report")

// headOfPage is how many bytes of an HTML page are looked at for who made it.
const headOfPage = 2000

// ours reports whether parallax wrote the page: HTML by its generator, Markdown and plain text by the
// last line of the method, in any language of the interface.
func ours(page parallax.Page) bool {
	if page.MediaType != "text/plain" && page.MediaType != "text/markdown" {
		return bytes.Contains(page.Body[:min(headOfPage, len(page.Body))], []byte(`<meta name="generator" content="parallax">`))
	}
	for _, made := range madeBy() {
		if _, version, found := bytes.Cut(page.Body, []byte(made)); found && len(version) > 0 && version[0] >= '0' && version[0] <= '9' {
			return true
		}
	}
	return false
}

// madeBy gives what each language prints before the version: "Made by parallax ".
var madeBy = sync.OnceValue(func() []string {
	var out []string
	for _, tag := range parallax.TextLanguages() {
		if before, _, ok := strings.Cut(parallax.TextsIn(tag)["method.made"], "{version}"); ok {
			out = append(out, before)
		}
	}
	return out
})
