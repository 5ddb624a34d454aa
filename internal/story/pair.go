package story

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"parallax"
)

const (
	// glance and enough are what a pair must share to be compared further, as Near is chosen.
	glance, enough = parallax.Glance, parallax.Enough

	// farDays is the distance in days beyond which more distance tells nothing more.
	farDays = 14

	// minTerms is the least size that counts: shorter texts than were fitted on gain no more by it.
	minTerms = 50

	// maxYears is the distance in years beyond which more distance tells nothing more.
	maxYears = 3

	// unsaid is how much of a lead without names, or without numbers, is taken to stand in the other text.
	unsaid = 0.3

	// nearDays is the distance that tells nothing: one event is reported over a day, and
	// dates without a zone are off by one.
	nearDays = 1
)

// Features are what is looked at when two articles are compared. Cosines are of weighted
// terms; all but gap and size lie between 0 and 1.
type Features [featureCount]float64

// The features, by their index in Features; their names stand in featureNames.
const (
	featureBias     = iota
	featureWords    // cosine of stems
	featureNamed    // cosine of words of names
	featureTitles   // cosine of title and lead
	featureLead     // how much of the words and names of either's title and lead stands in the other's text
	featureVector   // cosine of vectors
	featureOpening  // cosine of the vectors of titles
	featureNumbers  // shared numbers with their things, saturating
	featureSounds   // cosine of how names sound
	featureDays     // days named by both texts, saturating
	featureGap      // distance of the reports: 0 up to nearDays or when unknown, 1 for a week, at most that of farDays
	featureUndated  // 1 when the distance is unknown, 0.3 when it is read from the text alone
	featureCopy     // share of text copied, or 0.3 for a link or citation
	featureSize     // logarithm of the number of terms of the smaller, around 100
	featureWords2   // featureWords squared
	featureAhead    // across languages, how much nearer in meaning than to any other story
	featureWordsIn  // how much of the words of either's title and lead stands in the other's text
	featureNamesIn  // the same of words of names
	featureCountIn  // the same of numbers with their things
	featureYears    // years named: those of both among those of either
	featureYearGap  // distance of the years of report, or else of the latest years named: 1 for maxYears or more
	featureWeekdays // 1 when both name weekdays, and none in common
	featureCount
)

var featureNames = [featureCount]string{"bias", "words", "names", "title and lead", "lead in text", "vector", "vector of title", "numbers",
	"sound of names", "days named", "weeks apart", "time unknown", "copied", "size", "words squared", "ahead in meaning",
	"lead words in text", "lead names in text", "lead numbers in text", "years named", "years apart", "other weekdays"}

// term is a term of the article at hand.
type term struct {
	key    string
	weight float64 // damped
	damp   float64
}

// query is an article prepared for comparison with many others.
type query struct {
	sketch   parallax.Sketch
	terms    []term // weightiest first
	damps    map[string]float64
	mean     map[byte]float64 // mean damping by prefix
	norms    map[byte]float64
	title    float64         // length of the title's words and names
	named    map[string]bool // terms of years
	last     int             // year of report, or else the latest named; 1 when unknown
	weekdays bool            // whether it names any
	edges    map[parallax.ArticleID]float64
}

// ask prepares an article for comparison.
func ask(s parallax.Sketch, edges []parallax.Edge, near *parallax.Near) *query {
	q := &query{
		sketch: s, damps: make(map[string]float64, len(s.Terms)), mean: map[byte]float64{},
		norms: map[byte]float64{}, edges: map[parallax.ArticleID]float64{},
		named: map[string]bool{},
	}
	count := map[byte]float64{}
	for key, w := range s.Terms {
		d := near.Damp(key)
		q.damps[key] = d
		q.terms = append(q.terms, term{key: key, weight: float64(w) * d, damp: d})
		q.mean[key[0]] += d
		count[key[0]]++
	}
	for kind := range q.mean {
		q.mean[kind] /= count[kind]
	}
	slices.SortFunc(q.terms, func(a, b term) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.key, b.key))
	})
	for _, t := range q.terms { // in this order, so that sums are the same in every run
		q.norms[t.key[0]] += t.weight * t.weight
	}
	q.title = q.titleNorm(s.Title)
	q.last = s.At.Year()
	for key := range s.Terms {
		switch key[0] {
		case prefixYear[0]:
			q.named[key] = true
			if year, err := strconv.Atoi(key[len(prefixYear):]); err == nil && s.At.IsZero() {
				q.last = max(q.last, year)
			}
		case prefixWeek[0]:
			q.weekdays = true
		}
	}
	for _, e := range edges {
		if e.To == "" {
			continue
		}
		share := 0.3
		if e.Kind == parallax.Copies {
			share = max(share, e.Share)
		}
		q.edges[e.To] = max(q.edges[e.To], share)
	}
	return q
}

