package story

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"parallax"
)

// invented makes a sketch of random terms of all kinds, few enough that two share some.
func invented(r *rand.Rand, id string) parallax.Sketch {
	s := parallax.Sketch{Article: parallax.ArticleID(id), Story: "s_" + parallax.StoryID(id), Language: []string{"en", "en", "de", ""}[r.IntN(4)]}
	if r.IntN(3) > 0 {
		s.At = time.Date(2028+r.IntN(4), 5, 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
	}
	terms, title := map[string]int{}, map[string]int{}
	for range r.IntN(200) {
		key := "wnnqdxyk?"[r.IntN(9):][:1] + ":" + fmt.Sprint(r.IntN(150))
		switch key[0] {
		case 'd':
			key = fmt.Sprintf("d:%04d-%02d-%02d", 2028+r.IntN(4), 1+r.IntN(12), 1+r.IntN(28))
			if r.IntN(3) == 0 {
				key = "d:--" + key[len("d:2028-"):]
			}
		case 'y':
			key = fmt.Sprint("y:", 2020+r.IntN(12))
		case 'k':
			key = fmt.Sprint("k:", 1+r.IntN(7))
		}
		terms[key] = 100 + r.IntN(800)
		if r.IntN(4) == 0 {
			title[key] = 100 + r.IntN(800)
		}
	}
	for range r.IntN(4) { // in the title alone
		title["w:"+fmt.Sprint(r.IntN(300))] = 100 + r.IntN(800)
	}
	s.Terms, s.Title = parallax.NewTerms(terms), parallax.NewTerms(title)
	for n := range uint32(20) {
		if r.IntN(5) == 0 {
			s.Passages = append(s.Passages, 7+n)
		}
	}
	s.Outlet = []string{"", "ayr", "bex"}[r.IntN(3)]
	if r.IntN(3) > 0 {
		s.Vector, s.Opening = unit(parallax.Vector{0.6, float32(r.NormFloat64())}), unit(parallax.Vector{0.8, float32(r.NormFloat64())})
	}
	return s
}

// TestCompareIsPlain holds the walk over numbers against features reckoned by their definitions,
// term by term as they are written.
func TestCompareIsPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	compared := 0
	for range 300 {
		a := invented(r, "a")
		near := parallax.Near{Documents: r.IntN(5000), Frequency: map[parallax.Term]int{}, Sketches: []parallax.Sketch{invented(r, "n1"), invented(r, "n2"), invented(r, "n3"), a}}
		near.Sketches[1].Story = near.Sketches[0].Story
		numbers, _ := a.Terms.Numbers()
		for _, n := range numbers {
			near.Frequency[n] = r.IntN(1 + near.Documents/(1+r.IntN(50)))
		}
		var edges []parallax.Edge
		if r.IntN(4) == 0 {
			edges = []parallax.Edge{{Kind: parallax.Copies, To: "b1", Share: 0.8}}
		}
		q := ask(a, edges, &near)
		for i := range 4 { // one query, many comparisons
			b := invented(r, fmt.Sprint("b", i))
			m := Meaning{Cosine: r.Float64(), Ahead: r.NormFloat64()}
			p := twoTexts{a, b, a.Terms.Map(), b.Terms.Map(), a.Title.Map(), b.Title.Map(), near}
			if r.IntN(2) == 0 {
				b.Terms, b.Title = b.Terms.Light(), b.Title.Light()
			}
			got, ok := q.compare(&b, &m)
			if want := p.shared(glance+1) >= enough || crosses(&a, &b) || q.copied(b.Article) > 0; ok != want {
				t.Fatalf("compared: %v, want %v of\n%v\n%v", ok, want, p.terms, p.others)
			}
			if !ok {
				continue
			}
			compared++
			want := p.features(&m, q.copied(b.Article))
			for i := range got {
				if math.Abs(got[i]-want[i]) > 0.01 { // weights are rounded
					t.Fatalf("%s is %v, want %v of\n%v\n%v", featureNames[i], got[i], want[i], p.terms, p.others)
				}
			}
		}
	}
	if compared < 200 {
		t.Errorf("only %d pairs were compared", compared)
	}
}

// twoTexts is a pair, with its terms as they are written.
type twoTexts struct {
	a, b                           parallax.Sketch
	terms, others, title, otherTop map[string]int
	near                           parallax.Near
}

// damp is that of a term of a, or else the mean of its kind.
func (p *twoTexts) damp(key string) float64 {
	if p.terms[key] > 0 {
		return p.near.Damp(parallax.TermOf(key))
	}
	sum, n := 0.0, 0.0
	for k := range p.terms {
		if k[0] == key[0] {
			sum += p.near.Damp(parallax.TermOf(k))
			n++
		}
	}
	if n == 0 {
		return 1
	}
	return sum / n
}

// least is the lesser weight of a term, damped.
func (p *twoTexts) least(key string) float64 {
	return float64(min(p.terms[key], p.others[key])) * p.damp(key)
}

// shared is the weight shared of the n weightiest terms.
func (p *twoTexts) shared(n int) (sum float64) {
	var keys []string
	for k := range p.terms {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		x, y := float64(p.terms[a])*p.damp(a), float64(p.terms[b])*p.damp(b)
		return cmp.Or(cmp.Compare(y, x), strings.Compare(a, b))
	})
	for _, k := range keys[:min(n, len(keys))] {
		sum += p.least(k)
	}
	return sum
}

