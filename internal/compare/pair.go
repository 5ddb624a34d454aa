package compare

import (
	"maps"
	"math"
	"slices"
	"strings"

	"parallax"
)

// pair is two statements of different tellings with what speaks for their making one claim.
type pair struct {
	a, b   *statement // a.id < b.id
	first  float64    // likeness of the words alone, 0 to 1
	looks  [looks]float64
	logit  float64         // of the pair by itself
	alone  float64         // and the probability of it
	rounds [rounds]float64 // what was looked at in the second round
	score  float64         // probability that both make one claim, with its neighbourhood
}

// What is looked at in a pair, in the order of the weights file.
const (
	lookCosine    = iota // soft overlap of weighted stems over the geometric mean of both
	lookContained        // over the lesser
	lookCovered          // over the greater
	lookAmount           // how much is shared at all, squashed
	lookRarest           // weight of the rarest shared stem
	lookSecond           // and of the next
	lookThird
	lookRun       // longest run of equal stems, over the lesser
	lookBigrams   // share of bigrams in common
	lookNames     // weighted names in common over the lesser
	lookNoNames   // both name somebody and share none
	lookNumbers   // equal numbers, with things counted worth more
	lookThings    // the same thing counted, with another value
	lookNoNumbers // both have numbers and share none
	lookMoments   // the same resolved day
	lookQuoted    // words in quotation marks in common
	lookSpeaker   // the same speaker
	lookSpeakers  // different speakers
	lookBest      // each is the other's best in its article
	lookRow       // likeness over the best of the row
	lookColumn    // and of the column
	lookLead      // both begin their article
	lookDistance  // difference of their places
	lookAround    // likeness of the statements around them
	lookNegation  // one is negated, the other not
	lookShort     // how short the shorter is
	lookRatio     // how unequal in weight
	lookForeign   // of different languages
	lookForeignCosine
	lookHigh  // hinge: cosine above 0.3, for what a straight line misses
	lookTwin  // hinge: cosine above 0.6
	lookPlain // cosine of the words that are no names and no numbers
	lookPlainContained
	lookEarly  // how early both stand in their articles
	lookBrief  // how short the shorter article is
	lookBriefs // and the longer
	lookLong   // how long the longer statement is
	lookLongs  // and the shorter
	lookMeant  // what words of the same meaning add to the cosine
	lookDense  // the passage in which both share most
	lookDenser
	lookContent     // soft overlap of the words without who says it and when, by meaning too
	lookContentLess // over the one that finds less of itself
	lookContentMore
	lookContentSum // how much it is, squashed
	lookLone       // words in common that both tellings say once only
	lookLonest     // the weightiest of them
	lookOnly       // and those that no other telling says
	lookPerson     // the same person, by name or by the pronoun after it
	lookNoPerson   // persons in both, and none in common
	lookTellings   // how many tellings the story has
	lookOrders     // how unlike their places are from the beginning
	lookHedged     // one is hedged, the other not
	lookFuture     // one is of the future, the other not
	looks
)

// The names of the looks are the keys of the weights file.
var lookKeys = [looks]string{"cosine", "contained", "covered", "amount", "rarest", "second", "third", "run", "bigrams", "names", "no_names", "numbers", "things",
	"no_numbers", "moments", "quoted", "speaker", "speakers", "best", "row", "column", "lead", "distance", "around", "negation", "short", "ratio", "foreign",
	"foreign_cosine", "high", "twin", "plain", "plain_contained", "early", "brief", "briefs", "long", "longs", "meant", "dense", "denser",
	"content", "content_less", "content_more", "content_sum", "lone", "lonest", "only", "person", "no_person", "tellings", "orders", "hedged", "future"}

// candidates gives the pairs of statements that share something that tells: never all pairs
// of a large story, since words known to the whole story lead nowhere.
func (s *story) candidates() []*pair {
	index := map[string][]*statement{}
	for _, st := range s.statements {
		for w := range st.stems {
			index[w] = append(index[w], st)
		}
	}
	limit := max(40, int(commonest*float64(len(s.statements))))
	var out []*pair
	var mark = make([]int, len(s.statements)) // 1 + id of the statement that last met this one
	for _, a := range s.statements {
		meet := func(b *statement) {
			if b.id > a.id && b.telling != a.telling && mark[b.id] != a.id+1 {
				mark[b.id] = a.id + 1
				p := &pair{a: a, b: b}
				p.first = s.lexicon.likeness(p)
				if p.first >= faint {
					out = append(out, p)
				}
			}
		}
		for w := range a.stems {
			if len(index[w]) <= limit {
				for _, b := range index[w] {
					meet(b)
				}
			}
			for _, v := range s.lexicon.means[w] {
				if len(index[v]) <= limit {
					for _, b := range index[v] {
						meet(b)
					}
				}
			}
			for v, like := range s.lexicon.near[w] {
				if like >= 0.6 && len(index[v]) <= limit {
					for _, b := range index[v] {
						meet(b)
					}
				}
			}
		}
	}
	slices.SortFunc(out, func(p, q *pair) int {
		if p.a.id != q.a.id {
			return p.a.id - q.a.id
		}
		return p.b.id - q.b.id
	})
	return out
}

