package pipeline

import (
	"flag"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/store"
)

// tellings are sentences of one invented event in several languages and scripts. # is a
// count, @ a clock time, ^ a day, & a person, % a place.
var tellings = map[string][]string{
	"en": {
		"At least # people were hurt when the ferry ran aground off % on ^.", "# passengers were on board, the harbour office said.",
		"The ferry left % at @ and was due an hour later.", "“We heard a bang and then nothing,” & told reporters.", "The captain, &, denied that he had been warned.",
		"The damage was put at # million euros.", "A spokeswoman would not comment.", "Divers will look at the hull on ^, according to &.", "It may have been the fog.",
	},
	"de": {
		"Mindestens # Menschen wurden verletzt, als die Fähre am ^ vor % auf Grund lief.", "An Bord waren nach Angaben des Hafenamts # Fahrgäste.",
		"Die Fähre hatte % um @ Uhr verlassen.", "„Wir hörten einen Knall, dann nichts mehr“, sagte & am Abend.", "Der Kapitän, &, bestritt, gewarnt worden zu sein.",
		"Den Schaden bezifferte die Reederei auf # Millionen Euro.", "Taucher sollen den Rumpf am ^ untersuchen.",
	},
	"fr": {
		"Au moins # personnes ont été blessées lorsque le ferry s’est échoué au large de % le ^.", "« Nous avons entendu un bruit, puis plus rien », a déclaré &.",
		"Le navire avait quitté % à @ h.", "Les dégâts sont estimés à # millions d’euros, selon la capitainerie.",
	},
	"es": {"Al menos # personas resultaron heridas al encallar el transbordador frente a % el ^.", "«Oímos un golpe y luego nada», dijo &.", "Había # pasajeros a bordo."},
	"tr": {"% açıklarında karaya oturan feribotta en az # kişi yaralandı.", "“Bir ses duyduk, sonra hiçbir şey,” dedi &.", "Feribot saat @ sularında İskele’den ayrılmıştı."},
	"ru": {"По меньшей мере # человек пострадали, когда паром сел на мель у % ^.", "«Мы услышали удар», — сказал &.", "Ущерб оценили в # млн евро."},
	"ar": {"أصيب ما لا يقل عن # شخصًا عندما جنحت العبّارة قبالة %.", "قال &: «سمعنا صوتًا ثم لا شيء».", "كان على متنها # راكبًا."},
	"zh": {"渡轮在%附近搁浅，至少#人受伤。", "“我们听到一声巨响，”&说。", "船上有#名乘客，损失约#万欧元。"},
	"ja": {"フェリーが%沖で座礁し、少なくとも#人がけがをした。", "「大きな音がした」と&は話した。"},
}

// oddities are put between and into words: what real pages hold and code forgets.
var oddities = []string{
	"\u00a0", "\u200b", "\u00ad", "e\u0301\u0323", "👩‍👩‍👧‍👦", "🇺🇦", "\u202eabc\u202c", "\u2028", "\ufeff", "\t", "\r\n", "…", "“", "”", "\"", "'", "(", "**", "<b>", "&amp;",
	"%s", "\x7f", "\U0001d518", "ﬁ", "İ", "ß", "ǅ", "０１２", "½", "1.234,56", "12:60", "31 February 2026", "U.S.", "http://a.example/?q=\"x\"", strings.Repeat("a", 300), "\ufffd", "—", "\x00", "|||", "…”",
}

var (
	people = []string{"Ilse Tamm", "Joost Harkema", "Пётр Велин", "ماهر الصالحي", "Dr. Ana O’Roe-Lindqvår", "王小明"}
	places = []string{"Velm", "Orlow", "São Brito", "Łęgno", "Нижнее Устье", "北岬"}
	days   = []string{"Monday", "4 May 2026", "Sonntag", "3. Mai", "le 4 mai", "4 мая", "Wednesday 4 May", "5月4日", "tomorrow"}
)

