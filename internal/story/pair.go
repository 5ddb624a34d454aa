package story

import (
	"math"

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
	featurePassages // runs of six words that both have, saturating
	featureCount
)

var featureNames = [featureCount]string{"bias", "words", "names", "title and lead", "lead in text", "vector", "vector of title", "numbers",
	"sound of names", "days named", "weeks apart", "time unknown", "copied", "size", "words squared", "ahead in meaning",
	"lead words in text", "lead names in text", "lead numbers in text", "years named", "years apart", "other weekdays", "same passages"}

// compare gives the features of the pair; false when a first glance shows nothing in common. In
// another language two texts of one event may share no word. m is how near they are in meaning,
// where that is another thing than the cosine of their vectors.
func (q *query) compare(b *parallax.Sketch, m *Meaning) (f Features, ok bool) {
	copied := q.copied(b.Article)
	both := q.meet(b)
	if copied == 0 && !crosses(&q.sketch, b) && both.glance(q) < enough {
		return f, false
	}
	sh := both.sum(q)
	q.fill(&f, &sh, b)
	q.titles(&f, both, b)
	vector, opening := b.Coarse()
	if says(q.opening, opening) {
		f[featureOpening] = max(0, float64(q.opening.Dot(opening)))
	} else {
		f[featureOpening] = f[featureTitles] // words stand in for meanings where there are no vectors
	}
	f[featureYears], f[featureYearGap] = q.yearsOf(both, b)
	f.meant(q.vector, vector, m)
	f[featureCopy] = copied
	f[featurePassages] = -math.Expm1(-q.passages.in(b) / passagesFull)
	return f, true
}

// meant sets how near two articles are in meaning, by their vectors where m is nil; the words are compared already.
func (f *Features) meant(v, w parallax.Coarse, m *Meaning) {
	if m == nil {
		m = &Meaning{Cosine: float64(v.Dot(w))}
	}
	f[featureVector], f[featureAhead] = max(0, m.Cosine), m.Ahead
	if !says(v, w) {
		f[featureVector] = math.Sqrt(f[featureWords])
	}
}

// says reports whether both vectors say anything.
func says(v, w parallax.Coarse) bool { return len(v.Parts()) > 0 && len(w.Parts()) > 0 }

// fill sets the features from what the texts share.
func (q *query) fill(f *Features, sh *shared, b *parallax.Sketch) {
	cosine := func(kind parallax.TermKind) float64 {
		if n := q.norms[kind] * sh.norms[kind]; n > 0 {
			return min(1, sh.dot[kind]/math.Sqrt(n))
		}
		return 0
	}
	f[featureBias] = 1
	f[featureWords] = cosine(parallax.TermWord)
	f[featureWords2] = f[featureWords] * f[featureWords]
	f[featureNamed] = cosine(parallax.TermName)
	f[featureSounds] = cosine(parallax.TermSound)
	f[featureNumbers] = -math.Expm1(-sh.less[parallax.TermNumber] / 10)
	f[featureDays] = -math.Expm1(-sh.less[parallax.TermDay] / 5)
	gap, sure := apartDays(&q.sketch, b)
	f[featureGap] = sure * max(0, min(gap, farDays)-nearDays) / 6
	f[featureUndated] = 1 - sure
	if q.weekdays && sh.dot[parallax.TermWeekday] == 0 && sh.norms[parallax.TermWeekday] > 0 {
		f[featureWeekdays] = 1
	}
	f[featureSize] = math.Log(float64(max(minTerms, min(q.sketch.Terms.Len(), b.Terms.Len()))) / 100)
}

// titles sets the cosine of title and lead, and how much of the words, names and numbers of
// either's title and lead stands in the whole text of the other (the mean of both ways).
func (q *query) titles(f *Features, both *meeting, b *parallax.Sketch) {
	here, there := within{all: q.lead, found: both.lead}, within{}
	dot, norm := 0.0, 0.0
	numbers, weights := b.Title.Numbers()
	for i, n := range numbers {
		kind, at := n.Kind(), q.table.find(n)
		w := float64(weights[i])
		x := w * q.damped(kind, at)
		there.add(kind, math.Round(x), at.term >= 0)
		if kind != parallax.TermWord && kind != parallax.TermName {
			continue
		}
		norm += math.Round(x * x) // whole numbers add up the same in any order
		if at.title >= 0 {
			dot += math.Round(q.title[at.title] * w)
		}
	}
	if n := q.titleNorm * norm; n > 0 {
		f[featureTitles] = min(1, dot/math.Sqrt(n))
	}
	f[featureLead] = (here.share() + there.share()) / 2
	f[featureWordsIn] = mean(&here, &there, parallax.TermWord)
	f[featureNamesIn] = mean(&here, &there, parallax.TermName)
	f[featureCountIn] = mean(&here, &there, parallax.TermNumber)
}

// byKind has a value for each kind of term.
type byKind [parallax.TermKinds]float64

// within sums by kind the weights of terms, and of those that stand in the other text.
type within struct{ all, found byKind }

func (w *within) add(kind parallax.TermKind, weight float64, found bool) {
	w.all[kind] += weight
	if found {
		w.found[kind] += weight
	}
}

// share gives the share of words and names together that was found; 0 when there are none.
func (w *within) share() float64 {
	all := w.all[parallax.TermWord] + w.all[parallax.TermName]
	return (w.found[parallax.TermWord] + w.found[parallax.TermName]) / max(all, 1)
}

// mean gives the mean share of terms of a kind that was found, of those that have any.
func mean(a, b *within, kind parallax.TermKind) float64 {
	sum, n := 0.0, 0.0
	for _, w := range [...]*within{a, b} {
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

// yearsOf gives how alike the years named are, and how far apart the articles may be in years:
// a text tells nothing that is later than itself, so the latest year it names is near its own.
func (q *query) yearsOf(both *meeting, b *parallax.Sketch) (alike, gap float64) {
	last := b.At.Year() // 1 when unknown
	if b.At.IsZero() {
		last = max(last, both.lastYear)
	}
	if both.sameYears > 0 {
		alike = float64(both.sameYears) / float64(q.years+both.otherYears)
	}
	if q.last > 1 && last > 1 {
		gap = min(maxYears, math.Abs(float64(q.last-last))) / maxYears
	}
	return alike, gap
}
