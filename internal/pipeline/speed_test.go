package pipeline

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/annotate"
	"parallax/internal/compare"
	"parallax/internal/dossier"
	"parallax/internal/embed"
)

// BenchmarkLongText compares a long report with one of 6 kB and makes the dossier. The time
// should grow with the length, not with its square; the aim for 400 kB is under 2 s.
func BenchmarkLongText(b *testing.B) {
	for _, size := range []int{100_000, 200_000, 400_000} {
		c := parallax.Coverage{Story: parallax.Story{ID: "s_long"}, Articles: []parallax.Covered{longReport("a_long", size), longReport("a_short", 6_000)}}
		var compared parallax.Comparison
		b.Run(fmt.Sprintf("compare/%dkB", size/1000), func(b *testing.B) {
			for b.Loop() {
				compared = compare.Coverage(c, embed.Table().Terms)
			}
		})
		b.Run(fmt.Sprintf("dossier/%dkB", size/1000), func(b *testing.B) {
			for b.Loop() {
				if _, err := dossier.Compose(c, compared, dossier.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// longReport invents an annotated report of about size bytes, in which people speak and
// things are counted and dated. Reports of two sizes begin alike.
func longReport(id parallax.ArticleID, size int) parallax.Covered {
	people := strings.Fields("Alder Birk Corvin Dorn Ekelund Farrow Gant Hallam Ibsley Jarrow Kestrel Lund Marrow Nyland Orlow Pell Quist Rask Sorrel Tarn")
	places := strings.Fields("Varnow Hallow Portmere Ostby Lindfell Carrowmore Tessel Brackwater")
	things := strings.Fields("ferries barges bridges warehouses pumps cranes trawlers lighthouses sluices depots")
	var text strings.Builder
	for i := 0; text.Len() < size; i++ {
		who, where, what := people[i%len(people)], places[i/3%len(places)], things[i/7%len(things)]
		fmt.Fprintf(&text, "The storm of %d October %d damaged %d %s near %s, and at least %d people were injured. ", i%28+1, 1990+i%40, i%90+3, what, where, i%50+2)
		fmt.Fprintf(&text, "“We had never seen so many broken %s in the harbour of %s before,” Mira %s said on Sunday. ", what, where, who)
		fmt.Fprintf(&text, "According to the coast guard, repairs in %s will cost %d million crowns and may last until %d. ", where, i%70+1, 2027+i%9)
		fmt.Fprintf(&text, "Mira %s, the harbour master of %s, denied that the %s had been closed too late.\n\n", who, where, what)
	}
	a := parallax.Article{ID: id, Revision: 1, Input: string(id), Title: "Storm damages harbours near Varnow", Text: strings.TrimSpace(text.String()), Language: "en", State: parallax.PageFull}
	a.Outlet.Name = "Paper " + string(id)
	a.Published = parallax.Date{Time: time.Date(2026, 10, 12, 9, 0, 0, 0, time.UTC), Precision: "minute", From: "given"}
	return parallax.Covered{Article: a, Notes: annotate.Article(a), State: parallax.SourceUsed, Reason: "tells the story", Origins: []parallax.Origin{{Kind: parallax.OriginOwn, Name: a.Outlet.Name}}}
}
