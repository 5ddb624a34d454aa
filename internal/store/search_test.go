package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax"
)

// written gives an article with the words.
func written(name, tag string, n int, title, text string, names ...string) *Taken {
	x := taken(name, n, parallax.StoryID("s_"+name))
	a := &x.Article
	a.Title, a.Text, a.Language, a.Entries = title, text, tag, nil
	x.Notes = nil
	for _, who := range names {
		x.Notes = append(x.Notes, parallax.Annotation{Kind: parallax.KindName, Span: parallax.TextSpan(0, 1), Name: &parallax.Name{Type: parallax.Person, Canonical: who}})
	}
	return x
}

// shelf has a few articles in several languages.
func shelf(t testing.TB, s *Store) {
	t.Helper()
	gazette := written("gazette", "en", 0, "Ferry hits pier", "Nine people were hurt.\n\nThe ferry’s captain, Lena Brandt, said the well-known pier was dark. Nobody died.", "Lena Brandt")
	gazette.Article.Outlet.Country = "GB"
	add(
		t, s, gazette,
		written("bote", "de", 1, "Fähre rammt Pier", "Neun Verletzte bei Fährunglück; 1.000 Tonnen Öl an Bord.", "Brandt"),
		written("novosti", "ru", 2, "Паром врезался в пирс", "Капитан Лена Брандт сказала, что пирс был тёмным.", "Лена Брандт"),
		written("shimbun", "ja", 3, "フェリー事故", "東京都で火災がありました。"),
		written("phare", "fr", 50, "L’incendie du port", "Un incendie a touché le port. The pier people were hurt nine times."),
		held(taken("mute", 4, "")),
	)
}

func TestSearch(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "news.db"))
	shelf(t, s)
	for typed, want := range map[string]string{
		"ferries":                          "gazette",
		"pier":                             "bote gazette phare",
		"PIER -fähre":                      "gazette phare",
		"fahre":                            "bote",
		`"nine people"`:                    "gazette",
		`"people were hurt"`:               "gazette phare",
		"known":                            "gazette",
		"well-known":                       "gazette",
		"incendie":                         "phare",
		"l'incendie":                       "phare",
		"1000":                             "bote",
		"1,000":                            "bote",
		"пирс":                             "novosti",
		"火災":                               "shimbun",
		"火":                                "shimbun",
		"name:Brandt":                      "bote gazette novosti",
		`name:"Lena Brandt"`:               "gazette novosti",
		`name:"Brandt Lena"`:               "",
		"name:Lena -name:Лена":             "",
		"pier language:de":                 "bote",
		"pier country:gb":                  "gazette",
		`pier outlet:"The bote"`:           "bote",
		"pier outlet:bóte":                 "bote",
		`pier outlet:"the gaz"`:            "gazette",
		"pier outlet:azette":               "",
		"outlet:THE":                       "bote gazette novosti phare shimbun",
		"pier outlet:bote.example":         "bote",
		"pier outlet:ote.example":          "",
		"pier outlet:.":                    "",
		"pier after:2026-05-05":            "phare",
		"pier before:2026-05-04":           "bote gazette",
		"":                                 "bote gazette novosti phare shimbun",
		"zeppelin":                         "",
		"!!! ...":                          "",
		`NEAR(pier hurt)`:                  "",
		`pier" OR "zeppelin`:               "",
		`title:pier`:                       "",
		`pier* ^ { text } : x`:             "",
		"Robert'); DROP TABLE searched;--": "",
	} {
		q, err := parallax.ParseQuery(typed)
		if err != nil {
			t.Fatal(err)
		}
		found, err := s.Search(t.Context(), q, 0, 10)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
		}
		var got []string
		for _, h := range found.Hits {
			got = append(got, strings.TrimPrefix(string(h.Article), "a_"))
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want || found.Total != len(got) {
			t.Errorf("%q finds %v of %d, want %s", typed, got, found.Total, want)
		}
		if unknown := strings.Contains(typed, "azette") || strings.HasSuffix(typed, ":ote.example") || strings.HasSuffix(typed, ":."); found.NoOutlet != unknown {
			t.Errorf("%q: that there is no such outlet is said: %v", typed, found.NoOutlet)
		}
		resolve(t, s, &found)
	}
	if _, err := s.Search(t.Context(), parallax.Query{Wanted: []parallax.Wanted{{Words: "pier", Not: true}}}, 0, 10); !errors.Is(err, parallax.ErrInvalid) {
		t.Errorf("only what is not wanted: %v", err)
	}
}