// faint is the likeness below which a pair is not worth looking at: in the gold stories one
// true pair in fifteen lies below it, most of them with no word in common.
const faint = 0.03

// likeness is the cosine of weighted stems where a stem without its like meets the nearest
// stem of the other; it sets the first looks on its way.
func (l *lexicon) likeness(p *pair) float64 {
	x := &p.looks
	a, b := l.meet(p.a, p.b), l.meet(p.b, p.a)
	spelled, meant, plain := (a.spelled+b.spelled)/2, (a.meant+b.meant)/2, (a.plain+b.plain)/2
	rest := math.Sqrt(p.a.weight * p.b.weight)
	if rest == 0 {
		return 0
	}
	x[lookCosine] = spelled / rest
	x[lookContained] = spelled / max(0.5, min(p.a.weight, p.b.weight))
	x[lookCovered] = spelled / max(p.a.weight, p.b.weight)
	x[lookAmount] = 1 - math.Exp(-spelled/3)
	x[lookRarest], x[lookSecond], x[lookThird] = a.best[0], a.best[1], a.best[2]
	x[lookMeant] = (meant - spelled) / rest
	if v := math.Sqrt(p.a.plain * p.b.plain); v > 0 {
		x[lookPlain] = plain / v
		x[lookPlainContained] = plain / max(0.5, min(p.a.plain, p.b.plain))
	}
	x[lookDense] = 1 - math.Exp(-min(a.dense, b.dense))
	x[lookDenser] = 1 - math.Exp(-max(a.dense, b.dense))
	return meant / rest
}

// met is how the words of one statement find partners in another.
type met struct {
	spelled float64 // weight of the words with the same stem or a like spelling there
	meant   float64 // and of those with a word of the same meaning there
	plain   float64 // of meant, what is no name and no number
	best    [3]float64
	dense   float64 // of the passage in which most words find partners, with what does not taken off
}

// loss is the part of its weight that a word without a partner takes off a dense passage.
const loss = 0.4

func (l *lexicon) meet(a, b *statement) met {
	var m met
	seen := make(map[string]bool, len(a.words))
	passage := 0.0
	for i := range a.words {
		w := a.words[i].stem
		weight := a.stems[w]
		spelled, meant := l.partner(w, weight, b)
		passage = max(0, passage+meant-loss*weight)
		m.dense = max(m.dense, passage)
		if seen[w] {
			continue
		}
		seen[w] = true
		m.spelled += spelled
		m.meant += meant
		if !a.named[w] {
			m.plain += meant
		}
		for i := range m.best {
			if spelled > m.best[i] {
				copy(m.best[i+1:], m.best[i:len(m.best)-1])
				m.best[i] = spelled
				break
			}
		}
	}
	return m
}

// partner gives what the best partner of a stem in a statement is worth: by its spelling
// alone, and by its meaning too.
func (l *lexicon) partner(w string, weight float64, in *statement) (spelled, meant float64) {
	if _, ok := in.stems[w]; ok {
		return weight, weight
	}
	for v, like := range l.near[w] {
		if other, ok := in.stems[v]; ok {
			spelled = max(spelled, like*like*math.Sqrt(weight*other))
		}
	}
	meant = spelled
	for _, v := range l.means[w] {
		if other, ok := in.stems[v]; ok {
			meant = max(meant, sameMeaning*math.Sqrt(weight*other))
		}
	}
	return spelled, meant
}

// look sets what needs only the two statements.
func (s *story) look(p *pair) {
	a, b := p.a, p.b
	x := &p.looks
	run, grams := sequences(a, b)
	lesser := float64(max(3, min(len(a.words), len(b.words))))
	x[lookRun] = min(1, float64(run)/lesser)
	x[lookBigrams] = float64(grams) / lesser
	x[lookNames], x[lookNoNames] = s.nameLooks(a, b)
	x[lookNumbers], x[lookThings], x[lookNoNumbers] = numberLooks(a, b)
	x[lookMoments] = momentLook(a, b)
	x[lookQuoted] = quotedLook(a, b)
	if a.Speaker != "" && b.Speaker != "" {
		if sameName(a.Speaker, b.Speaker) {
			x[lookSpeaker] = 1
		} else {
			x[lookSpeakers] = 1
		}
	}
	if a.place < 0.1 && b.place < 0.1 || a.order <= 1 && b.order <= 1 {
		x[lookLead] = 1
	}
	x[lookEarly] = math.Exp(-float64(a.order)/3) * math.Exp(-float64(b.order)/3)
	na, nb := float64(len(a.telling.statements)), float64(len(b.telling.statements))
	x[lookBrief], x[lookBriefs] = -math.Log(min(na, nb))/3, -math.Log(max(na, nb))/3
	la, lb := math.Log(1+float64(len(a.words)))/3, math.Log(1+float64(len(b.words)))/3
	x[lookLong], x[lookLongs] = max(la, lb), min(la, lb)
	x[lookDistance] = math.Abs(a.place - b.place)
	if a.Negated != b.Negated {
		x[lookNegation] = 1
	}
	x[lookShort] = 1 / float64(1+min(len(a.words), len(b.words)))
	if w := max(a.weight, b.weight); w > 0 {
		x[lookRatio] = 1 - min(a.weight, b.weight)/w
	}
	if !sameLanguage(a.article().Language, b.article().Language) {
		x[lookForeign] = 1
		x[lookForeignCosine] = x[lookCosine]
	}
	x[lookHigh] = max(0, x[lookCosine]-0.3)
	x[lookTwin] = max(0, x[lookCosine]-0.6)
}