// damped gives the damping of a term, the mean of its kind when its frequency is not at hand.
func (q *query) damped(key string) float64 {
	if d, ok := q.damps[key]; ok {
		return d
	}
	if m, ok := q.mean[key[0]]; ok {
		return m
	}
	return 1
}

func (q *query) titleNorm(title map[string]int) float64 {
	var sum float64
	for key, w := range title {
		if key[0] != prefixWord[0] && key[0] != prefixName[0] {
			continue
		}
		x := float64(w) * q.damped(key)
		sum += math.Round(x * x) // whole numbers add up the same in any order
	}
	return sum
}

// shared is what two articles have in common.
type shared struct {
	dot    [256]float64 // by prefix
	square [256]float64 // of the other's weights of shared terms, by prefix
	damped [256]float64 // the same of damped weights
	names  []term       // shared words of names, weightiest first
	others []term       // shared numbers, days and words, weightiest first
}

// compare gives the features of the pair and what it shares; false when a first glance shows
// nothing in common. In another language two texts of one event may share no word.
func (q *query) compare(b *parallax.Sketch, m Meaning) (Features, shared, bool) {
	var f Features
	var sh shared
	copied := q.edges[b.Article]
	seen := 0.0
	for i, t := range q.terms {
		if w, ok := b.Terms[t.key]; ok {
			y := float64(w) * t.damp
			sh.dot[t.key[0]] += t.weight * y
			sh.square[t.key[0]] += float64(w * w)
			sh.damped[t.key[0]] += math.Round(y * y)
			seen += min(t.weight, y)
			if t.key[0] == prefixName[0] {
				sh.names = append(sh.names, term{t.key, min(t.weight, y), t.damp})
			} else if t.key[0] != prefixSound[0] {
				sh.others = append(sh.others, term{t.key, min(t.weight, y), t.damp})
			}
		}
		if i == glance && seen < enough && copied == 0 && !crosses(&q.sketch, b) {
			return f, sh, false
		}
	}
	if seen < enough && copied == 0 && !crosses(&q.sketch, b) {
		return f, sh, false
	}
	q.fill(&f, &sh, b)
	f[featureVector], f[featureAhead] = max(0, m.Cosine), m.Ahead
	if len(q.sketch.Vector) == 0 || len(b.Vector) == 0 {
		f[featureVector] = math.Sqrt(f[featureWords])
	}
	f[featureCopy] = copied
	return f, sh, true
}

// fill sets the features from what is shared.
func (q *query) fill(f *Features, sh *shared, b *parallax.Sketch) {
	all := q.read(b, sh)
	cosine := func(kind byte) float64 {
		if n := q.norms[kind] * all.norms[kind]; n > 0 {
			return min(1, sh.dot[kind]/math.Sqrt(n))
		}
		return 0
	}
	f[featureBias] = 1
	f[featureWords] = cosine(prefixWord[0])
	f[featureWords2] = f[featureWords] * f[featureWords]
	f[featureNamed] = cosine(prefixName[0])
	f[featureSounds] = cosine(prefixSound[0])
	q.titles(f, b)
	var numbers, days float64
	for _, t := range sh.others {
		switch t.key[0] {
		case prefixNumber[0]:
			numbers += t.weight / scale
		case prefixDay[0]:
			days += t.weight / scale
		}
	}
	f[featureNumbers] = -math.Expm1(-numbers / 10)
	f[featureDays] = -math.Expm1(-days / 5)
	gap, sure := apartDays(&q.sketch, b)
	f[featureGap] = sure * max(0, min(gap, farDays)-nearDays) / 6
	f[featureUndated] = 1 - sure
	f[featureOpening] = max(0, float64(q.sketch.Opening.Dot(b.Opening)))
	if len(q.sketch.Opening) == 0 || len(b.Opening) == 0 {
		f[featureOpening] = f[featureTitles] // words stand in for meanings where there are no vectors
	}
	f[featureYears], f[featureYearGap] = q.years(b, all.years)
	if q.weekdays && sh.dot[prefixWeek[0]] == 0 && all.norms[prefixWeek[0]] > 0 {
		f[featureWeekdays] = 1
	}
	f[featureSize] = math.Log(float64(max(minTerms, min(len(q.sketch.Terms), len(b.Terms)))) / 100)
}