// TestNamesOfOtherScripts finds names by their sound in other scripts, behind those with the same key.
func TestNamesOfOtherScripts(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "news.db"))
	add(t, s,
		written("gazette", "en", 0, "Harbour", "Karim Sandoval resigned. Nothing else of note happened in the town on that day.", "Karim Sandoval"),
		written("sahifa", "ar", 1, "الميناء", "استقال كريم ساندوفال أمس.", "كريم ساندوفال"),
		written("iton", "he", 2, "הנמל", "כרים סנדובל התפטר.", "כרים סנדובל"),
		written("shinmun", "ko", 3, "항만", "카림 산도발은 사임했다.", "카림 산도발"),
		written("bao", "zh", 4, "港务", "卡里姆·桑多瓦尔辞职。", "卡里姆·桑多瓦尔"),
		written("patra", "hi", 5, "बंदरगाह", "करीम सैंडोवल ने इस्तीफा दिया।", "करीम सैंडोवल"),
		written("bladet", "sv", 6, "Hamnen", "Karina Sandevil avgick.", "Karina Sandevil"), // sounds alike, in the script typed
		written("vesti", "ru", 7, "Порт", "Ушёл Роман Сандовал.", "Роман Сандовал"),
	)
	for typed, want := range map[string][2]string{ // by key, and by sound behind them
		`name:"Karim Sandoval"`:  {"gazette", "bao iton patra sahifa shinmun"},
		`name:Sandoval`:          {"gazette vesti", "bao iton patra sahifa shinmun"},
		`name:"카림 산도발"`:          {"shinmun", "gazette"},
		`name:Sandevil`:          {"bladet", "bao iton patra sahifa shinmun vesti"},
		`-name:Sandoval harbour`: {},
		`name:Vasquez`:           {},
	} {
		q, err := parallax.ParseQuery(typed)
		if err != nil {
			t.Fatal(err)
		}
		found, err := s.Search(t.Context(), q, 0, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range found.Hits {
			got = append(got, strings.TrimPrefix(string(h.Article), "a_"))
			if len(h.Snippets) == 0 || len(h.Snippets[0].Marks) == 0 {
				t.Errorf("%s: nothing is marked in %s", typed, h.Article)
			}
		}
		exact := min(len(strings.Fields(want[0])), len(got))
		slices.Sort(got[:exact])
		slices.Sort(got[exact:])
		if have := [2]string{strings.Join(got[:exact], " "), strings.Join(got[exact:], " ")}; have != want {
			t.Errorf("%s finds %q, want %q", typed, have, want)
		}
		resolve(t, s, &found)
	}
}

// resolve holds that all places of the hits stand in the articles.
func resolve(t *testing.T, s *Store, found *parallax.Found) {
	t.Helper()
	for _, h := range found.Hits {
		at, err := s.Articles(t.Context(), []parallax.ArticleID{h.Article})
		if err != nil {
			t.Fatal(err)
		}
		a := &at[0].Article
		for _, n := range h.Snippets {
			if words, err := a.Words(n.Span); err != nil || words != n.Exact {
				t.Errorf("%s has %q at %v, the snippet says %q (%v)", a.ID, words, n.Span, n.Exact, err)
			}
			for _, m := range n.Marks {
				if !n.Contains(m) {
					t.Errorf("%s: mark %v outside its snippet %v", a.ID, m, n.Span)
				}
			}
		}
		for _, m := range h.Marks {
			if _, err := a.Words(m); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestSnippets holds that what fits is marked in the words as printed.
func TestSnippets(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "news.db"))
	shelf(t, s)
	long := written("long", "en", 9, "Harbour", strings.Repeat("Nothing of note happened in the town. ", 40)+"A crane fell on the ferry.\n\n"+strings.Repeat("Cafés stayed öpen. ", 40))
	add(t, s, long)
	for typed, want := range map[string]string{
		"ferry captain":           "[The {ferry}’s {captain}, Lena Brandt, said the well-known pier was dark. Nobody died.]",
		`"lena brandt" dark`:      "[The ferry’s captain, {Lena Brandt}, said the well-known pier was {dark}. Nobody died.]",
		"name:Brandt language:en": "[The ferry’s captain, Lena {Brandt}, said the well-known pier was dark. Nobody died.]",
		"東京都":                     "[{東京都}で火災がありました。]",
		"crane":                   "[Nothing of note happened in the town. Nothing of note happened in the town. A {crane} fell on the ferry.]",
	} {
		q, err := parallax.ParseQuery(typed)
		if err != nil {
			t.Fatal(err)
		}
		found, err := s.Search(t.Context(), q, 0, 1)
		if err != nil || len(found.Hits) != 1 {
			t.Errorf("%q finds %d, %v", typed, len(found.Hits), err)
			continue
		}
		if got := drawn(&found.Hits[0]); got != want {
			t.Errorf("%q shows\n%s, want\n%s", typed, got, want)
		}
	}
}

// drawn gives the snippets with their marks in braces.
func drawn(h *parallax.Hit) string {
	var b strings.Builder
	for _, n := range h.Snippets {
		b.WriteByte('[')
		at := n.Start
		for _, m := range n.Marks {
			b.WriteString(n.Exact[at-n.Start:m.Start-n.Start] + "{" + n.Exact[m.Start-n.Start:m.End-n.Start] + "}")
			at = m.End
		}
		b.WriteString(n.Exact[at-n.Start:] + "]")
	}
	return b.String()
}

// TestIndex holds that what an older version of the program wrote is found once it is
// indexed, a new revision by its own words only, and what is gone no more.
func TestIndex(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "news.db"))
	shelf(t, s)
	total := func(typed string) int {
		t.Helper()
		q, err := parallax.ParseQuery(typed)
		if err != nil {
			t.Fatal(err)
		}
		found, err := s.Search(t.Context(), q, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		return found.Total
	}
	run := func(query string) {
		t.Helper()
		if err := s.write(t.Context(), func(tx *sql.Tx) error { _, err := tx.ExecContext(t.Context(), query); return err }); err != nil {
			t.Fatal(err)
		}
	}
	run(`DELETE FROM term`)
	run(`DELETE FROM searched`)
	if n := total("pier"); n != 0 {
		t.Fatalf("%d found without an index", n)
	}
	if n, err := s.Index(t.Context()); n != 5 || err != nil {
		t.Errorf("indexed %d, %v", n, err)
	}
	if n, err := s.Index(t.Context()); n != 0 || err != nil {
		t.Errorf("indexed %d again, %v", n, err)
	}
	if n := total("pier"); n != 3 {
		t.Errorf("%d found, want 3", n)
	}
	add(t, s, written("gazette", "en", 0, "Ferry hits quay", "Nine people were hurt."))
	if old, now := total("captain"), total("quay"); old != 0 || now != 1 {
		t.Errorf("the old words find %d, the new %d", old, now)
	}
	add(t, s, held(written("bote", "de", 1, "", "")))
	if n := total("fähre"); n != 0 {
		t.Errorf("an article without text is found %d times", n)
	}
	run(`DELETE FROM article WHERE id = 'a_phare'`)
	if n := total("incendie"); n != 0 {
		t.Errorf("an article that is gone is found %d times", n)
	}
}