// cosine is that of damped weights of terms of some kinds; those of b are damped in the product by damp.
func (p *twoTexts) cosine(a, b map[string]int, kinds string, damp func(string) float64) float64 {
	dot, x, y := 0.0, 0.0, 0.0
	for k, w := range a {
		if strings.Contains(kinds, k[:1]) {
			d := float64(w) * p.damp(k)
			dot += d * float64(b[k]) * damp(k)
			x += d * d
		}
	}
	for k, w := range b {
		if strings.Contains(kinds, k[:1]) {
			y += float64(w) * p.damp(k) * float64(w) * p.damp(k)
		}
	}
	if x == 0 || y == 0 {
		return 0
	}
	return min(1, dot/math.Sqrt(x*y))
}

// in is the part of a title and lead that stands in a text; there is false when it has no term of the kinds.
func (p *twoTexts) in(title, text map[string]int, kinds string) (share float64, there bool) {
	all, found := 0.0, 0.0
	for k, w := range title {
		if strings.Contains(kinds, k[:1]) {
			all += float64(w) * p.damp(k)
			if text[k] > 0 {
				found += float64(w) * p.damp(k)
			}
		}
	}
	return found / max(all, 1), all > 0
}

// within is the mean of both ways, of those that have any.
func (p *twoTexts) within(kinds string) float64 {
	x, hasX := p.in(p.title, p.others, kinds)
	y, hasY := p.in(p.otherTop, p.terms, kinds)
	switch {
	case hasX && hasY:
		return (x + y) / 2
	case hasX || hasY:
		return x + y
	}
	return unsaid
}

// less is the lesser weights of shared terms of a kind, in nats.
func (p *twoTexts) less(kind byte) (sum float64) {
	for k := range p.terms {
		if k[0] == kind {
			sum += p.least(k) / 100
		}
	}
	return sum
}

// count gives the terms of a kind of a, of b and of both, and the latest years of each.
func (p *twoTexts) count(kind byte) (a, b, both float64, lastA, lastB int) {
	for k := range p.terms {
		if k[0] == kind {
			a++
			y, _ := strconv.Atoi(k[2:])
			lastA = max(lastA, y)
			if p.others[k] > 0 {
				both++
			}
		}
	}
	for k := range p.others {
		if k[0] == kind {
			b++
			y, _ := strconv.Atoi(k[2:])
			lastB = max(lastB, y)
		}
	}
	return a, b, both, lastA, lastB
}

// passages is the passages of both, each by the number of stories near that have it.
func (p *twoTexts) passages() (sum float64) {
	if p.a.Outlet != "" && p.a.Outlet == p.b.Outlet {
		return 0
	}
	for _, n := range p.a.Passages {
		stories := map[parallax.StoryID]bool{}
		for _, s := range p.near.Sketches {
			if s.Article != p.a.Article && slices.Contains(s.Passages, n) {
				stories[s.Story] = true
			}
		}
		if slices.Contains(p.b.Passages, n) {
			sum += 1 / float64(max(1, len(stories)))
		}
	}
	return sum
}

func (p *twoTexts) features(m *Meaning, copied float64) (f Features) {
	f[featureBias], f[featureCopy] = 1, copied
	f[featureWords], f[featureNamed], f[featureSounds] = p.cosine(p.terms, p.others, "w", p.damp), p.cosine(p.terms, p.others, "n", p.damp), p.cosine(p.terms, p.others, "x", p.damp)
	f[featureWords2] = f[featureWords] * f[featureWords]
	f[featureTitles] = p.cosine(p.title, p.otherTop, "wn", func(string) float64 { return 1 }) // as the weights were fitted
	x, _ := p.in(p.title, p.others, "wn")
	y, _ := p.in(p.otherTop, p.terms, "wn")
	f[featureLead] = (x + y) / 2
	f[featureWordsIn], f[featureNamesIn], f[featureCountIn] = p.within("w"), p.within("n"), p.within("q")
	f[featureNumbers], f[featureDays] = 1-math.Exp(-p.less('q')/10), 1-math.Exp(-p.less('d')/5)
	gap, sure := apartDays(&p.a, &p.b)
	f[featureGap], f[featureUndated] = sure*max(0, min(gap, farDays)-nearDays)/6, 1-sure
	f[featureVector], f[featureAhead] = m.Cosine, m.Ahead
	f[featureOpening] = max(0, float64(p.a.Opening.Dot(p.b.Opening)))
	if p.a.Vector == nil || p.b.Vector == nil {
		f[featureVector], f[featureOpening] = math.Sqrt(f[featureWords]), f[featureTitles]
	}
	f[featureSize] = math.Log(float64(max(minTerms, min(len(p.terms), len(p.others)))) / 100)
	years, otherYears, both, last, otherLast := p.count('y')
	if both > 0 {
		f[featureYears] = both / (years + otherYears - both)
	}
	if !p.a.At.IsZero() {
		last = p.a.At.Year()
	}
	if !p.b.At.IsZero() {
		otherLast = p.b.At.Year()
	}
	if last > 0 && otherLast > 0 {
		f[featureYearGap] = min(maxYears, math.Abs(float64(last-otherLast))) / maxYears
	}
	f[featurePassages] = 1 - math.Exp(-p.passages()/passagesFull)
	if days, otherDays, both, _, _ := p.count('k'); days > 0 && otherDays > 0 && both == 0 {
		f[featureWeekdays] = 1
	}
	return f
}
