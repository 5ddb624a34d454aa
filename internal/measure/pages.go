package measure

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// page is a line of pages.jsonl: a page with what should be read from it.
type page struct {
	ID, HTML, URL, Title, Text, Lang string
	Date                             string
	PublishingDate                   string `json:"publishing_date"`
}

// pages measures extraction. The body is compared by runs of four words, averaged over pages,
// as in scrapinghub's article-extraction-benchmark; titles after folding; dates to the day.
func pages(ctx context.Context, at *folder, p Program) (Report, error) {
	gold, err := rows[page](at, "pages.jsonl", true)
	if err != nil || len(gold) == 0 {
		return Report{}, err
	}
	docs := make([]Document, len(gold))
	for i, g := range gold {
		docs[i] = Document{ID: g.ID, URL: g.URL, File: at.path(g.HTML)}
	}
	found, err := p.Extract(ctx, docs)
	if err != nil {
		return Report{}, err
	}
	body := Figure{Name: "body"}
	title, day, language := Figure{Name: "title"}, Figure{Name: "day"}, Figure{Name: "language"}
	for _, g := range gold {
		a := found[g.ID]
		right, extra, missed := compareBodies(a.Text, g.Text)
		body.Right, body.Found, body.Gold = body.Right+right, body.Found+right+extra, body.Gold+right+missed
		if g.Title != "" {
			title.add(folded(a.Title) == folded(g.Title))
		}
		if d := cmp.Or(g.PublishingDate, g.Date); d != "" {
			day.add(first(a.Published.String(), len("2006-01-02")) == first(d, len("2006-01-02")))
		}
		if g.Lang != "" {
			language.add(tongue(a.Language) == tongue(g.Lang))
		}
	}
	return Report{Items: fmt.Sprintf("%d pages", len(gold)), Figures: []Figure{body, title, day, language}}, nil
}

// compareBodies gives the shares of the runs of two texts that both have, that only the first
// has and that only the second has; they add up to 1, or to less where both are empty.
func compareBodies(got, want string) (right, extra, missed float64) {
	a, b := shingles(got), shingles(want)
	var both, onlyA, onlyB int
	for s, n := range a {
		both += min(n, b[s])
		onlyA += max(0, n-b[s])
	}
	for s, n := range b {
		onlyB += max(0, n-a[s])
	}
	whole := float64(max(1, both+onlyA+onlyB))
	return float64(both) / whole, float64(onlyA) / whole, float64(onlyB) / whole
}

// shingles counts the runs of four words of a text; a shorter one is one run.
func shingles(text string) map[string]int {
	const length = 4
	out := map[string]int{}
	w := words(text)
	for i := range w {
		if i > 0 && i+length > len(w) {
			break
		}
		out[strings.Join(w[i:min(i+length, len(w))], " ")]++
	}
	return out
}

func folded(title string) string { return strings.Join(words(norm.NFKC.String(title)), " ") }

func first(s string, n int) string { return s[:min(n, len(s))] }

// tongue is the language of a tag; the forms of Norwegian are one.
func tongue(tag string) string {
	switch t := first(strings.ToLower(tag), 2); t {
	case "nb", "nn":
		return "no"
	default:
		return t
	}
}
