package measure

import (
	"fmt"
	"html"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

const (
	// newsWords is how many words of a language invented texts are made of, newsOutlets how many outlets print them.
	newsWords, newsOutlets = 20_000, 300

	// Shares of articles that copy another of their event, and that are told anew at the same address.
	copiedShare, updatedShare = 0.10, 0.05

	// newEvent is the share of articles that begin an event, mostOfEvent how many tell one at most.
	newEvent, mostOfEvent = 0.3, 60

	newsNames, newsTopics = 20_000, 200
)

// newsLanguages are those the articles are in, of several scripts, as often as they stand here.
var newsLanguages = []string{"en", "en", "en", "de", "fr", "ru", "ar", "tr"}

// Newsroom invents articles without end: of many outlets and several languages, 300 to 700
// words with the frequencies their language has, of events that most tell once and some many
// times, with copies, updates, names and numbers. The words say nothing. The same seed
// gives the same articles. Not safe for concurrent use.
type Newsroom struct {
	r     *rand.Rand
	words map[string][]string
	ranks *rand.Zipf
	open  []*invention
	count int
}

// Invented is one article of a Newsroom.
type Invented struct {
	Address, Outlet, Language, Title, HTML string
	At                                     time.Time
	// Look are two names that it says, for a search that finds it.
	Look string
}

// invention is an event.
type invention struct {
	names   []string
	numbers []int
	words   map[string][]string // those it is about, by language
	left    int
	told    []printing
}

// printing is what a copy or an update goes by.
type printing struct {
	article    Invented
	paragraphs []string
}

// NewNewsroom makes a newsroom.
func NewNewsroom(seed uint64) *Newsroom {
	r := rand.New(rand.NewPCG(seed, seed))
	n := &Newsroom{r: r, words: map[string][]string{}, ranks: rand.NewZipf(r, 1.07, 3, newsWords-1)}
	for _, tag := range newsLanguages {
		if n.words[tag] == nil {
			n.words[tag] = language.For(tag).Commonest(newsWords)
		}
	}
	return n
}

// Next gives the next article, as published at the time.
func (n *Newsroom) Next(at time.Time) Invented {
	n.count++
	if len(n.open) == 0 || n.r.Float64() < newEvent {
		n.open = append(n.open, n.begin())
	}
	i := n.r.IntN(len(n.open))
	e := n.open[i]
	if e.left--; e.left <= 0 {
		n.open[i] = n.open[len(n.open)-1]
		n.open = n.open[:len(n.open)-1]
	}
	return n.tell(e, at)
}

func (n *Newsroom) begin() *invention {
	e := &invention{left: min(mostOfEvent, int(1/math.Pow(1-n.r.Float64(), 0.9))), words: map[string][]string{}}
	for range 8 {
		e.names = append(e.names, newsName(n.r.IntN(newsNames)))
	}
	topic := n.r.IntN(newsTopics)
	for range 3 { // those everybody writes about
		e.names = append(e.names, newsName(newsNames+20*topic+n.r.IntN(20)))
	}
	for range 4 {
		e.numbers = append(e.numbers, 11+n.r.IntN(5000))
	}
	return e
}

// about gives the words an event is about in a language.
func (n *Newsroom) about(e *invention, tag string) []string {
	if e.words[tag] == nil {
		for range 60 {
			e.words[tag] = append(e.words[tag], n.words[tag][200+n.r.IntN(len(n.words[tag])-200)])
		}
	}
	return e.words[tag]
}

// newsName gives an invented name by number: two to four syllables.
func newsName(i int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var b strings.Builder
	for i = i*7919 + 12_345; i > 0 || b.Len() < 4; i /= 70 {
		b.WriteByte(consonants[i%14])
		b.WriteByte(vowels[i/14%5])
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:] + "n"
}

// tell makes one article of an event: a copy, an update, or one of its own.
func (n *Newsroom) tell(e *invention, at time.Time) Invented {
	outlet := n.r.IntN(newsOutlets)
	a := Invented{Outlet: fmt.Sprintf("The Paper %d", outlet), At: at, Look: e.names[0] + " " + e.names[1]}
	a.Address = fmt.Sprintf("https://paper-%d.example/news/%d", outlet, n.count)
	if len(e.told) > 0 {
		old := e.told[n.r.IntN(len(e.told))]
		a.Language, a.Title = old.article.Language, old.article.Title
		switch x := n.r.Float64(); {
		case x < copiedShare:
			a.HTML = printed(&a, old.paragraphs[:len(old.paragraphs)-1])
			return a
		case x < copiedShare+updatedShare:
			a.Outlet, a.Address = old.article.Outlet, old.article.Address
			a.HTML = printed(&a, append(old.paragraphs[:len(old.paragraphs):len(old.paragraphs)], n.paragraph(e, a.Language, 40)))
			return a
		}
	}
	a.Language = newsLanguages[n.r.IntN(len(newsLanguages))]
	a.Title = strings.TrimSuffix(n.sentence(e, a.Language, 8), ".")
	var paragraphs []string
	for left := 300 + n.r.IntN(401); left > 0; left -= 60 {
		paragraphs = append(paragraphs, n.paragraph(e, a.Language, min(60, left)))
	}
	a.HTML = printed(&a, paragraphs)
	e.told = append(e.told, printing{a, paragraphs})
	return a
}

func (n *Newsroom) paragraph(e *invention, tag string, words int) string {
	var out []string
	for words > 0 {
		length := 8 + n.r.IntN(14)
		out = append(out, n.sentence(e, tag, length))
		words -= length
	}
	return strings.Join(out, " ")
}

// sentence strings words together: of the event, names, a number now and then, and of the language.
func (n *Newsroom) sentence(e *invention, tag string, length int) string {
	all, about := n.words[tag], n.about(e, tag)
	var out []string
	for len(out) < length {
		switch x := n.r.Float64(); {
		case x < 0.12:
			out = append(out, about[n.r.IntN(len(about))])
		case x < 0.20:
			out = append(out, e.names[n.r.IntN(len(e.names))])
		case x < 0.215:
			out = append(out, fmt.Sprint(e.numbers[n.r.IntN(len(e.numbers))]))
		default:
			out = append(out, all[min(int(n.ranks.Uint64()), len(all)-1)])
		}
	}
	text := strings.Join(out, " ")
	first := strings.ToUpper(string([]rune(text)[:1]))
	return first + strings.TrimPrefix(text, string([]rune(text)[:1])) + "."
}

// printed is the article as an outlet prints it.
func printed(a *Invented, paragraphs []string) string {
	var b strings.Builder
	esc := html.EscapeString
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s | %s</title><link rel="canonical" href="%s">`+
		`<meta property="og:site_name" content="%s"><meta property="article:published_time" content="%s"></head><body><nav><a href="/">%s</a> <a href="/news">News</a></nav><article><h1>%s</h1>`,
		a.Language, esc(a.Title), esc(a.Outlet), a.Address, esc(a.Outlet), a.At.UTC().Format(time.RFC3339), esc(a.Outlet), esc(a.Title))
	for _, p := range paragraphs {
		fmt.Fprintf(&b, "<p>%s</p>\n", esc(p))
	}
	fmt.Fprintf(&b, `</article><footer>%s, all rights reserved</footer></body></html>`, esc(a.Outlet))
	return b.String()
}

// Page is the article as it was fetched from its address.
func (a *Invented) Page() parallax.Page {
	return parallax.Page{Input: a.Address, URL: a.Address, MediaType: "text/html", Status: 200, Fetched: a.At.Add(time.Minute), Body: []byte(a.HTML)}
}
