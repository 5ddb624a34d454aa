package store

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	// snippetBytes is about how long a snippet is, snippetsShown how many a hit has at most.
	snippetBytes  = 240
	snippetsShown = 2
)

// show fills in the places of an article that fit what is looked for.
func (f *finder) show(h *parallax.Hit, a *parallax.Article) {
	f.lang = language.For(a.Language)
	for _, r := range f.places(a.Title) {
		h.Marks = append(h.Marks, parallax.Span{Field: parallax.FieldTitle, Start: r.from, End: r.to})
	}
	places := f.places(a.Text)
	if len(places) == 0 {
		if start, end := window(a.Text, 0, 0); end > start {
			h.Snippets = []parallax.Snippet{snippet(a.Text, start, end)}
		}
		return
	}
	for _, w := range best(a.Text, places) {
		n := snippet(a.Text, w.from, w.to)
		for _, p := range places {
			if p.from >= w.from && p.to <= w.to {
				n.Marks = append(n.Marks, parallax.TextSpan(p.from, p.to))
			}
		}
		h.Snippets = append(h.Snippets, n)
	}
}

func snippet(text string, from, to int) parallax.Snippet {
	return parallax.Snippet{
		Span: parallax.TextSpan(from, to), Exact: text[from:to], Before: from > 0 && text[from-1] != '\n', Behind: to < len(text) && text[to] != '\n',
	}
}

// stretch is where a part of a query stands in a text: bytes, half-open, and which part.
type stretch struct{ from, to, part int }

// finder finds the parts of a query in texts.
type finder struct {
	lang  *language.Language // of the text at hand
	runs  [][][]string       // by part: what it is found by
	names []bool             // by part
	heard []string           // by part: the sound of a name in other scripts
}

func newFinder(q *parallax.Query) *finder {
	f := &finder{lang: language.For("")}
	languages := searchLanguages(q)
	for _, w := range q.Wanted {
		if !w.Not {
			f.runs, f.names, f.heard = append(f.runs, forms(languages, w)), append(f.names, w.Name), append(f.heard, "")
			if w.Name {
				f.heard[len(f.heard)-1] = heardQuery(w.Words)
			}
		}
	}
	return f
}

// places gives where the parts of the query stand, in order; none overlaps another.
func (f *finder) places(text string) []stretch {
	terms := f.lang.Terms(text)
	keys := make([]string, len(terms)) // only made when a name is looked for
	if slices.Contains(f.names, true) {
		for i, t := range terms {
			keys[i] = plainKey(language.NameKey(f.lang.Bare(text[t.Start:t.End])))
		}
	}
	var out []stretch
	for i := 0; i < len(terms); {
		n, part := f.at(text, terms, keys, i)
		if n == 0 {
			i++
			continue
		}
		from, to := terms[i].Start, terms[i+n-1].End
		if last := len(out) - 1; last >= 0 && out[last].to > from { // pairs of characters overlap
			out[last].to = max(out[last].to, to)
		} else {
			out = append(out, stretch{from, to, part})
		}
		i += n
	}
	return out
}

// at gives how many terms from i on are the longest part of the query that stands there, and
// which part; 0 when none does.
func (f *finder) at(text string, terms []language.Term, keys []string, i int) (n, part int) {
	for p, runs := range f.runs {
		for _, run := range runs {
			if len(run) <= n || i+len(run) > len(terms) {
				continue
			}
			if f.stands(run, terms[i:], keys[i:], f.names[p]) {
				n, part = len(run), p
			}
		}
		if n == 0 {
			n, part = f.heardAt(f.heard[p], text, terms[i:]), p
		}
	}
	return n, part
}

func (f *finder) stands(run []string, terms []language.Term, keys []string, name bool) bool {
	for j, want := range run {
		switch got := terms[j].Text; {
		case name && keys[j] != want:
			return false
		case !name && got != want:
			first := len(run) == 1 && terms[j].IsPair() && utf8.RuneCountInString(want) == 1
			if !first || !strings.HasPrefix(got, want) {
				return false
			}
		}
	}
	return true
}

// best gives the windows of a text with most parts of the query in them, in order.
func best(text string, places []stretch) []stretch {
	type candidate struct {
		stretch
		parts, marks int
	}
	var all []candidate
	for i := range places {
		from, to := window(text, places[i].from, places[i].to)
		c, parts := candidate{stretch: stretch{from: from, to: to}}, map[int]bool{}
		for _, p := range places[i:] {
			if p.to > to {
				break
			}
			parts[p.part] = true
			c.marks++
		}
		c.parts = len(parts)
		all = append(all, c)
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		if a.parts != b.parts {
			return b.parts - a.parts
		}
		return b.marks - a.marks
	})
	var out []stretch
	for _, c := range all {
		apart := !slices.ContainsFunc(out, func(o stretch) bool { return c.from < o.to && o.from < c.to })
		if apart && len(out) < snippetsShown {
			out = append(out, c.stretch)
		}
	}
	slices.SortFunc(out, func(a, b stretch) int { return a.from - b.from })
	return out
}

// window gives the part of the paragraph around [from, to) that a snippet shows: a third of
// it before, cut between words where there are spaces.
func window(text string, from, to int) (start, end int) {
	low := strings.LastIndexByte(text[:from], '\n') + 1
	high := len(text)
	if i := strings.IndexByte(text[to:], '\n'); i >= 0 {
		high = to + i
	}
	start, end = max(low, from-snippetBytes/3), min(high, max(to, from+snippetBytes*2/3))
	if start > low {
		if i := strings.IndexByte(text[start:from], ' '); i >= 0 {
			start += i + 1
		}
	}
	if end < high {
		if i := strings.LastIndexByte(text[to:end], ' '); i > 0 {
			end = to + i
		}
	}
	for start < from && !utf8.RuneStart(text[start]) {
		start++
	}
	for end < len(text) && end > to && !utf8.RuneStart(text[end]) {
		end--
	}
	return start, end
}