// telling draws one article about the event.
func telling(t *rapid.T, n int) parallax.Page {
	tag := rapid.SampledFrom([]string{"en", "en", "en", "de", "de", "fr", "es", "tr", "ru", "ar", "zh", "ja"}).Draw(t, "language")
	one := func(list []string, what string) string { return rapid.SampledFrom(list).Draw(t, what) }
	fill := func(s string) string {
		var b strings.Builder
		for _, r := range s {
			switch r {
			case '#':
				b.WriteString(one([]string{"12", "12", "14", "about 20", "2.4", "3,200", "twelve", "1", "٣٥", "十二"}, "count"))
			case '@':
				b.WriteString(one([]string{"14.20", "14:20", "2.20 p.m.", "noon"}, "clock"))
			case '^':
				b.WriteString(one(days, "day"))
			case '&':
				b.WriteString(one(people, "person"))
			case '%':
				b.WriteString(one(places, "place"))
			default:
				b.WriteRune(r)
			}
		}
		out := b.String()
		if rapid.IntRange(0, 4).Draw(t, "odd") == 0 {
			at := rapid.IntRange(0, len([]rune(out))).Draw(t, "where")
			r := []rune(out)
			out = string(r[:at]) + one(oddities, "oddity") + string(r[at:])
		}
		return out
	}
	r := row{ID: fmt.Sprint("doc ", n), Title: fill(one(tellings[tag], "title")), Language: tag}
	var text strings.Builder
	for i := range rapid.IntRange(0, 9).Draw(t, "sentences") {
		if i > 0 {
			text.WriteString(one([]string{" ", " ", "\n\n", "\n", "  ", ""}, "gap"))
		}
		text.WriteString(fill(one(tellings[tag], "sentence")))
	}
	r.Text = text.String()
	if rapid.Bool().Draw(t, "dated") {
		r.Published = noon.Add(time.Duration(rapid.IntRange(-60, 60).Draw(t, "hour")) * time.Hour).Format(time.RFC3339)
	}
	r.Outlet = one([]string{"", "Senn Gazette", "Hill Herald", "Velm Post", "Küstenblatt"}, "outlet")
	switch rapid.IntRange(0, 5).Draw(t, "make") {
	case 0:
		return parallax.Page{Input: r.ID, MediaType: "text/plain", Body: []byte(r.Title + "\n\n" + r.Text)}
	case 1:
		body := "<!DOCTYPE html><html lang=" + strconv.Quote(tag) + "><title>" + html.EscapeString(r.Title) + "</title><article><h1>" + html.EscapeString(r.Title) + "</h1><p>" +
			strings.ReplaceAll(html.EscapeString(r.Text), "\n\n", "</p><p>") + "</p></article></html>"
		return parallax.Page{Input: r.ID, MediaType: "text/html", Body: []byte(body)}
	}
	return r.page()
}

var directory = sync.OnceValues(func() (*parallax.Directory, error) { return parallax.LoadDirectory() })

// composed takes the pages as one story and composes it; ok is false when no page has text.
func composed(t testing.TB, fatal func(...any), pages ...parallax.Page) (out Composed, ok bool) {
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		fatal(err)
	}
	defer s.Close()
	d, err := directory()
	if err != nil {
		fatal(err)
	}
	p := New(s, embed.Hashed{}, d, Options{OneStory: true, Now: clock})
	for _, page := range pages {
		a, err := p.Take(t.Context(), page)
		if err != nil {
			fatal(err)
		}
		if a.State == parallax.PageError {
			fatal(fmt.Sprintf("%s: %v", page.Input, a.Why))
		}
	}
	told, err := p.Told(t.Context())
	if err != nil {
		fatal(err)
	}
	if len(told) == 0 {
		return out, false
	}
	out, err = p.Compose(t.Context(), told[0]) // runs Check
	if err != nil {
		fatal(err)
	}
	return out, true
}

// resolves reads every line again without the code that checks dossiers: its evidence must
// stand byte for byte in the article, and a verbatim line must be it.
func resolves(c *Composed) error {
	for _, l := range c.Dossier.Lines() {
		if l.Made == parallax.Verbatim && (len(l.Evidence) == 0 || l.Evidence[0].Exact != l.Text) {
			return fmt.Errorf("the verbatim line %q is not its evidence", l.Text)
		}
		for _, e := range l.Evidence {
			source, err := field(c, e.Evidence)
			if err != nil {
				return err
			}
			if e.Start < 0 || e.End > len(*source) || e.Start >= e.End || (*source)[e.Start:e.End] != e.Exact {
				return fmt.Errorf("%q does not stand at %v of %s", e.Exact, e.Span, e.Article)
			}
		}
	}
	return nil
}