// whole is what is read from all terms of the other article in one go, since walking them costs
// more than all else.
type whole struct {
	norms [256]float64 // squared lengths by prefix
	years []string     // terms of years
}

// read reads the other article. Terms that are not shared are damped by the mean of their kind.
func (q *query) read(b *parallax.Sketch, sh *shared) (out whole) {
	for key, w := range b.Terms {
		out.norms[key[0]] += float64(w * w) // whole numbers add up the same in any order
		if key[0] == prefixYear[0] {
			out.years = append(out.years, key)
		}
	}
	for kind := range out.norms {
		if all := out.norms[kind]; all > 0 {
			mean, known := q.mean[byte(kind)]
			if !known {
				mean = 1
			}
			out.norms[kind] = mean*mean*(all-sh.square[kind]) + sh.damped[kind]
		}
	}
	return out
}

// titles sets the cosine of title and lead, and how much of the words, names and numbers of
// either's title and lead stands in the whole text of the other (the mean of both ways).
func (q *query) titles(f *Features, b *parallax.Sketch) {
	var here, there within
	dot := 0.0
	for key, w := range q.sketch.Title {
		x := math.Round(float64(w) * q.damped(key))
		_, ok := b.Terms[key]
		here.add(key[0], x, ok)
		if v, ok := b.Title[key]; ok && (key[0] == prefixWord[0] || key[0] == prefixName[0]) {
			dot += math.Round(x * float64(v))
		}
	}
	for key, w := range b.Title {
		_, ok := q.sketch.Terms[key]
		there.add(key[0], math.Round(float64(w)*q.damped(key)), ok)
	}
	if n := q.title * q.titleNorm(b.Title); n > 0 {
		f[featureTitles] = min(1, dot/math.Sqrt(n))
	}
	f[featureLead] = (here.lead() + there.lead()) / 2
	f[featureWordsIn] = mean(&here, &there, prefixWord[0])
	f[featureNamesIn] = mean(&here, &there, prefixName[0])
	f[featureCountIn] = mean(&here, &there, prefixNumber[0])
}

// within sums by prefix the weights of terms, and of those that stand in the other text.
type within struct{ all, found [256]float64 }

func (w *within) add(kind byte, weight float64, found bool) {
	w.all[kind] += weight
	if found {
		w.found[kind] += weight
	}
}

// lead gives the share of words and names together that was found; 0 when there are none.
func (w *within) lead() float64 {
	all := w.all[prefixWord[0]] + w.all[prefixName[0]]
	return (w.found[prefixWord[0]] + w.found[prefixName[0]]) / max(all, 1)
}

// mean gives the mean share of terms of a kind that was found, of those that have any.
func mean(a, b *within, kind byte) float64 {
	sum, n := 0.0, 0.0
	for _, w := range []*within{a, b} {
		if w.all[kind] > 0 {
			sum += w.found[kind] / w.all[kind]
			n++
		}
	}
	if n == 0 {
		return unsaid
	}
	return sum / n
}

// years gives how alike the years named are, and how far apart the articles may be in years:
// a text tells nothing that is later than itself, so the latest year it names is near its own.
func (q *query) years(b *parallax.Sketch, named []string) (alike, gap float64) {
	both, either := 0, len(q.named)
	last := b.At.Year() // 1 when unknown
	for _, key := range named {
		if b.At.IsZero() {
			year, _ := strconv.Atoi(key[len(prefixYear):])
			last = max(last, year)
		}
		if q.named[key] {
			both++
		} else {
			either++
		}
	}
	if both > 0 {
		alike = float64(both) / float64(either)
	}
	if q.last > 1 && last > 1 {
		gap = min(maxYears, math.Abs(float64(q.last-last))) / maxYears
	}
	return alike, gap
}