// sequences gives the length of the longest run of equal stems and the number of bigrams of
// stems that stand in both.
func sequences(a, b *statement) (run, bigrams int) {
	row := make([]int, len(b.words)+1)
	for i := range a.words {
		last := 0
		for j := range b.words {
			keep := row[j+1]
			if a.words[i].stem == b.words[j].stem {
				row[j+1] = last + 1
				run = max(run, row[j+1])
				if row[j+1] == 2 || row[j+1] > 2 {
					bigrams++
				}
			} else {
				row[j+1] = 0
			}
			last = keep
		}
	}
	return run, bigrams
}

// nameLooks compares the names of both: capitalised words serve where no names were noticed.
func (s *story) nameLooks(a, b *statement) (shared, none float64) {
	na, nb := s.nameStems(a), s.nameStems(b)
	if len(na) == 0 || len(nb) == 0 {
		return 0, 0
	}
	var sum, wa, wb float64
	for _, w := range slices.Sorted(maps.Keys(na)) { // in one order, so that sums are the same in every run
		wa += na[w]
		if _, ok := nb[w]; ok {
			sum += na[w]
		}
	}
	for _, w := range slices.Sorted(maps.Keys(nb)) {
		wb += nb[w]
	}
	if sum == 0 {
		return 0, 1
	}
	return sum / max(0.3, min(wa, wb)), 0
}

func (s *story) nameStems(st *statement) map[string]float64 {
	out := map[string]float64{}
	for _, w := range st.words {
		if w.name && !w.digit || slices.ContainsFunc(st.names, func(n *parallax.Annotation) bool { return n.Span.Start <= w.start && w.end <= n.Span.End }) {
			out[w.stem] = s.lexicon.weight[w.stem]
		}
	}
	return out
}

// numberLooks compares what is counted and measured.
func numberLooks(a, b *statement) (equal, things, none float64) {
	if len(a.quantities) == 0 || len(b.quantities) == 0 {
		return 0, 0, 0
	}
	for _, q := range a.quantities {
		for _, r := range b.quantities {
			switch {
			case sameValue(q.Quantity, r.Quantity) && alikeThing(q.Quantity, r.Quantity):
				equal += 1
			case sameValue(q.Quantity, r.Quantity) && (q.Quantity.Value >= 13 || q.Quantity.Type == parallax.Money):
				equal += 0.7
			case alikeThing(q.Quantity, r.Quantity) && q.Quantity.Thing != "":
				things += 1
			}
		}
	}
	if equal == 0 && things == 0 {
		none = 1
	}
	return min(equal, 2) / 2, min(things, 2) / 2, none
}

func sameValue(q, r *parallax.Quantity) bool {
	return q.Type == r.Type && q.Value == r.Value && (q.Unit == r.Unit)
}

func alikeThing(q, r *parallax.Quantity) bool {
	return q.Type == r.Type && q.Thing == r.Thing && (q.Act == "" || r.Act == "" || q.Act == r.Act)
}

// momentLook is 1 when both speak of one resolved day or shorter time.
func momentLook(a, b *statement) float64 {
	for _, m := range a.moments {
		for _, n := range b.moments {
			if m.Moment.Value != "" && m.Moment.Type == n.Moment.Type && m.Moment.Value == n.Moment.Value && m.Moment.Value != "PRESENT_REF" {
				return 1
			}
		}
	}
	return 0
}

// quotedLook is the share of words in quotation marks that both have.
func quotedLook(a, b *statement) float64 {
	if len(a.quoted) == 0 || len(b.quoted) == 0 {
		return 0
	}
	n := 0
	for _, w := range a.quoted {
		if slices.Contains(b.quoted, w) {
			n++
		}
	}
	return float64(n) / float64(max(3, min(len(a.quoted), len(b.quoted))))
}

// sameName reports whether one name is the other or a part of it ("Elsa Brandt", "Brandt").
func sameName(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if x, y := strings.Fields(a), strings.Fields(b); len(x) > 1 && len(y) > 1 && x[len(x)-1] == y[len(y)-1] && x[0][:1] == y[0][:1] {
		return true // "Tim Ferri", "Timothy J. Ferri"
	}
	return strings.HasSuffix(b, " "+a) || strings.HasPrefix(b, a+" ")
}

// sameLanguage compares the main parts of BCP 47 tags; an unknown language is like any other.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return a == "" || b == "" || a == b
}
