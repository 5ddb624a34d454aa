package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"parallax/internal/dossier"
)

const (
	// mostFacets is how many values of each kind are offered.
	mostFacets = 12
	// mostBars is of how many bars the drawing of days consists at most, barWide and barHigh how large it is.
	mostBars, barWide, barHigh = 60, 240, 40
)

// bar is one bar of a drawing: so many articles were reported in its days.
type bar struct{ X, Y, Wide, High int }

// facets offers to narrow the search to what was found, and draws when it was reported.
func (p *searchPage) facets(l *dossier.Locale) {
	if !p.Asked || p.Wrong.Text != "" || len(p.Hits) == 0 {
		return
	}
	p.Feed = "?" + strings.TrimPrefix(paged(p.Values, 0), "/search?")
	f := &p.Found.Facets
	for _, kind := range []struct {
		name, key string
		counts    map[string]int
		label     func(string) string
	}{
		{"web.language", "language", f.Languages, l.Language},
		{"web.country", "country", f.Countries, func(c string) string { return country(l, c) }},
		{"web.outlet", "outlet", f.Outlets, func(o string) string { return o }},
	} {
		chosen := p.Values.Get(kind.key)
		if len(kind.counts) < 2 && chosen == "" {
			continue
		}
		out := filter{Name: l.Text(kind.name)}
		for v, n := range kind.counts {
			next := maps.Clone(p.Values)
			next.Set(kind.key, v)
			if v == chosen {
				next.Del(kind.key)
			}
			out.Choices = append(out.Choices, choice{Label: kind.label(v), Address: paged(next, 0), N: n, Chosen: v == chosen})
		}
		slices.SortFunc(out.Choices, func(a, b choice) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Label, b.Label)) })
		out.Choices = out.Choices[:min(len(out.Choices), mostFacets)]
		p.Facets = append(p.Facets, out)
	}
	p.Bars, p.Begin, p.End = bars(f.Days)
}

// bars draws counts by day, several days in one bar where there are many; nothing when all are of one day.
func bars(days map[string]int) (out []bar, begin, end string) {
	if len(days) < 2 {
		return nil, "", ""
	}
	sorted := slices.Sorted(maps.Keys(days))
	begin, end = sorted[0], sorted[len(sorted)-1]
	first, err := time.Parse(time.DateOnly, begin)
	last, err2 := time.Parse(time.DateOnly, end)
	if err != nil || err2 != nil {
		return nil, "", ""
	}
	all := int(last.Sub(first).Hours()/24) + 1
	each := (all + mostBars - 1) / mostBars // days in a bar
	counts := make([]int, (all+each-1)/each)
	for day, n := range days {
		if at, err := time.Parse(time.DateOnly, day); err == nil {
			counts[int(at.Sub(first).Hours()/24)/each] += n
		}
	}
	most := slices.Max(counts)
	wide := barWide / len(counts)
	for i, n := range counts {
		if n > 0 {
			high := max(2, n*barHigh/most)
			out = append(out, bar{X: i * wide, Y: barHigh - high, Wide: max(wide-1, 1), High: high})
		}
	}
	return out, begin, end
}
