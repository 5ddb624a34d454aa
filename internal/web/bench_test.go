package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"parallax"
	"parallax/internal/store"
)

// BenchmarkPages measures pages of a store with many stories of five articles' worth of
// digest each; -short takes a tenth.
func BenchmarkPages(b *testing.B) {
	count := 20_000
	if testing.Short() {
		count /= 10
	}
	s, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "news.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for i := range count {
		id := parallax.StoryID(fmt.Sprint("s_", i))
		at := noon.Add(-time.Duration(i) * time.Minute)
		a := parallax.Article{
			ID: parallax.ArticleID(fmt.Sprint("a_", i)), Revision: 1, Input: "x", Outlet: parallax.Outlet{Name: fmt.Sprint("The Paper ", i%200)}, Language: "en",
			Title: fmt.Sprint("Headline of the story number ", i), Text: "Something happened in the town of Karvik on Monday.", State: parallax.PageFull,
			Published: parallax.Date{Time: at, Precision: "minute", Zoned: true},
		}
		err := s.Add(b.Context(), &store.Taken{Page: parallax.Page{Input: fmt.Sprint(i)}, Article: a, Sketch: parallax.Sketch{Article: a.ID, At: at}, Place: parallax.Placement{Story: id, Score: 1, Why: []parallax.Reason{{What: "test"}}}})
		if err == nil {
			err = s.Publish(b.Context(), parallax.Comparison{Story: id}, dossierOf(id, &a, i))
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	handler := New(s, discard(), Options{Now: func() time.Time { return noon }}).Handler()
	for name, path := range map[string]string{"front": "/", "narrowed": "/?kind=conflict&since=week", "story": "/story/s_7", "search": "/search?q=happened+karvik", "feed": "/feed.atom", "outlet": "/outlet?name=The+Paper+7"} {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				at := time.Now()
				w := httptest.NewRecorder()
				handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil))
				if w.Code != 200 {
					b.Fatal(w.Code)
				}
				took = append(took, time.Since(at))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// dossierOf gives a small dossier of an article, told by five outlets.
func dossierOf(id parallax.StoryID, a *parallax.Article, i int) parallax.Dossier {
	line, _ := parallax.QuoteLine(a, parallax.Span{Field: parallax.FieldTitle, Start: 0, End: len(a.Title)})
	var sources []parallax.Source
	for j := range 5 {
		sources = append(sources, parallax.Source{Article: a.ID, Revision: 1, Outlet: fmt.Sprint("The Paper ", (i+j*7)%200), State: parallax.SourceUsed, Page: parallax.PageFull, Language: "en", Published: a.Published.String()})
	}
	return parallax.Dossier{
		Format: parallax.DossierFormat, Story: id, Made: noon, Counts: parallax.Counts{Outlets: 5, Origins: 1 + i%5},
		Sections: []parallax.Section{
			{Kind: parallax.SectionHeadline, Blocks: []parallax.Block{{Headlines: []parallax.Headline{{Line: line, Outlet: a.Outlet.Name, At: a.Published.Time}}}}},
			{Kind: parallax.SectionDifferences, Blocks: []parallax.Block{{Differences: []parallax.DifferenceCard{{ID: "d_1", Kind: parallax.DifferenceKinds[i%10]}}}}},
			{Kind: parallax.SectionSources, Blocks: []parallax.Block{{Sources: sources}}},
		},
	}
}