// field gives the text that evidence points into.
func field(c *Composed, e parallax.Evidence) (*string, error) {
	a := c.Coverage.Find(e.Article)
	if a == nil {
		return nil, fmt.Errorf("evidence in %s, which is not there", e.Article)
	}
	switch {
	case e.Field == parallax.FieldText:
		return &a.Article.Text, nil
	case e.Field == parallax.FieldTitle:
		return &a.Article.Title, nil
	case e.Index < 0 || e.Index >= len(a.Article.Images):
		return nil, fmt.Errorf("evidence in image %d of %s", e.Index, e.Article)
	case e.Field == parallax.FieldCaption:
		return &a.Article.Images[e.Index].Caption, nil
	case e.Field == parallax.FieldCredit:
		return &a.Article.Images[e.Index].Credit, nil
	}
	return nil, fmt.Errorf("evidence in field %q", e.Field)
}

// flip changes one byte of the source inside the evidence and gives what takes it back.
func flip(c *Composed, e parallax.Evidence, at int) (back func(), err error) {
	source, err := field(c, e)
	if err != nil {
		return nil, err
	}
	old := *source
	changed := []byte(old)
	changed[e.Start+at] ^= 1
	*source = string(changed)
	return func() { *source = old }, nil
}

// evidence gives all evidence of the dossier.
func evidence(c *Composed) []parallax.Evidence {
	var out []parallax.Evidence
	for _, l := range c.Dossier.Lines() {
		for _, e := range l.Evidence {
			out = append(out, e.Evidence)
		}
	}
	return out
}

// randomStories is how many stories are drawn; they have about three documents each.
const randomStories = "700"

func TestEveryLineLeadsToItsWords(t *testing.T) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue && !testing.Short() {
		if err := f.Value.Set(randomStories); err != nil {
			t.Fatal(err)
		}
	}
	documents, lines := 0, 0
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(r, "articles")
		var pages []parallax.Page
		for i := range n {
			pages = append(pages, telling(r, i))
		}
		c, ok := composed(t, r.Fatal, pages...)
		if !ok {
			return
		}
		documents += n
		lines += len(c.Dossier.Lines())
		if len(c.Coverage.Articles) != n {
			r.Fatalf("%d of %d pages are listed", len(c.Coverage.Articles), n)
		}
		if err := resolves(&c); err != nil {
			r.Fatal(err)
		}
		all := evidence(&c)
		if len(all) == 0 {
			return
		}
		e := rapid.SampledFrom(all).Draw(r, "evidence")
		back, err := flip(&c, e, rapid.IntRange(0, e.Len()-1).Draw(r, "byte"))
		if err != nil {
			r.Fatal(err)
		}
		if c.Dossier.Check(&c.Coverage) == nil {
			r.Fatalf("Check passes though %q at %v was changed", e.Exact, e.Span)
		}
		back()
		if err := c.Dossier.Check(&c.Coverage); err != nil {
			r.Fatal(err)
		}
	})
	t.Logf("%d documents, %d lines", documents, lines)
	if !t.Failed() && lines < documents {
		t.Errorf("only %d lines of %d documents", lines, documents)
	}
}

// The dossier itself changed is seen as well: a line, its evidence, a count.
func TestCheckSeesAChangedDossier(t *testing.T) {
	c, ok := composed(t, t.Fatal,
		row{ID: "a", Title: "Bridge at Orlow closed", Text: bridge, Published: at(0), Outlet: "Senn Gazette"}.page(),
		row{ID: "b", Title: "Orlow cut off", Text: strings.Replace(bridge, "two", "three", 1), Published: at(2), Outlet: "Hill Herald"}.page())
	if !ok || len(c.Dossier.Lines()) < 10 {
		t.Fatalf("a dossier of %d lines", len(c.Dossier.Lines()))
	}
	for i, l := range c.Dossier.Lines() {
		old := *l
		l.Text += "."
		if c.Dossier.Check(&c.Coverage) == nil {
			t.Errorf("line %d, %s %q, may say more than its evidence", i, l.Made, old.Text)
		}
		*l = old
		for j := range l.Evidence {
			l.Evidence = slices.Clone(old.Evidence)
			l.Evidence[j].Start++
			if c.Dossier.Check(&c.Coverage) == nil {
				t.Errorf("line %d, %q: evidence %d may stand elsewhere", i, l.Text, j)
			}
		}
		*l = old
	}
	c.Dossier.Counts.Origins++
	if c.Dossier.Check(&c.Coverage) == nil {
		t.Error("origins may be miscounted")
	}
}
