package extract

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"parallax"
)

// told are three paragraphs as an outlet would print them.
var told = []string{
	"The ferry company of Lindmar will add six sailings a day from the first of May, its director said on Tuesday. " + strings.Repeat("Half of them start at dawn. ", 20),
	"Passengers had waited up to four hours on Sundays since the old ship was taken out of service in the autumn. " + strings.Repeat("Some slept in their cars. ", 20),
	"The town pays 2.4 million crowns towards the new timetable, and the company buys a second ship next year, he said. " + strings.Repeat("It will carry ninety cars across the sound. ", 14),
}

// unprinted is a page that leaves printing to its scripts.
func unprinted(head, data string) string {
	return `<html lang="en"><head><title>Lindmar ferry adds six sailings</title><meta property="og:title" content="Lindmar ferry adds six sailings">` + head +
		`</head><body><div id="app">Loading…</div><script>` + data + `</script></body></html>`
}

func inJSON(v any) string {
	out, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(out)
}

// TestScripted reads articles out of the data that pages hand to their own scripts, and nothing else out of them.
func TestScripted(t *testing.T) {
	var typed, rich, jsonml, teasers []any
	for i, p := range told {
		typed = append(typed, map[string]any{"type": "paragraph", "content": p}, map[string]any{"type": "image", "caption": strings.Repeat("A caption of a picture of the ferry. ", 9)})
		first, rest, _ := strings.Cut(p, " ")
		rich = append(rich, map[string]any{"nodeType": "paragraph", "content": []any{map[string]any{"value": first + " "}, map[string]any{"nodeType": "hyperlink", "content": []any{map[string]any{"value": rest}}}}})
		jsonml = append(jsonml, []any{"$", "p", nil, map[string]any{"children": p}})
		teasers = append(teasers, map[string]any{"title": fmt.Sprint("Another report ", i), "url": "/x", "body": p + strings.Repeat(told[2], 3)})
	}
	title := "Lindmar ferry adds six sailings"
	for name, data := range map[string]string{
		"an assignment":    `window.S=window.S||{};S.name={};S.content=` + inJSON(map[string]any{"headlines": map[string]any{"basic": title}, "elements": typed}) + `;S.go(function(){})`,
		"rich text":        inJSON(map[string]any{"story": map[string]any{"title": title, "body": map[string]any{"content": rich}}}),
		"markup":           inJSON(map[string]any{"title": title, "html": "<p>" + strings.Join(told, "</p><p>") + "</p><p>" + strings.Repeat("More of the same about the ferry. ", 50) + "</p>"}),
		"a stream of text": `self.f.push([1,` + inJSON("2a:"+inJSON([]any{map[string]any{"title": title}, jsonml, strings.Repeat("x", minData)})) + `])`,
	} {
		for i := range told {
			if a := articleOf(t, unprinted("", data)); !strings.Contains(a.Text, strings.TrimSpace(told[i])) || a.State != parallax.PageFull {
				t.Errorf("%s: state %s, text %q lacks paragraph %d", name, a.State, a.Text, i)
			} else if strings.Contains(a.Text, "caption") || strings.Contains(a.Text, "xxx") {
				t.Errorf("%s: more than the account: %q", name, a.Text)
			}
		}
	}
	gate := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Lindmar ferry adds six sailings","isAccessibleForFree":false,"hasPart":{"isAccessibleForFree":false,"cssSelector":".paid"}}</script>`
	for name, page := range map[string]string{
		"teasers of others":  unprinted("", inJSON(map[string]any{"title": title, "related": teasers})),
		"another article":    unprinted("", inJSON(map[string]any{"title": "Something else", "elements": typed})),
		"a style sheet":      unprinted("", inJSON(map[string]any{"title": title, "text": strings.Repeat("p { color: red; } ", 200)})),
		"what is for sale":   unprinted(gate, inJSON(map[string]any{"title": title, "elements": typed})),
		"a script, no value": unprinted("", "var title='Lindmar ferry adds six sailings';{"+strings.Repeat("[{", 4000)),
	} {
		if a := articleOf(t, page); a.State == parallax.PageFull || strings.Contains(a.Text, "Passengers") {
			t.Errorf("%s: state %s, text %q", name, a.State, a.Text)
		}
	}
}

// TestStrangeBody holds that a box which says nothing of the title is no article where the article is for sale.
func TestStrangeBody(t *testing.T) {
	box := "<p>" + strings.Repeat("You may choose which of your visits we keep in mind, and how long we do so, at any hour. ", 12) + "</p>"
	gate := `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council of Tarnholm rejects harbour bridge","hasPart":{"isAccessibleForFree":false,"cssSelector":".paid"}}</script>`
	page := func(text string) string {
		return `<html lang="en"><head><title>Council of Tarnholm rejects harbour bridge</title>` + gate + `</head><body><article>` + text + `</article></body></html>`
	}
	if a := articleOf(t, page(box)); a.Text != "" {
		t.Errorf("a box alone is %s", a.State)
	}
	if a := articleOf(t, page("<p>The council voted against the bridge.</p>"+box)); !strings.Contains(a.Text, "voted against") {
		t.Errorf("an article is gone: %q", a.Text)
	}
}

func articleOf(t testing.TB, page string) parallax.Article {
	a, err := Article(parallax.Page{URL: "https://gazette.example/ferry", Body: []byte(page), MediaType: "text/html", Fetched: time.Unix(0, 0)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// FuzzScripted reads data of any kind in bounded time and never panics.
func FuzzScripted(f *testing.F) {
	f.Add(`x={"a":[{"text":"` + strings.Repeat("word ", 500) + `"}],"title":"t"}`)
	f.Add(strings.Repeat("[", 3000))
	f.Add(`["1:{\"a\":[]}"]`)
	f.Fuzz(func(t *testing.T, data string) {
		for _, p := range scripted("<script>"+data+strings.Repeat(" ", minData)+"</script>", []string{"t"}) {
			if strings.TrimSpace(p.text) == "" {
				t.Error("an empty paragraph")
			}
		}
	})
}
