package extract

import (
	"fmt"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// oneLanguage is the share of a text that must be in its language for it not to be said to
// mix several: a quotation or a caption in another one is no mixture.
const oneLanguage = 0.85

// tell finds the language of the article: the one most of its words are in, with what the
// page says as a hint. A text that mixes languages gets a warning that names them.
func tell(a *parallax.Article, hint string) {
	parts := language.Parts(a.Title+"\n"+a.Text, hint)
	tag, share := language.Main(parts)
	a.Language = tag
	if share >= oneLanguage || a.Text == "" {
		return
	}
	var others []string
	seen := map[string]bool{tag: true, "": true}
	for _, p := range parts {
		if !seen[p.Tag] {
			seen[p.Tag] = true
			others = append(others, p.Tag)
		}
	}
	if len(others) > 0 {
		a.Warnings = append(a.Warnings, fmt.Sprintf("mixes languages: %.0f %% %s, the rest %s", 100*share, tag, strings.Join(others, ", ")))
	}
}