// FuzzSearch holds that nothing typed breaks the search.
func FuzzSearch(f *testing.F) {
	s, err := Open(context.Background(), Memory)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	shelf(f, s)
	for _, typed := range []string{`"a" OR b*`, "name:x NEAR/2", `"pier`, "-x y", "火", "1.5-x", "\x00", `a""b`, "{text}:pier", "AND", "NOT"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		q, err := parallax.ParseQuery(typed)
		if err != nil {
			return
		}
		if _, err := s.Search(t.Context(), q, 0, 5); err != nil && !errors.Is(err, parallax.ErrInvalid) {
			t.Errorf("%q: %v", typed, err)
		}
	})
}

// BenchmarkSearch measures searches among many short articles of words drawn as often as
// words of a language are (Zipf); -short takes a tenth of them.
func BenchmarkSearch(b *testing.B) {
	count := 100_000
	if testing.Short() {
		count = 10_000
	}
	s := open(b, filepath.Join(b.TempDir(), "news.db"))
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.1, 8, 40_000)
	words := func(n int) string {
		var w []string
		for range n {
			w = append(w, fmt.Sprintf("w%x", zipf.Uint64()))
		}
		return strings.Join(w, " ")
	}
	began := time.Now()
	for i := 0; i < count; i += 1000 {
		err := s.write(b.Context(), func(tx *sql.Tx) error {
			for j := range 1000 {
				x := written(fmt.Sprint(i+j), "en", (i+j)/100, words(8), words(120))
				made, err := x.prepare()
				page := ""
				if err == nil {
					page, err = addPage(b.Context(), tx, x, made.body)
				}
				if err == nil {
					err = addArticle(b.Context(), tx, page, x, made.notes)
				}
				if err == nil {
					err = place(b.Context(), tx, x)
				}
				if err == nil {
					err = indexArticle(b.Context(), tx, &x.Article, made.found)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("%d articles written and indexed in %v", count, time.Since(began).Round(time.Second))
	for name, query := range map[string]string{
		"common": "w0", "two common": "w1 w2", "rare": "w3e8", "phrase": `"w1 w2"`, "common, rare language": "w0 language:de", "all": "", "newest": "w5",
	} {
		b.Run(name, func(b *testing.B) {
			q, err := parallax.ParseQuery(query)
			if err != nil {
				b.Fatal(err)
			}
			q.Newest = name == "newest"
			var took []time.Duration
			total := 0
			for b.Loop() {
				at := time.Now()
				found, err := s.Search(b.Context(), q, 0, 20)
				if err != nil {
					b.Fatal(err)
				}
				took, total = append(took, time.Since(at)), found.Total
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			b.ReportMetric(float64(total), "found")
		})
	}
}
